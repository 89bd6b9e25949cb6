"""The clocks of a claim through the API: later publications, clocks opened by a fact, the court's place, acts."""

from datetime import date

import pytest

from backend.core.ids import new_id
from backend.deadlines.service import OPENED_BY_HAND
from tests.claims.story import declared, event_path, live, post
from tests.factories import Caller, ContentBody, PublishedBody
from tests.factories.bodies import days_ago
from tests.factories.calls import done, refused


@pytest.mark.parametrize("code", ["nouveau_lien_par_auteur", "lien_par_tiers", "site_reactive"])
def test_a_new_publication_opens_its_own_clock_beside_the_first(handler_calls: Caller, code: str) -> None:
    claim = declared(handler_calls, ago=40)
    told = post(handler_calls, claim, event_path(claim), code=code, on=days_ago(5).isoformat())
    assert told["new_clock"] == "yes"
    assert [one["start_on"] for one in told["deadlines"]] == [days_ago(40).isoformat(), days_ago(5).isoformat()]
    assert "nouvelle publication" in told["deadlines"][1]["explanation"]
    # The claim goes on showing the nearest one.
    page = handler_calls.page(claim["reference"])
    assert page["earliest_deadline"]["id"] == claim["deadlines"][0]["id"]


@pytest.mark.parametrize("code", ["renommage_page", "toujours_en_ligne"])
def test_a_renaming_or_likes_open_nothing_and_the_answer_says_why(handler_calls: Caller, code: str) -> None:
    claim = declared(handler_calls)
    told = post(handler_calls, claim, event_path(claim), code=code, on=days_ago(1).isoformat())
    assert (told["new_clock"], told["deadlines"]) == ("no", claim["deadlines"])
    assert told["told"].startswith("Cet événement n’ouvre aucun nouveau délai")
    assert told["source"]


def test_a_new_address_is_recorded_flagged_and_never_relied_upon(handler_calls: Caller) -> None:
    claim = declared(handler_calls)
    told = post(handler_calls, claim, event_path(claim), code="nouvelle_adresse", on=days_ago(1).isoformat())
    assert (told["new_clock"], told["deadlines"]) == ("conflicting", claim["deadlines"])
    assert "juriste" in told["told"]
    assert handler_calls.page(claim["reference"])["flags"] == ["publication_in_dispute"]


def test_an_event_is_corrected_by_a_new_fact_and_its_clock_follows(handler_calls: Caller) -> None:
    claim = declared(handler_calls, ago=40)
    first = post(handler_calls, claim, event_path(claim), code="lien_par_tiers", on=days_ago(5).isoformat())
    again = {"code": "lien_par_tiers", "on": days_ago(5).isoformat(), "corrects": first["id"], "note": "même jour"}
    second = post(handler_calls, claim, event_path(claim), **again)
    assert second["deadlines"] == first["deadlines"], "the same day keeps the same clock"
    path = f"/claims/{claim['reference']}/{event_path(claim)}"
    refused(handler_calls.post(path, again), 422, "fact_to_correct_unknown")
    third = {"code": "renommage_page", "on": days_ago(5).isoformat(), "corrects": second["id"]}
    assert post(handler_calls, claim, event_path(claim), **third)["deadlines"] == claim["deadlines"]


def test_an_impossible_event_is_refused(handler_calls: Caller) -> None:
    claim = declared(handler_calls)
    path = f"/claims/{claim['reference']}/{event_path(claim)}"
    for code, on, expected in (
        ("rumeur", days_ago(1), "publication_event_unknown"),
        ("site_reactive", days_ago(11), "event_before_publication"),
        ("site_reactive", days_ago(-2), "date_in_future"),
    ):
        refused(handler_calls.post(path, {"code": code, "on": on.isoformat()}), 422, expected)
    elsewhere = f"/claims/{claim['reference']}/contents/{new_id()}/publication-events"
    refused(
        handler_calls.post(elsewhere, {"code": "site_reactive", "on": days_ago(1).isoformat()}),
        404,
        "content_not_found",
    )


@pytest.mark.parametrize("rule", [one for one in OPENED_BY_HAND if one not in {"RGPD_3M"}])
def test_a_fact_opens_the_clock_that_no_kind_opens(handler_calls: Caller, rule: str) -> None:
    claim = declared(handler_calls, form="press")
    content = claim["contents"][0]["id"]
    opened = post(handler_calls, claim, "clocks", rule=rule, start_on=days_ago(1).isoformat(), content_id=content)
    clock_ = opened["opened"]
    assert (clock_["rule"], clock_["start_on"], clock_["content_id"]) == (rule, days_ago(1).isoformat(), content)
    assert len(opened["deadlines"]) == 2
    # It is one of the claim's clocks: an unrelated change recomputes it and leaves it alone.
    handler_calls.qualify(claim, "injure_publique")
    assert clock_["id"] in {one["id"] for one in live(handler_calls, claim)}


@pytest.mark.parametrize("rule", ["PRESS_3M", "PRESS_1Y", "CIVIL_5Y", "PENAL_6Y"])
def test_the_clocks_of_a_kind_are_not_opened_by_hand(handler_calls: Caller, rule: str) -> None:
    claim = declared(handler_calls)
    body = {"rule": rule, "start_on": days_ago(1).isoformat()}
    refused(handler_calls.post(f"/claims/{claim['reference']}/clocks", body), 422, "rule_opened_by_kind")


