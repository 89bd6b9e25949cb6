"""Payments as a table for a spreadsheet."""

import csv
import io
from uuid import UUID

from sqlalchemy.orm import Session

from backend.core.access import Actor
from backend.core.money import Cents, wire
from backend.payments import queries
from backend.payments.rules import State

_COLUMNS = ("reference", "claim_reference", "state", "transfer_state", "carrier", "payee_kind", "basis", "paid_on")
_MOST = 50_000
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


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
    text = io.StringIO()
    table = csv.writer(text, delimiter=";", lineterminator="\r\n")
    table.writerow([*_COLUMNS, "payee", "invoice_number", "batch", "amount"])
    for row in found:
        words = [row[name] for name in (*_COLUMNS, "payee_name", "invoice_number", "batch_reference")]
        table.writerow([*map(_cell, words), wire(Cents(row["amount_cents"]))])
    return text.getvalue()


def _cell(value: object) -> str:
    """A spreadsheet must not run what somebody wrote as a name."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
