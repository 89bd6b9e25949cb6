"""Orders beyond the simple case: prices with their taxes, shares, evidence, changes, fees, replacement."""

import pytest
from sqlalchemy import text

from backend.core.db import Database, rows
from backend.core.ids import new_id
from backend.core.money import Cents
from backend.providers.rules.sharing import divide
from tests.conftest import key
from tests.providers.story import API, Story, money

CAPTURE = {"sha256": "a" * 64, "taken_at": "2026-06-05T10:00:00+02:00"}


def _line(**more: object) -> dict[str, object]:
    return {"label": "Retrait", "quantity": 3, "unit_price_ht": "333.33", "vat_rate": "20", **more}


def still_open(story: Story, mission: str) -> bool:
    """Whether the promise is broken that nothing stays committed where nothing more is owed."""
    sql = """SELECT 1 FROM invariant_i6 i JOIN order_charge c ON c.commit_entry_id::text = i.broken
               JOIN purchase_order o ON o.id = c.order_id JOIN service_request r ON r.id = o.request_id
              WHERE r.reference = :mission"""
    with story.database.reading() as session:
        return bool(rows(session, sql, mission=mission))


def test_a_price_is_checked_line_by_line_to_the_cent(story: Story) -> None:
    request = story.request(story.claim())
    path = f"/service-requests/{request}/quote"
    story.refused("line_amount_differs", path, {"lines": [_line(amount_vat="199.99")]}, status=422)
    story.refused("lines_total_differs", path, {"lines": [_line()], "amount_ttc": "1200.00"}, status=422)
    story.refused("lines_total_differs", path, {"lines": [_line()], "total_vat": "200.01"}, status=422)
    story.refused("line_amount_missing", path, {"lines": [{"label": "Rien"}]}, status=422)
    lines = [_line(amount_ht="999.99", amount_vat="200.00"), _line(vat_rate="8.5", quantity=1, reverse_charge=True)]
    quote = story.done(path, {"lines": lines, "delivery_days": 10})["quote"]
    assert (quote["amount_ttc"], quote["amount_ht"], quote["amount_vat"]) == ("1561.65", "1333.32", "228.33")
    assert quote["reverse_charge_vat"] == "28.33"


def test_a_fee_for_the_result_supposes_a_result(story: Story) -> None:
    request = story.request(story.claim())
    path = f"/service-requests/{request}/quote"
    story.refused("result_fee_too_high", path, {"amount_ttc": "100.00", "result_fee": "50.00"}, status=422)
    body = {"amount_ttc": "100.00", "obligation": "result", "result_fee": "50.00"}
    assert story.done(path, body)["quote"]["result_fee"] == "50.00"


def test_a_mission_at_the_tariff_needs_no_quote(story: Story) -> None:
    claim, provider = story.claim(), story.provider(tariffs={"cleaning": "450.00"})
    body = {"provider_id": provider["id"], "speciality": "cleaning", "kind": "perform_at_tariff"}
    asked = story.done(f"/claims/{claim}/service-requests", body)
    assert (asked["progress"], asked["quote_state"], asked["quote"]["from_tariff"]) == ("sent", "received", True)
    assert story.done(f"/service-requests/{asked['reference']}/order")["order"]["insurer_part"] == "450.00"
    body["provider_id"] = story.provider()["id"]
    story.refused("tariff_missing", f"/claims/{claim}/service-requests", body)


def test_a_price_alone_ends_with_the_price(story: Story) -> None:
    claim = story.claim()
    body = {"provider_id": story.provider()["id"], "speciality": "cleaning", "kind": "quote_only"}
    request = story.done(f"/claims/{claim}/service-requests", body)["reference"]
    quoted = story.done(f"/service-requests/{request}/quote", {"amount_ttc": "900.00"})
    assert (quoted["progress"], quoted["state"], quoted["allowed_actions"]) == ("closed", "quoted", [])
    assert money(story, claim)[3] == "4000.00"
    story.refused("action_not_possible", f"/service-requests/{request}/order")


def test_a_refused_quote_gives_its_reserve_back_and_another_may_come(story: Story) -> None:
    claim = story.claim()
    request = story.quoted(claim, "900.00")
    refused = story.done(f"/service-requests/{request}/quote-refusal", {"reason": "Trop cher."})
    assert (refused["quote_state"], refused["quote"]["refused_reason"]) == ("refused", "Trop cher.")
    assert money(story, claim)[3] == "4000.00"
    story.refused("action_not_possible", f"/service-requests/{request}/order")
    story.done(f"/service-requests/{request}/quote", {"amount_ttc": "500.00"})
    assert story.done(f"/service-requests/{request}/order")["order"]["insurer_part"] == "500.00"


