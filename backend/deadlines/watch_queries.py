"""What the watchdog reads. It trusts no module that writes clocks or reminders: the tables and the law alone."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import RowMapping, text
from sqlalchemy.orm import Session

from backend.core.db import one_row, rows

PAGE_ROWS = 500
MOST_FAULTS = 1000
"""Rows of one fault that are read at most: beyond, everything is wrong and the count says enough."""
FIRST_ID = UUID(int=0)
TASK_KIND = "deadline_watch"
PAST_OF_DEMO = "démonstration : période passée"
_LOCK = "SELECT pg_try_advisory_xact_lock(hashtextextended('deadline_watch', 8)) AS mine"

_ABOUT = "c.id AS claim_id, c.reference, c.hidden_from"

# The clock runs, nobody has been told. Whether it may still wait for the morning is judged by the caller.
NEVER_FIRED = f"""
SELECT {_ABOUT}, r.deadline_id, r.id AS reminder_id, r.rung, r.due_at, CAST(NULL AS timestamptz) AS left_at
  FROM reminder r JOIN deadline d ON d.id = r.deadline_id AND d.state = 'live' JOIN claim c ON c.id = r.claim_id
 WHERE r.state = 'pending' AND r.due_at < :late AND r.due_at >= :since ORDER BY r.due_at LIMIT {MOST_FAULTS}
"""

# What one sweep fires for one clock makes one mail, keyed by one of its rungs. What a person has acknowledged was read.
_FIRED = """
WITH fired AS (
    SELECT r.deadline_id, r.claim_id, r.fired_at, min(r.due_at) AS due_at, (array_agg(r.id))[1] AS reminder_id,
           (array_agg(r.rung))[1] AS rung, array_agg('reminder:' || r.id) AS keys
      FROM reminder r WHERE r.state = 'fired' AND r.acknowledged_at IS NULL AND r.fired_at >= :since
     GROUP BY r.deadline_id, r.claim_id, r.fired_at
)"""
FIRED_WITHOUT_MAIL = f"""{_FIRED}
SELECT {_ABOUT}, f.deadline_id, f.reminder_id, f.rung, f.due_at
  FROM fired f JOIN claim c ON c.id = f.claim_id
 WHERE NOT EXISTS (SELECT 1 FROM outbox_message m WHERE m.dedup_key = ANY (f.keys)) LIMIT {MOST_FAULTS}
"""
SENT_AFTER_DUE = f"""{_FIRED}
SELECT {_ABOUT}, f.deadline_id, f.reminder_id, f.rung, f.due_at, m.sent_at AS left_at
  FROM fired f JOIN claim c ON c.id = f.claim_id
  JOIN outbox_message m ON m.dedup_key = ANY (f.keys) AND m.state = 'sent'
 WHERE m.sent_at >= :recent AND m.sent_at > f.due_at + CAST(:tolerated AS interval) LIMIT {MOST_FAULTS}
"""

# Eight failures are about an hour. A message without claim is about nobody's file.
STUCK = f"""
SELECT c.id AS claim_id, c.reference, coalesce(c.hidden_from, '{{}}') AS hidden_from, m.id AS message_id,
       m.next_attempt_at AS due_at
  FROM outbox_message m LEFT JOIN claim c ON c.id = m.claim_id
 WHERE m.state = 'pending' AND (m.attempts >= 8 OR m.next_attempt_at < :late) LIMIT {MOST_FAULTS}
"""
DEAD = f"""
SELECT c.id AS claim_id, c.reference, coalesce(c.hidden_from, '{{}}') AS hidden_from, m.id AS message_id,
       m.next_attempt_at AS due_at
  FROM outbox_message m LEFT JOIN claim c ON c.id = m.claim_id
 WHERE m.state = 'dead' AND NOT EXISTS (SELECT 1 FROM task t WHERE t.dedup_key = 'undelivered:' || m.id
                                                               AND t.done_at IS NOT NULL) LIMIT {MOST_FAULTS}
"""

# A live clock loses a reminder only because its claim is (or was, for what is past) closed; the rung that watches a
# closed claim goes when it is reopened.
CANCELLED = f"""
SELECT {_ABOUT}, r.deadline_id, r.id AS reminder_id, r.rung, r.due_at
  FROM reminder r JOIN deadline d ON d.id = r.deadline_id AND d.state = 'live' JOIN claim c ON c.id = r.claim_id
 WHERE r.state = 'cancelled' AND r.due_at >= :since
   AND (btrim(coalesce(r.cancelled_reason, '')) = '' OR (c.closed_at IS NULL AND d.kind <> 'critique_licite'
        AND r.rung <> 'closed_watch' AND (r.due_at > :now OR NOT (r.cancelled_reason = '{PAST_OF_DEMO}' OR EXISTS (
            SELECT 1 FROM claim_status_fact s WHERE s.claim_id = c.id AND s.status = 'closed'))))) LIMIT {MOST_FAULTS}
