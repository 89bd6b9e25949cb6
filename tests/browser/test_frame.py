"""Around the screens: the watchdog's warning, the demonstration's mailbox, the first visit."""

from playwright.sync_api import expect

from tests.browser.desk import Desks
from tests.browser.people import told_by_api


def test_the_watchdog_s_warning_stands_on_every_screen_and_leads_to_its_list(desk: Desks) -> None:
    page = desk("handler")
    banner = told_by_api(page, "/deadlines/watch")["banner"]
    assert banner
    for path in ("/", "/missions", "/payments"):
        page.goto(path)
        expect(page.get_by_role("status").filter(has_text=banner)).to_be_visible()
    page.get_by_role("link", name="Voir la liste").click()
    expect(page.get_by_role("heading", level=1, name="Échéances")).to_be_visible()


def test_the_mailbox_says_that_nothing_left_the_house(desk: Desks) -> None:
    page = desk("handler", path="/mailbox")
    expect(page.get_by_role("heading", level=1, name="Messagerie d’essai")).to_be_visible()
    expect(page.get_by_text("rien n’est sorti d’ici")).to_be_visible()


def test_the_first_visit_is_left_with_one_key_and_does_not_come_back(desk: Desks) -> None:
    page = desk("handler")
    answer = page.context.request.put("/api/v1/auth/me/preferences", data={"language": "fr", "tour_done": False})
    assert answer.ok, answer.text()
    page.goto("/")
    tour = page.get_by_role("dialog")
    expect(tour.get_by_role("button", name="Passer la visite")).to_be_visible()
    with page.expect_response(lambda one: one.url.endswith("/preferences") and one.request.method != "GET"):
        page.keyboard.press("Escape")
    expect(tour).to_be_hidden()
    page.reload()
    expect(page.get_by_role("heading", level=1, name="Corbeille")).to_be_visible()
    expect(tour).to_be_hidden()
