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


def _proposal(due: DueOnAgreement) -> Proposal:
    row, amount = due.row, due.drawn.insurer_part
    return Proposal(
        claim_id=row.claim_id,
        payee=_payee(due),
        amount=amount,
        draws=(Draw(row.commit_entry_id, row.event_id, row.claim_id, BENEFIT, amount),),
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
