"""SELECTs of lawyers: choices, written requests, agreements to pay and what was drawn on them."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.claims.queries import VISIBLE
from backend.core.db import one_row, rows
from backend.providers.models import AgreementToPay

# A rejected payment frees what its invoice drew.
_LIVE = "(i.payment_reference IS NULL OR y.state <> 'rejected')"
_DRAWN = "agreement_invoice i LEFT JOIN payment y ON y.reference = i.payment_reference"

_AGREEMENT = f"""
    SELECT a.*, (SELECT e.event_id FROM ledger_entry e WHERE e.id = current_entry(a.commit_entry_id))
             AS current_event_id, c.reference AS claim_reference, l.name AS lawyer_name, l.bar AS lawyer_bar,
           l.provider_id, c.insured_id, c.declared_at, coalesce(p.email, c.insured_given ->> 'email') AS insured_email,
           (SELECT CAST(e.amount_cents - coalesce(sum(u.amount_cents), 0) AS bigint) FROM ledger_entry e
              LEFT JOIN ledger_entry u ON u.of_entry = e.id
             WHERE e.id = current_entry(a.commit_entry_id) GROUP BY e.amount_cents) AS open_cents,
           (SELECT CAST(coalesce(sum(i.insurer_part_cents), 0) AS bigint) FROM {_DRAWN}
             WHERE i.agreement_id = a.id AND y.state = 'proposed') AS proposed_cents,
           (SELECT CAST(coalesce(sum(i.amount_ttc_cents), 0) AS bigint) FROM {_DRAWN}
             WHERE i.agreement_id = a.id AND {_LIVE}) AS invoiced_cents,
           (SELECT CAST(coalesce(sum(i.insurer_part_cents), 0) AS bigint) FROM {_DRAWN}
             WHERE i.agreement_id = a.id AND {_LIVE}) AS drawn_cents,
           (SELECT coalesce(jsonb_agg(to_jsonb(i) || jsonb_build_object('payment_state', y.state)
                                      ORDER BY i.recorded_at, i.id), '[]')
              FROM {_DRAWN} WHERE i.agreement_id = a.id) AS invoices
      FROM agreement_to_pay a JOIN claim c ON c.id = a.claim_id JOIN lawyer_choice l ON l.id = a.lawyer_choice_id
      LEFT JOIN person p ON p.id = c.insured_id
"""


def agreement(session: Session, reference: str, viewer: UUID | None) -> RowMapping | None:
    """An agreement that the viewer may see, with its invoices and what is left of it."""
    sql = f"{_AGREEMENT} WHERE a.reference = :reference AND {VISIBLE}"
    return one_row(session, sql, reference=reference, viewer=viewer)


def agreements(session: Session, claim_id: UUID) -> Sequence[RowMapping]:
    """The agreements of a claim, oldest first."""
    return rows(session, f"{_AGREEMENT} WHERE a.claim_id = :claim_id ORDER BY a.issued_at, a.id", claim_id=claim_id)


def lock_agreement(session: Session, agreement_id: UUID) -> AgreementToPay:
    """An agreement, locked and as it stands after the wait."""
    return session.get_one(AgreementToPay, agreement_id, with_for_update=True, populate_existing=True)


def open_on_step(session: Session, claim_id: UUID, step: str) -> str | None:
    """The reference of the agreement that is open for a step."""
    row = one_row(
        session,
        "SELECT reference FROM agreement_to_pay WHERE claim_id = :claim_id AND step = :step AND state = 'open'",
        claim_id=claim_id,
        step=step,
    )
    return None if row is None else str(row["reference"])


def invoice_known(session: Session, agreement_id: UUID, number: str) -> bool:
    """Whether an invoice is already drawn, whatever the case of its number; one whose payment was rejected is not."""
    row = one_row(
        session,
        f"""SELECT 1 FROM {_DRAWN} WHERE i.agreement_id = :id AND lower(i.number) = lower(:number) AND {_LIVE}
             LIMIT 1""",
        id=agreement_id,
        number=number,
    )
    return row is not None


def invoice_of_payment(session: Session, payment: str) -> RowMapping | None:
    """The invoice for which a payment was proposed, and its agreement's reference."""
    return one_row(
        session,
        """SELECT i.*, a.reference AS agreement FROM agreement_invoice i
             JOIN agreement_to_pay a ON a.id = i.agreement_id WHERE i.payment_reference = :payment""",
        payment=payment,
    )


def choices(session: Session, claim_id: UUID) -> Sequence[RowMapping]:
    """The lawyers whom the insured named, the one that counts last."""
    sql = "SELECT l.* FROM lawyer_choice l WHERE l.claim_id = :claim_id ORDER BY l.recorded_at, l.id"
    return rows(session, sql, claim_id=claim_id)


def name_requests(session: Session, claim_id: UUID) -> Sequence[RowMapping]:
    """The insured's written requests for names."""
    sql = "SELECT r.* FROM lawyer_name_request r WHERE r.claim_id = :claim_id ORDER BY r.recorded_at, r.id"
    return rows(session, sql, claim_id=claim_id)


def opposing_lawyer(session: Session, claim_id: UUID) -> RowMapping | None:
    """The first lawyer known on the other side, and since when."""
    return one_row(
        session,
        """SELECT q.name, q.since FROM claim_party q WHERE q.claim_id = :claim_id AND q.role = 'opposing_lawyer'
            ORDER BY q.since, q.recorded_at, q.id LIMIT 1""",
        claim_id=claim_id,
    )


def names(session: Session, provider_ids: Sequence[UUID]) -> Sequence[RowMapping]:
    """Lawyers of the directory by name: no price, no score."""
    return rows(
        session,
        "SELECT p.id, p.name, p.email, p.phone FROM provider p WHERE p.id = ANY(:ids) ORDER BY lower(p.name), p.id",
        ids=list(provider_ids),
    )


def legal_event(session: Session, claim_id: UUID, main_event_id: UUID | None, guarantee: str) -> UUID | None:
    """The event of a guarantee that this claim is on, else the one of a claim that shares its main event (rule 18)."""
    row = one_row(
        session,
        """SELECT m.event_id FROM event_claim m
            WHERE m.guarantee = :guarantee AND m.left_at IS NULL
              AND (m.claim_id = :claim_id OR m.claim_id IN (SELECT o.claim_id FROM event_claim o
                    WHERE o.event_id = CAST(:main AS uuid) AND o.left_at IS NULL))
            ORDER BY m.claim_id = :claim_id DESC, m.joined_at, m.id LIMIT 1""",
        guarantee=guarantee,
        claim_id=claim_id,
        main=main_event_id,
    )
    return None if row is None else row["event_id"]


def is_on_event(session: Session, claim_id: UUID, event_id: UUID) -> bool:
    """Whether a claim is on an event now."""
    sql = "SELECT 1 FROM event_claim WHERE claim_id = :claim_id AND event_id = :event_id AND left_at IS NULL"
    return one_row(session, sql, claim_id=claim_id, event_id=event_id) is not None
