"""From the file to a temporary table by COPY: a stream, never the whole file."""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from operator import itemgetter
from pathlib import Path
from typing import Any

import psycopg

from backend.core.ids import new_id
from backend.policies.reading import Header, PortfolioFile, Record
from backend.policies.rules.names import normalise_number
from backend.policies.rules.rows import COLUMNS, WHOLE_LINE, StagedRow, read_row, rejected_row

BLOCK = 2_000
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})

Progress = Callable[[str, int, int], None]
READING = "Lecture du fichier"


def copy_rows(
    driver: psycopg.Connection[Any], copy_sql: str, file: PortfolioFile, products: frozenset[str], progress: Progress
) -> int:
    """Send every record of `file` as one row of `copy_sql` (line, two fresh ids, values, raw); how many there were."""
    header = file.header(COLUMNS)
    rows = 0
    with driver.cursor() as cursor, cursor.copy(copy_sql.encode()) as copy:
        for block in _blocks(_lines(file.records(), header, products)):
            copy.write("".join(block).encode())
            rows += len(block)
            progress(READING, min(file.position, file.size), file.size)
    return rows


def copy_texts(driver: psycopg.Connection[Any], copy_sql: str, path: Path, lines: Set[int]) -> None:
    """Send the text of the given lines of the file (line, text), as they stand there."""
    with PortfolioFile(path) as file, driver.cursor() as cursor, cursor.copy(copy_sql.encode()) as copy:
        for record in file.records():
            if record.line in lines:
                copy.write(f"{record.line}\t{record.raw.translate(_ESCAPES)}\n".encode())


def _lines(records: Iterable[Record], header: Header, products: frozenset[str]) -> Iterator[str]:
    arrange = None if header.is_canonical() else itemgetter(*header.positions)
    policy, person = _id_series(), _id_series()
    for record in records:
        if len(record.cells) != header.width:
            row = _wrong_width(record, header)
        else:
            row = read_row(arrange(record.cells) if arrange else record.cells, products)
        raw = record.raw
        if "\\" in raw or "\t" in raw or "\n" in raw or "\r" in raw:
            row, raw = tuple(value.translate(_ESCAPES) for value in row), raw.translate(_ESCAPES)
        number = f"{record.line:012x}"
        # Sound rows go without their raw line; the few that a later check rejects are read again.
        yield f"{record.line}\t{policy}{number}\t{person}{number}\t{_joined(row)}\t{raw if row[-1] else ''}\n"


_joined = "\t".join


def _wrong_width(record: Record, header: Header) -> StagedRow:
    place = header.positions[0]
    number = record.cells[place] if place < len(record.cells) else ""
    return rejected_row(normalise_number(number)[:100], (WHOLE_LINE, "bad_columns"))


def _id_series() -> str:
    """A uuid7 without its last 48 bits, which the line number fills: an id a row for the price of a concatenation."""
    return str(new_id())[:-12]


def _blocks(lines: Iterator[str]) -> Iterator[Sequence[str]]:
    block: list[str] = []
    for line in lines:
        block.append(line)
        if len(block) == BLOCK:
            yield block
            block = []
    if block:
        yield block
