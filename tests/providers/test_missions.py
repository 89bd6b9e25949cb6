"""From the request to the invoice, through the API: money to the cent, refusals, authority."""

from typing import Any

import pytest

from tests.conftest import Headers, key
from tests.providers.story import API, Story


def test_the_main_job_from_request_to_invoice(story: Story) -> None:
    claim = story.claim()
    request = story.request(claim)
    asked = story.get(f"/service-requests/{request}")
    assert request.startswith("MIS-")
    assert (asked["state"], asked["version"], asked["allowed_actions"]) == ("requested", 1, ["quote", "cancel"])
    lines = [{"label": "Retrait", "amount_ttc": "1500.00"}, {"label": "Suivi", "amount_ttc": "300.00"}]
    quote = {"amount_ttc": "1800.00", "lines": lines, "delivery_days": 15}
    quoted = story.done(f"/service-requests/{request}/quote", quote)
    assert (quoted["state"], quoted["quote"]["amount_ttc"]) == ("quoted", "1800.00")
    ordered = story.done(f"/service-requests/{request}/order")
    assert ordered["order"] | {"ordered_at": 0, "promised_on": 0} == {
        "amount_ttc": "1800.00",
        "insurer_part": "1800.00",
        "insured_share": "0.00",
        "deductible": "0.00",
        "insured_agreed_on": None,
        "ordered_at": 0,
        "promised_on": 0,
    }
    assert story.get(f"/claims/{claim}")["status"] == "in_progress"
    delivered = story.done(f"/service-requests/{request}/delivery", {"proof": "Capture du 20/11"})
    assert (delivered["state"], len(delivered["deliveries"])) == ("delivered", 1)
    invoiced = story.done(f"/service-requests/{request}/invoice", {"number": "F-1", "amount_ttc": "1700.00"})
    assert (invoiced["state"], invoiced["invoices"][0]["insurer_part"]) == ("invoiced", "1700.00")
    assert invoiced["allowed_actions"] == ["deliver"]
    assert [one["reference"] for one in story.get(f"/claims/{claim}/service-requests")["items"]] == [request]


def money(story: Story, claim: str) -> tuple[str, str, str, str]:
    """Committed, paid, left and predicted left of the claim's event."""
    event = story.event(claim)
    return event["committed"], event["paid"], event["remaining"], event["predicted_remaining"]


def test_each_step_shows_in_the_standing_at_once(story: Story) -> None:
    claim = story.claim()
    request = story.quoted(claim, "1500.00")
    assert money(story, claim) == ("0.00", "0.00", "4000.00", "2500.00")
    story.done(f"/service-requests/{request}/quote", {"amount_ttc": "1800.00"})
    assert money(story, claim) == ("0.00", "0.00", "4000.00", "2200.00")
    story.done(f"/service-requests/{request}/order")
    assert money(story, claim) == ("1800.00", "0.00", "2200.00", "2200.00")
    story.done(f"/service-requests/{request}/invoice", {"number": "F-2", "amount_ttc": "1750.50"})
    assert money(story, claim) == ("1750.50", "0.00", "2249.50", "2249.50")


@pytest.mark.parametrize("order_first", [False, True])
def test_cancelling_gives_everything_back(story: Story, order_first: bool) -> None:
    claim = story.claim()
    request = story.ordered(claim, "900.00") if order_first else story.quoted(claim, "900.00")
    cancelled = story.done(f"/service-requests/{request}/cancellation", {"reason": "Le prestataire renonce."})
    assert (cancelled["state"], cancelled["closed_reason"]) == ("cancelled", "Le prestataire renonce.")
    assert money(story, claim) == ("0.00", "0.00", "4000.00", "4000.00")
    refused = story.refused("action_not_possible", f"/service-requests/{request}/order")
    assert refused["possible_actions"] == []


def test_an_order_over_what_is_left_carries_the_standing(story: Story) -> None:
    claim = story.claim()
    story.ordered(claim, "3000.00")
    request = story.quoted(claim, "1000.01")
    refused = story.refused("amount_limit_exceeded", f"/service-requests/{request}/order")
    assert refused["type"].endswith("coverage-limit-exceeded")
    assert (refused["remaining"], refused["insured_share"]) == ("1000.00", "0.01")
    assert refused["standing"]["events"][0]["remaining"] == "1000.00"
    agreed = {"insured_agreement": {"agreed_on": "2026-06-20", "share": "0.00"}}
    assert (
        story.refused("insured_share_differs", f"/service-requests/{request}/order", agreed)["insured_share"] == "0.01"
    )
    agreed = {"insured_agreement": {"agreed_on": "2026-06-20", "share": "0.01", "proof": "Courriel du 20/06/2026"}}
    order = story.done(f"/service-requests/{request}/order", agreed)["order"]
    assert (order["insurer_part"], order["insured_share"], order["insured_agreed_on"]) == (
        "1000.00",
        "0.01",
        "2026-06-20",
    )
    assert money(story, claim)[0] == "4000.00"


