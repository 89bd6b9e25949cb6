"""Writing the audit trail: rows for a batch, chained by the database."""

from datetime import datetime
from uuid import UUID

from backend.audit.models import AuditEntry
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.tracing import REQUEST_ID


def record(
    batch: Batch, actor: Actor | None, action: str, subject_kind: str, subject_id: UUID, now: datetime, **facts: object
) -> None:
    """Add an entry to `batch`: `action` is a stable verb (`claim.declared`); no personal data in `facts`."""
    batch.insert(
        AuditEntry,
        {
            "subject_kind": subject_kind,
            "subject_id": subject_id,
            "at": now,
            "actor_id": actor.id if actor else None,
            "actor_name": actor.name if actor else "Égide",
            "action": action,
            "facts": facts,
            "request_id": REQUEST_ID.get(),
        },
    )
