"""The beat that every step of a complaint shares: load it under the locks, then write the step with its author."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.claims import service as claims
from backend.complaints import errors, queries, workflow
from backend.complaints.models import Complaint, ComplaintStep
from backend.complaints.workflow import Action, Level, State
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.errors import check_version
from backend.core.ids import new_id


@dataclass(frozen=True, slots=True)
class Loaded:
    """A complaint locked for a step, after the claim that it is about."""

    complaint: Complaint
    claim: claims.ClaimForProvider | None

    @property
    def level(self) -> Level:
        """Before whom it is."""
        return Level(self.complaint.level)

    @property
    def claim_reference(self) -> str | None:
        """The claim, if any."""
        return self.claim.reference if self.claim else None


def load(session: Session, reference: str, actor: Actor, action: Action, expected_version: int) -> Loaded:
    """Lock the claim, then the complaint. Raises NotFound `complaint_not_found`, Stale, `step_not_possible`."""
    found = queries.complaint(session, reference, actor.user_id)
    if found is None:
        raise errors.complaint_not_found()
    claim = claims.for_provider(session, found["claim_reference"], actor) if found["claim_reference"] else None
    complaint = queries.lock_complaint(session, found["id"])
    check_version(complaint.version, expected_version)
    workflow.check(action, State(complaint.state), Level(complaint.level))
    return Loaded(complaint, claim)


def take(
    batch: Batch,
    complaint: Complaint,
    kind: str,
    *,
    on: date,
    text: str | None = None,
    facts: Mapping[str, object] | None = None,
    actor: Actor,
    now: datetime,
    values: Mapping[str, object],
) -> None:
    """Write a step, the columns that it changes, the next version and the audit entry."""
    batch.insert(ComplaintStep, step_row(complaint.id, kind, on, text, facts or {}, actor, now))
    batch.update(Complaint, complaint.id, version=complaint.version + 1, **values)
    audit.record(batch, actor, f"complaint.{kind}", "complaint", complaint.id, now, reference=complaint.reference)


def step_row(
    complaint_id: UUID, kind: str, on: date, text: str | None, facts: Mapping[str, object], actor: Actor, now: datetime
) -> dict[str, object]:
    """One step, dated and signed."""
    return {
        "id": new_id(),
        "complaint_id": complaint_id,
        "kind": kind,
        "on": on,
        "text": text,
        "facts": dict(facts),
        "at": now,
        "by": actor.name,
        "by_id": actor.id,
    }
