"""What the providers' feature needs of a claim: passed down as plain values, written through here."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from backend.claims import errors, queries
from backend.claims.service.changes import change
from backend.claims.service.file import ClaimFile, from_document
from backend.claims.workflow import Action, Status
from backend.core.access import Actor
from backend.core.batch import Batch


@dataclass(frozen=True, slots=True)
class ClaimForProvider:
    """A claim as service requests see it; `event_id` is the event that covers it now."""

    id: UUID
    reference: str
    status: Status
    policy_number: str | None
    event_id: UUID | None
    insured_name: str
    insured_postcode: str | None
    platforms: tuple[str, ...]
    author_names: tuple[str, ...]
    handler_id: UUID | None
    covered: bool
    file: ClaimFile


def for_provider(session: Session, reference: str, actor: Actor, *, lock: bool = True) -> ClaimForProvider:
    """A visible claim, its row locked unless it is only looked at. Raises NotFound `claim_not_found`."""
    read = queries.claim_for_change if lock else queries.claim_page
    document = read(session, reference, actor)
    if document is None:
        raise errors.claim_not_found()
    file = from_document(document)
    authors = (content["author"] or {} for content in file.contents)
    return ClaimForProvider(
        id=file.id,
        reference=file.reference,
        status=file.status,
        policy_number=file.position_document["number"] if file.position_document else None,
        event_id=file.event_id,
        insured_name=str(file.claim["insured_name"]),
        insured_postcode=file.claim["insured_postcode"],
        platforms=tuple(dict.fromkeys(one["platform"] for one in file.contents if one["platform"])),
        author_names=tuple(dict.fromkeys(author["name"] for author in authors if author.get("name"))),
        handler_id=file.handler_id,
        covered=file.event_id is not None,
        file=file,
    )


def mark_in_progress(batch: Batch, claim: ClaimForProvider, actor: Actor, now: datetime) -> None:
    """Work has been ordered: the claim is in progress, if it was not already."""
    status = claim.file.allowed(Action.REQUEST_SERVICE)
    if status is not claim.file.status:
        change(batch, claim.file, "claim.in_progress", actor=actor, now=now, status=status)