def test_a_rehearsed_order_shows_everything_and_changes_nothing(story: Story) -> None:
    claim = story.claim()
    request = story.quoted(claim, "900.00")
    etag = story.client.get(f"{API}/service-requests/{request}", headers=story.handler).headers["ETag"]
    headers = {**key(story.handler), "If-Match": etag}
    path = f"{API}/service-requests/{request}/order?dry_run=true"
    order = story.client.post(path, json={}, headers=headers).json()["order"]
    assert (order["insurer_part"], order["evidence_gate"]) == ("900.00", "legal_action_unanswered")
    assert {"legal_action_unanswered", "content_state_unknown"} <= {one["code"] for one in order["warnings"]}
    assert money(story, claim) == ("0.00", "0.00", "4000.00", "3100.00")
    assert not _tasks(story, "evidence_gate", claim)


def _tasks(story: Story, kind: str, claim: str) -> list[str]:
    from_claim = story.tasks()
    return [one["title"] for one in from_claim if one["kind"] == kind and claim in one["title"]]


def test_an_order_before_its_evidence_goes_and_opens_an_urgent_task(story: Story) -> None:
    claim = story.claim()
    content = story.get(f"/claims/{claim}")["contents"][0]["id"]
    request = story.quoted(claim, "100.00")
    seen = {"content_states": [{"content_id": content, "still_online": False}]}
    order = story.done(f"/service-requests/{request}/order", seen)["order"]
    assert order["contents"] == [{"content_id": content, "position": 1, "still_online": False}]
    assert "content_removed_before_order" in {one["code"] for one in order["warnings"]}
    assert len(_tasks(story, "evidence_gate", claim)) == 1


@pytest.mark.parametrize(
    ("answer", "gate"),
    [
        ({"envisaged": False, "capture": CAPTURE, "reason": "Enjeu trop faible."}, None),
        ({"envisaged": True, "waiver_reason": "Le constat coûterait plus que l’enjeu."}, None),
        ({"envisaged": True}, "bailiff_report_awaited"),
    ],
)
def test_the_question_before_a_removal(story: Story, answer: dict[str, object], gate: str | None) -> None:
    claim = story.claim()
    path = f"/claims/{claim}/legal-action-answer"
    story.refused("capture_needed", path, {"envisaged": False}, status=422)
    story.done(path, answer)
    shown = story.get(path)
    assert (shown["answer"]["envisaged"], shown["remaining"]) == (answer["envisaged"], "4000.00")
    assert story.done(f"/service-requests/{story.quoted(claim, '100.00')}/order")["order"]["evidence_gate"] == gate


def test_a_shared_mission_is_divided_by_its_key(story: Story) -> None:
    first, second = story.claim(), story.claim("EREP-PLUS")
    body = {
        "provider_id": story.provider()["id"],
        "speciality": "cleaning",
        "share": 2,
        "shared_with": [{"claim_reference": second, "share": 1}],
    }
    story.refused("share_unreasoned", f"/claims/{first}/service-requests", body, status=422)
    body["share_reason"] = "Deux praticiens visés, deux avis pour l’un, un pour l’autre."
    request = story.done(f"/claims/{first}/service-requests", body)["reference"]
    story.done(f"/service-requests/{request}/quote", {"amount_ttc": "1000.00"})
    order = story.done(f"/service-requests/{request}/order")["order"]
    assert [(one["claim_reference"], one["cost"], one["insurer_part"]) for one in order["charges"]] == [
        (first, "666.67", "666.67"),
        (second, "333.33", "233.33"),
    ]
    assert (order["insurer_part"], order["deductible"]) == ("900.00", "100.00")
    assert (money(story, first)[0], money(story, second)[0]) == ("666.67", "233.33")
    story.done(f"/service-requests/{request}/cancellation", {"reason": "Le prestataire renonce.", "fee": "600.00"})
    assert (money(story, first)[0], money(story, second)[0]) == ("400.00", "100.00")


