"""Routes of campaigns: groups of claims under one analysis."""

from collections.abc import Mapping
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Response
from sqlalchemy.orm import Session

from backend.claims import errors, service, views
from backend.claims.commands import AnalysisIn, CampaignClaimIn, CampaignIn
from backend.claims.queries import cover
from backend.claims.schemas import CampaignOut
from backend.core.access import Actor, Permission
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, ExpectedVersion, Now, require, tag
from backend.core.pagination import DEFAULT_LIMIT, Cursor, Limit, Page

router = APIRouter(tags=["campaigns"], route_class=EdgeRoute)


def locate_campaign(session: Session, actor: Actor, path: Mapping[str, Any]) -> int:
    """Version of the campaign in the path. Raises NotFound `campaign_not_found`."""
    try:
        found = cover.campaign(session, UUID(str(path["campaign_id"])), actor)
    except ValueError:
        found = None
    if found is None:
        raise errors.campaign_not_found()
    return int(found["version"])


def _answer(session: Session, response: Response, campaign_id: UUID, actor: Actor) -> CampaignOut:
    shown = views.campaign(session, campaign_id, actor)
    tag(response, shown.version)
    return shown


@router.get("/campaigns", dependencies=[require(Permission.CAMPAIGNS_READ)])
def campaigns(
    session: DbSession, actor: CurrentActor, limit: Limit = DEFAULT_LIMIT, cursor: Cursor = None
) -> Page[CampaignOut]:
    """Campaigns, the newest first."""
    return views.campaigns(session, actor, limit=limit, cursor=cursor)


@router.post("/campaigns", status_code=201, dependencies=[require(Permission.CAMPAIGNS_EDIT, idempotent=True)])
def open_campaign(
    body: CampaignIn, response: Response, session: DbSession, actor: CurrentActor, now: Now
) -> CampaignOut:
    """Name a group of claims."""
    campaign_id = service.open_campaign(session, body, actor, now=now)
    response.headers["Location"] = f"/api/v1/campaigns/{campaign_id}"
    return _answer(session, response, campaign_id, actor)


@router.get("/campaigns/{campaign_id}", dependencies=[require(Permission.CAMPAIGNS_READ, of=locate_campaign)])
def campaign(campaign_id: UUID, response: Response, session: DbSession, actor: CurrentActor) -> CampaignOut:
    """One campaign, its analyses and its claims with the event of each."""
    return _answer(session, response, campaign_id, actor)


@router.post(
    "/campaigns/{campaign_id}/analyses",
    status_code=201,
    dependencies=[require(Permission.CAMPAIGNS_EDIT, of=locate_campaign, idempotent=True)],
)
def write_analysis(
    campaign_id: UUID, body: AnalysisIn, response: Response, session: DbSession, actor: CurrentActor, now: Now
) -> CampaignOut:
    """Add a state of the shared analysis."""
    service.write_analysis(session, campaign_id, body.analysis, actor, now=now)
    return _answer(session, response, campaign_id, actor)


@router.post(
    "/campaigns/{campaign_id}/claims",
    status_code=201,
    dependencies=[require(Permission.CAMPAIGNS_EDIT, of=locate_campaign, idempotent=True)],
)
def add_claim(
    campaign_id: UUID, body: CampaignClaimIn, response: Response, session: DbSession, actor: CurrentActor, now: Now
) -> CampaignOut:
    """Put a claim in the campaign; its event does not move."""
    service.add_claim(session, campaign_id, body.reference, actor, now=now)
    return _answer(session, response, campaign_id, actor)


@router.delete(
    "/campaigns/{campaign_id}/claims/{reference}",
    dependencies=[require(Permission.CAMPAIGNS_EDIT, of=locate_campaign, versioned=True)],
)
def remove_claim(
    campaign_id: UUID,
    reference: str,
    response: Response,
    session: DbSession,
    actor: CurrentActor,
    now: Now,
    version: ExpectedVersion,
    reason: Annotated[str, Query(min_length=1, max_length=500, description="Why it does not belong there")],
) -> CampaignOut:
    """Take a claim out of the campaign, with the reason."""
    service.remove_claim(session, campaign_id, reference, reason, actor, expected_version=version, now=now)
    return _answer(session, response, campaign_id, actor)
