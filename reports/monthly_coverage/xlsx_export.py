"""The monthly report as a workbook: figures, consumption, clocks, providers; days and euros are no text.

Same data, same cells; text is written as text, so that no name runs as a formula.
"""

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from decimal import Decimal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from reports.formatting import format_date, format_month
from reports.monthly_coverage.csv_export import HEADER
from reports.monthly_coverage.model import MonthlyCoverage
from reports.monthly_coverage.ordering import by_policyholder, total

Value = str | int | float | Decimal | date | None
_EUROS = "#,##0.00\u00a0€"


class _Book:
    """A workbook with the formats that every sheet shares."""

    def __init__(self, made_on: date) -> None:
        self.bytes = io.BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self.book = xlsxwriter.Workbook(self.bytes, options)
        self.book.set_properties({"created": datetime.combine(made_on, time())})
        self.bold: Format = self.book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        self.day: Format = self.book.add_format({"num_format": "dd/mm/yyyy"})
        self.euros: Format = self.book.add_format({"num_format": _EUROS})

    def sheet(self, name: str, header: Sequence[str], lines: Iterable[Sequence[Value]]) -> None:
        """A table with titles that stay in sight and a filter on them."""
        sheet = self.book.add_worksheet(name)
        last = 0
        sheet.write_row(0, 0, header, self.bold)
        for last, line in enumerate(lines, start=1):
            for column, value in enumerate(line):
                self._cell(sheet, last, column, value)
        for column, title in enumerate(header):
            sheet.set_column(column, column, max(12, min(36, len(title) + 4)))
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, last, len(header) - 1)

    def _cell(self, sheet: Worksheet, row: int, column: int, value: Value) -> None:
        if isinstance(value, str):
            sheet.write_string(row, column, value)
        elif isinstance(value, date):
            sheet.write_datetime(row, column, datetime.combine(value, time()), self.day)
        elif value is not None:
            sheet.write_number(row, column, value, self.euros if isinstance(value, Decimal) else None)

    def close(self) -> bytes:
        """The bytes of the file."""
        self.book.close()
        return self.bytes.getvalue()


def render_xlsx(report: MonthlyCoverage) -> bytes:
    """Return the report as a workbook of four sheets, amounts in euros TTC."""
    book = _Book(report.as_of)
    book.sheet("Synthèse", ("Indicateur", "Valeur"), _figures(report))
    book.sheet("Consommation", HEADER, _consumption(report))
    book.sheet(
        "Échéances",
        ("Sinistre", "Assuré", "Délai", "Dernier jour", "Jour de prudence", "Gestionnaire"),
        ((d.reference, d.insured, d.rule, d.last_day, d.prudent_day, d.handler) for d in report.deadlines),
    )
    book.sheet(
        "Prestataires",
        ("Prestataire", "Spécialité", "Demandes", "Commandes", "Livraisons", "Délai médian (jours)", "Commandé (€)"),
        (
            (p.name, p.speciality, p.requests, p.ordered, p.delivered, p.median_days, _cents(p.amount_cents))
            for p in report.providers
        ),
    )
    return book.close()


def _figures(report: MonthlyCoverage) -> list[tuple[Value, ...]]:
    told, position = report.figures, report.position
    return [
        ("Mois", format_month(report.month)),
        ("Situation au", format_date(report.as_of)),
        ("Compagnie", report.carrier.name),
        ("Contrats en vigueur", told.policies_in_force),
        ("Sinistres déclarés", told.claims_declared),
        ("Sinistres décidés", told.claims_decided),
        ("Pris en charge", told.decided_covered),
        ("Non pris en charge", told.decided_not_covered),
        ("Conseil seul", told.decided_advice_only),
        ("Sinistres clos", told.claims_closed),
        ("Sinistres ouverts en fin de mois", told.claims_open_at_end),
        ("Événements ouverts", told.events_opened),
        ("Périodes sans événement restant", told.policies_at_limit),
        ("Engagé dans le mois (€)", _cents(told.committed_cents)),
        ("Payé dans le mois (€)", _cents(told.paid_cents)),
        ("Libéré dans le mois (€)", _cents(told.released_cents)),
        ("Engagé, non payé (€)", _cents(position.committed_cents)),
        ("Reste sous les plafonds (€)", _cents(position.remaining_cents)),
        ("Hors plafond (€)", _cents(report.exclusions.outside_limit_cents)),
        ("Recouvré (€)", _cents(report.exclusions.recovered_cents)),
    ]


def _consumption(report: MonthlyCoverage) -> Iterable[tuple[Value, ...]]:
    stamp = (f"{report.month:%m/%Y}", report.as_of)
    rows = by_policyholder(report.consumption)
    for row in rows:
        words = (row.policy_number, row.policyholder, row.product, row.insured)
        counts = (row.period_start, row.period_end, row.events_used, row.events_allowed)
        amounts = (row.limit_cents, row.committed_cents, row.paid_cents, row.left_cents)
        yield (*stamp, *words, *counts, *map(_cents, amounts))
    sums = total(rows)
    amounts = (sums.limit_cents, sums.committed_cents, sums.paid_cents, sums.left_cents)
    yield (*stamp, "Total", None, None, None, None, None, sums.events_used, None, *map(_cents, amounts))


def _cents(cents: int | None) -> Decimal | None:
    return None if cents is None else Decimal(cents) / 100
