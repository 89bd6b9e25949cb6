"""A workbook of one sheet, written row by row: its memory does not grow with the rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import IO

import xlsxwriter

Cell = str | int | Decimal | date | datetime | None


@dataclass(frozen=True, slots=True)
class Column:
    """A title and the width of its column, in characters."""

    title: str
    width: int


def write_sheet(
    stream: IO[bytes], name: str, columns: Sequence[Column], rows: Iterable[Sequence[Cell]], *, made_at: datetime
) -> None:
    """Write a workbook to `stream`: titles that stay in sight, a filter on them, days and euros as such.

    Text is written as text, whatever it begins with: no cell runs as a formula. `made_at` is naive, in Paris.
    """
    book = xlsxwriter.Workbook(stream, {"constant_memory": True, "strings_to_formulas": False, "in_memory": False})
    book.set_properties({"created": made_at})
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True, "bottom": 1})
    day, euros = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"num_format": "#,##0.00\u00a0€"})
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
    sheet.freeze_panes(1, 1)
    sheet.write_row(0, 0, [column.title for column in columns], bold)
    last = 0
    for last, row in enumerate(rows, start=1):
        for place, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(last, place, value)
            elif isinstance(value, date):
                sheet.write_datetime(last, place, value, day)
            elif value is not None:
                sheet.write_number(last, place, value, euros if isinstance(value, Decimal) else None)
    sheet.autofilter(0, 0, last, len(columns) - 1)
    book.close()
