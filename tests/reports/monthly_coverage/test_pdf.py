"""The PDF: same bytes, right words, nothing cut or laid over anything else."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pypdfium2
import pypdfium2.raw as pdfium_c
import pytest

from reports.formatting import format_amount
from reports.monthly_coverage import render_pdf
from reports.monthly_coverage.model import Carrier, Exclusions, MonthlyCoverage
from reports.monthly_coverage.theme import MARGIN, PAGE_WIDTH
from tests.reports.monthly_coverage import samples

LONG = "Société d’exercice libéral à responsabilité limitée des médecins réanimateurs de Sainte-Clotilde-en-Bocage"
DIGEST = """
import hashlib
from reports.monthly_coverage import render_pdf
from tests.reports.monthly_coverage import samples
print(hashlib.sha256(render_pdf(samples.full_report())).hexdigest())
"""
LAST_TITLE = "Ce que ces chiffres ne contiennent pas"


def pages(report: MonthlyCoverage) -> list[str]:
    """The text of each page, with every kind of space made plain."""
    document = pypdfium2.PdfDocument(render_pdf(report))
    return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def plain(text: str) -> str:
    return " ".join(text.split())


def boxes(page: pypdfium2.PdfPage) -> Iterator[tuple[float, float, float, float]]:
    for item in page.get_objects([pdfium_c.FPDF_PAGEOBJ_TEXT]):
        yield item.get_bounds()


def laid_over(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    """Whether two boxes (left, bottom, right, top) share more than half a point each way."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    upward = min(one[3], other[3]) - max(one[1], other[1])
    return across > 0.5 and upward > 0.5


def stretched() -> MonthlyCoverage:
    """Names far too long and amounts of a hundred million euros everywhere."""
    report, huge = samples.full_report(3), 10_000_000_099
    row = report.consumption[0]
    row = replace(row, policyholder=LONG, insured=LONG, product=LONG, policy_number=LONG)
    row = replace(row, limit_cents=huge, committed_cents=huge, paid_cents=huge, left_cents=-huge)
    return replace(
        report,
        carrier=Carrier(LONG * 2, (LONG,) * 9),
        figures=replace(report.figures, committed_cents=huge, paid_cents=-huge, policies_in_force=12_345_678),
        trailing=tuple(replace(point, committed_cents=huge, paid_cents=huge) for point in report.trailing),
        consumption=(row, *report.consumption[1:]),
        products=tuple(replace(row, product=LONG, committed_cents=huge) for row in report.products),
        deadlines=tuple(replace(row, insured=LONG, rule=LONG, handler=LONG) for row in report.deadlines),
        providers=tuple(replace(row, name=LONG, speciality=LONG, amount_cents=huge) for row in report.providers),
    )


