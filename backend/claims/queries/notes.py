"""Reads of notes, promises and the people of a claim; the fragments are those of its page."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import RowMapping, text
from sqlalchemy.orm import Session

from backend.core.db import one_row, rows

_PROMISE = """jsonb_build_object('id', q.id, 'text', q.text, 'due_on', q.due_on, 'by', q.by, 'task_id', q.task_id,
    'done_at', k.done_at)"""

# The alias `c` is the claim, `i` its insured on file.
PROMISES = f"""(SELECT coalesce(jsonb_agg({_PROMISE} ORDER BY q.due_on, q.id), '[]')
    FROM promise q JOIN task k ON k.id = q.task_id WHERE q.claim_id = c.id)"""

PEOPLE = """(SELECT coalesce(jsonb_agg(jsonb_build_object('role', w.role, 'name', w.name, 'phone', w.phone,
        'email', w.email) ORDER BY w.place, w.name), '[]')
    FROM (SELECT 1 AS place, 'insured' AS role, c.insured_name AS name,
                 coalesce(o.phone, c.insured_given ->> 'phone') AS phone,
                 coalesce(o.email, c.insured_given ->> 'email') AS email
            FROM (VALUES (1)) one LEFT JOIN person o ON o.id = c.insured_id
           UNION ALL
          SELECT 2, 'declarant', c.declarant ->> 'name', c.declarant ->> 'phone', c.declarant ->> 'email'
           WHERE c.declarant ->> 'name' IS NOT NULL AND c.declarant ->> 'role' IS DISTINCT FROM 'insured'
           UNION ALL
          SELECT 3, 'handler', u.name, NULL, u.email FROM user_account u WHERE u.id = c.handler_id
           UNION ALL
          SELECT CASE h.role WHEN 'provider' THEN 4 ELSE 5 END, h.role, h.name, h.phone, h.email
            FROM claim_helper h WHERE h.claim_id = c.id
           UNION ALL
          SELECT 6, 'opposing_lawyer', y.name, y.contact ->> 'phone', y.contact ->> 'email' FROM claim_party y
           WHERE y.claim_id = c.id AND y.role = 'opposing_lawyer' AND y.name IS NOT NULL) w
   WHERE w.name IS NOT NULL)"""

_NOTE = f"""SELECT r.root_id,
       (SELECT jsonb_agg(to_jsonb(v) ORDER BY v.id) FROM claim_note v WHERE v.root_id = r.root_id) AS versions,
       (SELECT {_PROMISE} FROM promise q JOIN task k ON k.id = q.task_id WHERE q.note_id = r.root_id) AS promise
  FROM claim_note r"""


def notes(session: Session, claim_id: UUID, *, before: UUID | None, limit: int) -> Sequence[RowMapping]:
    """The notes of a claim with all their versions, the newest first."""
    return rows(
        session,
        f"""{_NOTE} WHERE r.claim_id = :claim_id AND r.corrects IS NULL
               AND (CAST(:before AS uuid) IS NULL OR r.root_id < :before) ORDER BY r.root_id DESC LIMIT :limit""",
        claim_id=claim_id,
        before=before,
        limit=limit,
    )


def note(session: Session, claim_id: UUID, note_id: UUID) -> RowMapping | None:
    """One note of a claim with all its versions; `note_id` is that of any version."""
    return one_row(
        session,
        f"""{_NOTE} WHERE r.claim_id = :claim_id AND r.corrects IS NULL
               AND r.id = (SELECT v.root_id FROM claim_note v WHERE v.id = :note_id)""",
        claim_id=claim_id,
        note_id=note_id,
    )


def lock_note(session: Session, root_id: UUID) -> None:
    """Whoever corrects a note waits for the one who is at it."""
    session.execute(text("SELECT pg_advisory_xact_lock(hashtextextended(:id, 20))"), {"id": str(root_id)})


def handling(session: Session, claim_id: UUID) -> RowMapping | None:
    """Who holds a claim, and from whom it is hidden."""
    return one_row(session, "SELECT handler_id, hidden_from, reference FROM claim WHERE id = :id", id=claim_id)


def timeline(session: Session, claim_id: UUID) -> Sequence[RowMapping]:
    """The history of a claim with that of its missions and payments, oldest first; a note brings its words."""
    return rows(
        session,
        """WITH told (id, reference, amount_cents) AS (
            SELECT CAST(:claim_id AS uuid), CAST(NULL AS text), CAST(NULL AS bigint)
             UNION ALL SELECT p.id, p.reference, p.amount_cents FROM payment p WHERE p.claim_id = :claim_id
             UNION ALL SELECT r.id, r.reference, NULL FROM service_request r WHERE r.claim_id = :claim_id OR r.id IN
                       (SELECT s.request_id FROM mission_share s WHERE s.claim_id = :claim_id))
           SELECT a.at, a.actor_name AS actor, a.action, a.facts, a.subject_kind AS about, told.reference,
                  told.amount_cents,
                  CASE WHEN n.id IS NOT NULL THEN jsonb_build_object('id', n.id, 'kind', n.kind,
                      'direction', n.direction, 'with_kind', n.with_kind, 'with_name', n.with_name, 'text', n.text,
                      'happened_at', n.happened_at) END AS note
             FROM told JOIN audit_entry a ON a.subject_id = told.id
             LEFT JOIN claim_note n
               ON n.id = CASE WHEN a.action IN ('note.added', 'note.corrected') THEN (a.facts ->> 'note')::uuid END
            ORDER BY a.at, a.id""",
        claim_id=claim_id,
    )
