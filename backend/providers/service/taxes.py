"""The tax that the insured owe on an invoice under reverse charge, once committed apart: lowered, or given back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.core.batch import Batch
from backend.core.ids import new_id
from backend.core.money import Cents
from backend.coverage import ledger
from backend.providers.models import Invoice, OrderCharge, ServiceRequest
from backend.providers.queries import results
from backend.providers.rules import result_refusals as refusals
from backend.providers.rules.invoices import Kind
from backend.providers.service import money
from backend.providers.service.billing import Draw


@dataclass(frozen=True, slots=True)
class Lowered:
    """What is left to pay to the insured on each commit, and what they received over what they now owe, in cents."""

    due: tuple[Draw, ...]
    over: Cents


def give_back(session: Session, batch: Batch, request: ServiceRequest, invoice_id: UUID, cause: money.Cause) -> None:
    """What an invoice keeps for a tax goes back to the order. Raises Conflict `reverse_charge_paid` once paid."""
    held = results.taxes_of(session, invoice_id)
    if any(row["paid_cents"] for row in held):
        raise refusals.reverse_charge_paid(session.get_one(Invoice, invoice_id).number)
    _lock(session, held)
    for row in held:
        source = f"refused:{invoice_id}:{row['charge_id']}:tax"
        _release(batch, request, row, Cents(int(row["open_cents"])), cause, source)
        _to_the_order(batch, request, row, Cents(int(row["open_cents"])), cause, source)


def lower(
    session: Session,
    batch: Batch,
    request: ServiceRequest,
    invoice: RowMapping,
    after: Mapping[UUID, Cents],
    before: Mapping[UUID, Cents],
    note: UUID,
    cause: money.Cause,
) -> Lowered:
    """Bring what an invoice keeps for a tax from `before` down to `after`, in cents a claim.

    An order still billed takes the rest back.
    """
    held = results.taxes_of(session, invoice["id"])
    _lock(session, held)
    due, over, left = [], 0, dict(after)
    for claim_id, was in before.items():
        paid = sum(int(row["paid_cents"]) for row in held if row["claim_id"] == claim_id)
        over += max(0, min(paid, was) - after[claim_id])
    for row in held:
        open_cents, paid = int(row["open_cents"]), int(row["paid_cents"])
        keep = min(left[row["claim_id"]], open_cents + paid)
        left[row["claim_id"]] = Cents(left[row["claim_id"]] - keep)
        still = max(0, keep - paid)
        source = f"credit_note:{note}:{row['charge_id']}"
        _release(batch, request, row, Cents(open_cents - still), cause, source)
        if invoice["kind"] != Kind.FINAL:
            _to_the_order(batch, request, row, Cents(open_cents - still), cause, source)
        if still:
            entry, event = row["commit_entry_id"], row["event_id"]
            due.append(Draw(entry, event, row["claim_id"], row["benefit"], Cents(still), row["outside_limit"]))
    return Lowered(tuple(due), Cents(over))


def _lock(session: Session, held: Sequence[RowMapping]) -> None:
    for event_id in sorted({row["event_id"] for row in held if row["event_id"] is not None}):
        ledger.lock(session, event_id)


def _release(
    batch: Batch, request: ServiceRequest, row: RowMapping, amount: Cents, cause: money.Cause, source: str
) -> None:
    if amount > 0:
        money.enter(
            batch,
            "release",
            amount,
            request,
            money.Cause(cause.actor, cause.now, source, cause.reason),
            event_id=row["event_id"],
            claim_id=row["claim_id"],
            of_entry=row["commit_entry_id"],
        )


def _to_the_order(
    batch: Batch, request: ServiceRequest, row: RowMapping, amount: Cents, cause: money.Cause, source: str
) -> None:
    if amount <= 0:
        return
    why = money.Cause(cause.actor, cause.now, source, cause.reason)
    entry = money.enter(batch, "commit", amount, request, why, event_id=row["event_id"], claim_id=row["claim_id"])
    batch.insert(OrderCharge, correction(row, amount, Cents(0), entry, cause))


def correction(row: RowMapping, amount: Cents, deductible: Cents, entry: UUID, cause: money.Cause) -> dict[str, object]:
    """A charge that commits again what an invoice had taken from its order: no further cost."""
    return {
        "id": new_id(),
        "order_id": row["order_id"],
        "claim_id": row["claim_id"],
        "event_id": row["event_id"],
        "cause": "correction",
        "cost_cents": amount + deductible,
        "insurer_part_cents": amount,
        "insured_share_cents": deductible,
        "deductible_cents": deductible,
        "vat_not_counted_cents": 0,
        "commit_entry_id": entry,
        "recorded_at": cause.now,
        "recorded_by": cause.actor.id,
    }
