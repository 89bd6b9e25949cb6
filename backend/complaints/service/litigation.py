"""A summons against the insurer: the claim is restricted to those who need it, and its file is never deleted."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from backend.claims import service as claims
from backend.complaints import queries
from backend.complaints.models import LegalHold
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.ids import new_id

LITIGATION = "litigation"
"""Flag of a claim over which the insurer is before a court."""


def open_dispute(
    session: Session,
    claim: claims.ClaimForProvider,
    complaint_id: UUID,
    reference: str,
    handler_id: object,
    actor: Actor,
    now: datetime,
) -> None:
    """Flag the claim, hide it from every handler but its own and the complaint's, and hold its file."""
    kept = [one for one in (claim.handler_id, handler_id, actor.user_id) if isinstance(one, UUID)]
    hidden = queries.other_handlers(session, kept)
    batch = Batch()
    row = {
        "id": new_id(),
        "claim_id": claim.id,
        "complaint_id": complaint_id,
        "reason": f"Assignation de l’assureur ({reference})",
        "recorded_at": now,
        "recorded_by": actor.name,
    }
    batch.insert(LegalHold, row)
    batch.send(session)
    claims.mark(session, claim.reference, actor, flags=[LITIGATION], hide_from=hidden, now=now)
