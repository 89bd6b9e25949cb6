"""The statements that fire reminders and that watch over them."""

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.core.db import one_row

# A deadline is locked before its reminders, as `queries.supersede` does, and neither is waited for: what another worker
# or an act being recorded holds is left to the next sweep. All that is due of one deadline is fired together.
_SWEEP = """
WITH chosen AS MATERIALIZED (
    SELECT d.id, d.rule, d.rule_version, d.state FROM deadline d
     WHERE d.id IN (SELECT r.deadline_id FROM reminder r WHERE r.state = 'pending' AND r.due_at <= :now
                     ORDER BY r.due_at LIMIT :batch)
       FOR NO KEY UPDATE OF d SKIP LOCKED
), due AS MATERIALIZED (
    SELECT r.*, chosen.state = 'live' AS live, chosen.state AS clock_state, chosen.rule,
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
    SELECT urgent.*, coalesce(u.email, :team_email) AS recipient,
           coalesce(to_char(last_day, 'DD/MM/YYYY'), 'à établir') AS last_day_text,
           coalesce(CAST(:also AS text) || merged.labels || E'\\n', '') AS also,
           format(CAST(:link AS text), claim_reference) AS link,
           greatest((last_day + 1)::timestamp AT TIME ZONE 'Europe/Paris',
                    CAST(:now AS timestamptz) + interval '2 days') AS give_up_at,
           CASE WHEN day IS NULL THEN 'date à établir'
                WHEN days > 1 THEN format('dans %s jours', days) WHEN days = 1 THEN 'demain'
                WHEN days = 0 THEN 'aujourd’hui' WHEN days = -1 THEN 'hier'
                ELSE format('il y a %s jours', -days) END
           || coalesce(CASE WHEN prudent_day IS NULL THEN ' (dernier jour ' ELSE ' (jour prudent ' END
                       || to_char(day, 'DD/MM/YYYY') || ')', '') AS moment
      FROM urgent
      LEFT JOIN user_account u ON u.id = urgent.handler_id AND u.active
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
    SELECT gen_random_uuid(), 'reminder:' || id, 'reminder', label, claim_id, handler_id, due_on,
           jsonb_build_object('deadline_id', deadline_id, 'rule', rule, 'rung', rung,
                              'last_day', last_day, 'prudent_day', prudent_day),
           :now
      FROM worded
        ON CONFLICT (dedup_key) DO NOTHING RETURNING 1
)
SELECT (SELECT count(*) FROM moved) AS moved, (SELECT count(*) FROM mail) AS mails, (SELECT count(*) FROM todo) AS todos
"""


_WATCH = """
SELECT (SELECT count(*) FROM reminder WHERE state = 'pending' AND due_at < :late) AS overdue_reminders,
       (SELECT count(*) FROM outbox_message WHERE state = 'pending' AND next_attempt_at < :late) AS overdue_messages,
       (SELECT count(*) FROM task WHERE kind = 'undelivered_message' AND done_at IS NULL) AS dead_messages,
       (SELECT count(*) FROM deadline d WHERE state = 'live' AND fatal
           AND NOT EXISTS (SELECT 1 FROM reminder r WHERE r.deadline_id = d.id)) AS deadlines_without_reminder
"""


def fire_due(session: Session, *, now: datetime, today: date, batch: int, words: Mapping[str, str]) -> RowMapping:
    """Move what is due, write its mails and tasks: how many `moved`, `mails`, `todos`. `words` are the French texts."""
    return _counts(session, _SWEEP, now=now, today=today, batch=batch, **words)


def watch(session: Session, *, late: datetime) -> RowMapping:
    """What should have left before `late` and has not, what nobody has taken over, which clocks nobody watches."""
    return _counts(session, _WATCH, late=late)


def _counts(session: Session, sql: str, **parameters: object) -> RowMapping:
    row = one_row(session, sql, **parameters)
    assert row is not None
    return row
