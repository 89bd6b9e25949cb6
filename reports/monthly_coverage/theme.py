"""The look: one accent colour, one embedded family whose figures align in columns, and how a line is drawn."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Literal

from reportlab.graphics.shapes import STATE_DEFAULTS
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from reports.formatting import NARROW_SPACE

Align = Literal["left", "right", "center"]

REGULAR = "IBMPlexSans"
STRONG = "IBMPlexSans-SemiBold"
FONT_FILES = {REGULAR: "IBMPlexSans-Regular.ttf", STRONG: "IBMPlexSans-SemiBold.ttf"}
# The family's narrow no-break space is so thin that "1 200" reads "1200"; the sixth of an em reads well.
SIX_PER_EM_SPACE = "\u2006"
ROUNDING_ROOM = 0.999  # a text shrunk to its exact width would be one rounding error too wide
FONT_FOLDER = Path(__file__).parent.parent / "fonts"

ACCENT = HexColor("#0b5563")
PALE = HexColor("#b9d3d6")  # the second series of a chart: far from the accent in grey print too
WASH = HexColor("#f1f6f6")
INK = HexColor("#1d2629")
MUTED = HexColor("#5b686c")
RULE = HexColor("#d5dcdd")

PAGE_WIDTH, PAGE_HEIGHT = A4
MARGIN = 48.0
TOP = PAGE_HEIGHT - 72.0
BOTTOM = 62.0
CONTENT_WIDTH = PAGE_WIDTH - 2 * MARGIN


@dataclass(frozen=True, slots=True)
class Style:
    """A face, its size in points, its colour and the height of its line."""

    font: str = REGULAR
    size: float = 9.0
    color: Color = INK
    leading: float = 13.5


BODY = Style()
LEAD = Style(size=10.5, leading=16)
SMALL = Style(size=7.5, color=MUTED, leading=10.5)
LABEL = Style(size=8, color=MUTED, leading=11)
CELL = Style(size=8, leading=11)
CELL_STRONG = Style(STRONG, 8, INK, 11)
CELL_HEAD = Style(STRONG, 7.5, ACCENT, 10)
TITLE = Style(STRONG, 25, ACCENT, 31)
SUBTITLE = Style(size=12, color=MUTED, leading=17)
HEADING = Style(STRONG, 14, ACCENT, 19)
SUBHEADING = Style(STRONG, 9.5, INK, 13)
FIGURE = Style(STRONG, 19, INK, 24)


@cache
def register_fonts() -> None:
    """Hand the font files to ReportLab, once a process; each document embeds the characters that it uses."""
    for name, file in FONT_FILES.items():
        registerFont(TTFont(name, FONT_FOLDER / file))
    # Each drawing opens with this font even when no text of it uses it; Helvetica would not be embedded.
    STATE_DEFAULTS["fontName"] = REGULAR


def clean(text: str) -> str:
    """Make one printable line: breaks become spaces, invisible characters go, accents are composed as in the font."""
    return "".join(map(_printable, unicodedata.normalize("NFC", text)))


def _printable(char: str) -> str:
    if char == NARROW_SPACE:
        return SIX_PER_EM_SPACE
    category = unicodedata.category(char)
    if category in ("Cc", "Zl", "Zp"):
        return " "
    return "" if category.startswith("C") else char


def text_width(text: str, style: Style) -> float:
    """Return the width in points."""
    return float(stringWidth(text, style.font, style.size))


def ellipsize(text: str, style: Style, width: float) -> str:
    """Return the longest beginning of `text` that fits in `width` points, with "…" when something was cut."""
    if text_width(text, style) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        fits = text_width(text[:middle].rstrip() + "…", style) <= width
        low, high = (middle, high) if fits else (low, middle - 1)
    return text[:low].rstrip() + "…"


def fitted(style: Style, numbers: Iterable[tuple[str, float]]) -> Style:
    """Return the style small enough for every (number, width): numbers are never cut, and agree in size."""
    ratios = [width / text_width(clean(text), style) for text, width in numbers if text]
    shrink = min([1.0, *(ratio * ROUNDING_ROOM for ratio in ratios if ratio < 1)])
    return replace(style, size=style.size * shrink)


def wrap(text: str, style: Style, width: float) -> list[str]:
    """Break into lines at plain spaces only, so that "4 000,00 €" stays whole (ReportLab's own splitter parts it)."""
    lines: list[str] = []
    for word in clean(text).split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, style) <= width:
            lines[-1] = longer
        else:
            lines.append(ellipsize(word, style, width))
    return lines


def draw_line(canvas: Canvas, text: str, x: float, y: float, width: float, style: Style, align: Align = "left") -> None:
    """Write one line on the baseline `y` within [x, x + width]; a text too long ends with an ellipsis."""
    shown = ellipsize(clean(text), style, width)
    canvas.setFont(style.font, style.size)
    canvas.setFillColor(style.color)
    if align == "right":
        canvas.drawRightString(x + width, y, shown)
    elif align == "center":
        canvas.drawCentredString(x + width / 2, y, shown)
    else:
        canvas.drawString(x, y, shown)


def draw_rule(canvas: Canvas, x: float, y: float, width: float, color: Color = RULE, thickness: float = 0.5) -> None:
    """Draw a horizontal line."""
    canvas.setStrokeColor(color)
    canvas.setLineWidth(thickness)
    canvas.line(x, y, x + width, y)
