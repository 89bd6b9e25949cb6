"""The worked examples of the legal reference, row by row and column by column, from the file itself."""

import csv
from datetime import date
from pathlib import Path

import pytest

from backend.core.calendar import Calendar
from backend.deadlines.acts import Act
from backend.deadlines.catalogue import rule_at
from backend.deadlines.computation import Computation, compute
from backend.deadlines.start import Start

FILE = Path(__file__).parent / "cases" / "deadline_examples.csv"
with FILE.open(encoding="utf-8", newline="") as content:
    ROWS = list(csv.DictReader(content))


def computed(row: dict[str, str]) -> Computation:
    start = date.fromisoformat(row["start_date"])
    pairs = (entry.split("@") for entry in row["interrupting_acts"].split(";") if entry)
    acts = [Act(code, date.fromisoformat(day)) for code, day in pairs]
    return compute(rule_at(row["regime"], start), Start.on(start), acts, calendar=Calendar.of(row["postcode"]))


def test_the_file_is_whole() -> None:
    assert len(ROWS) == 62


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['regime']}-{row['start_date']}")
def test_example(row: dict[str, str]) -> None:
    found = computed(row)
    got = {
        "expected_last_day": found.last_day,
        "prudent_last_working_day": found.prudent_day,
        "escalate_from": found.escalate_from,
    }
    expected = {column: date.fromisoformat(row[column]) for column in got if row[column]}
    assert {column: got[column] for column in expected} == expected
    # What the row leaves empty does not exist either: a clock shows one day at most beside its last.
    assert all(got[column] is None for column in got if column not in expected)
