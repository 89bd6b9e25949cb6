"""Routes of complaints: parse, one service call, the complaint as it is afterwards."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Query, Response
from sqlalchemy.orm import Session

from backend.complaints import errors, queries, service, views
from backend.complaints.commands import AcknowledgementIn, AnswerIn, AssigneeIn, ComplaintIn, EscalationIn
from backend.complaints.schemas import ComplaintOut, ComplaintRow
from backend.complaints.workflow import Level, State
from backend.core.access import Actor, Permission
from backend.core.clock import paris_date
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, ExpectedVersion, Now, require, tag
from backend.core.pagination import DEFAULT_LIMIT, Cursor, Limit, Page

router = APIRouter(tags=["complaints"], route_class=EdgeRoute)


def locate_complaint(session: Session, actor: Actor, path: Mapping[str, Any]) -> int | None:
    """Version of the complaint in the path. Raises NotFound `complaint_not_found`."""
    row = queries.complaint(session, path["reference"], actor.user_id)
    if row is None:
        raise errors.complaint_not_found()
    return int(row["version"])


def _changes() -> list[Any]:
    return [require(Permission.COMPLAINTS_MANAGE, of=locate_complaint, versioned=True, idempotent=True)]


def _answer(session: Session, response: Response, reference: str, actor: Actor, now: datetime) -> ComplaintOut:
    shown = views.complaint(session, reference, actor, today=paris_date(now))
    tag(response, shown.version)
    return shown


@router.post("/complaints", status_code=201, dependencies=[require(Permission.COMPLAINTS_MANAGE, idempotent=True)])
def record(body: ComplaintIn, response: Response, session: DbSession, actor: CurrentActor, now: Now) -> ComplaintOut:
    """Record a complaint, whatever its channel: its clocks open, somebody independent is proposed."""
    reference = service.record(session, body, actor, now=now)
    response.headers["Location"] = f"/api/v1/complaints/{reference}"
    return _answer(session, response, reference, actor, now)


@router.get("/complaints", dependencies=[require(Permission.COMPLAINTS_READ)])
def complaints(
    session: DbSession,
    actor: CurrentActor,
    now: Now,
    state: State | None = None,
    level: Level | None = None,
    claim: Annotated[str | None, Query(max_length=40, description="Reference of a claim")] = None,
    handler: Annotated[Literal["me"] | UUID | None, Query()] = None,
    overdue: Annotated[bool | None, Query(description="Only those late, or only those in time")] = None,
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
) -> Page[ComplaintRow]:
    """Complaints, the last recorded first."""
    chosen = (actor.user_id or actor.id) if handler == "me" else handler
    filters = {"state": state, "level": level, "claim": claim, "handler": chosen}
    return views.complaint_page(
        session, actor, filters=filters, overdue=overdue, cursor=cursor, limit=limit, today=paris_date(now)
    )


@router.get(
    "/complaints/register.csv",
    response_class=Response,
    responses={200: {"content": {"text/csv": {}}}},
    dependencies=[require(Permission.COMPLAINTS_READ)],
)
def register(
    session: DbSession, actor: CurrentActor, now: Now, since: date | None = None, until: date | None = None
) -> Response:
    """The register of complaints received between two days; the last twelve months by default."""
    last = until or paris_date(now)
    first = since or last - min(timedelta(days=365), last - date.min)
    text = service.register_csv(session, actor, first, last, today=paris_date(now))
    headers = {"Content-Disposition": f'attachment; filename="reclamations-{first}-{last}.csv"'}
    # With its mark, so that a spreadsheet reads the accents.
    return Response(text.encode("utf-8-sig"), media_type="text/csv; charset=utf-8", headers=headers)


@router.get("/complaints/{reference}", dependencies=[require(Permission.COMPLAINTS_READ, of=locate_complaint)])
def read(reference: str, response: Response, session: DbSession, actor: CurrentActor, now: Now) -> ComplaintOut:
    """One complaint with its steps."""
    return _answer(session, response, reference, actor, now)


@router.post("/complaints/{reference}/acknowledgement", dependencies=_changes())
def acknowledge(
    reference: str,
    body: AcknowledgementIn,
    response: Response,
    session: DbSession,
    actor: CurrentActor,
    now: Now,
    version: ExpectedVersion,
) -> ComplaintOut:
    """Acknowledge: the letter leaves and its clock is done."""
    service.acknowledge(session, reference, body, actor, expected_version=version, now=now)
    return _answer(session, response, reference, actor, now)


@router.post("/complaints/{reference}/answer", dependencies=_changes())
def answer(
    reference: str,
    body: AnswerIn,
    response: Response,
    session: DbSession,
    actor: CurrentActor,
    now: Now,
    version: ExpectedVersion,
) -> ComplaintOut:
    """Answer, with the mediator's mention; money granted becomes a task."""
    service.answer(session, reference, body, actor, expected_version=version, now=now)
    return _answer(session, response, reference, actor, now)


@router.post("/complaints/{reference}/escalation", dependencies=_changes())
def escalate(
    reference: str,
    body: EscalationIn,
    response: Response,
    session: DbSession,
    actor: CurrentActor,
    now: Now,
    version: ExpectedVersion,
) -> ComplaintOut:
    """Second level, mediator, authority or court."""
    service.escalate(session, reference, body, actor, expected_version=version, now=now)
    return _answer(session, response, reference, actor, now)


@router.post("/complaints/{reference}/assignment", dependencies=_changes())
def assign(
    reference: str,
    body: AssigneeIn,
    response: Response,
    session: DbSession,
    actor: CurrentActor,
    now: Now,
    version: ExpectedVersion,
) -> ComplaintOut:
    """Give it to somebody independent; null for a proposal."""
    service.assign(session, reference, body.handler_id, actor, expected_version=version, now=now)
    return _answer(session, response, reference, actor, now)
