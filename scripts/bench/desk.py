"""The desk's budget: `.venv/bin/python scripts/bench/desk.py [--rounds N] [--claims 100000]`, JSON on stdout.

Bytes: what a browser must fetch before the first screen, gzip. Paint: from an input to the next frame (Event Timing,
what INP is made of) on the work-list, 95th percentile. Usable: from the navigation to the first row that can be
opened, with an empty cache. On EGIDE_URL when it is set; `--claims` adds that many to a server of our own, once.
"""

import argparse
import json
import sys
from pathlib import Path
from statistics import median, quantiles

import psycopg
from many_claims import fill
from playwright.sync_api import Browser, Page
from sqlalchemy.engine import make_url

from backend.core import embedded
from backend.core.settings import Settings

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import ui
from browser import context_of, opened, settle, sign_in
from children import ROOT
from serving import served
from weight import BUDGET, first_load

ROW = "main >> text=/SIN-\\d{4}-\\d{6}/"
# 16 ms is the shortest that the browser reports; what it never reports was quicker than that.
WATCH = """() => { window.slow = []; new PerformanceObserver((list) => {
  for (const one of list.getEntries()) if (one.interactionId) window.slow.push({name: one.name, ms: one.duration}); })
  .observe({type: "event", durationThreshold: 16, buffered: false}); }"""


def main() -> int:
    """Measure all three; 1 when one is over its budget."""
    parser = argparse.ArgumentParser(description="Mesure le budget de l’interface.")
    parser.add_argument("--rounds", type=int, default=5, help="navigations à froid (5)")
    parser.add_argument("--claims", type=int, default=0, help="dossiers à ajouter à la démonstration (0)")
    asked = parser.parse_args()
    rounds, name = asked.rounds, f"bench-ui-{asked.claims}"
    ui.build()
    with served(name) as url, opened() as browser:
        add(name, asked.claims)
        found = {
            "first_load": first_load(),
            "usable_ms": usable(browser, url, rounds),
            "paint": paint(browser, url),
        }
    print(json.dumps(found, ensure_ascii=False, indent=1))
    within = found["first_load"]["total"] <= BUDGET and found["usable_ms"]["median"] < 1500
    return 0 if within and found["paint"]["p95_ms"] < 100 else 1


def add(name: str, claims: int) -> None:
    """Bring the server's database to so many claims of the bench."""
    if not claims:
        return
    with embedded.database(Settings(data_dir=ROOT / "var" / name, database_url=None)) as url:
        address = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(address, autocommit=True) as driver:
            if not driver.execute("SELECT 1 FROM claim WHERE created_by = 'banc' LIMIT 1").fetchone():
                fill(driver, claims)


def usable(browser: Browser, url: str, rounds: int) -> dict[str, float]:
    """Milliseconds from the navigation to the first row, each time in a profile that has cached nothing."""
    taken = []
    for _ in range(rounds):
        page = _signed_in(browser, url)
        page.goto("/", wait_until="commit")
        page.wait_for_selector(ROW)
        taken.append(float(page.evaluate("() => performance.now()")))
        page.context.close()
    return {"median": round(median(taken)), "longest": round(max(taken))}


def paint(browser: Browser, url: str) -> dict[str, float]:
    """Percentiles of what the browser reports for a hundred moves each way, a filter being typed, and clicks."""
    page = _signed_in(browser, url)
    page.goto("/")
    page.wait_for_selector(ROW)
    settle(page)
    page.evaluate(WATCH)
    pressed = _work(page)
    page.wait_for_timeout(500)
    slow = [
        one["ms"] for one in page.evaluate("() => window.slow") if one["name"] in {"keydown", "pointerdown", "click"}
    ]
    page.context.close()
    durations = slow + [16.0] * max(0, pressed - len(slow))
    return {"inputs": pressed, "p95_ms": quantiles(durations, n=20)[-1], "longest_ms": max(durations)}


def _work(page: Page) -> int:
    """Play, and return how many keys were pressed."""
    word = "docteur martin"
    for key in "jk":
        for _ in range(100):
            page.keyboard.press(key)
    for _ in range(20):
        page.mouse.move(800, 500)
        page.mouse.wheel(0, 600)
        page.wait_for_timeout(20)
    page.keyboard.press("/")
    page.keyboard.type(word, delay=60)
    return 201 + len(word)


def _signed_in(browser: Browser, url: str) -> Page:
    context = context_of(browser, url)
    sign_in(context, "handler")
    return context.new_page()


if __name__ == "__main__":
    sys.exit(main())
