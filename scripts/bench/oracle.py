"""The engine of the legal clock against the independent oracle of the tests, which walks one day at a time.

`python scripts/bench/oracle.py [--sample N] [--json]` compares the last day, the prudent day and the day to escalate
from for every start from 1900-01-01 to 2100-12-31 (or N of them, always the same), every rule and every calendar, on
every core. Exit code 1 if one single date differs.
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from random import Random

from backend.core.calendar import Calendar
from backend.deadlines.catalogue import rule_at
from backend.deadlines.computation import compute
from backend.deadlines.start import Start

sys.path.append(str(Path(__file__).parents[2]))
oracle = import_module("tests.deadlines.oracle")

FIRST, LAST = date(1900, 1, 1), date(2100, 12, 31)
CHUNK = 400
SHOWN = 20


def starts(sample: int | None) -> list[date]:
    """Every day of the two centuries, or `sample` of them."""
    days = [FIRST + timedelta(offset) for offset in range((LAST - FIRST).days + 1)]
    return days if sample is None else sorted(Random(1881).sample(days, min(sample, len(days))))


def differences(days: Sequence[date]) -> tuple[int, list[str]]:
    """How many computations were compared for these starts, and each that differs, in words."""
    calendars = {postcode: Calendar.of(postcode) for postcode in oracle.LOCAL}
    compared, found = 0, list[str]()
    for start in days:
        for code in oracle.RULES:
            rule = rule_at(code, start)
            for postcode, calendar in calendars.items():
                one = compute(rule, Start.on(start), calendar=calendar)
                told = oracle.answer(code, start, postcode)
                compared += 1
                if (one.last_day, one.prudent_day, one.escalate_from) != (told.last, told.prudent, told.escalate):
                    found.append(f"{code} {start} {postcode}: {one.last_day} {one.prudent_day} != {told}")
    return compared, found


def chunks(days: Sequence[date]) -> Iterator[Sequence[date]]:
    """The starts, in portions that keep every core busy to the end."""
    return (days[first : first + CHUNK] for first in range(0, len(days), CHUNK))


def measure(sample: int | None) -> dict[str, object]:
    """Compare on every core; the count, what differs and the seconds."""
    began, days = time.perf_counter(), starts(sample)
    with ProcessPoolExecutor() as pool:
        results = list(pool.map(differences, chunks(days)))
    return {
        "starts": len(days),
        "rules": len(oracle.RULES),
        "calendars": len(oracle.LOCAL),
        "compared": sum(compared for compared, _ in results),
        "different": sum(len(found) for _, found in results),
        "examples": [one for _, found in results for one in found][:SHOWN],
        "cores": os.cpu_count(),
        "seconds": round(time.perf_counter() - began, 1),
    }


def main() -> None:
    """Compare and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, help="number of starts, instead of all of them")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    figures = measure(options.sample)
    if options.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name:10} {value}")
    if figures["different"]:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
