"""What tests of single actions share: a closed list, the words that say it is done, what axe has to say."""

from playwright.sync_api import Page, expect

from tests.browser.desk import serious, told
from tests.browser.hands import field_of


def choose(page: Page, label: str, option: str) -> None:
    """An answer of a list that cannot be typed in."""
    field_of(page, label).click()
    page.get_by_role("option", name=option).filter(visible=True).first.click()


def said(page: Page, text: str) -> None:
    """The corner says that it was done, and no dialogue is left open."""
    expect(page.get_by_role("alert").filter(has_text=text).last).to_be_visible(timeout=15_000)
    expect(page.get_by_role("dialog")).to_have_count(0)


def within_reach(page: Page) -> None:
    """Axe has nothing serious to say of what is open."""
    found = serious(page)
    assert found == [], told(found)
