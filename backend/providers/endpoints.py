"""Routes of the directory and of service requests: parse, one service call, the resource as it is afterwards."""

from collections.abc import Mapping
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Response
from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.claims.endpoints import locate_claim
from backend.core import money
from backend.core.access import Actor, Permission
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, ExpectedVersion, Now, require, tag
from backend.core.pagination import DEFAULT_LIMIT, Cursor, Limit, Page
from backend.providers import errors
from backend.providers.rules.specialities import Speciality
from backend.providers.schemas.directory import (
    ExclusionOut,
    MatchesOut,
    MatchOut,
    ProviderIn,
    ProviderOut,
    ProviderPatch,
)
from backend.providers.schemas.missions import (
    CancellationIn,
    DeliveryIn,
    OrderIn,
    QuoteIn,
    ServiceRequestIn,
    ServiceRequestOut,
)
from backend.providers.service import directory, matching, orders, quotes, requests

router = APIRouter(tags=["providers"], route_class=EdgeRoute)


def _locate_provider(session: Session, _actor: Actor, path: Mapping[str, Any]) -> int:
    try:
        provider_id = UUID(path["provider_id"])
    except ValueError:
        raise errors.provider_not_found() from None
    return int(directory.get_provider(session, provider_id)["version"])


def locate_request(session: Session, actor: Actor, path: Mapping[str, Any]) -> int:
    """Version of the service request in the path. Raises NotFound `service_request_not_found`."""
    return requests.version_of(session, actor, path["reference"])


def _provider(row: RowMapping, response: Response) -> ProviderOut:
    tag(response, row["version"])
    return ProviderOut.model_validate(dict(row))


def answer(session: Session, response: Response, actor: Actor, reference: str) -> ServiceRequestOut:
    """The service request as it is now, with its ETag."""
    shown = ServiceRequestOut.of(dict(requests.get_request(session, actor, reference)), actor)
    tag(response, shown.version)
    return shown


@router.get("/providers", dependencies=[require(Permission.PROVIDERS_READ)])
def list_providers(
    session: DbSession,
    speciality: Speciality | None = None,
    platform: str | None = None,
    q: Annotated[str | None, Query(max_length=200, description="Part of the name")] = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Page[ProviderOut]:
    """Providers by name."""
    page, following = directory.list_providers(
        session, speciality=speciality, platform=platform, q=q, cursor=cursor, limit=limit
    )
    return Page(items=[ProviderOut.model_validate(dict(row)) for row in page], next=following)


@router.get("/providers/{provider_id}", dependencies=[require(Permission.PROVIDERS_READ, of=_locate_provider)])
def get_provider(provider_id: UUID, response: Response, session: DbSession) -> ProviderOut:
    """One provider."""
    return _provider(directory.get_provider(session, provider_id), response)


@router.post("/providers", status_code=201, dependencies=[require(Permission.PROVIDERS_EDIT, idempotent=True)])
def add_provider(
    body: ProviderIn, response: Response, session: DbSession, actor: CurrentActor, now: Now
) -> ProviderOut:
    """Add a provider to the directory."""
    row = directory.add_provider(session, actor, body.columns(), now=now)
    response.headers["Location"] = f"/api/v1/providers/{row['id']}"
    return _provider(row, response)


@router.patch(
    "/providers/{provider_id}",
    dependencies=[require(Permission.PROVIDERS_EDIT, of=_locate_provider, versioned=True)],
)
def change_provider(
    provider_id: UUID,
    body: ProviderPatch,
    response: Response,
    session: DbSession,
    actor: CurrentActor,
    version: ExpectedVersion,
    now: Now,
) -> ProviderOut:
    """Change, suspend or resume a provider."""
    row = directory.change_provider(session, actor, provider_id, body.columns(), expected_version=version, now=now)
    return _provider(row, response)


@router.get("/claims/{reference}/provider-matches", dependencies=[require(Permission.PROVIDERS_READ, of=locate_claim)])
def provider_matches(reference: str, speciality: Speciality, session: DbSession, actor: CurrentActor) -> MatchesOut:
    """Providers for a claim, best first, each point explained, and who was left out."""
    ranking = matching.matches(session, actor, reference, speciality)
    return MatchesOut(
        speciality=speciality,
        items=[MatchOut.of(match) for match in ranking.matches],
        excluded=[ExclusionOut.of(exclusion) for exclusion in ranking.excluded],
    )


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
    quotes.record_quote(
        session,
        actor,
        reference,
        amount=money.parse(body.amount_ttc),
        lines=[line.model_dump() for line in body.lines],
        delivery_days=body.delivery_days,
        valid_until=body.valid_until,
        now=now,
    )
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
    orders.order(session, actor, reference, expected_version=version, agreement=agreement, now=now)
    return answer(session, response, actor, reference)


@router.post("/service-requests/{reference}/delivery", status_code=201, dependencies=_adds())
def deliver(
    reference: str, body: DeliveryIn, response: Response, session: DbSession, actor: CurrentActor, now: Now
) -> ServiceRequestOut:
    """Record what was delivered."""
    orders.deliver(
        session,
        actor,
        reference,
        delivered_on=body.delivered_on,
        result=body.result,
        proof=body.proof,
        now=now,
    )
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
    """Cancel a service request and give back what it holds."""
    requests.cancel(session, actor, reference, expected_version=version, reason=body.reason, now=now)
    return answer(session, response, actor, reference)
