"""Which month a report tells, and as of which day. Pure."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from backend.reporting.errors import month_invalid, month_span_invalid

_PARIS = ZoneInfo("Europe/Paris")
_CODE = re.compile(r"2[0-9]{3}-(0[1-9]|1[0-2])")  # no product is older than 2000
LONGEST_SPAN = 36


@dataclass(frozen=True, slots=True)
class Month:
    """A civil month in Paris, told as of `as_of`: its last day, or today while it runs."""

    first: date
    as_of: date

    @property
    def code(self) -> str:
        """`2026-10`."""
        return f"{self.first:%Y-%m}"

    @property
    def starts_at(self) -> datetime:
        """The first instant of the month."""
        return datetime.combine(self.first, time(), _PARIS)

    @property
    def ends_at(self) -> datetime:
        """The first instant after the last day told: what was recorded later is not in the report."""
        return datetime.combine(self.as_of + timedelta(1), time(), _PARIS)

    @property
    def previous(self) -> "Month":
        """The whole month before."""
        last = self.first - timedelta(1)
        return Month(last.replace(day=1), last)

    @property
    def year_before(self) -> date:
        """The first day of the twelve months that end with this one."""
        month = self.first.month % 12 + 1
        return date(self.first.year - (month > 1), month, 1)


def month_of(code: str, today: date) -> Month:
    """The month of a code such as `2026-10`. Raises Refused `month_invalid`, also for a month to come."""
    if not _CODE.fullmatch(code):
        raise month_invalid(code)
    first = date(int(code[:4]), int(code[5:]), 1)
    if first > today:
        raise month_invalid(code)
    last = (first + timedelta(31)).replace(day=1) - timedelta(1)
    return Month(first, min(last, today))


def month_to_schedule(today: date) -> str:
    """The month that ended last: the report of the 1st tells the month before."""
    return f"{today.replace(day=1) - timedelta(1):%Y-%m}"


def span_of(first: str | None, last: str | None, today: date) -> tuple[Month, ...]:
    """The months of a span, both included; the last twelve by default.

    Raises Refused `month_invalid`, `month_span_invalid` for a span in reverse or longer than LONGEST_SPAN months.
    """
    end = month_of(last or f"{today:%Y-%m}", today)
    start = month_of(first, today).first if first else _before(end.first, 11)
    count = (end.first.year - start.year) * 12 + end.first.month - start.month + 1
    if not 1 <= count <= LONGEST_SPAN:
        raise month_span_invalid()
    return tuple(month_of(f"{_before(end.first, back):%Y-%m}", today) for back in reversed(range(count)))


def _before(first: date, months: int) -> date:
    years, month = divmod(first.year * 12 + first.month - 1 - months, 12)
    return date(years, month + 1, 1)
