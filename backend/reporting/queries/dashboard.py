"""The figures of the dashboard: three statements, whatever the size of the house. Hidden claims are not counted."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.claims.queries import VISIBLE, viewer
from backend.core.access import Actor
from backend.core.db import one_row, rows
from backend.reporting.queries.fragments import MOVED
from backend.reporting.queries.terms import ENDED

_PARIS = "AT TIME ZONE 'Europe/Paris'"


def _counted(name: str, column: str) -> str:
    return f"""(SELECT coalesce(jsonb_agg(jsonb_build_object('code', g.code, 'claims', g.claims)
        ORDER BY g.claims DESC, g.code), '[]')
        FROM (SELECT {column} AS code, count(*) AS claims FROM held GROUP BY 1) g) AS {name}"""


_BAND = """CASE WHEN earliest_deadline IS NULL THEN 'none' WHEN earliest_prudent_day < :today THEN 'expired'
    WHEN earliest_prudent_day < CAST(:today AS date) + 2 THEN 'within_48_hours'
    WHEN earliest_prudent_day < CAST(:today AS date) + 7 THEN 'within_7_days'
    WHEN earliest_prudent_day < CAST(:today AS date) + 14 THEN 'within_14_days' ELSE 'later' END"""

_STOCK = f"""
WITH held AS MATERIALIZED (
    SELECT c.id, c.status, c.earliest_prudent_day, c.earliest_deadline, d.platform, q.kind
      FROM claim c
      LEFT JOIN (SELECT DISTINCT ON (claim_id) claim_id, id, platform FROM disputed_content
                  ORDER BY claim_id, position) d ON d.claim_id = c.id
      LEFT JOIN (SELECT DISTINCT ON (content_id) content_id, kind FROM qualification
                  ORDER BY content_id, decided_at DESC, id DESC) q ON q.content_id = d.id
     WHERE c.closed_at IS NULL AND {VISIBLE}
)
SELECT (SELECT count(*) FROM held) AS open, {_counted("by_status", "status")}, {_counted("by_kind", "kind")},
       {_counted("by_platform", "platform")}, {_counted("by_urgency", _BAND)},
       (SELECT count(*) FROM coverage_period p WHERE p.starts_on <= :today AND p.ends_on > :today
          AND p.events_limit > 0 AND p.events_used >= p.events_limit) AS periods_at_limit
"""


def stock(session: Session, actor: Actor, today: date) -> RowMapping:
    """What is open today, by status, kind, platform and urgency."""
    row = one_row(session, _STOCK, viewer=viewer(actor), today=today)
    assert row is not None
    return row


# Each fact of a month as one row (what, month, how many): added up once, whatever is asked.
_FACTS = f"""
    SELECT 'opened' AS what, (c.declared_at {_PARIS})::date AS day, 1::bigint AS n
      FROM claim c WHERE c.declared_at >= :since AND c.declared_at < :until AND {VISIBLE}
    UNION ALL
    SELECT 'closed', s.day, 1 FROM (SELECT DISTINCT f.claim_id, date_trunc('month', f.at {_PARIS})::date AS day
             FROM claim_status_fact f WHERE f.status = 'closed' AND f.at >= :since AND f.at < :until) s
      JOIN claim c ON c.id = s.claim_id WHERE {VISIBLE}
    UNION ALL
    SELECT e.what, e.day, e.n FROM ({ENDED}) e
    UNION ALL
    SELECT 'complaints', k.received_on, 1 FROM complaint k LEFT JOIN claim c ON c.id = k.claim_id
     WHERE k.received_on >= (CAST(:since AS timestamptz) {_PARIS})::date
       AND k.received_on < (CAST(:until AS timestamptz) {_PARIS})::date AND (c.id IS NULL OR {VISIBLE})
    UNION ALL
    SELECT CASE WHEN x.result = 'gone' THEN 'removals_held' ELSE 'removals_failed' END, x.checked_on, 1
      FROM post_check h JOIN LATERAL (SELECT r.result, r.checked_on FROM post_check_result r
             WHERE r.post_check_id = h.id ORDER BY r.recorded_at DESC, r.id DESC LIMIT 1) x ON true
      JOIN service_request s ON s.id = h.request_id JOIN claim c ON c.id = s.claim_id
     WHERE h.after_days = 30 AND x.checked_on >= (CAST(:since AS timestamptz) {_PARIS})::date
       AND x.checked_on < (CAST(:until AS timestamptz) {_PARIS})::date AND {VISIBLE}
    UNION ALL
    SELECT m.what, (l.recorded_at {_PARIS})::date, m.cents
      FROM (SELECT o.*, e.claim_id FROM ({MOVED}) o JOIN ledger_entry e ON e.id = o.id WHERE o.recorded_at >= :since) l
      JOIN claim c ON c.id = l.claim_id,
           LATERAL (VALUES ('committed_cents', l.committed), ('paid_cents', l.paid)) m (what, cents)
     WHERE m.cents <> 0 AND {VISIBLE}
