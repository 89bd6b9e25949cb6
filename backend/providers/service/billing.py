"""What an invoice moves: the commits that it draws on, what the final one gives back, and where the mission then is."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.core.batch import Batch
from backend.core.ids import new_id
from backend.core.money import Cents
from backend.providers import workflow
from backend.providers.models import InvoiceDraw, InvoicePart, InvoiceTax, ServiceRequest
from backend.providers.queries import results as queries
from backend.providers.rules import orders
from backend.providers.rules.bearing import Borne, Charge, Part, bear, credited, owed
from backend.providers.rules.invoices import Kind, Standing
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
    """What the insurer owes of an invoice, in cents TTC, and the commits that pay it.

    `taxes` go to the insured, for the tax that they owe instead of the provider (rule 20).
    """

    invoice_id: UUID
    request_id: UUID
    claim_id: UUID
    provider_id: UUID
    number: str
    amount: Cents
    draws: tuple[Draw, ...] = ()
    taxes: tuple[Draw, ...] = ()


@dataclass(frozen=True, slots=True)
class Charged:
    """What an invoice draws: for the provider, and for the insured who owe a tax."""

    draws: tuple[Draw, ...]
    taxes: tuple[Draw, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """What an order holds and what was billed on it."""

    standing: tuple[Standing, ...]
    billed: tuple[Part, ...]
    charges: tuple[Charge, ...]


def account(session: Session, request_id: UUID, order_id: UUID) -> Account:
    """The invoices that stand on an order, what the claims bore of them, and its commits as they are now."""
    found = queries.standing_invoices(session, request_id)
    billed = [part for row in found for part in parts_of(row)]
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
        reverse=Cents(int(row["reverse_left_cents"])),
    )


def parts_of(row: RowMapping, further: Cents = orders.ZERO) -> list[Part]:
    """What the claims bear of an invoice, its credit notes and `further` cents of one to come taken off."""
    parts = [
        Part(
            UUID(part["claim_id"]),
            Cents(part["cost_cents"]),
            Cents(part["insurer_part_cents"]),
            Cents(part["deductible_cents"]),
            Cents(part["vat_not_counted_cents"]),
        )
        for part in row["parts"]
    ]
    return credited(parts, Cents(int(row["credited_cents"]) + further))


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
    batch: Batch,
    request: ServiceRequest,
    invoice_id: UUID,
    net: Cents,
    kind: Kind,
    held: Account,
    cause: money.Cause,
    *,
    reverse: Cents = orders.ZERO,
) -> Charged:
    """Add to `batch` who bears the `net` cents of an invoice and what a final one gives back; the draws.

    Of `reverse`, the tax that the insured owe, the insurer's part leaves the order for a commit of its own.
    """
    borne = bear(net, held.charges, held.billed, final=kind is Kind.FINAL)
    to = owed(borne, reverse)
    batch.insert(InvoicePart, *(_part_row(invoice_id, part) for part in borne.parts))
    batch.insert(InvoiceDraw, *(_draw_row(invoice_id, charge, amount) for charge, amount in to.to_provider))
    _give_back(batch, request, borne, dict(to.to_insured), cause)
    taxes = [_tax(batch, request, invoice_id, charge, amount, cause) for charge, amount in to.to_insured]
    return Charged(tuple(_draw(request, charge, amount) for charge, amount in to.to_provider), tuple(taxes))


def _give_back(
    batch: Batch, request: ServiceRequest, borne: Borne, taxes: dict[Charge, Cents], cause: money.Cause
) -> None:
    left = {one.charge: (one.amount, one.deductible) for one in borne.releases}
    for charge in dict.fromkeys([*left, *taxes]):
        amount, deductible = left.get(charge, (Cents(0), Cents(0)))
        kept = {"reverse_vat_cents": taxes[charge]} if charge in taxes else {}
        money.enter(
            batch,
            "release",
            Cents(amount + taxes.get(charge, 0)),
            request,
            cause,
            event_id=charge.event_id,
            claim_id=charge.claim_id,
            of_entry=charge.commit_entry_id,
            facts={**orders.deductible_facts(deductible), **kept},
        )


def _tax(
    batch: Batch, request: ServiceRequest, invoice_id: UUID, charge: Charge, amount: Cents, cause: money.Cause
) -> Draw:
    source = f"reverse_charge:{invoice_id}:{charge.id}"
    why = money.Cause(cause.actor, cause.now, source, "TVA autoliquidée due par l’assuré")
    entry = money.enter(batch, "commit", amount, request, why, event_id=charge.event_id, claim_id=charge.claim_id)
    row = {
        "id": new_id(),
        "invoice_id": invoice_id,
        "charge_id": charge.id,
        "claim_id": charge.claim_id,
        "commit_entry_id": entry,
        "amount_cents": amount,
    }
    batch.insert(InvoiceTax, row)
    outside = money.ASSISTANCE if charge.event_id is None else None
    return Draw(entry, charge.event_id, charge.claim_id, request.benefit, amount, outside)


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


def after_payment(situation: Situation, kinds_and_states: Sequence[tuple[Kind, str]]) -> Situation:
    """Where a mission is once its standing invoices are in these states: over when the final one and all are paid."""
    unpaid = any(state != "paid" for _, state in kinds_and_states)
    final = any(kind is Kind.FINAL for kind, _ in kinds_and_states)
    if final and not unpaid:
        return workflow.after(situation, Action.PAY)
    if not final and not unpaid and situation.billing is Billing.PART_INVOICED:
        return workflow.after(situation, Action.PAY_PART)
    return situation
