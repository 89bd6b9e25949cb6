"""Every SELECT of payments."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.claims.queries import VISIBLE
from backend.core.db import one_row, rows
from backend.payments.models import Payment

# A rejected payment may be proposed again while its invoice stands and no other payment does.
_PAYMENT = """
    SELECT p.*, c.reference AS claim_reference, r.reference AS request_reference, v.name AS provider_name,
           i.number AS invoice_number,
           p.state = 'rejected' AND r.state = 'invoiced' AND i.id = (SELECT l.id FROM invoice l
             WHERE l.request_id = r.id ORDER BY l.recorded_at DESC, l.id DESC LIMIT 1)
             AND NOT EXISTS (SELECT 1 FROM payment o WHERE o.invoice_id = p.invoice_id AND o.state <> 'rejected')
             AS may_be_proposed_again
      FROM payment p JOIN claim c ON c.id = p.claim_id JOIN service_request r ON r.id = p.request_id
      JOIN provider v ON v.id = p.provider_id JOIN invoice i ON i.id = p.invoice_id
"""


def payment_view(session: Session, reference: str, viewer: UUID | None) -> RowMapping | None:
    """A payment that the viewer may see."""
    return one_row(
        session, f"{_PAYMENT} WHERE p.reference = :reference AND {VISIBLE}", reference=reference, viewer=viewer
    )


def payment_page(
    session: Session, *, state: str | None, viewer: UUID | None, after: str | None, limit: int
) -> Sequence[RowMapping]:
    """Payments that the viewer may see, oldest first: ids are in the order of time."""
    return rows(
        session,
        f"""{_PAYMENT} WHERE {VISIBLE} AND (CAST(:state AS text) IS NULL OR p.state = :state)
               AND (CAST(:after AS uuid) IS NULL OR p.id > CAST(:after AS uuid))
             ORDER BY p.id LIMIT :limit""",
        state=state,
        viewer=viewer,
        after=after,
        limit=limit,
    )


def lock_payment(session: Session, payment_id: UUID) -> Payment:
    """The payment, locked and as it stands after the wait."""
    return session.get_one(Payment, payment_id, with_for_update=True, populate_existing=True)
