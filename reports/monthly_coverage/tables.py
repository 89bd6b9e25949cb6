"""Tables of fixed columns and row heights; the head comes back on every page, a total is never left alone."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reportlab.pdfgen.canvas import Canvas

from reports.monthly_coverage.layout import Block
from reports.monthly_coverage.theme import (
    ACCENT,
    CELL,
    CELL_HEAD,
    CELL_STRONG,
    CONTENT_WIDTH,
    MARGIN,
    SMALL,
    WASH,
    Align,
    draw_line,
    draw_rule,
    fitted,
)

GUTTER = 8.0
LINE = 17.0
SECOND_LINE = 10.5
HEAD_LINE = 10.0


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, "\n" parting two lines, and its share of the page's width in points."""

    title: str
    width: float
    align: Align = "left"


Cell = str | tuple[str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """One text a column; a pair puts its second text on a quieter line below."""

    cells: tuple[Cell, ...]
    strong: bool = False


def table(name: str, columns: Sequence[Column], rows: Iterable[Row], total: Row | None = None) -> list[Block]:
    """Lay out a table as blocks; `name` is said again above the head on the pages that follow."""
    head = _head(columns)
    repeat = (_continued(name), head)
    body = [_row(columns, row, repeat) for row in rows]
    if total is not None:
        body.append(_total(columns, total, repeat))
    last = len(body) - 1
    tied = {0, 1, last - 2, last - 1}  # no page begins or ends with a lonely row of a longer table
    return [head, *(replace(block, keep=place in tied and place != last) for place, block in enumerate(body))]


def _continued(name: str) -> Block:
    def draw(canvas: Canvas, top: float) -> None:
        draw_line(canvas, f"{name} (suite)", MARGIN, top - SMALL.size, CONTENT_WIDTH, SMALL)

    return Block(16, draw, keep=True)


def _head(columns: Sequence[Column]) -> Block:
    lines = 1 + max(column.title.count("\n") for column in columns)
    height = lines * HEAD_LINE + 9

    def draw(canvas: Canvas, top: float) -> None:
        for column, x, width in _places(columns):
            for number, title in enumerate(reversed(column.title.split("\n"))):
                y = top - height + 8 + number * HEAD_LINE
                draw_line(canvas, title, x, y, width, CELL_HEAD, column.align)
        draw_rule(canvas, MARGIN, top - height + 2, CONTENT_WIDTH, ACCENT, 1)

    return Block(height, draw, keep=True)


def _row(columns: Sequence[Column], row: Row, repeat: tuple[Block, ...]) -> Block:
    double = any(isinstance(cell, tuple) for cell in row.cells)
    height = LINE + (SECOND_LINE if double else 0)

    def draw(canvas: Canvas, top: float) -> None:
        _draw_cells(canvas, columns, row, top)
        draw_rule(canvas, MARGIN, top - height, CONTENT_WIDTH)

    return Block(height, draw, repeat=repeat)


def _total(columns: Sequence[Column], row: Row, repeat: tuple[Block, ...]) -> Block:
    def draw(canvas: Canvas, top: float) -> None:
        canvas.setFillColor(WASH)
        canvas.rect(MARGIN, top - LINE - 2, CONTENT_WIDTH, LINE + 2, stroke=0, fill=1)
        draw_rule(canvas, MARGIN, top, CONTENT_WIDTH, ACCENT, 1)
        _draw_cells(canvas, columns, row, top - 1)

    return Block(LINE + 2, draw, repeat=repeat)


def _places(columns: Sequence[Column]) -> Iterator[tuple[Column, float, float]]:
    """Give each column its left edge and the width of its text: a gutter parts columns, the last one ends the page."""
    x = MARGIN
    for column in columns:
        yield column, x, column.width - (0 if column is columns[-1] else GUTTER)
        x += column.width


def _draw_cells(canvas: Canvas, columns: Sequence[Column], row: Row, top: float) -> None:
    style = CELL_STRONG if row.strong else CELL
    cells = [(*place, *_lines(cell)) for place, cell in zip(_places(columns), row.cells, strict=True)]
    # What is not aligned left is a number: it may get smaller, together with its row, but is never cut.
    numbers = fitted(style, [(first, width) for column, _, width, first, _ in cells if column.align != "left"])
    widths = _second_widths(cells)
    for (column, x, width, first, second), own in zip(cells, widths, strict=True):
        draw_line(canvas, first, x, top - 11.5, width, style if column.align == "left" else numbers, column.align)
        if second:
            draw_line(canvas, second, x, top - 11.5 - SECOND_LINE, own, SMALL, column.align)


def _second_widths(cells: Sequence[tuple[Column, float, float, str, str]]) -> list[float]:
    """The room of each second line: it runs on under the neighbours to its right that have none."""
    widths, free = [], MARGIN + CONTENT_WIDTH
    for column, x, width, _, second in reversed(cells):
        widths.append(free - x if column.align == "left" else width)
        free = x - GUTTER if second else free
    return widths[::-1]


def _lines(cell: Cell) -> tuple[str, str]:
    return cell if isinstance(cell, tuple) else (cell, "")
