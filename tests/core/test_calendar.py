"""Holidays, working days, months. The table is ours; the `holidays` library only checks it."""

from datetime import date, timedelta

import holidays as library
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.core.calendar import METROPOLE, Calendar, Territory, add_months, easter, holidays, territory_of

SUBDIVISIONS = {
    Territory.METROPOLE: None,
    Territory.ALSACE_MOSELLE: "57",
    Territory.GUADELOUPE: "971",
    Territory.MARTINIQUE: "972",
    Territory.GUYANE: "973",
    Territory.REUNION: "974",
    Territory.MAYOTTE: "976",
    Territory.SAINT_BARTHELEMY: "BL",
    Territory.SAINT_MARTIN: "MF",
}
SINCE_2012 = {Territory.SAINT_BARTHELEMY, Territory.SAINT_MARTIN}
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def known_differences(year: int, territory: Territory) -> set[date]:
    """Every day on which the library and our table may differ, and why."""
    differences: set[date] = set()
    if year in (2005, 2006, 2007):
        # The library drops Whit Monday under the journée de solidarité; Crim. 10 May 2006 keeps it a holiday.
        differences.add(easter(year) + timedelta(50))
    if territory is Territory.GUADELOUPE:
        # Local customs (Good Friday, mi-carême, Schoelcher) that L.3422-2 does not list.
        differences |= {easter(year) - timedelta(2), easter(year) - timedelta(24), date(year, 7, 21)}
    if territory in (Territory.MARTINIQUE, Territory.SAINT_MARTIN):
        differences.add(date(year, 7, 21))
    if territory is Territory.SAINT_MARTIN:
        # 27 May by L.3422-2, 28 May for the library: to be confirmed.
        differences |= {date(year, 5, 27), date(year, 5, 28)}
    return differences


@pytest.mark.parametrize("territory", Territory)
def test_agrees_with_the_library_but_for_the_listed_differences(territory: Territory) -> None:
    for year in range(2012 if territory in SINCE_2012 else 1984, 2101):
        theirs = set(library.country_holidays("FR", subdiv=SUBDIVISIONS[territory], years=year))
        differences = set(holidays(year, territory)) ^ theirs
        # A day may coincide with another holiday (27 May and Whit Monday), hence "within" rather than "equal".
        assert differences <= known_differences(year, territory), year


def test_each_listed_difference_is_real() -> None:
    for territory, year in ((Territory.METROPOLE, 2006), (Territory.GUADELOUPE, 2027), (Territory.SAINT_MARTIN, 2027)):
        theirs = set(library.country_holidays("FR", subdiv=SUBDIVISIONS[territory], years=year))
        assert set(holidays(year, territory)) ^ theirs == known_differences(year, territory)


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2027, 3, 28), (2028, 4, 16), (2029, 4, 1), (2030, 4, 21)],
)
def test_easter(year: int, month: int, day: int) -> None:
    assert easter(year) == date(year, month, day)


def test_two_holidays_on_one_day_keep_both_names() -> None:
    assert holidays(2008)[date(2008, 5, 1)] == "Ascension et fête du Travail"
    assert len(holidays(2026)) == 11


