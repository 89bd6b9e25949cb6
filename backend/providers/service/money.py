"""What a mission enters in the ledger: on its event, or outside any limit for psychological assistance (rule 24)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.money import Cents
from backend.coverage import ledger
from backend.coverage import queries as coverage_queries
from backend.providers.models import ServiceRequest

ASSISTANCE = "psychological_assistance"


@dataclass(frozen=True, slots=True)
class Cause:
    """Why money moves: who, when, the paper (`quote:…`) that can't move the same entry twice, and words."""

    actor: Actor
    now: datetime
    source: str
    reason: str


def enter(
    batch: Batch,
    kind: str,
    amount: Cents,
    request: ServiceRequest,
    cause: Cause,
    *,
    event_id: UUID | None,
    claim_id: UUID | None = None,
    of_entry: UUID | None = None,
    facts: dict[str, object] | None = None,
) -> UUID:
    """Add one ledger entry of a mission, in cents TTC; its id. `claim_id`: another claim that shares the mission."""
    return ledger.enter(
        batch,
        kind,
        amount,
        event_id=event_id,
        claim_id=claim_id or request.claim_id,
        benefit=request.benefit,
        source=cause.source,
        reason=f"{cause.reason} ({request.reference})",
        actor=cause.actor,
        now=cause.now,
        of_entry=of_entry,
        outside_limit=ASSISTANCE if event_id is None else None,
        facts=facts,
    )


def release(
    batch: Batch,
    entry_id: UUID | None,
    amount: Cents,
    request: ServiceRequest,
    cause: Cause,
    facts: dict[str, object] | None = None,
) -> None:
    """Give back `amount` cents of a reserve or commit of the mission's own claim; nothing for no amount."""
    if entry_id is not None and amount > 0:
        enter(batch, "release", amount, request, cause, event_id=request.event_id, of_entry=entry_id, facts=facts)


def give_back(
    session: Session,
    batch: Batch,
    entry_id: UUID | None,
    request: ServiceRequest,
    cause: Cause,
    facts: dict[str, object] | None = None,
) -> None:
    """Give back all that is still open of a reserve or commit of the mission's own claim."""
    if entry_id is not None:
        still_open = Cents(coverage_queries.open_amount(session, entry_id))
        release(batch, entry_id, still_open, request, cause, facts)
