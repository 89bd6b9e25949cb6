"""Terms, periods, what binds, status and names: tables and properties, without a database."""

import importlib.util
from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.core.calendar import add_months
from backend.core.errors import Refused
from backend.policies.rules import (
    Anniversary,
    AnniversaryChange,
    Period,
    check_terms,
    parse_terms,
    period_at,
)


def _products() -> Mapping[str, dict[str, Any]]:
    place = Path(__file__).parents[2] / "migrations" / "versions" / "0003_reference_data.py"
    spec = importlib.util.spec_from_file_location("reference_data", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return {code: document for code, _, document in module.PRODUCTS}


PRODUCTS = _products()


# Terms


@pytest.mark.parametrize("code", list(PRODUCTS))
def test_the_terms_of_the_first_products_are_sound(code: str) -> None:
    terms = parse_terms(PRODUCTS[code])
    check_terms(terms)
    assert terms.main.code == "e_reputation"
    assert terms.guarantee("nothing") is None


def test_the_interns_terms_say_what_was_sold() -> None:
    main = parse_terms(PRODUCTS["LM-INTERNE"]).main
    assert (main.event_limit_cents, main.events_limit) == (400_000, 2)
    assert main.families == {"insult", "defamation", "denigration"}
    assert main.benefits == {"cleaning"}
    assert str(main.clause("benefit_not_covered")).startswith("Article 2.2")


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"families": ["magic"]}, "/guarantees/0/families"),
        ({"benefits": []}, "/guarantees/0/benefits"),
        ({"events_limit": 0}, "/guarantees"),
        ({"event_limit_cents": 0}, "/guarantees/0/events_limit"),
        ({"sub_limits_cents": {"cleaning": 400_001}}, "/guarantees/0/sub_limits"),
        ({"clauses": {"suspended": "  "}}, "/guarantees/0/clauses"),
    ],
)
def test_terms_that_could_not_be_applied_are_refused(changes: dict[str, object], pointer: str) -> None:
    document = PRODUCTS["LM-INTERNE"]
    changed = {**document["guarantees"][0], **changes}
    with pytest.raises(Refused) as refusal:
        check_terms(parse_terms({**document, "guarantees": [changed, document["guarantees"][1]]}))
    faults = refusal.value.facts["errors"]
    assert isinstance(faults, list)
    assert pointer in [fault["pointer"] for fault in faults]


# Periods

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
ANNIVERSARIES = st.dates(date(2024, 1, 1), date(2024, 12, 31)).map(lambda day: Anniversary(day.month, day.day))
CHANGES = st.lists(st.builds(AnniversaryChange, DAYS, ANNIVERSARIES), max_size=4)
BASES = st.sampled_from(["insurance_year", "calendar_year"])


@given(DAYS, ANNIVERSARIES, CHANGES, BASES, st.integers(0, 6000))
def test_a_day_is_in_one_period_and_periods_touch(
    inception: date, anniversary: Anniversary, changes: list[AnniversaryChange], basis: str, after: int
) -> None:
    def at(day: date) -> Period | None:
        return period_at(inception, anniversary, day, basis=basis, changes=changes)

    day = inception + timedelta(after)
    period = at(day)
    assert period is not None
    assert day in period
    assert 1 <= (period.ends_on - period.starts_on).days <= 366
    assert at(period.starts_on) == at(period.ends_on - timedelta(1)) == period
    following = at(period.ends_on)
    assert following is not None
    assert following.starts_on == period.ends_on
    assert at(inception - timedelta(1)) is None


@given(DAYS, ANNIVERSARIES, st.integers(0, 6000))
def test_without_change_every_later_period_starts_on_the_anniversary(
    inception: date, anniversary: Anniversary, after: int
) -> None:
    period = period_at(inception, anniversary, inception + timedelta(after))
    assert period is not None
    assert period.starts_on in {inception, anniversary.in_year(period.starts_on.year)}
    assert period.ends_on == anniversary.in_year(period.ends_on.year)
    assert period.share == 1


@given(DAYS, st.lists(st.integers(0, 1500), max_size=6))
def test_rolling_windows_never_overlap(inception: date, events: list[int]) -> None:
    opened: list[date] = []

    def window_of(day: date) -> Period:
        found = period_at(inception, Anniversary(1, 1), day, basis="rolling_12_months", opened=opened)
        assert found is not None
        assert day in found
        assert found.ends_on <= add_months(found.starts_on, 12)
        return found

    for day in (inception + timedelta(event) for event in events):
        if (window := window_of(day)).starts_on not in opened:
            opened.append(window.starts_on)
    ordered = [window_of(first) for first in sorted(opened)]
    assert [window.starts_on for window in ordered] == sorted(opened)
    assert all(before.ends_on <= after.starts_on for before, after in pairwise(ordered))


@pytest.mark.parametrize(
    ("inception", "anniversary", "day", "starts", "ends"),
    [
        ("2025-09-12", (1, 1), "2025-12-31", "2025-09-12", "2026-01-01"),
        ("2025-09-12", (9, 12), "2026-09-12", "2026-09-12", "2027-09-12"),
        ("2024-02-29", (2, 29), "2025-02-27", "2024-02-29", "2025-02-28"),
        ("2024-02-29", (2, 29), "2025-02-28", "2025-02-28", "2026-02-28"),
        ("2024-02-29", (2, 29), "2028-02-28", "2027-02-28", "2028-02-29"),
        ("2019-03-31", (3, 31), "2026-03-30", "2025-03-31", "2026-03-31"),
        ("2022-12-31", (12, 31), "2023-12-31", "2023-12-31", "2024-12-31"),
    ],
)
def test_periods_by_hand(inception: str, anniversary: tuple[int, int], day: str, starts: str, ends: str) -> None:
    found = period_at(date.fromisoformat(inception), Anniversary(*anniversary), date.fromisoformat(day))
    assert found == Period(date.fromisoformat(starts), date.fromisoformat(ends))


def test_a_changed_anniversary_gives_one_short_period_whole_or_pro_rata() -> None:
    inception, renewal = date(2020, 3, 15), Anniversary(3, 15)
    sooner = [AnniversaryChange(date(2024, 6, 10), Anniversary(1, 1))]
    short = period_at(inception, renewal, date(2024, 7, 1), changes=sooner)
    assert short == Period(date(2024, 3, 15), date(2025, 1, 1))
    counted = period_at(inception, renewal, date(2024, 7, 1), changes=sooner, anniversary_change="pro_rata")
    assert counted is not None
    assert (counted.share, counted.events(2), counted.cents(400_001)) == (Fraction(292, 365), 2, 320_000)
    later = [AnniversaryChange(date(2024, 6, 10), Anniversary(6, 1))]
    assert period_at(inception, renewal, date(2024, 7, 1), changes=later) == Period(
        date(2024, 3, 15), date(2025, 3, 15)
    )
    assert period_at(inception, renewal, date(2025, 4, 1), changes=later) == Period(date(2025, 3, 15), date(2025, 6, 1))


@pytest.mark.parametrize(("month", "day", "possible"), [(2, 29, True), (2, 30, False), (4, 31, False), (13, 1, False)])
def test_impossible_anniversaries(month: int, day: int, *, possible: bool) -> None:
    assert Anniversary.possible(month, day) is possible


# What binds
