"""Invoices and credit notes with the payment that follows: proposed, proposed again for less, or withdrawn."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.money import Cents
from backend.payments.queries.invoicing import insured_of, proposed_of_invoice
from backend.payments.rules import PayeeKey, PayeeKind
from backend.payments.service.payments import withdraw, withdraw_taxes
from backend.payments.service.proposals import REVERSE_CHARGE, Draw, Proposal, propose
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
    """Propose what is due of an invoice to its provider, then to the insured the tax that they owe (rule 20).

    The `REG-…` of the provider's payment, else of the first other one, None when nothing is due. Raises as `propose`.
    """
    to_insured = propose_taxes(session, batch, actor, due, now)
    if not due.amount:
        return next(iter(to_insured), None)
    proposal = Proposal(
        claim_id=due.claim_id,
        payee=PayeeKey.provider(due.provider_id),
        amount=due.amount,
        draws=_drawn(due.draws),
        basis="invoice",
        label=f"Facture {due.number}",
        request_id=due.request_id,
        invoice_id=due.invoice_id,
        invoice_number=due.number,
    )
    return propose(session, batch, actor, proposal, now)


def _drawn(draws: Sequence[invoices.Draw]) -> list[Draw]:
    return [
        Draw(one.commit_entry_id, one.event_id, one.claim_id, one.benefit, one.amount, one.outside_limit)
        for one in draws
    ]


def propose_taxes(session: Session, batch: Batch, actor: Actor, due: Due, now: datetime) -> list[str]:
    """Propose to each insured the tax of an invoice that they owe instead of the provider. Raises as `propose`."""
    return [
        propose(
            session,
            batch,
            actor,
            Proposal(
                claim_id=claim_id,
                payee=_insured(session, claim_id),
                amount=Cents(sum(one.amount for one in due.taxes if one.claim_id == claim_id)),
                draws=_drawn([one for one in due.taxes if one.claim_id == claim_id]),
                basis=REVERSE_CHARGE,
                label=f"TVA autoliquidée facture {due.number}",
                request_id=due.request_id,
            ),
            now,
        )
        for claim_id in dict.fromkeys(one.claim_id for one in due.taxes)
    ]


def _insured(session: Session, claim_id: UUID) -> PayeeKey:
    person_id, name = insured_of(session, claim_id)
    return PayeeKey.named(PayeeKind.INSURED, name) if person_id is None else PayeeKey.insured(person_id)


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
    reverse_vat: Cents | None = None,
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
        reverse_vat=reverse_vat,
    )
    proposed = None
    if credited.taxes is not None:
        withdraw_taxes(session, batch, actor, credited.invoice_id, f"Avoir n° {number}", now)
        batch.send(session)
        propose_taxes(session, batch, actor, credited.taxes, now)
    if credited.due is not None:
        _withdraw(session, batch, actor, credited.invoice_id, f"Avoir n° {number}", now)
        batch.send(session)
        # One that was rejected asks for too much from now on: only a new one can pay what is left.
        proposed = propose_due(session, batch, actor, credited.due, now)
    batch.send(session)
    return proposed


def _withdraw(session: Session, batch: Batch, actor: Actor, invoice_id: UUID, why: str, now: datetime) -> None:
    """Reject the payment that was proposed for more than what is left of its invoice, if there is one."""
    found = proposed_of_invoice(session, invoice_id)
    if found is not None:
        withdraw(session, batch, actor, found, why, now)
