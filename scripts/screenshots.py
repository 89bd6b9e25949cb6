"""Photographs every screen into var/screenshots: `.venv/bin/python scripts/screenshots.py [--only NAME …]`.

Light and dark at 1440 px, light at 390 px. EGIDE_URL photographs a server that runs already, with its demonstration.
"""

import argparse
import sys

import ui
from browser import Theme, context_of, opened, settle, sign_in
from children import ROOT, Stopped, listen_to_signals, pause, say
from playwright.sync_api import Browser, Page
from playwright.sync_api import TimeoutError as TooLong
from screens import SCREENS, Screen, address
from serving import served
from setup_env import SetupFailed

FOLDER = ROOT / "var" / "screenshots"
SHOTS: tuple[tuple[str, Theme, int, int], ...] = (
    ("light", "light", 1440, 900),
    ("dark", "dark", 1440, 900),
    ("phone", "light", 390, 844),
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
        for shot, theme, width, height in SHOTS:
            context = context_of(browser, url, theme=theme, width=width, height=height)
            if screen.who:
                sign_in(context, screen.who, theme=theme)
            trouble = _take(context.new_page(), screen, shot)
            context.close()
            failed += trouble is not None
            say(f"{number}/{len(screens)} {screen.name} {shot} : {trouble or 'fait'}")
            pause(0)
    say(f"{FOLDER}{f' ; {failed} en échec' if failed else ''}")
    return 1 if failed else 0


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
