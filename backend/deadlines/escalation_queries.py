"""The statements on what was sent: what nobody answers goes up, what somebody answers stops."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import RowMapping, text
from sqlalchemy.orm import Session

from backend.core.db import one_row, rows
from backend.deadlines.recipients import FACTS, FOR_SECOND, FOR_SUPERVISOR, STAFF, WHEN, addressed, zones_at

_KINDS = "('reminder', 'reminder_escalated')"
_TOLD = """EXISTS (SELECT 1 FROM task t WHERE t.assignee_id = p.id
                              AND t.dedup_key IN ('reminder:' || w.id, 'escalated_at:' || w.id))"""


def _unanswered(stamp: str, since: str) -> str:
    """What has waited for a working day after `since` and lacks `stamp`, with the task that answers it, if any."""
    return f"""
unanswered AS MATERIALIZED (
    SELECT r.*, d.rule, d.rule_version, answer.done_at, answer.done_by
      FROM reminder r
      JOIN deadline d ON d.id = r.deadline_id AND d.state = 'live'
      JOIN zone team ON team.name = :team_zone
      LEFT JOIN staff h ON h.id = r.handler_id
      LEFT JOIN LATERAL (SELECT t.done_at, t.done_by FROM task t
                          WHERE t.claim_id = r.claim_id AND t.kind IN {_KINDS} AND t.done_at IS NOT NULL
                            AND t.facts ->> 'deadline_id' = r.deadline_id::text AND t.created_at >= r.fired_at
                          ORDER BY t.done_at LIMIT 1) answer ON true
     WHERE r.state = 'fired' AND r.acknowledged_at IS NULL AND r.{stamp} IS NULL
       AND r.{since} <= coalesce(h.unanswered_since, team.unanswered_since)
)"""


def _escalation(stamp: str, since: str, line: str) -> str:
    """What nobody answers goes to `line`: by clock, one mail and one task.

    A task done since is an answer too: its reminders are acknowledged here and go no further. Nobody is told twice.
    """
    return f"""
