"""What is decided of people and policies, to its end: entries merged and separated, limits raised, policies amended."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk import Desks
from tests.browser.forms import choose, said, within_reach
from tests.browser.hands import Mouse
from tests.browser.people import every, told_by_api, untouched_policy

RAISED = {
    "Accorder": ("Le montant d’un événement", "extra_amount", "500.00"),
    "Refuser": ("Le nombre d’événements de la période", "extra_events", 2),
}


def two_entries(page: Page, nth: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """Two persons whom no merge is about, other ones for each `nth`."""
    found = told_by_api(page, "/persons?name=a&limit=100")["items"]
    free = [one for one in found if not told_by_api(page, f"/persons/{one['id']}/merges")]
    return free[2 * nth], free[2 * nth + 1]


def name_of(person: dict[str, Any]) -> str:
    return " ".join(one for one in (person["first_name"], person["last_name"]) if one)


def propose(page: Page, away: dict[str, Any], kept: dict[str, Any]) -> None:
    """One entry is to give way to another, found by its name."""
    hand = Mouse(page)
    page.goto(f"/persons/{away['id']}")
    hand.press("Réunir à une autre fiche")
    hand.pick("Fiche à garder", name_of(kept))
    expect(page.get_by_role("dialog").get_by_text("Fiche qui s’efface")).to_be_visible()
    hand.write("Pourquoi c’est la même personne", "Même RPPS, nom de naissance.")
    within_reach(page)
    hand.press("Proposer la fusion")
    said(page, "Fusion proposée")


def card(page: Page, state: str) -> Any:
    return page.get_by_role("article").filter(has_text=state)


def merges(page: Page, away: dict[str, Any]) -> list[dict[str, Any]]:
    found: Any = told_by_api(page, f"/persons/{away['id']}/merges")
    return list(found)


def test_two_entries_are_merged_by_two_people_and_separated_by_two(desk: Desks) -> None:
    page, other = desk("handler"), desk("supervisor")
    away, kept = two_entries(page, 0)
    propose(page, away, kept)
    expect(card(page, "À approuver").get_by_role("button", name="Approuver la fusion")).to_have_count(0)
    other.goto(f"/persons/{away['id']}")
    card(other, "À approuver").get_by_role("button", name="Approuver la fusion").click()
    said(other, "Fiches réunies")
    assert merges(page, away)[0]["approved_by_name"]
    card(other, "Réunies").get_by_role("button", name="Séparer les fiches").click()
    Mouse(other).write("Pourquoi les séparer", "Deux sœurs, deux RPPS.")
    within_reach(other)
    Mouse(other).press("Proposer la séparation")
    said(other, "Séparation proposée")
    expect(card(other, "Séparation à approuver").get_by_role("button")).to_have_count(0)
    page.reload()
    card(page, "Séparation à approuver").get_by_role("button", name="Approuver la séparation").click()
    said(page, "Fiches séparées")
    expect(card(page, "Séparées par")).to_be_visible()
    assert merges(page, away)[0]["undone_by_name"]


def test_a_merge_is_refused_by_the_second_person_or_taken_back_by_the_first(desk: Desks) -> None:
    page, other = desk("handler"), desk("supervisor")
    away, kept = two_entries(page, 1)
    propose(page, away, kept)
    other.goto(f"/persons/{away['id']}")
    card(other, "À approuver").get_by_role("button", name="Refuser la fusion").click()
    Mouse(other).write("Pourquoi ce n’est pas la même personne", "Dates de naissance différentes.")
    within_reach(other)
    other.get_by_role("dialog").get_by_role("button", name="Refuser la fusion").click()
    said(other, "Fusion refusée.")
    expect(card(other, "Refusée par")).to_contain_text("Dates de naissance différentes.")
    propose(page, away, kept)
    card(page, "À approuver").get_by_role("button", name="Retirer la proposition").click()
    Mouse(page).write("Pourquoi la retirer", "Proposée trop vite.")
    page.get_by_role("dialog").get_by_role("button", name="Retirer la proposition").click()
    said(page, "Proposition retirée.")
    assert all(one["approved_at"] is None and one["undone_at"] for one in merges(page, away))


def policy_with_an_event(page: Page) -> str:
    """A policy whose cover was used in its present period: only then is there a limit to raise."""
    numbers = (str(one["policy_number"]) for one in every(page, "/claims?status=in_progress"))
    return next(one for one in numbers if told_by_api(page, f"/policies/{one}/standing")["events"])


def fill_exception(page: Page, outcome: str) -> None:
    """What is raised, of the one event or of the period."""
    hand = Mouse(page)
    what, field, _ = RAISED[outcome]
    choose(page, "Que relever", what)
    if field == "extra_amount":
        choose(page, "Événement", "Événement du")
        hand.write("Montant ajouté", "500")
    else:
        hand.write("Événements ajoutés", "2")
    hand.write("Motif", f"Vague d’avis organisée ({outcome}).")


@pytest.mark.parametrize("outcome", ["Accorder", "Refuser"])
def test_an_exception_to_a_limit_is_proposed_by_one_and_decided_by_another(desk: Desks, outcome: str) -> None:
    page, other = desk("supervisor"), desk("second")
    number = policy_with_an_event(page)
    page.goto(f"/policies/{number}")
    Mouse(page).press("Dérogation")
    fill_exception(page, outcome)
    within_reach(page)
    Mouse(page).press("Proposer")
    said(page, "Dérogation proposée")
    row = re.compile(rf"{outcome}\)")
    expect(page.get_by_role("row", name=row)).to_contain_text("À trancher par une autre personne que vous")
    other.goto("/policies?view=waiting")
    other.get_by_role("row", name=row).filter(has_text=number).get_by_role("button", name=outcome).click()
    Mouse(other).write("Pourquoi", "Vu avec le porteur de risque.")
    within_reach(other)
    other.get_by_role("dialog").get_by_role("button", name=outcome).click()
    said(other, "Dérogation accordée" if outcome == "Accorder" else "Dérogation refusée")
    exceptions: Any = told_by_api(page, f"/policies/{number}/limit-exceptions")
    decided = next(one for one in exceptions if outcome in one["reason"])
    _, field, raised = RAISED[outcome]
    assert (decided["state"], decided[field]) == ("approved" if outcome == "Accorder" else "rejected", raised)


def test_an_amendment_shows_its_effect_before_it_is_recorded(desk: Desks) -> None:
    page = desk("handler")
    number = untouched_policy(page)["number"]
    page.goto(f"/policies/{number}")
    hand = Mouse(page)
    hand.press("Avenant")
    choose(page, "Nature", "Échéance")
    hand.write("Jour de l’échéance", "15")
    choose(page, "Mois de l’échéance", "mars")
    hand.write("Motif", "Alignement sur l’exercice du cabinet.")
    hand.press("Voir l’effet")
    expect(page.get_by_role("dialog").get_by_role("row", name=re.compile("Échéance annuelle.*15 mars"))).to_be_visible()
    within_reach(page)
    hand.press("Enregistrer l’avenant")
    said(page, "Avenant enregistré.")
    expect(page.get_by_role("table", name="Avenants")).to_contain_text("échéance le 15 mars")
    amended = told_by_api(page, f"/policies/{number}")["amendments"]
    assert amended[-1]["reason"] == "Alignement sur l’exercice du cabinet."


def test_a_policy_is_suspended_then_resumed(desk: Desks) -> None:
    page = desk("handler")
    number = untouched_policy(page)["number"]
    page.goto(f"/policies/{number}")
    hand = Mouse(page)
    hand.press("Fait de vie")
    page.get_by_label("Mise en demeure du").fill("2026-10-01")
    hand.write("Motif", "Prime impayée.")
    hand.press("Voir l’effet")
    expect(page.get_by_role("dialog").get_by_role("row", name=re.compile("^État.*[Ss]uspendu"))).to_be_visible()
    within_reach(page)
    page.get_by_role("dialog").get_by_role("button", name="Enregistrer").click()
    said(page, "Fait enregistré.")
    assert told_by_api(page, f"/policies/{number}")["status"]["state"] == "suspended"
    hand.press("Fait de vie")
    hand.write("Motif", "Prime réglée.")
    hand.press("Voir l’effet")
    page.get_by_role("dialog").get_by_role("button", name="Enregistrer").click()
    said(page, "Fait enregistré.")
    assert [one["fact"] for one in told_by_api(page, f"/policies/{number}")["status_facts"]] == ["suspended", "resumed"]
