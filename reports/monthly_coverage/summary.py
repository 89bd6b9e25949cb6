"""The first page: whose report, which month, six figures and a year of claims, to be read in ten seconds."""

from collections.abc import Callable
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from reports.formatting import (
    format_amount,
    format_count,
    format_date,
    format_difference,
    format_month,
    format_short_month,
    plural,
)
from reports.monthly_coverage.charts import Series, compared_bars
from reports.monthly_coverage.layout import Block, paragraph, space, subheading
from reports.monthly_coverage.model import MonthFigures, MonthlyCoverage
from reports.monthly_coverage.ordering import by_urgency, twelve_months
from reports.monthly_coverage.theme import (
    ACCENT,
    CELL,
    CONTENT_WIDTH,
    FIGURE,
    LABEL,
    LEAD,
    MARGIN,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    SMALL,
    STRONG,
    SUBTITLE,
    TITLE,
    WASH,
    Style,
    draw_line,
    fitted,
    wrap,
)

TILE_HEIGHT = 74.0
TILE_GAP = 10.0
TILES_PER_LINE = 3
LETTERHEAD = Style(STRONG, 11, ACCENT, 15)


@dataclass(frozen=True, slots=True)
class Tile:
    """A key figure: what it counts, its value, and one line that puts it in its place."""

    label: str
    value: str
    note: str


def summary(report: MonthlyCoverage) -> list[Block]:
    """Lay out the first page."""
    return [
        _letterhead(report),
        *[paragraph(text, LEAD, after=2) for text in _lead(report)],
        space(10),
        *_tile_lines(_tiles(report)),
        *_year(report),
    ]


def _letterhead(report: MonthlyCoverage) -> Block:
    title = wrap(report.title, TITLE, CONTENT_WIDTH)[:2]
    lines = report.carrier.address[:4]
    title_top = 58.0 + len(lines) * LABEL.leading
    month = format_month(report.month).capitalize()
    subtitle = f"{month} — situation au {format_date(report.as_of)}"

    def draw(canvas: Canvas, top: float) -> None:
        canvas.setFillColor(ACCENT)
        canvas.rect(0, PAGE_HEIGHT - 7, PAGE_WIDTH, 7, stroke=0, fill=1)
        draw_line(canvas, report.carrier.name, MARGIN, top, CONTENT_WIDTH, LETTERHEAD)
        for number, line in enumerate(lines, start=1):
            draw_line(canvas, line, MARGIN, top - 3 - number * LABEL.leading, CONTENT_WIDTH, LABEL)
        for number, line in enumerate(title):
            draw_line(canvas, line, MARGIN, top - title_top - number * TITLE.leading, CONTENT_WIDTH, TITLE)
        subtitle_y = top - title_top - len(title) * TITLE.leading + 9
        draw_line(canvas, subtitle, MARGIN, subtitle_y, CONTENT_WIDTH, SUBTITLE)

    return Block(title_top + len(title) * TITLE.leading + 14, draw, outline="Synthèse")


def _lead(report: MonthlyCoverage) -> list[str]:
    remaining = format_amount(report.position.remaining_cents)
    left = f"Il reste {remaining} sous les plafonds des événements ouverts."
    return [*_claims(report.figures, format_month(report.month)), left, _next_deadline(report)]


def _claims(figures: MonthFigures, month: str) -> list[str]:
    if not (figures.claims_declared or figures.claims_decided or figures.claims_closed):
        return [f"En {month}, aucun sinistre n’a été déclaré, décidé ni clos."]
    declared = plural(figures.claims_declared, "sinistre déclaré", "sinistres déclarés")
    decided = plural(figures.claims_decided, "décidé", "décidés")
    outcomes = (
        plural(figures.decided_covered, "couvert", "couverts"),
        plural(figures.decided_not_covered, "non couvert", "non couverts"),
        f"{format_count(figures.decided_advice_only)} avec conseil seul",
    )
    return [
        f"En {month} : {declared}, {decided}, {format_count(figures.claims_closed)} clos.",
        f"Sinistres décidés : {', '.join(outcomes)}.",
    ]


