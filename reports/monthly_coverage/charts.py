"""Bar charts whose values can be read without measuring: the figures stand under the bars, or on them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.graphics import renderPDF
from reportlab.graphics.charts.barcharts import VerticalBarChart
from reportlab.graphics.shapes import Drawing, Rect, String
from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from reports.formatting import format_count
from reports.monthly_coverage.layout import Block
from reports.monthly_coverage.theme import (
    ACCENT,
    CONTENT_WIDTH,
    INK,
    MARGIN,
    MUTED,
    PALE,
    REGULAR,
    RULE,
    Style,
    clean,
    fitted,
)

LEGEND_WIDTH = 74.0
DAY_AXIS = 30.0
FIGURE_LINE = 14.0
AXIS_LINE = 16.0
LABEL_SIZE = 7.5
TICKS = 4
FILLS = (ACCENT, PALE)


@dataclass(frozen=True, slots=True)
class Series:
    """One kind of bar: its name in the legend and one whole number, zero or more, for each category."""

    name: str
    values: tuple[int, ...]


def nice_step(largest: int) -> int:
    """Return the round step (1, 2 or 5 times a power of ten) that reaches `largest` in about four ticks."""
    power = 1
    while True:
        for factor in (1, 2, 5):
            if factor * power * TICKS >= largest:
                return factor * power
        power *= 10


def compared_bars(
    categories: Sequence[str], series: Sequence[Series], height: float, figure: Callable[[int], str] = format_count
) -> Block:
    """Draw one or two series side by side, and their figures in a small table under the bars that is the legend."""
    foot = AXIS_LINE + FIGURE_LINE * len(series)
    drawing = Drawing(CONTENT_WIDTH, height)
    box = (LEGEND_WIDTH, foot, CONTENT_WIDTH - LEGEND_WIDTH, height - foot - 8)
    drawing.add(_bars(categories, series, box, figure))
    for number, one in enumerate(series):
        _figures(drawing, one, FILLS[number], foot - AXIS_LINE - FIGURE_LINE * (number + 1) + 4, figure)
    _say_if_empty(drawing, series, foot)
    return _block(drawing)


def single_bars(categories: Sequence[str], series: Series, height: float) -> Block:
    """Draw one series, each value above its bar."""
    drawing = Drawing(CONTENT_WIDTH, height)
    chart = _bars(
        categories, [series], (DAY_AXIS, AXIS_LINE, CONTENT_WIDTH - DAY_AXIS, height - AXIS_LINE - 14), format_count
    )
    chart.barLabelFormat = _unless_zero
    chart.barLabels.fontName = REGULAR
    chart.barLabels.fontSize = LABEL_SIZE
    chart.barLabels.fillColor = INK
    chart.barLabels.boxAnchor = "s"
    chart.barLabels.dy = 2
    drawing.add(chart)
    _say_if_empty(drawing, [series], AXIS_LINE)
    return _block(drawing)


def _block(drawing: Drawing) -> Block:
    def draw(canvas: Canvas, top: float) -> None:
        renderPDF.draw(drawing, canvas, MARGIN, top - drawing.height)

    return Block(float(drawing.height), draw)


def _unless_zero(value: float) -> str:
    return clean(format_count(int(value))) if value else ""


def _bars(
    categories: Sequence[str],
    series: Sequence[Series],
    box: tuple[float, float, float, float],
    figure: Callable[[int], str],
) -> VerticalBarChart:
    chart = VerticalBarChart()
    chart.x, chart.y, chart.width, chart.height = box
    chart.data = [one.values for one in series]
    chart.groupSpacing, chart.barSpacing = 8, 1.5
    for number in range(len(series)):
        _paint(chart.bars[number], FILLS[number])
    _dress_categories(chart.categoryAxis, categories)
    _dress_values(chart.valueAxis, max((max(one.values, default=0) for one in series), default=0), figure)
    return chart


def _paint(bar: Any, fill: Color) -> None:
    """An outline in the accent keeps the pale bars visible on paper."""
    for name, value in (("fillColor", fill), ("strokeColor", ACCENT), ("strokeWidth", 0.4)):
        setattr(bar, name, value)


def _dress_categories(axis: Any, categories: Sequence[str]) -> None:
    labels = axis.labels
    axis.categoryNames = list(categories)
    axis.visibleTicks = False
    axis.strokeColor = MUTED
    axis.strokeWidth = 0.6
    labels.fontName, labels.fontSize, labels.fillColor, labels.dy = REGULAR, LABEL_SIZE, MUTED, -4


def _dress_values(axis: Any, largest: int, figure: Callable[[int], str]) -> None:
    labels = axis.labels
    axis.valueMin, axis.valueStep = 0, nice_step(largest)
    axis.valueMax = axis.valueStep * max(1, -(-largest // axis.valueStep))
    axis.visibleAxis, axis.visibleTicks, axis.visibleGrid = False, False, True
    axis.gridStrokeColor, axis.gridStrokeWidth = RULE, 0.5
    axis.labelTextFormat = lambda value: clean(figure(int(value)))
    labels.fontName, labels.fontSize, labels.fillColor, labels.dx = REGULAR, LABEL_SIZE, MUTED, -3


def _figures(drawing: Drawing, series: Series, fill: Color, y: float, figure: Callable[[int], str]) -> None:
    """Write the legend at the left and each value under its bars, smaller where two would touch."""
    drawing.add(Rect(0, y - 0.5, 7, 7, fillColor=fill, strokeColor=ACCENT, strokeWidth=0.4))
    drawing.add(String(11, y, series.name, fontName=REGULAR, fontSize=LABEL_SIZE, fillColor=INK))
    step = (CONTENT_WIDTH - LEGEND_WIDTH) / max(len(series.values), 1)
    texts = [clean(figure(value)) for value in series.values]
    size = fitted(Style(size=LABEL_SIZE), [(text, step - 3) for text in texts]).size
    for place, text in enumerate(texts):
        x = LEGEND_WIDTH + step * (place + 0.5)
        drawing.add(String(x, y, text, fontName=REGULAR, fontSize=size, fillColor=INK, textAnchor="middle"))


def _say_if_empty(drawing: Drawing, series: Sequence[Series], foot: float) -> None:
    if any(value for one in series for value in one.values):
        return
    y = foot + (drawing.height - foot) / 2
    text = "Aucun mouvement sur la période"
    drawing.add(String(CONTENT_WIDTH / 2, y, text, fontName=REGULAR, fontSize=9, fillColor=MUTED, textAnchor="middle"))
