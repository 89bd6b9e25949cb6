"""The nights on which dates go wrong: both changes of the hour, 29 February, 31 December; a clock that jumps."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.core.calendar import Calendar
from backend.core.clock import paris_date
from backend.deadlines.catalogue import rule_at
from backend.deadlines.computation import compute
from backend.deadlines.ladder import due_at, rungs
from backend.deadlines.rules import is_expired
from backend.deadlines.start import Start

NIGHTS = {
    "spring": date(2026, 3, 29),
    "autumn": date(2026, 10, 25),
    "leap": date(2028, 2, 29),
    "no leap": date(2027, 2, 28),
    "new year": date(2026, 12, 31),
}
ZONES = ("Europe/Paris", "America/Martinique", "America/Miquelon", "Indian/Reunion", "Pacific/Noumea", "Pacific/Tahiti")
JUMPS = (timedelta(hours=-1), timedelta(hours=1), timedelta(days=3))
EARLY, LATE = datetime.fromisoformat("1950-01-02"), datetime.fromisoformat("2090-12-30")
INSTANTS = st.datetimes(EARLY, LATE, timezones=st.just(UTC))


def press(start: Start) -> date | None:
    return compute(rule_at("PRESS_3M", start.latest), start).last_day


@pytest.mark.parametrize(
    ("instant", "start", "last_day"),
    [
        # Spring: 02:00 becomes 03:00 in Paris. The evening before in UTC is already the 29th in Paris: the 28th rules.
        ("2026-03-28T22:59:59Z", date(2026, 3, 28), date(2026, 6, 28)),
        ("2026-03-28T23:00:00Z", date(2026, 3, 28), date(2026, 6, 28)),
        ("2026-03-29T00:00:00Z", date(2026, 3, 29), date(2026, 6, 29)),
        ("2026-03-29T00:59:59Z", date(2026, 3, 29), date(2026, 6, 29)),
        ("2026-03-29T01:00:00Z", date(2026, 3, 29), date(2026, 6, 29)),
        ("2026-03-29T03:00:00+02:00", date(2026, 3, 29), date(2026, 6, 29)),
        ("2026-03-29T23:59:59Z", date(2026, 3, 29), date(2026, 6, 29)),
        # Autumn: 02:30 comes twice, on one and the same day.
        ("2026-10-24T22:30:00Z", date(2026, 10, 24), date(2027, 1, 24)),
        ("2026-10-25T02:30:00+02:00", date(2026, 10, 25), date(2027, 1, 25)),
        ("2026-10-25T02:30:00+01:00", date(2026, 10, 25), date(2027, 1, 25)),
        ("2026-10-25T23:30:00Z", date(2026, 10, 25), date(2027, 1, 25)),
        # 29 February, and the day after it in Paris only.
        ("2028-02-29T12:00:00+01:00", date(2028, 2, 29), date(2028, 5, 29)),
        ("2028-03-01T00:30:00+01:00", date(2028, 2, 29), date(2028, 5, 29)),
        ("2027-03-01T00:30:00+01:00", date(2027, 2, 28), date(2027, 5, 28)),
        ("2027-11-29T12:00:00+01:00", date(2027, 11, 29), date(2028, 2, 29)),
        # The year has turned in Paris, not in UTC.
        ("2027-01-01T00:30:00+01:00", date(2026, 12, 31), date(2027, 3, 31)),
        ("2027-01-01T01:00:00+01:00", date(2027, 1, 1), date(2027, 4, 1)),
    ],
)
def test_the_start_of_a_publication_at_night(instant: str, start: date, last_day: date) -> None:
    found = Start.at(datetime.fromisoformat(instant))
    assert (found, press(found)) == (Start.on(start), last_day)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("night", NIGHTS)
def test_through_a_night_the_start_never_goes_back_and_skips_no_day(night: str, zone: str) -> None:
    noon = datetime.combine(NIGHTS[night], datetime.min.time(), UTC) - timedelta(hours=36)
    found = [Start.at(noon + timedelta(minutes=10 * step), zone).latest for step in range(6 * 96)]
    assert {after - before for before, after in pairwise(found)} == {timedelta(0), timedelta(1)}


@given(INSTANTS, st.sampled_from(ZONES), st.sampled_from(JUMPS))
def test_a_clock_that_jumps_never_makes_a_later_publication_end_earlier(
    instant: datetime, zone: str, jump: timedelta
) -> None:
    first, second = sorted((instant, instant + jump))
    before, after = press(Start.at(first, zone)), press(Start.at(second, zone))
    assert before
    assert after
    assert before <= after


@pytest.mark.parametrize(
    ("last_day", "midnight"),
    [
        (NIGHTS["spring"], datetime(2026, 3, 29, 22, 0, tzinfo=UTC)),
        (date(2026, 3, 28), datetime(2026, 3, 28, 23, 0, tzinfo=UTC)),
        (NIGHTS["autumn"], datetime(2026, 10, 25, 23, 0, tzinfo=UTC)),
        (date(2026, 10, 24), datetime(2026, 10, 24, 22, 0, tzinfo=UTC)),
        (NIGHTS["leap"], datetime(2028, 2, 29, 23, 0, tzinfo=UTC)),
        (NIGHTS["no leap"], datetime(2027, 2, 28, 23, 0, tzinfo=UTC)),
        (NIGHTS["new year"], datetime(2026, 12, 31, 23, 0, tzinfo=UTC)),
    ],
)
def test_a_term_is_usable_until_midnight_in_paris(last_day: date, midnight: datetime) -> None:
    instant = timedelta(microseconds=1)
    assert not is_expired(last_day, paris_date(midnight - instant))
    assert is_expired(last_day, paris_date(midnight))


LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "zone", "postcode", "instant"),
    [
        # The working days around each change of the hour: half past eight on the wall, whatever UTC says.
        (date(2026, 3, 27), "Europe/Paris", "75001", datetime(2026, 3, 27, 7, 30, tzinfo=UTC)),
        (date(2026, 3, 30), "Europe/Paris", "75001", datetime(2026, 3, 30, 6, 30, tzinfo=UTC)),
        (date(2026, 10, 23), "Europe/Paris", "75001", datetime(2026, 10, 23, 6, 30, tzinfo=UTC)),
        (date(2026, 10, 26), "Europe/Paris", "75001", datetime(2026, 10, 26, 7, 30, tzinfo=UTC)),
        (date(2026, 3, 30), "Indian/Reunion", "97400", datetime(2026, 3, 30, 4, 30, tzinfo=UTC)),
        (date(2026, 10, 26), "America/Martinique", "97200", datetime(2026, 10, 26, 12, 30, tzinfo=UTC)),
        # Saint-Pierre changes its hour on other nights than Paris.
        (date(2026, 3, 9), "America/Miquelon", "97500", datetime(2026, 3, 9, 10, 30, tzinfo=UTC)),
        (date(2028, 2, 29), "Europe/Paris", "75001", datetime(2028, 2, 29, 7, 30, tzinfo=UTC)),
        (date(2026, 12, 31), "Europe/Paris", "75001", datetime(2026, 12, 31, 7, 30, tzinfo=UTC)),
        # New Year's Day is no working day: the reminder belongs to the old year.
        (date(2027, 1, 3), "Europe/Paris", "75001", datetime(2026, 12, 31, 7, 30, tzinfo=UTC)),
        (date(2026, 12, 20), "Indian/Reunion", "97400", datetime(2026, 12, 18, 4, 30, tzinfo=UTC)),
    ],
)
def test_the_hour_of_a_reminder_around_a_night(day: date, zone: str, postcode: str, instant: datetime) -> None:
    assert due_at(day, now=LONG_AGO, calendar=Calendar.of(postcode), zone=zone) == instant


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)), st.sampled_from(ZONES), INSTANTS, st.sampled_from(JUMPS))
def test_a_clock_that_jumps_brings_no_reminder_earlier_and_loses_none(
    day: date, zone: str, now: datetime, jump: timedelta
) -> None:
    before, after = due_at(day, now=now, zone=zone), due_at(day, now=now + jump, zone=zone)
    planned = due_at(day, now=LONG_AGO.replace(year=1980), zone=zone)
    assert planned.astimezone(ZoneInfo(zone)).date() <= day
    assert (before, after) == (max(planned, now), max(planned, now + jump))


@pytest.mark.parametrize("night", NIGHTS)
def test_a_clock_three_days_late_still_tells_every_rung(night: str) -> None:
    found = compute(rule_at("PRESS_3M", NIGHTS[night]), Start.on(NIGHTS[night]))
    assert found.last_day
    codes = [rung.code for rung in rungs(found, today=NIGHTS[night])]
    day = NIGHTS[night]
    while day <= found.last_day:
        late = rungs(found, today=day + timedelta(3))
        if late[0].code != "expired_on_arrival":
            assert [*late[0].covers, *(rung.code for rung in late if rung.code != "immediate")] == codes
        else:
            assert found.last_day < day + timedelta(3)
        day += timedelta(1)
