"""A changed anniversary gives one short period; a change of formula inside it brings its own part of the year."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from backend.core import clock
from backend.core.batch import Batch
from backend.core.db import rows
from backend.coverage import service
from backend.coverage.position import Position, parse
from backend.coverage.queries import position_of_policy
from tests.deadlines.stored import store_claim
from tests.factories import StoredPolicy, store_policy
from tests.factories.rows import amend, new_terms

# From 1 January to 1 July 2025: 181 days of 365.
JANUARY, MARCH = date(2025, 1, 15), date(2025, 3, 10)


@pytest.fixture
def policy(session: Session) -> StoredPolicy:
    """Four events and 10 000 euros a year by the day, and an anniversary that moves to 1 July 2025."""
    policy = store_policy(session, inception_on=date(2024, 1, 1), anniversary_month=1, anniversary_day=1)
    _formula(session, policy, date(2024, 1, 1), "pro_rata", events=4, annual=1_000_000)
    moved = {"kind": "anniversary", "anniversary_month": 7, "anniversary_day": 1}
    amend(session, policy, date(2025, 2, 1), **moved)
    return policy


def _formula(session: Session, policy: StoredPolicy, on: date, change: str, *, events: int, annual: int) -> None:
    main = {"events_limit": events, "annual_limit_cents": annual}
    terms = new_terms(session, "LM-INTERNE", on.replace(year=2002), main=main, anniversary_change=change)
    amend(session, policy, on, terms_id=terms)


def _position(session: Session, policy: StoredPolicy, on: date) -> Position:
    document = position_of_policy(session, policy.number, None, None)
    assert document is not None
    return parse(document, on)


def _open(session: Session, policy: StoredPolicy, on: date) -> None:
    claim, batch = store_claim(session, clock.now()), Batch()
    service.open_event(
        batch,
        _position(session, policy, on),
        claim_id=claim.id,
        claim_reference=claim.reference,
        attached_on=on,
        now=clock.now(),
    )
    batch.send(session)


def _limits(session: Session, policy: StoredPolicy) -> tuple[int, int]:
    (found,) = rows(
        session, "SELECT events_limit, annual_limit_cents FROM coverage_period WHERE policy_id = :id", id=policy.id
    )
    return found["events_limit"], found["annual_limit_cents"]


def test_a_short_period_shows_its_part_of_the_annual_limit_before_its_first_event(
    session: Session, policy: StoredPolicy
) -> None:
    told = _position(session, policy, MARCH).standing()
    assert (told["events_limit"], told["annual_remaining"]) == (2, "4958.90")


@pytest.mark.parametrize(("change", "expected"), [("pro_rata", (3, 446_301)), ("whole", (6, 900_000))])
def test_a_new_formula_rules_a_short_period_by_its_own_word(
    session: Session, policy: StoredPolicy, change: str, expected: tuple[int, int]
) -> None:
    _formula(session, policy, date(2025, 3, 1), change, events=6, annual=900_000)
    _open(session, policy, JANUARY)
    assert _limits(session, policy) == (2, 495_890)
    assert _position(session, policy, MARCH).events_limit == expected[0]
    _open(session, policy, MARCH)
    assert _limits(session, policy) == expected


def test_what_a_new_formula_promised_is_still_known_once_it_rules(session: Session, policy: StoredPolicy) -> None:
    _formula(session, policy, date(2025, 3, 1), "pro_rata", events=6, annual=900_000)
    _open(session, policy, JANUARY)
    known = clock.now()
    _open(session, policy, MARCH)
    document = position_of_policy(session, policy.number, known, None)
    assert document is not None
    told = parse(document, MARCH)
    assert (told.events_limit, told.events_used) == (3, 1)


def test_a_new_formula_leaves_a_whole_year_whole(session: Session, policy: StoredPolicy) -> None:
    _formula(session, policy, date(2024, 3, 1), "pro_rata", events=6, annual=900_000)
    _open(session, policy, date(2024, 2, 1))
    _open(session, policy, date(2024, 4, 1))
    assert _limits(session, policy) == (6, 900_000)
