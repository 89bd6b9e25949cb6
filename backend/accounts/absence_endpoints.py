"""Who is away, and who stands in."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from fastapi import APIRouter
from sqlalchemy.orm import Session

from backend.accounts import absences, errors
from backend.accounts.endpoints import locate_user
from backend.accounts.schemas import AbsenceIn, AbsenceOut
from backend.core.access import Actor, Permission
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, ExpectedVersion, Now, require
from backend.core.pagination import DEFAULT_LIMIT, Cursor, Limit, Page

router = APIRouter(tags=["accounts"], route_class=EdgeRoute)


def _locate(session: Session, actor: Actor, path: Mapping[str, Any]) -> int:
    locate_user(session, actor, path)
    try:
        absence_id = UUID(path["absence_id"])
    except ValueError:
        raise errors.absence_not_found() from None
    return absences.version_of(session, UUID(path["user_id"]), absence_id)


@router.post(
    "/users/{user_id}/absences",
    status_code=201,
    dependencies=[require(Permission.ABSENCES_EDIT, of=locate_user, idempotent=True)],
)
def record_absence(user_id: UUID, body: AbsenceIn, session: DbSession, actor: CurrentActor, now: Now) -> AbsenceOut:
    """Record an absence: one's own, or anybody's for a supervisor or an administrator."""
    days = absences.Days(body.starts_on, body.ends_on, body.substitute_id)
    return AbsenceOut.model_validate(dict(absences.record_absence(session, actor, user_id, days, now=now)))


@router.get("/users/{user_id}/absences", dependencies=[require(Permission.ABSENCES_EDIT, of=locate_user)])
def list_absences(
    user_id: UUID, session: DbSession, actor: CurrentActor, cursor: Cursor = None, limit: Limit = DEFAULT_LIMIT
) -> Page[AbsenceOut]:
    """Absences past, present and to come, the latest first."""
    page, following = absences.list_absences(session, actor, user_id, cursor=cursor, limit=limit)
    return Page(items=[AbsenceOut.model_validate(dict(row)) for row in page], next=following)


@router.delete(
    "/users/{user_id}/absences/{absence_id}",
    status_code=204,
    dependencies=[require(Permission.ABSENCES_EDIT, of=_locate, versioned=True)],
)
def cancel_absence(
    user_id: UUID, absence_id: UUID, session: DbSession, actor: CurrentActor, now: Now, version: ExpectedVersion
) -> None:
    """Cancel an absence; its days come back to the person."""
    absences.cancel_absence(session, actor, user_id, absence_id, version=version, now=now)
