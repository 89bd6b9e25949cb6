"""What the database itself refuses, whoever asks: plain SQL as the owner of the tables, against every limit."""

from collections.abc import Callable
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from backend.core import clock
from backend.core.batch import Batch
from backend.core.db import rows, violated_constraint
from backend.coverage import service
from tests.coverage.conftest import ACTOR, Event


def refuses(session: Session, constraint: str, act: Callable[[], object]) -> None:
    """Assert that PostgreSQL refuses `act` in the name of `constraint`; what was done before stays."""
    with pytest.raises(IntegrityError) as refusal, session.begin_nested():
        act()
    assert (violated_constraint(refusal.value) or "").endswith(constraint)


def sql(session: Session, statement: str, **values: object) -> None:
    """Plain SQL."""
    session.execute(text(statement), values)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE coverage_period SET events_used = 0",
        "UPDATE coverage_period SET events_limit = 99",
        "UPDATE covered_event SET committed_cents = 0",
        "UPDATE covered_event SET limit_cents = 99999999",
        "UPDATE covered_event SET counted = false",
        "UPDATE event_sublimit SET limit_cents = 99999999",
    ],
)
def test_balances_and_limits_move_by_entries_only(liberal: Event, statement: str) -> None:
    refuses(liberal.session, "balances_move_by_entries", lambda: sql(liberal.session, statement))


@pytest.mark.parametrize("table", ["coverage_period", "covered_event", "event_sublimit"])
def test_balances_are_never_deleted(liberal: Event, table: str) -> None:
    refuses(liberal.session, "append_only", lambda: sql(liberal.session, f"DELETE FROM {table}"))
    refuses(liberal.session, "append_only", lambda: sql(liberal.session, f"TRUNCATE {table} CASCADE"))


@pytest.mark.parametrize("table", ["ledger_entry", "event_slot_entry", "audit_entry"])
def test_truth_is_appended(event: Event, table: str) -> None:
    event.enter("commit", 100)
    sql(
        event.session,
        """INSERT INTO audit_entry (subject_kind, subject_id, at, actor_name, action, facts)
           VALUES ('claim', :id, now(), 't', 't', '{}')""",
        id=event.claim_id,
    )
    column = {"ledger_entry": "reason", "event_slot_entry": "reason", "audit_entry": "actor_name"}[table]
    for statement in (f"UPDATE {table} SET {column} = 'x'", f"DELETE FROM {table}", f"TRUNCATE {table} CASCADE"):
        refuses(event.session, "append_only", lambda statement=statement: sql(event.session, statement))


def test_a_commit_never_passes_the_limit(event: Event) -> None:
    event.enter("commit", 399_999)
    refuses(event.session, "amount_within_limit", lambda: event.enter("commit", 2))
    event.enter("commit", 1)
    assert event.balances()["committed"] == 400_000


def test_a_benefit_never_passes_its_sub_limit(liberal: Event) -> None:
    liberal.enter("commit", 120_000, benefit="burying")
    refuses(liberal.session, "benefit_within_limit", lambda: liberal.enter("commit", 1, benefit="burying"))
    liberal.enter("commit", 280_000)


def test_nothing_but_an_entry_fills_a_new_event(event: Event) -> None:
    sql(
        event.session,
        """INSERT INTO covered_event (id, period_id, opened_by_claim_id, attached_on, terms_id, limit_cents,
               deductible_cents, minimum_stake_cents, counts_at, counted, committed_cents, paid_cents, created_at)
           SELECT gen_random_uuid(), period_id, opened_by_claim_id, attached_on, terms_id, limit_cents, 0, 0,
                  'first_commitment', true, -500, 200, created_at FROM covered_event WHERE id = :id""",
        id=event.id,
    )
    (found,) = rows(
        event.session,
        """SELECT o.counted, o.committed_cents, o.paid_cents FROM covered_event e
             JOIN covered_event o ON o.period_id = e.period_id AND o.id <> e.id WHERE e.id = :id""",
        id=event.id,
    )
    assert tuple(found.values()) == (False, 0, 0)


def test_the_third_slot_does_not_exist(event: Event) -> None:
    event.another()
    refuses(event.session, "events_within_limit", event.another)
    assert event.balances()["events_used"] == 2


