"""Invoices: checked against the order, approved where they differ from it, refused, paid. Payments build on these."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.core.ids import new_id
from backend.core.money import Cents
from backend.providers import errors, queries, workflow
from backend.providers.models import Invoice, PurchaseOrder, Quote, ServiceRequest
from backend.providers.queries import results
from backend.providers.rules import invoices as rules
from backend.providers.rules import orders, reverse_charge
from backend.providers.rules import result_refusals as refusals
from backend.providers.rules.invoices import Kind
from backend.providers.rules.reverse_charge import Reading
from backend.providers.service import billing, money
from backend.providers.service.billing import Account, Charged, Draw, Due
from backend.providers.service.refused_invoices import refuse_invoice
from backend.providers.service.requests import Loaded, load, move
from backend.providers.workflow import Action, Situation
from backend.tasks import service as tasks
from backend.tasks.models import Task

__all__ = [
    "PLAIN",
    "Draw",
    "Due",
    "Paper",
    "approve_difference",
    "lock",
    "mark_paid",
    "record_invoice",
    "refuse_invoice",
    "reject_difference",
]

_DAYS_TO_APPROVE = 2


@dataclass(frozen=True, slots=True)
class Paper:
    """How an invoice came and what is told of it beyond its amounts.

    `deposit_deducted`: the deposits that a final invoice deducts from its total. `accept_differences`: why lines that
    the order does not hold are accepted. `source` and `file_sha256` of an electronic one. `reverse_vat`: the tax inside
    the amount that the insured owes instead of the provider.
    """

    kind: Kind = Kind.FINAL
    deposit_deducted: Cents | None = None
    accept_differences: str | None = None
    source: str = "entered"
    file_sha256: str | None = None
    reverse_vat: Cents | None = None


PLAIN = Paper()


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
    paper: Paper = PLAIN,
) -> Due:
    """Add an invoice in cents TTC to `batch`: its draws on the order's commits, and what a final one gives back.

    Of an order under reverse charge, `amount` is the net one unless the paper or its lines tell the tax. Without a cent
    for the insurer there is nothing to pay; with accepted differences nothing is due before another person approves
    them. Raises NotFound, Refused `date_in_future`, `lines_total_differs`, `deposit_not_deductible`,
    `reverse_charge_over_amount`, Conflict `action_not_possible`, `invoice_already_recorded`,
    `invoice_awaits_approval`, `deposit_to_deduct`, `reverse_charge_unclear`, `invoice_exceeds_order`,
    `result_fee_not_earned`, `invoice_differs`.
    """
    day = orders.check_not_future("/issued_on", issued_on, paris_date(now))
    if paper.source == "entered":
        orders.check_lines(amount, lines)
    loaded = load(session, actor, reference)
    action = Action.INVOICE if paper.kind is Kind.FINAL else Action.INVOICE_PART
    request, situation = loaded.request, workflow.after(loaded.state, action)
    if results.invoice_exists(session, request.provider_id, number):
        raise errors.invoice_already_recorded(number)
    order = _order(session, request)
    held = billing.account(session, request.id, order.id)
    read, net = _billable(session, order, held, amount, lines, paper)
    found = rules.differences(paper.kind, read.lines, _ordered_lines(session, order), held.standing)
    if found and paper.accept_differences is None:
        raise refusals.invoice_differs(found)
    invoice_id = new_id()
    row = _row(invoice_id, request, number, day, read, net, found, paper, actor, now)
    if found:
        batch.insert(Invoice, {**row, "state": "to_approve", "insurer_part_cents": 0})
        batch.insert(Task, _approval_task(loaded, invoice_id, number, now))
        move(batch, request, situation, actor, "invoice.recorded", now)
        return _due(row, request, Charged((), ()))
    cause = money.Cause(actor, now, f"invoice:{invoice_id}", "Facture inférieure à la commande")
    charged = billing.charge_invoice(batch, request, invoice_id, net, paper.kind, held, cause, reverse=read.reverse)
    due = _due(row, request, charged)
    state = "due" if due.amount else "paid"
    batch.insert(Invoice, {**row, "state": state, "insurer_part_cents": due.amount})
    states = [(one.kind, one.state) for one in held.standing]
    situation = billing.after_payment(situation, [*states, (paper.kind, state)])
    move(batch, request, situation, actor, "invoice.recorded", now)
    return due


def _order(session: Session, request: ServiceRequest) -> PurchaseOrder:
    order = queries.order_of(session, request.id)
    assert order is not None, "an ordered request has an order"
    return order


def _billable(
    session: Session,
    order: PurchaseOrder,
    held: Account,
    amount: Cents,
    lines: Sequence[Mapping[str, object]],
    paper: Paper,
) -> tuple[Reading, Cents]:
    rules.check_none_awaits(held.standing)
    ordered, quote = Cents(order.amount_ttc_cents), session.get_one(Quote, order.quote_id)
    owed = reverse_charge.ordered(
        ordered,
        order.lines,
        quoted=Cents(quote.amount_ttc_cents),
        quoted_vat=None if quote.vat_cents is None else Cents(quote.vat_cents),
        quoted_reverse=Cents(quote.reverse_vat_cents),
    )
    read = reverse_charge.read_invoice(amount, paper.reverse_vat, lines, owed, paper.kind, held.standing)
    net = rules.net_of_deposits(read.amount, paper.kind, paper.deposit_deducted, held.standing)
    rules.check_ceiling(net, ordered, held.standing)
    cause = results.current_cause(session, order.request_id)
    rules.check_result_fee(
        net,
        ordered=ordered,
        fee=Cents(quote.result_fee_cents),
        cause=cause.cause if cause else None,
        lines=lines,
        standing=held.standing,
    )
    deposits = sum(one.reverse for one in held.standing if paper.kind is Kind.FINAL and one.kind is Kind.DEPOSIT)
    return replace(read, reverse=Cents(max(0, read.reverse - deposits))), net


def _ordered_lines(session: Session, order: PurchaseOrder) -> Sequence[Mapping[str, object]]:
    return order.lines or session.get_one(Quote, order.quote_id).lines


def _row(
    invoice_id: UUID,
    request: ServiceRequest,
    number: str,
    day: date,
    read: Reading,
    net: Cents,
    found: list[dict[str, object]],
    paper: Paper,
    actor: Actor,
    now: datetime,
) -> dict[str, object]:
    return {
        "id": invoice_id,
        "request_id": request.id,
        "provider_id": request.provider_id,
        "number": number,
        "issued_on": day,
        "amount_ttc_cents": read.amount,
        "lines": list(read.lines),
        "recorded_at": now,
        "recorded_by": actor.id,
        "kind": paper.kind.value,
        "deposit_deducted_cents": read.amount - net,
        "differences": found,
        "difference_reason": paper.accept_differences if found else None,
        "source": paper.source,
        "file_sha256": paper.file_sha256,
        "reverse_vat_cents": read.reverse,
    }


def _due(row: Mapping[str, object], request: ServiceRequest, charged: Charged) -> Due:
    draws, invoice_id = charged.draws, row["id"]
    owed = Cents(sum(draw.amount for draw in draws))
    assert isinstance(invoice_id, UUID)
    number, provider = str(row["number"]), request.provider_id
    return Due(invoice_id, request.id, request.claim_id, provider, number, owed, draws, charged.taxes)


def _approval_task(loaded: Loaded, invoice_id: UUID, number: str, now: datetime) -> dict[str, object]:
    request = loaded.request
    return tasks.task_row(
        dedup_key=f"invoice_to_approve:{invoice_id}",
        kind="invoice_to_approve",
        title=f"Trancher l’écart de la facture n° {number} de la mission {request.reference}",
        due_on=paris_date(now) + timedelta(days=_DAYS_TO_APPROVE),
        now=now,
        claim_id=request.claim_id,
        facts={"service_request": request.reference},
    )


def approve_difference(
    session: Session, batch: Batch, actor: Actor, reference: str, *, expected_version: int, now: datetime
) -> Due:
    """Somebody else than who recorded it accepts that an invoice differs from its order: it is due.

    Raises NotFound, Stale, Forbidden `four_eyes`, Conflict `nothing_to_approve`, `approval_required`.
    """
    loaded = load(session, actor, reference, expected_version=expected_version)
    request, order = loaded.request, _order(session, loaded.request)
    held = billing.account(session, request.id, order.id)
    waiting = _waiting(session, held)
    if waiting.recorded_by == actor.id:
        raise refusals.own_difference()
    if waiting.amount_ttc_cents > actor.authority_cents:
        raise refusals.difference_above_authority(Cents(waiting.amount_ttc_cents), Cents(actor.authority_cents))
    net = Cents(waiting.amount_ttc_cents - waiting.deposit_deducted_cents)
    cause = money.Cause(actor, now, f"invoice:{waiting.id}", "Facture inférieure à la commande")
    reverse, kind = Cents(waiting.reverse_vat_cents), Kind(waiting.kind)
    charged = billing.charge_invoice(batch, request, waiting.id, net, kind, held, cause, reverse=reverse)
    due = _due({"id": waiting.id, "number": waiting.number}, request, charged)
    state = "due" if due.amount else "paid"
    approval = {"approved_at": now, "approved_by": actor.id, "approved_by_name": actor.name}
    batch.update(Invoice, waiting.id, state=state, insurer_part_cents=due.amount, **approval)
    states = [(one.kind, state if one.id == waiting.id else one.state) for one in held.standing]
    move(batch, request, billing.after_payment(loaded.state, states), actor, "invoice.difference_approved", now)
    tasks.complete_by_key(session, f"invoice_to_approve:{waiting.id}", actor, now=now)
    return due


def reject_difference(
    session: Session,
    batch: Batch,
    actor: Actor,
    reference: str,
    *,
    expected_version: int,
    reason: str,
    now: datetime,
) -> None:
    """An invoice that differs from its order is refused: a corrected one is awaited.

    Raises NotFound, Stale, Conflict `nothing_to_approve`.
    """
    loaded = load(session, actor, reference, expected_version=expected_version)
    order = _order(session, loaded.request)
    waiting = _waiting(session, billing.account(session, loaded.request.id, order.id))
    refuse_invoice(session, batch, loaded.request, actor, now, invoice_id=waiting.id, reason=reason)
    tasks.complete_by_key(session, f"invoice_to_approve:{waiting.id}", actor, now=now)


def _waiting(session: Session, held: Account) -> Invoice:
    for one in held.standing:
        if one.state == "to_approve":
            return session.get_one(Invoice, one.id, populate_existing=True)
    raise refusals.nothing_awaits_approval()


def lock(session: Session, request_id: UUID) -> ServiceRequest:
    """The request, locked: taken before its payment, like everywhere."""
    return queries.lock_request(session, request_id)


def mark_paid(
    session: Session, batch: Batch, request: ServiceRequest, actor: Actor, now: datetime, *, invoice_id: UUID
) -> None:
    """An invoice is paid; the mission is over once the final one and all others are. Raises `action_not_possible`."""
    standing = [billing.standing(row) for row in results.standing_invoices(session, request.id)]
    states = [(one.kind, "paid" if one.id == invoice_id else one.state) for one in standing]
    batch.update(Invoice, invoice_id, state="paid")
    situation = billing.after_payment(Situation.of(request), states)
    move(batch, request, situation, actor, "service_request.paid", now)
