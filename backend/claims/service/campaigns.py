"""Campaigns: claims that one call to pile on ties together, under one shared analysis; events stay per policy."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.claims import errors
from backend.claims.commands import CampaignIn
from backend.claims.models import Campaign, CampaignClaim, CampaignNote
from backend.claims.queries import cover
from backend.claims.service.file import visible_id
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.errors import check_version
from backend.core.ids import new_id


def open_campaign(session: Session, body: CampaignIn, actor: Actor, *, now: datetime) -> UUID:
    """Name a group of claims, with its first analysis and claims if any. Raises NotFound `claim_not_found`."""
    batch, campaign_id = Batch(), new_id()
    row = {"id": campaign_id, "version": 1, "name": body.name, "created_at": now, "created_by": actor.name}
    batch.insert(Campaign, row)
    if body.analysis:
        batch.insert(CampaignNote, _note(campaign_id, body.analysis, actor, now))
    for claim_id in dict.fromkeys(visible_id(session, reference, actor) for reference in body.claims):
        _add(batch, campaign_id, claim_id, actor, now)
    audit.record(batch, actor, "campaign.opened", "campaign", campaign_id, now, claims=len(body.claims))
    batch.send(session)
    return campaign_id


def write_analysis(session: Session, campaign_id: UUID, analysis: str, actor: Actor, *, now: datetime) -> None:
    """Add a state of the shared analysis; the earlier ones stay. Raises NotFound `campaign_not_found`."""
    campaign = _locked(session, campaign_id, actor, None)
    batch = Batch()
    batch.insert(CampaignNote, _note(campaign_id, analysis, actor, now))
    _change(batch, campaign, "campaign.analysed", actor, now)
    batch.send(session)


def add_claim(session: Session, campaign_id: UUID, reference: str, actor: Actor, *, now: datetime) -> None:
    """Put a visible claim in a campaign; its event does not move.

    Raises NotFound `campaign_not_found`, `claim_not_found`, Conflict `campaign_claim_present`.
    """
    campaign = _locked(session, campaign_id, actor, None)
    claim_id = visible_id(session, reference, actor)
    if cover.campaign_membership(session, campaign_id, claim_id):
        raise errors.campaign_claim_present()
    batch = Batch()
    _add(batch, campaign_id, claim_id, actor, now)
    _change(batch, campaign, "campaign.claim_added", actor, now, claim=claim_id)
    batch.send(session)


def remove_claim(
    session: Session,
    campaign_id: UUID,
    reference: str,
    reason: str,
    actor: Actor,
    *,
    expected_version: int,
    now: datetime,
) -> None:
    """Take a claim out, with the reason. Raises as `add_claim`, Stale, Conflict `campaign_claim_absent`."""
    campaign = _locked(session, campaign_id, actor, expected_version)
    claim_id = visible_id(session, reference, actor)
    row_id = cover.campaign_membership(session, campaign_id, claim_id)
    if row_id is None:
        raise errors.campaign_claim_absent()
    batch = Batch()
    batch.update(CampaignClaim, row_id, left_at=now, left_by=actor.name, left_reason=reason)
    _change(batch, campaign, "campaign.claim_removed", actor, now, claim=claim_id)
    batch.send(session)


def _locked(session: Session, campaign_id: UUID, actor: Actor, expected_version: int | None) -> RowMapping:
    campaign = cover.campaign(session, campaign_id, actor, lock=True)
    if campaign is None:
        raise errors.campaign_not_found()
    if expected_version is not None:
        check_version(campaign["version"], expected_version)
    return campaign


def _add(batch: Batch, campaign_id: UUID, claim_id: UUID, actor: Actor, now: datetime) -> None:
    row = {
        "id": new_id(),
        "campaign_id": campaign_id,
        "claim_id": claim_id,
        "joined_at": now,
        "joined_by": actor.name,
    }
    batch.insert(CampaignClaim, row)
    audit.record(batch, actor, "campaign.joined", "claim", claim_id, now, campaign=campaign_id)


def _note(campaign_id: UUID, analysis: str, actor: Actor, now: datetime) -> dict[str, object]:
    return {
        "id": new_id(),
        "campaign_id": campaign_id,
        "analysis": analysis,
        "recorded_at": now,
        "recorded_by": actor.name,
    }


def _change(batch: Batch, campaign: RowMapping, action: str, actor: Actor, now: datetime, **facts: object) -> None:
    batch.update(Campaign, campaign["id"], version=campaign["version"] + 1)
    audit.record(batch, actor, action, "campaign", campaign["id"], now, **facts)
