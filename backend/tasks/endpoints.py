"""The list of things to do."""

from collections.abc import Mapping
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query
from sqlalchemy.orm import Session

from backend.core.access import Actor, Permission
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, Now, require
from backend.core.pagination import DEFAULT_LIMIT, Cursor, Limit, Page
from backend.tasks import errors, service
from backend.tasks.schemas import TaskOut

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
    mine: Annotated[bool, Query(description="Only those given to the caller")] = False,
    is_open: Annotated[bool, Query(alias="open", description="Still to do, else done")] = True,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Page[TaskOut]:
    """Tasks by due day."""
    page, following = service.list_tasks(session, actor, mine=mine, is_open=is_open, cursor=cursor, limit=limit)
    return Page(items=[TaskOut.model_validate(dict(row)) for row in page], next=following)


@router.post("/tasks/{task_id}/completion", dependencies=[require(Permission.TASKS_CLOSE, of=_locate)])
def complete(task_id: UUID, session: DbSession, actor: CurrentActor, now: Now) -> TaskOut:
    """Say that a task is done; saying it twice is harmless, so no key is asked."""
    return TaskOut.model_validate(dict(service.complete(session, actor, task_id, now=now)))
