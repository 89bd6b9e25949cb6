"""Units of work: committed once or undone whole, tried again after a lost race, honest about errors."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session

from backend.core.db import (
    ATTEMPTS,
    Database,
    driver_error,
    is_unwritable_text,
    is_worth_retrying,
    one_row,
    retrying,
    rows,
    violated_constraint,
)
from tests.waiting import until_blocked

PREFIX = "ESSAI"


def _set(session: Session, year: int, last: int) -> None:
    session.execute(
        text(
            """INSERT INTO reference_counter (prefix, year, last) VALUES (:prefix, :year, :last)
               ON CONFLICT (prefix, year) DO UPDATE SET last = :last"""
        ),
        {"prefix": PREFIX, "year": year, "last": last},
    )


def _last(database: Database, year: int) -> int | None:
    with database.reading() as session:
        found = one_row(session, "SELECT last FROM reference_counter WHERE prefix = :p AND year = :y", p=PREFIX, y=year)
    return None if found is None else int(found["last"])


def test_a_block_is_committed_at_its_end(empty_database: Database) -> None:
    with empty_database.transaction() as session:
        _set(session, 1, 5)
        assert _last(empty_database, 1) is None
    assert _last(empty_database, 1) == 5


def test_a_block_that_raises_is_undone(empty_database: Database) -> None:
    def work(session: Session) -> None:
        _set(session, 1, 5)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        empty_database.run(work)
    assert _last(empty_database, 1) is None


def test_what_is_not_committed_is_undone_and_the_connection_serves_again(empty_database: Database) -> None:
    for _ in range(12):  # more than the pool holds
        with empty_database.unit() as unit:
            unit.begin()
            _set(unit.session, 1, 5)
    assert _last(empty_database, 1) is None


def test_the_first_statement_travels_with_begin_and_the_last_with_commit(empty_database: Database) -> None:
    with empty_database.unit() as unit:
        found = unit.first(("SELECT %(a)s::int AS a, txid_current() IS NOT NULL AS inside", {"a": 7}))
        assert found == {"a": 7, "inside": True}
        _set(unit.session, 2, 1)
        unit.commit(("UPDATE reference_counter SET last = %(last)s WHERE year = 2", {"last": 9}))
    assert _last(empty_database, 2) == 9


def test_a_deadlock_is_tried_again(empty_database: Database) -> None:
    with empty_database.transaction() as session:
        _set(session, 1, 0)
        _set(session, 2, 0)

    def both(first: int, second: int) -> Callable[[Session], None]:
        def work(session: Session) -> None:
            for year in (first, second):
                sql = "UPDATE reference_counter SET last = last + 1 WHERE prefix = :p AND year = :y"
                session.execute(text(sql), {"p": PREFIX, "y": year})
                if (first, year) == (1, 1) and not blocked:
                    blocked.append(pool.submit(empty_database.run, both(2, 1)))
                    until_blocked(empty_database)

        return work

    blocked: list[Any] = []
    with ThreadPoolExecutor(1) as pool:
        empty_database.run(both(1, 2))
        blocked[0].result(timeout=120)
    assert (_last(empty_database, 1), _last(empty_database, 2)) == (2, 2)


def _failing(session: Session, sql: str) -> DBAPIError:
    with pytest.raises(DBAPIError) as caught, session.begin_nested():
        session.execute(text(sql))
    return caught.value


def test_what_is_worth_another_try(session: Session) -> None:
    raised = "DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '{}', CONSTRAINT = '{}'; END $$"
    for code, constraint, again in (
        ("40001", "", True),
        ("40P01", "", True),
        ("23514", "ck_coverage_period_events_within_limit", True),
        ("23505", "pk_coverage_period", True),
        ("23505", "pk_idempotency_record", True),
        ("23505", "pk_claim", False),
        ("23503", "fk_claim_policy_id", False),
    ):
        error = _failing(session, raised.format(code, constraint))
        assert is_worth_retrying(error) is again, code
        assert (violated_constraint(error) or "") == constraint
    assert not is_worth_retrying(ValueError())
    assert driver_error(ValueError()) is None


def test_text_that_no_column_holds_is_told_apart(session: Session) -> None:
    with pytest.raises(DBAPIError) as by_driver:
        session.execute(text("SELECT CAST(:words AS text)"), {"words": "a\x00b"})
    assert is_unwritable_text(by_driver.value)
    assert is_unwritable_text(_failing(session, """SELECT CAST('"\\u0000"' AS jsonb) ->> 0"""))
    assert not is_unwritable_text(_failing(session, "SELECT CAST('x' AS int)"))


def test_trying_again_has_an_end() -> None:
    tries: list[int] = []

    class Deadlock(psycopg.errors.DeadlockDetected):
        sqlstate = "40P01"

    def work() -> None:
        tries.append(1)
        raise Deadlock

    with pytest.raises(Deadlock):
        retrying(work)
    assert len(tries) == ATTEMPTS


def test_other_errors_are_not_tried_again(empty_database: Database) -> None:
    tries: list[int] = []

    def work(session: Session) -> None:
        tries.append(1)
        session.execute(text("INSERT INTO product (id, code, label) SELECT id, code, label FROM product LIMIT 1"))

    with pytest.raises(IntegrityError):
        empty_database.run(work)
    assert len(tries) == 1


def test_sessions_speak_utc(session: Session) -> None:
    assert rows(session, "SHOW timezone")[0]["TimeZone"] == "UTC"


def test_work_begins_again_when_the_server_had_dropped_every_connection(empty_database: Database) -> None:
    with empty_database.unit() as first, empty_database.unit() as second:
        first.begin()
        second.begin()
        pids = [unit.session.scalar(text("SELECT pg_backend_pid()")) for unit in (first, second)]
    with psycopg.connect(_plain(empty_database), autocommit=True) as killer:
        killer.execute("SELECT pg_terminate_backend(pid) FROM unnest(%s::int[]) AS t (pid)", [pids])
    empty_database.run(lambda session: _set(session, 1, 7))
    with empty_database.unit(reading=True) as unit:
        assert unit.first(("SELECT 1 AS one", {})) == {"one": 1}
    assert _last(empty_database, 1) == 7


def test_a_failed_transaction_is_never_said_to_be_committed(empty_database: Database) -> None:
    with empty_database.unit() as unit:
        unit.begin()
        _set(unit.session, 1, 7)
        with pytest.raises(DBAPIError):
            unit.session.execute(text("SELECT 1 / 0"))
        with pytest.raises(psycopg.errors.InFailedSqlTransaction):
            unit.commit()
    assert _last(empty_database, 1) is None


def _plain(database: Database) -> str:
    url = database.engine.url.set(drivername="postgresql")
    return url.render_as_string(hide_password=False)