def test_claims_of_one_event_share_nothing_more(story: Story) -> None:
    first, second = story.joined("LM-INTERNE", 2)
    body = {
        "provider_id": story.provider()["id"],
        "speciality": "cleaning",
        "shared_with": [{"claim_reference": second, "share": 1}],
        "share_reason": "Même publication.",
    }
    request = story.done(f"/claims/{first}/service-requests", body)["reference"]
    story.done(f"/service-requests/{request}/quote", {"amount_ttc": "10.00"})
    assert story.refused("shared_within_event", f"/service-requests/{request}/order")["claim"] == second


def test_the_key_gives_the_last_cents_to_the_largest_remainders() -> None:
    assert divide(Cents(100), [1, 1, 1]) == [34, 33, 33]
    assert divide(Cents(1), [1, 999]) == [0, 1]


def test_a_change_order_commits_more_or_gives_back(story: Story) -> None:
    claim = story.claim()
    request = story.ordered(claim, "1000.00")
    path = f"/service-requests/{request}/change-order"
    story.refused("order_unchanged", path, {"reason": "Rien ne change."}, status=422)
    more = story.done(path, {"amount_ttc": "1500.00", "reason": "Deux avis de plus.", "delivery_days": 5})["order"]
    assert (more["amount_ttc"], [one["cause"] for one in more["charges"]]) == ("1500.00", ["order", "change_order"])
    assert money(story, claim)[0] == "1500.00"
    less = story.done(path, {"amount_ttc": "400.00", "reason": "Un avis retiré entre-temps."})["order"]
    assert (less["insurer_part"], money(story, claim)[0], len(less["changes"])) == ("400.00", "400.00", 2)
    refused = story.refused("amount_limit_exceeded", path, {"amount_ttc": "4000.01", "reason": "Tout reprendre."})
    assert refused["insured_share"] == "0.01"
    agreed = {"agreed_on": "2026-06-20", "share": "0.01"}
    story.done(
        path, {"amount_ttc": "4000.01", "reason": "Tout reprendre.", "insured_agreement": agreed}, story.supervisor
    )
    assert money(story, claim)[0] == "4000.00"


def test_an_order_is_lowered_to_what_is_billed_while_a_deposit_waits(story: Story) -> None:
    claim = story.claim("EREP-PLUS")
    request = story.ordered(claim, "1000.00")
    deposit = {"number": "D", "amount_ttc": "300.00", "kind": "deposit"}
    story.done(f"/service-requests/{request}/invoice", deposit)
    path = f"/service-requests/{request}/change-order"
    story.refused("order_below_invoiced", path, {"amount_ttc": "299.99", "reason": "Moins de pages."})
    less = story.done(path, {"amount_ttc": "600.00", "reason": "Moins de pages."})["order"]
    assert (less["insurer_part"], less["deductible"], money(story, claim)[0]) == ("500.00", "100.00", "500.00")
    final = {"number": "F", "amount_ttc": "600.00", "deposit_deducted": "300.00"}
    invoices = story.done(f"/service-requests/{request}/invoice", final)["invoices"]
    assert [one["insurer_part"] for one in invoices] == ["200.00", "300.00"]
    assert money(story, claim)[0] == "500.00"


def test_a_change_stays_within_the_authority(story: Story) -> None:
    request = story.ordered(story.claim("EREP-PLUS"), "3000.00")
    path, body = f"/service-requests/{request}/change-order", {"amount_ttc": "4500.00", "reason": "Plus de contenus."}
    story.refused("approval_required", path, body)
    assert story.done(path, body, story.supervisor)["order"]["insurer_part"] == "4400.00"


def test_what_the_insured_recovers_of_the_tax_does_not_count(story: Story) -> None:
    claim = story.claim()
    position = {"position": "partial", "rate_percent": "50", "since": "2026-01-01", "proof": "Attestation fiscale"}
    story.done(f"/claims/{claim}/vat-positions", position)
    request = story.request(claim)
    lines = [{"label": "Retrait", "unit_price_ht": "1000.00", "vat_rate": "20"}]
    story.done(f"/service-requests/{request}/quote", {"lines": lines})
    assert money(story, claim)[3] == "2900.00"
    order = story.done(f"/service-requests/{request}/order")["order"]
    assert (order["insurer_part"], order["insured_share"], order["vat_not_counted"]) == ("1100.00", "100.00", "100.00")
    assert "vat_position_unknown" not in {one["code"] for one in order["warnings"]}
    path = f"/service-requests/{request}/change-order"
    half = story.done(path, {"amount_ttc": "600.00", "reason": "La moitié suffit."})["order"]
    assert (half["insurer_part"], half["vat_not_counted"]) == ("550.00", "50.00")
    undetailed = story.done(f"/service-requests/{story.quoted(claim, '120.00')}/order")["order"]
    assert "vat_detail_missing" in {one["code"] for one in undetailed["warnings"]}