def _next_deadline(report: MonthlyCoverage) -> str:
    if not report.deadlines:
        return "Aucune échéance n’est en cours."
    row = by_urgency(report.deadlines)[0]
    prudent, last = format_date(row.prudent_day), format_date(row.last_day)
    if row.prudent_day < report.as_of:
        return f"À traiter d’abord : {row.reference}, jour prudent dépassé ({prudent}), dernier jour le {last}."
    return f"Échéance la plus proche : {row.reference}, jour prudent le {prudent}, dernier jour le {last}."


def _tiles(report: MonthlyCoverage) -> list[Tile]:
    figures = report.figures
    undecided = f"dont {format_count(len(report.exclusions.undecided_claims))} à décider"
    at_limit = f"{plural(figures.policies_at_limit, 'contrat', 'contrats')} à la limite"
    return [
        _compared(report, "Contrats en vigueur", lambda month: month.policies_in_force, format_count),
        _compared(report, "Sinistres déclarés", lambda month: month.claims_declared, format_count),
        Tile("Sinistres ouverts en fin de mois", format_count(figures.claims_open_at_end), undecided),
        Tile("Événements garantis ouverts", format_count(figures.events_opened), at_limit),
        _compared(report, "Engagé dans le mois", lambda month: month.committed_cents, format_amount),
        _compared(report, "Payé dans le mois", lambda month: month.paid_cents, format_amount),
    ]


def _compared(
    report: MonthlyCoverage, label: str, figure: Callable[[MonthFigures], int], text: Callable[[int], str]
) -> Tile:
    value = figure(report.figures)
    if report.previous is None:
        return Tile(label, text(value), "mois précédent non disponible")
    difference = value - figure(report.previous)
    return Tile(label, text(value), f"{format_difference(text(difference), difference)} sur un mois")


def _tile_lines(tiles: list[Tile]) -> list[Block]:
    return [_tile_line(tiles[start : start + TILES_PER_LINE]) for start in range(0, len(tiles), TILES_PER_LINE)]


def _tile_line(tiles: list[Tile]) -> Block:
    width = (CONTENT_WIDTH - TILE_GAP * (TILES_PER_LINE - 1)) / TILES_PER_LINE

    def draw(canvas: Canvas, top: float) -> None:
        for number, tile in enumerate(tiles):
            _draw_tile(canvas, tile, MARGIN + number * (width + TILE_GAP), top, width)

    return Block(TILE_HEIGHT + TILE_GAP, draw)


def _draw_tile(canvas: Canvas, tile: Tile, x: float, top: float, width: float) -> None:
    canvas.setFillColor(WASH)
    canvas.rect(x, top - TILE_HEIGHT, width, TILE_HEIGHT, stroke=0, fill=1)
    canvas.setFillColor(ACCENT)
    canvas.rect(x, top - TILE_HEIGHT, 2.5, TILE_HEIGHT, stroke=0, fill=1)
    inner = width - 24
    draw_line(canvas, tile.label, x + 14, top - 19, inner, CELL)
    draw_line(canvas, tile.value, x + 14, top - 44, inner, fitted(FIGURE, [(tile.value, inner)]))
    draw_line(canvas, tile.note, x + 14, top - 61, inner, SMALL)


def _year(report: MonthlyCoverage) -> list[Block]:
    months = twelve_months(report.trailing, report.month)
    chart = compared_bars(
        [format_short_month(point.month) for point in months],
        [
            Series("Déclarés", tuple(point.declared for point in months)),
            Series("Couverts", tuple(point.covered for point in months)),
        ],
        height=232,
    )
    return [subheading("Sinistres déclarés et décidés couverts, sur douze mois", above=18), chart]
