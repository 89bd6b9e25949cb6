"""Who gets what, which month closes, what an entry looks like: to the cent, without a database."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.accounting.chart import load_chart, stored
from backend.accounting.rules import months
from backend.accounting.rules.bookkeeping import Kind as Moved
from backend.accounting.rules.bookkeeping import Movement, entries, read_chart
from backend.accounting.rules.recoveries import Kind, Outlays, Paid, allocate, check_received, split
from backend.core.errors import Conflict, DomainError, Refused
from backend.core.ids import new_id
from backend.core.money import Cents

DAY = date(2026, 10, 12)
cents = st.integers(0, 1_000_000).map(Cents)


def _outlays(*lines: Paid, shares: int = 0, declared: int = 0, recovered: int = 0) -> Outlays:
    return Outlays(Cents(shares), Cents(declared), Cents(recovered), lines)


def _paid(left: int, outside: str | None = None) -> Paid:
    return Paid(None if outside else new_id(), "cleaning", outside, Cents(left))


@pytest.mark.parametrize(
    ("amount", "shares", "declared", "recovered", "paid", "insured", "insurer", "excess"),
    [
        # The insured first, then the insurer up to what it paid, the rest to the insured (L. 127-8).
        (50_000, 30_000, 0, 0, 180_000, 30_000, 20_000, 0),
        (50_000, 30_000, 30_000, 0, 180_000, 50_000, 0, 0),
        (250_000, 30_000, 0, 0, 180_000, 70_000, 180_000, 40_000),
        # What an earlier recovery gave back is not given back twice.
        (50_000, 30_000, 0, 30_000, 180_000, 0, 50_000, 0),
        (1, 0, 0, 0, 0, 1, 0, 1),
    ],
)
def test_costs_go_to_the_insured_first(
    amount: int, shares: int, declared: int, recovered: int, paid: int, insured: int, insurer: int, excess: int
) -> None:
    outlays = _outlays(_paid(paid), shares=shares, declared=declared, recovered=recovered)
    found = split(Kind.COSTS, Cents(amount), outlays)
    assert (found.insured, found.insurer, found.excess) == (insured, insurer, excess)


def test_damages_are_the_insureds_alone() -> None:
    assert split(Kind.DAMAGES, Cents(100), _outlays(_paid(500))).insurer == 0


@pytest.mark.parametrize("kind", [Kind.PROVIDER_REFUND, Kind.OTHER_INSURER])
def test_what_comes_back_to_the_insurer_is_at_most_what_it_paid(kind: Kind) -> None:
    assert split(kind, Cents(500), _outlays(_paid(500), shares=100)).insurer == 500
    with pytest.raises(Conflict, match="dépasse"):
        split(kind, Cents(501), _outlays(_paid(500)))


def test_outside_the_limit_only_a_provider_gives_back() -> None:
    lines = (_paid(100, "ex_gratia"), _paid(300))
    assert split(Kind.PROVIDER_REFUND, Cents(400), _outlays(*lines)).insurer == 400
    assert split(Kind.COSTS, Cents(400), _outlays(*lines)).insurer == 300
    with pytest.raises(Conflict):
        split(Kind.OTHER_INSURER, Cents(301), _outlays(*lines))


def test_outlays_are_declared_with_costs_only() -> None:
    with pytest.raises(Refused, match="costs"):
        split(Kind.DAMAGES, Cents(1), _outlays(declared=1))


def test_nothing_is_received_tomorrow() -> None:
    check_received(DAY, DAY)
    with pytest.raises(Refused):
        check_received(DAY + timedelta(1), DAY)


@given(
    st.sampled_from(Kind),
    st.integers(1, 3_000_000).map(Cents),
    st.lists(cents, max_size=4),
    cents,
    cents,
    st.booleans(),
)
def test_no_cent_is_lost_or_made(
    kind: Kind, amount: Cents, paid: list[Cents], shares: Cents, recovered: Cents, outside: bool
) -> None:
    lines = [_paid(left, "ex_gratia" if outside and not rank else None) for rank, left in enumerate(paid)]
    try:
        found = split(kind, amount, _outlays(*lines, shares=shares, recovered=recovered))
    except Conflict:
        return
    spread = allocate(kind, found.insurer, lines)
    assert found.insured + found.insurer == amount
    assert 0 <= found.excess <= found.insured
    assert sum(part for _, part in spread) == found.insurer
    assert all(0 < part <= line.left for line, part in spread)


def test_a_month_is_not_to_come() -> None:
    assert months.month_of("2026-10", DAY) == date(2026, 10, 1)
    for code in ("2026-11", "2026-13", "1999-01", "2026-1", "octobre"):
        with pytest.raises(Refused):
            months.month_of(code, DAY)


@pytest.mark.parametrize(
    ("month", "last_closed", "first_booked", "code"),
    [
        (date(2026, 9, 1), None, date(2026, 9, 3), None),
        (date(2026, 8, 1), None, date(2026, 9, 3), None),
        (date(2026, 9, 1), None, None, None),
        (date(2026, 9, 1), date(2026, 8, 1), date(2026, 7, 3), None),
        (date(2026, 10, 1), None, date(2026, 10, 3), "accounting_month_not_over"),
        (date(2026, 9, 1), None, date(2026, 8, 3), "accounting_month_not_next"),
        (date(2026, 9, 1), date(2026, 7, 1), date(2026, 7, 3), "accounting_month_not_next"),
        (date(2026, 9, 1), date(2026, 9, 1), date(2026, 7, 3), "accounting_month_closed"),
    ],
)
def test_months_close_in_order_once_over(
    month: date, last_closed: date | None, first_booked: date | None, code: str | None
) -> None:
    try:
        months.check_closable(month, last_closed=last_closed, first_booked=first_booked, today=DAY)
        found = None
    except DomainError as refusal:
        found = refusal.code
    assert found == code


def _moved(kind: Moved, amount: int, insurer: int = 0, piece: str = "REG-1") -> Movement:
    return Movement(kind, DAY, DAY, "SIN-1", piece, "cleaning", Cents(amount), Cents(insurer))


@given(st.lists(st.builds(_moved, st.sampled_from(Moved), st.integers(1, 10**9), st.just(0)), max_size=20))
def test_each_entry_balances_and_numbers_have_no_gap(movements: list[Movement]) -> None:
    told = entries(movements, load_chart(None), first_number=7)
    assert [entry.number for entry in told] == list(range(7, 7 + len(movements)))
    for entry in told:
        assert entry.debit == sum(line.credit for line in entry.lines) > 0
    assert told == entries(reversed(movements), load_chart(None), first_number=7)


def test_the_sides_of_each_kind() -> None:
    kinds = [*Moved]
    told = [entries([_moved(kind, 100, 30)], load_chart(None), first_number=1)[0] for kind in kinds]
    sides = {
        kind: {line.account.number: line.debit - line.credit for line in entry.lines}
        for kind, entry in zip(kinds, told, strict=True)
    }
    assert sides[Moved.PAYMENT] == {"601100": 100, "467100": -100}
    assert sides[Moved.RETURN] == {"601100": -100, "467100": 100}
    assert sides[Moved.RESERVE] == {"603310": 100, "331000": -100}
    assert sides[Moved.RECOVERY] == {"512000": 100, "609100": -30, "467200": -70}
    assert sides[Moved.CORRECTION] == {"512000": -100, "609100": 30, "467200": 70}
    assert sides[Moved.PAYOUT] == {"467200": 100, "467100": -100}
    assert sides[Moved.PAYOUT_RETURN] == {"467200": -100, "467100": 100}


def test_a_chart_of_accounts_is_whole() -> None:
    chart = load_chart(None)
    document = stored(chart)
    assert read_chart(document) == chart
    wrong = [[], {}, {**document, "other": {}}, {**document, "bank": {"number": "5 12", "label": "Banque"}}]
    for one in wrong:
        with pytest.raises(Refused, match="EGIDE_ACCOUNTS"):
            read_chart(one)
