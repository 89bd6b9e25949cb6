"""Invoices: checked against the order; the difference is given back at once. Payments build on these."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.core.ids import new_id
from backend.core.money import Cents
from backend.coverage import queries as coverage_queries
from backend.providers import errors, queries, workflow
from backend.providers.models import Invoice, PurchaseOrder, ServiceRequest
from backend.providers.rules import orders
from backend.providers.service import money
from backend.providers.service.requests import load, move
from backend.providers.workflow import Action, Situation


@dataclass(frozen=True, slots=True)
class Due:
    """What the insurer owes of an invoice, in cents TTC, and the commit that it draws on."""

    invoice_id: UUID
    request_id: UUID
    claim_id: UUID
    provider_id: UUID
    amount: Cents
    commit_entry_id: UUID | None


def record_invoice(
    session: Session,
    batch: Batch,
    actor: Actor,
    reference: str,
    *,
    number: str,
    amount: Cents,
    issued_on: date | None,
    lines: Sequence[Mapping[str, object]],
    now: datetime,
) -> Due:
    """Add an invoice in cents TTC to `batch` and release what was committed beyond it.

    Without a cent for the insurer there is nothing to pay and the request is settled. Raises NotFound, Refused
    `date_in_future`, `lines_total_differs`, Conflict `action_not_possible`,
    `invoice_already_recorded`, `invoice_exceeds_order`.
    """
    day = orders.check_not_future("/issued_on", issued_on, paris_date(now))
    orders.check_lines(amount, lines)
    loaded = load(session, actor, reference)
    request, state = loaded.request, workflow.after(loaded.state, Action.INVOICE)
    if queries.invoice_exists(session, request.provider_id, number):
        raise errors.invoice_already_recorded(number)
    order = queries.order_of(session, request.id)
    assert order is not None, "an ordered request has an order"
    invoice_id = new_id()
    cause = money.Cause(actor, now, f"invoice:{invoice_id}", "Facture inférieure à la commande")
    part = _share(session, batch, request, order, amount, cause)
    row = {
        "id": invoice_id,
        "request_id": request.id,
        "provider_id": request.provider_id,
        "number": number,
        "issued_on": day,
        "amount_ttc_cents": amount,
        "insurer_part_cents": part,
        "lines": list(lines),
        "recorded_at": now,
        "recorded_by": actor.id,
    }
    batch.insert(Invoice, row)
    settled = state if part else workflow.after(state, Action.PAY)
    move(batch, request, settled, actor, "invoice.recorded", now)
    return Due(invoice_id, request.id, request.claim_id, request.provider_id, part, order.commit_entry_id)


def _share(
    session: Session, batch: Batch, request: ServiceRequest, order: PurchaseOrder, amount: Cents, cause: money.Cause
) -> Cents:
    committed = order.insurer_part_cents
    if order.commit_entry_id is not None:
        committed = coverage_queries.open_amount(session, order.commit_entry_id)
    share = orders.share_invoice(
        amount,
        ordered=Cents(order.amount_ttc_cents),
        committed=Cents(committed),
        deductible=Cents(order.deductible_cents),
    )
    facts = orders.deductible_facts(share.deductible_released)
    money.release(batch, order.commit_entry_id, share.released, request, cause, facts)
    return share.insurer_part


def lock(session: Session, request_id: UUID) -> ServiceRequest:
    """The request, locked: taken before its payment, like everywhere."""
    return queries.lock_request(session, request_id)


def settle(
    batch: Batch, request: ServiceRequest, due: Cents, commit_entry_id: UUID | None, cause: money.Cause
) -> UUID | None:
    """Enter the payment of `due` cents in the ledger and end the mission; the entry's id, None outside any event.

    Raises Conflict `action_not_possible`.
    """
    state = workflow.after(Situation.of(request), Action.PAY)
    move(batch, request, state, cause.actor, "service_request.paid", cause.now)
    if commit_entry_id is None or request.event_id is None:
        return None
    return money.enter(batch, "pay", due, request, cause, event_id=request.event_id, of_entry=commit_entry_id)


def refuse_invoice(session: Session, batch: Batch, request: ServiceRequest, actor: Actor, now: datetime) -> None:
    """The invoice was wrong: a corrected one, under its own number, is awaited. Raises `action_not_possible`."""
    held = queries.lock_request(session, request.id)
    state = workflow.after(Situation.of(held), Action.REFUSE_INVOICE)
    move(batch, request, state, actor, "invoice.refused", now)
