"""Payments: proposed with the invoice, approved by another person, or rejected and proposed again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.core.errors import check_version
from backend.core.ids import new_id
from backend.core.money import Cents
from backend.core.pagination import decode_cursor, encode_cursor
from backend.core.references import next_reference
from backend.payments import errors, queries, rules
from backend.payments.models import Payment
from backend.payments.rules import Action, State
from backend.providers.models import ServiceRequest
from backend.providers.service import invoices
from backend.providers.service.invoices import Due
from backend.providers.service.money import Cause


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
) -> str | None:
    """Record an invoice in cents TTC and propose its payment; the payment's `REG-…`, None when nothing is due.

    Raises NotFound, Refused `date_in_future`, `lines_total_differs`, Conflict `action_not_possible`,
    `invoice_already_recorded`, `invoice_exceeds_order`.
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
    )
    reference = _propose(session, batch, actor, due, now) if due.amount else None
    batch.send(session)
    return reference


def _propose(session: Session, batch: Batch, actor: Actor, due: Due, now: datetime) -> str:
    reference, payment_id = next_reference(session, "REG", paris_date(now).year), new_id()
    row = {
        "id": payment_id,
        "reference": reference,
        "version": 1,
        "claim_id": due.claim_id,
        "request_id": due.request_id,
        "invoice_id": due.invoice_id,
        "provider_id": due.provider_id,
        "amount_cents": due.amount,
        "state": State.PROPOSED.value,
        "submitted_at": now,
        "submitted_by": actor.id,
        "commit_entry_id": due.commit_entry_id,
    }
    batch.insert(Payment, row)
    audit.record(batch, actor, "payment.proposed", "payment", payment_id, now, reference=reference)
    return reference


@dataclass(frozen=True, slots=True)
class _Locked:
    payment: Payment
    request: ServiceRequest


def _load(session: Session, actor: Actor, reference: str) -> _Locked:
    found = get_payment(session, actor, reference)
    request = invoices.lock(session, found["request_id"])
    return _Locked(queries.lock_payment(session, found["id"]), request)


def approve(session: Session, actor: Actor, reference: str, *, expected_version: int, now: datetime) -> None:
    """Approve a payment: the committed money is paid today and the mission ends.

    Raises NotFound, Forbidden `four_eyes`, Stale, Conflict `action_not_possible`, `approval_required`.
    """
    locked = _load(session, actor, reference)
    payment, due = locked.payment, Cents(locked.payment.amount_cents)
    rules.check_four_eyes(payment.submitted_by, actor)
    check_version(payment.version, expected_version)
    rules.check_state(State(payment.state), Action.APPROVE)
    rules.check_authority(due, actor)
    batch = Batch()
    cause = Cause(actor, now, f"payment:{payment.id}", f"Règlement {payment.reference}")
    values = {
        "approved_at": now,
        "approved_by": actor.id,
        "approved_by_name": actor.name,
        "paid_on": paris_date(now),
        "pay_entry_id": invoices.settle(batch, locked.request, due, payment.commit_entry_id, cause),
    }
    _move(batch, payment, State.PAID, actor, "payment.approved", now, **values)
    batch.send(session)


def reject(
    session: Session,
    actor: Actor,
    reference: str,
    *,
    expected_version: int,
    reason: str,
    invoice_refused: bool,
    now: datetime,
) -> None:
    """Reject a payment; the mission stays invoiced, or with `invoice_refused` awaits a corrected invoice.

    Raises NotFound, Stale, Conflict `action_not_possible`.
    """
    locked = _load(session, actor, reference)
    check_version(locked.payment.version, expected_version)
    rules.check_state(State(locked.payment.state), Action.REJECT)
    batch = Batch()
    if invoice_refused:
        invoices.refuse_invoice(session, batch, locked.request, actor, now)
    _move(batch, locked.payment, State.REJECTED, actor, "payment.rejected", now, rejected_reason=reason)
    batch.send(session)


def propose_again(session: Session, actor: Actor, reference: str, *, now: datetime) -> str:
    """Propose a rejected payment again, once what was missing is there; the new `REG-…`.

    Raises NotFound, Conflict `action_not_possible`, `nothing_to_propose`.
    """
    payment = _load(session, actor, reference).payment
    rules.check_state(State(payment.state), Action.PROPOSE_AGAIN)
    if not get_payment(session, actor, reference)["may_be_proposed_again"]:
        raise errors.nothing_to_propose()
    due = Due(
        invoice_id=payment.invoice_id,
        request_id=payment.request_id,
        claim_id=payment.claim_id,
        provider_id=payment.provider_id,
        amount=Cents(payment.amount_cents),
        commit_entry_id=payment.commit_entry_id,
    )
    batch = Batch()
    proposed = _propose(session, batch, actor, due, now)
    batch.send(session)
    return proposed


def _move(
    batch: Batch, payment: Payment, state: State, actor: Actor, action: str, now: datetime, **values: object
) -> None:
    batch.update(Payment, payment.id, state=state.value, version=payment.version + 1, **values)
    audit.record(batch, actor, action, "payment", payment.id, now, reference=payment.reference)


def get_payment(session: Session, actor: Actor, reference: str) -> RowMapping:
    """A payment. Raises NotFound `payment_not_found`."""
    found = queries.payment_view(session, reference, actor.user_id)
    if found is None:
        raise errors.payment_not_found()
    return found


def list_payments(
    session: Session, actor: Actor, *, state: State | None, cursor: str | None, limit: int
) -> tuple[Sequence[RowMapping], str | None]:
    """A page of payments, oldest first, and the cursor of the next one. Raises Refused `cursor_invalid`."""
    position = decode_cursor(cursor, 1)
    found = queries.payment_page(
        session, state=state, viewer=actor.user_id, after=position[0] if position else None, limit=limit + 1
    )
    page = found[:limit]
    return page, encode_cursor(page[-1]["id"]) if len(found) > limit else None
