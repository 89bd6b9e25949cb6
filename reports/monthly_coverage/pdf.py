"""The PDF: sections give blocks, blocks are set on pages, pages are drawn. Same report in, same bytes out."""

import io

from reportlab.pdfgen.canvas import Canvas

from reports.formatting import format_month
from reports.monthly_coverage import sections
from reports.monthly_coverage.exclusions import exclusions
from reports.monthly_coverage.layout import Block, Page, paginate
from reports.monthly_coverage.model import MonthlyCoverage
from reports.monthly_coverage.summary import summary
from reports.monthly_coverage.theme import (
    BOTTOM,
    CONTENT_WIDTH,
    MARGIN,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    REGULAR,
    SMALL,
    clean,
    draw_line,
    draw_rule,
    register_fonts,
)

FOOTER = "Égide — rapport mensuel de couverture — confidentiel"
NUMBER_WIDTH = 110.0


def render_pdf(report: MonthlyCoverage) -> bytes:
    """Return the report as an A4 PDF.

    Neither clock nor chance enters it: the date that PDF wants in its metadata is ReportLab's fixed one.
    """
    register_fonts()
    pages = paginate(_blocks(report))
    file = io.BytesIO()
    canvas = _open(file, report)
    for number, page in enumerate(pages, start=1):
        _draw_page(canvas, report, page, number, len(pages))
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _blocks(report: MonthlyCoverage) -> list[Block]:
    return [
        *summary(report),
        *sections.activity(report),
        *sections.deadlines(report),
        *sections.products(report),
        *sections.providers(report),
        *sections.consumption(report),
        *exclusions(report),
    ]


def _open(file: io.BytesIO, report: MonthlyCoverage) -> Canvas:
    # The initial font is named so that no page refers to Helvetica, which would not be embedded.
    canvas = Canvas(file, (PAGE_WIDTH, PAGE_HEIGHT), 1, 1, invariant=1, lang="fr-FR", initialFontName=REGULAR)
    canvas.setTitle(clean(f"{report.title} — {format_month(report.month)}"))
    canvas.setAuthor(clean(report.carrier.name))
    canvas.setSubject("Consommation des garanties d’e-réputation")
    canvas.setCreator("Égide")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()
    return canvas


def _draw_page(canvas: Canvas, report: MonthlyCoverage, page: Page, number: int, count: int) -> None:
    if number > 1:
        _draw_header(canvas, report)
    _draw_footer(canvas, number, count)
    for placed in page:
        if placed.block.outline:
            _bookmark(canvas, placed.block.outline, placed.top)
        placed.block.draw(canvas, placed.top)


def _bookmark(canvas: Canvas, title: str, top: float) -> None:
    canvas.bookmarkHorizontal(title, 0, top)
    canvas.addOutlineEntry(title, title)


def _draw_header(canvas: Canvas, report: MonthlyCoverage) -> None:
    y = PAGE_HEIGHT - 40
    month = format_month(report.month).capitalize()
    draw_line(canvas, report.carrier.name, MARGIN, y, CONTENT_WIDTH - NUMBER_WIDTH, SMALL)
    draw_line(canvas, month, PAGE_WIDTH - MARGIN - NUMBER_WIDTH, y, NUMBER_WIDTH, SMALL, "right")
    draw_rule(canvas, MARGIN, y - 7, CONTENT_WIDTH)


def _draw_footer(canvas: Canvas, number: int, count: int) -> None:
    y = BOTTOM - 27
    draw_rule(canvas, MARGIN, y + 12, CONTENT_WIDTH)
    draw_line(canvas, FOOTER, MARGIN, y, CONTENT_WIDTH - NUMBER_WIDTH, SMALL)
    draw_line(canvas, f"Page {number} / {count}", PAGE_WIDTH - MARGIN - NUMBER_WIDTH, y, NUMBER_WIDTH, SMALL, "right")
