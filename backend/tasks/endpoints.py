"""The list of things to do."""

from collections.abc import Mapping
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query
from sqlalchemy.orm import Session

from backend.core.access import Actor, Permission
from backend.core.clock import paris_date
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, Now, require
from backend.core.pagination import DEFAULT_LIMIT, Cursor, Limit, Page
from backend.tasks import errors, service
from backend.tasks.schemas import TaskAssignmentIn, TaskOut

router = APIRouter(tags=["tasks"], route_class=EdgeRoute)


def _locate(session: Session, actor: Actor, path: Mapping[str, Any]) -> None:
    try:
        task_id = UUID(path["task_id"])
    except ValueError:
        raise errors.task_not_found() from None
    service.get_task(session, actor, task_id)


@router.get("/tasks", dependencies=[require(Permission.TASKS_READ)])
def tasks(
    session: DbSession,
    actor: CurrentActor,
    now: Now,
    mine: Annotated[bool, Query(description="Only those given to the caller")] = False,
    is_open: Annotated[bool, Query(alias="open", description="Still to do, else done")] = True,
    claim: Annotated[str | None, Query(max_length=40, description="Reference of a claim")] = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Page[TaskOut]:
    """Tasks by due day."""
    page, following = service.list_tasks(
        session, actor, mine=mine, claim=claim, is_open=is_open, cursor=cursor, limit=limit
    )
    return Page(items=[TaskOut.of(row, paris_date(now)) for row in page], next=following)


@router.post("/tasks/{task_id}/completion", dependencies=[require(Permission.TASKS_CLOSE, of=_locate)])
def complete(task_id: UUID, session: DbSession, actor: CurrentActor, now: Now) -> TaskOut:
    """Say that a task is done; saying it twice is harmless, so no key is asked."""
    return TaskOut.of(service.complete(session, actor, task_id, now=now), paris_date(now))


@router.post("/tasks/{task_id}/assignment", dependencies=[require(Permission.TASKS_CLOSE, of=_locate)])
def assign(task_id: UUID, body: TaskAssignmentIn, session: DbSession, actor: CurrentActor, now: Now) -> TaskOut:
    """Give a task to somebody, or back to the team; giving it twice is harmless, so no key is asked."""
    return TaskOut.of(service.assign(session, actor, task_id, body.assignee_id, now=now), paris_date(now))