WITH {STAFF}, {_unanswered(stamp, since)}, urgent AS MATERIALIZED (
    SELECT DISTINCT ON (deadline_id) *, coalesce(prudent_day, last_day) AS day,
           coalesce(prudent_day, last_day) - CAST(:today AS date) AS days
      FROM unanswered WHERE done_at IS NULL ORDER BY deadline_id, due_at DESC, due_on DESC, id DESC
), addressed AS MATERIALIZED (
{addressed("urgent", line, told=_TOLD)}
), chosen AS MATERIALIZED (
    SELECT a.* FROM deadline d JOIN addressed a ON a.deadline_id = d.id
     WHERE d.state = 'live' AND (a.is_open OR a.last_day <= a.through)
     ORDER BY a.{since} LIMIT :batch
       FOR NO KEY UPDATE OF d SKIP LOCKED
), held AS MATERIALIZED (
    SELECT r.id, u.done_at, u.done_by, r.deadline_id FROM reminder r JOIN unanswered u ON u.id = r.id
     WHERE r.acknowledged_at IS NULL AND r.{stamp} IS NULL
       AND (u.done_at IS NOT NULL OR r.deadline_id IN (SELECT deadline_id FROM chosen))
       FOR UPDATE OF r SKIP LOCKED
), answered AS (
    UPDATE reminder r SET acknowledged_at = held.done_at,
           acknowledged_by = coalesce((SELECT u.name FROM user_account u WHERE u.id = held.done_by),
                                      (SELECT k.name FROM api_token k WHERE k.id = held.done_by), 'Égide')
      FROM held WHERE r.id = held.id AND held.done_at IS NOT NULL RETURNING 1
), moved AS (
    UPDATE reminder r SET {stamp} = :now FROM held WHERE r.id = held.id AND held.done_at IS NULL RETURNING 1
), worded AS (
    SELECT chosen.*, '{stamp}:' || id AS dedup_key, coalesce(email, :team_email) AS recipient,
           CAST(:titles AS jsonb) ->> (rule || ':' || rule_version) AS title,
           to_char(fired_at AT TIME ZONE 'Europe/Paris', 'DD/MM/YYYY à HH24:MI') AS sent_text,{WHEN}
      FROM chosen WHERE id IN (SELECT id FROM held WHERE done_at IS NULL)
), mail AS (
    INSERT INTO outbox_message
           (id, dedup_key, recipient, subject, body, claim_id, created_at, next_attempt_at, give_up_at)
    SELECT gen_random_uuid(), dedup_key, recipient,
           format(CAST(:subject AS text), claim_reference, title, moment),
           format(CAST(:body AS text), claim_reference, title, moment, label, last_day_text, sent_text, link,
                  coalesce(handler, 'aucun')),
           claim_id, :now, :now, give_up_at
      FROM worded
        ON CONFLICT (dedup_key) DO NOTHING RETURNING 1
), todo AS (
    INSERT INTO task (id, dedup_key, kind, title, claim_id, assignee_id, due_on, facts, created_at)
    SELECT gen_random_uuid(), dedup_key, 'reminder_escalated', format(CAST(:todo AS text), label), claim_id,
           recipient_id, CAST(:today AS date), {FACTS}, :now
      FROM worded
        ON CONFLICT (dedup_key) DO NOTHING RETURNING 1
)
SELECT (SELECT count(*) FROM moved) + (SELECT count(*) FROM answered) AS moved
"""


_TO_SUPERVISOR = _escalation("escalated_at", "fired_at", FOR_SUPERVISOR)
_TO_SECOND = _escalation("escalated_again_at", "escalated_at", FOR_SECOND)

_ACKNOWLEDGE = f"""
WITH seen AS (
    UPDATE reminder SET acknowledged_at = :now, acknowledged_by = :name
     WHERE deadline_id = :deadline_id AND state = 'fired' AND acknowledged_at IS NULL RETURNING claim_id
), done AS (
    UPDATE task SET done_at = :now, done_by = :actor_id
     WHERE claim_id = (SELECT claim_id FROM deadline WHERE id = :deadline_id) AND kind IN {_KINDS} AND done_at IS NULL
       AND facts ->> 'deadline_id' = CAST(:deadline_id AS text) RETURNING 1
)
SELECT (SELECT count(*) FROM seen) AS seen, (SELECT count(*) FROM done) AS done
"""


def escalate_to_supervisor(
    session: Session, *, now: datetime, today: date, batch: int, words: Mapping[str, str]
) -> int:
    """Send up what nobody answered within a working day; how many reminders moved. `words` are the French texts."""
    return _moved(session, _TO_SUPERVISOR, now=now, today=today, batch=batch, **zones_at(now), **words)


def escalate_to_second(session: Session, *, now: datetime, today: date, batch: int, words: Mapping[str, str]) -> int:
    """Send to the named second what nobody answered within a working day of going up; how many reminders moved."""
    return _moved(session, _TO_SECOND, now=now, today=today, batch=batch, **zones_at(now), **words)


def _moved(session: Session, sql: str, **parameters: object) -> int:
    row = one_row(session, sql, **parameters)
    assert row is not None
    return int(row["moved"])


def is_visible(session: Session, deadline_id: UUID, viewer: UUID | None) -> bool:
    """Whether `viewer` may know of a clock: not on a claim hidden from them; a token (None) sees every claim."""
    found = one_row(
        session,
        """SELECT 1 FROM deadline d JOIN claim c ON c.id = d.claim_id
            WHERE d.id = :deadline_id
              AND (CAST(:viewer AS uuid) IS NULL OR CAST(:viewer AS uuid) <> ALL (c.hidden_from))""",
        deadline_id=deadline_id,
        viewer=viewer,
    )
    return found is not None


def acknowledge(session: Session, deadline_id: UUID, *, actor_id: UUID, name: str, now: datetime) -> int:
    """Mark every fired reminder of a clock as seen and its tasks as done; how many reminders were."""
    found = session.execute(
        text(_ACKNOWLEDGE), {"deadline_id": deadline_id, "actor_id": actor_id, "name": name, "now": now}
    )
    return int(found.mappings().one()["seen"])


def fired_reminders(session: Session, deadline_id: UUID) -> Sequence[RowMapping]:
    """What was sent of a clock, the latest first."""
    return rows(
        session,
        """SELECT rung, label, due_on, fired_at, acknowledged_at, acknowledged_by, escalated_at, escalated_again_at
             FROM reminder WHERE deadline_id = :deadline_id AND state = 'fired' ORDER BY due_at DESC, id DESC""",
        deadline_id=deadline_id,
    )
