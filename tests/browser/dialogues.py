"""Dialogues as tests meet them: open, accepted by axe, gone once the action is done."""

from playwright.sync_api import Locator, expect

from tests.browser.desk import serious, told
from tests.browser.hands import Hand


def opened(hand: Hand) -> Locator:
    """The dialogue, once it is there and axe accepts it."""
    dialogue = hand.page.get_by_role("dialog")
    expect(dialogue).to_be_visible()
    assert (found := serious(hand.page, "[role=dialog]")) == [], told(found)
    return dialogue


def over(hand: Hand) -> None:
    """The action is done: its dialogue is gone."""
    expect(hand.page.get_by_role("dialog")).to_be_hidden()


def take(hand: Hand, mission: str, deed: str, *, menu: str = "Autres actions") -> Locator:
    """Open a deed of a mission's page, from its menu."""
    hand.page.goto(f"/missions/{mission}")
    hand.menu(menu, deed)
    return opened(hand)


def press(hand: Hand, mission: str, deed: str) -> Locator:
    """Open the deed that is due: it has a button of its own."""
    hand.page.goto(f"/missions/{mission}")
    hand.press(deed)
    return opened(hand)