def test_a_slot_is_taken_and_given_back_once(event: Event) -> None:
    def move(kind: str, number: int) -> None:
        sql(
            event.session,
            """INSERT INTO event_slot_entry (id, event_id, period_id, kind, round, reason, recorded_at, recorded_by)
               SELECT gen_random_uuid(), id, period_id, :kind, :number, 't', now(), 't' FROM covered_event
                WHERE id = :id""",
            id=event.id,
            kind=kind,
            number=number,
        )

    refuses(event.session, "slot_moves_once", lambda: move("take", 2))
    other = event.another()
    move("give_back", 1)
    refuses(event.session, "slot_moves_once", lambda: move("give_back", 2))
    assert other.balances()["events_used"] == 1


def test_no_more_is_paid_or_released_than_was_committed(event: Event) -> None:
    commit = event.enter("commit", 1_000)
    event.enter("pay", 600, of=commit)
    refuses(event.session, "within_open_amount", lambda: event.enter("pay", 401, of=commit))
    refuses(event.session, "within_open_amount", lambda: event.enter("release", 401, of=commit))
    event.enter("release", 400, of=commit)
    refuses(event.session, "within_open_amount", lambda: event.enter("release", 1, of=commit))
    found = event.balances()
    assert (found["committed"], found["paid"], found["period_committed"], found["period_paid"]) == (0, 600, 0, 600)


def test_an_entry_uses_up_a_commit_of_its_own_event_and_benefit(liberal: Event) -> None:
    commit, reserve = liberal.enter("commit", 1_000), liberal.enter("reserve", 1_000)
    other = liberal.another()
    names = "ledger_entry_names_its_commit"
    refuses(liberal.session, names, lambda: other.enter("pay", 1, of=commit))
    refuses(liberal.session, names, lambda: liberal.enter("pay", 1, of=commit, benefit="burying"))
    refuses(liberal.session, names, lambda: liberal.enter("pay", 1, of=reserve))
    refuses(liberal.session, "release_and_pay_name_their_entry", lambda: liberal.enter("pay", 1))
    liberal.enter("release", 1_000, of=reserve)


def test_reserves_take_no_room_and_recoveries_give_none(event: Event) -> None:
    event.enter("reserve", 900_000)
    commit = event.enter("commit", 400_000)
    event.enter("pay", 400_000, of=commit)
    event.enter("recover", 400_000)
    refuses(event.session, "amount_within_limit", lambda: event.enter("commit", 1))
    assert {name: event.balances()[name] for name in ("reserved", "paid", "recovered")} == {
        "reserved": 900_000,
        "paid": 400_000,
        "recovered": 400_000,
    }


def test_an_event_that_gave_its_slot_back_takes_it_again_with_its_first_commitment(event: Event) -> None:
    batch = Batch()
    service.leave_event(event.session, batch, event.id, event.claim_id, reason="test", actor=ACTOR, now=clock.now())
    batch.send(event.session)
    assert event.balances()["events_used"] == 0
    event.enter("commit", 100)
    assert event.balances()["events_used"] == 1


def test_funds_say_what_is_left_before_the_database_must(liberal: Event) -> None:
    liberal.enter("commit", 300_000)
    found = service.funds(liberal.session, liberal.id)
    assert (found.left_for("cleaning"), found.left_for("burying")) == (100_000, 100_000)
    liberal.enter("commit", 50_000, benefit="burying")
    assert service.funds(liberal.session, liberal.id).left_for("burying") == 50_000
    found.check_slot()


def test_an_entry_moves_once_and_never_in_a_circle(event: Event) -> None:
    first, second, third = (event.enter("commit", 100) for _ in range(3))
    elsewhere = event.another().enter("commit", 100)

    def move(old: UUID, new: UUID) -> None:
        statement = "INSERT INTO entry_move (from_entry_id, to_entry_id, recorded_at) VALUES (:old, :new, now())"
        sql(event.session, statement, old=old, new=new)

    forward = "entry_move_goes_forward"
    move(first, second)
    move(second, third)
    refuses(event.session, forward, lambda: move(third, first))
    refuses(event.session, forward, lambda: move(third, third))
    refuses(event.session, forward, lambda: move(third, elsewhere))
    refuses(event.session, forward, lambda: move(third, event.enter("reserve", 100)))
