"""Speed and memory of taking open claims over: a rehearsal, the real run, then the same file again.

`python scripts/bench/import_claims.py [--claims 1000] [--json]` uses an embedded PostgreSQL and folders of its own, and
leaves nothing. Half of the claims are covered with a payment and an open order, one in four refused, one in four not
decided yet. Ends with 1 when a total differs, a line is rejected, or the second run takes anything over.
"""

import argparse
import json
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path

from backend.core import clock, embedded, schema
from backend.core.access import Actor, Role
from backend.core.db import Database
from backend.core.ids import new_id
from backend.core.settings import Settings
from backend.policies.jobs import import_file as import_portfolio
from backend.takeover.jobs import Report, import_file
from backend.takeover.rules.rows import COLUMNS

portfolio = import_module("import_speed").lines  # beside this file
ACTOR = Actor(new_id(), "mesure", Role.SUPERVISOR)
FORMULAS = 4  # the portfolio gives each formula in turn; only the first takes every benefit of these lines
SIRET = "73282932000074"


def claims(count: int, today: date) -> Iterator[str]:
    """A believable file, with its totals."""
    yield ";".join(COLUMNS)
    contents = money = 0
    for number in range(count):
        first = {
            "ancienne_reference": f"REP-{number:06d}",
            "numero_contrat": f"RCP-90-{number * FORMULAS:07d}",
            "declare_le": _day(today, 20),
            "connu_le": _day(today, 25),
            "url": f"https://avis.example.org/{number}",
            "plateforme": "google",
            "extrait": f"Propos de fiction, avis {number}.",
            "publie_le": _day(today, 30),
            "qualification": "diffamation_publique",
        }
        if number % 4 < 2:
            first |= {"decision": "garanti", "decide_le": _day(today, 15), "evenement": "1"}
            first |= {"prestation": "cleaning", "prestataire_siret": SIRET, "prestataire_nom": "Netto Fiction"}
            first |= {"provision": "300,00", "engage": "300,00", "paye": "100,50"}
            money += 1
        elif number % 4 == 2:
            first |= {"decision": "non_garanti", "decide_le": _day(today, 15), "motif_refus": "press_editor"}
        yield _line(first)
        contents += 1
        if number % 5 == 0:
            yield _line({"ancienne_reference": first["ancienne_reference"], "forme": "press", "extrait": "Suite."})
            contents += 1
    told = {"ancienne_reference": "TOTAL", "numero_contrat": str(count), "url": str(contents)}
    yield _line(told | {"provision": f"{300 * money}", "engage": f"{300 * money}", "paye": f"{100.5 * money:.2f}"})


def _day(today: date, ago: int) -> str:
    return f"{today - timedelta(ago):%d/%m/%Y}"


def _line(cells: dict[str, str]) -> str:
    return ";".join(cells.get(column, "") for column in COLUMNS)


def _write(path: Path, told: Iterator[str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(f"{line}\r\n" for line in told)
    return path


def _timed(database: Database, path: Path, *, dry_run: bool = False) -> tuple[float, Report]:
    started = time.perf_counter()
    report = import_file(database, path, dry_run=dry_run, actor=ACTOR, now=clock.now())
    return time.perf_counter() - started, report


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(count: int) -> dict[str, float | int | bool]:
    """Make both files, take the claims over; the figures, and `sound` when nothing is missing."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)  # PostgreSQL never runs as root: its account must be able to enter
        policies = _write(Path(folder) / "portfolio.csv", portfolio(count * FORMULAS))
        path = _write(Path(folder) / "claims.csv", claims(count, clock.today()))
        with embedded.database(Settings(data_dir=Path(folder) / "data", database_url=None)) as url:
            schema.upgrade(url)
            database = Database(url)
            import_portfolio(database, policies, as_of=clock.today(), delta=False, actor_name="mesure", now=clock.now())
            before = _peak()
            rehearsed_s, rehearsed = _timed(database, path, dry_run=True)
            first_s, first = _timed(database, path)
            again_s, again = _timed(database, path)
            database.dispose()
    for one in first.rejects[:5]:
        print(one, file=sys.stderr)
    whole = rehearsed.agrees and first.agrees and again.agrees and (first.created, again.created) == (count, 0)
    return {
        "claims": count,
        "rehearsal_s": round(rehearsed_s, 2),
        "import_s": round(first_s, 2),
        "again_s": round(again_s, 2),
        "ms_per_claim": round(1000 * first_s / count, 1),
        "rejected": first.rejected,
        "memory_before_mb": round(before),
        "peak_rss_mb": round(_peak()),
        "kb_per_claim": round(1024 * (_peak() - before) / count, 1),
        "sound": whole,
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=1_000)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    figures = measure(options.claims)
    if options.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name:20} {value}")
    if not figures["sound"]:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
