"""What an administrator sets, done to its end: accounts, absences, tokens, products and their reserves, imports."""

import re
from pathlib import Path
from typing import Any
from uuid import uuid4

from playwright.sync_api import Page, expect

from tests.browser.desk import Desks
from tests.browser.forms import choose, said, within_reach
from tests.browser.hands import Mouse
from tests.browser.people import every, told_by_api, untouched_policy

DATA = Path(__file__).parents[1] / "data"
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
    row = page.get_by_role("row", name=re.compile("4 août 2031.*À venir")).first
    expect(row).to_contain_text("Claire")
    row.get_by_role("button", name="Annuler").click()
    said(page, "Absence annulée.")
    me = told_by_api(page, "/auth/me")["id"]
    kept = [one for one in every(page, f"/users/{me}/absences?") if one["starts_on"] == "2031-08-04"]
    assert any(one["cancelled_at"] for one in kept)


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
    code = next(iter(carrier))["code"]
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


def facts_of(tmp_path: Path, good: str) -> Path:
    """A small file of life facts: one that holds, one that names no policy."""
    file = tmp_path / f"vie-{uuid4().hex[:6]}.csv"
    rows = f"{good};résiliation;01/12/2031;;Cessation d’activité\r\nINCONNU-1;résiliation;01/12/2031;;Cessation\r\n"
    file.write_text("numero_contrat;fait;date_effet;date_avis;motif\r\n" + rows, encoding="utf-8-sig")
    return file


def test_a_file_of_policies_is_tried_imported_and_gives_its_rejects_back(desk: Desks, tmp_path: Path) -> None:
    page = desk("admin", path="/admin/policy-imports")
    number = str(untouched_policy(page)["number"])
    file = facts_of(tmp_path, number)
    Mouse(page).press("Importer un fichier")
    page.locator("input[type=file]").set_input_files(file)
    Mouse(page).press("Essayer sans enregistrer")
    dialogue = page.get_by_role("dialog")
    expect(dialogue.get_by_text("1 ligne rejetée")).to_be_visible()
    expect(dialogue.get_by_role("row", name=re.compile("Ce contrat n’existe pas"))).to_be_visible()
    assert told_by_api(page, f"/policies/{number}")["status_facts"] == []
    within_reach(page)
    Mouse(page).press("Importer")
    expect(page.get_by_role("dialog")).to_have_count(0)
    panel = page.get_by_role("region", name=file.name)
    expect(panel.get_by_role("status")).to_have_text("Terminé", timeout=30_000)
    with page.expect_download() as took:
        panel.get_by_role("button", name="Télécharger les rejets").click()
    rejects = Path(took.value.path()).read_text(encoding="utf-8-sig")
    assert "INCONNU-1" in rejects
    assert number not in rejects
    assert [one["fact"] for one in told_by_api(page, f"/policies/{number}")["status_facts"]] == ["terminated"]


def test_claims_of_another_system_are_tried_taken_over_and_the_faulty_come_back(desk: Desks, tmp_path: Path) -> None:
    page = desk("admin", path="/admin/claim-imports")
    number = str(untouched_policy(page)["number"])
    header, *_ = (DATA / "open-claims.csv").read_text(encoding="utf-8").splitlines()
    blank = header.count(";")
    mark = uuid4().hex[:6]
    content = f"https://avis.example.org/{mark};review;google;« Fuyez »;;29/08/2026"
    good = f"REP-{mark}-1;{number};03/09/2026;01/09/2026;;;;;;;;{content}"
    bad = f"REP-{mark}-2;{number};31/02/2026"
    file = tmp_path / f"reprise-{mark}.csv"
    lines = [one + ";" * (blank - one.count(";")) for one in (good, bad)]
    total = "TOTAL;2" + ";" * 10 + "2" + ";" * 13 + "0,00;0,00;0,00;"
    file.write_text("\r\n".join([header, *lines, total, ""]), encoding="utf-8-sig")
    Mouse(page).press("Importer un fichier")
    page.locator("input[type=file]").set_input_files(file)
    Mouse(page).press("Essayer sans enregistrer")
    expect(page.get_by_role("dialog").get_by_role("row", name=re.compile(f"REP-{mark}-2")).first).to_be_visible()
    within_reach(page)
    Mouse(page).press("Importer")
    panel = page.get_by_role("region", name=file.name)
    expect(panel.get_by_role("status")).to_have_text("Terminé", timeout=30_000)
    with page.expect_download() as took:
        panel.get_by_role("button", name="Télécharger les rejets").click()
    assert f"REP-{mark}-2" in Path(took.value.path()).read_text(encoding="utf-8-sig")
    assert len([one for one in every(page, "/claims?") if one["policy_number"] == number]) == 1


def test_a_new_version_of_the_terms_shows_what_it_changes_before_it_is_recorded(desk: Desks) -> None:
    page = desk("admin", path="/admin/products")
    hand = Mouse(page)
    page.get_by_role("table").get_by_role("link").last.click()
    page.get_by_role("button", name=re.compile("Nouvelle version d’après")).click()
    page.get_by_label("Valables dès le").fill("2032-01-01")
    hand.write("Délai de carence (jours)", "37")
    hand.press("Voir ce qui change")
    expect(page.get_by_role("row", name=re.compile("Délai de carence.*37 jours"))).to_be_visible()
    within_reach(page)
    hand.press("Enregistrer la version")
    said(page, "Nouvelle version enregistrée.")
    code = page.url.rpartition("/")[2]
    terms: Any = told_by_api(page, f"/products/{code}/terms")
    assert max(list(terms), key=lambda one: one["version"])["terms"]["waiting_days"] == 37


def test_opening_reserves_are_fixed(desk: Desks) -> None:
    page = desk("admin", path="/admin/products")
    page.get_by_role("table").get_by_role("link").first.click()
    hand = Mouse(page)
    hand.press("Fixer les provisions")
    page.get_by_label("Dès le").fill("2033-01-01")
    page.get_by_role("dialog").get_by_role("group").first.get_by_role("textbox").first.fill("450")
    hand.write("Motif", "Coût moyen de l’année.")
    within_reach(page)
    hand.press("Enregistrer")
    said(page, "Provisions d’ouverture fixées.")
    code = page.url.rpartition("/")[2]
    fixed: Any = told_by_api(page, f"/products/{code}/opening-reserves")
    assert "450.00" in [one["amount"] for one in list(fixed) if one["valid_from"] == "2033-01-01"]
