"""Reads of exceptions, and of what stands beside the limits of events."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.core.db import one_row, rows

_EXCEPTION = """x.id, x.kind, x.event_id, cp.starts_on AS period_start, x.extra_cents, x.extra_events, x.reason,
    x.proposed_at, x.proposed_by AS proposed_by_id, x.proposed_by_name AS proposed_by,
    coalesce(d.outcome, 'proposed') AS state, d.decided_at, d.decided_by_name AS decided_by,
    d.reason AS decision_reason, xp.number AS policy_number"""
_FROM = """FROM limit_exception x JOIN coverage_period cp ON cp.id = x.period_id JOIN policy xp ON xp.id = x.policy_id
    LEFT JOIN limit_exception_decision d ON d.exception_id = x.id"""


def beside_the_limits(session: Session, policy_id: UUID, as_of: datetime | None) -> RowMapping:
    """Exceptions, amounts outside the limit by reason and sessions by period, as known now or `as_of`.

    Of an outside amount: committed and not paid, paid and not come back (cents).
    """
    row = one_row(
        session,
        f"""SELECT
            (SELECT coalesce(jsonb_agg(to_jsonb(o) ORDER BY o.reason), '[]') FROM (
                SELECT l.outside_limit AS reason,
                       coalesce(sum(CASE WHEN l.kind = 'commit' THEN l.amount_cents
                                         WHEN l.kind = 'pay' OR (l.kind = 'release' AND n.kind = 'commit')
                                         THEN -l.amount_cents END), 0) AS committed,
                       coalesce(sum(CASE WHEN l.kind = 'pay' THEN l.amount_cents
                                         WHEN l.kind = 'release' AND n.kind = 'pay' THEN -l.amount_cents
                                    END), 0) AS paid
                  FROM ledger_entry l JOIN claim c ON c.id = l.claim_id LEFT JOIN ledger_entry n ON n.id = l.of_entry
                 WHERE c.policy_id = :policy_id AND l.outside_limit IS NOT NULL AND {_known("l.recorded_at")}
                 GROUP BY l.outside_limit) o) AS outside,
            (SELECT coalesce(jsonb_agg(to_jsonb(e) ORDER BY e.proposed_at, e.id), '[]') FROM (
                SELECT {_EXCEPTION}
                  FROM limit_exception x JOIN coverage_period cp ON cp.id = x.period_id
                  JOIN policy xp ON xp.id = x.policy_id
                  LEFT JOIN limit_exception_decision d ON d.exception_id = x.id AND {_known("d.decided_at")}
                 WHERE x.policy_id = :policy_id AND {_known("x.proposed_at")}) e) AS exceptions,
            (SELECT coalesce(jsonb_agg(jsonb_build_object('starts_on', a.starts_on, 'limit', a.sessions_limit,
                    'used', (SELECT coalesce(sum(CASE WHEN s.corrects IS NULL THEN s.sessions ELSE -s.sessions END), 0)
                               FROM assistance_session s
                              WHERE s.period_id = a.id AND {_known("s.recorded_at")}))), '[]')
               FROM assistance_period a WHERE a.policy_id = :policy_id) AS sessions""",
        policy_id=policy_id,
        as_of=as_of,
    )
    assert row is not None
    return row


def _known(column: str) -> str:
    return f"(CAST(:as_of AS timestamptz) IS NULL OR {column} <= CAST(:as_of AS timestamptz))"


def exceptions_of(session: Session, policy_id: UUID) -> Sequence[RowMapping]:
    """Every exception of a policy, oldest first."""
    sql = f"SELECT {_EXCEPTION} {_FROM} WHERE x.policy_id = :policy_id ORDER BY x.proposed_at, x.id"
    return rows(session, sql, policy_id=policy_id)


def exception_page(session: Session, state: str | None, *, before: UUID | None, limit: int) -> Sequence[RowMapping]:
    """Exceptions in a state, of every policy, the latest first."""
    return rows(
        session,
        f"""SELECT {_EXCEPTION} {_FROM}
             WHERE (CAST(:state AS text) IS NULL OR coalesce(d.outcome, 'proposed') = :state)
               AND (CAST(:before AS uuid) IS NULL OR x.id < :before) ORDER BY x.id DESC LIMIT :limit""",
        state=state,
        before=before,
        limit=limit,
    )


def exception(session: Session, exception_id: UUID) -> RowMapping | None:
    """One exception, with who proposed it and the event whose period it is about."""
    return one_row(
        session,
        f"SELECT {_EXCEPTION}, x.period_id {_FROM} WHERE x.id = :id",
        id=exception_id,
    )


def lock_exception(session: Session, exception_id: UUID) -> None:
    """Let two decisions on one exception wait for each other."""
    rows(session, "SELECT pg_advisory_xact_lock(hashtextextended(:id, 17))", id=str(exception_id))


def period_of(
    session: Session, policy_number: str, *, event_id: UUID | None, on: object, guarantee: str | None
) -> RowMapping | None:
    """The stored period of an event, or the one that holds a day for a guarantee, of a policy."""
    return one_row(
        session,
        """SELECT cp.id, cp.policy_id, cp.annual_limit_cents, cp.guarantee FROM coverage_period cp
             JOIN policy p ON p.id = cp.policy_id
            WHERE p.number = :number AND cp.insured_id = p.insured_id
              AND (CAST(:event_id AS uuid) IS NULL
                   OR EXISTS (SELECT 1 FROM covered_event e WHERE e.id = :event_id AND e.period_id = cp.id))
              AND (CAST(:event_id AS uuid) IS NOT NULL
                   OR (cp.starts_on <= :on AND cp.ends_on > :on AND cp.guarantee = :guarantee))""",
        number=policy_number,
        event_id=event_id,
        on=on,
        guarantee=guarantee,
    )
