"""Opening tasks (in a batch, or alone when they may exist already), listing and completing them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import RowMapping, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.ids import new_id
from backend.core.pagination import encode_cursor, read_cursor
from backend.tasks import errors, queries
from backend.tasks.models import Task


def task_row(
    *,
    dedup_key: str,
    kind: str,
    title: str,
    due_on: date,
    now: datetime,
    claim_id: UUID | None = None,
    policy_id: UUID | None = None,
    assignee_id: UUID | None = None,
    facts: Mapping[str, object] | None = None,
) -> dict[str, object]:
    """A row for `batch.insert(Task, …)`. `kind` is a stable snake_case word, `title` a French sentence for the person.

    `dedup_key` names the reason (`date_publication:<content id>`): a second row with the same key violates a
    constraint, so use `open_if_absent` where the task may exist already.
    """
    return {
        "id": new_id(),
        "dedup_key": dedup_key,
        "kind": kind,
        "title": title,
        "claim_id": claim_id,
        "policy_id": policy_id,
        "assignee_id": assignee_id,
        "due_on": due_on,
        "facts": dict(facts or {}),
        "created_at": now,
    }


def open_if_absent(session: Session, *task_rows: Mapping[str, object]) -> int:
    """Insert rows of `task_row` whose `dedup_key` is new, in one statement; how many were."""
    if not task_rows:
        return 0
    statement = insert(Task).values([dict(row) for row in task_rows])
    opened = session.execute(statement.on_conflict_do_nothing(index_elements=["dedup_key"]).returning(Task.id))
    return len(opened.all())


def list_tasks(
    session: Session,
    actor: Actor,
    *,
    mine: bool,
    is_open: bool,
    claim: str | None = None,
    cursor: str | None,
    limit: int,
) -> tuple[Sequence[RowMapping], str | None]:
    """A page of tasks by due day and the cursor of the next one. Raises Refused `cursor_invalid`."""
    found = queries.task_page(
        session,
        viewer=actor.user_id,
        assignee=(actor.user_id or actor.id) if mine else None,
        claim=claim,
        is_open=is_open,
        after=_position(cursor),
        limit=limit + 1,
    )
    page = found[:limit]
    last = page[-1] if len(found) > limit else None
    return page, encode_cursor(last["due_on"], last["id"]) if last else None


def get_task(session: Session, actor: Actor, task_id: UUID) -> RowMapping:
    """A task that this person may see. Raises NotFound `task_not_found`."""
    found = queries.visible_task(session, task_id, actor.user_id)
    if found is None:
        raise errors.task_not_found()
    return found


def complete(session: Session, actor: Actor, task_id: UUID, *, now: datetime) -> RowMapping:
    """Say that a task is done; saying it again changes nothing. Raises NotFound `task_not_found`."""
    task = get_task(session, actor, task_id)
    done = update(Task).where(Task.id == task_id, Task.done_at.is_(None)).values(done_at=now, done_by=actor.id)
    if session.execute(done.returning(Task.id)).first() is not None:
        batch = Batch()
        audit.record(batch, actor, "task.completed", "task", task_id, now)
        if task["claim_id"] is not None:
            facts = {"task": task_id, "kind": task["kind"]}
            audit.record(batch, actor, "task.completed", "claim", task["claim_id"], now, **facts)
        batch.send(session)
    return get_task(session, actor, task_id)


def assign(session: Session, actor: Actor, task_id: UUID, assignee_id: UUID | None, *, now: datetime) -> RowMapping:
    """Give a task to somebody, or back to the team; the same again changes nothing.

    Raises NotFound `task_not_found`, Refused `assignee_unknown`, Conflict `assignee_in_conflict`.
    """
    task = get_task(session, actor, task_id)
    if assignee_id is not None:
        found = queries.may_take(session, assignee_id, task_id)
        if found is None:
            raise errors.assignee_unknown()
        if not found["sees"]:
            raise errors.assignee_in_conflict()
    if task["assignee_id"] != assignee_id:
        session.execute(update(Task).where(Task.id == task_id).values(assignee_id=assignee_id))
        batch = Batch()
        audit.record(batch, actor, "task.assigned", "task", task_id, now, assignee=assignee_id)
        batch.send(session)
    return get_task(session, actor, task_id)


def complete_by_key(session: Session, dedup_key: str, actor: Actor, *, now: datetime) -> None:
    """What a task asked for was done elsewhere; nothing when there is no such task, or it is done."""
    done = update(Task).where(Task.dedup_key == dedup_key, Task.done_at.is_(None)).values(done_at=now, done_by=actor.id)
    task_id = session.scalar(done.returning(Task.id))
    if task_id is not None:
        batch = Batch()
        audit.record(batch, actor, "task.completed", "task", task_id, now)
        batch.send(session)


def _position(cursor: str | None) -> tuple[date, UUID] | None:
    values = read_cursor(cursor, date.fromisoformat, UUID)
    if values is None:
        return None
    day, task_id = values
    assert isinstance(day, date)
    assert isinstance(task_id, UUID)
    return day, task_id
