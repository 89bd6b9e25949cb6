"""Invoices and credit notes with the payment that follows: proposed, proposed again for less, or withdrawn."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.money import Cents
from backend.payments.models import Payment
from backend.payments.queries.invoicing import proposed_of_invoice
from backend.payments.rules import PayeeKey, State
from backend.payments.service.payments import hold
from backend.payments.service.proposals import Draw, Proposal, propose
from backend.providers.service import credit_notes, invoices
from backend.providers.service.invoices import PLAIN, Due, Paper


def record_invoice(
    session: Session,
    actor: Actor,
    request_reference: str,
    *,
    number: str,
    amount: Cents,
    issued_on: date | None,
    lines: Sequence[Mapping[str, object]],
    now: datetime,
    paper: Paper = PLAIN,
) -> str | None:
    """Record an invoice in cents TTC and propose its payment; the payment's `REG-…`, None when nothing is due.

    Raises Forbidden `own_claim` and as `invoices.record_invoice`.
    """
    batch = Batch()
    due = invoices.record_invoice(
        session,
        batch,
        actor,
        request_reference,
        number=number,
        amount=amount,
        issued_on=issued_on,
        lines=lines,
        now=now,
        paper=paper,
    )
    reference = propose_due(session, batch, actor, due, now)
    batch.send(session)
    return reference


def propose_due(session: Session, batch: Batch, actor: Actor, due: Due, now: datetime) -> str | None:
    """Propose the payment of what is due of an invoice; its `REG-…`, None when nothing is. Raises as `propose`."""
    if not due.amount:
        return None
    proposal = Proposal(
        claim_id=due.claim_id,
        payee=PayeeKey.provider(due.provider_id),
        amount=due.amount,
        draws=[
            Draw(one.commit_entry_id, one.event_id, one.claim_id, one.benefit, one.amount, one.outside_limit)
            for one in due.draws
        ],
        basis="invoice",
        label=f"Facture {due.number}",
        request_id=due.request_id,
        invoice_id=due.invoice_id,
        invoice_number=due.number,
    )
    return propose(session, batch, actor, proposal, now)


def approve_difference(
    session: Session, actor: Actor, reference: str, *, expected_version: int, now: datetime
) -> str | None:
    """Another person accepts that an invoice differs from its order; the payment proposed in their name.

    Raises as `invoices.approve_difference` and `propose`.
    """
    batch = Batch()
    due = invoices.approve_difference(session, batch, actor, reference, expected_version=expected_version, now=now)
    proposed = propose_due(session, batch, actor, due, now)
    batch.send(session)
    return proposed


def reject_difference(
    session: Session, actor: Actor, reference: str, *, expected_version: int, reason: str, now: datetime
) -> None:
    """An invoice that differs from its order is refused. Raises as `invoices.reject_difference`."""
    batch = Batch()
    invoices.reject_difference(
        session, batch, actor, reference, expected_version=expected_version, reason=reason, now=now
    )
    batch.send(session)


def record_credit_note(
    session: Session,
    actor: Actor,
    request_reference: str,
    *,
    number: str,
    of_invoice: str,
    amount: Cents,
    issued_on: date | None,
    lines: Sequence[Mapping[str, object]],
    reason: str,
    now: datetime,
    source: str = "entered",
    file_sha256: str | None = None,
) -> str | None:
    """Record a credit note in cents TTC; before the payment the one proposed gives way to one for less, its `REG-…`.

    Raises as `credit_notes.record_credit_note`.
    """
    batch = Batch()
    credited = credit_notes.record_credit_note(
        session,
        batch,
        actor,
        request_reference,
        number=number,
        of_invoice=of_invoice,
        amount=amount,
        issued_on=issued_on,
        lines=lines,
        reason=reason,
        now=now,
        source=source,
        file_sha256=file_sha256,
    )
    proposed = None
    if credited.due is not None:
        withdrawn = _withdraw(session, batch, actor, credited.invoice_id, f"Avoir n° {number}", now)
        batch.send(session)
        proposed = propose_due(session, batch, actor, credited.due, now) if withdrawn else None
    batch.send(session)
    return proposed


def _withdraw(session: Session, batch: Batch, actor: Actor, invoice_id: UUID, why: str, now: datetime) -> bool:
    """Reject the payment that was proposed for more than what is left of its invoice, if there is one."""
    found = proposed_of_invoice(session, invoice_id)
    if found is None:
        return False
    payment = hold(session, actor, found).payment
    batch.update(Payment, payment.id, state=State.REJECTED.value, version=payment.version + 1, rejected_reason=why)
    audit.record(batch, actor, "payment.rejected", "payment", payment.id, now, reference=payment.reference)
    return True