@pytest.mark.parametrize("seed", ["1", "4242"])
def test_same_report_same_bytes_in_another_process(seed: str) -> None:
    run = subprocess.run(
        [sys.executable, "-c", DIGEST],
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == hashlib.sha256(render_pdf(samples.full_report())).hexdigest()


def test_the_order_of_the_rows_given_does_not_matter() -> None:
    report = samples.full_report()
    turned = {
        name: getattr(report, name)[::-1]
        for name in ("consumption", "deadlines", "providers", "products", "daily", "trailing")
    }
    assert render_pdf(replace(report, **turned)) == render_pdf(report)


def test_the_first_page_tells_the_month() -> None:
    first = pages(samples.full_report())[0]
    for words in (
        "Assurances du Caducée",
        "Rapport mensuel de couverture",
        "Octobre 2026 — situation au 31/10/2026",
        "24 sinistres déclarés, 20 décidés, 18 clos",
        "12 couverts, 5 non couverts, 3 avec conseil seul",
        "Il reste 118 394,50 €",
        "4 952",
        "+62 sur un mois",
        "22 809,60 €",
        "dont 7 à décider",
        "SIN-2026-000120",
        "oct. 26",
    ):
        assert words in first


def test_each_table_carries_its_totals() -> None:
    report = samples.full_report()
    text = " ".join(pages(report))
    assert plain(f"Total 4 952 24 12 {format_amount(2_280_960)} {format_amount(1_464_360)}") in text
    assert "Total 60 240 000,00" in text
    assert "Net & Clair" in text
    assert "8,5" in text
    assert text.count("limite atteinte") == 20


def test_every_page_is_numbered_named_and_confidential() -> None:
    texts = pages(samples.full_report())
    for number, text in enumerate(texts, start=1):
        assert f"Page {number} / {len(texts)}" in text
        assert "Égide — rapport mensuel de couverture — confidentiel" in text
        assert "Assurances du Caducée" in text


def test_the_last_page_says_what_is_left_out() -> None:
    last = pages(samples.full_report())[-1]
    assert LAST_TITLE in last
    assert "Sinistres non encore décidés : 7" in last
    assert "SIN-2026-000216" in last
    assert "Commandes sans prix : 31" in last
    assert "et 6 autres" in last
    assert "350,00 €" in last


def test_long_lists_of_what_is_left_out_hold_on_the_last_page() -> None:
    many = tuple(f"SIN-2026-{number:06d}" for number in range(3_000))
    last = pages(replace(samples.full_report(1), exclusions=Exclusions(many, many, many, many)))[-1]
    assert LAST_TITLE in last
    assert last.count("et 2 975 autres") == 4
    assert "Montants comptés à part" in last


def test_an_empty_month_says_so_in_each_section() -> None:
    texts = pages(samples.empty_report())
    text = " ".join(texts)
    for words in (
        "En octobre 2026, aucun sinistre n’a été déclaré, décidé ni clos.",
        "Aucun mouvement sur la période",
        "Aucune échéance n’est en cours",
        "Aucun produit",
        "Aucun prestataire",
        "Aucun contrat n’a consommé",
        "mois précédent non disponible",
    ):
        assert words in text
    assert texts[-1].count("Rien à signaler à cette date.") == 4


def test_five_thousand_policyholders_are_all_there_under_a_head_on_each_page() -> None:
    texts = pages(samples.full_report(5_000))
    told = [text for text in texts if "Contrat et produit" in text]
    assert sum(text.count("EG-2024-") for text in told) == 5_000
    assert all("Consommation par souscripteur" in text for text in told)
    assert 180 < len(texts) < 240


@pytest.mark.parametrize("policyholders", [1, 2, 3, *range(14, 40)])
def test_no_page_holds_a_lonely_row_or_total(policyholders: int) -> None:
    told = [text for text in pages(samples.full_report(policyholders)) if "Contrat et produit" in text]
    rows = [text.count("EG-2024-") for text in told]
    assert sum(rows) == policyholders
    assert min(rows) >= min(2, policyholders)


def test_days_left_run_to_the_prudent_day() -> None:
    text = " ".join(pages(samples.full_report()))
    assert "Presse : prescription de trois mois Paul Garnier 01/11/2026 02/11/2026 1 SIN" in text
    assert "29/10/2026 30/10/2026 −2 dépassé" in text
    assert "non attribué" in text


@pytest.mark.parametrize("report", [samples.full_report(), samples.empty_report(), stretched()])
def test_no_text_lies_over_another_or_leaves_the_page(report: MonthlyCoverage) -> None:
    document = pypdfium2.PdfDocument(render_pdf(report))
    for number, page in enumerate(document, start=1):
        found = list(boxes(page))
        assert found
        assert all(left >= MARGIN - 1 and right <= PAGE_WIDTH - MARGIN + 1 for left, _, right, _ in found)
        assert not [(number, *pair) for pair in combinations(found, 2) if laid_over(*pair)]


def test_a_long_name_ends_with_an_ellipsis_and_a_long_number_is_whole() -> None:
    text = " ".join(pages(stretched()))
    assert "Société d’exercice libéral à…" in text or "Société d’exercice libéral…" in text
    assert "100 000 000,99 €" in text
    assert "−100 000 000,99" in text


def test_the_document_has_title_author_language_and_bookmarks() -> None:
    data = render_pdf(samples.full_report())
    document = pypdfium2.PdfDocument(data)
    assert document.get_metadata_value("Title") == "Rapport mensuel de couverture — octobre\u00a02026"
    assert document.get_metadata_value("Author") == "Assurances du Caducée"
    assert b"/Lang (fr-FR)" in data
    assert [mark.get_title() for mark in document.get_toc()] == [
        "Synthèse",
        "Activité du mois",
        "Échéances les plus proches",
        "Par produit",
        "Prestataires",
        "Consommation par souscripteur",
        LAST_TITLE,
    ]


def test_every_font_is_embedded() -> None:
    data = render_pdf(samples.full_report())
    assert data.count(b"/FontFile2") == 2
    assert b"Helvetica" not in data
