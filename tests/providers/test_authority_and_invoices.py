"""Who may order, rehearsals, invoices, and who is refused."""

from typing import Any

import pytest

from tests.conftest import Headers, key
from tests.providers.story import API, Story, money


def test_above_the_authority_another_person_approves_first(story: Story) -> None:
    claim = story.claim("EREP-PLUS")
    request = story.quoted(claim, "5000.00")
    story.refused("approval_required", f"/service-requests/{request}/order")
    assert story.post(f"/service-requests/{request}/quote-approval").status_code == 403
    approved = story.done(f"/service-requests/{request}/quote-approval", by=story.supervisor)
    assert approved["quote"]["approved_by"] == "supervisor"
    assert "approve_quote" not in approved["allowed_actions"]
    story.refused("quote_already_approved", f"/service-requests/{request}/quote-approval", by=story.supervisor)
    assert story.done(f"/service-requests/{request}/order")["order"]["insurer_part"] == "4900.00"


def test_a_new_quote_needs_a_new_approval(story: Story) -> None:
    request = story.quoted(story.claim("EREP-PLUS"), "5000.00")
    story.done(f"/service-requests/{request}/quote-approval", by=story.supervisor)
    story.done(f"/service-requests/{request}/quote", {"amount_ttc": "5100.00"})
    story.refused("approval_required", f"/service-requests/{request}/order")


def test_a_rehearsal_answers_and_changes_nothing(story: Story) -> None:
    claim = story.claim()
    request = story.quoted(claim, "1800.00")
    answer = story.client.post(
        f"{API}/service-requests/{request}/order?dry_run=true", json={}, headers={**story.handler, "If-Match": '"2"'}
    )
    assert (answer.status_code, answer.json()["state"]) == (200, "ordered")
    assert story.get(f"/service-requests/{request}")["state"] == "quoted"
    assert money(story, claim)[0] == "0.00"


def test_an_invoice_stays_within_its_order_and_comes_once(story: Story) -> None:
    claim = story.claim()
    request = story.ordered(claim, "100.00")
    body = {"number": "2026-17", "amount_ttc": "100.01"}
    story.refused("invoice_exceeds_order", f"/service-requests/{request}/invoice", body)
    wrong = {**body, "amount_ttc": "100.00", "lines": [{"label": "Retrait", "amount_ttc": "99.99"}]}
    story.refused("lines_total_differs", f"/service-requests/{request}/invoice", wrong, status=422)
    story.done(f"/service-requests/{request}/invoice", {**body, "amount_ttc": "100.00"})
    provider = story.get(f"/service-requests/{request}")["provider_id"]
    again = story.done(f"/claims/{claim}/service-requests", {"provider_id": provider, "speciality": "cleaning"})
    second = again["reference"]
    story.done(f"/service-requests/{second}/quote", {"amount_ttc": "100.00"})
    story.done(f"/service-requests/{second}/order")
    same = {"number": "2026-17", "amount_ttc": "50.00"}
    story.refused("invoice_already_recorded", f"/service-requests/{second}/invoice", same)


def test_an_invoice_wholly_within_the_deductible_owes_nothing(story: Story) -> None:
    claim = story.claim("EREP-PLUS")
    request = story.ordered(claim, "150.00")
    invoiced = story.done(f"/service-requests/{request}/invoice", {"number": "F-9", "amount_ttc": "80.00"})
    assert (invoiced["state"], invoiced["invoices"][0]["insurer_part"]) == ("paid", "0.00")
    assert money(story, claim)[0] == "0.00"
    # The insured has paid 80 euros of the deductible: 20 are left of it.
    second = story.get(f"/service-requests/{story.ordered(claim, '100.00')}")["order"]
    assert (second["insurer_part"], second["deductible"]) == ("80.00", "20.00")


def test_the_same_key_orders_once(story: Story) -> None:
    claim = story.claim()
    request = story.quoted(claim, "700.00")
    headers = {**key(story.handler), "If-Match": '"2"'}
    answers = [story.client.post(f"{API}/service-requests/{request}/order", json={}, headers=headers) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].json() == answers[1].json()
    assert money(story, claim)[0] == "700.00"


