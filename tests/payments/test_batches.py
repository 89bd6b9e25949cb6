"""Batches and the bank's answers: valid files, each payment once, settled or returned, read once."""

import re
from datetime import date, timedelta
from importlib.resources import files

import pytest
import xmlschema
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.core.db import Database, violated_constraint
from tests.conftest import Headers, key
from tests.payments.bank import IBANS, Bank, at_once, pain002
from tests.providers.story import API, Story

SCHEMA = xmlschema.XMLSchema(str(files("sepaxml") / "schemas" / "pain.001.001.09.xsd"))


def test_a_batch_is_a_valid_file_and_the_same_each_time(bank: Bank) -> None:
    payments = [bank.approved(amount) for amount in ("500.00", "12.34")]
    references = [payment["reference"] for payment in payments]
    address = {"street": "rue de l’Église", "building_number": "12 bis", "postcode": "75015", "city": "Paris"}
    payee = bank.story.client.get(f"{API}/payees/{payments[0]['payee_id']}", headers=bank.story.handler)
    changed = bank.story.client.patch(
        f"{API}/payees/{payments[0]['payee_id']}",
        json=address,
        headers={**bank.story.handler, "If-Match": payee.headers["ETag"]},
    )
    assert changed.status_code == 200, changed.text
    batch = bank.batch(*references)
    assert (batch["transfers"], batch["total"], batch["left_out"]) == (2, "512.34", [])
    content = bank.file(batch["reference"])
    SCHEMA.validate(content.decode())
    assert bank.file(batch["reference"]) == content
    told = content.decode()
    assert told.count("<CtrlSum>512.34</CtrlSum>") == 2
    assert re.findall("<EndToEndId>(.*?)</EndToEndId>", told) == references
    assert "<StrtNm>rue de l'Eglise</StrtNm>" in told
    assert "<Nm>Cabinet Lea + Fils</Nm>" in told
    assert "<TwnNm>Paris</TwnNm>" in told
    shown = bank.story.get(f"/payments/{references[0]}")
    assert (shown["transfer"]["state"], shown["transfer"]["batch"]) == ("sent", batch["reference"])


def test_a_payment_goes_out_once(bank: Bank) -> None:
    reference = bank.approved()["reference"]
    bank.batch(reference)
    again = bank.make(reference)
    assert (again.status_code, again.json()["code"]) == (409, "payment_not_to_send")
    assert again.json()["payments"] == [reference]


def test_without_an_account_a_payment_waits(bank: Bank) -> None:
    waiting = bank.approved(account=False)["reference"]
    named = bank.make(waiting)
    assert (named.status_code, named.json()["code"]) == (409, "bank_details_missing")
    ready = bank.approved()["reference"]
    batch = bank.batch()
    assert {"payment": waiting, "reason": "bank_details_missing"} in batch["left_out"]
    assert ready in {item["payment"] for item in batch["items"]}


def test_batches_are_listed_from_either_end(bank: Bank) -> None:
    first, last = (bank.batch(bank.approved()["reference"])["reference"] for _ in range(2))
    newest = bank.story.get("/payment-batches?sort=-created_at&limit=1")
    assert [one["reference"] for one in newest["items"]] == [last]
    before = bank.story.get(f"/payment-batches?sort=-created_at&limit=1&cursor={newest['next']}")
    assert [one["reference"] for one in before["items"]] == [first]


def test_refusals_of_batches(bank: Bank) -> None:
    def ask(**more: object) -> tuple[int, str]:
        day = (clock.today() + timedelta(days=1)).isoformat()
        body = {"carrier": bank.carrier, "execution_on": day, **more}
        answer = bank.story.client.post(f"{API}/payment-batches", json=body, headers=key(bank.story.supervisor))
        return answer.status_code, answer.json()["code"]

    assert ask(execution_on=date(2020, 1, 1).isoformat()) == (422, "execution_in_past")
    assert ask(carrier="NOBODY") == (404, "risk_carrier_not_found")
    assert ask(payments=["REG-1999-000001"]) == (409, "payment_not_to_send")
    denied = bank.story.client.post(f"{API}/payment-batches", json={}, headers=key(bank.story.handler))
    assert denied.status_code == 403


