"""What an order looks at, in as few statements as can be: its quote, who shares it, who agreed, what it holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Boolean, RowMapping, literal_column, select
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Session

from backend.core.db import one_row, rows
from backend.providers.models import Quote
from backend.providers.queries.results import pending_on

Json = Mapping[str, Any]

# Correlated to the quote of the statement around them.
_SHARES = """(SELECT coalesce(jsonb_agg(jsonb_build_object('claim_id', m.claim_id, 'reference', c.reference,
        'weight', m.weight) ORDER BY m.id), '[]') FROM mission_share m JOIN claim c ON c.id = m.claim_id
    WHERE m.request_id = quote.request_id)"""
_AGREED = """(SELECT coalesce(jsonb_agg(jsonb_build_object('claim_id', a.claim_id, 'share', a.share_cents,
        'agreed_on', w.answered_on, 'proof', w.proof) ORDER BY w.recorded_at), '[]')
    FROM insured_agreement_request a JOIN insured_agreement_answer w ON w.agreement_request_id = a.id
    WHERE a.quote_id = quote.id AND w.agreed)"""
_ANSWER = """(SELECT jsonb_build_object('envisaged', l.envisaged, 'waived', l.waiver_reason IS NOT NULL)
    FROM legal_action_answer l JOIN service_request r ON r.claim_id = l.claim_id
    WHERE r.id = quote.request_id ORDER BY l.answered_at DESC, l.id DESC LIMIT 1)"""
_REPORT = """EXISTS (SELECT 1 FROM service_request b JOIN service_request r ON r.claim_id = b.claim_id
    WHERE r.id = quote.request_id AND b.speciality = 'bailiff_report'
      AND b.progress IN ('delivered', 'closed') AND b.quote_state = 'ordered')"""


@dataclass(frozen=True, slots=True)
class OrderContext:
    """The quote that counts, and what was written around it."""

    quote: Quote
    shares: Sequence[Json]
    agreed: Sequence[Json]
    answer: Json | None
    report_made: bool


def order_context(session: Session, request_id: UUID) -> OrderContext | None:
    """The current quote with its surroundings, None without a quote."""
    shares, agreed = literal_column(_SHARES, JSONB), literal_column(_AGREED, JSONB)
    answer, report = literal_column(_ANSWER, JSONB), literal_column(_REPORT, Boolean)
    newest = select(Quote, shares, agreed, answer, report).where(Quote.request_id == request_id)
    newest = newest.order_by(Quote.received_at.desc(), Quote.id.desc()).limit(1)
    row = session.execute(newest.execution_options(populate_existing=True)).one_or_none()
    return None if row is None else OrderContext(*row)


def shares_of(session: Session, request_id: UUID) -> Sequence[RowMapping]:
    """The other claims of a shared mission, by the order in which they were named."""
    return rows(
        session,
        """SELECT m.claim_id, c.reference, m.weight FROM mission_share m JOIN claim c ON c.id = m.claim_id
            WHERE m.request_id = :request_id ORDER BY m.id""",
        request_id=request_id,
    )


def lock_periods(session: Session, event_ids: Sequence[UUID]) -> None:
    """Hold the periods of several events, always in the same order."""
    rows(
        session,
        """SELECT lock_period_of(e.id) FROM (SELECT id FROM covered_event WHERE id = ANY(:ids)
            ORDER BY period_id, id) e""",
        ids=list(event_ids),
    )


_PENDING = pending_on("h.id")
# What is kept for the insured's tax out of a charge, paid or not.
_TAXES = """coalesce((SELECT sum(t.amount_cents - coalesce((SELECT sum(s.amount_cents) FROM ledger_entry s
        WHERE s.of_entry = current_entry(t.commit_entry_id) AND s.kind = 'release'), 0))
    FROM invoice_tax t WHERE t.charge_id = h.id), 0)"""


def charges(session: Session, order_id: UUID) -> Sequence[RowMapping]:
    """The charges of an order, oldest first, with what is open of their commits and what was paid of them, in cents.

    A commit that followed its claim to another event is looked at where it stands now. What an invoice due draws is not
    open any more; what one keeps for a tax of the insured counts as paid.
    """
    return rows(
        session,
        f"""SELECT h.*, c.reference AS claim_reference, l.id AS entry_id, l.event_id AS entry_event_id,
                  CAST(greatest(0, l.amount_cents - u.used - ({_PENDING})) AS bigint) AS open_cents,
                  CAST(u.paid + least(l.amount_cents - u.used, {_PENDING}) + {_TAXES} AS bigint) AS paid_cents,
                  CAST(h.deductible_cents - u.deductible_back AS bigint) AS deductible_held_cents
             FROM order_charge h JOIN claim c ON c.id = h.claim_id
             JOIN ledger_entry l ON l.id = current_entry(h.commit_entry_id),
                  LATERAL (SELECT coalesce(sum(amount_cents), 0) AS used,
                                  coalesce(sum(amount_cents) FILTER (WHERE kind = 'pay'), 0) AS paid,
                                  coalesce(sum((facts->>'deductible_cents')::bigint)
                                           FILTER (WHERE kind = 'release'), 0) AS deductible_back
                             FROM ledger_entry WHERE of_entry = l.id) u
            WHERE h.order_id = :order_id ORDER BY h.recorded_at, h.id""",
        order_id=order_id,
    )


def legal_answer(session: Session, claim_id: UUID) -> RowMapping | None:
    """The last answer on a legal action."""
    return one_row(
        session,
        """SELECT * FROM legal_action_answer WHERE claim_id = :claim_id
            ORDER BY answered_at DESC, id DESC LIMIT 1""",
        claim_id=claim_id,
    )


def report_ordered(session: Session, claim_id: UUID) -> bool:
    """Whether a bailiff's report stands ordered on a claim."""
    sql = """SELECT 1 AS one FROM service_request WHERE claim_id = :claim_id AND speciality = 'bailiff_report'
              AND quote_state = 'ordered' AND progress NOT IN ('cancelled', 'replaced') LIMIT 1"""
    return one_row(session, sql, claim_id=claim_id) is not None


