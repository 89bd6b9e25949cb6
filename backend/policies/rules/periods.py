"""In which insurance period a day falls (cover-rules 12)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor

from backend.core.calendar import add_months, days_in_month

LEAP_YEAR = 2024


@dataclass(frozen=True, slots=True, order=True)
class Anniversary:
    """The day and month on which a policy renews; 29/02 falls on 28/02 in common years."""

    month: int
    day: int

    @classmethod
    def possible(cls, month: int, day: int) -> bool:
        """Whether some year has this day: 29/02 does, 31/04 does not."""
        return 1 <= month <= 12 and 1 <= day <= days_in_month(LEAP_YEAR, month)

    def in_year(self, year: int) -> date:
        """Where it falls in `year`."""
        return date(year, self.month, min(self.day, days_in_month(year, self.month)))

    def on_or_after(self, day: date) -> date:
        """Its first occurrence that is not before `day`."""
        this_year = self.in_year(day.year)
        return this_year if this_year >= day else self.in_year(day.year + 1)


NEW_YEAR = Anniversary(1, 1)


@dataclass(frozen=True, slots=True)
class AnniversaryChange:
    """From `effect_on`, the policy renews on another day."""

    effect_on: date
    anniversary: Anniversary


@dataclass(frozen=True, slots=True)
class Period:
    """Days `[starts_on, ends_on)`; `share` is below 1 only for a short period that the terms count pro rata."""

    starts_on: date
    ends_on: date
    share: Fraction = Fraction(1)

    def __contains__(self, day: date) -> bool:
        return self.starts_on <= day < self.ends_on

    def events(self, limit: int) -> int:
        """The number of events of this period, rounded up in the insured's favour."""
        return ceil(limit * self.share)

    def cents(self, limit: int) -> int:
        """An amount limit of this period, rounded down to the cent."""
        return floor(limit * self.share)


def period_at(
    inception: date,
    anniversary: Anniversary,
    day: date,
    *,
    basis: str = "insurance_year",
    changes: Sequence[AnniversaryChange] = (),
    anniversary_change: str = "whole",
    opened: Sequence[date] = (),
) -> Period | None:
    """The period that holds `day`, None before inception.

    `insurance_year`: [anniversary, next anniversary), the first from inception. `calendar_year`: the same with
    1 January. `rolling_12_months`: a window opens with the first event that no open window holds; `opened` lists
    the first days of the windows already open, so that windows never overlap.
    A changed anniversary gives one short period: the running one where the new anniversary comes first, else the
    next one. `anniversary_change` is `whole` (full limits) or `pro_rata` (by days).
    """
    if day < inception:
        return None
    if basis == "rolling_12_months":
        return _window(day, opened)
    if basis == "calendar_year":
        anniversary, changes = NEW_YEAR, ()
    found = next(period for period in _years(inception, anniversary, changes) if day in period)
    if anniversary_change == "pro_rata" and changes and found.starts_on != inception:
        return _pro_rata(found)
    return found


def _years(inception: date, anniversary: Anniversary, changes: Sequence[AnniversaryChange]) -> Iterator[Period]:
    """Every period from inception on, one touching the next."""
    waiting = sorted(changes, key=lambda change: change.effect_on)
    starts_on = inception
    while True:
        ends_on = anniversary.on_or_after(starts_on + timedelta(1))
        while waiting and waiting[0].effect_on < ends_on:
            change = waiting.pop(0)
            anniversary = change.anniversary
            first_day = max(change.effect_on, starts_on + timedelta(1))
            ends_on = min(ends_on, anniversary.on_or_after(first_day))
        yield Period(starts_on, ends_on)
        starts_on = ends_on


def _pro_rata(period: Period) -> Period:
    full = (add_months(period.starts_on, 12) - period.starts_on).days
    days = (period.ends_on - period.starts_on).days
    # A year that 29/02 makes one day longer or shorter is a whole year.
    share = Fraction(days, full) if days < full - 1 else Fraction(1)
    return Period(period.starts_on, period.ends_on, share)


def _window(day: date, opened: Sequence[date]) -> Period:
    """The latest open window that holds the day, else a new one; a window gives way to the next one opened."""
    latest = max((start for start in opened if start <= day < add_months(start, 12)), default=day)
    return Period(latest, min([add_months(latest, 12), *(start for start in opened if start > latest)]))
