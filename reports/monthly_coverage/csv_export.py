"""The consumption table as a file that a French spreadsheet opens with a double click."""

import csv
import io
from collections.abc import Iterable, Iterator

from reports.formatting import format_date, format_plain_amount
from reports.monthly_coverage.model import ConsumptionRow, MonthlyCoverage
from reports.monthly_coverage.ordering import by_policyholder, total

HEADER = (
    "Mois",
    "Situation au",
    "Contrat",
    "Souscripteur",
    "Produit",
    "Assuré",
    "Début de période",
    "Fin de période",
    "Événements utilisés",
    "Événements garantis",
    "Plafond (€)",
    "Engagé (€)",
    "Payé (€)",
    "Reste (€)",
)
# What a spreadsheet takes for a formula, full-width forms included; a leading tab or return is skipped by some.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def render_csv(report: MonthlyCoverage) -> bytes:
    """Return the consumption rows and their total: UTF-8 with BOM, semicolons, decimal comma, amounts in euros TTC."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADER)
    writer.writerows(_lines(report))
    return text.getvalue().encode("utf-8-sig")


def _lines(report: MonthlyCoverage) -> Iterator[list[str]]:
    stamp = [f"{report.month:%m/%Y}", format_date(report.as_of)]
    rows = by_policyholder(report.consumption)
    for row in rows:
        yield stamp + _row(row)
    yield stamp + _total(rows)


def _row(row: ConsumptionRow) -> list[str]:
    words = (row.policy_number, row.policyholder, row.product, row.insured)
    dates = (row.period_start, row.period_end)
    allowed = "" if row.events_allowed is None else str(row.events_allowed)
    amounts = (row.limit_cents, row.committed_cents, row.paid_cents, row.left_cents)
    return [*map(_safe, words), *map(format_date, dates), str(row.events_used), allowed, *_amounts(amounts)]


def _total(rows: list[ConsumptionRow]) -> list[str]:
    sums = total(rows)
    amounts = (sums.limit_cents, sums.committed_cents, sums.paid_cents, sums.left_cents)
    return ["Total", "", "", "", "", "", str(sums.events_used), "", *_amounts(amounts)]


def _amounts(amounts: Iterable[int | None]) -> list[str]:
    return ["" if cents is None else format_plain_amount(cents) for cents in amounts]


def _safe(text: str) -> str:
    """Keep a spreadsheet from running a name as a formula: an apostrophe makes it text."""
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA_STARTS) else text
