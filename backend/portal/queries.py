"""What of a claim may be told to its insured, beside its page: read from every feature, third parties left out."""

from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.core.db import one_row

_MINE = """(SELECT s.id, s.progress, s.reference FROM service_request s WHERE s.claim_id = c.id
             UNION SELECT s.id, s.progress, s.reference FROM mission_share m JOIN service_request s
                     ON s.id = m.request_id WHERE m.claim_id = c.id)"""
_WORKING = "('ordered', 'in_progress', 'partly_delivered')"


def told(session: Session, claim_id: UUID, email: str | None) -> RowMapping:
    """Who holds the file and since when, promises made with the insured, work under way, consents, their messages."""
    row = one_row(
        session,
        f"""SELECT u.name AS handler,
            (SELECT max(a.at) FROM audit_entry a WHERE a.subject_id = c.id
                AND a.facts ->> 'handler' = c.handler_id::text) AS held_since,
            (SELECT coalesce(jsonb_agg(jsonb_build_object('by', p.by, 'due_on', p.due_on)), '[]')
               FROM promise p JOIN task t ON t.id = p.task_id
              WHERE p.claim_id = c.id AND t.done_at IS NULL AND p.by IN ('us', 'insured')
                AND (SELECT n.with_kind FROM claim_note n WHERE n.root_id = p.note_id ORDER BY n.id DESC LIMIT 1)
                    = 'insured') AS promises,
            EXISTS (SELECT 1 FROM {_MINE} r WHERE r.progress IN {_WORKING}) AS working,
            (SELECT min(o.promised_on) FROM {_MINE} r JOIN purchase_order o ON o.request_id = r.id
              WHERE r.progress IN {_WORKING}) AS work_due_on,
            (SELECT coalesce(sum(h.insured_share_cents), 0) FROM order_charge h
              WHERE h.claim_id = c.id AND h.cause <> 'correction') AS share_cents,
            (SELECT coalesce(jsonb_agg(jsonb_build_object('mission', r.reference, 'share_cents', q.share_cents,
                    'cost_cents', q.cost_cents, 'asked_on', (q.asked_at AT TIME ZONE 'Europe/Paris')::date,
                    'answer_due_on', q.answer_due_on) ORDER BY q.answer_due_on), '[]')
               FROM insured_agreement_request q JOIN {_MINE} r ON r.id = q.request_id
              WHERE q.claim_id = c.id AND r.progress IN ('sent', 'accepted')
                AND q.id = (SELECT o.id FROM insured_agreement_request o WHERE o.request_id = q.request_id
                               AND o.claim_id = q.claim_id ORDER BY o.asked_at DESC, o.id DESC LIMIT 1)
                AND NOT EXISTS (SELECT 1 FROM insured_agreement_answer w WHERE w.agreement_request_id = q.id))
              AS consents,
            (SELECT coalesce(jsonb_agg(jsonb_build_object('subject', m.subject, 'sent_on',
                    (coalesce(m.sent_at, m.created_at) AT TIME ZONE 'Europe/Paris')::date, 'state', m.state)
                    ORDER BY m.created_at DESC, m.id DESC), '[]')
               FROM (SELECT * FROM outbox_message WHERE claim_id = c.id AND lower(recipient) = lower(:email)
                      ORDER BY created_at DESC, id DESC LIMIT 100) m) AS messages
          FROM claim c LEFT JOIN user_account u ON u.id = c.handler_id WHERE c.id = :claim_id""",
        claim_id=claim_id,
        email=email or "",
    )
    assert row is not None, "the claim was found just before"
    return row