def test_a_deductible_given_back_is_charged_again(story: Story) -> None:
    claim = story.claim("EREP-PLUS")
    request = story.ordered(claim, "500.00")
    path = f"/service-requests/{request}/change-order"
    order = story.done(path, {"amount_ttc": "60.00", "reason": "Presque tout est retiré."})["order"]
    assert (order["insurer_part"], order["deductible"]) == ("0.00", "60.00")
    second = story.get(f"/service-requests/{story.ordered(claim, '500.00')}")["order"]
    assert second["deductible"] == "40.00"


def test_a_fee_stays_committed_when_a_mission_is_cancelled(story: Story) -> None:
    claim = story.claim()
    request = story.ordered(claim, "1000.00")
    path = f"/service-requests/{request}/cancellation"
    story.refused("kept_exceeds_order", path, {"reason": "Le contenu a disparu.", "fee": "1000.01"})
    cancelled = story.done(path, {"reason": "Le contenu a disparu.", "fee": "150.00"})
    assert (cancelled["state"], cancelled["billing"], cancelled["order"]["amount_ttc"]) == (
        "cancelled",
        "open",
        "150.00",
    )
    assert money(story, claim)[0] == "150.00"
    assert "invoice" in cancelled["allowed_actions"]
    assert not still_open(story, request), "the invoice of the fee is awaited"
    story.done(f"/service-requests/{request}/invoice", {"number": new_id().hex, "amount_ttc": "150.00"})
    assert not still_open(story, request)


def test_what_stays_open_once_nothing_is_owed_breaks_a_promise(story: Story, owner: Database) -> None:
    request = story.ordered(story.claim(), "1000.00")
    assert not still_open(story, request)
    said = "UPDATE service_request SET billing = :billing WHERE reference = :mission"
    for billing, broken in (("nothing", True), ("paid", True), ("open", False)):
        with owner.transaction() as session:
            session.execute(text(said), {"billing": billing, "mission": request})
        assert still_open(story, request) is broken


def test_a_failing_provider_is_replaced_in_one_action(story: Story) -> None:
    claim = story.claim()
    request = story.ordered(claim, "1000.00")
    first, second = story.get(f"/service-requests/{request}")["provider_id"], story.provider()["id"]
    path = f"/service-requests/{request}/replacement"
    body = {"provider_id": first, "reason": "Sans nouvelles depuis un mois.", "delivered_value": "300.00"}
    story.refused("same_provider", path, body)
    following = story.done(path, {**body, "provider_id": second})
    assert (following["replaces"], following["provider_id"], following["progress"]) == (request, second, "sent")
    old = story.get(f"/service-requests/{request}")
    assert (old["progress"], old["order"]["insurer_part"], old["billing"]) == ("replaced", "300.00", "open")
    assert money(story, claim)[0] == "300.00"


def test_a_replacement_at_the_tariff_is_ordered_at_once(story: Story) -> None:
    claim, first = story.claim(), story.provider(tariffs={"cleaning": "450.00"})
    body = {"provider_id": first["id"], "speciality": "cleaning", "kind": "perform_at_tariff"}
    request = story.done(f"/claims/{claim}/service-requests", body)["reference"]
    story.done(f"/service-requests/{request}/order")
    second = story.provider(tariffs={"cleaning": "500.00"})["id"]
    replacement = {"provider_id": second, "reason": "Ne répond plus."}
    following = story.done(f"/service-requests/{request}/replacement", replacement)
    assert (following["progress"], money(story, claim)[0]) == ("ordered", "500.00")


def test_assistance_is_committed_outside_the_limit(story: Story) -> None:
    claim = story.claim()
    order = story.get(f"/service-requests/{story.ordered(claim, '70.00', 'psychologist')}")["order"]
    assert (order["insurer_part"], order["charges"][0]["event_id"]) == ("70.00", None)
    assert money(story, claim)[0] == "0.00"
