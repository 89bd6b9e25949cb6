"""Credit notes: before the payment less is due; after it the provider owes the difference to the insurer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
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
from backend.providers.rules import orders, reverse_charge
from backend.providers.rules import result_refusals as refusals
from backend.providers.rules.bearing import asked_of
from backend.providers.rules.invoices import Kind
from backend.providers.rules.reverse_charge import Reading
from backend.providers.service import billing, money
from backend.providers.service import taxes as service_taxes
from backend.providers.service.billing import Due
from backend.providers.service.refused_invoices import refuse_invoice
from backend.providers.service.requests import Loaded, load, move
from backend.tasks import service as tasks
from backend.tasks.models import Task

_DAYS_TO_REFUND = 30


@dataclass(frozen=True, slots=True)
class Credited:
    """What a credit note does: `due` is what is left of the invoice before its payment, `refund` is owed after it.

    `taxes` is what is left to pay to the insured for the tax that they owe, None when the invoice has none.
    """

    invoice_id: UUID
    due: Due | None
    refund: Cents
    taxes: Due | None = None


@dataclass(frozen=True, slots=True)
class Lightened:
    """What a credit takes off each draw, what it leaves of the tax and frees of the deductible of each claim."""

    draws: Sequence[tuple[RowMapping, Cents]]
    taxes: dict[UUID, Cents]
    taxes_before: dict[UUID, Cents]
    deductibles: dict[UUID, Cents]

    @property
    def amount(self) -> Cents:
        """What the provider loses."""
        return Cents(sum(cents for _, cents in self.draws))


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
    reverse_vat: Cents | None = None,
) -> Credited:
    """Add a credit note in cents TTC to `batch`; on an invoice under reverse charge the net amount, like the invoice.

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
    invoice = _creditable(session, request, of_invoice)
    read = reverse_charge.read_credit(amount, reverse_vat, lines, billing.standing(invoice))
    note_id, paid = new_id(), invoice["state"] == "paid"
    cause = money.Cause(actor, now, f"credit_note:{note_id}", f"Avoir n° {number}")
    lightened = _borne(session, invoice, read)
    part = lightened.amount
    row = {
        "id": note_id,
        "request_id": request.id,
        "provider_id": request.provider_id,
        "invoice_id": invoice["id"],
        "number": number,
        "issued_on": day,
        "amount_ttc_cents": read.amount,
        "lowered_cents": 0 if paid else part,
        "refund_cents": part if paid else 0,
        "lines": list(lines),
        "reason": reason,
        "source": source,
        "file_sha256": file_sha256,
        "recorded_at": now,
        "recorded_by": actor.id,
        "reverse_vat_cents": read.reverse,
    }
    batch.insert(CreditNote, row)
    return _enter(session, batch, loaded, invoice, row, lightened, cause)


def _enter(
    session: Session,
    batch: Batch,
    loaded: Loaded,
    invoice: RowMapping,
    note: Mapping[str, Any],
    lightened: Lightened,
    cause: money.Cause,
) -> Credited:
    request, paid = loaded.request, invoice["state"] == "paid"
    if not paid and note["amount_ttc_cents"] == billing.standing(invoice).net:
        # Nothing is left of the invoice: it is as if it had been refused, and another one may come.
        refuse_invoice(session, batch, request, cause.actor, cause.now, invoice_id=invoice["id"])
        nothing = _left(loaded, invoice, ())
        return Credited(invoice["id"], nothing, Cents(0), nothing)
    taxes = _taxes(session, batch, loaded, invoice, lightened, note, cause)
    draws = [_draw_row(note["id"], one["charge_id"], cents) for one, cents in lightened.draws if cents]
    batch.insert(CreditDraw, *draws)
    if paid:
        part = lightened.amount
        batch.insert(Task, *([_refund_task(loaded, note, part, cause.now)] if part else []))
        move(batch, request, loaded.state, cause.actor, "credit_note.recorded", cause.now)
        return Credited(invoice["id"], None, part, taxes)
    return Credited(invoice["id"], _lower(session, batch, loaded, invoice, lightened, cause), Cents(0), taxes)


def _taxes(
    session: Session,
    batch: Batch,
    loaded: Loaded,
    invoice: RowMapping,
    lightened: Lightened,
    note: Mapping[str, Any],
    cause: money.Cause,
) -> Due | None:
    if not invoice["reverse_vat_cents"]:
        return None
    left = service_taxes.lower(
        session, batch, loaded.request, invoice, lightened.taxes, lightened.taxes_before, note["id"], cause
    )
    if left.over:
        batch.insert(Task, _refund_task(loaded, note, left.over, cause.now, of="insured"))
    return _left(loaded, invoice, (), left.due)


def _left(
    loaded: Loaded, invoice: RowMapping, draws: tuple[billing.Draw, ...], taxes: tuple[billing.Draw, ...] = ()
) -> Due:
    request, owed = loaded.request, Cents(sum(one.amount for one in draws))
    number = invoice["number"]
    return Due(invoice["id"], request.id, request.claim_id, request.provider_id, number, owed, draws, taxes)


