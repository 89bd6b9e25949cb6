"""Working hours: each zone its own, both nights of clock change, leap day and the turn of the year."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.core.calendar import ZONES
from backend.deadlines.hours import LocalHours, all_hours, hours_in

PARIS, REUNION, NOUMEA = "Europe/Paris", "Indian/Reunion", "Pacific/Noumea"


def at(local: str, zone: str = PARIS) -> datetime:
    """A local time, in UTC."""
    return datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def hours(local: str, zone: str = PARIS) -> LocalHours:
    """The hours of a zone at its own time."""
    return hours_in(zone, ZONES[zone], at(local, zone))


@pytest.mark.parametrize(
    ("local", "is_open"),
    [
        ("2026-09-28T07:59:59", False),
        ("2026-09-28T08:00", True),
        ("2026-09-28T18:59:59", True),
        ("2026-09-28T19:00", False),
        ("2026-09-27T10:00", False),  # a Sunday
        ("2026-05-25T10:00", False),  # Whit Monday
        ("2028-02-29T10:00", True),
        ("2026-12-31T18:30", True),
        ("2027-01-01T10:00", False),
        ("2026-03-30T08:00", True),  # the morning after the clocks went forward
        ("2026-03-30T07:59", False),
        ("2026-10-26T08:00", True),  # and after they went back
        ("2026-10-26T07:59", False),
    ],
)
def test_people_work_from_eight_to_seven_on_working_days(local: str, is_open: bool) -> None:
    assert hours(local).is_open is is_open


def test_each_zone_has_its_own_day_and_holidays() -> None:
    now = at("2026-12-18T06:00", PARIS)
    assert not hours_in(PARIS, ZONES[PARIS], now).is_open
    assert hours_in(REUNION, ZONES[REUNION], now).is_open
    assert not hours("2027-12-20T10:00", REUNION).is_open, "abolition de l’esclavage"
    assert hours("2027-12-20T10:00").is_open
    assert hours("2026-09-28T08:30", NOUMEA).day == date(2026, 9, 28), "still the 27th in Paris"


@pytest.mark.parametrize(
    ("local", "through"),
    [
        ("2026-09-28T02:00", "2026-09-28"),  # only what ends today is told at night
        ("2026-09-28T20:00", "2026-09-28"),
        ("2026-09-25T19:30", "2026-09-27"),  # Friday evening: Monday would be too late for what ends on Sunday
        ("2026-12-31T19:30", "2027-01-03"),
        ("2028-02-28T23:00", "2028-02-28"),
    ],
)
def test_what_ends_before_the_next_morning_does_not_wait(local: str, through: str) -> None:
    assert hours(local).through == date.fromisoformat(through)


@pytest.mark.parametrize(
    ("local", "since"),
    [
        ("2026-09-29T10:00", "2026-09-28T10:00"),
        ("2026-09-28T10:00", "2026-09-25T10:00"),  # over the week-end
        ("2026-03-30T10:00", "2026-03-27T10:00"),  # over the short night: the same hour, not 72 hours
        ("2026-10-26T10:00", "2026-10-23T10:00"),  # over the long one
        ("2028-03-01T09:00", "2028-02-29T09:00"),
        ("2027-01-04T09:00", "2026-12-31T09:00"),
    ],
)
def test_the_time_to_answer_is_a_working_day(local: str, since: str) -> None:
    assert hours(local).unanswered_since == at(since)


def test_what_is_due_at_the_very_end_of_a_day_may_wait() -> None:
    assert hours("2026-09-28T18:57").open_until == at("2026-09-28T18:57")
    assert hours("2026-09-28T22:00").open_until == at("2026-09-28T18:55")
    assert hours("2026-09-28T03:00").open_until == at("2026-09-25T18:55")


INSTANTS = st.integers(0, 7 * 365 * 24 * 60).map(
    lambda minutes: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


@given(now=INSTANTS, minutes=st.integers(0, 4 * 24 * 60))
def test_time_never_runs_back(now: datetime, minutes: int) -> None:
    for before, after in zip(all_hours(now), all_hours(now + timedelta(minutes=minutes)), strict=True):
        assert before.open_until <= after.open_until or before.is_open
        assert before.unanswered_since <= after.unanswered_since
        assert before.unanswered_since < now


@given(now=INSTANTS)
def test_no_wait_is_longer_than_the_longest_week_end(now: datetime) -> None:
    for one in all_hours(now):
        ahead = [now + timedelta(hours=hour) for hour in range(6 * 24)]
        assert any(hours_in(one.name, ZONES[one.name], later).is_open for later in ahead)
