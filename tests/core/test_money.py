"""Cents in, cents out, and nothing that is not exactly an amount."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.core.errors import Refused
from backend.core.money import Cents, Rounding, french, parse, percentage, wire

AMOUNTS = st.integers(-(10**17) + 1, 10**17 - 1)


@given(AMOUNTS)
def test_what_is_written_is_read_back(cents: int) -> None:
    assert parse(wire(Cents(cents)), negative=True) == cents


@pytest.mark.parametrize(
    "given_text",
    [
        "4000", "4000.0", "4000.000", "4 000.00", "4000,00", "04000.00", "+4000.00", ".50", "4e3", "1.00e2", "NaN",
        "Infinity", "", " 4000.00", "4000.00\n", "٤٠٠٠.٠٠", "--1.00", "1234567890123456.00", 4000.00, 4000, None, True,
        Decimal("4000.00"), b"4000.00",
    ],
)  # fmt: skip
def test_refuses_what_is_not_an_amount(given_text: object) -> None:
    with pytest.raises(Refused) as refusal:
        parse(given_text)
    assert refusal.value.code == "amount_invalid"


def test_a_negative_amount_is_refused_unless_asked_for() -> None:
    with pytest.raises(Refused) as refusal:
        parse("-1.50")
    assert refusal.value.code == "amount_negative"
    assert parse("-1.50", negative=True) == -150
    assert parse("0.00") == 0


@pytest.mark.parametrize(
    ("cents", "on_the_wire", "for_a_reader"),
    [
        (400_000, "4000.00", "4\u202f000,00\u00a0€"),
        (5, "0.05", "0,05\u00a0€"),
        (0, "0.00", "0,00\u00a0€"),
        (-123_456_789, "-1234567.89", "-1\u202f234\u202f567,89\u00a0€"),
        (-5, "-0.05", "-0,05\u00a0€"),
    ],
)
def test_formats(cents: int, on_the_wire: str, for_a_reader: str) -> None:
    assert wire(Cents(cents)) == on_the_wire
    assert french(Cents(cents)) == for_a_reader


@pytest.mark.parametrize(
    ("rounding", "up", "down"),
    [
        (Rounding.HALF_UP, 3, -3),
        (Rounding.HALF_EVEN, 2, -2),
        (Rounding.TOWARDS_ZERO, 2, -2),
        (Rounding.FLOOR, 2, -3),
        (Rounding.CEILING, 3, -2),
    ],
)
def test_each_rounding_on_half_a_cent(rounding: Rounding, up: int, down: int) -> None:
    assert percentage(Cents(5), Decimal(50), rounding) == up
    assert percentage(Cents(-5), Decimal(50), rounding) == down


@given(AMOUNTS)
def test_percentages_are_exact(cents: int) -> None:
    assert percentage(Cents(cents), Decimal(100), Rounding.HALF_UP) == cents
    assert percentage(Cents(cents), Decimal("8.5"), Rounding.FLOOR) == cents * 85 // 1000
