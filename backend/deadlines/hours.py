"""When people may be told: in the working hours of their own zone, never at night, never after the last day. Pure."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from backend.core.calendar import ZONES, Calendar
from backend.deadlines.start import PARIS_ZONE

OPENS = time(8)
CLOSES = time(19)
LAST_SWEEP = time(18, 55)
"""What falls due in the last minutes of the day may rightly wait for the morning."""
ANSWER_WITHIN = 1
"""Working days to acknowledge a reminder before it goes to the supervisor, and as many again before the second."""


@dataclass(frozen=True, slots=True)
class LocalHours:
    """An instant as lived in one zone.

    `day`: the civil day there. `is_open`: whether people work. `through`: what has its last day by then does not wait
    for the morning, which would come too late. `open_until`: what was due by then, up to the instant, could have been
    told. `unanswered_since`: what was sent by then has waited for its whole time to answer.
    """

    name: str
    day: date
    is_open: bool
    through: date
    open_until: datetime
    unanswered_since: datetime


def hours_in(zone: str, calendar: Calendar, now: datetime) -> LocalHours:
    """The working hours of `zone` around `now`."""
    local = now.astimezone(ZoneInfo(zone))
    day = local.date()
    working = calendar.is_working_day(day)
    is_open = working and OPENS <= local.time() < CLOSES
    later = not working or local.time() >= OPENS
    opening = calendar.next_working_day(day) if later else day
    paris = ZoneInfo(PARIS_ZONE)
    next_morning = _at(opening, OPENS, zone).astimezone(paris).date()
    evening = day if working and local.time() >= CLOSES else calendar.previous_working_day(day)
    return LocalHours(
        name=zone,
        day=day,
        is_open=is_open,
        through=max(now.astimezone(paris).date(), next_morning - timedelta(1)),
        open_until=now if is_open else _at(evening, LAST_SWEEP, zone),
        unanswered_since=_working_days_before(local, calendar, ANSWER_WITHIN),
    )


def _at(day: date, hour: time, zone: str) -> datetime:
    return datetime.combine(day, hour, tzinfo=ZoneInfo(zone)).astimezone(UTC)


def _working_days_before(local: datetime, calendar: Calendar, count: int) -> datetime:
    """The same hour `count` working days earlier; on a day off, no more of the wait has run than at its eve's end."""
    day, hour = local.date(), local.time()
    if not calendar.is_working_day(day):
        day, hour = calendar.previous_working_day(day), time.max
    for _ in range(count):
        day = calendar.previous_working_day(day)
    return datetime.combine(day, hour, tzinfo=local.tzinfo).astimezone(UTC)


@lru_cache(maxsize=8)
def all_hours(now: datetime) -> tuple[LocalHours, ...]:
    """The working hours around `now` (aware) in every zone where staff may work."""
    return tuple(hours_in(zone, calendar, now) for zone, calendar in ZONES.items())


def as_rows(now: datetime) -> list[Mapping[str, object]]:
    """`all_hours` as plain values, for a statement that judges many reminders at once."""
    return [
        {key: value if isinstance(value, bool | str) else value.isoformat() for key, value in asdict(one).items()}
        for one in all_hours(now)
    ]
