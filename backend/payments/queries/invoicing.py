"""Reads of the payments of an invoice."""

from uuid import UUID

from sqlalchemy.orm import Session

from backend.core.db import one_row


def proposed_of_invoice(session: Session, invoice_id: UUID) -> str | None:
    """Reference of the payment proposed for an invoice and not yet decided."""
    sql = "SELECT reference FROM payment WHERE invoice_id = :id AND state = 'proposed'"
    found = one_row(session, sql, id=invoice_id)
    return None if found is None else str(found["reference"])
