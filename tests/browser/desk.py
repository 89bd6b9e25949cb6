"""A person at the desk: a browser profile of theirs, signed in, whose console is listened to."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from scripts.browser import Theme, context_of, settle, sign_in

__all__ = ["Desks", "serious", "settle", "told"]

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
KEPT = ROOT / "var" / "browser"
FROZEN = "Gel Témoin Exemple"  # the one name in the register of frozen assets
PATIENCE_MS = 30_000  # for a machine that does other things too; nothing waits for it when all goes well
_SERIOUS = {"serious", "critical"}
_RUN = """async (within) => (await axe.run(within, {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}))
  .violations.map(({id, impact, help, nodes}) => ({id, impact, help, where: nodes.map(one => one.target.join(" "))}))"""


@dataclass
class Desks:
    """Opens desks for one test: `desk("supervisor", theme="dark")` is a page at `/`, signed in."""

    browser: Browser
    url: str
    pages: list[Page] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    crimes: list[str] = field(default_factory=list)

    def __call__(
        self,
        who: str | None = "handler",
        *,
        language: str = "fr",
        theme: Theme = "light",
        viewport: tuple[int, int] = (1440, 900),
        path: str = "/",
    ) -> Page:
        """A page of this person's own profile; `who=None` is somebody who has not signed in."""
        width, height = viewport
        context = context_of(self.browser, self.url, language=language, theme=theme, width=width, height=height)
        context.set_default_timeout(PATIENCE_MS)
        if who:
            sign_in(context, who, language=language, theme=theme)
        page = self._listened(context)
        page.goto(path)
        return page

    def _listened(self, context: BrowserContext) -> Page:
        page = context.new_page()
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.crimes.append(f"uncaught: {error}"))
        self.pages.append(page)
        return page

    def _hear(self, message: ConsoleMessage) -> None:
        self.console.append(f"{message.type}: {message.text}")
        if "Content Security Policy" in message.text:
            self.crimes.append(message.text)

    def keep(self, name: str) -> None:
        """What a failing test saw: a picture of each page and the console, under var/browser."""
        KEPT.mkdir(parents=True, exist_ok=True)
        for number, page in enumerate(self.pages):
            if not page.is_closed():
                page.screenshot(path=KEPT / f"{name}-{number}.png")
        (KEPT / f"{name}.log").write_text("\n".join([*self.console, *self.crimes]), encoding="utf-8")

    def close(self) -> None:
        """Close every profile."""
        for page in self.pages:
            page.context.close()


def serious(page: Page, within: str = "html") -> list[dict[str, Any]]:
    """What axe holds against the page as it is now, WCAG 2.2 A and AA: the serious and the critical.

    `within` a dialogue, for one: what stands below it is half hidden and can't be judged.

    The script comes through the debugger, which no policy of the page holds.
    """
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate(_RUN, within)
    return [one for one in found if one["impact"] in _SERIOUS]


def told(violations: list[dict[str, Any]]) -> str:
    """Violations as a failing test shows them."""
    return json.dumps(violations, ensure_ascii=False, indent=1)
