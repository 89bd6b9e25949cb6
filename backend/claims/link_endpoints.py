"""Routes of links: matters that belong together, here or elsewhere."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel
from sqlalchemy.orm import Session

from backend.claims.endpoints import locate_claim
from backend.claims.link_commands import AuthorContactIn, LinkEndIn, LinkIn
from backend.claims.service import links
from backend.core.access import Actor, Permission
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, Now, require

router = APIRouter(tags=["claims"], route_class=EdgeRoute)
_ADDS = [require(Permission.CLAIMS_EDIT, of=locate_claim, idempotent=True)]


class LinkOut(BaseModel):
    """A link as seen from one end; `contact_needs_agreement`: the author is not contacted without that handler."""

    id: UUID
    kind: Literal["counter_attack", "same_matter", "outside_case"]
    claim_reference: str | None
    from_the_other: bool
    outside_reference: str | None
    outside_handler: str | None
    note: str | None
    recorded_at: datetime
    recorded_by: str
    contact_needs_agreement: bool
    contact_agreed_by: str | None
    contact_agreed_on: date | None
    ended_at: datetime | None
    ended_reason: str | None

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> "LinkOut":
        """The link in a row of `queries.links`."""
        waits = row["kind"] == "outside_case" and row["ended_at"] is None and row["contact_agreed_on"] is None
        return cls.model_validate({**row, "contact_needs_agreement": waits})


def _answer(session: Session, reference: str, actor: Actor) -> list[LinkOut]:
    return [LinkOut.of(dict(row)) for row in links.links_of(session, reference, actor)]


@router.get("/claims/{reference}/links", dependencies=[require(Permission.CLAIMS_READ, of=locate_claim)])
def list_links(reference: str, session: DbSession, actor: CurrentActor) -> list[LinkOut]:
    """What a claim is linked to, the oldest first."""
    return _answer(session, reference, actor)


@router.post("/claims/{reference}/links", status_code=201, dependencies=_ADDS)
def link(reference: str, body: LinkIn, session: DbSession, actor: CurrentActor, now: Now) -> list[LinkOut]:
    """Link a claim to another one or to a case handled elsewhere; no event moves."""
    links.link(session, reference, body, actor, now=now)
    return _answer(session, reference, actor)


@router.post("/claims/{reference}/links/{link_id}/author-contact", dependencies=_ADDS)
def agree_to_contact(
    reference: str, link_id: UUID, body: AuthorContactIn, session: DbSession, actor: CurrentActor, now: Now
) -> list[LinkOut]:
    """The handler of the outside case agrees to a contact with the author."""
    links.agree_to_contact(session, reference, link_id, body, actor, now=now)
    return _answer(session, reference, actor)


@router.post("/claims/{reference}/links/{link_id}/end", dependencies=_ADDS)
def end_link(
    reference: str, link_id: UUID, body: LinkEndIn, session: DbSession, actor: CurrentActor, now: Now
) -> list[LinkOut]:
    """End a link, with the reason."""
    links.end_link(session, reference, link_id, body.reason, actor, now=now)
    return _answer(session, reference, actor)