@pytest.mark.parametrize(
    ("headers", "body", "expected"),
    [
        ({}, {"x": 1}, (428, "version_required")),
        ({"If-Match": '"1"'}, {"x": 1}, (400, "idempotency_key_required")),
        ({"If-Match": '"1"', "Idempotency-Key": "a"}, {"x": 1}, (412, "version_stale")),
        ({"If-Match": '"2"', "Idempotency-Key": "b"}, {"x": 1}, (422, "unknown_field")),
    ],
)
def test_refusals_of_an_order_come_in_order(
    story: Story, headers: dict[str, str], body: dict[str, Any], expected: tuple[int, str]
) -> None:
    request = story.quoted(story.claim(), "700.00")
    answer = story.client.post(
        f"{API}/service-requests/{request}/order", json=body, headers={**story.handler, **headers}
    )
    assert (answer.status_code, answer.json()["code"]) == expected


def test_nobody_orders_without_the_right(story: Story, auditor: Headers) -> None:
    request = story.quoted(story.claim(), "700.00")
    story.refused("permission_missing", f"/service-requests/{request}/order", by=auditor, status=403)
    shown = story.client.get(f"{API}/service-requests/{request}", headers=auditor).json()
    assert shown["allowed_actions"] == []
    story.refused("service_request_not_found", "/service-requests/MIS-1999-000001/order", by=auditor, status=404)


def test_a_request_is_refused_to_who_should_not_have_it(story: Story) -> None:
    claim = story.claim(author={"name": "Agence Zéphyr"})
    path = f"/claims/{claim}/service-requests"
    watcher = story.provider(specialities=["watch"])["id"]
    story.refused("speciality_not_offered", path, {"provider_id": watcher, "speciality": "cleaning"})
    rival = story.provider(name="Zephyr (agence)")["id"]
    story.refused("provider_conflict_of_interest", path, {"provider_id": rival, "speciality": "cleaning"})
    foreign = {"provider_id": story.provider()["id"], "speciality": "cleaning", "content_ids": [watcher]}
    story.refused("content_unknown", path, foreign, status=422)
    story.refused("provider_not_found", path, {"provider_id": claim_id(story), "speciality": "cleaning"}, status=404)


def claim_id(story: Story) -> str:
    """An id that is no provider's."""
    return str(story.get(f"/claims/{story.claim()}")["contents"][0]["id"])


def test_assistance_waits_for_a_policy_only_at_the_order(story: Story) -> None:
    claim = story.claim(covered=False, policy="RCP-INCONNU")
    request = story.quoted(claim, "70.00", "psychologist")
    story.refused("policy_to_identify", f"/service-requests/{request}/order")


def test_a_closed_claim_takes_no_new_mission_but_the_bill_of_an_old_one(story: Story) -> None:
    claim = story.claim()
    request, waiting = story.ordered(claim, "100.00"), story.quoted(claim, "100.00")
    story.done(f"/claims/{claim}/closure", {"reason": "Contenu retiré."})
    body = {"provider_id": story.provider()["id"], "speciality": "cleaning"}
    story.refused("claim_closed", f"/claims/{claim}/service-requests", body)
    story.refused("claim_closed", f"/service-requests/{waiting}/order")
    story.done(f"/service-requests/{request}/invoice", {"number": "F-C", "amount_ttc": "100.00"})


def test_amounts_and_dates_must_make_sense(story: Story) -> None:
    request = story.ordered(story.claim(), "100.00")
    zero = {"number": "F-Z", "amount_ttc": "0.00"}
    story.refused("validation_failed", f"/service-requests/{request}/invoice", zero, status=422)
    late = {"number": "F-Z", "amount_ttc": "1.00", "issued_on": "2999-01-01"}
    story.refused("date_in_future", f"/service-requests/{request}/invoice", late, status=422)
    story.refused("date_in_future", f"/service-requests/{request}/delivery", {"delivered_on": "2999-01-01"}, status=422)
