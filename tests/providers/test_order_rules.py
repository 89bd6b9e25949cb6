"""Who pays what, to the cent: tables and properties."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.core.errors import DomainError
from backend.core.money import Cents
from backend.providers.rules.orders import (
    Agreement,
    check_order_authority,
    check_quote_approval,
    check_still_valid,
    share_out,
)

AMOUNT = st.integers(min_value=1, max_value=2_000_000).map(Cents)
ROOM = st.integers(min_value=0, max_value=1_000_000).map(Cents)
ANNE, PAUL = UUID(int=1), UUID(int=2)
TODAY = date(2026, 6, 20)


@pytest.mark.parametrize(
    ("cost", "left", "deductible", "agreed", "expected"),
    [
        (180_000, 400_000, 0, False, (180_000, 0, 0)),
        (400_000, 400_000, 0, False, (400_000, 0, 0)),
        (50_000, 400_000, 10_000, False, (40_000, 10_000, 10_000)),
        (410_000, 400_000, 10_000, False, (400_000, 10_000, 10_000)),
        (400_001, 400_000, 0, True, (400_000, 1, 0)),
        (500_000, 400_000, 10_000, True, (400_000, 100_000, 10_000)),
        (400_001, 400_000, 0, False, "amount_limit_exceeded"),
        (410_001, 400_000, 10_000, False, "amount_limit_exceeded"),
        (100, 0, 0, False, "amount_limit_exceeded"),
        (100, 0, 0, True, "nothing_to_commit"),
        (10_000, 400_000, 10_000, False, "nothing_to_commit"),
    ],
)
def test_an_order_is_shared_out(
    cost: int, left: int, deductible: int, agreed: bool, expected: tuple[int, int, int] | str
) -> None:
    agreement = Agreement(TODAY) if agreed else None

    def share() -> tuple[int, int, int]:
        parts = share_out(
            Cents(cost), left=Cents(left), deductible_left=Cents(deductible), agreement=agreement, standing={}
        )
        return parts.insurer_part, parts.insured_share, parts.deductible

    if isinstance(expected, str):
        with pytest.raises(DomainError) as refusal:
            share()
        assert refusal.value.code == expected
    else:
        assert share() == expected


@given(cost=AMOUNT, left=ROOM, deductible=ROOM)
def test_an_order_never_loses_a_cent_nor_passes_what_is_left(cost: Cents, left: Cents, deductible: Cents) -> None:
    if left == 0 or cost <= deductible:
        with pytest.raises(DomainError):
            share_out(cost, left=left, deductible_left=deductible, agreement=Agreement(TODAY), standing={})
        return
    parts = share_out(cost, left=left, deductible_left=deductible, agreement=Agreement(TODAY), standing={})
    assert parts.insurer_part + parts.insured_share == cost
    assert 0 < parts.insurer_part <= left
    assert parts.deductible == min(cost, deductible) <= parts.insured_share


@pytest.mark.parametrize(
    ("amount", "authority", "approved_by", "allowed"),
    [
        (400_000, 400_000, None, True),
        (400_001, 400_000, None, False),
        (400_001, 400_000, ANNE, False),
        (400_001, 400_000, PAUL, True),
    ],
)
def test_an_order_within_the_authority(amount: int, authority: int, approved_by: UUID | None, allowed: bool) -> None:
    def check() -> None:
        check_order_authority(Cents(amount), actor_id=ANNE, authority=Cents(authority), approved_by=approved_by)

    if allowed:
        check()
    else:
        with pytest.raises(DomainError) as refusal:
            check()
        assert refusal.value.code == "approval_required"


@pytest.mark.parametrize(
    ("actor", "authority", "code"),
    [(PAUL, 500, None), (ANNE, 500, None), (PAUL, 499, "approval_required"), (ANNE, 499, "four_eyes")],
)
def test_a_quote_is_approved_by_somebody_else(actor: UUID, authority: int, code: str | None) -> None:
    def check() -> None:
        check_quote_approval(Cents(500), recorded_by=ANNE, actor_id=actor, authority=Cents(authority))

    if code is None:
        check()
        return
    with pytest.raises(DomainError) as refusal:
        check()
    assert refusal.value.code == code


def test_a_quote_holds_through_its_last_day() -> None:
    check_still_valid(TODAY, TODAY)
    check_still_valid(None, TODAY)
    with pytest.raises(DomainError):
        check_still_valid(date(2026, 6, 19), TODAY)
