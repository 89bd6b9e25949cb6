"""Cover as people weigh it: events proposed with both effects, changes of event, campaigns, VAT."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.claims import errors, queries
from backend.claims.queries import cover
from backend.claims.schemas import CampaignOut, EventChangeOut, EventProposalsOut, VatPositionOut
from backend.claims.service.file import ClaimFile, from_document
from backend.claims.service.further import Further
from backend.claims.service.joining import Change
from backend.claims.service.likeness import Likeness, likenesses
from backend.core.access import Actor
from backend.core.money import Cents, wire
from backend.core.pagination import Page, encode_cursor, read_cursor
from backend.coverage import service as coverage
from backend.coverage.position import Position


def event_proposals(session: Session, reference: str, actor: Actor) -> EventProposalsOut:
    """Every event of the policy that another claim stands on, why the claim would belong to it, and both effects.

    Raises NotFound `claim_not_found`.
    """
    document = queries.claim_page(session, reference, actor)
    if document is None:
        raise errors.claim_not_found()
    file = from_document(document)
    attached = file.attaching()
    if attached is None:
        return EventProposalsOut(event_id=None, join_window_days=None, proposals=[])
    position = attached[0]
    found = likenesses(session, file, actor, position.terms.join_window_days)
    moved = coverage.carried(session, file.event_id, file.id) if file.event_id else None
    shown = [_proposal(session, file, position, one, moved) for one in found]
    return EventProposalsOut.model_validate(
        {"event_id": file.event_id, "join_window_days": position.terms.join_window_days, "proposals": shown}
    )


def _proposal(
    session: Session, file: ClaimFile, position: Position, like: Likeness, moved: coverage.Moved | None
) -> dict[str, Any]:
    """Both effects, computed: a join spares a slot and shares one limit, a split takes a slot and has its own."""
    event = coverage.funds(session, like.event_id)
    stands_here, shared = file.event_id == like.event_id, len(like.claims) > 0
    own = coverage.funds(session, file.event_id) if file.event_id and not stands_here else None
    carried = moved.total if moved else 0
    used, limit = event.stored.events_used, event.stored.events_limit
    has_slot = stands_here or file.event_id is None
    alone = own.event.remaining if own else position.guarantee.event_limit_cents - carried
    together = event.event.remaining if stands_here else event.event.remaining - carried
    return {
        "event_id": like.event_id,
        "claims": list(like.claims),
        "proposed": "together" if like.proposed else "apart",
        "current": "together" if stands_here and shared else "apart",
        "reasons": [asdict(reason) for reason in like.reasons],
        "together": {
            "events_used": used - (1 if own and own.event.counted and len(own.event.claims) == 1 else 0),
            "events_limit": limit,
            "remaining_for_claim": wire(Cents(together)),
        },
        "apart": {
            "events_used": used + (1 if has_slot else 0),
            "events_limit": limit,
            "remaining_for_claim": wire(Cents(alone)),
        },
    }


def change_out(done: Change, version: int) -> EventChangeOut:
    """A change of event, done or rehearsed."""
    further = [{**_named(one), "moved": _moved(one.moved)} for one in done.further]
    return EventChangeOut.model_validate(
        {
            "kind": done.kind,
            "from_event": done.from_event,
            "to_event": done.to_event,
            "against_proposal": done.against_proposal,
            "reasons": [asdict(one) for one in done.reasons],
            "together": done.together,
            "apart": done.apart,
            "moved": _moved(done.moved),
            "slot_given_back": done.slot_given_back,
            "further": further,
            "version": version,
        }
    )


def _named(one: Further) -> dict[str, Any]:
    return {"guarantee": one.guarantee, "from_event": one.from_event, "to_event": one.to_event}


def _moved(moved: coverage.Moved) -> dict[str, str]:
    names = ("reserved", "committed", "paid", "recovered", "deductible")
    return {name: wire(Cents(getattr(moved, name))) for name in names}


def vat_out(row: Mapping[str, Any] | RowMapping) -> VatPositionOut:
    """A VAT position on the wire."""
    rate = row["rate_percent"]
    return VatPositionOut.model_validate({**row, "rate_percent": None if rate is None else str(rate)})


def vat_positions(session: Session, reference: str, actor: Actor) -> list[VatPositionOut]:
    """Every position told, the one that counts last. Raises NotFound `claim_not_found`."""
    claim_id = queries.claim_id(session, reference, actor)
    if claim_id is None:
        raise errors.claim_not_found()
    return [vat_out(row) for row in cover.vat_positions(session, claim_id)]


def campaign(session: Session, campaign_id: UUID, actor: Actor) -> CampaignOut:
    """A campaign with its analyses and visible claims. Raises NotFound `campaign_not_found`."""
    found = cover.campaign(session, campaign_id, actor)
    if found is None:
        raise errors.campaign_not_found()
    return CampaignOut.model_validate(dict(found))


def campaigns(session: Session, actor: Actor, *, limit: int, cursor: str | None) -> Page[CampaignOut]:
    """A page of campaigns, the newest first."""
    before = read_cursor(cursor, UUID)
    found = cover.campaigns(session, actor, before=UUID(str(before[0])) if before else None, limit=limit + 1)
    items = [CampaignOut.model_validate(dict(one)) for one in found[:limit]]
    return Page(items=items, next=encode_cursor(items[-1].id) if len(found) > limit else None)
