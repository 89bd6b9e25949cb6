"""What an invoice moves: the commits that it draws on, what the final one gives back, and where the mission then is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.core.batch import Batch
from backend.core.ids import new_id
from backend.core.money import Cents
from backend.providers import workflow
from backend.providers.models import InvoiceDraw, InvoicePart, ServiceRequest
from backend.providers.queries import results as queries
from backend.providers.rules import orders
from backend.providers.rules.bearing import Borne, Charge, Part, bear
from backend.providers.rules.invoices import Kind, Standing
from backend.providers.rules.sharing import divide
from backend.providers.service import money
from backend.providers.workflow import Action, Billing, Situation


@dataclass(frozen=True, slots=True)
class Draw:
    """The part of an invoice that one commit pays, in cents TTC; `event_id` None outside the limit."""

    commit_entry_id: UUID
    event_id: UUID | None
    claim_id: UUID
    benefit: str
    amount: Cents
    outside_limit: str | None


@dataclass(frozen=True, slots=True)
class Due:
    """What the insurer owes of an invoice, in cents TTC, and the commits that pay it."""

    invoice_id: UUID
    request_id: UUID
    claim_id: UUID
    provider_id: UUID
    number: str
    amount: Cents
    draws: tuple[Draw, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """What an order holds and what was billed on it."""

    standing: tuple[Standing, ...]
    billed: tuple[Part, ...]
    charges: tuple[Charge, ...]


def account(session: Session, request_id: UUID, order_id: UUID) -> Account:
    """The invoices that stand on an order, what the claims bore of them, and its commits as they are now."""
    found = queries.standing_invoices(session, request_id)
    billed = [part for row in found for part in _billed(row)]
    return Account(
        tuple(standing(row) for row in found),
        tuple(billed),
        tuple(_charge(row) for row in queries.charges(session, order_id)),
    )


def standing(row: RowMapping) -> Standing:
    """An invoice as the rules see it."""
    return Standing(
        id=row["id"],
        number=row["number"],
        kind=Kind(row["kind"]),
        state=row["state"],
        amount=Cents(row["amount_ttc_cents"]),
        deposit_deducted=Cents(row["deposit_deducted_cents"]),
        credited=Cents(int(row["credited_cents"])),
        lines=tuple(row["lines"]),
    )


def _billed(row: RowMapping) -> Iterable[Part]:
    # A credit note lightens the claims as the invoice charged them.
    costs = [part["cost_cents"] for part in row["parts"]]
    if not any(costs):
        return
    credits = divide(Cents(min(int(row["credited_cents"]), sum(costs))), costs)
    for part, credited in zip(row["parts"], credits, strict=True):
        yield Part(
            UUID(part["claim_id"]),
            Cents(part["cost_cents"] - credited),
            Cents(part["insurer_part_cents"]),
            Cents(part["deductible_cents"]),
            Cents(part["vat_not_counted_cents"]),
        )


def _charge(row: RowMapping) -> Charge:
    return Charge(
        id=row["id"],
        claim_id=row["claim_id"],
        event_id=row["event_id"],
        commit_entry_id=row["commit_entry_id"],
        is_correction=row["cause"] == "correction",
        cost=Cents(row["cost_cents"]),
        vat_not_counted=Cents(row["vat_not_counted_cents"]),
        deductible=Cents(int(row["deductible_cents"])),
        free=Cents(int(row["free_cents"])),
    )


def charge_invoice(
    batch: Batch, request: ServiceRequest, invoice_id: UUID, net: Cents, kind: Kind, held: Account, cause: money.Cause
) -> tuple[Draw, ...]:
    """Add to `batch` who bears the `net` cents of an invoice and what a final one gives back; the draws."""
    borne = bear(net, held.charges, held.billed, final=kind is Kind.FINAL)
    batch.insert(InvoicePart, *(_part_row(invoice_id, part) for part in borne.parts))
    batch.insert(InvoiceDraw, *(_draw_row(invoice_id, charge, amount) for charge, amount in borne.draws))
    give_back(batch, request, borne, cause)
    return tuple(_draw(request, charge, amount) for charge, amount in borne.draws)


def give_back(batch: Batch, request: ServiceRequest, borne: Borne, cause: money.Cause) -> None:
    """Release what a final invoice left of each commit."""
    for one in borne.releases:
        money.enter(
            batch,
            "release",
            one.amount,
            request,
            cause,
            event_id=one.charge.event_id,
            claim_id=one.charge.claim_id,
            of_entry=one.charge.commit_entry_id,
            facts=orders.deductible_facts(one.deductible),
        )


def _part_row(invoice_id: UUID, part: Part) -> dict[str, object]:
    return {
        "id": new_id(),
        "invoice_id": invoice_id,
        "claim_id": part.claim_id,
        "cost_cents": part.cost,
        "insurer_part_cents": part.insurer_part,
        "deductible_cents": part.deductible,
        "vat_not_counted_cents": part.vat_not_counted,
    }


def _draw_row(invoice_id: UUID, charge: Charge, amount: Cents) -> dict[str, object]:
    return {"id": new_id(), "invoice_id": invoice_id, "charge_id": charge.id, "amount_cents": amount}


def _draw(request: ServiceRequest, charge: Charge, amount: Cents) -> Draw:
    outside = money.ASSISTANCE if charge.event_id is None else None
    return Draw(charge.commit_entry_id, charge.event_id, charge.claim_id, request.benefit, amount, outside)


def draws_now(session: Session, invoice_id: UUID) -> tuple[Draw, ...]:
    """What an invoice draws on each commit today, credit notes taken off."""
    return tuple(
        Draw(
            row["commit_entry_id"],
            row["event_id"],
            row["claim_id"],
            row["benefit"],
            Cents(int(row["amount_cents"])),
            row["outside_limit"],
        )
        for row in queries.draws_of(session, invoice_id)
        if row["amount_cents"] > 0
    )


def after_payment(situation: Situation, kinds_and_states: Sequence[tuple[Kind, str]]) -> Situation:
    """Where a mission is once its standing invoices are in these states: over when the final one and all are paid."""
    unpaid = any(state != "paid" for _, state in kinds_and_states)
    final = any(kind is Kind.FINAL for kind, _ in kinds_and_states)
    if final and not unpaid:
        return workflow.after(situation, Action.PAY)
    if not final and not unpaid and situation.billing is Billing.PART_INVOICED:
        return workflow.after(situation, Action.PAY_PART)
    return situation
