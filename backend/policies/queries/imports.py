"""Imports and what they rejected."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import RowMapping, select, text, update
from sqlalchemy.orm import Session

from backend.core.db import rows
from backend.policies.models import PolicyImport

_OPEN = ("queued", "running")


def mark_running(session: Session, import_id: UUID) -> None:
    """Show that a queued import has begun."""
    queued = (PolicyImport.id == import_id, PolicyImport.state == "queued")
    session.execute(update(PolicyImport).where(*queued).values(state="running"))


def claim_import(session: Session, import_id: UUID) -> PolicyImport | None:
    """The import, locked for this transaction; None when it is over or somebody else is at it."""
    mine = select(PolicyImport).where(PolicyImport.id == import_id, PolicyImport.state.in_(_OPEN))
    return session.scalar(mine.with_for_update(skip_locked=True))


def mark_failed(session: Session, import_id: UUID, words: str, now: datetime) -> None:
    """Say why an import stopped, unless another process finished it."""
    unfinished = (PolicyImport.id == import_id, PolicyImport.state.in_(_OPEN))
    session.execute(update(PolicyImport).where(*unfinished).values(state="failed", error=words, finished_at=now))


def waiting(session: Session) -> Sequence[UUID]:
    """Imports queued, or left by a process that died, oldest first."""
    found = select(PolicyImport.id).where(PolicyImport.state.in_(_OPEN), PolicyImport.content_key.is_not(None))
    return session.scalars(found.order_by(PolicyImport.created_at, PolicyImport.id)).all()


def by_id(session: Session, import_id: UUID) -> PolicyImport | None:
    """One import."""
    return session.get(PolicyImport, import_id)


_REJECTS = """
SELECT line, min(raw) AS raw, string_agg("column", ', ' ORDER BY position) AS columns,
       string_agg(code, ', ' ORDER BY position) AS codes, string_agg(message, ' ' ORDER BY position) AS messages
  FROM policy_import_reject WHERE import_id = :import_id GROUP BY line ORDER BY line
"""


def rejected_lines(session: Session, import_id: UUID) -> Iterator[RowMapping]:
    """The rejected lines of an import with their reasons, one row a line."""
    yield from session.execute(text(_REJECTS), {"import_id": import_id}).mappings()


def faults(session: Session, import_id: UUID, *, after: tuple[int, int], limit: int) -> Sequence[RowMapping]:
    """Faults of an import, `limit` of them after `after` (line, position)."""
    return rows(
        session,
        """SELECT line, position, "column", code, message, policy_number FROM policy_import_reject
            WHERE import_id = :import_id AND (line, position) > (:line, :position)
            ORDER BY line, position LIMIT :limit""",
        import_id=import_id,
        line=after[0],
        position=after[1],
        limit=limit,
    )


def import_page(session: Session, *, before: UUID | None, limit: int) -> Sequence[RowMapping]:
    """Imports, the latest first."""
    return rows(
        session,
        """SELECT id, filename, as_of, delta, state, counts, error, created_at, created_by, finished_at
             FROM policy_import WHERE (CAST(:before AS uuid) IS NULL OR id < :before) ORDER BY id DESC LIMIT :limit""",
        before=before,
        limit=limit,
    )
