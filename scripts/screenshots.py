"""Photographs every screen into var/screenshots: `.venv/bin/python scripts/screenshots.py [--only NAME …]`.

Light and dark at 1440 px, English at 1280 px, a phone at 390 px.
EGIDE_URL photographs a server that runs already, with its demonstration.
"""

import argparse
import sys
from dataclasses import dataclass

import ui
from browser import Theme, context_of, opened, settle, sign_in
from children import ROOT, Stopped, listen_to_signals, pause, say
from playwright.sync_api import Browser, BrowserContext, Page
from playwright.sync_api import TimeoutError as TooLong
from screens import SCREENS, Screen, address
from serving import served
from setup_env import SetupFailed

FOLDER = ROOT / "var" / "screenshots"


@dataclass(frozen=True, slots=True)
class Shot:
    """How a screen is looked at."""

    name: str
    theme: Theme = "light"
    width: int = 1440
    height: int = 900
    language: str = "fr"


SHOTS = (
    Shot("light"),
    Shot("dark", theme="dark"),
    Shot("english", width=1280, height=800, language="en"),
    Shot("phone", width=390, height=844),
)


def main() -> int:
    """Exit code 0 when every screen asked for was photographed, 1 otherwise."""
    parser = argparse.ArgumentParser(description="Photographie tous les écrans.")
    parser.add_argument("--only", nargs="+", metavar="NOM", help="ces écrans seulement")
    wanted = parser.parse_args().only
    chosen = [screen for screen in SCREENS if not wanted or screen.name in wanted]
    if wanted and len(chosen) != len(set(wanted)):
        parser.error(f"écrans connus : {', '.join(screen.name for screen in SCREENS)}")
    listen_to_signals()
    try:
        ui.build()
        with served("screenshots-data") as url, opened() as browser:
            return photograph(browser, url, chosen)
    except Stopped:
        return 130
    except SetupFailed as failure:
        say(str(failure))
        return 3


def photograph(browser: Browser, url: str, screens: list[Screen]) -> int:
    """One context for each person and shot; what fails is said and the rest goes on."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    failed = 0
    for number, screen in enumerate(screens, 1):
        for shot in SHOTS:
            context = _context(browser, url, screen, shot)
            trouble = _take(context.new_page(), screen, shot.name)
            context.close()
            failed += trouble is not None
            say(f"{number}/{len(screens)} {screen.name} {shot.name} : {trouble or 'fait'}")
            pause(0)
    say(f"{FOLDER}{f' ; {failed} en échec' if failed else ''}")
    return 1 if failed else 0


def _context(browser: Browser, url: str, screen: Screen, shot: Shot) -> BrowserContext:
    context = context_of(browser, url, language=shot.language, theme=shot.theme, width=shot.width, height=shot.height)
    if screen.who:
        sign_in(context, screen.who, language=shot.language, theme=shot.theme)
    return context


def _take(page: Page, screen: Screen, shot: str) -> str | None:
    try:
        page.goto(address(screen, page.context.request))
        settle(page)
        for key in screen.keys:
            page.keyboard.press(key)
            page.wait_for_timeout(400)
        page.screenshot(path=FOLDER / f"{screen.name}-{shot}.png")
    except LookupError as missing:
        return f"rien à montrer ({missing})"
    except TooLong as late:
        page.screenshot(path=FOLDER / f"{screen.name}-{shot}.png")
        return str(late).splitlines()[0]
    return None


if __name__ == "__main__":
    sys.exit(main())