def _draw_row(note_id: UUID, charge_id: UUID, cents: Cents) -> dict[str, object]:
    return {"id": new_id(), "credit_note_id": note_id, "charge_id": charge_id, "amount_cents": cents}


def _creditable(session: Session, request: ServiceRequest, number: str) -> RowMapping:
    found = results.invoice_of_number(session, request.id, number)
    if found is None:
        raise refusals.invoice_not_found()
    if found.state == "refused":
        raise refusals.invoice_was_refused(found.number)
    if found.state == "to_approve":
        raise refusals.invoice_awaits_approval(found.number)
    return next(one for one in results.standing_invoices(session, request.id) if one["id"] == found.id)


def _borne(session: Session, invoice: RowMapping, read: Reading) -> Lightened:
    """What a credit takes off: what is left of the invoice is borne again by rule 19, claim by claim.

    It lightens first what the insured pays beyond the guarantee; what remains comes off the newest commits.
    """
    drawn, before = results.draws_of(session, invoice["id"]), billing.parts_of(invoice)
    after = billing.parts_of(invoice, read.amount)
    reverse = Cents(billing.standing(invoice).reverse - read.reverse)
    taken: dict[UUID, Cents] = {}
    taxes: dict[UUID, Cents] = {}
    for part, asked in zip(after, asked_of(after, reverse), strict=True):
        own = [one for one in drawn if one["claim_id"] == part.claim_id]
        to_provider = min(part.insurer_part, asked)
        lower = max(0, sum(int(one["amount_cents"]) for one in own) - to_provider)
        taxes[part.claim_id] = Cents(part.insurer_part - to_provider)
        for one in reversed(own):
            taken[one["charge_id"]] = Cents(min(lower, int(one["amount_cents"])))
            lower -= taken[one["charge_id"]]
    unused = {was.claim_id: Cents(was.deductible - now.deductible) for was, now in zip(before, after, strict=True)}
    draws = [(one, taken.get(one["charge_id"], Cents(0))) for one in drawn]
    asked_before = asked_of(before, billing.standing(invoice).reverse)
    held = {
        part.claim_id: Cents(max(0, part.insurer_part - asked))
        for part, asked in zip(before, asked_before, strict=True)
    }
    return Lightened(draws, taxes, held, unused)


def _lower(
    session: Session, batch: Batch, loaded: Loaded, invoice: RowMapping, lightened: Lightened, cause: money.Cause
) -> Due:
    request = loaded.request
    left = tuple(
        billing.Draw(
            one["commit_entry_id"],
            one["event_id"],
            one["claim_id"],
            one["benefit"],
            Cents(int(one["amount_cents"]) - cents),
            one["outside_limit"],
        )
        for one, cents in lightened.draws
        if one["amount_cents"] > cents
    )
    due = _left(loaded, invoice, left)
    others = [billing.standing(row) for row in results.standing_invoices(session, request.id)]
    if any(one.kind is Kind.FINAL for one in others):
        # No further invoice will draw on it: what a deposit no longer draws is given back too.
        _release(batch, request, lightened, cause)
    state = "due" if due.amount else "paid"
    batch.update(Invoice, invoice["id"], insurer_part_cents=due.amount, state=state)
    states = [(one.kind, state if one.id == invoice["id"] else one.state) for one in others]
    situation = billing.after_payment(loaded.state, states)
    move(batch, request, situation, cause.actor, "credit_note.recorded", cause.now)
    return due


def _release(batch: Batch, request: ServiceRequest, lightened: Lightened, cause: money.Cause) -> None:
    unused = dict(lightened.deductibles)
    for one, cents in lightened.draws:
        if cents:
            deductible = unused.pop(one["claim_id"], Cents(0))
            money.enter(
                batch,
                "release",
                cents,
                request,
                cause,
                event_id=one["event_id"],
                claim_id=one["claim_id"],
                of_entry=one["commit_entry_id"],
                facts=orders.deductible_facts(deductible),
            )


def _refund_task(
    loaded: Loaded, note: Mapping[str, Any], refund: Cents, now: datetime, *, of: str = "provider"
) -> dict[str, object]:
    request, note_id, number = loaded.request, note["id"], note["number"]
    whom = "du prestataire" if of == "provider" else "de l’assuré (TVA autoliquidée)"
    return tasks.task_row(
        dedup_key=f"{of}_refund:{note_id}",
        kind=f"{of}_refund",
        title=f"Obtenir {french(refund)} {whom} : avoir n° {number} sur une facture réglée ({request.reference})",
        due_on=paris_date(now) + timedelta(days=_DAYS_TO_REFUND),
        now=now,
        claim_id=request.claim_id,
        facts={"service_request": request.reference, "credit_note": str(note_id), "refund_cents": refund},
    )


def settle_refunds(session: Session, claim_id: UUID, actor: Actor, now: datetime) -> None:
    """What a provider owed came in: the tasks of the credit notes that it settles are done."""
    for note_id in results.refunds_settled(session, claim_id):
        tasks.complete_by_key(session, f"provider_refund:{note_id}", actor, now=now)
