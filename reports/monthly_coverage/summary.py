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
    versus = _versus(report)
    undecided = len(report.exclusions.undecided_claims)
    full = figures.policies_at_limit
    return [
        Tile(
            "Contrats en vigueur",
            format_count(figures.policies_in_force),
            versus(lambda one: one.policies_in_force, format_count),
        ),
        Tile(
            "Sinistres déclarés",
            format_count(figures.claims_declared),
            versus(lambda one: one.claims_declared, format_count),
        ),
        Tile(
            "Sinistres ouverts en fin de mois",
            format_count(figures.claims_open_at_end),
            f"dont {format_count(undecided)} à décider",
        ),
        Tile(
            "Événements garantis ouverts",
            format_count(figures.events_opened),
            f"{plural(full, 'contrat', 'contrats')} à la limite",
        ),
        Tile(
            "Engagé dans le mois",
            format_amount(figures.committed_cents),
            versus(lambda one: one.committed_cents, format_amount),
        ),
        Tile(
            "Payé dans le mois",
            format_amount(figures.paid_cents),
            versus(lambda one: one.paid_cents, format_amount),
        ),
    ]


def _versus(report: MonthlyCoverage) -> Callable[[Callable[[MonthFigures], int], Callable[[int], str]], str]:
    """Return the function that writes "+3 par rapport au mois précédent" for a figure, or nothing to compare with."""
    previous = report.previous

    def note(figure: Callable[[MonthFigures], int], text: Callable[[int], str]) -> str:
        if previous is None:
            return "mois précédent non disponible"
        difference = figure(report.figures) - figure(previous)
        return f"{format_difference(text(difference), difference)} sur un mois"

    return note


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
