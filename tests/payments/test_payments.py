"""Payments through the API: four eyes, authority, rejection and its two ways back."""

import pytest

from backend.core import clock
from backend.core.ids import new_id
from tests.conftest import Headers, key
from tests.providers.story import API, Story


def test_a_second_person_pays_what_was_invoiced(story: Story) -> None:
    claim = story.claim()
    payment = story.invoiced(claim, "1800.00", "1700.00")
    assert payment["reference"].startswith("REG-")
    assert (payment["state"], payment["amount"], payment["allowed_actions"]) == ("proposed", "1700.00", [])
    paid = story.done(f"/payments/{payment['reference']}/approval", by=story.supervisor)
    today = clock.today().isoformat()
    assert (paid["state"], paid["approved_by"], paid["paid_on"]) == ("paid", "supervisor", today)
    event = story.event(claim)
    assert (event["committed"], event["paid"], event["remaining"]) == ("0.00", "1700.00", "2300.00")
    request = story.get(f"/service-requests/{paid['service_request']}")
    assert (request["state"], request["closed_at"] is None) == ("paid", False)
    again = story.refused("action_not_possible", f"/payments/{payment['reference']}/approval", by=story.supervisor)
    assert "réglé" in again["detail"]


def submitted_by(story: Story, who: Headers, amount: str = "100.00") -> str:
    """A payment that `who` submitted."""
    request = story.ordered(story.claim(), amount)
    story.done(f"/service-requests/{request}/invoice", {"number": new_id().hex, "amount_ttc": amount}, by=who)
    return str(story.payment_of(request)["reference"])


def test_whoever_submitted_never_approves(story: Story) -> None:
    reference = submitted_by(story, story.supervisor)
    path = f"/payments/{reference}/approval"
    story.refused("four_eyes", path, by=story.supervisor, status=403)
    shown = story.client.get(f"{API}/payments/{reference}", headers=story.supervisor).json()
    assert shown["allowed_actions"] == ["reject"]
    story.refused("permission_missing", path, status=403)
    assert story.get(f"/payments/{reference}")["state"] == "proposed"


def test_four_eyes_comes_before_the_version(story: Story) -> None:
    reference = submitted_by(story, story.supervisor)
    headers = {**key(story.supervisor), "If-Match": '"99"'}
    answer = story.client.post(f"{API}/payments/{reference}/approval", json={}, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (403, "four_eyes")


def test_a_rejected_payment_is_proposed_again(story: Story) -> None:
    claim = story.claim()
    first = story.invoiced(claim, "500.00", "500.00")["reference"]
    rejected = story.done(
        f"/payments/{first}/rejection", {"reason": "Preuve de livraison absente."}, by=story.supervisor
    )
    assert (rejected["state"], rejected["rejected_reason"]) == ("rejected", "Preuve de livraison absente.")
    assert story.get(f"/service-requests/{rejected['service_request']}")["state"] == "invoiced"
    assert story.event(claim)["committed"] == "500.00"
    assert story.get(f"/payments/{first}")["allowed_actions"] == ["propose_again"]
    second = story.done(f"/payments/{first}/proposal")
    assert (second["state"], second["amount"]) == ("proposed", "500.00")
    story.refused("nothing_to_propose", f"/payments/{first}/proposal")
    story.done(f"/payments/{second['reference']}/approval", by=story.supervisor)
    assert story.event(claim)["paid"] == "500.00"


def test_a_wrong_invoice_is_replaced(story: Story) -> None:
    claim = story.claim()
    payment = story.invoiced(claim, "500.00", "500.00")
    body = {"reason": "Facture au mauvais nom.", "invoice_refused": True}
    story.done(f"/payments/{payment['reference']}/rejection", body, by=story.supervisor)
    request = payment["service_request"]
    assert story.get(f"/service-requests/{request}")["state"] == "ordered"
    story.refused("nothing_to_propose", f"/payments/{payment['reference']}/proposal")
    story.done(f"/service-requests/{request}/invoice", {"number": new_id().hex, "amount_ttc": "450.00"})
    corrected = story.payment_of(request)
    assert (corrected["amount"], story.event(claim)["committed"]) == ("450.00", "450.00")
    story.refused("nothing_to_propose", f"/payments/{payment['reference']}/proposal")
    story.done(f"/payments/{corrected['reference']}/approval", by=story.supervisor)
    assert (story.event(claim)["committed"], story.event(claim)["paid"]) == ("0.00", "450.00")


def test_assistance_is_paid_outside_any_event(story: Story) -> None:
    request = story.ordered(story.claim(covered=False), "70.00", "psychologist")
    story.done(f"/service-requests/{request}/invoice", {"number": new_id().hex, "amount_ttc": "70.00"})
    paid = story.done(f"/payments/{story.payment_of(request)['reference']}/approval", by=story.supervisor)
    assert paid["state"] == "paid"


def test_lists_filter_and_page(story: Story) -> None:
    references = [submitted_by(story, story.handler) for _ in range(2)]
    found: list[str] = []
    cursor = ""
    while cursor is not None:
        page = story.get(f"/payments?state=proposed&limit=1{cursor and '&cursor=' + cursor}")
        found += [one["reference"] for one in page["items"]]
        assert all(one["state"] == "proposed" for one in page["items"])
        cursor = page["next"]
    assert found == sorted(set(found))
    assert set(references) <= set(found)
    wrong = story.client.get(f"{API}/payments?state=unknown", headers=story.handler)
    assert wrong.status_code == 422


@pytest.mark.parametrize("path", ["/payments/REG-1999-000001"])
def test_an_unknown_payment(story: Story, path: str) -> None:
    assert story.client.get(f"{API}{path}", headers=story.handler).json()["code"] == "payment_not_found"
    story.refused("payment_not_found", f"{path}/approval", by=story.supervisor, status=404)
