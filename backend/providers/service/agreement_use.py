"""What follows an agreement to pay: the delegation, invoices that draw on it over time, its end (rules 25 and 26)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.core.errors import check_version
from backend.core.ids import new_id
from backend.core.money import Cents
from backend.coverage import ledger
from backend.providers.models import AgreementInvoice, AgreementToPay
from backend.providers.queries import lawyers as queries
from backend.providers.rules import lawyers as rules
from backend.providers.rules import orders, refusals
from backend.providers.rules.lawyers import BENEFIT, Drawn
from backend.providers.rules.urgency import check_incurred
from backend.providers.service import agreement_letters as letters

NOTHING = Cents(0)


def get_agreement(session: Session, actor: Actor, reference: str) -> dict[str, Any]:
    """An agreement with its invoices and what is left of it. Raises NotFound `agreement_not_found`."""
    found = queries.agreement(session, reference, actor.user_id)
    if found is None:
        raise refusals.agreement_not_found()
    return dict(found)


def delegate(
    session: Session,
    actor: Actor,
    reference: str,
    *,
    given_on: date,
    document: str,
    expected_version: int,
    now: datetime,
) -> None:
    """Record the insured's delegation: the lawyer may be paid directly.

    Raises NotFound, Stale, Refused `date_in_future`, Conflict `agreement_closed`.
    """
    orders.check_not_future("/given_on", given_on, paris_date(now))
    row = _lock(session, actor, reference, expected_version)
    batch = Batch()
    values = {"delegated_on": given_on, "delegation_document": document, "version": row.version + 1}
    batch.update(AgreementToPay, row.id, **values)
    audit.record(batch, actor, "agreement.delegated", "agreement_to_pay", row.id, now, reference=reference)
    batch.send(session)


def cancel(
    session: Session, actor: Actor, reference: str, *, reason: str, expected_version: int, now: datetime
) -> None:
    """End an agreement: what no invoice draws is given back. Raises NotFound, Stale, Conflict `agreement_closed`."""
    row, batch = _lock(session, actor, reference, expected_version, states=("open", "used")), Batch()
    found = get_agreement(session, actor, reference)
    _end(batch, found, row, "cancelled", reason, actor, now)
    letters.announce_cancellation(batch, found, reason, now)
    batch.send(session)


def _lock(
    session: Session,
    actor: Actor,
    reference: str,
    expected_version: int | None = None,
    *,
    states: tuple[str, ...] = ("open",),
) -> AgreementToPay:
    row = queries.lock_agreement(session, get_agreement(session, actor, reference)["id"])
    if expected_version is not None:
        check_version(row.version, expected_version)
    if row.state not in states:
        raise refusals.agreement_closed(row.state)
    return row


def _end(
    batch: Batch,
    found: Mapping[str, Any],
    row: AgreementToPay,
    state: str,
    reason: str,
    actor: Actor,
    now: datetime,
    *,
    drawn: Cents = NOTHING,
    invoiced: Cents = NOTHING,
) -> None:
    """Give back what neither a proposed payment nor the invoice at hand (`drawn` of `invoiced`) will use."""
    rest = Cents(found["open_cents"] - found["proposed_cents"] - drawn)
    # Once ended, it has given back its unused deductible already.
    unused = Cents(max(0, row.deductible_cents - found["invoiced_cents"] - invoiced) if row.state == "open" else 0)
    if rest > 0:
        ledger.enter(
            batch,
            "release",
            rest,
            event_id=row.event_id,
            claim_id=row.claim_id,
            benefit=BENEFIT,
            source=f"agreement_end:{row.id}:{row.version}",
            reason=f"Fin de la prise en charge {row.reference}",
            actor=actor,
            now=now,
            of_entry=row.commit_entry_id,
            facts=orders.deductible_facts(unused),
        )
    values = {"state": state, "closed_at": now, "closed_reason": reason, "version": row.version + 1}
    batch.update(AgreementToPay, row.id, **values)
    audit.record(batch, actor, f"agreement.{state}", "agreement_to_pay", row.id, now, reference=row.reference)


@dataclass(frozen=True, slots=True)
class InvoiceFacts:
    """A lawyer's invoice as told, in cents TTC; `urgency` is why costs before the declaration are paid (rule 26)."""

    number: str
    amount: Cents
    issued_on: date
    payee: str
    paid_on: date | None
    urgency: str | None
    is_last: bool


