"""From the request to the invoice, through the API: money to the cent, refusals, authority."""

import pytest

from tests.providers.story import API, Story, money

BEFORE_A_PRICE = ["quote", "cancel", "accept", "decline", "replace"]


def test_the_main_job_from_request_to_invoice(story: Story) -> None:
    claim = story.claim()
    request = story.request(claim)
    asked = story.get(f"/service-requests/{request}")
    assert request.startswith("MIS-")
    assert (asked["state"], asked["version"], asked["allowed_actions"]) == ("requested", 1, [*BEFORE_A_PRICE])
    lines = [{"label": "Retrait", "amount_ttc": "1500.00"}, {"label": "Suivi", "amount_ttc": "300.00"}]
    quote = {"amount_ttc": "1800.00", "lines": lines, "delivery_days": 15}
    quoted = story.done(f"/service-requests/{request}/quote", quote)
    assert (quoted["state"], quoted["quote"]["amount_ttc"]) == ("quoted", "1800.00")
    ordered = story.done(f"/service-requests/{request}/order")
    amounts = ("amount_ttc", "insurer_part", "insured_share", "deductible", "vat_not_counted")
    assert [ordered["order"][name] for name in amounts] == ["1800.00", "1800.00", "0.00", "0.00", "0.00"]
    assert ordered["order"]["insured_agreed_on"] is None
    assert story.get(f"/claims/{claim}")["status"] == "in_progress"
    delivered = story.done(f"/service-requests/{request}/delivery", {"proof": "Capture du 20/11"})
    assert (delivered["state"], len(delivered["deliveries"])) == ("delivered", 1)
    invoiced = story.done(f"/service-requests/{request}/invoice", {"number": "F-1", "amount_ttc": "1700.00"})
    assert (invoiced["state"], invoiced["invoices"][0]["insurer_part"]) == ("invoiced", "1700.00")
    assert invoiced["allowed_actions"] == ["deliver"]
    assert (invoiced["progress"], invoiced["quote_state"], invoiced["billing"]) == ("delivered", "ordered", "invoiced")
    assert [one["reference"] for one in story.get(f"/claims/{claim}/service-requests")["items"]] == [request]


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
