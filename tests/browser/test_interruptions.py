"""What breaks in mid-sentence: the session, the connection. Nothing typed is lost, nothing is sent twice."""

from playwright.sync_api import Page, expect

from backend.demo import ACCOUNTS
from tests.browser.desk import Desks
from tests.browser.people import claim_of_ours, told_by_api

CLAIRE = ACCOUNTS[0]
WORDS = "Mme X rappelle demain : elle a retrouvé la capture de l’avis."


def note(page: Page, claim: str) -> None:
    """A note begun and not sent."""
    page.goto(f"/claims/{claim}")
    page.get_by_role("textbox", name="Ce qui s’est dit").fill(WORDS)


def notes_of(page: Page, claim: str) -> list[str]:
    """The words of the notes that the API holds."""
    items = told_by_api(page, f"/claims/{claim}/notes")
    return [one["text"] for one in (items if isinstance(items, list) else items["items"])]


def test_a_session_that_ends_keeps_the_note_and_writes_it_once(desk: Desks) -> None:
    page = desk("handler")
    claim = claim_of_ours(page)
    note(page, claim)
    page.context.clear_cookies()
    page.get_by_role("button", name="Enregistrer la note").click()
    asked = page.get_by_role("dialog", name="Votre session a pris fin")
    asked.get_by_label("Adresse électronique").fill(CLAIRE.email)
    asked.get_by_label("Mot de passe").and_(page.locator("input")).fill(CLAIRE.password)
    asked.get_by_role("button", name="Se connecter").click()
    expect(asked).to_be_hidden()
    expect(page.get_by_role("textbox", name="Ce qui s’est dit")).to_have_value("")
    assert notes_of(page, claim) == [WORDS]


def test_who_will_not_sign_in_again_still_has_the_words(desk: Desks) -> None:
    page = desk("handler")
    claim = claim_of_ours(page)
    note(page, claim)
    kept = page.context.cookies()
    page.context.clear_cookies()
    page.get_by_role("button", name="Enregistrer la note").click()
    page.get_by_role("dialog", name="Votre session a pris fin").get_by_role("button", name="Fermer").click()
    expect(page.get_by_role("textbox", name="Ce qui s’est dit")).to_have_value(WORDS)
    page.context.add_cookies(kept)
    page.reload()
    expect(page.get_by_role("textbox", name="Ce qui s’est dit")).to_have_value(WORDS)
    assert notes_of(page, claim) == []


def test_a_lost_connection_is_said_and_the_words_leave_when_it_is_back(desk: Desks) -> None:
    page = desk("handler")
    claim = claim_of_ours(page)
    note(page, claim)
    page.context.set_offline(True)
    page.get_by_role("button", name="Enregistrer la note").click()
    expect(page.get_by_text("Connexion perdue")).to_be_visible()
    expect(page.get_by_role("textbox", name="Ce qui s’est dit")).to_have_value(WORDS)
    page.context.set_offline(False)
    expect(page.get_by_text("Connexion perdue")).to_be_hidden(timeout=15_000)
    page.get_by_role("button", name="Enregistrer la note").click()
    expect(page.get_by_role("textbox", name="Ce qui s’est dit")).to_have_value("")
    assert notes_of(page, claim) == [WORDS]
