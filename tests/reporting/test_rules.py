"""Which month is told, and until when."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.core.errors import Refused
from backend.reporting.rules import Month, month_of, month_to_schedule

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("code", "today", "first", "as_of"),
    [
        ("2026-10", TODAY, date(2026, 10, 1), date(2026, 10, 31)),
        ("2026-11", TODAY, date(2026, 11, 1), TODAY),
        ("2026-11", date(2026, 11, 1), date(2026, 11, 1), date(2026, 11, 1)),
        ("2026-11", date(2026, 11, 30), date(2026, 11, 1), date(2026, 11, 30)),
        ("2025-12", TODAY, date(2025, 12, 1), date(2025, 12, 31)),
        ("2026-02", TODAY, date(2026, 2, 1), date(2026, 2, 28)),
        ("2024-02", TODAY, date(2024, 2, 1), date(2024, 2, 29)),
        ("2000-01", TODAY, date(2000, 1, 1), date(2000, 1, 31)),
    ],
)
def test_a_month_is_told_until_its_end_or_today(code: str, today: date, first: date, as_of: date) -> None:
    month = month_of(code, today)
    assert month == Month(first, as_of)
    assert month.code == code


@pytest.mark.parametrize(
    "code",
    [
        *("2026-12", "2027-01", "2026-13", "2026-00", "2026-1", "26-10", "202610", "2026-10-01", "2026/10", ""),
        *("octobre", " 2026-1", "+026-10", "20_6-10", "２０２６-10", "0001-01", "1999-12", "2026-10\n"),
    ],
)
def test_anything_else_is_refused_in_words(code: str) -> None:
    with pytest.raises(Refused) as refusal:
        month_of(code, TODAY)
    assert refusal.value.code == "month_invalid"
    assert "2026-10" in refusal.value.message


@pytest.mark.parametrize(
    ("code", "starts_at", "ends_at"),
    [
        ("2026-10", datetime(2026, 9, 30, 22, tzinfo=UTC), datetime(2026, 10, 31, 23, tzinfo=UTC)),
        ("2026-03", datetime(2026, 2, 28, 23, tzinfo=UTC), datetime(2026, 3, 31, 22, tzinfo=UTC)),
        ("2025-12", datetime(2025, 11, 30, 23, tzinfo=UTC), datetime(2025, 12, 31, 23, tzinfo=UTC)),
    ],
)
def test_its_instants_are_those_of_midnight_in_paris(code: str, starts_at: datetime, ends_at: datetime) -> None:
    month = month_of(code, TODAY)
    assert (month.starts_at.astimezone(UTC), month.ends_at.astimezone(UTC)) == (starts_at, ends_at)


@pytest.mark.parametrize(
    ("code", "previous", "year_before"),
    [
        ("2026-10", Month(date(2026, 9, 1), date(2026, 9, 30)), date(2025, 11, 1)),
        ("2026-01", Month(date(2025, 12, 1), date(2025, 12, 31)), date(2025, 2, 1)),
        ("2025-12", Month(date(2025, 11, 1), date(2025, 11, 30)), date(2025, 1, 1)),
        ("2024-03", Month(date(2024, 2, 1), date(2024, 2, 29)), date(2023, 4, 1)),
    ],
)
def test_the_month_before_and_the_twelve_months(code: str, previous: Month, year_before: date) -> None:
    month = month_of(code, TODAY)
    assert (month.previous, month.year_before) == (previous, year_before)


@pytest.mark.parametrize(
    ("today", "code"),
    [
        (date(2026, 11, 1), "2026-10"),
        (date(2026, 1, 1), "2025-12"),
        (date(2024, 3, 1), "2024-02"),
        (date(2026, 3, 31), "2026-02"),
    ],
)
def test_the_first_of_a_month_tells_the_month_before(today: date, code: str) -> None:
    assert month_to_schedule(today) == code


@given(st.dates(date(2000, 3, 1), date(2199, 12, 31)))
def test_the_month_to_schedule_is_over(today: date) -> None:
    month = month_of(month_to_schedule(today), today)
    assert month.as_of < today.replace(day=1) == month.as_of.fromordinal(month.as_of.toordinal() + 1)
    assert month.previous == month_of(month.previous.code, today)
