"""Routes of service requests: parse, one service call, the resource as it is afterwards."""

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Response
from sqlalchemy.orm import Session

from backend.claims.endpoints import locate_claim
from backend.core import money
from backend.core.access import Actor, Permission
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, ExpectedVersion, Now, require, tag
from backend.core.pagination import DEFAULT_LIMIT, Cursor, Limit, Page
from backend.providers.schemas.missions import (
    CancellationIn,
    OrderIn,
    ServiceRequestIn,
    ServiceRequestOut,
)
from backend.providers.schemas.prices import QuoteIn
from backend.providers.service import orders, quotes, requests

router = APIRouter(tags=["providers"], route_class=EdgeRoute)


def locate_request(session: Session, actor: Actor, path: Mapping[str, Any]) -> int:
    """Version of the service request in the path. Raises NotFound `service_request_not_found`."""
    return requests.version_of(session, actor, path["reference"])


def answer(session: Session, response: Response, actor: Actor, reference: str) -> ServiceRequestOut:
    """The service request as it is now, with its ETag."""
    shown = ServiceRequestOut.of(dict(requests.get_request(session, actor, reference)), actor)
    tag(response, shown.version)
    return shown


@router.get("/claims/{reference}/service-requests", dependencies=[require(Permission.REQUESTS_READ, of=locate_claim)])
def list_requests(
    reference: str,
    session: DbSession,
    actor: CurrentActor,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Page[ServiceRequestOut]:
    """The service requests of a claim, oldest first."""
    page, following = requests.list_requests(session, actor, reference, cursor=cursor, limit=limit)
    if not page:
        locate_claim(session, actor, {"reference": reference})
    return Page(items=[ServiceRequestOut.of(dict(row), actor) for row in page], next=following)


@router.post(
    "/claims/{reference}/service-requests",
    status_code=201,
    dependencies=[require(Permission.REQUESTS_MANAGE, of=locate_claim, idempotent=True)],
)
def ask(
    reference: str, body: ServiceRequestIn, response: Response, session: DbSession, actor: CurrentActor, now: Now
) -> ServiceRequestOut:
    """Ask a provider for a service on a claim."""
    created = requests.ask(
        session,
        actor,
        reference,
        provider_id=body.provider_id,
        speciality=body.speciality,
        instructions=body.instructions,
        content_ids=body.content_ids,
        now=now,
        kind=body.kind,
        answer_days=body.answer_working_days,
        sharing=body.sharing(),
    )
    response.headers["Location"] = f"/api/v1/service-requests/{created}"
    return answer(session, response, actor, created)


@router.get("/service-requests/{reference}", dependencies=[require(Permission.REQUESTS_READ, of=locate_request)])
def get_request(reference: str, response: Response, session: DbSession, actor: CurrentActor) -> ServiceRequestOut:
    """A service request with its papers."""
    return answer(session, response, actor, reference)


def _adds() -> list[Any]:
    return [require(Permission.REQUESTS_MANAGE, of=locate_request, idempotent=True)]


@router.post("/service-requests/{reference}/quote", status_code=201, dependencies=_adds())
def record_quote(
    reference: str, body: QuoteIn, response: Response, session: DbSession, actor: CurrentActor, now: Now
) -> ServiceRequestOut:
    """Record a quote; it replaces the one before."""
    quotes.record_offer(session, actor, reference, body.offer(), now=now)
    return answer(session, response, actor, reference)


@router.post(
    "/service-requests/{reference}/quote-approval",
    dependencies=[require(Permission.REQUESTS_APPROVE, of=locate_request, versioned=True)],
)
def approve_quote(
    reference: str, response: Response, session: DbSession, actor: CurrentActor, version: ExpectedVersion, now: Now
) -> ServiceRequestOut:
    """Approve a quote that somebody else may then order."""
    quotes.approve_quote(session, actor, reference, expected_version=version, now=now)
    return answer(session, response, actor, reference)


@router.post(
    "/service-requests/{reference}/order",
    dependencies=[
        require(Permission.REQUESTS_MANAGE, of=locate_request, versioned=True, idempotent=True, rehearsable=True)
    ],
)
def order(
    reference: str,
    body: OrderIn,
    response: Response,
    session: DbSession,
    actor: CurrentActor,
    version: ExpectedVersion,
    now: Now,
) -> ServiceRequestOut:
    """Order what was quoted; with `dry_run`, what would happen."""
    agreement = body.insured_agreement.facts() if body.insured_agreement else None
    seen = body.seen()
    orders.order(session, actor, reference, expected_version=version, agreement=agreement, seen=seen, now=now)
    return answer(session, response, actor, reference)


@router.post(
    "/service-requests/{reference}/cancellation",
    dependencies=[require(Permission.REQUESTS_MANAGE, of=locate_request, versioned=True)],
)
def cancel(
    reference: str,
    body: CancellationIn,
    response: Response,
    session: DbSession,
    actor: CurrentActor,
    version: ExpectedVersion,
    now: Now,
) -> ServiceRequestOut:
    """Cancel a service request and give back what it holds, but a fee."""
    fee = None if body.fee is None else money.parse(body.fee)
    requests.cancel(session, actor, reference, expected_version=version, reason=body.reason, fee=fee, now=now)
    return answer(session, response, actor, reference)
