"""The insured's VAT position: a dated fact, asked before the first order (rule 20)."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy.orm import Session

from backend.claims import errors, rules
from backend.claims.commands import VatPositionIn
from backend.claims.models import VatPosition as VatRow
from backend.claims.queries import cover
from backend.claims.service.changes import change
from backend.claims.service.file import for_change
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.ids import new_id
from backend.coverage.rules import VatPosition


def record_vat(session: Session, reference: str, body: VatPositionIn, actor: Actor, *, now: datetime) -> None:
    """Record what the insured recovers, since when, with its proof; it holds for all their claims.

    Raises NotFound, Refused `date_in_future`, `vat_rate_unclear` (a partial position has a rate, the others none).
    """
    file = for_change(session, reference, actor, None)
    rules.possible_day(body.since, "/since", file.claim["insured_postcode"], now)
    if (body.position == "partial") != (body.rate_percent is not None):
        raise errors.vat_rate_unclear()
    row = {
        "id": new_id(),
        "claim_id": file.id,
        "policy_id": file.claim["policy_id"],
        "insured_id": file.claim["insured_id"],
        "position": body.position,
        "rate_percent": str(body.rate_percent) if body.rate_percent is not None else None,
        "since": body.since,
        "proof": body.proof,
        "recorded_at": now,
        "recorded_by": actor.name,
    }
    batch = Batch()
    batch.insert(VatRow, row)
    change(batch, file, "vat.recorded", actor=actor, now=now, facts={"position": body.position, "since": body.since})
    batch.send(session)


def vat_position(session: Session, claim_id: UUID, on: date) -> VatPosition:
    """The position that holds on a day, for `coverage.rules.counted_cost`; not `known` while nobody has asked."""
    row = cover.vat_position_on(session, claim_id, on)
    if row is None:
        return VatPosition()
    rate = row["rate_percent"]
    return VatPosition(row["position"], Decimal(rate) if rate is not None else None, known=True)
