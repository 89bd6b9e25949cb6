"""Rows of several tables in one statement, with every kind of value that a row holds."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from backend.core.batch import Batch
from backend.core.db import rows
from backend.core.ids import new_id
from backend.policies.models import Person, Policy
from backend.tasks.models import Task
from tests.factories.rows import PersonRow, PolicyRow, terms_of

NOW = datetime(2026, 3, 29, 1, 30, 0, 123456, tzinfo=UTC)


def _task(**facts: object) -> dict[str, object]:
    title = "Œuvre : l'« avis » à 5 % \\ \""
    base = {"id": new_id(), "dedup_key": str(new_id()), "kind": "t", "title": title, "facts": {}}
    return {**base, "due_on": date(2024, 2, 29), "created_at": NOW, "policy_id": None, **facts}


@contextmanager
def statements_of(session: Session) -> Iterator[list[str]]:
    """The statements sent inside the block."""
    sent: list[str] = []

    def listen(*arguments: Any) -> None:
        sent.append(arguments[2])

    connection = session.connection()
    event.listen(connection, "before_cursor_execute", listen)
    yield sent
    event.remove(connection, "before_cursor_execute", listen)


def test_one_statement_writes_dependent_tables_in_any_order(session: Session) -> None:
    person, terms = PersonRow(), terms_of(session, "LM-INTERNE")
    policy = PolicyRow(policyholder_id=person["id"], insured_id=person["id"], **terms)
    task, batch = _task(policy_id=policy["id"]), Batch()
    batch.insert(Task, task)
    batch.insert(Policy, policy)
    batch.insert(Person, person)
    with statements_of(session) as statements:
        batch.send(session)
    assert len(statements) == 1
    (found,) = rows(session, "SELECT * FROM task WHERE policy_id = :id", id=policy["id"])
    assert {name: found[name] for name in task} == task


def test_values_come_back_as_they_were(session: Session) -> None:
    facts = {"a": [1, None, True], "b": {"c": "é"}, "d": [str(new_id())]}
    row = _task(facts=facts)
    batch = Batch()
    batch.insert(Task, row)
    batch.send(session)
    (found,) = rows(session, "SELECT * FROM task WHERE id = :id", id=row["id"])
    assert (found["facts"], found["created_at"], found["due_on"]) == (facts, NOW, date(2024, 2, 29))
    batch.update(Task, row["id"], title="autre", done_at=NOW, due_on=date(2026, 1, 1))
    batch.send(session)
    (after,) = rows(session, "SELECT * FROM task WHERE id = :id", id=row["id"])
    assert dict(after) == {**found, "title": "autre", "done_at": NOW, "due_on": date(2026, 1, 1)}


def test_a_sent_batch_is_empty_and_an_empty_one_asks_nothing(session: Session) -> None:
    batch = Batch()
    batch.insert(Task, _task())
    batch.send(session)
    with statements_of(session) as statements:
        batch.insert(Task)
        batch.send(session)
    assert statements == []


def test_all_or_nothing(session: Session) -> None:
    good, batch = _task(), Batch()
    batch.insert(Task, good, _task(dedup_key=good["dedup_key"]))
    with pytest.raises(IntegrityError), session.begin_nested():
        batch.send(session)
    assert not rows(session, "SELECT 1 FROM task WHERE id = :id", id=good["id"])


def test_rows_with_other_columns_and_unknown_types_are_our_faults(session: Session) -> None:
    batch = Batch()
    batch.insert(Task, _task(), {**_task(), "done_at": NOW})
    with pytest.raises(ValueError, match="different columns"):
        batch.send(session)
    batch = Batch()
    batch.insert(Task, _task(facts={"amount": Decimal(1)}))
    with pytest.raises(TypeError, match="Decimal"):
        batch.send(session)
