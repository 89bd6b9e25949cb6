"""Every SELECT of complaints and disagreements. What hangs on a hidden claim is hidden with it."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import RowMapping, text
from sqlalchemy.orm import Session

from backend.claims.queries import VISIBLE
from backend.complaints.models import Complaint, Disagreement
from backend.complaints.rules import Candidate
from backend.core.db import one_row, rows

_SEEN = f"(c.id IS NULL OR {VISIBLE})"
_LATE_ACKNOWLEDGEMENT = "(k.state = 'received' AND k.acknowledged_on IS NULL AND k.acknowledge_by < :today)"
_LATE_ANSWER = "(k.state <> 'answered' AND k.answer_by < :today)"
_VIEW = """
    SELECT k.*, c.reference AS claim_reference, u.name AS handler_name
      FROM complaint k LEFT JOIN claim c ON c.id = k.claim_id LEFT JOIN user_account u ON u.id = k.handler_id
"""


def complaint(session: Session, reference: str, viewer: UUID | None) -> RowMapping | None:
    """A complaint that this person may see."""
    return one_row(session, f"{_VIEW} WHERE k.reference = :reference AND {_SEEN}", reference=reference, viewer=viewer)


def lock_complaint(session: Session, complaint_id: UUID) -> Complaint:
    """The complaint, locked and as it stands after the wait."""
    return session.get_one(Complaint, complaint_id, with_for_update=True, populate_existing=True)


def steps(session: Session, complaint_id: UUID) -> Sequence[RowMapping]:
    """What happened to a complaint, oldest first."""
    sql = """SELECT kind, "on", text, facts, at, by FROM complaint_step WHERE complaint_id = :id ORDER BY at, id"""
    return rows(session, sql, id=complaint_id)


def complaint_page(
    session: Session,
    viewer: UUID | None,
    *,
    filters: dict[str, object],
    late: bool | None,
    today: date,
    after: tuple[str, str] | None,
    limit: int,
) -> Sequence[RowMapping]:
    """Complaints, the last recorded first; `filters` are values of their columns, of `claim` or of `handler`."""
    columns = {"state": "k.state", "level": "k.level", "claim": "c.reference", "handler": "k.handler_id"}
    conditions = [_SEEN, *(f"{columns[name]} = :{name}" for name in filters)]
    if late is not None:
        is_late = f"coalesce({_LATE_ACKNOWLEDGEMENT} OR {_LATE_ANSWER}, false)"
        conditions.append(is_late if late else f"NOT {is_late}")
    if after is not None:
        conditions.append("(k.recorded_at, k.id) < (CAST(:after_at AS timestamptz), CAST(:after_id AS uuid))")
        filters = {**filters, "after_at": after[0], "after_id": after[1]}
    values = {**filters, **({"today": today} if late is not None else {})}
    return rows(
        session,
        f"{_VIEW} WHERE {' AND '.join(conditions)} ORDER BY k.recorded_at DESC, k.id DESC LIMIT :limit",
        viewer=viewer,
        limit=limit,
        **values,
    )


def register(session: Session, viewer: UUID | None, since: date, until: date) -> Sequence[RowMapping]:
    """The complaints received between two days, both included, oldest first."""
    return rows(
        session,
        f"{_VIEW} WHERE k.received_on BETWEEN :since AND :until AND {_SEEN} ORDER BY k.reference",
        viewer=viewer,
        since=since,
        until=until,
    )


def involved(session: Session, claim_id: UUID | None, complaint_id: UUID | None) -> frozenset[UUID]:
    """Who handles, once handled or decided the claim, and who already answered this complaint."""
    found = rows(
        session,
        """SELECT handler_id AS id FROM claim WHERE id = :claim_id AND handler_id IS NOT NULL
            UNION SELECT (facts ->> 'handler')::uuid FROM audit_entry
                   WHERE subject_kind = 'claim' AND subject_id = :claim_id AND action = 'claim.assigned'
                     AND facts ->> 'handler' IS NOT NULL
            UNION SELECT decided_by FROM coverage_decision WHERE claim_id = :claim_id
            UNION SELECT by_id FROM complaint_step WHERE complaint_id = :complaint_id AND kind = 'answered'""",
        claim_id=claim_id,
        complaint_id=complaint_id,
    )
    return frozenset(row["id"] for row in found)


def candidates(session: Session, claim_id: UUID | None, today: date) -> list[Candidate]:
    """Active handlers and supervisors who may see the claim: the complaints that they have, whether they are away."""
    found = rows(
        session,
        """SELECT u.id, u.name, (SELECT count(*) FROM complaint k WHERE k.handler_id = u.id AND k.state <> 'answered')
                  AS open_complaints,
                  EXISTS (SELECT 1 FROM absence a WHERE a.user_id = u.id AND a.cancelled_at IS NULL
                             AND :today BETWEEN a.starts_on AND a.ends_on) AS away
             FROM user_account u LEFT JOIN claim c ON c.id = :claim_id
            WHERE u.active AND u.role IN ('handler', 'supervisor')
              AND (c.id IS NULL OR NOT u.id = ANY(c.hidden_from))""",
        claim_id=claim_id,
        today=today,
    )
    return [Candidate(row["id"], row["name"], row["open_complaints"], away=row["away"]) for row in found]


def other_handlers(session: Session, kept: Sequence[UUID]) -> list[UUID]:
    """The handlers, active or not, from whom a restricted file is hidden: all but these."""
    sql = "SELECT id FROM user_account WHERE role = 'handler' AND NOT id = ANY(:kept)"
    return [row["id"] for row in rows(session, sql, kept=list(kept))]


def live_clock(session: Session, opening_id: UUID) -> UUID | None:
    """The open clock that an opening started."""
    sql = "SELECT id FROM deadline WHERE origin_id = :opening_id AND state = 'live' LIMIT 1"
    found: UUID | None = session.scalar(text(sql), {"opening_id": opening_id})
    return found


def open_tasks(session: Session, dedup_keys: Sequence[str]) -> list[UUID]:
    """Those of these tasks that are not done yet."""
    found = rows(session, "SELECT id FROM task WHERE dedup_key = ANY(:k) AND done_at IS NULL", k=list(dedup_keys))
    return [row["id"] for row in found]


def carrier(session: Session, claim_id: UUID | None) -> RowMapping | None:
    """The carrier of the claim's policy; the only one there is when no policy is known."""
    return one_row(
        session,
        """SELECT r.name, r.complaint_address, r.mediator FROM risk_carrier r
            WHERE r.id = coalesce(
                  (SELECT t.carrier_id FROM claim c JOIN policy p ON p.id = c.policy_id
                     JOIN coverage_terms t ON t.id = p.terms_id WHERE c.id = :claim_id),
                  (SELECT min(o.id::text)::uuid FROM risk_carrier o HAVING count(*) = 1))""",
        claim_id=claim_id,
    )


