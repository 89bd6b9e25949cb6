"""Sorted rows and totals, shared by the PDF and the CSV file so that both tell the same story."""

import unicodedata
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reports.monthly_coverage.model import ConsumptionRow, DailyCount, DeadlineRow, MonthPoint, ProductRow, ProviderRow

MONTHS_IN_CHART = 12


@dataclass(frozen=True, slots=True)
class ConsumptionTotal:
    """Sums over policies; a policy without an amount limit adds nothing to `limit_cents` nor `left_cents`."""

    events_used: int
    limit_cents: int
    committed_cents: int
    paid_cents: int
    left_cents: int


def total(rows: Sequence[ConsumptionRow]) -> ConsumptionTotal:
    """Add up the rows, in cents."""
    return ConsumptionTotal(
        events_used=sum(row.events_used for row in rows),
        limit_cents=sum(row.limit_cents or 0 for row in rows),
        committed_cents=sum(row.committed_cents for row in rows),
        paid_cents=sum(row.paid_cents for row in rows),
        left_cents=sum(row.left_cents or 0 for row in rows),
    )


def product_total(rows: Sequence[ProductRow]) -> ProductRow:
    """Add up the products into a row named "Total"."""
    return ProductRow(
        product="Total",
        policies_in_force=sum(row.policies_in_force for row in rows),
        claims_declared=sum(row.claims_declared for row in rows),
        covered_events=sum(row.covered_events for row in rows),
        committed_cents=sum(row.committed_cents for row in rows),
        paid_cents=sum(row.paid_cents for row in rows),
        left_cents=sum(row.left_cents for row in rows),
    )


def _folded(name: str) -> str:
    """Sort "Élodie" beside "Elodie", as a French index does."""
    return "".join(char for char in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(char))


def by_policyholder(rows: Sequence[ConsumptionRow]) -> list[ConsumptionRow]:
    """Sort by name as a reader looks it up, then by policy and period; the rest settles perfect namesakes."""
    return sorted(rows, key=lambda row: (_folded(row.policyholder), row.policy_number, row.period_start, repr(row)))


def by_urgency(rows: Sequence[DeadlineRow]) -> list[DeadlineRow]:
    """Sort the nearest prudent day first."""
    return sorted(rows, key=lambda row: (row.prudent_day, row.last_day, row.reference, repr(row)))


def by_product(rows: Sequence[ProductRow]) -> list[ProductRow]:
    """Sort by product code."""
    return sorted(rows, key=lambda row: (row.product, repr(row)))


def by_amount(rows: Sequence[ProviderRow]) -> list[ProviderRow]:
    """Sort the providers that cost most first."""
    return sorted(rows, key=lambda row: (-row.amount_cents, _folded(row.name), repr(row)))


def twelve_months(points: Sequence[MonthPoint], last: date) -> list[MonthPoint]:
    """Return the twelve months that end with `last`'s, empty ones filled with zeros."""
    known = {(point.month.year, point.month.month): point for point in points}
    return [_month_point(known, last, back) for back in range(MONTHS_IN_CHART - 1, -1, -1)]


def _month_point(known: dict[tuple[int, int], MonthPoint], last: date, back: int) -> MonthPoint:
    year, month = divmod(last.year * 12 + last.month - 1 - back, 12)
    return known.get((year, month + 1)) or MonthPoint(date(year, month + 1, 1))


def every_day(counts: Sequence[DailyCount], month: date) -> list[int]:
    """Return the claims declared on each day of the month; days outside it are left out."""
    days = [0] * monthrange(month.year, month.month)[1]
    for count in counts:
        if (count.day.year, count.day.month) == (month.year, month.month):
            days[count.day.day - 1] += count.declared
    return days
