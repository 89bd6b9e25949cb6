"""The proofs prove something: take away one guard at a time, and the attack that it repels succeeds.

Each sabotage has a database of its own, thrown away; the same attack is first repelled by an intact one.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import psycopg
import pytest

from backend.core.db import Database, rows
from tests.coverage import attacks
from tests.coverage.attacks import Ground, as_application, as_owner, rows_of

Attack = Callable[[Ground], bool]
EVENT, PERIOD = "ck_covered_event", "ck_coverage_period"
SOMEBODY = f"'{attacks.ACTOR.id}'"


@dataclass(frozen=True)
class Sabotage:
    """A guard, the SQL that takes it away (or words of a function to replace), and the attack that it repels."""

    name: str
    sql: str
    attack: Attack
    function: str = ""
    words: tuple[str, str] = ("", "")


def drop_check(table: str, name: str, attack: Attack) -> Sabotage:
    """Drop a constraint."""
    return Sabotage(name, f"ALTER TABLE {table} DROP CONSTRAINT {name} CASCADE", attack)


def drop_trigger(table: str, name: str, attack: Attack) -> Sabotage:
    """Drop a trigger."""
    return Sabotage(f"{table}.{name}", f"DROP TRIGGER {name} ON {table}", attack)


def cut(function: str, words: str, instead: str, attack: Attack) -> Sabotage:
    """Cut a check out of a function."""
    return Sabotage(f"{function}: {words}", "", attack, function, (words, instead))


def grant(rights: str, table: str, *statements: str) -> Sabotage:
    """Give the application a right that it must not have."""
    return Sabotage(f"{rights} on {table}", f"GRANT {rights} ON {table} TO egide_app", as_application(*statements))


SABOTAGES = (
    drop_check("covered_event", f"{EVENT}_amount_within_limit", attacks.past_the_limit),
    drop_check("coverage_period", f"{PERIOD}_events_within_limit", attacks.one_event_too_many),
    drop_check("coverage_period", f"{PERIOD}_annual_amount_within_limit", attacks.past_the_year),
    drop_check("event_sublimit", "ck_event_sublimit_benefit_within_limit", attacks.past_the_sub_limit),
    drop_trigger("ledger_entry", "move", attacks.past_the_limit_twice),
    drop_trigger("event_slot_entry", "move", attacks.one_event_too_many),
    drop_trigger("covered_event", "open", attacks.one_event_too_many),
    drop_trigger("covered_event", "zero", attacks.an_event_born_rich),
    drop_trigger("ledger_entry", "append_only", as_owner("UPDATE ledger_entry SET amount_cents = 1")),
    drop_trigger("event_slot_entry", "no_truncate", as_owner("TRUNCATE event_slot_entry")),
    drop_trigger("event_slot_entry", "append_only", as_owner("DELETE FROM event_slot_entry")),
    drop_trigger("covered_event", "guard", as_owner("UPDATE covered_event SET committed_cents = 0")),
    drop_trigger("coverage_period", "guard", as_owner("UPDATE coverage_period SET events_limit = 99")),
    drop_trigger("event_sublimit", "guard", as_owner("UPDATE event_sublimit SET limit_cents = 99999999")),
    drop_trigger("audit_entry", "chain", attacks.a_forged_trail),
    grant("UPDATE", "covered_event", "UPDATE covered_event SET committed_cents = 0"),
    grant("UPDATE", "coverage_period", "UPDATE coverage_period SET events_limit = 99"),
    grant("DELETE", "ledger_entry", "DELETE FROM ledger_entry"),
    cut("move_balances", "IF NEW.amount_cents > still_open THEN", "IF false THEN", attacks.overpaid),
    cut("move_balances", "OR NOT (named.kind", "OR false AND NOT (named.kind", attacks.paid_from_an_estimate),
    cut("move_balances", "FOR UPDATE", "", attacks.paid_twice_at_once),
    cut("lock_period_of", "FOR UPDATE", "", attacks.ordered_twice_at_once),
    drop_check("ledger_entry", "uq_ledger_entry_idempotency_key", attacks.the_same_paper_twice),
    drop_check(
        "idempotency_record",
        "pk_idempotency_record",
        rows_of(
            "idempotency_record",
            *[{"actor_id": "'5c9f8a6e-54f0-5a0e-9f0e-2f6d8e0b7a11'", "key": "'k'"}] * 2,
            name="pk_idempotency_record",
        ),
    ),
    drop_check(
        "payment",
        "ck_payment_four_eyes",
        rows_of(
            "payment",
            {"state": "'proposed'", "submitted_by": SOMEBODY, "approved_by": SOMEBODY},
            name="ck_payment_four_eyes",
        ),
    ),
    *(
        drop_check(
            table,
            f"ck_{table}_four_eyes",
            rows_of(
                table,
                {"proposed_by": SOMEBODY, "decided_by": SOMEBODY, word: "'approved'"},
                name=f"ck_{table}_four_eyes",
            ),
        )
        for table, word in (("limit_exception_decision", "outcome"), ("bank_details_decision", "decision"))
    ),
    drop_check(
        "transfer",
        "uq_transfer_payment_id",
        rows_of("transfer", *[{"payment_id": SOMEBODY, "state": "'to_send'"}] * 2, name="uq_transfer_payment_id"),
    ),
    drop_check(
        "claim_reserve",
        "ck_claim_reserve_outstanding_covers_commitments",
        rows_of(
            "claim_reserve",
            {"committed_cents": "2", "outstanding_cents": "1"},
            name="ck_claim_reserve_outstanding_covers_commitments",
        ),
    ),
    drop_trigger(
        "claim_reserve", "guard", as_owner("UPDATE claim_reserve SET outstanding_cents = outstanding_cents + 1")
    ),
    drop_trigger("ledger_entry", "reserve", attacks.an_estimate_left_behind),
    grant("UPDATE", "assistance_period", "UPDATE assistance_period SET sessions_limit = 99"),
    drop_check(
        "payment_draw",
        "uq_payment_draw_pay_entry_id",
        rows_of("payment_draw", *[{"pay_entry_id": SOMEBODY}] * 2, name="uq_payment_draw_pay_entry_id"),
    ),
    drop_check(
        "order_charge",
        "uq_order_charge_commit_entry_id",
        rows_of(
            "order_charge",
            *[{"commit_entry_id": SOMEBODY, "cause": "'order'", "insured_share_cents": "0"}] * 2,
            name="uq_order_charge_commit_entry_id",
        ),
    ),
)


@pytest.fixture
def ground(new_database: Callable[[], str]) -> Iterator[Ground]:
    """A database to spoil."""
    url = new_database()
    made = Ground(Database(url), Database(url, role=None))
    yield made
    made.database.dispose()
    made.owner.dispose()


@pytest.fixture(scope="module")
def intact(new_database: Callable[[], str]) -> Iterator[Ground]:
    """A database that nobody spoils."""
    url = new_database()
    made = Ground(Database(url), Database(url, role=None))
    yield made
    made.database.dispose()
    made.owner.dispose()


def spoil(ground: Ground, sabotage: Sabotage) -> None:
    """Take the guard away."""
    with ground.owner.transaction() as session:
        sql = sabotage.sql
        if sabotage.function:
            (found,) = rows(
                session,
                "SELECT pg_get_functiondef(oid) AS sql FROM pg_proc WHERE proname = :name",
                name=sabotage.function,
            )
            before, after = sabotage.words
            assert before in found["sql"]
            sql = found["sql"].replace(before, after)
        driver = session.connection().connection.driver_connection
        assert isinstance(driver, psycopg.Connection)
        driver.execute(sql.encode())  # as it is: percent signs are no parameters


@pytest.mark.parametrize("sabotage", SABOTAGES, ids=lambda one: one.name)
def test_without_its_guard_an_attack_succeeds(intact: Ground, ground: Ground, sabotage: Sabotage) -> None:
    assert sabotage.attack(intact)
    spoil(ground, sabotage)
    assert not sabotage.attack(ground)
