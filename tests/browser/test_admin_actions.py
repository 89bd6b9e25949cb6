"""What an administrator sets, done to its end: accounts, absences, tokens, products and their reserves, imports."""

import re
from pathlib import Path
from typing import Any
from uuid import uuid4

from playwright.sync_api import Page, expect

from tests.browser.desk import Desks
from tests.browser.forms import choose, said, within_reach
from tests.browser.hands import Mouse
from tests.browser.people import every, told_by_api

IBAN = "FR7630006000011234567890189"


def user(page: Page, email: str) -> dict[str, Any]:
    """An account, open or closed."""
    found: Any = told_by_api(page, "/users?closed=true")
    everybody = list(found) + list(told_by_api(page, "/users"))
    return next(one for one in everybody if one["email"] == email)


def test_an_account_is_opened_changed_closed_and_opened_again(desk: Desks) -> None:
    page = desk("admin", path="/admin/users")
    hand = Mouse(page)
    name, email = f"Zoé Essai {uuid4().hex[:6]}", f"zoe.{uuid4().hex[:8]}@egide.example.org"
    hand.press("Créer un compte")
    hand.write("Nom", name)
    hand.write("Courriel", email)
    hand.write("Mot de passe provisoire", "un-mot-de-passe-long")
    within_reach(page)
    hand.press("Créer le compte")
    said(page, "Compte créé.")
    row = page.get_by_role("row", name=re.compile(name))
    row.get_by_role("button", name="Modifier").click()
    hand.write("Pouvoir d’engagement", "2 500")
    hand.pick("Responsable", "Hugo")
    within_reach(page)
    hand.press("Enregistrer")
    said(page, "Compte modifié.")
    assert user(page, email)["authority"] == "2500.00"
    row.get_by_role("button", name="Fermer").click()
    within_reach(page)
    page.get_by_role("dialog").get_by_role("button", name="Fermer", exact=True).last.click()
    said(page, "Compte fermé.")
    expect(row).to_have_count(0)
    page.get_by_role("checkbox", name="Comptes fermés").click()
    row.get_by_role("button", name="Rouvrir").click()
    page.get_by_role("dialog").get_by_role("button", name="Rouvrir", exact=True).click()
    said(page, "Compte rouvert.")
    assert user(page, email)["active"]


def test_an_absence_is_noted_and_cancelled(desk: Desks) -> None:
    page = desk("colleague", path="/admin/absences")
    hand = Mouse(page)
    hand.press("Noter une absence")
    page.get_by_label("Premier jour").fill("2031-08-04")
    page.get_by_label("Dernier jour").fill("2031-08-15")
    hand.pick("Remplaçant", "Claire")
    within_reach(page)
    hand.press("Enregistrer l’absence")
    said(page, "Absence enregistrée.")
    row = page.get_by_role("row", name=re.compile("04.08.2031.*À venir"))
    expect(row).to_contain_text("Claire")
    row.get_by_role("button", name="Annuler").click()
    said(page, "Absence annulée.")
    me = told_by_api(page, "/auth/me")["id"]
    kept = [one for one in every(page, f"/users/{me}/absences?") if one["starts_on"] == "2031-08-04"]
    assert all(one["cancelled_at"] for one in kept)


def test_a_token_is_shown_once_works_and_is_revoked(desk: Desks) -> None:
    page = desk("admin", path="/admin/tokens")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    hand = Mouse(page)
    name = f"Extranet {uuid4().hex[:6]}"
    hand.press("Créer un jeton")
    hand.write("Nom", name)
    within_reach(page)
    hand.press("Créer le jeton")
    expect(page.get_by_role("dialog").get_by_text("il ne sera plus jamais montré")).to_be_visible()
    within_reach(page)
    hand.press("Copier")
    expect(page.get_by_role("button", name="Copié")).to_be_visible()
    token = page.evaluate("navigator.clipboard.readText()")
    assert token == page.get_by_role("dialog").locator("code").inner_text()
    hand.press("Je l’ai gardé")
    expect(page.get_by_text(token)).to_have_count(0)
    page.context.clear_cookies()
    bearer = {"Authorization": f"Bearer {token}"}
    assert page.context.request.get("/api/v1/policies?limit=1", headers=bearer).ok


def test_a_token_revoked_opens_nothing_any_more(desk: Desks) -> None:
    page = desk("admin", path="/admin/tokens")
    hand = Mouse(page)
    name = f"Extranet {uuid4().hex[:6]}"
    hand.press("Créer un jeton")
    hand.write("Nom", name)
    hand.press("Créer le jeton")
    token = page.get_by_role("dialog").locator("code").inner_text()
    hand.press("Je l’ai gardé")
    row = page.get_by_role("row", name=re.compile(name))
    row.get_by_role("button", name="Révoquer").click()
    within_reach(page)
    page.get_by_role("dialog").get_by_role("button", name="Révoquer").click()
    said(page, "Jeton révoqué.")
    expect(row).to_contain_text("Révoqué le")
    page.context.clear_cookies()
    refused = page.context.request.get("/api/v1/policies?limit=1", headers={"Authorization": f"Bearer {token}"})
    assert refused.status == 401


def test_the_account_of_a_carrier_is_set(desk: Desks) -> None:
    page = desk("admin", path="/admin/carriers")
    page.get_by_role("button", name="Changer le compte").first.click()
    Mouse(page).write("IBAN du compte débité", IBAN)
    within_reach(page)
    Mouse(page).press("Enregistrer")
    said(page, "Compte enregistré.")
    carrier: Any = told_by_api(page, "/risk-carriers")
    code = list(carrier)[0]["code"]
    assert told_by_api(page, f"/risk-carriers/{code}/account")["iban"].endswith(IBAN[-4:])


def test_a_paper_is_required_then_no_longer(desk: Desks) -> None:
    page = desk("admin", path="/admin/requirements")
    hand = Mouse(page)
    for rule in ("Exigée", "Plus exigée"):
        hand.press("Exiger une pièce")
        choose(page, "Spécialité", "Psychologue")
        choose(page, "Pièce", "Convention")
        choose(page, "Règle", rule)
        within_reach(page)
        hand.press("Enregistrer")
        said(page, "Règle enregistrée.")
    found = [one for one in told_by_api(page, "/document-requirements")["items"] if one["speciality"] == "psychologist"]
    assert {one["required"] for one in found} == {True, False}
