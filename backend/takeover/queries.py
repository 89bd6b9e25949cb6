"""Every SELECT of taking over."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import RowMapping, select, text, update
from sqlalchemy.orm import Session

from backend.core.db import one_row, rows
from backend.core.money import Cents
from backend.takeover.models import ClaimImport, TakenOverClaim
from backend.takeover.rules.report import Totals

_OPEN = ("queued", "running")


def known(session: Session, old_reference: str) -> TakenOverClaim | None:
    """What an old reference became."""
    return session.get(TakenOverClaim, old_reference)


def hold(session: Session, old_reference: str) -> None:
    """Let whoever takes over the same old reference wait for this transaction."""
    session.execute(text("SELECT pg_advisory_xact_lock(hashtextextended(:old, 35))"), {"old": old_reference})


def policy_exists(session: Session, number: str) -> bool:
    """Whether this policy is on file."""
    return one_row(session, "SELECT 1 FROM policy WHERE number = :number", number=number) is not None


def handler(session: Session, email: str) -> UUID | None:
    """The active handler or supervisor of an address."""
    sql = """SELECT id FROM user_account WHERE lower(email) = lower(:email) AND active
                AND role IN ('handler', 'supervisor')"""
    row = one_row(session, sql, email=email.strip())
    return row["id"] if row else None


def event_of(session: Session, policy_id: UUID, period_starts_on: date, number: int) -> UUID | None:
    """The event that a number in its period became."""
    row = one_row(
        session,
        """SELECT event_id FROM taken_over_event
            WHERE policy_id = :policy_id AND period_starts_on = :starts AND number = :number""",
        policy_id=policy_id,
        starts=period_starts_on,
        number=number,
    )
    return row["event_id"] if row else None


def reserve_lines(session: Session, claim_id: UUID) -> Sequence[RowMapping]:
    """What a claim is expected to cost, line by line, in cents."""
    return rows(
        session,
        "SELECT guarantee, cost_line, outstanding_cents FROM claim_reserve WHERE claim_id = :claim_id",
        claim_id=claim_id,
    )


def content_ids(session: Session, claim_id: UUID) -> list[UUID]:
    """The contents of a claim in their order."""
    sql = "SELECT id FROM disputed_content WHERE claim_id = :claim_id ORDER BY position"
    return [row["id"] for row in rows(session, sql, claim_id=claim_id)]


def found_totals(session: Session, old_references: Sequence[str]) -> Totals:
    """What these old references brought: the ledger's own entries, the contents and reserves of that day."""
    row = one_row(
        session,
        """WITH mine AS (SELECT * FROM taken_over_claim WHERE old_reference = ANY(:old)),
                 moved AS (SELECT l.kind, l.amount_cents FROM ledger_entry l JOIN mine ON mine.claim_id = l.claim_id
                            WHERE l.source LIKE 'opening:%' AND l.facts ->> 'opening' = 'true')
           SELECT (SELECT count(*) FROM mine) AS claims,
                  (SELECT coalesce(sum(contents), 0) FROM mine) AS contents,
                  (SELECT coalesce(sum(reserve_cents), 0) FROM mine) AS reserve,
                  (SELECT coalesce(sum(CASE kind WHEN 'commit' THEN amount_cents WHEN 'pay' THEN -amount_cents END), 0)
                     FROM moved) AS committed,
                  (SELECT coalesce(sum(amount_cents) FILTER (WHERE kind = 'pay'), 0) FROM moved) AS paid""",
        old=list(old_references),
    )
    assert row is not None, "an aggregate answers one row"
    amounts = (Cents(int(row[name])) for name in ("reserve", "committed", "paid"))
    return Totals(int(row["claims"]), int(row["contents"]), *amounts)


def orphan_events(session: Session, old_references: Sequence[str]) -> Sequence[RowMapping]:
    """Events of these old references whose period lacks the number just below theirs."""
    return rows(
        session,
        """SELECT e.event_id, e.number, e.period_starts_on, o.claim_id
             FROM taken_over_event e JOIN covered_event v ON v.id = e.event_id
             JOIN taken_over_claim o ON o.claim_id = v.opened_by_claim_id
            WHERE o.old_reference = ANY(:old) AND e.number > 1
              AND NOT EXISTS (SELECT 1 FROM taken_over_event b WHERE b.policy_id = e.policy_id
                                 AND b.period_starts_on = e.period_starts_on AND b.number = e.number - 1)
              AND NOT EXISTS (SELECT 1 FROM task t WHERE t.dedup_key = 'check_event_number:' || e.event_id)""",
        old=list(old_references),
    )


def savepoint(session: Session) -> None:
    """Where a rehearsal goes back to when a claim is rejected."""
    session.execute(text("SAVEPOINT one_claim"))


def undo(session: Session) -> None:
    """Back to the last savepoint."""
    session.execute(text("ROLLBACK TO SAVEPOINT one_claim"))
    session.expire_all()


def claim_import(session: Session, import_id: UUID) -> ClaimImport | None:
    """An import, locked against other processes but not against rows that name it; None when it is over or held."""
    mine = select(ClaimImport).where(ClaimImport.id == import_id, ClaimImport.state.in_(_OPEN))
    return session.scalar(mine.with_for_update(skip_locked=True, key_share=True))


def mark_failed(session: Session, import_id: UUID, words: str, now: object) -> None:
    """Say why an import stopped, unless another process finished it."""
    unfinished = (ClaimImport.id == import_id, ClaimImport.state.in_(_OPEN))
    session.execute(update(ClaimImport).where(*unfinished).values(state="failed", error=words, finished_at=now))


def waiting(session: Session) -> Sequence[UUID]:
    """Imports queued, or left by a process that died, oldest first."""
    found = select(ClaimImport.id).where(ClaimImport.state.in_(_OPEN), ClaimImport.content_key.is_not(None))
    return session.scalars(found.order_by(ClaimImport.created_at, ClaimImport.id)).all()


def by_id(session: Session, import_id: UUID) -> ClaimImport | None:
    """One import."""
    return session.get(ClaimImport, import_id)


def rejects(session: Session, import_id: UUID, limit: int | None = None) -> Sequence[RowMapping]:
    """The faults of an import by line."""
    return rows(
        session,
        """SELECT line, position, "column", code, message, old_reference, raw FROM claim_import_reject
            WHERE import_id = :import_id ORDER BY line, position LIMIT :limit""",
        import_id=import_id,
        limit=limit,
    )


def import_page(session: Session, *, before: UUID | None, limit: int) -> Sequence[RowMapping]:
    """Imports, the latest first."""
    return rows(
        session,
        """SELECT id, filename, state, counts, error, created_at, created_by, finished_at FROM claim_import
            WHERE (CAST(:before AS uuid) IS NULL OR id < :before) ORDER BY id DESC LIMIT :limit""",
        before=before,
        limit=limit,
    )
