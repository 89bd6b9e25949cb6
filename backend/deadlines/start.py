"""The day from which a term runs, out of what is known: an instant, a day, an interval, "il y a n mois", or nothing.

legal.md 2.3: the earliest possible day rules, because a day too early loses one day of work and a day too late loses
the case. Pure."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from backend.core.calendar import add_months
from backend.deadlines.errors import DateOutOfRange, InstantWithoutZone, IntervalReversed

PARIS_ZONE = "Europe/Paris"
FIRST_YEAR, LAST_YEAR = 1800, 2300


class Ago(StrEnum):
    """The units of a relative date."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Start:
    """When a term begins: between `earliest` and `latest`, both included.

    No `earliest`: the day is unknown and `latest` is the first day on which the fact is known to have existed."""

    earliest: date | None
    latest: date

    def __post_init__(self) -> None:
        for day in (self.earliest, self.latest):
            if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
                raise DateOutOfRange(day)
        if self.earliest and self.earliest > self.latest:
            raise IntervalReversed(self.earliest, self.latest)

    @property
    def is_exact(self) -> bool:
        """Whether one single day is possible."""
        return self.earliest == self.latest

    @classmethod
    def on(cls, day: date) -> "Start":
        """A plain date, taken as given whatever the place."""
        return cls(day, day)

    @classmethod
    def at(cls, instant: datetime, zone: str = PARIS_ZONE) -> "Start":
        """An instant: the earliest of its civil days in Paris, in UTC and in the insured's `zone`.

        Raises InstantWithoutZone, DateOutOfRange."""
        if instant.utcoffset() is None:
            raise InstantWithoutZone
        if not FIRST_YEAR <= instant.year <= LAST_YEAR:  # before any conversion, which year 1 or 9999 would overflow
            raise DateOutOfRange(instant.date())
        zones = (ZoneInfo(PARIS_ZONE), UTC, ZoneInfo(zone))
        return cls.on(min(instant.astimezone(one).date() for one in zones))

    @classmethod
    def between(cls, earliest: date, latest: date) -> "Start":
        """An interval. Raises IntervalReversed."""
        return cls(earliest, latest)

    @classmethod
    def ago(cls, count: int, unit: Ago, seen_on: date) -> "Start":
        """ "Il y a `count` unités", read on `seen_on`: from count + 1 units before that day to count units before.

        Platforms round down; a month is clamped to its last day. Raises DateOutOfRange."""
        if count < 0:
            raise DateOutOfRange(seen_on)
        try:
            return cls(_before(seen_on, count + 1, unit, at_midnight=True), _before(seen_on, count, unit))
        except (OverflowError, ValueError):
            raise DateOutOfRange(seen_on) from None

    @classmethod
    def unknown(cls, first_seen: date) -> "Start":
        """No date at all: only the first day on which the content was seen."""
        return cls(None, first_seen)


def _before(seen_on: date, count: int, unit: Ago, *, at_midnight: bool = False) -> date:
    """`count` units before `seen_on`; for hours and minutes, before its first or its last moment."""
    match unit:
        case Ago.YEAR:
            return add_months(seen_on, -12 * count)
        case Ago.MONTH:
            return add_months(seen_on, -count)
        case Ago.WEEK:
            return seen_on - timedelta(weeks=count)
        case Ago.DAY:
            return seen_on - timedelta(days=count)
        case Ago.HOUR | Ago.MINUTE:
            moment = datetime(seen_on.year, seen_on.month, seen_on.day, tzinfo=UTC)
            moment += timedelta() if at_midnight else timedelta(days=1, microseconds=-1)
            return (moment - timedelta(**{f"{unit}s": count})).date()
