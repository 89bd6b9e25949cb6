"""Reads of the controls of a payment (rule 30)."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.core.db import one_row, rows

DUPLICATE_DAYS = 90


def controls_of(session: Session, payment_id: UUID) -> Sequence[RowMapping]:
    """Every control of a payment, in the order of time."""
    return rows(
        session,
        """SELECT kind, result, reason, facts, recorded_at, recorded_by_name FROM payment_control
            WHERE payment_id = :id ORDER BY recorded_at, id""",
        id=payment_id,
    )


def last_control(session: Session, payment_id: UUID, kind: str) -> RowMapping | None:
    """The last control of a kind."""
    return one_row(
        session,
        """SELECT id, result, reason, facts, recorded_at FROM payment_control
            WHERE payment_id = :id AND kind = :kind ORDER BY recorded_at DESC, id DESC LIMIT 1""",
        id=payment_id,
        kind=kind,
    )


def names_of_payee(session: Session, payee_id: UUID) -> Sequence[str]:
    """Every name under which a payee would get the money: its own, and those of its accounts not rejected."""
    found = rows(
        session,
        """SELECT y.name FROM payee y WHERE y.id = :id
            UNION SELECT b.holder FROM bank_details b LEFT JOIN bank_details_decision k ON k.details_id = b.id
                   WHERE b.payee_id = :id AND k.decision IS DISTINCT FROM 'rejected'
            ORDER BY 1""",
        id=payee_id,
    )
    return [row["name"] for row in found]


def duplicates(session: Session, payment_id: UUID) -> Sequence[str]:
    """References of standing payments that may pay the same thing (rule 30).

    Same payee (or the same person; or, unless both are known persons, one of the same kind and name) with the same
    invoice number, or with the same amount within 90 days; the same invoice number on the same claim whoever is paid:
    provider and insured may both send it.
    """
    found = rows(
        session,
        f"""SELECT o.reference FROM payment p JOIN payee y ON y.id = p.payee_id
              JOIN payment o ON o.id <> p.id AND o.state <> 'rejected' AND o.returned_at IS NULL
              JOIN payee z ON z.id = o.payee_id
             WHERE p.id = :id AND (
                   (z.id = y.id OR z.person_id = y.person_id
                    OR z.kind = y.kind AND lower(z.name) = lower(y.name)
                       AND (y.person_id IS NULL OR z.person_id IS NULL)) AND (
                       lower(o.invoice_number) = lower(p.invoice_number)
                       OR o.amount_cents = p.amount_cents
                          AND abs(extract(epoch FROM o.submitted_at - p.submitted_at)) <= {DUPLICATE_DAYS} * 86400)
                OR o.claim_id = p.claim_id AND lower(o.invoice_number) = lower(p.invoice_number))
             ORDER BY o.reference""",
        id=payment_id,
    )
    return [row["reference"] for row in found]