@dataclass(frozen=True, slots=True)
class DueOnAgreement:
    """An invoice checked against its locked agreement: what is due, to whom, out of which commit."""

    invoice_id: UUID
    agreement: Mapping[str, Any]
    row: AgreementToPay
    invoice: InvoiceFacts
    drawn: Drawn


def draw(session: Session, actor: Actor, reference: str, invoice: InvoiceFacts, *, now: datetime) -> DueOnAgreement:
    """What an invoice draws on its agreement, which stays locked; the excess is the insured's.

    One that has ended still takes again an invoice of which the payment was rejected, out of what it had drawn.

    Raises NotFound, Refused `date_in_future`, `paid_invoice_required`, Conflict `agreement_closed`,
    `agreement_invoice_already_recorded`, `urgency_required`, `delegation_required`, `agreement_exhausted`.
    """
    today = paris_date(now)
    orders.check_not_future("/issued_on", invoice.issued_on, today)
    orders.check_not_future("/paid_on", invoice.paid_on, today)
    row = _lock(session, actor, reference, states=("open", "used", "cancelled"))
    found = get_agreement(session, actor, reference)
    free = Cents(found["open_cents"] - found["proposed_cents"])
    if row.state != "open" and (free <= 0 or not _was_told(found, invoice.number)):
        raise refusals.agreement_closed(row.state)
    if queries.invoice_known(session, row.id, invoice.number):
        raise refusals.agreement_invoice_recorded(invoice.number)
    check_incurred(invoice.issued_on, paris_date(found["declared_at"]), invoice.urgency)
    rules.check_payee(invoice.payee, delegated=row.delegated_on is not None, paid_on=invoice.paid_on)
    drawn = rules.draw(
        invoice.amount,
        invoiced=Cents(found["invoiced_cents"]),
        granted=Cents(row.insurer_part_cents),
        deductible=Cents(row.deductible_cents),
    )
    if drawn.insurer_part > free:  # once ended, it holds no more than its invoices had drawn
        drawn = Drawn(free, Cents(invoice.amount - free))
    return DueOnAgreement(new_id(), found, row, invoice, drawn)


def _was_told(found: Mapping[str, Any], number: str) -> bool:
    return any(one["number"].lower() == number.lower() for one in found["invoices"])


def invoice_of(session: Session, payment: str) -> tuple[str, InvoiceFacts] | None:
    """The agreement and the invoice for which a payment was proposed; None for another payment."""
    found = queries.invoice_of_payment(session, payment)
    if found is None:
        return None
    facts = InvoiceFacts(
        number=found["number"],
        amount=Cents(found["amount_ttc_cents"]),
        issued_on=found["issued_on"],
        payee=found["payee"],
        paid_on=found["paid_on"],
        urgency=found["urgency_reason"],
        is_last=False,
    )
    return found["agreement"], facts


def is_ended(session: Session, actor: Actor, reference: str) -> bool:
    """Whether nothing more is granted on an agreement: what a refused invoice held is then given back."""
    return bool(get_agreement(session, actor, reference)["state"] != "open")


def record(batch: Batch, due: DueOnAgreement, payment: str | None, actor: Actor, now: datetime) -> None:
    """Write a drawn invoice with the payment proposed for it; the last one gives back what it leaves."""
    invoice, drawn, row = due.invoice, due.drawn, due.row
    values = {
        "id": due.invoice_id,
        "agreement_id": row.id,
        "number": invoice.number,
        "issued_on": invoice.issued_on,
        "amount_ttc_cents": invoice.amount,
        "insurer_part_cents": drawn.insurer_part,
        "insured_share_cents": drawn.insured_share,
        "payee": invoice.payee,
        "paid_on": invoice.paid_on,
        "urgency_reason": invoice.urgency,
        "payment_reference": payment,
        "recorded_at": now,
        "recorded_by": actor.id,
        "recorded_by_name": actor.name,
    }
    batch.insert(AgreementInvoice, values)
    if drawn.insured_share:
        letters.announce_excess(batch, due.invoice_id, due.agreement, invoice.number, drawn, now)
    if invoice.is_last:
        reason = f"Dernière facture, n° {invoice.number}"
        spent = {"drawn": drawn.insurer_part, "invoiced": invoice.amount}
        _end(batch, due.agreement, row, "used" if row.state == "open" else row.state, reason, actor, now, **spent)
    else:
        batch.update(AgreementToPay, row.id, version=row.version + 1)
    audit.record(batch, actor, "agreement.invoiced", "agreement_to_pay", row.id, now, reference=row.reference)
