"""The figures of a month, as known at its end: every count stops at `:ends_at`, so that a past month never moves.

What the tables keep of today only (a claim's policy, its handler) comes from the audit trail. Names alone are today's.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.core.db import one_row, rows
from backend.reporting.queries.fragments import (
    MOVED,
    MOVEMENTS,
    OPEN_AT_END,
    PERIODS,
    POLICIES,
    POLICY_AT_END,
    bounds,
)
from backend.reporting.rules import Month


def carrier(session: Session) -> RowMapping | None:
    """The risk carrier in whose name the report is made."""
    return one_row(session, "SELECT name, letterhead FROM risk_carrier ORDER BY code LIMIT 1")


def figures(session: Session, month: Month) -> RowMapping:
    """The counts and amounts of one month."""
    row = one_row(
        session,
        f"""SELECT
            (SELECT count(*) FROM ({POLICIES}) p WHERE p.in_force) AS policies_in_force,
            (SELECT count(*) FROM claim WHERE declared_at >= :starts_at AND declared_at < :ends_at) AS claims_declared,
            (SELECT count(*) FROM claim c WHERE {OPEN_AT_END}) AS claims_open_at_end,
            (SELECT count(DISTINCT claim_id) FROM claim_status_fact
              WHERE status = 'closed' AND at >= :starts_at AND at < :ends_at) AS claims_closed,
            (SELECT count(*) FROM covered_event WHERE created_at >= :starts_at AND created_at < :ends_at)
              AS events_opened,
            (SELECT count(*) FROM ({PERIODS}) p WHERE p.used >= p.events_limit) AS policies_at_limit,
            d.covered AS decided_covered, d.not_covered AS decided_not_covered, d.advice_only AS decided_advice_only,
            m.committed AS committed_cents, m.paid AS paid_cents, m.released AS released_cents,
            m.recovered AS recovered_cents, m.outside_limit AS outside_limit_cents
          FROM ({MOVEMENTS}) m, (
            SELECT count(*) FILTER (WHERE outcome = 'covered') AS covered,
                   count(*) FILTER (WHERE outcome = 'not_covered') AS not_covered,
                   count(*) FILTER (WHERE outcome = 'advice_only') AS advice_only
              FROM (SELECT DISTINCT ON (claim_id) outcome FROM coverage_decision
                     WHERE decided_at >= :starts_at AND decided_at < :ends_at
                     ORDER BY claim_id, decided_at DESC, id DESC) last) d""",
        **bounds(month),
    )
    assert row is not None
    return row


def consumption(session: Session, month: Month) -> Sequence[RowMapping]:
    """The insurance periods under way that hold an event: slots and euros."""
    return rows(
        session,
        f"""SELECT p.number, tp.code AS product, h.last_name, h.first_name, i.last_name AS insured_last_name,
                   i.first_name AS insured_first_name, x.*
              FROM ({PERIODS}) x JOIN policy p ON p.id = x.policy_id JOIN product tp ON tp.id = x.product_id
              JOIN person h ON h.id = p.policyholder_id JOIN person i ON i.id = x.insured_id
             ORDER BY p.number, x.starts_on, x.insured_id""",
        **bounds(month),
    )


def products(session: Session, month: Month) -> Sequence[RowMapping]:
    """Each product: stocks at the end, movements of the month."""
    return rows(
        session,
        f"""WITH bound AS MATERIALIZED ({POLICIES}),
            moved AS (SELECT cp.policy_id, sum(l.committed) AS committed, sum(l.paid) AS paid
              FROM ({MOVED}) l JOIN covered_event e ON e.id = l.event_id
              JOIN coverage_period cp ON cp.id = e.period_id
             WHERE l.recorded_at >= :starts_at GROUP BY cp.policy_id),
            declared AS (SELECT {POLICY_AT_END} AS policy_id, count(*) AS claims FROM claim c
              WHERE declared_at >= :starts_at AND declared_at < :ends_at GROUP BY 1),
            opened AS (SELECT cp.policy_id, count(*) AS events FROM covered_event e
              JOIN coverage_period cp ON cp.id = e.period_id
             WHERE e.created_at >= :starts_at AND e.created_at < :ends_at GROUP BY cp.policy_id),
            remaining AS (SELECT x.policy_id, sum(x.limit_cents - x.committed - x.paid) AS cents
              FROM ({PERIODS}) x GROUP BY x.policy_id)
            SELECT b.product, count(*) FILTER (WHERE b.in_force) AS in_force, coalesce(sum(d.claims), 0) AS declared,
                   coalesce(sum(o.events), 0) AS events, coalesce(sum(m.committed), 0) AS committed,
                   coalesce(sum(m.paid), 0) AS paid, coalesce(sum(r.cents), 0) AS remaining
              FROM bound b LEFT JOIN moved m ON m.policy_id = b.id LEFT JOIN declared d ON d.policy_id = b.id
              LEFT JOIN opened o ON o.policy_id = b.id LEFT JOIN remaining r ON r.policy_id = b.id
             GROUP BY b.product ORDER BY b.product""",
        **bounds(month),
    )


def declared_by_day(session: Session, month: Month) -> Sequence[RowMapping]:
    """Claims declared on each day of the month, in Paris."""
    return rows(
        session,
        """SELECT (declared_at AT TIME ZONE 'Europe/Paris')::date AS day, count(*) AS declared FROM claim
            WHERE declared_at >= :starts_at AND declared_at < :ends_at GROUP BY 1 ORDER BY 1""",
        starts_at=month.starts_at,
        ends_at=month.ends_at,
    )


def trailing(session: Session, month: Month, since: datetime) -> Sequence[RowMapping]:
    """The last twelve months: declared, covered, committed, paid."""
    return rows(
        session,
        f"""SELECT m.month, sum(m.declared) AS declared, sum(m.covered) AS covered, sum(m.committed) AS committed,
                  sum(m.paid) AS paid
             FROM (SELECT date_trunc('month', declared_at AT TIME ZONE 'Europe/Paris')::date AS month, 1 AS declared,
                          0 AS covered, 0 AS committed, 0 AS paid
                     FROM claim WHERE declared_at >= :since AND declared_at < :ends_at
                   UNION ALL
                   SELECT k.month, 0, 1, 0, 0 FROM (
                     SELECT DISTINCT ON (claim_id, month) outcome,
                            date_trunc('month', decided_at AT TIME ZONE 'Europe/Paris')::date AS month
                       FROM coverage_decision WHERE decided_at >= :since AND decided_at < :ends_at
                      ORDER BY claim_id, month, decided_at DESC, id DESC) k WHERE k.outcome = 'covered'
                   UNION ALL
                   SELECT date_trunc('month', l.recorded_at AT TIME ZONE 'Europe/Paris')::date, 0, 0,
                          l.committed, l.paid
                     FROM ({MOVED}) l WHERE l.event_id IS NOT NULL AND l.recorded_at >= :since
                  ) m GROUP BY m.month ORDER BY m.month""",
        since=since,
        ends_at=month.ends_at,
    )
