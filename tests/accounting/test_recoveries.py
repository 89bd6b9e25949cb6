"""Money received for a claim: shared to the cent, shown by the ledger, given to the insured, corrected."""

from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from backend.core import clock
from backend.core.db import violated_constraint
from tests.accounting.money import Money
from tests.conftest import key
from tests.providers.story import API, Json, Story


def _body(kind: str, amount: str, **more: Any) -> Json:
    received = {"received_on": clock.today().isoformat(), "from": "CARPA", "reference": "VIR 12"}
    return {"kind": kind, "amount": amount, **received, **more}


def _parts(found: Json) -> tuple[str, str, str]:
    return found["insured_part"], found["insurer_part"], found["excess"]


def _recovered(story: Story, claim: str) -> str:
    return str(story.get(f"/claims/{claim}/reserves")["recovered"])


def test_costs_are_shared_and_the_ledger_shows_the_insurers_part(story: Story, money: Money) -> None:
    claim = story.claim()
    money.paid(claim, 100_000)
    found = story.done(f"/claims/{claim}/recoveries", _body("costs", "1200.00", insured_outlay="300.00"))
    assert _parts(found) == ("300.00", "900.00", "0.00")
    assert (found["from"], found["allowed_actions"], len(found["payments"])) == ("CARPA", ["correct"], 1)
    assert found["shared_on"]["insurer_paid"] == "1000.00"
    assert _recovered(story, claim) == "900.00"
    # Shown beside: the limit is not refilled, and what was got back once is not got back twice.
    assert story.event(claim)["remaining"] == "3000.00"
    again = story.done(f"/claims/{claim}/recoveries", _body("costs", "250.00", insured_outlay="300.00"))
    assert _parts(again) == ("150.00", "100.00", "150.00")
    assert story.get(f"/recoveries/{again['reference']}") == again
    assert [one["reference"] for one in story.get(f"/claims/{claim}/recoveries")] == [
        found["reference"],
        again["reference"],
    ]


def test_damages_are_the_insureds_and_never_income(story: Story) -> None:
    claim = story.claim()
    found = story.done(f"/claims/{claim}/recoveries", _body("damages", "5000.00"))
    assert _parts(found) == ("5000.00", "0.00", "0.00")
    assert _recovered(story, claim) == "0.00"
    (payment,) = found["payments"]
    proposed = story.get(f"/payments/{payment}")
    assert (proposed["amount"], proposed["state"]) == ("5000.00", "proposed")


@pytest.mark.parametrize("kind", ["provider_refund", "other_insurer"])
def test_what_others_give_back_is_the_insurers(story: Story, money: Money, kind: str) -> None:
    claim = story.claim()
    money.paid(claim, 50_000)
    story.refused("recovery_exceeds_paid", f"/claims/{claim}/recoveries", _body(kind, "500.01"))
    found = story.done(f"/claims/{claim}/recoveries", _body(kind, "500.00"))
    assert _parts(found) == ("0.00", "500.00", "0.00")
    assert found["payments"] == []
    story.refused("recovery_exceeds_paid", f"/claims/{claim}/recoveries", _body(kind, "0.01"))


def test_what_can_not_be_recorded(story: Story) -> None:
    claim = story.claim()
    path = f"/claims/{claim}/recoveries"
    story.refused("date_in_future", path, _body("damages", "1.00", received_on="2999-01-01"), status=422)
    story.refused("outlay_misplaced", path, _body("damages", "1.00", insured_outlay="1.00"), status=422)
    assert story.post(path, _body("damages", "0.00")).status_code == 422
    assert story.post(path, _body("fine", "1.00")).status_code == 422
    assert story.get(path) == []


def test_a_rehearsal_shows_the_split_and_records_nothing(story: Story) -> None:
    claim = story.claim()
    path = f"{API}/claims/{claim}/recoveries"
    answer = story.client.post(f"{path}?dry_run=true", json=_body("damages", "10.00"), headers=key(story.handler))
    assert (answer.status_code, answer.json()["insured_part"]) == (201, "10.00")
    assert story.get(f"/claims/{claim}/recoveries") == []


def test_a_correction_compensates_the_whole_once(story: Story, money: Money) -> None:
    claim = story.claim()
    money.paid(claim, 50_000)
    wrong = story.done(f"/claims/{claim}/recoveries", _body("provider_refund", "400.00"))["reference"]
    reason = {"reason": "Imputée sur le mauvais sinistre."}
    undone = story.done(f"/recoveries/{wrong}/correction", reason)
    assert (undone["corrects"], undone["allowed_actions"]) == (wrong, [])
    assert story.get(f"/recoveries/{wrong}")["corrected_by"] == undone["reference"]
    assert _recovered(story, claim) == "0.00"
    story.refused("recovery_already_corrected", f"/recoveries/{wrong}/correction", reason)
    story.refused("recovery_already_corrected", f"/recoveries/{undone['reference']}/correction", reason)
    story.refused("recovery_not_found", "/recoveries/ENC-2026-999999/correction", reason, status=404)
    # The room is there again.
    story.done(f"/claims/{claim}/recoveries", _body("provider_refund", "500.00"))


