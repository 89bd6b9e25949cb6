"""Routes of events: what is proposed, joining, splitting; and the insured's VAT position."""

from fastapi import APIRouter, Response

from backend.claims import service, views
from backend.claims.commands import EventJoinIn, EventSplitIn, VatPositionIn
from backend.claims.endpoints import locate_claim
from backend.claims.schemas import EventChangeOut, EventProposalsOut, VatPositionOut
from backend.core.access import Permission
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, ExpectedVersion, Now, require, tag

router = APIRouter(tags=["claims"], route_class=EdgeRoute)

_CHANGE = [
    require(Permission.CLAIMS_DECIDE, of=locate_claim, versioned=True, idempotent=True, rehearsable=True),
]


@router.get("/claims/{reference}/event-proposals", dependencies=[require(Permission.CLAIMS_READ, of=locate_claim)])
def event_proposals(reference: str, session: DbSession, actor: CurrentActor) -> EventProposalsOut:
    """Which events of the policy have the same cause, why, and what together or apart would mean."""
    return views.event_proposals(session, reference, actor)


@router.post("/claims/{reference}/event-join", dependencies=_CHANGE)
def join_event(
    reference: str,
    body: EventJoinIn,
    response: Response,
    session: DbSession,
    actor: CurrentActor,
    now: Now,
    version: ExpectedVersion,
) -> EventChangeOut:
    """Share another claim's event; a rehearsal shows both effects before anybody confirms."""
    done = service.join(session, reference, body, actor, expected_version=version, now=now)
    tag(response, version + 1)
    return views.change_out(done, version + 1)


@router.post("/claims/{reference}/event-split", dependencies=_CHANGE)
def split_event(
    reference: str,
    body: EventSplitIn,
    response: Response,
    session: DbSession,
    actor: CurrentActor,
    now: Now,
    version: ExpectedVersion,
) -> EventChangeOut:
    """Give the claim an event of its own; a rehearsal shows both effects before anybody confirms."""
    done = service.split(session, reference, body, actor, expected_version=version, now=now)
    tag(response, version + 1)
    return views.change_out(done, version + 1)


@router.get("/claims/{reference}/vat-positions", dependencies=[require(Permission.CLAIMS_READ, of=locate_claim)])
def vat_positions(reference: str, session: DbSession, actor: CurrentActor) -> list[VatPositionOut]:
    """Every VAT position told of the insured, the one that counts last."""
    return views.vat_positions(session, reference, actor)


@router.post(
    "/claims/{reference}/vat-positions",
    status_code=201,
    dependencies=[require(Permission.CLAIMS_EDIT, of=locate_claim, idempotent=True)],
)
def record_vat(
    reference: str, body: VatPositionIn, response: Response, session: DbSession, actor: CurrentActor, now: Now
) -> list[VatPositionOut]:
    """What the insured recovers of the VAT, asked before the first order."""
    service.record_vat(session, reference, body, actor, now=now)
    tag(response, locate_claim(session, actor, {"reference": reference}) or 0)
    return views.vat_positions(session, reference, actor)