def test_the_insured_cannot_agree_tomorrow(story: Story) -> None:
    request = story.quoted(story.claim(), "10.00")
    agreed = {"insured_agreement": {"agreed_on": "2999-01-01"}}
    story.refused("date_in_future", f"/service-requests/{request}/order", agreed, status=422)


def test_a_sub_limit_holds_inside_the_event(story: Story) -> None:
    claim = story.claim("LM-LIBERAL")
    story.ordered(claim, "1200.00", "burying")
    request = story.quoted(claim, "0.01", "burying")
    assert story.refused("amount_limit_exceeded", f"/service-requests/{request}/order")["remaining"] == "0.00"
    story.ordered(claim, "2800.00", "cleaning")


def test_the_deductible_is_charged_once_an_event(story: Story) -> None:
    claim = story.claim("EREP-PLUS")
    first = story.ordered(claim, "500.00")
    order = story.get(f"/service-requests/{first}")["order"]
    assert (order["insurer_part"], order["insured_share"], order["deductible"]) == ("400.00", "100.00", "100.00")
    second = story.get(f"/service-requests/{story.ordered(claim, '500.00')}")["order"]
    assert (second["insurer_part"], second["deductible"]) == ("500.00", "0.00")
    invoiced = story.done(f"/service-requests/{first}/invoice", {"number": "F-3", "amount_ttc": "450.00"})
    assert invoiced["invoices"][0]["insurer_part"] == "350.00"


def test_a_cancelled_order_gives_its_deductible_back(story: Story) -> None:
    claim = story.claim("EREP-PLUS")
    first = story.ordered(claim, "500.00")
    story.done(f"/service-requests/{first}/cancellation", {"reason": "Erreur de saisie."})
    second = story.get(f"/service-requests/{story.ordered(claim, '500.00')}")["order"]
    assert second["deductible"] == "100.00"


def test_nothing_is_ordered_under_the_deductible(story: Story) -> None:
    request = story.quoted(story.claim("EREP-PLUS"), "100.00")
    story.refused("nothing_to_commit", f"/service-requests/{request}/order")


def test_the_minimum_stake_looks_at_the_first_quote_of_the_event(story: Story) -> None:
    poor, rich = story.claim("EREP-BASE"), story.claim("EREP-BASE")
    request = story.quoted(poor, "149.99")
    assert story.refused("minimum_stake_not_met", f"/service-requests/{request}/order")["minimum_stake"] == "150.00"
    story.ordered(rich, "150.00")
    story.ordered(rich, "20.00")


def test_claims_of_one_event_share_its_first_quote(story: Story) -> None:
    first, second = story.joined("EREP-BASE", 2)
    small = story.quoted(first, "100.00")
    request = story.quoted(second, "900.00")
    story.refused("minimum_stake_not_met", f"/service-requests/{request}/order")
    story.done(f"/service-requests/{small}/cancellation", {"reason": "Montant mal saisi."})
    story.done(f"/service-requests/{request}/order")


def test_cover_comes_first(story: Story) -> None:
    request = story.quoted(story.claim(covered=False), "100.00")
    story.refused("claim_not_covered", f"/service-requests/{request}/order")


def test_a_benefit_outside_the_terms_is_refused_with_its_clause(story: Story) -> None:
    body = {"provider_id": story.provider()["id"], "speciality": "burying"}
    refused = story.refused("benefit_not_covered", f"/claims/{story.claim()}/service-requests", body)
    assert refused["clause"].startswith("Article 2.2")
    assert refused["covered_benefits"] == ["cleaning"]


def test_a_benefit_is_checked_again_at_the_order(story: Story) -> None:
    claim = story.claim(covered=False)
    request = story.quoted(claim, "100.00", "burying")
    story.cover(claim)
    story.refused("benefit_not_covered", f"/service-requests/{request}/order")


def test_lawyers_are_neither_matched_nor_ordered(story: Story) -> None:
    claim = story.claim()
    body = {"provider_id": story.provider()["id"], "speciality": "lawyer"}
    story.refused("lawyer_outside_ordering", f"/claims/{claim}/service-requests", body)
    matches = story.client.get(f"{API}/claims/{claim}/provider-matches?speciality=lawyer", headers=story.handler)
    assert (matches.status_code, matches.json()["code"]) == (409, "lawyer_outside_ordering")


def test_a_psychologist_needs_no_decision_and_no_event(story: Story) -> None:
    claim = story.claim(covered=False)
    request = story.ordered(claim, "70.00", "psychologist")
    assert story.get(f"/service-requests/{request}")["order"]["insurer_part"] == "70.00"
    assert story.get(f"/claims/{claim}")["status"] == "declared"
    body = {"provider_id": story.provider()["id"], "speciality": "psychologist"}
    story.refused("benefit_not_covered", f"/claims/{story.claim('EREP-BASE')}/service-requests", body)


def test_an_expired_quote_is_not_ordered(story: Story) -> None:
    request = story.quoted(story.claim(), "100.00", valid_until="2026-01-31")
    assert "31/01/2026" in story.refused("quote_expired", f"/service-requests/{request}/order")["detail"]


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
