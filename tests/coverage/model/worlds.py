"""The policies that the model plays with: one product, several shapes of its terms, two versions each."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from backend.core.db import rows
from tests.coverage.model.policy import Formula, PolicyModel
from tests.factories import new_terms, store_policy

PRODUCT = "LM-LIBERAL"
BENEFITS = ("cleaning", "deindexing", "burying", "bailiff_report", "legal_advice")
FAMILIES = frozenset({"insult", "defamation", "denigration", "privacy", "identity", "listing"})
INCEPTIONS = (date(2024, 2, 29), date(2025, 3, 15), date(2026, 1, 1))
ANNIVERSARIES = ((2, 29), (9, 1), (1, 1), (3, 15))
FIRST = Formula(0, 2, 400_000, FAMILIES, frozenset(BENEFITS), subs=(("burying", 120_000),))
SHAPES = (
    FIRST,
    replace(FIRST, events=3, deductible=10_000, annual=900_000),
    replace(FIRST, basis="rolling_12_months", events=1),
    replace(FIRST, basis="calendar_year", stake=15_000),
    replace(FIRST, counts_at="first_commitment"),
    replace(FIRST, attaching="knowledge", waiting=30),
    replace(FIRST, events=3, annual=700_000, short="pro_rata"),
    replace(FIRST, deductible=10_000, annual=600_000, refills=True),
)


@dataclass(frozen=True)
class World:
    """A policy, twice: as stored and as the model knows it; and the other formula that it may change to."""

    number: str
    policy: PolicyModel
    other: Formula


def make_world(session: Session, shape: int, inception: int, anniversary: int) -> World:
    """A new policy with terms of its own."""
    first = SHAPES[shape % len(SHAPES)]
    other = replace(
        first,
        events=first.events + 1,
        limit=300_000,
        families=first.families - {"privacy"},
        benefits=first.benefits - {"legal_advice"},
    )
    first, other = _store(session, first, 2001), _store(session, other, 2002)
    month, day = ANNIVERSARIES[anniversary % len(ANNIVERSARIES)]
    begins = INCEPTIONS[inception % len(INCEPTIONS)]
    policy = store_policy(session, PRODUCT, inception_on=begins, anniversary_month=month, anniversary_day=day)
    session.execute(
        text(
            """UPDATE policy SET terms_id = (SELECT t.id FROM coverage_terms t JOIN product p ON p.id = t.product_id
                WHERE p.code = :product AND t.version = :version) WHERE id = :id"""
        ),
        {"product": PRODUCT, "version": first.version, "id": policy.id},
    )
    return World(policy.number, PolicyModel(begins, (month, day), first), other)


def _store(session: Session, formula: Formula, year: int) -> Formula:
    """Store the terms that say this; the formula with its version."""
    main: dict[str, Any] = {
        "events_limit": formula.events,
        "event_limit_cents": formula.limit,
        "families": sorted(formula.families),
        "benefits": sorted(formula.benefits),
        "deductible_cents": formula.deductible,
        "minimum_stake_cents": formula.stake,
        "annual_limit_cents": formula.annual,
        "sub_limits_cents": dict(formula.subs),
    }
    terms_id = new_terms(
        session,
        PRODUCT,
        date(year, 1, 1),
        main=main,
        attaching=formula.attaching,
        period_basis=formula.basis,
        counts_at=formula.counts_at,
        waiting_days=formula.waiting,
        recovery_refills_limit=formula.refills,
        anniversary_change=formula.short,
    )
    (found,) = rows(session, "SELECT version FROM coverage_terms WHERE id = :id", id=terms_id)
    return replace(formula, version=int(found["version"]))
