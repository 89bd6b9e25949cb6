"""What an expense counts and who pays it: VAT, deductible, minimum stake, periods at the end of February."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.core.money import Cents
from backend.coverage.rules import VatPosition, counted_cost, recoverable_vat, split
from backend.policies.rules import Anniversary, parse_terms, period_at

CENTS = st.integers(0, 10**9).map(Cents)
POSITIONS = st.one_of(
    st.sampled_from([VatPosition(), VatPosition("none", known=True), VatPosition("full", known=True)]),
    st.decimals(Decimal("0.01"), Decimal("99.99"), places=2).map(lambda rate: VatPosition("partial", rate, known=True)),
)


@pytest.mark.parametrize(
    ("position", "counted"),
    [
        (VatPosition(), 120_000),
        (VatPosition("full", known=True), 100_000),
        (VatPosition("partial", Decimal("40"), known=True), 112_000),
        (VatPosition("partial", Decimal("33.33"), known=True), 113_334),
    ],
)
def test_recoverable_vat_does_not_count(position: VatPosition, counted: int) -> None:
    assert counted_cost(Cents(100_000), Cents(20_000), position=position).counted == counted


def test_with_reverse_charge_the_tax_due_counts() -> None:
    cost = counted_cost(Cents(100_000), Cents(20_000), reverse_charge=True)
    assert (cost.payable, cost.tax, cost.counted) == (100_000, 20_000, 120_000)


@given(CENTS, CENTS, st.booleans(), POSITIONS)
def test_a_cost_is_its_parts(ht: Cents, vat: Cents, reverse: bool, position: VatPosition) -> None:
    cost = counted_cost(ht, vat, reverse_charge=reverse, position=position)
    assert 0 <= cost.recoverable == recoverable_vat(vat, position) <= vat
    assert cost.counted + cost.recoverable == ht + vat
    assert cost.payable == (ht if reverse else ht + vat)


@given(CENTS, CENTS, CENTS)
def test_the_insurer_pays_what_rule_19_says(cost: Cents, left: Cents, deductible: Cents) -> None:
    parts = split(cost, left=left, deductible_left=deductible)
    assert parts.insurer_part == min(left, max(0, cost - deductible))
    assert parts.insurer_part + parts.insured_share == cost


@pytest.mark.parametrize(
    ("on", "start", "end"),
    [
        (date(2026, 2, 27), date(2025, 2, 28), date(2026, 2, 28)),
        (date(2026, 2, 28), date(2026, 2, 28), date(2027, 2, 28)),
        (date(2028, 2, 28), date(2027, 2, 28), date(2028, 2, 29)),
        (date(2028, 2, 29), date(2028, 2, 29), date(2029, 2, 28)),
    ],
)
def test_an_anniversary_on_29_february(on: date, start: date, end: date) -> None:
    found = period_at(
        date(2024, 2, 29),
        Anniversary(2, 29),
        on,
        basis="insurance_year",
        changes=(),
        anniversary_change="whole",
        opened=(),
    )
    assert found is not None
    assert (found.starts_on, found.ends_on) == (start, end)


def test_terms_stored_before_the_questions_existed_have_an_answer() -> None:
    old = {
        "attaching": "declaration",
        "period_basis": "insurance_year",
        "anniversary_change": "whole",
        "waiting_days": 0,
        "prior_publication_covered": False,
        "declaration_working_days": 5,
        "join_window_days": 30,
        "counts_at": "decision",
        "recovery_refills_limit": False,
        "counters_pass_on_replacement": True,
        "guarantees": [],
    }
    terms = parse_terms(old)
    assert (terms.evidence_gate, terms.agreement_silence_days) == ("asked", 8)
    assert parse_terms({**old, "evidence_gate": "required"}).evidence_gate == "required"