def test_an_opening_that_makes_no_sense_is_refused(handler_calls: Caller) -> None:
    claim = declared(handler_calls)
    path, day = f"/claims/{claim['reference']}/clocks", days_ago(1).isoformat()
    for body, expected in (
        ({"rule": "RUMEUR"}, "rule_unknown"),
        ({"rule": "REPLY_3M"}, "content_needed"),
        ({"rule": "RGPD_3M"}, "extension_notice_missing"),
        ({"rule": "CNIL_3M", "extension_told_on": day}, "extension_not_expected"),
        ({"rule": "CNIL_3M", "start_on": days_ago(-3).isoformat()}, "date_in_future"),
        ({"rule": "CNIL_3M", "corrects": str(new_id())}, "fact_to_correct_unknown"),
    ):
        refused(handler_calls.post(path, {"start_on": day, **body}), 422, expected)
    ahead = post(handler_calls, claim, "clocks", rule="CONSIGNATION", start_on=days_ago(-30).isoformat())
    assert ahead["opened"]["fatal"]


@pytest.mark.parametrize("form", ["review", "rating", "post", "group", "private_message"])
def test_no_right_of_reply_where_one_answers_directly(handler_calls: Caller, form: str) -> None:
    claim = declared(handler_calls, form=form)
    body = {"rule": "REPLY_3M", "start_on": days_ago(1).isoformat(), "content_id": claim["contents"][0]["id"]}
    told = refused(handler_calls.post(f"/claims/{claim['reference']}/clocks", body), 422, "reply_not_available")
    assert "droit de réponse" in told["detail"]


@pytest.mark.parametrize(("told_after", "rule"), [(20, "RGPD_3M"), (60, "RGPD_1M")])
def test_an_extension_counts_when_told_within_the_first_month(
    handler_calls: Caller, told_after: int, rule: str
) -> None:
    claim = declared(handler_calls, ago=80)
    request = {"rule": "RGPD_1M", "start_on": days_ago(70).isoformat()}
    first = post(handler_calls, claim, "clocks", **request)
    assert first["opened"]["rule"] == "RGPD_1M"
    notice = {"extension_told_on": days_ago(70 - told_after).isoformat(), "corrects": first["id"]}
    second = post(handler_calls, claim, "clocks", **request, **notice)
    assert second["opened"]["rule"] == rule
    assert len(second["deadlines"]) == 2
    assert (second["opened"]["id"] == first["opened"]["id"]) == (rule == "RGPD_1M")


def test_the_place_of_the_court_adds_its_holidays(handler_calls: Caller) -> None:
    claim = handler_calls.declare(contents=[ContentBody(published=PublishedBody(on=date(2025, 9, 27)))])
    assert claim["deadlines"][0]["prudent_day"] == "2025-12-26"
    moved = done(handler_calls.patch(claim, {"court_postcode": "67000"}))
    assert (moved["court_postcode"], moved["deadlines"][0]["prudent_day"]) == ("67000", "2025-12-24")
    back = done(handler_calls.patch(claim, {"court_postcode": None}))
    assert back["deadlines"][0]["prudent_day"] == "2025-12-26"


def test_an_act_tells_its_effect_on_each_clock(handler_calls: Caller) -> None:
    claim = declared(handler_calls)
    handler_calls.qualify(claim, "denigrement")
    useless = post(handler_calls, claim, "acts", code="mise_en_demeure", date=days_ago(2).isoformat())
    assert {one["rule"] for one in useless["by_clock"]} == {"PRESS_3M", "CIVIL_5Y"}
    act = post(handler_calls, claim, "acts", code="assignation_1240", date=days_ago(2).isoformat())
    press = next(one for one in act["by_clock"] if one["rule"] == "PRESS_3M")
    assert "1240" in press["sentence"]
    assert [one["last_day"] for one in act["deadlines"]] == [one["last_day"] for one in useless["deadlines"]]


def test_a_broken_chain_stays_dead(handler_calls: Caller) -> None:
    claim = declared(handler_calls, ago=120)
    late = post(handler_calls, claim, "acts", code="assignation", date=days_ago(10).isoformat())
    assert late["deadlines"][0]["broken"]
    after = post(handler_calls, claim, "acts", code="conclusions_demandeur", date=days_ago(1).isoformat())
    assert (after["deadlines"][0]["broken"], after["deadlines"][0]["last_day"]) == (
        True,
        late["deadlines"][0]["last_day"],
    )


def test_the_same_words_held_as_insult_and_defamation_are_warned_of(handler_calls: Caller) -> None:
    url = f"https://avis.example.org/{new_id().hex}"
    contents = [ContentBody(url=url, excerpt="Escroc  notoire."), ContentBody(url=url, excerpt="escroc notoire.")]
    claim = handler_calls.declare(contents=contents)
    assert handler_calls.qualify(claim, "injure_publique")["warnings"] == []
    (warning,) = handler_calls.qualify(claim, "diffamation_publique", content=1)["warnings"]
    assert (warning["code"], warning["content_ids"]) == ("held_as_both", [one["id"] for one in claim["contents"]])
    assert handler_calls.qualify(claim, "injure_publique", content=1)["warnings"] == []
