"""Links between matters: recorded, agreed for a contact with the author, ended; never a second event by themselves."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.claims import errors, rules
from backend.claims.link_commands import AuthorContactIn, LinkIn
from backend.claims.models import ClaimLink
from backend.claims.queries import links as statements
from backend.claims.service.file import visible_id
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.ids import new_id


def link(session: Session, reference: str, body: LinkIn, actor: Actor, *, now: datetime) -> UUID:
    """Link a claim to another one, or to a case handled elsewhere (rules 9 and 18); the link's id.

    Events do not move: a counter-attack is linked, not a second event. Raises NotFound `claim_not_found` (either end),
    Conflict `link_to_itself`, `link_present`.
    """
    claim_id = visible_id(session, reference, actor)
    other_id = None
    if body.claim_reference is not None:
        other_id = visible_id(session, body.claim_reference, actor)
        if other_id == claim_id:
            raise errors.link_to_itself()
        if statements.is_linked(session, claim_id, other_id):
            raise errors.link_present()
    batch, link_id = Batch(), new_id()
    row = {
        "id": link_id,
        "claim_id": claim_id,
        "kind": body.kind,
        "other_claim_id": other_id,
        "outside_reference": body.outside_reference,
        "outside_handler": body.outside_handler,
        "note": body.note,
        "recorded_at": now,
        "recorded_by": actor.name,
    }
    batch.insert(ClaimLink, row)
    for end in filter(None, (claim_id, other_id)):
        audit.record(batch, actor, "link.recorded", "claim", end, now, kind=body.kind, link=link_id)
    batch.send(session)
    return link_id


def agree_to_contact(
    session: Session, reference: str, link_id: UUID, body: AuthorContactIn, actor: Actor, *, now: datetime
) -> None:
    """Record that the handler of the outside case agrees to a contact with the author (rule 9).

    Raises NotFound `claim_not_found`, `link_not_found`, Conflict `contact_needs_no_agreement`, Refused
    `date_in_future`.
    """
    claim_id, row = _standing(session, reference, link_id, actor)
    if row["kind"] != "outside_case":
        raise errors.contact_needs_no_agreement()
    rules.not_in_future(body.agreed_on, "/agreed_on", None, now)
    batch = Batch()
    batch.update(
        ClaimLink,
        link_id,
        contact_agreed_by=body.agreed_by,
        contact_agreed_on=body.agreed_on,
        contact_agreement_proof=body.proof,
    )
    audit.record(batch, actor, "link.contact_agreed", "claim", claim_id, now, link=link_id, on=body.agreed_on)
    batch.send(session)


def end_link(session: Session, reference: str, link_id: UUID, reason: str, actor: Actor, *, now: datetime) -> None:
    """End a link, with the reason. Raises NotFound `claim_not_found`, `link_not_found`."""
    claim_id, _ = _standing(session, reference, link_id, actor)
    batch = Batch()
    batch.update(ClaimLink, link_id, ended_at=now, ended_by=actor.name, ended_reason=reason)
    audit.record(batch, actor, "link.ended", "claim", claim_id, now, link=link_id)
    batch.send(session)


def links_of(session: Session, reference: str, actor: Actor) -> Sequence[RowMapping]:
    """The links of a claim, from either end. Raises NotFound `claim_not_found`."""
    return statements.links(session, visible_id(session, reference, actor), actor)


def _standing(session: Session, reference: str, link_id: UUID, actor: Actor) -> tuple[UUID, RowMapping]:
    claim_id = visible_id(session, reference, actor)
    row = statements.locked_link(session, claim_id, link_id)
    if row is None:
        raise errors.link_not_found()
    return claim_id, row