def cheapest_report(session: Session, on: date) -> int | None:
    """The lowest price of a bailiff's report in the directory on a day, in cents TTC: dated prices come first."""
    row = one_row(
        session,
        """SELECT min(CASE WHEN t.id IS NULL THEN CAST(p.tariffs->>'bailiff_report' AS bigint)
                         ELSE t.amount_ttc_cents END) AS cents
             FROM provider p LEFT JOIN LATERAL (
                  SELECT d.id, d.amount_ttc_cents FROM provider_tariff d
                   WHERE d.provider_id = p.id AND d.speciality = 'bailiff_report' AND d.valid_from <= :on
                   ORDER BY d.valid_from DESC, d.recorded_at DESC, d.id DESC LIMIT 1) t ON true
            WHERE p.active AND 'bailiff_report' = ANY(p.specialities)""",
        on=on,
    )
    return None if row is None or row["cents"] is None else int(row["cents"])


def pending_agreement(session: Session, request_id: UUID) -> RowMapping | None:
    """The question to the insured that has no answer yet."""
    return one_row(
        session,
        """SELECT a.*, p.email AS provider_email FROM insured_agreement_request a
             JOIN service_request r ON r.id = a.request_id JOIN provider p ON p.id = r.provider_id
            WHERE a.request_id = :request_id
              AND NOT EXISTS (SELECT 1 FROM insured_agreement_answer w WHERE w.agreement_request_id = a.id)
            ORDER BY a.asked_at DESC LIMIT 1""",
        request_id=request_id,
    )


def silent_agreements(session: Session, today: date, limit: int) -> Sequence[str]:
    """References of the missions whose insured let the days pass."""
    found = rows(
        session,
        """SELECT DISTINCT r.reference FROM insured_agreement_request a JOIN service_request r ON r.id = a.request_id
            WHERE a.answer_due_on < :today
              AND NOT EXISTS (SELECT 1 FROM insured_agreement_answer w WHERE w.agreement_request_id = a.id)
            ORDER BY r.reference LIMIT :limit""",
        today=today,
        limit=limit,
    )
    return [row["reference"] for row in found]


def silent_requests(session: Session, today: date, limit: int) -> Sequence[str]:
    """References of the requests that their provider left without an answer."""
    found = rows(
        session,
        """SELECT reference FROM service_request WHERE progress = 'sent' AND answer_due_on < :today
            ORDER BY answer_due_on, reference LIMIT :limit""",
        today=today,
        limit=limit,
    )
    return [row["reference"] for row in found]


def stale_quotes(session: Session, today: date, limit: int) -> Sequence[str]:
    """References of the missions whose current quote holds no longer."""
    found = rows(
        session,
        """SELECT r.reference FROM service_request r JOIN LATERAL (
                  SELECT q.valid_until FROM quote q WHERE q.request_id = r.id
                   ORDER BY q.received_at DESC, q.id DESC LIMIT 1) q ON true
            WHERE r.progress IN ('sent', 'accepted') AND r.quote_state IN ('received', 'approved')
              AND q.valid_until < :today ORDER BY r.reference LIMIT :limit""",
        today=today,
        limit=limit,
    )
    return [row["reference"] for row in found]


def left_out(session: Session, claim_id: UUID, speciality: str) -> Sequence[UUID]:
    """Providers already asked for this service on this claim, whatever they answered."""
    sql = "SELECT DISTINCT provider_id FROM service_request WHERE claim_id = :claim_id AND speciality = :speciality"
    return [row["provider_id"] for row in rows(session, sql, claim_id=claim_id, speciality=speciality)]
