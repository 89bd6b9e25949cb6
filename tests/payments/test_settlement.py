"""What the bank executed: said by its report or recorded from its statement, and what was never sent is withdrawn."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from httpx2 import Response
from sqlalchemy import text

from backend.core import clock
from backend.core.access import Actor, Role
from backend.core.clock import paris_date
from backend.core.db import rows
from backend.core.ids import new_id
from backend.payments import service
from backend.payments.sepa.pain002 import Said, Status
from tests.conftest import Headers
from tests.payments.bank import Bank, at_once, pain002
from tests.providers.story import Json, Story

ACTOR = Actor(new_id(), "Claire Exemple", Role.SUPERVISOR)
TODAY = paris_date(clock.now())


def legs(story: Story, payment: str) -> list[tuple[str, int]]:
    """What left the bank for a payment and came back."""
    with story.database.reading() as session:
        sql = """SELECT b.kind, b.amount_cents FROM bank_movement b JOIN payment p ON p.id = b.payment_id
                  WHERE p.reference = :r ORDER BY b.recorded_at, b.id"""
        return [(row["kind"], row["amount_cents"]) for row in rows(session, sql, r=payment)]


def back(bank: Bank, payment: str, kind: str, **more: object) -> Json:
    body = {"kind": kind, "reason": "Relevé du jour.", **more}
    return bank.story.done(f"/payments/{payment}/return", body, by=bank.story.supervisor)


def settle(bank: Bank, batch: str, **more: object) -> Json:
    body = {"settled_on": TODAY.isoformat(), **more}
    return bank.story.done(f"/payment-batches/{batch}/settlement", body, by=bank.story.supervisor)


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("ACSC", Said.SETTLED),
        ("ACCC", Said.SETTLED),
        ("ACCP", Said.ACCEPTED),
        ("ACSP", Said.ACCEPTED),
        ("ACTC", Said.UNDER_WAY),
        ("PDNG", Said.UNDER_WAY),
        ("RJCT", Said.RETURNED),
        ("CANC", Said.RETURNED),
    ],
)
def test_what_a_status_means(status: str, said: Said) -> None:
    assert Status(None, status, None, None).said is said


def test_an_acceptance_settles_where_the_bank_says_nothing_more(bank: Bank) -> None:
    first, second = bank.approved("10.00")["reference"], bank.approved("20.00")["reference"]
    batch = bank.batch(first, second)
    told = bank.report(batch["reference"], {}, group="ACCP")
    assert (told["settled"], told["accepted"]) == ([first, second], [])
    shown = bank.story.get(f"/payments/{first}")["transfer"]
    assert (shown["state"], shown["settled_on"]) == ("settled", batch["execution_on"])
    assert bank.report(batch["reference"], {first: "RJCT:AC04"})["returned"][0]["payment"] == first
    assert legs(bank.story, first) == [("settled", 1_000), ("returned", 1_000)]


def test_an_acceptance_alone_settles_nothing_where_the_bank_executes_apart(bank: Bank) -> None:
    reference = bank.approved("10.00")["reference"]
    batch = bank.batch(reference)["reference"]
    with bank.story.database.transaction() as session:
        content = pain002(batch, {reference: "ACCP"})
        told = service.read_status_file(session, ACTOR, batch, content, now=clock.now(), acceptance_settles=False)
    assert (told["settled"], told["accepted"], told["unchanged"]) == ([], [reference], [reference])
    assert legs(bank.story, reference) == []
    assert settle(bank, batch)["items"][0]["state"] == "settled"
    assert legs(bank.story, reference) == [("settled", 1_000)]


def test_the_statement_settles_what_it_names(bank: Bank, handler: Headers) -> None:
    first, second = bank.approved("10.00")["reference"], bank.approved("20.00")["reference"]
    batch = bank.batch(first, second)["reference"]
    path, today = f"/payment-batches/{batch}/settlement", TODAY.isoformat()
    early, late = ((TODAY + timedelta(days=days)).isoformat() for days in (-1, 1))
    by = bank.story.supervisor
    bank.story.refused("settled_before_sent", path, {"settled_on": early}, by, status=422)
    bank.story.refused("date_in_future", path, {"settled_on": late}, by, status=422)
    bank.story.refused("permission_missing", path, {"settled_on": today}, handler, status=403)
    items = settle(bank, batch, payments=[first])["items"]
    assert [(one["payment"], one["state"], one["settled_on"]) for one in items] == [
        (first, "settled", today),
        (second, "sent", None),
    ]
    told = bank.story.refused("payment_not_sent", path, {"settled_on": today, "payments": [first, second]}, by)
    assert told["payments"] == [first]
    settle(bank, batch)
    bank.story.refused("payment_not_sent", path, {"settled_on": today}, by)
    assert legs(bank.story, second) == [("settled", 2_000)]


def test_statement_and_report_at_once_settle_once(bank: Bank) -> None:
    reference = bank.approved("10.00")["reference"]
    batch = bank.batch(reference)["reference"]
    content = pain002(batch, {reference: "ACSC"})
    body = {"settled_on": TODAY.isoformat()}
    calls: list[Callable[[], Response]] = [
        lambda: bank.story.post(f"/payment-batches/{batch}/settlement", body, bank.story.supervisor),
        lambda: bank.post_report(batch, content),
    ]
    answers = at_once(calls * 2)
    assert {answer.status_code for answer in answers} <= {200, 409}
    assert legs(bank.story, reference) == [("settled", 1_000)]


def test_what_was_never_sent_is_withdrawn_whole_and_never_leaves(bank: Bank) -> None:
    claim = bank.story.claim()
    reference = bank.approved("80.00", claim=claim)["reference"]
    part = {"kind": "undue", "amount": "30.00", "reason": "Erreur."}
    bank.story.refused("return_not_possible", f"/payments/{reference}/return", part, bank.story.supervisor)
    shown = back(bank, reference, "undue")
    assert (shown["transfer"]["state"], shown["allowed_actions"]) == ("returned", [])
    assert (bank.story.event(claim)["paid"], legs(bank.story, reference)) == ("0.00", [])
    refused = bank.make(reference)
    assert (refused.status_code, refused.json()["code"]) == (409, "payment_not_to_send")


def test_a_part_of_what_left_may_come_back(bank: Bank) -> None:
    reference = bank.approved("80.00")["reference"]
    batch = bank.batch(reference)["reference"]
    back(bank, reference, "undue", amount="30.00")
    settle(bank, batch)
    assert legs(bank.story, reference) == [("returned", 3_000), ("settled", 8_000)]


def test_a_rejected_transfer_never_left(bank: Bank) -> None:
    reference = bank.approved("80.00")["reference"]
    bank.report(bank.batch(reference)["reference"], {reference: "RJCT:AC04"})
    assert legs(bank.story, reference) == []


def test_money_held_for_the_insured_that_came_back_is_held_again(bank: Bank) -> None:
    claim = bank.story.claim()
    body = {"kind": "damages", "amount": "80.00", "received_on": TODAY.isoformat(), "from": "CARPA"}
    found = bank.story.done(f"/claims/{claim}/recoveries", body)
    reference = found["payments"][0]
    payment = bank.story.done(f"/payments/{reference}/approval", by=bank.story.supervisor)
    bank.account(payment["payee_id"])
    settle(bank, bank.batch(reference)["reference"])
    path = f"/recoveries/{found['reference']}"
    assert bank.story.get(path)["paid_out"] == "80.00"
    part = {"kind": "undue", "amount": "30.00", "reason": "Erreur."}
    bank.story.refused("return_not_possible", f"/payments/{reference}/return", part, bank.story.supervisor)
    assert back(bank, reference, "undue")["allowed_actions"] == ["propose_again"]
    assert bank.story.get(path)["paid_out"] == "0.00"
    assert legs(bank.story, reference) == [("settled", 8_000), ("returned", 8_000)]


def test_the_statement_is_kept_as_it_was(bank: Bank) -> None:
    reference = bank.approved("10.00")["reference"]
    settle(bank, bank.batch(reference)["reference"])
    for statement in ("UPDATE bank_movement SET amount_cents = 1", "DELETE FROM bank_movement"):
        with pytest.raises(Exception, match=r"append|permission|change"), bank.story.database.transaction() as session:
            session.execute(text(statement))
