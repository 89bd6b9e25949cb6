"""Routes of the legal clock: a claim's clocks and acts, the nearest ones of all claims, how one was computed."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response
from sqlalchemy.orm import Session

from backend.claims import errors, queries, service, views
from backend.claims.commands import ActIn, OpeningIn, PublicationEventIn, ResolutionIn
from backend.claims.endpoints import locate_claim
from backend.claims.schemas import ActOut, DeadlineOut, EventOut, OpeningOut
from backend.core.access import Actor, Permission
from backend.core.clock import paris_date
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, Now, require, tag
from backend.core.pagination import DEFAULT_LIMIT, Cursor, Limit, Page

router = APIRouter(tags=["claims"], route_class=EdgeRoute)


def locate_deadline(session: Session, actor: Actor, path: Mapping[str, Any]) -> None:
    """The clock in the path must be one of a visible claim. Raises NotFound `deadline_not_found`."""
    try:
        found = queries.deadline_of(session, UUID(str(path["deadline_id"])), actor)
    except ValueError:
        found = None
    if found is None:
        raise errors.deadline_not_found()


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
    return views.act_out(session, reference, recorded, actor, now=now)


@router.post(
    "/claims/{reference}/contents/{content_id}/publication-events",
    status_code=201,
    dependencies=[require(Permission.ACTS_RECORD, of=locate_claim, idempotent=True)],
)
def record_publication_event(
    reference: str,
    content_id: UUID,
    body: PublicationEventIn,
    response: Response,
    session: DbSession,
    actor: CurrentActor,
    now: Now,
) -> EventOut:
    """What happened after the first publication: a new one opens its own clock, or the answer says why it does not."""
    event_id = service.record_event(session, reference, content_id, body, actor, now=now)
    tag(response, locate_claim(session, actor, {"reference": reference}) or 0)
    return views.event_out(session, reference, event_id, body, actor, now=now)


@router.post(
    "/claims/{reference}/clocks",
    status_code=201,
    dependencies=[require(Permission.ACTS_RECORD, of=locate_claim, idempotent=True)],
)
def open_clock(
    reference: str, body: OpeningIn, response: Response, session: DbSession, actor: CurrentActor, now: Now
) -> OpeningOut:
    """Open a clock that comes from a fact and not from a kind: a request received, a decision, a judge's date."""
    opening_id = service.open_clock(session, reference, body, actor, now=now)
    tag(response, locate_claim(session, actor, {"reference": reference}) or 0)
    return views.opening_out(session, reference, opening_id, body, actor, now=now)


@router.post(
    "/deadlines/{deadline_id}/resolution",
    status_code=201,
    dependencies=[require(Permission.ACTS_RECORD, of=locate_deadline, idempotent=True)],
)
def resolve_deadline(
    deadline_id: UUID, body: ResolutionIn, session: DbSession, actor: CurrentActor, now: Now
) -> DeadlineOut:
    """Close a clock on a proof, or acknowledge that it has expired; never because the content is gone."""
    service.resolve(session, deadline_id, body, actor, now=now)
    return views.deadline(session, actor, deadline_id, now=now)


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
