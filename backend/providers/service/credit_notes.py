"""Credit notes: before the payment less is due; after it the provider owes the difference to the insurer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.core.ids import new_id
from backend.core.money import Cents, french
from backend.providers.models import CreditDraw, CreditNote, Invoice, ServiceRequest
from backend.providers.queries import results
from backend.providers.rules import orders
from backend.providers.rules import result_refusals as refusals
from backend.providers.rules.invoices import Kind
from backend.providers.rules.sharing import divide
from backend.providers.service import billing, money
from backend.providers.service.billing import Due
from backend.providers.service.refused_invoices import refuse_invoice
from backend.providers.service.requests import Loaded, load, move
from backend.tasks import service as tasks
from backend.tasks.models import Task

_DAYS_TO_REFUND = 30


@dataclass(frozen=True, slots=True)
class Credited:
    """What a credit note does: `due` is what is left of the invoice before its payment, `refund` is owed after it."""

    invoice_id: UUID
    due: Due | None
    refund: Cents


def record_credit_note(
    session: Session,
    batch: Batch,
    actor: Actor,
    reference: str,
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
) -> Credited:
    """Add a credit note in cents TTC to `batch`.

    Raises NotFound, `invoice_not_found`, Refused `date_in_future`, `lines_total_differs`, Conflict
    `credit_note_already_recorded`, `invoice_was_refused`, `credit_exceeds_invoice`, `invoice_awaits_approval`.
    """
    day = orders.check_not_future("/issued_on", issued_on, paris_date(now))
    if source == "entered":
        orders.check_lines(amount, lines)
    loaded = load(session, actor, reference)
    request = loaded.request
    if results.credit_note_exists(session, request.provider_id, number):
        raise refusals.credit_note_already_recorded(number)
    invoice = _creditable(session, request, of_invoice, amount)
    note_id, paid = new_id(), invoice["state"] == "paid"
    cause = money.Cause(actor, now, f"credit_note:{note_id}", f"Avoir n° {number}")
    part, draws = _insurers_part(session, invoice, amount)
    row = {
        "id": note_id,
        "request_id": request.id,
        "provider_id": request.provider_id,
        "invoice_id": invoice["id"],
        "number": number,
        "issued_on": day,
        "amount_ttc_cents": amount,
        "lowered_cents": 0 if paid else part,
        "refund_cents": part if paid else 0,
        "lines": list(lines),
        "reason": reason,
        "source": source,
        "file_sha256": file_sha256,
        "recorded_at": now,
        "recorded_by": actor.id,
    }
    batch.insert(CreditNote, row)
    if paid:
        batch.insert(Task, *([_refund_task(loaded, note_id, number, part, now)] if part else []))
        move(batch, request, loaded.state, actor, "credit_note.recorded", now)
        return Credited(invoice["id"], None, part)
    batch.insert(CreditDraw, *(_draw_row(note_id, one["charge_id"], cents) for one, cents in draws if cents))
    return Credited(invoice["id"], _lower(session, batch, loaded, invoice, amount, draws, cause), Cents(0))


def _draw_row(note_id: UUID, charge_id: UUID, cents: Cents) -> dict[str, object]:
    return {"id": new_id(), "credit_note_id": note_id, "charge_id": charge_id, "amount_cents": cents}


def _creditable(session: Session, request: ServiceRequest, number: str, amount: Cents) -> RowMapping:
    found = results.invoice_of_number(session, request.id, number)
    if found is None:
        raise refusals.invoice_not_found()
    if found.state == "refused":
        raise refusals.invoice_was_refused(found.number)
    if found.state == "to_approve":
        raise refusals.invoice_awaits_approval(found.number)
    row = next(one for one in results.standing_invoices(session, request.id) if one["id"] == found.id)
    left = billing.standing(row).net
    if amount > left:
        raise refusals.credit_exceeds_invoice(amount, left)
    return row


def _insurers_part(
    session: Session, invoice: RowMapping, amount: Cents
) -> tuple[Cents, list[tuple[RowMapping, Cents]]]:
    """The insurer's part of a credit: what is left of the invoice is borne again by rule 19, claim by claim.

    It lightens first what the insured pays beyond the guarantee; what remains comes off the newest commits.
    """
    drawn = results.draws_of(session, invoice["id"])
    costs = [part["cost_cents"] for part in invoice["parts"]]
    already = divide(Cents(min(int(invoice["credited_cents"]), sum(costs))), costs) if any(costs) else []
    left = [cost - gone for cost, gone in zip(costs, already, strict=True)]
    credits = divide(Cents(min(amount, sum(left))), left) if any(left) else []
    taken: dict[UUID, Cents] = {}
    for part, cost, credit in zip(invoice["parts"], left, credits, strict=False):
        own = [one for one in drawn if str(one["claim_id"]) == part["claim_id"]]
        owed = sum(int(one["amount_cents"]) for one in own)
        insureds = part["deductible_cents"] + part["vat_not_counted_cents"]
        lower = max(0, owed - max(0, cost - credit - insureds))
        for one in reversed(own):
            taken[one["charge_id"]] = Cents(min(lower, int(one["amount_cents"])))
            lower -= taken[one["charge_id"]]
    draws = [(one, taken.get(one["charge_id"], Cents(0))) for one in drawn]
    return Cents(sum(cents for _, cents in draws)), draws


def _lower(
    session: Session,
    batch: Batch,
    loaded: Loaded,
    invoice: RowMapping,
    amount: Cents,
    draws: Sequence[tuple[RowMapping, Cents]],
    cause: money.Cause,
) -> Due:
    request, whole = loaded.request, amount == billing.standing(invoice).net
    left = tuple(
        billing.Draw(
            one["commit_entry_id"],
            one["event_id"],
            one["claim_id"],
            one["benefit"],
            Cents(int(one["amount_cents"]) - cents),
            one["outside_limit"],
        )
        for one, cents in draws
        if one["amount_cents"] > cents
    )
    owed = Cents(sum(one.amount for one in left))
    due = Due(invoice["id"], request.id, request.claim_id, request.provider_id, invoice["number"], owed, left)
    if whole:
        # Nothing is left of the invoice: it is as if it had been refused, and another one may come.
        refuse_invoice(session, batch, request, cause.actor, cause.now, invoice_id=invoice["id"])
        return due
    if invoice["kind"] == Kind.FINAL:
        _release(batch, request, draws, cause)
    state = "due" if owed else "paid"
    batch.update(Invoice, invoice["id"], insurer_part_cents=owed, state=state)
    others = [billing.standing(row) for row in results.standing_invoices(session, request.id)]
    states = [(one.kind, state if one.id == invoice["id"] else one.state) for one in others]
    situation = billing.after_payment(loaded.state, states)
    move(batch, request, situation, cause.actor, "credit_note.recorded", cause.now)
    return due


def _release(
    batch: Batch, request: ServiceRequest, draws: Sequence[tuple[RowMapping, Cents]], cause: money.Cause
) -> None:
    for one, cents in draws:
        if cents:
            money.enter(
                batch,
                "release",
                cents,
                request,
                cause,
                event_id=one["event_id"],
                claim_id=one["claim_id"],
                of_entry=one["commit_entry_id"],
            )


def _refund_task(loaded: Loaded, note_id: UUID, number: str, refund: Cents, now: datetime) -> dict[str, object]:
    request = loaded.request
    return tasks.task_row(
        dedup_key=f"provider_refund:{note_id}",
        kind="provider_refund",
        title=f"Obtenir {french(refund)} du prestataire : avoir n° {number} sur une facture réglée "
        f"({request.reference})",
        due_on=paris_date(now) + timedelta(days=_DAYS_TO_REFUND),
        now=now,
        claim_id=request.claim_id,
        facts={"service_request": request.reference, "credit_note": str(note_id), "refund_cents": refund},
    )


def refund_expected(session: Session, request_id: UUID) -> Cents:
    """What the provider owes back to the insurer on a mission, in cents TTC: credit notes on paid invoices."""
    return Cents(sum(row["refund_cents"] for row in results.credit_notes_of(session, request_id)))
