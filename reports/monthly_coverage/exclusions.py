"""The last page: what the figures do not contain, so that nobody reads more into them than they say."""

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from reports.formatting import format_amount, format_count, plural
from reports.monthly_coverage.layout import Block, heading, paragraph, space, subheading
from reports.monthly_coverage.model import MonthlyCoverage
from reports.monthly_coverage.theme import BODY, CELL, CONTENT_WIDTH, MARGIN, SMALL, draw_line

TITLE = "Ce que ces chiffres ne contiennent pas"
REFERENCES_PER_LINE = 5
SHOWN_LINES = 5  # a page holds the four lists; the rest is counted, never silently dropped


def exclusions(report: MonthlyCoverage) -> list[Block]:
    """Lay out the last page, also when nothing is left out."""
    left_out = report.exclusions
    return [
        *heading(TITLE, new_page=True),
        paragraph("Connu d’Égide, mais absent des événements et des montants des pages qui précèdent.", BODY),
        *_listed(
            "Sinistres non encore décidés",
            "Leur couverture n’est ni accordée ni refusée : ils ne consomment aucun événement ni aucun montant.",
            left_out.undecided_claims,
        ),
        *_listed(
            "Contrats non identifiés",
            "Sinistres sans contrat reconnu : comptés comme déclarés, mais sous aucun produit ni souscripteur.",
            left_out.unidentified_policies,
        ),
        *_listed(
            "Commandes sans prix",
            "Demandes de service sans devis chiffré : rien n’est encore engagé pour elles.",
            left_out.unpriced_orders,
        ),
        *_listed(
            "Dates de publication inconnues",
            "Le délai légal de ces sinistres ne peut pas être calculé avec certitude : à vérifier en premier.",
            left_out.unknown_publication,
        ),
        *_apart(left_out.outside_limit_cents, left_out.recovered_cents),
    ]


def _listed(title: str, why: str, references: Sequence[str]) -> list[Block]:
    name = subheading(f"{title} : {format_count(len(references))}", above=16)
    if not references:
        return [name, paragraph("Rien à signaler à cette date.", BODY)]
    return [name, paragraph(why, BODY, keep=True), *_references(sorted(references))]


def _references(references: list[str]) -> list[Block]:
    shown = references[: REFERENCES_PER_LINE * SHOWN_LINES]
    starts = range(0, len(shown), REFERENCES_PER_LINE)
    blocks = [_reference_line(shown[start : start + REFERENCES_PER_LINE]) for start in starts]
    if len(references) > len(shown):
        more = plural(len(references) - len(shown), "autre, visible", "autres, visibles")
        blocks += [space(2), paragraph(f"et {more} dans Égide.", SMALL)]
    return blocks


def _reference_line(references: list[str]) -> Block:
    width = CONTENT_WIDTH / REFERENCES_PER_LINE

    def draw(canvas: Canvas, top: float) -> None:
        for number, reference in enumerate(references):
            draw_line(canvas, reference, MARGIN + number * width, top - CELL.size, width - 8, CELL)

    return Block(CELL.leading + 2, draw)


def _apart(outside_limit_cents: int, recovered_cents: int) -> list[Block]:
    text = (
        f"Sommes réglées hors plafond : {format_amount(outside_limit_cents)}. "
        f"Sommes récupérées : {format_amount(recovered_cents)} ; elles ne rechargent pas les plafonds. "
        "Les provisions, qui sont des estimations, et l’assistance psychologique n’entrent dans aucun montant."
    )
    return [subheading("Montants comptés à part", above=16), paragraph(text, BODY), space(2)]
