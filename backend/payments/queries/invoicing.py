"""Reads of the payments of an invoice."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from backend.core.db import one_row, rows


def proposed_of_invoice(session: Session, invoice_id: UUID) -> str | None:
    """Reference of the payment proposed for an invoice and not yet decided."""
    sql = "SELECT reference FROM payment WHERE invoice_id = :id AND state = 'proposed'"
    found = one_row(session, sql, id=invoice_id)
    return None if found is None else str(found["reference"])


def proposed_taxes(session: Session, invoice_id: UUID) -> Sequence[str]:
    """References of the payments proposed to the insured for the tax of an invoice, and not yet decided."""
    found = rows(
        session,
        """SELECT DISTINCT p.reference FROM invoice_tax t
             JOIN payment_draw d ON current_entry(d.commit_entry_id) = current_entry(t.commit_entry_id)
             JOIN payment p ON p.id = d.payment_id
            WHERE t.invoice_id = :id AND p.basis = 'reverse_charge_vat' AND p.state = 'proposed'
              AND p.request_id = (SELECT request_id FROM invoice WHERE id = :id)
            ORDER BY p.reference""",
        id=invoice_id,
    )
    return [row["reference"] for row in found]


def insured_of(session: Session, claim_id: UUID) -> tuple[UUID | None, str]:
    """Who is insured on a claim: their entry when they are known, and their name."""
    found = one_row(
        session,
        "SELECT insured_id, insured_name FROM claim WHERE id = :id",
        id=claim_id,
    )
    assert found is not None, "an order serves a claim"
    return found["insured_id"], found["insured_name"]