@pytest.mark.parametrize("version", ["03", "10"])
def test_the_bank_settles_and_returns(bank: Bank, version: str) -> None:
    claim = bank.story.claim()
    good, bad = bank.approved("300.00", claim=claim), bank.approved("200.00", claim=claim)
    batch = bank.batch(good["reference"], bad["reference"])["reference"]
    said = {good["reference"]: "ACSC", bad["reference"]: "RJCT:AC04", "REG-1999-000009": "ACSC"}
    content = pain002(batch, said, version=version)
    first = bank.post_report(batch, content).json()
    assert (first["settled"], first["unknown"]) == ([good["reference"]], ["REG-1999-000009"])
    assert first["returned"] == [{"payment": bad["reference"], "code": "AC04", "reason": "Compte clos"}]
    again = bank.post_report(batch, content).json()
    assert again == {**first, "already_read": True}
    event = bank.story.event(claim)
    assert (event["committed"], event["paid"]) == ("200.00", "300.00")
    shown = bank.story.get(f"/payments/{bad['reference']}")
    assert (shown["state"], shown["transfer"]["state"], shown["transfer"]["return_code"]) == (
        "paid",
        "returned",
        "AC04",
    )
    assert shown["allowed_actions"] == ["propose_again"]
    titles = [task["title"] for task in bank.story.tasks()]
    assert any(bad["reference"] in title for title in titles)


def test_what_came_back_is_proposed_and_sent_again(bank: Bank) -> None:
    claim = bank.story.claim()
    paid = bank.approved("200.00", claim=claim)
    bank.report(bank.batch(paid["reference"])["reference"], {paid["reference"]: "RJCT:AC01"})
    again = bank.story.done(f"/payments/{paid['reference']}/proposal")
    assert (again["state"], again["amount"], again["payee_id"]) == ("proposed", "200.00", paid["payee_id"])
    bank.story.refused("nothing_to_propose", f"/payments/{paid['reference']}/proposal")
    bank.account(paid["payee_id"], IBANS[1])
    bank.story.done(f"/payments/{again['reference']}/approval", by=bank.story.supervisor)
    batch = bank.batch(again["reference"])["reference"]
    assert IBANS[1] in bank.file(batch).decode()
    bank.report(batch, {again["reference"]: "ACSC"})
    event = bank.story.event(claim)
    assert (event["committed"], event["paid"]) == ("0.00", "200.00")


def test_a_settled_transfer_may_come_back_and_a_returned_one_is_not_settled(bank: Bank) -> None:
    reference = bank.approved("150.00")["reference"]
    batch = bank.batch(reference)["reference"]
    bank.report(batch, {reference: "ACSC"})
    assert [one["payment"] for one in bank.report(batch, {reference: "RJCT:MD07"})["returned"]] == [reference]
    told = bank.report(batch, {reference: "ACSC"})
    assert (told["settled"], told["contradictory"]) == ([], [reference])


def test_what_is_said_of_all_counts_for_each(bank: Bank) -> None:
    first, second = bank.approved("10.00")["reference"], bank.approved("20.00")["reference"]
    batch = bank.batch(first, second)["reference"]
    assert bank.report(batch, {first: "PDNG"}, group="PART")["unchanged"] == [first, second]
    assert bank.report(batch, {}, group="RJCT")["returned"][1]["payment"] == second


