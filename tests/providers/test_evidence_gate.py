"""Terms that require the evidence before a removal: what lets an order go, and what does not (rule 27)."""

from datetime import date, timedelta
from itertools import count

import pytest

from backend.core import clock
from backend.policies.models import CoverageTerms, Policy
from tests.factories import new_terms
from tests.providers.story import Story, add_policy

_DAYS = (date(2099, 1, 1) + timedelta(days=number) for number in count())
CAPTURE = {"sha256": "a" * 64, "taken_at": "2026-06-05T10:00:00+02:00"}
NO = {"envisaged": False, "capture": CAPTURE, "reason": "Enjeu trop faible."}
WAIVED = {"envisaged": True, "waiver_reason": "Le constat coûterait plus que l’enjeu."}


@pytest.fixture
def claim(story: Story) -> str:
    """A covered claim whose terms require the evidence first and pay for a report."""
    with story.database.transaction() as session:
        number = add_policy(session, "EREP-PLUS")
        terms = new_terms(session, "EREP-PLUS", next(_DAYS), main={}, evidence_gate="required")
        session.query(Policy).filter(Policy.number == number).update({"terms_id": terms})
        assert session.get_one(CoverageTerms, terms).document["evidence_gate"] == "required"
    return story.claim(policy=number)


def order(story: Story, claim: str) -> str:
    return f"/service-requests/{story.quoted(claim, '300.00')}/order"


@pytest.mark.parametrize(
    ("answer", "missing"), [(None, "legal_action_unanswered"), ({"envisaged": True}, "bailiff_report_awaited")]
)
def test_nothing_is_removed_before_its_evidence(
    story: Story, claim: str, answer: dict[str, object] | None, missing: str
) -> None:
    if answer:
        story.done(f"/claims/{claim}/legal-action-answer", answer)
    refused = story.refused("evidence_gate_unanswered", order(story, claim))
    assert missing in str(refused)
    # Other services take nothing offline.
    assert story.ordered(claim, "300.00", "watch")


@pytest.mark.parametrize("answer", [NO, WAIVED])
def test_a_capture_or_a_waiver_lets_it_go(story: Story, claim: str, answer: dict[str, object]) -> None:
    path = f"/claims/{claim}/legal-action-answer"
    story.refused("capture_needed", path, {"envisaged": False, "reason": "Non."}, status=422)
    story.done(path, answer)
    assert story.done(order(story, claim))["order"]["evidence_gate"] is None


def test_a_report_comes_before_the_removal(story: Story, claim: str) -> None:
    story.done(f"/claims/{claim}/legal-action-answer", {"envisaged": True})
    bailiff = story.provider(specialities=["bailiff_report"])["id"]
    body = {"provider_id": bailiff, "speciality": "bailiff_report"}
    report = story.done(f"/claims/{claim}/service-requests", body)["reference"]
    removal = order(story, claim)
    story.done(f"/service-requests/{report}/quote", {"amount_ttc": "350.00"})
    story.refused("evidence_gate_unanswered", removal)
    story.done(f"/service-requests/{report}/order")
    # Ordered is not made: the content would be gone before it is seen.
    story.refused("evidence_gate_unanswered", removal)
    story.done(f"/service-requests/{report}/delivery", {"result": "Constat dressé."})
    assert story.done(removal)["order"]["evidence_gate"] is None


def test_the_cost_shown_is_the_price_of_the_day(story: Story) -> None:
    claim = story.claim("EREP-PLUS")
    bailiff = story.provider(specialities=["bailiff_report"], tariffs={"bailiff_report": "0.90"})["id"]
    path = f"/claims/{claim}/legal-action-answer"
    assert story.get(path)["report_cost"] == "0.90"
    today = clock.today()
    for amount, since in (("0.80", today), ("0.10", today + timedelta(days=30))):
        tariff = {"speciality": "bailiff_report", "amount_ttc": amount, "valid_from": since.isoformat()}
        story.done(f"/providers/{bailiff}/tariffs", tariff)
    assert story.get(path)["report_cost"] == "0.80"
