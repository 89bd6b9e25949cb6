"""Change orders: more work commits more under the same checks, less work gives back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.core.ids import new_id
from backend.core.money import Cents
from backend.providers import errors, queries, workflow
from backend.providers.models import PurchaseOrder, ServiceRequest
from backend.providers.queries import orders as order_queries
from backend.providers.rules import mission_refusals, orders
from backend.providers.rules.orders import Agreement, Held
from backend.providers.rules.prices import Price
from backend.providers.service import charges, money, reductions
from backend.providers.service.charges import Expense, Part
from backend.providers.service.reductions import Change
from backend.providers.service.steps import Loaded, load, move
from backend.providers.workflow import Action


@dataclass(frozen=True, slots=True)
class NewOrder:
    """The order as it is wanted: its whole price (None: as it is), delay from today, why, the insured's agreement."""

    price: Price | None
    reason: str
    days: int | None = None
    agreement: Agreement | None = None


def change_order(
    session: Session, actor: Actor, reference: str, wanted: NewOrder, *, expected_version: int, now: datetime
) -> None:
    """Change an order: its new total is committed further or released back, never beyond the limit nor the authority.

    Raises NotFound, Stale, Refused `order_unchanged`, `date_in_future`, Conflict `action_not_possible`,
    `order_below_invoiced`, `approval_required` on the new total, and what an order raises for the difference.
    """
    orders.check_agreement(wanted.agreement, paris_date(now))
    loaded = load(session, actor, reference, expected_version=expected_version)
    request, state = loaded.request, workflow.after(loaded.state, Action.CHANGE_ORDER)
    order = queries.order_for_change(session, request.id)
    price = wanted.price or Price(Cents(order.amount_ttc_cents), None, None, Cents(0), ())
    difference = price.ttc - order.amount_ttc_cents
    if not difference and not price.lines and wanted.days is None:
        raise mission_refusals.order_unchanged()
    batch, cause = Batch(), money.Cause(actor, now, f"change:{new_id()}", "Commande modifiée")
    if difference > 0:
        after = _more(session, batch, loaded, order, price, wanted.agreement, cause)
    elif difference < 0:
        after = _less(session, batch, loaded, order, price.ttc, cause)
    else:
        after = _held(order)
    promised = order.promised_on if wanted.days is None else paris_date(now) + timedelta(days=wanted.days)
    lines: Sequence[dict[str, object]] = price.lines or order.lines
    agreed_on = wanted.agreement.agreed_on if wanted.agreement else order.insured_agreed_on
    columns = {**reductions.totals(after), "lines": lines, "promised_on": promised, "insured_agreed_on": agreed_on}
    batch.update(PurchaseOrder, order.id, **columns)
    reductions.record(batch, order, after, Change("change_order", wanted.reason, lines, promised), cause)
    move(batch, request, state, actor, "order.changed", now)
    batch.send(session)


def _held(order: PurchaseOrder) -> Held:
    return Held(
        Cents(order.amount_ttc_cents),
        Cents(order.insurer_part_cents),
        Cents(order.deductible_cents),
        Cents(order.vat_not_counted_cents),
    )


def _more(
    session: Session,
    batch: Batch,
    loaded: Loaded,
    order: PurchaseOrder,
    price: Price,
    agreement: Agreement | None,
    cause: money.Cause,
) -> Held:
    actor, request = cause.actor, loaded.request
    parts = _parts(session, actor, loaded, order, price, agreement, cause.now)
    before = _held(order)
    after = Held(
        price.ttc,
        Cents(before.insurer_part + sum(part.split.insurer_part for part in parts)),
        Cents(before.deductible + sum(part.split.deductible for part in parts)),
        Cents(before.vat_not_counted + sum(part.vat_not_counted for part in parts)),
    )
    authority = Cents(actor.authority_cents)
    orders.check_order_authority(after.insurer_part, actor_id=actor.id, authority=authority, approved_by=None)
    charges.engage(batch, request, order.id, parts, "change_order", cause)
    return after


def _parts(
    session: Session,
    actor: Actor,
    loaded: Loaded,
    order: PurchaseOrder,
    price: Price,
    agreement: Agreement | None,
    now: datetime,
) -> list[Part]:
    request = loaded.request
    shares = order_queries.shares_of(session, request.id) if request.share_reason is not None else []
    bearing = charges.funders(session, actor, request, loaded.claim_reference, [dict(one) for one in shares])
    if any(funder.claim.status == "closed" for funder in bearing):
        raise errors.claim_closed()
    agreements: dict[UUID, Agreement] = {request.claim_id: agreement} if agreement else {}
    cost = Cents(price.ttc - order.amount_ttc_cents)
    vat = _added_tax(session, request, price, cost)
    return charges.decide(session, request, bearing, Expense(cost, vat), agreements, paris_date(now))


def _added_tax(session: Session, request: ServiceRequest, price: Price, cost: Cents) -> Cents:
    """The tax inside the difference: by the new lines when they tell it, else in the proportion of the quote."""
    quote = queries.current_quote(session, request.id)
    if quote is None or quote.vat_cents is None:
        return Cents(0)
    if price.vat is not None and price.vat >= quote.vat_cents and cost == price.ttc - quote.amount_ttc_cents:
        return Cents(price.vat - quote.vat_cents)
    return Cents(quote.vat_cents * cost // quote.amount_ttc_cents)


def _less(
    session: Session, batch: Batch, loaded: Loaded, order: PurchaseOrder, cost: Cents, cause: money.Cause
) -> Held:
    return reductions.lower(session, batch, loaded.request, order, cost, cause)