"""

# Whole days between two steps of a claim, told in the month of the second one.
_SPANS = f"""
    SELECT 'days_to_decision' AS what, k.at AS day, k.at - (c.declared_at {_PARIS})::date AS days
      FROM (SELECT claim_id, (min(decided_at) {_PARIS})::date AS at FROM coverage_decision GROUP BY claim_id) k
      JOIN claim c ON c.id = k.claim_id WHERE {VISIBLE}
    UNION ALL
    SELECT 'days_to_order', o.at, o.at - k.at
      FROM (SELECT s.claim_id, (min(o.ordered_at) {_PARIS})::date AS at FROM purchase_order o
              JOIN service_request s ON s.id = o.request_id GROUP BY s.claim_id) o
      JOIN (SELECT claim_id, (min(decided_at) {_PARIS})::date AS at FROM coverage_decision GROUP BY claim_id) k
        ON k.claim_id = o.claim_id
      JOIN claim c ON c.id = o.claim_id WHERE o.at >= k.at AND {VISIBLE}
    UNION ALL
    SELECT 'days_to_delivery', d.at, d.at - (o.ordered_at {_PARIS})::date
      FROM (SELECT request_id, max(delivered_on) AS at FROM delivery WHERE is_complete GROUP BY request_id) d
      JOIN purchase_order o ON o.request_id = d.request_id JOIN service_request s ON s.id = d.request_id
      JOIN claim c ON c.id = s.claim_id WHERE {VISIBLE}
"""

_MONTHS = f"""
SELECT to_char(date_trunc('month', f.day), 'YYYY-MM') AS month, f.what, sum(f.n)::numeric AS value
  FROM ({_FACTS}) f GROUP BY 1, 2
UNION ALL
SELECT to_char(date_trunc('month', p.day), 'YYYY-MM'), p.what,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY p.days)::numeric
  FROM ({_SPANS}) p
 WHERE p.day >= (CAST(:since AS timestamptz) {_PARIS})::date AND p.day < (CAST(:until AS timestamptz) {_PARIS})::date
 GROUP BY 1, 2
"""


def months(session: Session, actor: Actor, since: datetime, until: datetime, today: date) -> Sequence[RowMapping]:
    """Every figure of every month between two instants: (month, what, value), amounts in cents."""
    values = {"since": since, "until": until, "ends_at": until, "today": today, "viewer": viewer(actor)}
    return rows(session, _MONTHS, **values)


_HANDLERS = f"""
SELECT u.id, u.name, coalesce(h.open, 0) AS open, coalesce(h.expiring, 0) AS expiring,
       coalesce(t.overdue, 0) AS overdue_tasks
  FROM user_account u
  LEFT JOIN (SELECT c.handler_id, count(*) AS open,
                    count(*) FILTER (WHERE c.earliest_prudent_day < CAST(:today AS date) + 14
                                       AND c.earliest_deadline IS NOT NULL) AS expiring
               FROM claim c WHERE c.closed_at IS NULL AND {VISIBLE} GROUP BY c.handler_id) h ON h.handler_id = u.id
  LEFT JOIN (SELECT t.assignee_id, count(*) AS overdue FROM task t LEFT JOIN claim c ON c.id = t.claim_id
              WHERE t.done_at IS NULL AND t.due_on < :today AND (c.id IS NULL OR {VISIBLE})
              GROUP BY t.assignee_id) t ON t.assignee_id = u.id
 WHERE u.active AND (u.role = 'handler' OR h.open > 0 OR t.overdue > 0)
 ORDER BY u.name, u.id
"""


def handlers(session: Session, actor: Actor, today: date) -> Sequence[RowMapping]:
    """The load of each handler: open claims, those that expire within 14 days, tasks whose day has passed."""
    return rows(session, _HANDLERS, viewer=viewer(actor), today=today)
