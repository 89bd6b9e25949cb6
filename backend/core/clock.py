"""The only reader of the clock; everything else takes `now` or `today` as a parameter."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")


def now() -> datetime:
    """The current instant, aware, in UTC."""
    return datetime.now(UTC)


def paris_date(instant: datetime) -> date:
    """The civil day of `instant` in Paris: the day by which cover and deadlines are judged."""
    return instant.astimezone(PARIS).date()


def today() -> date:
    """The civil day in Paris."""
    return paris_date(now())