@pytest.mark.parametrize(
    "content",
    [
        b"not xml",
        b"<Document/>",
        b'<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><Document>&e;</Document>',
        b'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"><CstmrPmtStsRpt/></Document>',
    ],
)
def test_unreadable_reports(bank: Bank, content: bytes) -> None:
    batch = bank.batch(bank.approved("10.00")["reference"])["reference"]
    answer = bank.post_report(batch, content)
    assert (answer.status_code, answer.json()["code"]) == (422, "status_file_unreadable")
    other = bank.post_report(batch, pain002("LOT-1999-000001", {}))
    assert (other.status_code, other.json()["code"]) == (409, "status_file_of_another_batch")
    assert bank.post_report("LOT-1999-000001", content).status_code == 404


def test_two_batches_at_once_share_nothing(bank: Bank) -> None:
    references = [bank.approved("30.00")["reference"] for _ in range(3)]
    answers = at_once([bank.make] * 4)
    made = [answer.json() for answer in answers if answer.status_code == 201]
    assert {answer.status_code for answer in answers} <= {201, 409}
    sent = [item["payment"] for batch in made for item in batch["items"]]
    assert len(sent) == len(set(sent))
    assert set(references) <= set(sent)


def test_one_report_read_by_two_at_once_counts_once(bank: Bank) -> None:
    claim = bank.story.claim()
    reference = bank.approved("90.00", claim=claim)["reference"]
    batch = bank.batch(reference)["reference"]
    content = pain002(batch, {reference: "RJCT:AC04"})
    answers = at_once([lambda: bank.post_report(batch, content) for _ in range(4)])
    assert [answer.status_code for answer in answers] == [200] * 4
    assert sorted(answer.json()["already_read"] for answer in answers) == [False, True, True, True]
    event = bank.story.event(claim)
    assert (event["committed"], event["paid"]) == ("90.00", "0.00")


@pytest.mark.parametrize(
    ("statement", "constraint"),
    [
        ("UPDATE transfer SET batch_id = NULL WHERE payment_id = :id", "transfer_goes_out_once"),
        ("UPDATE transfer SET state = 'to_send', batch_id = NULL WHERE payment_id = :id", "transfer_goes_out_once"),
        ("DELETE FROM transfer WHERE payment_id = :id", "transfer_goes_out_once"),
        (
            "INSERT INTO transfer (id, payment_id, state) VALUES (gen_random_uuid(), :id, 'to_send')",
            "uq_transfer_payment_id",
        ),
    ],
)
def test_the_database_sends_a_payment_once(bank: Bank, owner: Database, statement: str, constraint: str) -> None:
    reference = bank.approved("10.00")["reference"]
    bank.batch(reference)
    with owner.reading() as session:
        found = session.scalar(text("SELECT id FROM payment WHERE reference = :r"), {"r": reference})
    with pytest.raises(IntegrityError) as refusal, owner.transaction() as session:
        session.execute(text(statement), {"id": found})
    assert violated_constraint(refusal.value) == constraint


def test_a_batch_has_one_carrier(bank: Bank, owner: Database) -> None:
    reference = bank.approved("10.00")["reference"]
    bank.batch(reference)
    with owner.transaction() as session:
        session.execute(
            text(
                """INSERT INTO risk_carrier (id, code, name, licence, letterhead, complaint_address, mediator)
                   VALUES (gen_random_uuid(), 'OTHER', 'A', 'A', 'A', 'A', 'A')"""
            )
        )
    with pytest.raises(IntegrityError), owner.transaction() as session:
        session.execute(
            text(
                """UPDATE transfer SET carrier_id = (SELECT id FROM risk_carrier WHERE code = 'OTHER')
                    WHERE payment_id = (SELECT id FROM payment WHERE reference = :r)"""
            ),
            {"r": reference},
        )


def test_a_carrier_without_account(story: Story, admin: Headers) -> None:
    wrong = story.client.put(f"{API}/risk-carriers/NOBODY/account", json={"iban": IBANS[0]}, headers=key(admin))
    assert (wrong.status_code, wrong.json()["code"]) == (404, "risk_carrier_not_found")
