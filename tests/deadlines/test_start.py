"""Instants, days, intervals, relative dates, unknown dates."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.core.calendar import territory_of
from backend.deadlines.errors import DateOutOfRange, InstantWithoutZone, IntervalReversed
from backend.deadlines.start import Ago, Start


def at(postcode: str, *moment: int, zone: str | None = None) -> date | None:
    place = territory_of(postcode).zone
    return Start.at(datetime(*moment, tzinfo=ZoneInfo(zone or place)), place).earliest


@pytest.mark.parametrize(
    ("postcode", "moment", "zone", "earliest"),
    [
        ("75001", (2026, 7, 14, 23, 58), None, date(2026, 7, 14)),
        # 00:02 in Paris is still the day before in UTC: one prudent day lost, none risked.
        ("75001", (2026, 7, 15, 0, 2), None, date(2026, 7, 14)),
        ("97400", (2026, 3, 1, 1, 30), None, date(2026, 2, 28)),
        ("98800", (2026, 9, 1, 5, 0), None, date(2026, 8, 31)),
        # West of Paris it is the insured's own day that comes first.
        ("97200", (2026, 9, 1, 3, 0), "UTC", date(2026, 8, 31)),
        ("98714", (2026, 9, 1, 9, 0), "UTC", date(2026, 8, 31)),
        # Both nights on which the clocks change.
        ("75001", (2026, 3, 29, 0, 30), "UTC", date(2026, 3, 29)),
        ("75001", (2026, 10, 25, 23, 30), "UTC", date(2026, 10, 25)),
    ],
)
def test_an_instant_starts_on_its_earliest_day(
    postcode: str, moment: tuple[int, ...], zone: str | None, earliest: date
) -> None:
    assert at(postcode, *moment, zone=zone) == earliest


def test_an_instant_must_say_its_zone() -> None:
    with pytest.raises(InstantWithoutZone):
        Start.at(datetime.fromisoformat("2026-07-14T12:00"))


EARLY, LATE = datetime.fromisoformat("1900-01-02"), datetime.fromisoformat("2100-12-30")


@given(st.datetimes(EARLY, LATE, timezones=st.just(UTC)))
def test_the_earliest_day_is_never_after_the_utc_one(instant: datetime) -> None:
    start = Start.at(instant, "Pacific/Noumea")
    assert start.is_exact
    assert start.earliest
    assert instant.date() - timedelta(1) <= start.earliest <= instant.date()


@pytest.mark.parametrize(
    ("count", "unit", "seen_on", "earliest", "latest"),
    [
        (1, Ago.MONTH, date(2026, 4, 20), date(2026, 2, 20), date(2026, 3, 20)),
        (1, Ago.MONTH, date(2026, 3, 31), date(2026, 1, 31), date(2026, 2, 28)),
        (2, Ago.MONTH, date(2026, 5, 31), date(2026, 2, 28), date(2026, 3, 31)),
        (1, Ago.YEAR, date(2028, 2, 29), date(2026, 2, 28), date(2027, 2, 28)),
        (2, Ago.WEEK, date(2026, 4, 20), date(2026, 3, 30), date(2026, 4, 6)),
        (3, Ago.DAY, date(2026, 4, 20), date(2026, 4, 16), date(2026, 4, 17)),
        (5, Ago.HOUR, date(2026, 4, 20), date(2026, 4, 19), date(2026, 4, 20)),
        (23, Ago.HOUR, date(2026, 4, 20), date(2026, 4, 19), date(2026, 4, 20)),
        (10, Ago.MINUTE, date(2026, 4, 20), date(2026, 4, 19), date(2026, 4, 20)),
        (0, Ago.DAY, date(2026, 4, 20), date(2026, 4, 19), date(2026, 4, 20)),
    ],
)
def test_relative_dates(count: int, unit: Ago, seen_on: date, earliest: date, latest: date) -> None:
    assert Start.ago(count, unit, seen_on) == Start.between(earliest, latest)


@pytest.mark.parametrize("count", [-1, 3000, 10**9])
def test_a_relative_date_out_of_reach_is_refused(count: int) -> None:
    with pytest.raises(DateOutOfRange):
        Start.ago(count, Ago.YEAR, date(2026, 4, 20))


def test_impossible_starts_are_refused() -> None:
    with pytest.raises(IntervalReversed):
        Start.between(date(2026, 4, 20), date(2026, 4, 19))
    with pytest.raises(DateOutOfRange):
        Start.on(date(26, 4, 20))
    with pytest.raises(DateOutOfRange):
        Start.on(date(2620, 4, 20))


def test_unknown() -> None:
    start = Start.unknown(date(2026, 4, 20))
    assert start.earliest is None
    assert not start.is_exact
