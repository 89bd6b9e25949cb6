"""French typography: what a reader and a spreadsheet get."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports import formatting


@pytest.mark.parametrize(
    ("cents", "text"),
    [
        (0, "0,00\u00a0€"),
        (5, "0,05\u00a0€"),
        (400_000, "4\u202f000,00\u00a0€"),
        (123_456_789, "1\u202f234\u202f567,89\u00a0€"),
        (-1_250, "\u221212,50\u00a0€"),
    ],
)
def test_amounts_are_written_as_in_french_letters(cents: int, text: str) -> None:
    assert formatting.format_amount(cents) == text


def test_dates_and_months() -> None:
    day = date(2026, 8, 3)
    assert formatting.format_date(day) == "03/08/2026"
    assert formatting.format_month(day) == "août\u00a02026"
    assert formatting.format_short_month(day) == "août\u00a026"


@pytest.mark.parametrize(("number", "text"), [(0, "0\u00a0sinistre"), (1, "1\u00a0sinistre"), (2, "2\u00a0sinistres")])
def test_zero_and_one_are_singular(number: int, text: str) -> None:
    assert formatting.plural(number, "sinistre", "sinistres") == text


@pytest.mark.parametrize(("difference", "text"), [(3, "+3"), (-3, "\u22123"), (0, "sans changement")])
def test_a_difference_always_shows_its_sign(difference: int, text: str) -> None:
    assert formatting.format_difference(formatting.format_count(difference), difference) == text


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_a_plain_amount_reads_back_to_the_cent(cents: int) -> None:
    assert int(formatting.format_plain_amount(cents).replace(",", "")) == cents


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_a_pretty_amount_never_breaks_across_lines(cents: int) -> None:
    assert " " not in formatting.format_amount(cents)
