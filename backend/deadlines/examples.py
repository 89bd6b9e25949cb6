"""Worked examples of the legal clock, a CSV that a jurist writes by hand, checked row by row. Pure.

The regime alone chooses the rule; kind, start event and note are labels; an empty expected cell is not compared."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from backend.core.calendar import Calendar
from backend.core.errors import DomainError
from backend.deadlines.acts import Act
from backend.deadlines.catalogue import Rule, rule_at
from backend.deadlines.computation import Computation, compute
from backend.deadlines.errors import ActUnreadable, ExamplesUnreadable
from backend.deadlines.start import Start

COLUMNS = (
    "kind",
    "regime",
    "postcode",
    "start_event",
    "start_date",
    "interrupting_acts",
    "expected_last_day",
    "prudent_last_working_day",
    "escalate_from",
    "note",
)
_NOT_A_DATE = "Une date est attendue, par exemple 2026-03-16."


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell that differs from what the engine finds, or (with `reason`) a cell or a row that can't be read."""

    line: int
    column: str
    expected: str
    got: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """How many rows agree, how many do not, and each cell that differs."""

    passed: int
    failed: int
    differences: tuple[Difference, ...]

    def as_json(self) -> dict[str, object]:
        """The same facts for a program."""
        return {
            "passed": self.passed,
            "failed": self.failed,
            "differences": [asdict(difference) for difference in self.differences],
        }


class _Unreadable(Exception):
    def __init__(self, column: str, given: str, reason: str) -> None:
        super().__init__(reason)
        self.column, self.given, self.reason = column, given, reason


def check(lines: Iterable[str]) -> Report:
    """Check every row of a file of examples. Raises ExamplesUnreadable for another header; no row ever raises."""
    rows = _numbered(lines)
    _, header = next(rows, (1, ()))
    if tuple(header) != COLUMNS:
        raise ExamplesUnreadable(f"L’en-tête du fichier doit être exactement : {','.join(COLUMNS)}.")
    passed, failed = 0, list[tuple[Difference, ...]]()
    for line, cells in rows:
        differences = _differences(line, cells)
        passed += not differences
        if differences:
            failed.append(differences)
    return Report(passed, len(failed), tuple(one for differences in failed for one in differences))


def parse_act(entry: str) -> Act:
    """An act written `code@date`. Raises ActUnreadable, UnknownCode."""
    code, _, day = entry.strip().partition("@")
    try:
        return Act(code, parse_day(day))
    except ValueError:
        raise ActUnreadable(entry) from None


def parse_day(text: str) -> date:
    """A day written 2026-03-16 and in no other way. Raises ValueError."""
    day = date.fromisoformat(text)
    if day.isoformat() != text:
        raise ValueError(text)
    return day


def _numbered(lines: Iterable[str]) -> Iterator[tuple[int, Sequence[str]]]:
    """Each row with the line on which it begins; one that CSV itself can't read has no cells."""
    # strict: a quote left open is a failed row; otherwise it would swallow the rows after it without a word.
    reader = csv.reader(lines, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield line, ()
            continue
        if cells:
            yield line, cells


def _differences(line: int, cells: Sequence[str]) -> tuple[Difference, ...]:
    try:
        row = _row(cells)
        expected = {column: _expected(row, column) for column in COLUMNS[6:9]}
        got = dict(zip(expected, _dates(_computed(row)), strict=True))
    except _Unreadable as error:
        return (Difference(line, error.column, "", error.given, error.reason),)
    return tuple(
        Difference(line, column, day.isoformat(), _iso(got[column]))
        for column, day in expected.items()
        if day and day != got[column]
    )


def _row(cells: Sequence[str]) -> Mapping[str, str]:
    if len(cells) != len(COLUMNS):
        reason = f"La ligne doit avoir {len(COLUMNS)} colonnes, séparées par des virgules, et des guillemets appariés."
        raise _Unreadable("", str(len(cells)), reason)
    return dict(zip(COLUMNS, (cell.strip() for cell in cells), strict=True))


def _computed(row: Mapping[str, str]) -> Computation:
    start = _start(row)
    return compute(_rule(row, start.latest), start, _acts(row), calendar=Calendar.of(row["postcode"]))


def _start(row: Mapping[str, str]) -> Start:
    given = row["start_date"]
    try:
        return Start.on(parse_day(given))
    except ValueError:
        raise _Unreadable("start_date", given, _NOT_A_DATE) from None
    except DomainError as error:
        raise _Unreadable("start_date", given, error.message) from error


def _rule(row: Mapping[str, str], on: date) -> Rule:
    try:
        return rule_at(row["regime"], on)
    except DomainError as error:
        raise _Unreadable("regime", row["regime"], error.message) from error


def _acts(row: Mapping[str, str]) -> list[Act]:
    given = row["interrupting_acts"]
    try:
        return [parse_act(entry) for entry in given.split(";") if entry.strip()]
    except DomainError as error:
        raise _Unreadable("interrupting_acts", given, error.message) from error


def _expected(row: Mapping[str, str], column: str) -> date | None:
    try:
        return parse_day(row[column]) if row[column] else None
    except ValueError:
        raise _Unreadable(column, row[column], _NOT_A_DATE) from None


def _dates(found: Computation) -> tuple[date | None, date | None, date | None]:
    return found.last_day, found.prudent_day, found.escalate_from


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
