"""Payments as a table for a spreadsheet."""

from uuid import UUID

from sqlalchemy.orm import Session

from backend.core import tables
from backend.core.access import Actor
from backend.core.money import Cents, wire
from backend.payments import queries
from backend.payments.rules import State

_COLUMNS = ("reference", "claim_reference", "state", "transfer_state", "carrier", "payee_kind", "basis", "paid_on")
_MOST = 50_000


def payments_csv(
    session: Session,
    actor: Actor,
    *,
    state: State | None = None,
    transfer: str | None = None,
    payee_id: UUID | None = None,
    claim: str | None = None,
) -> str:
    """At most 50 000 payments, oldest first: semicolons, amounts in euros TTC, no account."""
    found = queries.payment_page(
        session,
        state=state,
        transfer=transfer,
        payee_id=payee_id,
        claim=claim,
        viewer=actor.user_id,
        after=None,
        limit=_MOST,
    )
    shown = (*_COLUMNS, "payee_name", "invoice_number", "batch_reference")
    rows = ([*(row[name] for name in shown), wire(Cents(row["amount_cents"]))] for row in found)
    return tables.csv_text([*_COLUMNS, "payee", "invoice_number", "batch", "amount"], rows)
