"""Routes of everybody's missions and of what handlers think of them."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from backend.core.access import Permission
from backend.core.clock import paris_date
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, Now, require
from backend.core.pagination import DEFAULT_LIMIT, Cursor, Limit, Page, page_by_id
from backend.core.wire import Strict
from backend.providers.directory_endpoints import locate_provider
from backend.providers.endpoints import locate_request
from backend.providers.queries.lists import MissionFilters
from backend.providers.rules.specialities import Speciality
from backend.providers.schemas.words import Euros
from backend.providers.service import ratings
from backend.providers.workflow import Billing, Kind, Progress, QuoteState, State

router = APIRouter(tags=["providers"], route_class=EdgeRoute)


class MissionRow(BaseModel):
    """A mission in a list; amounts are euro TTC."""

    reference: str
    kind: Kind
    state: State
    progress: Progress
    quote_state: QuoteState
    billing: Billing
    speciality: Speciality
    claim_reference: str
    insured_name: str
    provider_id: UUID
    provider_name: str
    requested_at: datetime
    promised_on: date | None
    late: bool
    needs_approval: bool = Field(
        description="Whether the quote that waits is beyond what the claim's handler may order alone"
    )
    quoted: Euros | None = Field(validation_alias="quoted_cents")
    ordered: Euros | None = Field(validation_alias="ordered_cents")
    insurer_part: Euros | None = Field(validation_alias="insurer_part_cents")
    currency: Literal["EUR"] = "EUR"
    tax_basis: Literal["TTC"] = "TTC"


class RatingIn(Strict):
    """A note from 1 (poor) to 5 (excellent), and why."""

    score: Annotated[int, Field(ge=1, le=5)]
    comment: Annotated[str, Field(min_length=1, max_length=1_000)] | None = None


class RatingOut(BaseModel):
    """Somebody's last note."""

    score: int
    comment: str | None
    rated_by: str = Field(validation_alias="rated_by_name")
    rated_at: datetime


class ProviderRatingOut(RatingOut):
    """Somebody's last note of one mission of a provider."""

    id: UUID
    mission: str
    speciality: Speciality


@router.get("/service-requests", dependencies=[require(Permission.REQUESTS_READ)])
def list_missions(
    session: DbSession,
    actor: CurrentActor,
    now: Now,
    state: State | None = None,
    progress: Progress | None = None,
    provider_id: UUID | None = None,
    claim: str | None = None,
    handler: Annotated[Literal["me"] | UUID | None, Query(description="Of the claim")] = None,
    late: Annotated[bool, Query(description="Promised before today and not delivered")] = False,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Page[MissionRow]:
    """Missions, the newest first."""
    handler_id = actor.user_id if handler == "me" else handler
    filters = MissionFilters(state, progress, provider_id, claim, handler_id, late, paris_date(now))
    page, following = ratings.list_missions(session, actor, filters, cursor=cursor, limit=limit)
    return Page(
        items=[MissionRow.model_validate({**row, "needs_approval": ratings.needs_approval(row)}) for row in page],
        next=following,
    )


@router.post(
    "/service-requests/{reference}/rating",
    status_code=201,
    dependencies=[require(Permission.REQUESTS_MANAGE, of=locate_request, idempotent=True)],
)
def rate(reference: str, body: RatingIn, session: DbSession, actor: CurrentActor, now: Now) -> list[RatingOut]:
    """Note a mission; one's last note counts."""
    found = ratings.rate(session, actor, reference, score=body.score, comment=body.comment, now=now)
    return [RatingOut.model_validate(dict(row)) for row in found]


@router.get("/service-requests/{reference}/rating", dependencies=[require(Permission.REQUESTS_READ, of=locate_request)])
def list_ratings(reference: str, session: DbSession, actor: CurrentActor) -> list[RatingOut]:
    """Everybody's last note of a mission, the newest first."""
    return [RatingOut.model_validate(dict(row)) for row in ratings.of_mission(session, actor, reference)]


@router.get("/providers/{provider_id}/ratings", dependencies=[require(Permission.PROVIDERS_READ, of=locate_provider)])
def list_provider_ratings(
    provider_id: UUID, session: DbSession, actor: CurrentActor, cursor: Cursor = None, limit: Limit = DEFAULT_LIMIT
) -> Page[ProviderRatingOut]:
    """What handlers think of a provider's missions, the newest note first."""
    found = ratings.of_provider(session, actor, provider_id, cursor=cursor, limit=limit)
    return page_by_id(found, limit, lambda row: ProviderRatingOut.model_validate(dict(row)))
