"""A provider's sheet through the API: papers, dated prices, ties, suspensions; and what they forbid."""

from datetime import date, timedelta

import pytest

from backend.core import clock
from backend.core.clock import paris_date
from backend.core.db import Database, rows
from backend.core.ids import new_id
from backend.core.money import Cents
from backend.providers.jobs import watch_documents
from backend.providers.rules import urgency
from backend.providers.rules.tariffs import price
from backend.providers.service import sheets
from tests.conftest import Headers
from tests.providers.story import API, Json, Story

TODAY = paris_date(clock.now())
ISSUED = str(TODAY - timedelta(days=400))


def paper(story: Story, provider: str, until: date | None, kind: str = "insurance_certificate") -> list[Json]:
    """A paper recorded; the papers of the provider."""
    body = {"kind": kind, "reference": "RC 42", "issued_on": ISSUED, "valid_until": str(until) if until else None}
    return list(story.done(f"/providers/{provider}/documents", body)["items"])


def excluded(story: Story, claim: str, provider: str, speciality: str = "cleaning") -> str | None:
    """Why matching leaves a provider out, None when it does not."""
    found = story.get(f"/claims/{claim}/provider-matches?speciality={speciality}")
    return next((one["code"] for one in found["excluded"] if one["provider_id"] == provider), None)


def test_the_last_paper_of_a_kind_counts_and_one_that_is_over_excludes(story: Story) -> None:
    claim, provider = story.claim(), story.provider()["id"]
    assert excluded(story, claim, provider) is None
    paper(story, provider, TODAY - timedelta(days=1))
    assert excluded(story, claim, provider) == "document_expired"
    recorded = paper(story, provider, TODAY)
    assert [one["counts"] for one in recorded] == [True, False]
    assert excluded(story, claim, provider) is None


def test_a_paper_has_its_days_in_order(story: Story) -> None:
    path = f"/providers/{story.provider()['id']}/documents"
    body = {"kind": "convention", "reference": "C", "issued_on": str(TODAY + timedelta(days=1))}
    story.refused("date_in_future", path, body, status=422)
    story.refused(
        "document_days_reversed", path, {**body, "issued_on": str(TODAY), "valid_until": "2020-01-01"}, status=422
    )


def test_a_paper_asked_of_a_speciality_is_missed_from_its_day_on(story: Story, admin: Headers) -> None:
    claim, provider = story.claim(), story.provider(specialities=["legal_advice"])["id"]
    body = {"speciality": "legal_advice", "kind": "convention", "required": True}
    story.refused("permission_missing", "/document-requirements", body, status=403)
    story.done("/document-requirements", {**body, "since": str(TODAY + timedelta(days=1))}, by=admin)
    assert excluded(story, claim, provider, "legal_advice") is None
    story.done("/document-requirements", body, by=admin)
    assert excluded(story, claim, provider, "legal_advice") == "document_missing"
    paper(story, provider, None, "convention")
    assert excluded(story, claim, provider, "legal_advice") is None
    paper(story, provider, TODAY - timedelta(days=1), "convention")
    assert excluded(story, claim, provider, "legal_advice") == "document_expired"
    story.done("/document-requirements", {**body, "required": False}, by=admin)
    assert excluded(story, claim, provider, "legal_advice") is None


def test_a_paper_that_ends_within_thirty_days_is_told_once(story: Story, database: Database) -> None:
    soon, later, over = (story.provider()["id"] for _ in range(3))
    suspended = story.provider()
    for provider, days in ((soon, 30), (later, 31), (over, -3), (suspended["id"], 1)):
        paper(story, provider, TODAY + timedelta(days=days))
    story.done(f"/providers/{suspended['id']}/suspension", {"reason": "Litige en cours"})
    watch_documents(database, clock.now())
    assert watch_documents(database, clock.now()) == 0
    with database.reading() as session:
        found = rows(session, "SELECT facts ->> 'provider_id' AS id FROM task WHERE kind = 'provider_document_ending'")
    told = [row["id"] for row in found]
    assert [told.count(one) for one in (soon, later, over, suspended["id"])] == [1, 0, 1, 0]


def test_a_dated_price_goes_before_the_sheet_from_its_day_on(story: Story) -> None:
    added = story.provider(tariffs={"cleaning": "900.00", "watch": "50.00"})
    path = f"/providers/{added['id']}/tariffs"
    detailed = {"speciality": "cleaning", "amount_ht": "1000.00", "vat_rate": "20"}
    tomorrow = {"valid_from": str(TODAY + timedelta(days=1))}
    story.done(path, {**detailed, **tomorrow, "amount_ht": "5000.00"})
    assert story.get(f"/providers/{added['id']}")["tariffs"] == {"cleaning": "900.00", "watch": "50.00"}
    shown = story.done(path, detailed)["items"]
    assert [(one["amount_ht"], one["vat"], one["amount_ttc"], one["vat_rate"]) for one in shown] == [
        ("5000.00", "1000.00", "6000.00", "20.00"),
        ("1000.00", "200.00", "1200.00", "20.00"),
    ]
    assert story.get(f"/providers/{added['id']}")["tariffs"] == {"cleaning": "1200.00", "watch": "50.00"}
    story.done(path, {"speciality": "cleaning"})
    assert story.get(f"/providers/{added['id']}")["tariffs"] == {"watch": "50.00"}


