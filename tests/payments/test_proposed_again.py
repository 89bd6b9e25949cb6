"""What may be proposed again once a payment was rejected, and what may not: invoices, agreements to pay, recoveries."""

import pytest

from backend.core import clock
from backend.core.clock import paris_date
from backend.core.ids import new_id
from tests.payments.bank import at_once
from tests.providers.story import Json, Story

TODAY = paris_date(clock.now()).isoformat()


def reject(story: Story, payment: str, *, refused: bool = False) -> Json:
    body = {"reason": "À revoir.", "invoice_refused": refused}
    return story.done(f"/payments/{payment}/rejection", body, by=story.supervisor)


def received(story: Story, claim: str, amount: str = "80.00") -> Json:
    """Damages received for the insured."""
    body = {"kind": "damages", "amount": amount, "received_on": TODAY, "from": "CARPA"}
    return story.done(f"/claims/{claim}/recoveries", body)


def test_a_corrected_recovery_pays_nobody(story: Story) -> None:
    found = received(story, story.claim())
    payment = found["payments"][0]
    reject(story, payment)
    assert story.get(f"/payments/{payment}")["allowed_actions"] == ["propose_again"]
    story.done(f"/recoveries/{found['reference']}/correction", {"reason": "Autre dossier."})
    assert story.get(f"/payments/{payment}")["allowed_actions"] == []
    story.refused("nothing_to_propose", f"/payments/{payment}/proposal")


def test_a_rejected_part_of_a_recovery_is_proposed_again_once(story: Story) -> None:
    payment = received(story, story.claim())["payments"][0]
    reject(story, payment)
    again = story.done(f"/payments/{payment}/proposal")
    story.refused("nothing_to_propose", f"/payments/{payment}/proposal")
    assert story.done(f"/payments/{again['reference']}/approval", by=story.supervisor)["state"] == "paid"
    story.refused("nothing_to_propose", f"/payments/{payment}/proposal")


@pytest.mark.parametrize("_", range(3))
def test_a_correction_and_a_proposal_at_once(story: Story, _: int) -> None:
    """Whoever comes second is told: never a payment of money that is held no longer."""
    found = received(story, story.claim())
    payment = found["payments"][0]
    reject(story, payment)
    correct = f"/recoveries/{found['reference']}/correction"
    answers = at_once(
        [lambda: story.post(f"/payments/{payment}/proposal"), lambda: story.post(correct, {"reason": "Erreur."})]
    )
    assert sorted(answer.status_code for answer in answers) == [201, 409], [answer.text for answer in answers]
    proposed = answers[0]
    if proposed.status_code == 201:
        story.done(f"/payments/{proposed.json()['reference']}/approval", by=story.supervisor)


def test_each_invoice_of_an_order_is_proposed_again_by_itself(story: Story) -> None:
    request = story.ordered(story.claim(), "900.00")
    path = f"/service-requests/{request}/invoice"
    story.done(path, {"number": "F1", "amount_ttc": "400.00", "kind": "instalment"})
    first = story.payment_of(request)["reference"]
    story.done(path, {"number": "F2", "amount_ttc": "300.00", "kind": "instalment"})
    reject(story, first)
    assert story.get(f"/payments/{first}")["allowed_actions"] == ["propose_again"]
    again = story.done(f"/payments/{first}/proposal")
    assert (again["amount"], again["invoice_number"]) == ("400.00", "F1")


def agreement(story: Story, step: str = "notice") -> str:
    """An agreement to pay on a claim of its own; its path."""
    claim = story.claim("EREP-PLUS")
    story.done(f"/claims/{claim}/lawyer-choice", {"name": f"Maître {new_id().hex}", "bar": "Paris"})
    issued = story.done(f"/claims/{claim}/agreements-to-pay", {"step": step}, by=story.supervisor)
    return f"/agreements-to-pay/{issued['reference']}"


def invoice(story: Story, base: str, number: str, amount: str, **more: object) -> str:
    """A lawyer's invoice that the insured paid; its payment."""
    body = {"number": number, "issued_on": TODAY, "amount_ttc": amount, "payee": "insured", "paid_on": TODAY, **more}
    return str(story.done(f"{base}/invoices", body)["invoices"][-1]["payment"])


def test_a_rejected_lawyers_invoice_is_drawn_anew(story: Story) -> None:
    base = agreement(story)
    first = invoice(story, base, "F1", "150.00")
    invoice(story, base, "F2", "100.00")
    reject(story, first)
    assert story.get(base)["remaining"] == "300.00"
    again = story.done(f"/payments/{first}/proposal")
    shown = story.get(base)
    assert (shown["remaining"], shown["drawn"]) == ("150.00", "250.00")
    assert shown["invoices"][-1]["payment"] == again["reference"]
    story.refused("nothing_to_propose", f"/payments/{first}/proposal")
    assert story.done(f"/payments/{again['reference']}/approval", by=story.supervisor)["state"] == "paid"


def test_the_last_invoice_rejected_is_proposed_again(story: Story) -> None:
    base = agreement(story)
    last = invoice(story, base, "F1", "150.00", final=True)
    reject(story, last)
    assert story.get(base)["state"] == "used"
    assert "invoices" in story.get(base)["allowed_actions"]
    again = story.done(f"/payments/{last}/proposal")
    assert again["amount"] == "150.00"
    story.done(f"/payments/{again['reference']}/approval", by=story.supervisor)
    story.refused("agreement_closed", f"{base}/invoices", _other("F2"))


def _other(number: str) -> Json:
    return {"number": number, "issued_on": TODAY, "amount_ttc": "10.00", "payee": "insured", "paid_on": TODAY}


def test_a_corrected_last_invoice_draws_no_more_than_is_left(story: Story) -> None:
    base = agreement(story)
    reject(story, invoice(story, base, "F1", "150.00", final=True))
    story.refused("agreement_closed", f"{base}/invoices", _other("F2"))
    invoice(story, base, "F1", "170.00", final=True)
    shown = story.get(base)["invoices"][-1]
    assert (shown["insurer_part"], shown["insured_share"]) == ("150.00", "20.00")


def test_an_ended_agreement_gives_back_what_a_refused_invoice_held(story: Story) -> None:
    base = agreement(story)
    payment = invoice(story, base, "F1", "150.00")
    story.done(f"{base}/cancellation", {"reason": "Accord trouvé."})
    reject(story, payment, refused=True)
    claim = story.get(f"/payments/{payment}")["claim_reference"]
    lines = story.get(f"/claims/{claim}/reserves")["lines"]
    assert [line["committed"] for line in lines if line["cost_line"] == "lawyer"] == ["0.00"]


def test_the_history_of_a_claim_tells_its_payments_in_their_order(story: Story) -> None:
    claim = story.claim()
    payment = received(story, claim)["payments"][0]
    reject(story, payment)
    answer = story.client.get(f"/api/v1/claims/{claim}/timeline", headers=story.handler)
    history: list[Json] = answer.json()
    told = [one["action"] for one in history if (one["about"], one["reference"]) == ("payment", payment)]
    assert (told[0], told[-1]) == ("payment.proposed", "payment.rejected")
    assert {one["amount"] for one in history if one["about"] == "payment"} == {"80.00"}
    assert history == sorted(history, key=lambda one: str(one["at"]))
    assert {one["reference"] for one in history if one["about"] == "claim"} == {None}