@pytest.mark.parametrize(
    ("postcode", "territory", "confirmed", "zone"),
    [
        ("75001", Territory.METROPOLE, True, "Europe/Paris"),
        ("20000", Territory.METROPOLE, True, "Europe/Paris"),
        (" 57 000 ", Territory.ALSACE_MOSELLE, True, "Europe/Paris"),
        ("67100", Territory.ALSACE_MOSELLE, True, "Europe/Paris"),
        ("68000", Territory.ALSACE_MOSELLE, True, "Europe/Paris"),
        ("97110", Territory.GUADELOUPE, True, "America/Guadeloupe"),
        ("97133", Territory.SAINT_BARTHELEMY, True, "America/St_Barthelemy"),
        ("97150", Territory.SAINT_MARTIN, True, "America/Marigot"),
        ("97200", Territory.MARTINIQUE, True, "America/Martinique"),
        ("97300", Territory.GUYANE, True, "America/Cayenne"),
        ("97400", Territory.REUNION, True, "Indian/Reunion"),
        ("97600", Territory.MAYOTTE, True, "Indian/Mayotte"),
        ("97500", Territory.METROPOLE, False, "America/Miquelon"),
        ("98800", Territory.METROPOLE, False, "Pacific/Noumea"),
        ("98714", Territory.METROPOLE, False, "Pacific/Tahiti"),
        ("98000", Territory.METROPOLE, False, "Europe/Paris"),
        ("00100", Territory.METROPOLE, False, "Europe/Paris"),
        ("1000", Territory.METROPOLE, False, "Europe/Paris"),
        ("٧٥٠٠١", Territory.METROPOLE, False, "Europe/Paris"),
        ("", Territory.METROPOLE, False, "Europe/Paris"),
        (None, Territory.METROPOLE, False, "Europe/Paris"),
    ],
)
def test_territory_of_a_postcode(postcode: str | None, territory: Territory, confirmed: bool, zone: str) -> None:
    place = territory_of(postcode)
    assert (place.territory, place.confirmed, place.zone) == (territory, confirmed, zone)


def test_working_days_of_each_place() -> None:
    good_friday, saturday, guyane = date(2026, 4, 3), date(2026, 7, 11), date(2026, 6, 10)
    assert METROPOLE.is_working_day(good_friday)
    assert not Calendar.of("57000").is_working_day(good_friday)
    assert METROPOLE.is_working_day(guyane)
    assert Calendar.of("97300").holiday(guyane) == "abolition de l’esclavage"
    assert METROPOLE.is_business_day(saturday)
    assert not METROPOLE.is_working_day(saturday)
    assert not METROPOLE.is_business_day(saturday + timedelta(1))


def test_the_court_s_holidays_count_beside_the_insured_s() -> None:
    both = Calendar.of("97300", "67000", None)
    assert both.territories == {Territory.GUYANE, Territory.ALSACE_MOSELLE}
    assert both.confirmed
    assert not both.is_working_day(date(2026, 6, 10))
    assert not both.is_working_day(date(2026, 12, 26))
    assert not Calendar.of("75001", "98800").confirmed


def test_counting_days() -> None:
    assert METROPOLE.add_working_days(date(2026, 12, 23), 5) == date(2026, 12, 31)
    assert METROPOLE.add_business_days(date(2026, 7, 10), 10) == date(2026, 7, 23)
    assert METROPOLE.add_working_days(date(2026, 7, 11), 0) == date(2026, 7, 11)
    assert METROPOLE.next_working_day(date(2026, 4, 3)) == date(2026, 4, 7)
    assert METROPOLE.previous_working_day(date(2002, 11, 3)) == date(2002, 10, 31)
    assert METROPOLE.working_day_on_or_after(date(2026, 2, 28)) == date(2026, 3, 2)
    assert METROPOLE.working_day_on_or_before(date(2026, 3, 2)) == date(2026, 3, 2)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2027, 2, 28), 3, date(2027, 5, 28)),
        (date(2024, 2, 29), 60, date(2029, 2, 28)),
        (date(2026, 4, 20), -2, date(2026, 2, 20)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 31), -2, date(2025, 11, 30)),
        (date(2026, 10, 31), 2, date(2026, 12, 31)),
    ],
)
def test_add_months(start: date, months: int, end: date) -> None:
    assert add_months(start, months) == end


@given(DAYS, st.integers(-120, 120))
def test_months_are_clamped_and_never_roll_forward(day: date, months: int) -> None:
    end = add_months(day, months)
    assert (end.year - day.year) * 12 + end.month - day.month == months
    assert end.day == day.day or (end.day < day.day and (end + timedelta(1)).day == 1)


@given(DAYS, st.sampled_from(Territory))
def test_the_next_and_previous_working_days_are_the_nearest(day: date, territory: Territory) -> None:
    calendar = Calendar(frozenset({territory}))
    after, before = calendar.next_working_day(day), calendar.previous_working_day(day)
    assert before < day < after
    assert calendar.is_working_day(after)
    assert calendar.is_working_day(before)
    between = (before + timedelta(offset) for offset in range(1, (after - before).days))
    assert not any(calendar.is_working_day(one) for one in between if one != day)
