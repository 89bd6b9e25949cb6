"""French and English: chosen in the person's menu, kept with the account, complete on the main screens."""

import re

import pytest
from playwright.sync_api import Page, expect

from scripts.screens import SCREENS, Screen, address
from tests.browser.desk import Desks, settle

KEY = re.compile(r"(?<![\w@./-])[a-z]+(?:_[a-z]+|\.[a-z]+[A-Z]\w*)+(?![\w@./-])")
FRENCH = re.compile(
    r"\b(Corbeille|Sinistre|Dossier|Règlement|Échéance|Prestataire|Réclamation|Garantie|Gestionnaire|Assuré|Enregistrer|"
    r"Annuler|Fermer|Rechercher|Aucune?|Délai|Motif|Bénéficiaire)s?\b"
)
NAMES = {"worklist", "tasks", "declaration", "deadlines", "missions", "payments", "dashboard"}
MAIN = [one for one in SCREENS if one.name in NAMES]


def frame_of(page: Page) -> str:
    """What the desk itself says: titles, buttons, links of rooms, headings of columns and labels of fields."""
    words = page.locator("h1, h2, button, label, th, [role=columnheader], nav a, legend").all_inner_texts()
    return "\n".join(words)


def test_the_menu_changes_the_language_and_the_account_remembers(desk: Desks) -> None:
    page = desk("auditor")
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    page.get_by_role("banner").get_by_role("button").last.click()
    page.get_by_role("menuitemradio", name="English").click()
    expect(page.get_by_role("heading", level=1, name="Work-list")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.reload()
    expect(page.get_by_role("heading", level=1, name="Work-list")).to_be_visible()


@pytest.mark.parametrize("screen", MAIN, ids=lambda screen: screen.name)
def test_no_french_is_left_in_english_and_no_name_of_a_key(desk: Desks, screen: Screen) -> None:
    page = desk(screen.who, language="en")
    page.goto(address(screen, page.context.request))
    settle(page)
    said = frame_of(page)
    assert FRENCH.findall(said) == []
    assert KEY.findall(said) == []
