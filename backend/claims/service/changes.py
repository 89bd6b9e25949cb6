"""What every change of a claim writes: the row with its next version, its status fact, its audit entry."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from backend.audit import service as audit
from backend.claims.models import Claim, ClaimStatusFact
from backend.claims.queries import NO_CLOCK
from backend.claims.service.file import ClaimFile
from backend.claims.workflow import Status
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.ids import new_id
from backend.deadlines.clocks import Earliest


def change(
    batch: Batch,
    file: ClaimFile,
    action: str,
    *,
    actor: Actor,
    now: datetime,
    status: Status | None = None,
    reason: str | None = None,
    facts: Mapping[str, object] | None = None,
    values: Mapping[str, object] | None = None,
) -> None:
    """Write `values` and the next version of the claim, its new status if any, and the audit entry `action`."""
    columns: dict[str, object] = {"version": file.version + 1, **(values or {})}
    if status is not None and status is not file.status:
        columns["status"] = status.value
        batch.insert(ClaimStatusFact, status_row(file.id, status, reason, actor, now))
    batch.update(Claim, file.id, **columns)
    audit.record(batch, actor, action, "claim", file.id, now, **(facts or {}))


def status_row(claim_id: UUID, status: Status, reason: str | None, actor: Actor, now: datetime) -> dict[str, object]:
    """A dated state with its author."""
    return {
        "id": new_id(),
        "claim_id": claim_id,
        "status": status.value,
        "reason": reason,
        "at": now,
        "actor_name": actor.name,
    }


def clock_columns(earliest: Earliest | None) -> dict[str, object]:
    """The columns by which the work-list shows and sorts a claim."""
    return {
        "earliest_prudent_day": earliest.sort_day if earliest else NO_CLOCK,
        "earliest_deadline": earliest.as_json() if earliest else None,
    }
