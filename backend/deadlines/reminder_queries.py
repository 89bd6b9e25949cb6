"""The statements that fire reminders and that watch over them."""

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.core.db import one_row
from backend.deadlines.recipients import FACTS, FOR_HANDLER, FOR_SUPERVISOR, STAFF, WHEN, addressed, zones_at

# What is due by `now`, by clock: all of it goes together, to a supervisor as soon as one rung is meant for them.
_WAITING = f"""
{STAFF}, waiting AS MATERIALIZED (
    SELECT r.deadline_id, r.claim_id, min(r.due_at) AS since, max(r.last_day) AS last_day,
           bool_or(r.audience = 'supervisor') AS for_supervisor, max(r.created_at) AS written_at,
           (array_agg(r.handler_id ORDER BY r.due_at DESC, r.id DESC))[1] AS handler_id
      FROM reminder r WHERE r.state = 'pending' AND r.due_at <= :now GROUP BY r.deadline_id, r.claim_id
), addressed AS MATERIALIZED (
{
    addressed(
        "waiting",
        f"CASE WHEN w.for_supervisor THEN {FOR_SUPERVISOR} ELSE {FOR_HANDLER} END",
        held_by_nobody="w.for_supervisor",
    )
}
)"""

# A rung due as it is written answers somebody at work on this very claim: it leaves at once, whatever the hour.
AT_WORK = "interval '15 minutes'"

# A deadline is locked before its reminders, as `queries.supersede` does, and neither is waited for: what another worker
# or an act being recorded holds is left to the next sweep, as is what must wait for the recipient's morning.
_SWEEP = f"""
WITH {_WAITING}, chosen AS MATERIALIZED (
    SELECT d.id, d.rule, d.rule_version, d.state, a.recipient_id, a.email,
           CASE WHEN NOT a.for_supervisor AND a.recipient_id <> a.handler_id THEN a.handler END AS instead_of
      FROM deadline d JOIN addressed a ON a.deadline_id = d.id
     WHERE d.state <> 'live' OR a.is_open OR a.last_day <= a.through
        OR a.written_at > CAST(:now AS timestamptz) - {AT_WORK}
     ORDER BY a.since LIMIT :batch
       FOR NO KEY UPDATE OF d SKIP LOCKED
), due AS MATERIALIZED (
    SELECT r.*, chosen.state = 'live' AS live, chosen.state AS clock_state, chosen.rule,
           chosen.recipient_id, chosen.email, chosen.instead_of,
           CAST(:titles AS jsonb) ->> (chosen.rule || ':' || chosen.rule_version) AS title
      FROM reminder r JOIN chosen ON chosen.id = r.deadline_id
     WHERE r.state = 'pending' AND r.due_at <= :now
       FOR UPDATE OF r SKIP LOCKED
), moved AS (
    UPDATE reminder r
       SET state = CASE WHEN due.live THEN 'fired' ELSE 'cancelled' END,
           fired_at = CASE WHEN due.live THEN CAST(:now AS timestamptz) END,
           cancelled_reason = CASE WHEN NOT due.live THEN 'clock_' || due.clock_state END
      FROM due WHERE r.id = due.id RETURNING 1
), urgent AS (
    SELECT DISTINCT ON (deadline_id) due.*, coalesce(prudent_day, last_day) AS day,
           coalesce(prudent_day, last_day) - CAST(:today AS date) AS days
      FROM due WHERE live ORDER BY deadline_id, due_at DESC, due_on DESC, id DESC
), merged AS (
    SELECT urgent.id, string_agg('– ' || due.label, E'\\n' ORDER BY due.due_at, due.due_on) AS labels
      FROM urgent JOIN due ON due.deadline_id = urgent.deadline_id AND due.id <> urgent.id GROUP BY urgent.id
), worded AS (
    SELECT urgent.*, coalesce(email, :team_email) AS recipient,
           coalesce(CAST(:also AS text) || merged.labels || E'\\n', '')
           || coalesce(CASE WHEN instead_of IS NOT NULL THEN format(CAST(:instead AS text), instead_of) END, '')
           AS also,{WHEN}
      FROM urgent
      LEFT JOIN merged ON merged.id = urgent.id
), mail AS (
    INSERT INTO outbox_message
           (id, dedup_key, recipient, subject, body, claim_id, created_at, next_attempt_at, give_up_at)
    SELECT gen_random_uuid(), 'reminder:' || id, recipient,
           format(CAST(:subject AS text), claim_reference, title, moment),
           format(CAST(:body AS text), claim_reference, title, moment, label, last_day_text, also, link),
           claim_id, :now, :now, give_up_at
      FROM worded
        ON CONFLICT (dedup_key) DO NOTHING RETURNING 1
), todo AS (
    INSERT INTO task (id, dedup_key, kind, title, claim_id, assignee_id, due_on, facts, created_at)
    SELECT gen_random_uuid(), 'reminder:' || id, 'reminder', label, claim_id, recipient_id, due_on, {FACTS}, :now
      FROM worded
        ON CONFLICT (dedup_key) DO NOTHING RETURNING 1
)
SELECT (SELECT count(*) FROM moved) AS moved, (SELECT count(*) FROM mail) AS mails, (SELECT count(*) FROM todo) AS todos
"""

# Judged as at `now`: what waits for its recipient's morning is not late.
_OVERDUE = f"""
WITH {_WAITING}
SELECT count(*) AS late
  FROM reminder r
  JOIN deadline d ON d.id = r.deadline_id
  JOIN addressed a ON a.deadline_id = r.deadline_id
 WHERE r.state = 'pending' AND r.due_at < :now
   AND (d.state <> 'live' OR r.due_at < a.open_until OR a.last_day <= a.through)
"""

_WATCH = """
SELECT (SELECT count(*) FROM outbox_message WHERE state = 'pending' AND next_attempt_at < :late) AS overdue_messages,
       (SELECT count(*) FROM task WHERE kind = 'undelivered_message' AND done_at IS NULL) AS dead_messages,
       (SELECT count(*) FROM deadline d WHERE state = 'live' AND fatal
           AND NOT EXISTS (SELECT 1 FROM reminder r WHERE r.deadline_id = d.id)) AS deadlines_without_reminder
"""


def fire_due(session: Session, *, now: datetime, today: date, batch: int, words: Mapping[str, str]) -> RowMapping:
    """Move what is due, write its mails and tasks: how many `moved`, `mails`, `todos`. `words` are the French texts."""
    return _counts(session, _SWEEP, now=now, today=today, batch=batch, **zones_at(now), **words)


def overdue_reminders(session: Session, *, late: datetime) -> int:
    """How many reminders should have left before `late`: due by then, in working hours of whoever gets them."""
    return int(_counts(session, _OVERDUE, now=late, **zones_at(late))["late"])


def watch(session: Session, *, late: datetime) -> dict[str, int]:
    """What should have left before `late` and has not, what nobody has taken over, which clocks nobody watches."""
    return {"overdue_reminders": overdue_reminders(session, late=late), **_counts(session, _WATCH, late=late)}


def _counts(session: Session, sql: str, **parameters: object) -> RowMapping:
    row = one_row(session, sql, **parameters)
    assert row is not None
    return row
