"""Every screen of the table, in each theme: it opens, names itself, and axe has nothing serious to say."""

import re

import pytest
from playwright.sync_api import expect

from scripts.browser import Theme
from scripts.screens import SCREENS, Screen, address
from tests.browser.desk import Desks, serious, settle, told


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_a_screen_is_within_everybody_s_reach(desk: Desks, screen: Screen, theme: Theme) -> None:
    page = desk(screen.who, theme=theme)
    page.goto(address(screen, page.context.request))
    settle(page)
    expect(page).to_have_title(re.compile(r"\S.* · Égide$"))
    for key in screen.keys:
        page.keyboard.press(key)
        expect(page.get_by_role("dialog")).to_be_visible()
    assert serious(page) == [], told(serious(page))
    assert not [line for line in desk.console if line.startswith("error") and "401" not in line], desk.console