def test_a_corrected_cost_no_longer_counts_as_given_back(story: Story, money: Money) -> None:
    claim = story.claim()
    money.paid(claim, 50_000)
    body = _body("costs", "100.00", insured_outlay="100.00")
    found = story.done(f"/claims/{claim}/recoveries", body)
    (payment,) = found["payments"]
    path = f"/recoveries/{found['reference']}/correction"
    refusal = story.refused("recovery_payment_open", path, {"reason": "Erreur."})
    assert refusal["payment"] == payment
    story.done(f"/payments/{payment}/rejection", {"reason": "Somme mal imputée."}, by=story.supervisor)
    story.done(path, {"reason": "Erreur."})
    assert _parts(story.done(f"/claims/{claim}/recoveries", body)) == ("100.00", "0.00", "0.00")


def test_what_is_held_leaves_once(story: Story, money: Money) -> None:
    """Approving the payment writes the payout; the ledger of the cover does not move."""
    claim = story.claim()
    found = story.done(f"/claims/{claim}/recoveries", _body("damages", "80.00"))
    with money.database.transaction() as session:
        session.execute(text(_APPROVED), {"reference": found["payments"][0]})
    assert story.get(f"/recoveries/{found['reference']}")["paid_out"] == "80.00"
    assert story.event(claim)["paid"] == "0.00"
    with money.database.transaction() as session:
        session.execute(text(_RETURNED), {"reference": found["payments"][0]})
    assert story.get(f"/recoveries/{found['reference']}")["paid_out"] == "0.00"
    story.done(f"/recoveries/{found['reference']}/correction", {"reason": "Erreur d’imputation."})


def test_our_part_to_another_insurer_is_charged_like_any_cost(story: Story) -> None:
    claim = story.claim()
    path = f"/claims/{claim}/contributions"
    body = {"insurer": "Autre Assureur", "cost_line": "cleaning", "amount": "1000.00", "reason": "Cumul d’assurances."}
    found = story.done(path, body)
    assert story.get(f"/payments/{found['payment']}")["state"] == "proposed"
    assert (story.event(claim)["committed"], story.event(claim)["remaining"]) == ("1000.00", "3000.00")
    story.refused("amount_limit_exceeded", path, {**body, "amount": "3000.01"})
    story.refused("benefit_not_covered", path, {**body, "cost_line": "lawyer"})


_APPROVED = """UPDATE payment SET state = 'paid', approved_by = gen_random_uuid(), approved_by_name = 'x',
                      approved_at = now() WHERE reference = :reference"""
_RETURNED = "UPDATE payment SET returned_at = now() WHERE reference = :reference"


def test_no_more_leaves_than_is_held(story: Story, money: Money) -> None:
    claim = story.claim()
    found = story.done(f"/claims/{claim}/recoveries", _body("damages", "80.00"))
    story.done(f"/payments/{found['payments'][0]}/rejection", {"reason": "À refaire."}, by=story.supervisor)
    story.done(f"/recoveries/{found['reference']}/correction", {"reason": "Erreur d’imputation."})
    with money.database.unit() as unit:
        unit.begin()
        with pytest.raises(DBAPIError) as refused:
            unit.session.execute(text(_APPROVED), {"reference": found["payments"][0]})
    assert violated_constraint(refused.value) == "recovery_payout_is_held"


def test_the_insureds_share_of_an_order_comes_back_first(story: Story) -> None:
    """An order over the limit: the insured agreed to the difference, and paid it."""
    claim, today = story.claim(), clock.today().isoformat()
    request = story.quoted(claim, "4300.00")
    agreement = {"insured_agreement": {"agreed_on": today, "share": "300.00"}}
    story.done(f"/service-requests/{request}/order", agreement, by=story.supervisor)
    story.done(f"/service-requests/{request}/invoice", {"number": "F1", "amount_ttc": "4300.00"})
    payment = story.payment_of(request)["reference"]
    story.done(f"/payments/{payment}/approval", by=story.supervisor)
    found = story.done(f"/claims/{claim}/recoveries", _body("costs", "1000.00"))
    assert _parts(found) == ("300.00", "700.00", "0.00")
    assert found["shared_on"]["insured_shares"] == "300.00"
    rest = story.done(f"/claims/{claim}/recoveries", _body("costs", "3500.00"))
    assert _parts(rest) == ("200.00", "3300.00", "200.00"), "the excess over all costs is the insured's"


def test_the_share_of_a_cancelled_order_was_not_paid(story: Story, money: Money) -> None:
    claim, today = story.claim(), clock.today().isoformat()
    request = story.quoted(claim, "4300.00")
    agreement = {"insured_agreement": {"agreed_on": today, "share": "300.00"}}
    story.done(f"/service-requests/{request}/order", agreement, by=story.supervisor)
    story.done(f"/service-requests/{request}/cancellation", {"reason": "Avis retiré."})
    money.paid(claim, 10_000)
    assert _parts(story.done(f"/claims/{claim}/recoveries", _body("costs", "100.00"))) == ("0.00", "100.00", "0.00")
