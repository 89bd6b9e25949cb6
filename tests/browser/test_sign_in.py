"""The door: by keyboard alone on the real form, and what it says when the password is wrong."""

import re

from playwright.sync_api import Page, expect

from backend.demo import ACCOUNTS
from tests.browser.desk import Desks, serious, told

CLAIRE = ACCOUNTS[0]
EMAIL, PASSWORD = re.compile("Adresse électronique"), re.compile("Mot de passe")


def type_credentials(page: Page, password: str) -> None:
    """From the focused first field to the end, no mouse."""
    expect(page.get_by_label(EMAIL)).to_be_focused()
    page.keyboard.type(CLAIRE.email)
    page.keyboard.press("Tab")
    page.keyboard.type(password)
    page.keyboard.press("Enter")


def test_a_handler_signs_in_by_keyboard_and_sees_the_work_list(desk: Desks) -> None:
    page = desk(None)
    type_credentials(page, CLAIRE.password)
    expect(page.get_by_role("link", name="Corbeille")).to_have_attribute("aria-current", "page")
    expect(page.get_by_text(re.compile(r"SIN-\d{4}-\d{6}")).first).to_be_visible()


def test_a_wrong_password_is_said_and_the_address_stays(desk: Desks) -> None:
    page = desk(None)
    type_credentials(page, "nearly")
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label(EMAIL)).to_have_value(CLAIRE.email)


def test_the_form_speaks_english_and_axe_has_nothing_serious_to_say(desk: Desks) -> None:
    for theme in ("light", "dark"):
        page = desk(None, language="en", theme=theme)
        expect(page.get_by_role("button", name="Sign in")).to_be_visible()
        assert serious(page) == [], told(serious(page))


def test_a_style_or_script_of_a_stranger_is_refused(desk: Desks) -> None:
    page = desk(None)
    page.get_by_label(EMAIL).wait_for()
    page.evaluate(
        """() => { const script = document.createElement("script"); script.textContent = "window.stranger = 1";
                   document.body.append(script); }"""
    )
    assert page.evaluate("() => 'stranger' in window") is False
    assert desk.crimes.pop().startswith("Executing inline script violates")
    desk.crimes.clear()