def test_a_price_told_on_the_sheet_is_dated_too(story: Story, database: Database) -> None:
    added = story.provider(tariffs={"cleaning": "900.00"})
    path = f"/providers/{added['id']}"
    story.done(f"{path}/tariffs", {"speciality": "cleaning", "amount_ttc": "800.00"})
    headers = {**story.handler, "If-Match": '"1"'}
    changed = story.client.patch(f"{API}{path}", json={"tariffs": {"cleaning": "700.00"}}, headers=headers).json()
    assert changed["tariffs"] == {"cleaning": "700.00"}
    with database.reading() as session:
        found = sheets.price_on(session, added["id"], "cleaning", TODAY)
        assert found is not None
        assert (found.ttc, found.ht) == (70_000, None)
        assert sheets.price_on(session, added["id"], "watch", TODAY) is None


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"amount_ht": "100.00", "vat_rate": "20", "amount_ttc": "119.99"}, "tariff_amounts_differ"),
        ({"amount_ht": "100.00"}, "validation_failed"),
        ({"amount_ht": "100.00", "vat_rate": "19.6"}, "validation_failed"),
        ({"amount_ttc": "100.00", "reverse_charge": True}, "validation_failed"),
        ({"speciality": "bailiff_report", "amount_ttc": "100.00"}, "tariff_unknown"),
    ],
)
def test_a_price_that_does_not_hold_is_refused(story: Story, body: Json, code: str) -> None:
    path = f"/providers/{story.provider()['id']}/tariffs"
    answer = story.post(path, {"speciality": "cleaning", **body})
    assert answer.status_code == 422
    assert code == "validation_failed" or answer.json()["code"] == code


def test_the_tax_of_a_price_is_rounded_half_up_and_counts_when_the_insurer_owes_it() -> None:
    overseas = price(ht=Cents(10_005), vat_rate_bp=850)
    assert (overseas.vat, overseas.ttc) == (850, 10_855)
    assert price(ht=Cents(10_000), vat_rate_bp=2000, reverse_charge=True).ttc == 12_000


def test_whoever_is_tied_with_a_party_is_neither_matched_nor_kept_from_another_claim(story: Story) -> None:
    claim, other = story.claim(), story.claim()
    insured = story.get(f"/claims/{claim}")["insured"]
    alone, tied, group = (story.provider()["id"] for _ in range(3))
    story.done(f"/providers/{tied}/links", {"name": f"Mme {insured['name']}", "reason": "Conjointe"})
    found = story.done(f"/providers/{group}/links", {"other_provider_id": tied, "reason": "Même gérant"})["items"]
    assert (found[0]["person_name"], found[0]["name"]) == (None, None)
    assert excluded(story, claim, tied) == "conflict_of_interest"
    assert excluded(story, claim, group) == "conflict_of_interest"
    assert excluded(story, claim, alone) is None
    assert other
    ended = story.done(f"/providers/{group}/links/{found[0]['id']}/end", {"reason": "Cession"})["items"]
    assert ended[0]["ended_reason"] == "Cession"
    assert excluded(story, claim, group) is None
    story.refused("provider_link_ended", f"/providers/{group}/links/{found[0]['id']}/end", {"reason": "Encore"})
    story.refused(
        "provider_link_not_found", f"/providers/{group}/links/{new_id()}/end", {"reason": "Encore"}, status=404
    )


def test_a_tie_names_somebody_who_is_there(story: Story) -> None:
    provider = story.provider()["id"]
    path = f"/providers/{provider}/links"
    for body in ({"person_id": str(new_id())}, {"other_provider_id": str(new_id())}, {"other_provider_id": provider}):
        story.refused("link_target_unknown", path, {**body, "reason": "Associés"}, status=422)
    assert story.post(path, {"reason": "Associés"}).status_code == 422


def test_a_suspension_is_a_dated_fact_with_its_author_and_its_end(story: Story) -> None:
    provider = story.provider()["id"]
    path = f"/providers/{provider}"
    story.refused("provider_not_suspended", f"{path}/resumption", {"reason": "Rien"})
    assert story.done(f"{path}/suspension", {"reason": "Assurance non à jour"})["active"] is False
    resumed = story.done(f"{path}/resumption", {"reason": "Attestation reçue"})
    assert (resumed["active"], resumed["suspended_reason"], resumed["version"]) == (True, None, 3)
    facts = story.get(f"{path}/status-facts")["items"]
    assert [(one["fact"], one["reason"]) for one in facts] == [
        ("suspended", "Assurance non à jour"),
        ("resumed", "Attestation reçue"),
    ]


@pytest.mark.parametrize(
    ("day", "reason", "refused"),
    [(14, None, True), (14, "  ", True), (14, "L’avis allait disparaître", False), (15, None, False)],
)
def test_costs_before_the_declaration_need_an_urgency(day: int, reason: str | None, refused: bool) -> None:
    def check() -> None:
        urgency.check_incurred(date(2026, 1, day), date(2026, 1, 15), reason)

    if refused:
        with pytest.raises(Exception, match="précède la déclaration") as caught:
            check()
        assert getattr(caught.value, "code", None) == "urgency_required"
    else:
        check()
