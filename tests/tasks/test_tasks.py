"""Tasks: opened once, listed by day in pages, completed once, hidden with their claim."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text
from sqlalchemy.orm import Session

from backend.accounts.models import UserAccount
from backend.core.access import Actor, Role
from backend.core.batch import Batch
from backend.core.db import Database, rows
from backend.core.errors import NotFound
from backend.core.ids import new_id
from backend.tasks import service
from backend.tasks.models import Task
from tests.conftest import Headers
from tests.deadlines.stored import store_claim

NOW = datetime(2026, 10, 1, 8, 0, tzinfo=UTC)
DAY = date(2026, 10, 12)


def _row(**facts: object) -> dict[str, object]:
    base = {"dedup_key": uuid4().hex, "kind": "date_publication", "title": "Dater la publication", "due_on": DAY}
    return service.task_row(**{**base, "now": NOW, **facts})


def _user(session: Session, role: Role = Role.HANDLER) -> Actor:
    user_id = new_id()
    session.add(
        UserAccount(
            id=user_id, email=f"{user_id}@example.org", name="Claire", role=role.value, password_hash="", created_at=NOW
        )
    )
    session.flush()
    return Actor(user_id, "Claire", role, user_id=user_id)


def _titles(session: Session, actor: Actor, **filters: object) -> list[str]:
    found, _ = service.list_tasks(
        session,
        actor,
        **{"mine": True, "is_open": True, "cursor": None, "limit": 50, **filters},
    )
    return [row["title"] for row in found]


def test_a_task_opened_twice_is_one_task(session: Session) -> None:
    row, other = _row(), _row()
    assert service.open_if_absent(session, row) == 1
    assert service.open_if_absent(session, {**row, "id": new_id()}, other) == 1
    assert service.open_if_absent(session) == 0
    found = rows(session, "SELECT id FROM task WHERE dedup_key = :key", key=row["dedup_key"])
    assert [one["id"] for one in found] == [row["id"]]


def test_a_batch_opens_tasks(session: Session) -> None:
    actor = _user(session)
    batch = Batch()
    batch.insert(Task, _row(assignee_id=actor.id, facts={"content": "1"}), _row(assignee_id=actor.id))
    batch.send(session)
    assert len(_titles(session, actor)) == 2


def test_pages_follow_the_due_day_and_miss_nothing(session: Session) -> None:
    actor = _user(session)
    days = [DAY + timedelta(days=number % 3) for number in range(7)]
    service.open_if_absent(session, *(_row(assignee_id=actor.id, due_on=day) for day in days))
    seen: list[date] = []
    ids: set[UUID] = set()
    cursor = None
    for _ in range(4):
        page, cursor = service.list_tasks(session, actor, mine=True, is_open=True, cursor=cursor, limit=2)
        seen += [row["due_on"] for row in page]
        ids |= {row["id"] for row in page}
    assert cursor is None
    assert seen == sorted(days)
    assert len(ids) == 7


def test_mine_leaves_the_others_out(session: Session) -> None:
    actor, other = _user(session), _user(session)
    service.open_if_absent(session, _row(assignee_id=other.id, title="à une autre"), _row(assignee_id=actor.id))
    assert _titles(session, actor) == ["Dater la publication"]
    assert "à une autre" in _titles(session, actor, mine=False, limit=200)


def test_completing_twice_keeps_the_first_author(session: Session) -> None:
    actor, other = _user(session), _user(session)
    row = _row(assignee_id=actor.id)
    service.open_if_absent(session, row)
    task_id = UUID(str(row["id"]))
    service.complete(session, actor, task_id, now=NOW)
    again = service.complete(session, other, task_id, now=NOW + timedelta(hours=1))
    assert (again["done_at"], again["done_by"]) == (NOW, "Claire")
    entries = rows(session, "SELECT action FROM audit_entry WHERE subject_id = :id", id=task_id)
    assert [entry["action"] for entry in entries] == ["task.completed"]
    assert _titles(session, actor) == []
    assert _titles(session, actor, is_open=False) == ["Dater la publication"]


def test_a_task_on_a_hidden_claim_does_not_exist(session: Session) -> None:
    actor, other = _user(session), _user(session)
    claim = store_claim(session, NOW)
    row = _row(assignee_id=actor.id, claim_id=claim.id)
    service.open_if_absent(session, row)
    session.execute(text("UPDATE claim SET hidden_from = ARRAY[CAST(:id AS uuid)]"), {"id": actor.id})
    assert _titles(session, actor) == []
    with pytest.raises(NotFound):
        service.complete(session, actor, UUID(str(row["id"])), now=NOW)
    assert service.get_task(session, other, UUID(str(row["id"])))["claim_reference"] == claim.reference


def test_over_the_api(client: TestClient, database: Database, handler: Headers, auditor: Headers) -> None:
    row = _row()
    with database.transaction() as session:
        service.open_if_absent(session, row)
    address = f"/api/v1/tasks/{row['id']}/completion"
    page = client.get("/api/v1/tasks?limit=200", headers=handler).json()
    listed = {task["id"] for task in page["items"]}
    while page["next"]:
        page = client.get(f"/api/v1/tasks?limit=200&cursor={page['next']}", headers=handler).json()
        listed |= {task["id"] for task in page["items"]}
    assert str(row["id"]) in listed
    assert client.get("/api/v1/tasks?mine=true", headers=handler).json()["items"] == []
    assert client.post(address, headers=auditor).status_code == 403
    assert client.post("/api/v1/tasks/x/completion", headers=auditor).status_code == 404
    assert client.post(address, headers=handler).json()["done_at"]
    assert client.post(address, headers=handler).status_code == 200
    assert client.get("/api/v1/tasks?cursor=WyJhIiwiYiJd", headers=handler).json()["code"] == "cursor_invalid"
