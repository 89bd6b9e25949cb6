"""Invoices of lawyers on an agreement to pay: drawn on it, then proposed to the lawyer or to the insured (rule 25)."""

from datetime import datetime

from sqlalchemy.orm import Session

from backend.core.access import Actor
from backend.core.batch import Batch
from backend.payments.rules import PayeeKey, PayeeKind
from backend.payments.service.proposals import Draw, Proposal, propose
from backend.providers.rules.lawyers import BENEFIT
from backend.providers.service import agreement_use
from backend.providers.service.agreement_use import DueOnAgreement, InvoiceFacts


def record_invoice(
    session: Session, actor: Actor, reference: str, invoice: InvoiceFacts, *, now: datetime
) -> str | None:
    """Record a lawyer's invoice on an agreement and propose what is due; the payment's `REG-…`, None without a cent.

    Raises what `agreement_use.draw` and `propose` raise.
    """
    due, batch = agreement_use.draw(session, actor, reference, invoice, now=now), Batch()
    payment = propose(session, batch, actor, _proposal(due), now) if due.drawn.insurer_part else None
    agreement_use.record(batch, due, payment, actor, now)
    batch.send(session)
    return payment


def is_invoice(session: Session, payment: str) -> bool:
    """Whether a payment was proposed with an invoice on an agreement."""
    return agreement_use.invoice_of(session, payment) is not None


def propose_again(session: Session, actor: Actor, payment: str, *, now: datetime) -> str:
    """Draw anew the invoice of a rejected payment on its agreement and propose it; the new `REG-…`.

    Raises what `record_invoice` raises.
    """
    found = agreement_use.invoice_of(session, payment)
    assert found is not None, "an invoice on an agreement"
    proposed = record_invoice(session, actor, *found, now=now)
    assert proposed is not None, "what was due is due again"
    return proposed


def holds_no_more(session: Session, actor: Actor, payment: str) -> bool:
    """Whether the agreement behind a payment has ended, so that a refused invoice gives its money back."""
    found = agreement_use.invoice_of(session, payment)
    return found is not None and agreement_use.is_ended(session, actor, found[0])


def _proposal(due: DueOnAgreement) -> Proposal:
    row, amount, event_id = due.row, due.drawn.insurer_part, due.agreement["current_event_id"]
    return Proposal(
        claim_id=row.claim_id,
        payee=_payee(due),
        amount=amount,
        draws=(Draw(row.commit_entry_id, event_id, row.claim_id, BENEFIT, amount),),
        basis="agreement",
        label=f"{row.reference} facture {due.invoice.number}",
        invoice_number=due.invoice.number,
    )


def _payee(due: DueOnAgreement) -> PayeeKey:
    found = due.agreement
    if due.invoice.payee == "insured":
        return PayeeKey.insured(found["insured_id"])
    if found["provider_id"] is not None:
        return PayeeKey.provider(found["provider_id"])
    return PayeeKey.named(PayeeKind.LAWYER, found["lawyer_name"])
