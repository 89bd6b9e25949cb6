"""Series filled, rows sorted, sums right."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.monthly_coverage.charts import TICKS, nice_step
from reports.monthly_coverage.model import DailyCount, MonthPoint
from reports.monthly_coverage.ordering import (
    by_policyholder,
    by_urgency,
    every_day,
    product_total,
    total,
    twelve_months,
)
from tests.reports.monthly_coverage import samples


def test_twelve_months_end_with_the_month_told_and_holes_are_zeros() -> None:
    points = twelve_months((MonthPoint(date(2025, 12, 15), declared=4),), date(2026, 2, 1))
    assert [(point.month.year, point.month.month) for point in points] == [
        *((2025, month) for month in range(3, 13)),
        (2026, 1),
        (2026, 2),
    ]
    assert [point.declared for point in points] == [0] * 9 + [4, 0, 0]


def test_every_day_of_a_leap_february_is_counted_and_other_months_are_not() -> None:
    counts = (DailyCount(date(2028, 2, 29), 2), DailyCount(date(2028, 2, 29), 1), DailyCount(date(2028, 3, 1), 9))
    assert every_day(counts, date(2028, 2, 1)) == [0] * 28 + [3]


def test_an_accent_does_not_send_a_name_to_the_end() -> None:
    names = [row.policyholder.split(" ")[0] for row in by_policyholder(samples.full_report().consumption)]
    assert names.index("Élodie") < names.index("Hélène") < names.index("Zoé")


def test_the_nearest_prudent_day_comes_first() -> None:
    days = [row.prudent_day for row in by_urgency(tuple(reversed(samples.full_report().deadlines)))]
    assert days == sorted(days)


def test_totals_are_the_sums_of_the_rows() -> None:
    report = samples.full_report(2)
    sums = total(report.consumption)
    assert (sums.events_used, sums.limit_cents) == (3, 1_200_000)
    assert sums.left_cents == sums.limit_cents - sums.committed_cents - sums.paid_cents
    products = product_total(report.products)
    assert (products.policies_in_force, products.paid_cents) == (4952, 1_464_360)


@pytest.mark.parametrize(("largest", "step"), [(0, 1), (4, 1), (5, 2), (25, 10), (81, 50), (2_375_000, 1_000_000)])
def test_axis_steps_are_round(largest: int, step: int) -> None:
    assert nice_step(largest) == step


@given(st.integers(min_value=1, max_value=10**12))
def test_four_steps_reach_the_largest_value_without_dwarfing_it(largest: int) -> None:
    step = nice_step(largest)
    assert step * TICKS >= largest
    assert step == 1 or step * TICKS <= largest * 2.5
