"""Routes of the legal clock: a claim's clocks and acts, the nearest ones of all claims, how one was computed."""

from datetime import date, timedelta
from uuid import UUID

from fastapi import APIRouter, Response

from backend.claims import service, views
from backend.claims.commands import ActIn
from backend.claims.endpoints import locate_claim
from backend.claims.schemas import ActOut, DeadlineOut
from backend.core.access import Permission
from backend.core.clock import paris_date
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, Now, require, tag
from backend.core.pagination import DEFAULT_LIMIT, Cursor, Limit, Page

router = APIRouter(tags=["claims"], route_class=EdgeRoute)


@router.get("/claims/{reference}/deadlines", dependencies=[require(Permission.CLAIMS_READ, of=locate_claim)])
def deadlines(reference: str, session: DbSession, actor: CurrentActor, now: Now) -> list[DeadlineOut]:
    """Every clock of the claim, the history after the live ones."""
    return views.deadlines_of(session, reference, actor, now=now)


@router.post(
    "/claims/{reference}/acts",
    status_code=201,
    dependencies=[require(Permission.ACTS_RECORD, of=locate_claim, idempotent=True)],
)
def record_act(
    reference: str, body: ActIn, response: Response, session: DbSession, actor: CurrentActor, now: Now
) -> ActOut:
    """Record a procedural act: it interrupts, or the answer says why it does not."""
    recorded = service.record_act(session, reference, body, actor, now=now)
    tag(response, locate_claim(session, actor, {"reference": reference}) or 0)
    clocks = views.deadlines_of(session, reference, actor, now=now)
    return ActOut(
        id=recorded.id,
        code=body.code,
        date=body.date,
        effects=list(recorded.effects),
        deadlines=[clock for clock in clocks if clock.state == "live"],
    )


@router.get("/deadlines", dependencies=[require(Permission.DEADLINES_READ)])
def upcoming_deadlines(
    session: DbSession,
    actor: CurrentActor,
    now: Now,
    before: date | None = None,
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
) -> Page[dict[str, object]]:
    """Live clocks of open claims, the nearest first; the next 30 days by default."""
    until = before or paris_date(now) + timedelta(days=30)
    return views.deadline_page(session, actor, before=until, limit=limit, cursor=cursor, now=now)


@router.get("/deadlines/{deadline_id}/explanation", dependencies=[require(Permission.DEADLINES_READ)])
def explain_deadline(deadline_id: UUID, session: DbSession, actor: CurrentActor, now: Now) -> dict[str, object]:
    """How a last day was computed: start, count, article, acts, holidays."""
    return views.explanation(session, actor, deadline_id, now=now)
