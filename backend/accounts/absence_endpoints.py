"""Who is away, and who stands in."""

from uuid import UUID

from fastapi import APIRouter

from backend.accounts import absences
from backend.accounts.endpoints import locate_user
from backend.accounts.schemas import AbsenceIn, AbsenceOut
from backend.core.access import Permission
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, Now, require
from backend.core.pagination import DEFAULT_LIMIT, Cursor, Limit, Page

router = APIRouter(tags=["accounts"], route_class=EdgeRoute)


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
    dependencies=[require(Permission.ABSENCES_EDIT, of=locate_user)],
)
def cancel_absence(user_id: UUID, absence_id: UUID, session: DbSession, actor: CurrentActor, now: Now) -> None:
    """Cancel an absence; twice is harmless."""
    absences.cancel_absence(session, actor, user_id, absence_id, now=now)
