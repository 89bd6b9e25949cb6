"""Reads of the audit trail. What was done to a claim hidden from somebody does not exist for them."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.core.db import one_row, rows

# An entry is whole when its hash is that of its content and follows the entry before it (invariant I10).
_WHOLE = """(a.hash = audit_hash(a) AND (a.position > 1) = (a.previous_hash IS NOT NULL)
    AND a.previous_hash IS NOT DISTINCT FROM (SELECT b.hash FROM audit_entry b WHERE b.subject_id = a.subject_id
                                                 AND b.position = a.position - 1))"""
# Looked up once: hardly anybody has a claim hidden from them.
_HIDDEN = """hidden AS MATERIALIZED (SELECT h.id, h.reference FROM claim h
        WHERE CAST(:viewer AS uuid) = ANY(h.hidden_from)),
    unseen AS MATERIALIZED (SELECT id FROM hidden
        UNION ALL SELECT o.id FROM task o JOIN hidden h ON h.id = o.claim_id
        UNION ALL SELECT o.id FROM service_request o JOIN hidden h ON h.id = o.claim_id
        UNION ALL SELECT o.id FROM payment o JOIN hidden h ON h.id = o.claim_id
        UNION ALL SELECT o.id FROM payee o JOIN hidden h ON h.id = o.claim_id
        UNION ALL SELECT o.id FROM complaint o JOIN hidden h ON h.id = o.claim_id
        UNION ALL SELECT o.id FROM disagreement o JOIN hidden h ON h.id = o.claim_id
        UNION ALL SELECT o.id FROM agreement_to_pay o JOIN hidden h ON h.id = o.claim_id
        UNION ALL SELECT o.id FROM deadline o JOIN hidden h ON h.id = o.claim_id
        UNION ALL SELECT o.id FROM recovery o JOIN hidden h ON h.id = o.claim_id)"""
_SEEN = """NOT EXISTS (SELECT 1 FROM unseen WHERE unseen.id = a.subject_id)
    AND NOT EXISTS (SELECT 1 FROM hidden WHERE a.facts ->> 'claim' IN (hidden.reference, hidden.id::text))"""


def entries(
    session: Session,
    viewer: UUID | None,
    *,
    subject: UUID | None = None,
    subject_kind: str | None = None,
    actor: UUID | None = None,
    action: str | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    before: int | None = None,
    limit: int,
) -> Sequence[RowMapping]:
    """Entries, the last written first, after the `before` of the page before; `action` is the beginning of a verb."""
    wanted = {
        "subject": (subject, "a.subject_id = :subject"),
        "subject_kind": (subject_kind, "a.subject_kind = :subject_kind"),
        "actor": (actor, "a.actor_id = :actor"),
        "action": (action, "starts_with(a.action, :action)"),
        "since": (since, "a.at >= :since"),
        "until": (until, "a.at < :until"),
        "before": (before, "a.id < :before"),
    }
    chosen = {name: value for name, (value, _) in wanted.items() if value is not None}
    conditions = [_SEEN, *(wanted[name][1] for name in chosen)]
    return rows(
        session,
        f"""WITH {_HIDDEN}
            SELECT a.id, a.subject_kind, a.subject_id, c.reference AS claim_reference, a.position, a.at, a.actor_id,
                   a.actor_name, a.action, a.facts, a.request_id, encode(a.hash, 'hex') AS hash, {_WHOLE} AS whole
              FROM audit_entry a LEFT JOIN claim c ON c.id = a.subject_id
             WHERE {" AND ".join(conditions)} ORDER BY a.id DESC LIMIT :limit""",
        viewer=viewer,
        limit=limit,
        **chosen,
    )


def subject_named(session: Session, name: str) -> UUID | None:
    """The id of a claim by its reference, or of a policy by its number."""
    row = one_row(
        session,
        """SELECT id FROM claim WHERE reference = :name UNION ALL SELECT id FROM policy WHERE number = :name LIMIT 1""",
        name=name,
    )
    return row["id"] if row else None
