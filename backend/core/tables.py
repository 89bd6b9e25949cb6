"""Tables for spreadsheets: the one writer of CSV, which lets no cell run as a formula."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?[0-9]+([.,][0-9]+)?")


def cell(value: object) -> str:
    """A value as a cell: nothing for None; what a spreadsheet would run is shown as text, a number stays one."""
    shown = "" if value is None else str(value)
    return f"'{shown}" if shown.startswith(_FORMULA) and not _NUMBER.fullmatch(shown) else shown


def line(values: Iterable[object]) -> str:
    """One line of semicolons, without its end."""
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=";", lineterminator="").writerow([cell(value) for value in values])
    return buffer.getvalue()


def lines(header: Sequence[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """A table line by line, each with its end."""
    yield line(header) + "\r\n"
    for row in rows:
        yield line(row) + "\r\n"


def csv_text(header: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    """A whole table, its header first."""
    return "".join(lines(header, rows))