"""

_PUBLISHED = """LEFT JOIN LATERAL (SELECT f.earliest, f.latest, f.at FROM publication_fact f WHERE f.content_id = o.id
                   ORDER BY f.recorded_at DESC, f.id DESC LIMIT 1) p ON true"""

# What opened the clock, as it stands after corrections: the content itself, a new publication, a request or a decision.
_OPENED_BY = """LEFT JOIN LATERAL (
    WITH RECURSIVE told AS (
        SELECT e.id, e.happened_on AS on_day, e.recorded_at FROM publication_event e WHERE e.id = d.origin_id
        UNION ALL SELECT e.id, e.happened_on, e.recorded_at FROM publication_event e JOIN told ON e.corrects = told.id
    ), asked AS (
        SELECT e.id, e.start_on AS on_day, e.recorded_at FROM clock_opening e WHERE e.id = d.origin_id
        UNION ALL SELECT e.id, e.start_on, e.recorded_at FROM clock_opening e JOIN asked ON e.corrects = asked.id
    ) SELECT on_day FROM (TABLE told UNION ALL TABLE asked) facts
       ORDER BY recorded_at DESC, id DESC LIMIT 1) b ON true"""

_CLOCKS = f"""
SELECT {_ABOUT}, c.insured_postcode, c.court_postcode, c.closed_at, d.id AS deadline_id, d.rule, d.rule_version, d.kind,
       d.start_on, d.last_day, d.prudent_day, d.escalate_from, d.not_later_than, d.broken, d.computed_at,
       p.earliest, p.latest, p.at, o.first_seen_on, b.on_day AS opened_on,
       (SELECT coalesce(jsonb_agg(jsonb_build_array(a.code, a.performed_on, a.dispatched_on)
                                  ORDER BY a.performed_on, a.recorded_at), '[]')
          FROM procedural_act a WHERE a.claim_id = d.claim_id
           AND (a.content_ids = '{{}}' OR d.content_id::text = ANY (a.content_ids))
           AND NOT EXISTS (SELECT 1 FROM procedural_act n WHERE n.corrects = a.id)) AS acts,
       (SELECT coalesce(jsonb_agg(to_jsonb(r) ORDER BY r.due_at), '[]')
          FROM reminder r WHERE r.deadline_id = d.id) AS reminders,
       ARRAY(SELECT s.at FROM claim_status_fact s
              WHERE s.claim_id = d.claim_id AND s.status = 'reopened') AS reopened_at
  FROM deadline d JOIN claim c ON c.id = d.claim_id
  LEFT JOIN disputed_content o ON o.id = d.origin_id {_PUBLISHED} {_OPENED_BY}
 WHERE d.state = 'live' AND d.id > :after ORDER BY d.id LIMIT {PAGE_ROWS}
"""

_CONTENTS = f"""
SELECT {_ABOUT}, o.id AS content_id, o.form, o.excerpt, q.kind, q.author_is_professional, o.author,
       ARRAY(SELECT d.rule FROM deadline d WHERE d.origin_id = o.id AND d.state <> 'superseded') AS rules
  FROM disputed_content o JOIN claim c ON c.id = o.claim_id
  LEFT JOIN LATERAL (SELECT q.kind, q.author_is_professional FROM qualification q WHERE q.content_id = o.id
                      ORDER BY q.decided_at DESC, q.id DESC LIMIT 1) q ON true
 WHERE o.id > :after ORDER BY o.id LIMIT {PAGE_ROWS}
"""

_LAST_DAILY = """
SELECT (SELECT created_at FROM outbox_message WHERE dedup_key = ANY (:keys) ORDER BY created_at DESC LIMIT 1) AS at,
       (SELECT facts FROM task WHERE kind = :kind AND done_at IS NULL ORDER BY created_at DESC LIMIT 1) AS facts
"""


def suspects(session: Session, sql: str, **parameters: object) -> Sequence[RowMapping]:
    """The rows of one of the statements above."""
    return rows(session, sql, **parameters)


def live_clocks(session: Session) -> Iterator[RowMapping]:
    """Every live clock with its facts, acts and reminders, each page seen at one instant."""
    return _pages(session, _CLOCKS, "deadline_id")


def contents(session: Session) -> Iterator[RowMapping]:
    """Every content with its qualification and the rules of its clocks, closed ones included."""
    return _pages(session, _CONTENTS, "content_id")


def _pages(session: Session, sql: str, key: str) -> Iterator[RowMapping]:
    after = FIRST_ID
    while page := rows(session, sql, after=after):
        yield from page
        after = page[-1][key]


def zones(session: Session) -> list[str]:
    """Where staff work."""
    return [row["zone"] for row in rows(session, "SELECT DISTINCT zone FROM user_account")]


def lock_daily(session: Session, key: str) -> bool:
    """Whether this worker makes the daily check of `key`: nobody else is at it, and it was not made."""
    if not rows(session, _LOCK)[0]["mine"]:
        return False
    return not rows(session, "SELECT 1 FROM outbox_message WHERE dedup_key = :key", key=key)


def last_daily(session: Session, keys: Sequence[str]) -> RowMapping:
    """When the daily check was last made under one of these keys, and what it found that nobody has settled."""
    row = one_row(session, _LAST_DAILY, keys=list(keys), kind=TASK_KIND)
    assert row is not None
    return row


def settle(session: Session, now: datetime) -> None:
    """A new whole check stands for those before it."""
    session.execute(
        text("UPDATE task SET done_at = :now WHERE kind = :kind AND done_at IS NULL"), {"now": now, "kind": TASK_KIND}
    )
