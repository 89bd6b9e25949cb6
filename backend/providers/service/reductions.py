"""An order at a lower cost: what its commits give back, claim by claim, the newest commit first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.core.batch import Batch
from backend.core.ids import new_id
from backend.core.money import Cents
from backend.providers.models import ChangeOrder, PurchaseOrder, ServiceRequest
from backend.providers.queries import orders as queries
from backend.providers.queries import results
from backend.providers.rules import mission_refusals, orders, sharing
from backend.providers.rules.orders import Held
from backend.providers.service import billing, money


@dataclass(frozen=True, slots=True)
class Change:
    """What a change of an order says of itself."""

    word: str
    reason: str
    lines: Sequence[Mapping[str, object]] = ()
    promised_on: date | None = None


def keep_only(
    session: Session,
    batch: Batch,
    request: ServiceRequest,
    order: PurchaseOrder,
    kept: Cents,
    word: str,
    reason: str,
    cause: money.Cause,
) -> None:
    """Keep `kept` cents TTC of an order that stops, release the rest.

    An order of which nothing is kept shows what it was. Raises Conflict `kept_exceeds_order`, `order_below_invoiced`.
    """
    if kept > order.amount_ttc_cents:
        raise mission_refusals.kept_exceeds_order(kept, Cents(order.amount_ttc_cents))
    after = lower(session, batch, request, order, kept, cause)
    if kept:
        batch.update(PurchaseOrder, order.id, **totals(after))
    record(batch, order, after, Change(word, reason), cause)


def billed(session: Session, request_id: UUID) -> Cents:
    """What the standing invoices of a request ask for, credit notes taken off, in cents TTC."""
    return Cents(sum(billing.standing(row).net for row in results.standing_invoices(session, request_id)))


def lower(
    session: Session, batch: Batch, request: ServiceRequest, order: PurchaseOrder, cost: Cents, cause: money.Cause
) -> Held:
    """Bring an order down to `cost` (cents TTC) and release what its commits no longer owe; what it then holds.

    Raises Conflict `order_below_invoiced` when what is to be given back was invoiced or paid.
    """
    if cost < billed(session, request.id):
        raise mission_refusals.order_below_invoiced(cost)
    rows = queries.charges(session, order.id)
    if not rows:  # ordered before assistance was entered in the ledger
        return Held(cost, Cents(min(cost, order.insurer_part_cents)), Cents(0), Cents(0))
    claims = list(dict.fromkeys(row["claim_id"] for row in rows))
    weights = [_weight(session, request, claim, alone=len(claims) == 1) for claim in claims]
    before, costs = sharing.divide(Cents(order.amount_ttc_cents), weights), sharing.divide(cost, weights)
    held = [
        _lower_claim([row for row in rows if row["claim_id"] == claim], batch, request, was, cents, order, cause)
        for claim, was, cents in zip(claims, before, costs, strict=True)
    ]
    return Held(
        cost,
        *(
            Cents(sum(parts))
            for parts in zip(*((h.insurer_part, h.deductible, h.vat_not_counted) for h in held), strict=True)
        ),
    )


def _weight(session: Session, request: ServiceRequest, claim_id: UUID, *, alone: bool) -> int:
    if alone or claim_id == request.claim_id:
        return request.share_weight
    shares = queries.shares_of(session, request.id)
    return next(int(one["weight"]) for one in shares if one["claim_id"] == claim_id)


def _lower_claim(
    rows: Sequence[RowMapping],
    batch: Batch,
    request: ServiceRequest,
    was: Cents,
    cost: Cents,
    order: PurchaseOrder,
    cause: money.Cause,
) -> Held:
    vat = sum(row["vat_not_counted_cents"] for row in rows)
    whole = sum(row["cost_cents"] for row in rows)
    held = Held(
        was,
        Cents(sum(row["open_cents"] + row["paid_cents"] for row in rows)),
        Cents(sum(row["deductible_held_cents"] for row in rows)),
        Cents(vat * was // whole if whole else 0),
    )
    after = orders.lowered(held, cost)
    _release(rows, batch, request, held, after, order, cause)
    return after


def _release(
    rows: Sequence[RowMapping],
    batch: Batch,
    request: ServiceRequest,
    held: Held,
    after: Held,
    order: PurchaseOrder,
    cause: money.Cause,
) -> None:
    due, deductible = held.insurer_part - after.insurer_part, held.deductible - after.deductible
    for row in reversed(rows):
        step = min(due, row["open_cents"])
        if step <= 0:
            continue
        back = min(deductible, row["deductible_held_cents"])
        money.enter(
            batch,
            "release",
            Cents(step),
            request,
            money.Cause(cause.actor, cause.now, cause.source, cause.reason),
            event_id=row["entry_event_id"],
            claim_id=row["claim_id"],
            of_entry=row["entry_id"],
            facts=orders.deductible_facts(Cents(back)),
        )
        due, deductible = due - step, deductible - back
    if due > 0:
        raise mission_refusals.order_below_invoiced(Cents(after.cost if order.amount_ttc_cents else 0))


def totals(held: Held) -> dict[str, Any]:
    """The columns of an order that holds this."""
    return {
        "amount_ttc_cents": held.cost,
        "insurer_part_cents": held.insurer_part,
        "insured_share_cents": held.cost - held.insurer_part,
        "deductible_cents": held.deductible,
        "vat_not_counted_cents": held.vat_not_counted,
    }


def record(batch: Batch, order: PurchaseOrder, after: Held, change: Change, cause: money.Cause) -> None:
    """Write down the change beside the order."""
    row = {
        "id": new_id(),
        "order_id": order.id,
        "cause": change.word,
        "amount_before_cents": order.amount_ttc_cents,
        "amount_after_cents": after.cost,
        "insurer_before_cents": order.insurer_part_cents,
        "insurer_after_cents": after.insurer_part,
        "lines": list(change.lines),
        "reason": change.reason,
        "promised_on": change.promised_on,
        "recorded_at": cause.now,
        "recorded_by": cause.actor.id,
        "recorded_by_name": cause.actor.name,
    }
    batch.insert(ChangeOrder, row)
