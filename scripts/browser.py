"""The machine's own Chromium, driven by Playwright: where it is, how it starts, who is signed in."""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from backend.core.access import Role
from backend.demo import ACCOUNTS

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
MISSING = "Chromium manque sur cette machine (Debian, Ubuntu : apt install chromium)."
STAFF = {str(one.role): one for one in reversed(ACCOUNTS)}
STAFF |= dict(zip(("handler", "colleague"), (one for one in ACCOUNTS if one.role is Role.HANDLER), strict=False))
STAFF |= dict(zip(("supervisor", "second"), (one for one in ACCOUNTS if one.role is Role.SUPERVISOR), strict=False))
_BUSY = '[aria-busy="true"], .mantine-Skeleton-root, .mantine-Loader-root'
_PATIENCE_MS = 15_000
Theme = Literal["light", "dark"]


def chromium() -> str | None:
    """The browser that Debian installs, or the one that EGIDE_CHROMIUM names."""
    return os.environ.get("EGIDE_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")


@contextmanager
def opened() -> Iterator[Browser]:
    """One browser. Raises SystemExit, in French, when the machine has none."""
    path = chromium()
    if path is None:
        raise SystemExit(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


def context_of(
    browser: Browser,
    url: str,
    *,
    language: str = "fr",
    theme: Theme = "light",
    width: int = 1440,
    height: int = 900,
) -> BrowserContext:
    """A fresh profile of somebody in Paris."""
    context = browser.new_context(
        base_url=url,
        locale={"fr": "fr-FR", "en": "en-GB"}[language],
        timezone_id="Europe/Paris",
        color_scheme=theme,
        reduced_motion="reduce",
        viewport={"width": width, "height": height},
    )
    kept = json.dumps(language)
    # The frame of a PDF's viewer has no storage.
    context.add_init_script(f"if (globalThis.localStorage) localStorage['egide:language'] ??= {kept}")
    return context


def sign_in(context: BrowserContext, who: str, *, language: str = "fr", theme: Theme = "light") -> None:
    """Open the session of a member of the staff through the API: the cookie is the context's.

    What an account likes wins over the browser's own choice, so both are set; its first-run tour is over.
    """
    account = STAFF[who]
    answer = context.request.post("/api/v1/auth/login", data={"email": account.email, "password": account.password})
    if not answer.ok:
        raise RuntimeError(f"{who}: {answer.status} {answer.text()}")
    liked = {"language": language, "theme": theme, "tour_done": True}
    answer = context.request.put("/api/v1/auth/me/preferences", data=liked)
    if not answer.ok:
        raise RuntimeError(f"{who}: {answer.status} {answer.text()}")


def settle(page: Page) -> None:
    """Until the title stands, nothing loads any more and the network is silent. Raises Playwright's TimeoutError."""
    page.wait_for_selector("h1, h2", timeout=_PATIENCE_MS)
    page.wait_for_load_state("networkidle", timeout=_PATIENCE_MS)
    page.wait_for_function(f"() => !document.querySelector({json.dumps(_BUSY)})", timeout=_PATIENCE_MS)
