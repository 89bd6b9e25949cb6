"""400 % zoom of a usual screen, which is 320 px: nothing is read sideways."""

import pytest

from scripts.screens import SCREENS, Screen, address
from tests.browser.desk import Desks, settle

SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("screen", [one for one in SCREENS if not one.keys], ids=lambda screen: screen.name)
def test_a_screen_fits_at_four_times_its_size(desk: Desks, screen: Screen) -> None:
    page = desk(screen.who, viewport=(320, 640))
    page.goto(address(screen, page.context.request))
    settle(page)
    assert page.evaluate(SIDEWAYS) <= 0
