"""Speed of the portfolio import against raw COPY of the same bytes, in the same run, on one database.

`python scripts/bench/import_speed.py [--rows 1000000] [--json]` uses an embedded PostgreSQL and folders of its own,
and leaves nothing. Two raw speeds are given: the file as one column of an unlogged table (bytes moved, nothing
read), and the file as its 18 columns in CSV (what COPY itself can do with such a file).
"""

import argparse
import json
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import psycopg

from backend.core import clock, embedded, schema
from backend.core.db import Database
from backend.core.settings import Settings
from backend.policies.jobs import import_file
from backend.policies.rules.rows import COLUMNS

PRODUCTS = ("LM-INTERNE", "LM-LIBERAL", "EREP-BASE", "EREP-PLUS")
NAMES = ("MARTIN", "LE GOFF", "LÉVY", "DOS SANTOS", "HOAREAU", "FRANÇOIS", "PETIT", "D’ARTAGNAN", "NGUYEN", "BERNARD")
FIRST_NAMES = ("Zoé", "Hélène", "Éric", "Inès", "Jean-Marc", "Léa", "Noël", "Anne", "Karim", "Paul", "Maëlle")
RAW_TABLES = {
    "one_column": ("CREATE UNLOGGED TABLE raw (line text)", "COPY raw FROM STDIN"),
    "csv_columns": (
        f"CREATE UNLOGGED TABLE raw ({', '.join(f'{name} text' for name in COLUMNS)})",
        "COPY raw FROM STDIN (FORMAT csv, DELIMITER ';', HEADER)",
    ),
}


def rpps(number: int) -> str:
    """A sound RPPS made of `number`."""
    digits = f"10{number:08d}"
    doubled = "".join(str(int(digit) * (2 if place % 2 else 1)) for place, digit in enumerate(digits))
    return f"{digits}{-sum(map(int, doubled)) % 10}"


def lines(count: int) -> Iterator[str]:
    """A believable portfolio: one in eight without RPPS, names that repeat, every anniversary."""
    yield ";".join(COLUMNS)
    for number in range(count):
        start = date(2018, 1, 1) + timedelta(number % 2900)
        cells = (
            f"RCP-90-{number:07d}",
            PRODUCTS[number % 4],
            "Dr",
            f"{NAMES[number % 10]} {NAMES[number // 10 % 10]}",
            FIRST_NAMES[number % 11],
            "medecin",
            "Médecine générale",
            rpps(number) if number % 8 else "",
            f"assure{number}@cabinet.example.org",
            f"06 39 98 {number % 100:02d} {number // 100 % 100:02d}",
            f"{number % 300}, rue des Exemples",
            f"{1000 + number % 94000:05d}",
            "Saint-Exemple",
            f"{1 + number % 95:02d}",
            f"{start:%d/%m/%Y}",
            f"{start:%d/%m}",
            "",
            f"{100 + number % 2300},{number % 100:02d}",
        )
        yield ";".join(cells)


def raw_seconds(url: str, path: Path, kind: str) -> float:
    """Seconds that COPY takes for the bytes of the file."""
    create, copy_sql = RAW_TABLES[kind]
    with psycopg.connect(url.replace("+psycopg", "", 1), autocommit=True) as connection:
        connection.execute(create.encode())
        started = time.perf_counter()
        with path.open("rb") as file, connection.cursor() as cursor, cursor.copy(copy_sql.encode()) as copy:
            while block := file.read(1 << 18):
                copy.write(block)
        seconds = time.perf_counter() - started
        connection.execute("DROP TABLE raw")
    return seconds


def measure(count: int, *, talk: bool) -> dict[str, float | int]:
    """Make the file, copy it raw, import it twice; the figures."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)  # PostgreSQL never runs as root: its account must be able to enter
        path = Path(folder) / "portfolio.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            file.writelines(f"{line}\r\n" for line in lines(count))
        with embedded.database(Settings(data_dir=Path(folder) / "data", database_url=None)) as url:
            schema.upgrade(url)
            raw = {kind: raw_seconds(url, path, kind) for kind in RAW_TABLES}
            database = Database(url)
            first, again = (imported_seconds(database, path, talk=talk) for _ in range(2))
            database.dispose()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "rows": count,
        **{f"raw_{kind}_s": round(seconds, 2) for kind, seconds in raw.items()},
        "import_s": round(first, 2),
        "again_s": round(again, 2),
        "rows_per_s": round(count / first),
        **{f"share_of_{kind}_percent": round(100 * seconds / first, 1) for kind, seconds in raw.items()},
        "peak_rss_mb": round(peak),
    }


def imported_seconds(database: Database, path: Path, *, talk: bool) -> float:
    """Seconds of one import of the file."""
    started, steps = time.perf_counter(), list[tuple[float, str, int]]()

    def progress(step: str, done: int, _total: int) -> None:
        steps.append((time.perf_counter() - started, step, done))

    import_file(
        database, path, as_of=clock.today(), delta=False, actor_name="mesure", now=clock.now(), progress=progress
    )
    if talk:
        slow = [(after[0] - before[0], after) for before, after in pairwise(steps)]
        for seconds, (_, step, done) in sorted(slow, reverse=True)[:6]:
            print(f"  {seconds:6.2f} s  {step} {done}", file=sys.stderr)
    return time.perf_counter() - started


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    figures = measure(options.rows, talk=not options.json)
    if options.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:28} {value}")


if __name__ == "__main__":
    main()
