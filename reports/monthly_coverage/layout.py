"""Blocks of known height set on pages before anything is drawn: so "page 3 / 12" needs no second pass.

Fixed heights keep a table of 5 000 rows linear; ReportLab's self-measuring tables are not.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from reports.monthly_coverage.theme import (
    BODY,
    BOTTOM,
    CONTENT_WIDTH,
    HEADING,
    MARGIN,
    SUBHEADING,
    TOP,
    Style,
    draw_line,
    wrap,
)

Draw = Callable[[Canvas, float], None]


@dataclass(frozen=True, slots=True)
class Block:
    """Something `height` points tall, drawn downwards from a given top.

    `keep` holds it on the page of the block after it; `repeat` is drawn above it when it opens a page;
    `white` vanishes at the top of a page; `outline` is the bookmark that leads to it.
    """

    height: float
    draw: Draw
    keep: bool = False
    new_page: bool = False
    repeat: tuple["Block", ...] = ()
    white: bool = False
    outline: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and the height of its top on the page."""

    block: Block
    top: float


Page = list[Placed]


def paginate(blocks: Iterable[Block]) -> list[Page]:
    """Set the blocks on pages, top to bottom; a run of kept blocks moves to the next page together."""
    pages: list[Page] = [[]]
    top = TOP
    for run in _runs(blocks):
        first = run[0]
        fits = top - sum(block.height for block in run) >= BOTTOM
        if pages[-1] and (first.new_page or not fits):
            pages.append([])
            top = _place(pages[-1], first.repeat, TOP)
        opens = not pages[-1]
        top = _place(pages[-1], run[1:] if first.white and opens else run, top)
    return pages


def _runs(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    run: list[Block] = []
    for block in blocks:
        run.append(block)
        if not block.keep:
            yield run
            run = []
    if run:
        yield run


def _place(page: Page, blocks: Iterable[Block], top: float) -> float:
    for block in blocks:
        page.append(Placed(block, top))
        top -= block.height
    return top


def space(height: float, *, keep: bool = False, new_page: bool = False) -> Block:
    """Leave white, save at the top of a page."""

    def draw(_canvas: Canvas, _top: float) -> None:
        """Nothing to see."""

    return Block(height, draw, keep=keep, new_page=new_page, white=True)


def heading(text: str, *, new_page: bool = False) -> list[Block]:
    """Open a section: air above, its title, its bookmark."""

    def draw(canvas: Canvas, top: float) -> None:
        draw_line(canvas, text, MARGIN, top - HEADING.size, CONTENT_WIDTH, HEADING)

    return [space(34, keep=True, new_page=new_page), Block(26, draw, keep=True, outline=text)]


def subheading(text: str, *, above: float = 14) -> Block:
    """Name a table or a chart; stays with what follows."""

    def draw(canvas: Canvas, top: float) -> None:
        draw_line(canvas, text, MARGIN, top - above - SUBHEADING.size, CONTENT_WIDTH, SUBHEADING)

    return Block(above + 18, draw, keep=True)


def paragraph(text: str, style: Style = BODY, *, keep: bool = False, after: float = 6) -> Block:
    """Wrap a text over the width of the page; `after` is the white below it, in points."""
    lines = wrap(text, style, CONTENT_WIDTH)

    def draw(canvas: Canvas, top: float) -> None:
        for number, line in enumerate(lines):
            draw_line(canvas, line, MARGIN, top - style.size - number * style.leading, CONTENT_WIDTH, style)

    return Block(len(lines) * style.leading + after, draw, keep=keep)