def without_claim(session: Session) -> Sequence[RowMapping]:
    """Complaints that no claim carries and that wait for us, with who is to be recalled."""
    return rows(
        session,
        """SELECT k.*, u.email AS handler_email,
                  (SELECT coalesce(array_agg(s.email ORDER BY s.email), '{}') FROM user_account s
                    WHERE s.active AND s.role = 'supervisor') AS supervisors
             FROM complaint k LEFT JOIN user_account u ON u.id = k.handler_id AND u.active
            WHERE k.claim_id IS NULL AND k.state <> 'answered' AND k.level IN ('first', 'second')
            ORDER BY k.id""",
    )


def known_messages(session: Session, keys: Sequence[str]) -> frozenset[str]:
    """Which of these messages were already written."""
    found = rows(session, "SELECT dedup_key FROM outbox_message WHERE dedup_key = ANY(:keys)", keys=list(keys))
    return frozenset(row["dedup_key"] for row in found)


_DISAGREEMENT = "SELECT d.*, c.reference AS claim_reference FROM disagreement d JOIN claim c ON c.id = d.claim_id"


def disagreement(session: Session, reference: str, viewer: UUID | None) -> RowMapping | None:
    """A disagreement on a claim that this person may see."""
    return one_row(
        session, f"{_DISAGREEMENT} WHERE d.reference = :reference AND {VISIBLE}", reference=reference, viewer=viewer
    )


def disagreements(session: Session, claim_reference: str, viewer: UUID | None) -> Sequence[RowMapping]:
    """The disagreements of a visible claim, oldest first."""
    return rows(
        session,
        f"{_DISAGREEMENT} WHERE c.reference = :claim AND {VISIBLE} ORDER BY d.recorded_at, d.id",
        claim=claim_reference,
        viewer=viewer,
    )


def disagreement_page(
    session: Session, viewer: UUID | None, *, is_open: bool | None, before: UUID | None, limit: int
) -> Sequence[RowMapping]:
    """Disagreements on visible claims, the latest first."""
    return rows(
        session,
        f"""{_DISAGREEMENT} WHERE {VISIBLE} AND (CAST(:is_open AS boolean) IS NULL OR (d.state <> 'settled') = :is_open)
               AND (CAST(:before AS uuid) IS NULL OR d.id < :before) ORDER BY d.id DESC LIMIT :limit""",
        viewer=viewer,
        is_open=is_open,
        before=before,
        limit=limit,
    )


def lock_disagreement(session: Session, disagreement_id: UUID) -> Disagreement:
    """The disagreement, locked and as it stands after the wait."""
    return session.get_one(Disagreement, disagreement_id, with_for_update=True, populate_existing=True)
