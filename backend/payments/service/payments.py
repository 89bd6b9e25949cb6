"""Payments: approved by another person, or rejected and proposed again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.core.errors import check_version
from backend.core.ids import new_id
from backend.core.money import Cents
from backend.core.pagination import encode_cursor, read_cursor
from backend.coverage import ledger
from backend.payments import errors, queries, rules
from backend.payments.models import Payment, PaymentDraw, Transfer
from backend.payments.queries import Drawn
from backend.payments.queries.invoicing import proposed_taxes
from backend.payments.rules import Action, PayeeKey, State
from backend.payments.rules.approval import HELD_FOR_OTHERS
from backend.payments.rules.screening import NO_LIST, FreezeList
from backend.payments.service import agreements, controls
from backend.payments.service.proposals import OUTSIDE_LABELS, REVERSE_CHARGE, Draw, Proposal, propose
from backend.providers.models import ServiceRequest
from backend.providers.service import invoices


@dataclass(frozen=True, slots=True)
class Locked:
    """A payment held for a change, its mission and what it draws on."""

    payment: Payment
    request: ServiceRequest | None
    draws: Sequence[Drawn]


def hold(session: Session, actor: Actor, reference: str) -> Locked:
    """Lock a payment: its mission first (its claim for money held), then the periods of its events, then itself.

    Raises NotFound `payment_not_found`.
    """
    found = get_payment(session, actor, reference)
    request = invoices.lock(session, found["request_id"]) if found["request_id"] else None
    if found["basis"] == HELD_FOR_OTHERS:
        queries.lock_claim(session, found["claim_id"])
    queries.lock_periods(session, [found["id"]])
    payment = queries.lock_payments(session, [found["id"]])[found["id"]]
    return Locked(payment, request, queries.draws_of(session, [payment.id]))


def approve(
    session: Session,
    actor: Actor,
    reference: str,
    *,
    expected_version: int,
    now: datetime,
    freeze: FreezeList = NO_LIST,
    accepted: controls.Accepted = controls.NOTHING_ACCEPTED,
) -> None:
    """Approve a payment: the committed money is paid today, the mission ends, the transfer waits for a batch.

    Raises NotFound, Forbidden `four_eyes`, `own_claim`, Stale, Conflict `action_not_possible`, `approval_required`,
    `asset_freeze_hit`, `payee_not_matched`, `possible_duplicate`.
    """
    locked = hold(session, actor, reference)
    payment = locked.payment
    rules.check_four_eyes(payment.submitted_by, actor)
    check_version(payment.version, expected_version)
    rules.check_state(State(payment.state), Action.APPROVE)
    rules.check_own_claim(own=queries.is_own_claim(session, _claims(locked), actor.user_id))
    rules.check_authority(Cents(payment.amount_cents), actor)
    batch = Batch()
    controls.check(session, batch, payment, actor, freeze, accepted, now)
    for draw in locked.draws:
        batch.update(PaymentDraw, draw.id, pay_entry_id=_pay(batch, payment, draw, actor, now))
    if locked.request is not None and payment.invoice_id is not None and not queries.was_paid_before(session, payment):
        _mark_paid(session, batch, locked.request, payment, actor, now)
    transfer = {"id": new_id(), "payment_id": payment.id, "carrier_id": payment.carrier_id, "state": "to_send"}
    batch.insert(Transfer, transfer)
    values = {
        "approved_at": now,
        "approved_by": actor.id,
        "approved_by_name": actor.name,
        "paid_on": paris_date(now),
    }
    _move(batch, payment, State.PAID, actor, "payment.approved", now, **values)
    batch.send(session)


def _mark_paid(
    session: Session, batch: Batch, request: ServiceRequest, payment: Payment, actor: Actor, now: datetime
) -> None:
    assert payment.invoice_id is not None, "a mission is paid by its invoices"
    invoices.mark_paid(session, batch, request, actor, now, invoice_id=payment.invoice_id)


def _claims(locked: Locked) -> list[UUID]:
    return [locked.payment.claim_id, *(draw.claim_id for draw in locked.draws)]


def _pay(batch: Batch, payment: Payment, draw: Drawn, actor: Actor, now: datetime) -> UUID:
    return ledger.enter(
        batch,
        "pay",
        draw.amount,
        event_id=draw.event_id,
        claim_id=draw.claim_id,
        benefit=draw.benefit,
        source=f"payment:{payment.id}",
        reason=f"Règlement {payment.reference}",
        actor=actor,
        now=now,
        of_entry=draw.commit_entry_id,
        outside_limit=draw.outside_limit,
    )


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
    """Reject a payment; it may be proposed again, unless `invoice_refused`.

    Then a mission awaits a corrected invoice, and what was committed for anything else is given back. Raises NotFound,
    Stale, Conflict `action_not_possible`.
    """
    locked = hold(session, actor, reference)
    payment = locked.payment
    check_version(payment.version, expected_version)
    rules.check_state(State(payment.state), Action.REJECT)
    batch = Batch()
    if invoice_refused and locked.request is not None and payment.invoice_id is not None:
        invoices.refuse_invoice(
            session, batch, locked.request, actor, now, invoice_id=payment.invoice_id, reason=reason
        )
        withdraw_taxes(session, batch, actor, payment.invoice_id, reason, now)
    elif invoice_refused and (
        payment.basis in _RELEASED_BY_REJECTION or agreements.holds_no_more(session, actor, reference)
    ):
        _release(batch, payment, locked.draws, actor, now)
    _move(batch, payment, State.REJECTED, actor, "payment.rejected", now, rejected_reason=reason)
    batch.send(session)


# An agreement to pay keeps its commit for the invoices to come, until it ends.
_RELEASED_BY_REJECTION = {"refund", "deposit", "contribution", REVERSE_CHARGE, *OUTSIDE_LABELS}


def withdraw(session: Session, batch: Batch, actor: Actor, reference: str, why: str, now: datetime) -> None:
    """Reject a payment that another one, or none, takes the place of."""
    payment = hold(session, actor, reference).payment
    _move(batch, payment, State.REJECTED, actor, "payment.rejected", now, rejected_reason=why)


def withdraw_taxes(session: Session, batch: Batch, actor: Actor, invoice_id: UUID, why: str, now: datetime) -> None:
    """Reject what is proposed to the insured for the tax of an invoice."""
    for reference in proposed_taxes(session, invoice_id):
        withdraw(session, batch, actor, reference, why, now)


def _release(batch: Batch, payment: Payment, draws: Sequence[Drawn], actor: Actor, now: datetime) -> None:
    for draw in draws:
        ledger.enter(
            batch,
            "release",
            draw.amount,
            event_id=draw.event_id,
            claim_id=draw.claim_id,
            benefit=draw.benefit,
            source=f"payment:{payment.id}",
            reason=f"Règlement {payment.reference} rejeté",
            actor=actor,
            now=now,
            of_entry=draw.commit_entry_id,
            outside_limit=draw.outside_limit,
        )


def propose_again(session: Session, actor: Actor, reference: str, *, now: datetime) -> str:
    """Propose again a payment that was rejected, or whose transfer came back; the new `REG-…`.

    Raises NotFound, Forbidden `own_claim`, Conflict `action_not_possible`, `nothing_to_propose`.
    """
    locked = hold(session, actor, reference)
    payment = locked.payment
    if payment.returned_at is None:
        rules.check_state(State(payment.state), Action.PROPOSE_AGAIN)
    if not get_payment(session, actor, reference)["may_be_proposed_again"]:
        raise errors.nothing_to_propose()
    if agreements.is_invoice(session, reference) and payment.returned_at is None:
        return agreements.propose_again(session, actor, reference, now=now)
    proposal = Proposal(
        claim_id=payment.claim_id,
        payee=PayeeKey.known(payment.payee_id),
        amount=Cents(payment.amount_cents),
        draws=[_draw(draw) for draw in locked.draws],
        basis=payment.basis,
        label=payment.label,
        request_id=payment.request_id,
        invoice_id=payment.invoice_id,
        invoice_number=payment.invoice_number,
    )
    batch = Batch()
    proposed = propose(session, batch, actor, proposal, now)
    batch.send(session)
    return proposed


def _draw(draw: Drawn) -> Draw:
    return Draw(
        commit_entry_id=draw.recommit_entry_id or draw.commit_entry_id,
        event_id=draw.event_id,
        claim_id=draw.claim_id,
        benefit=draw.benefit,
        amount=draw.amount,
        outside_limit=draw.outside_limit,
    )


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


def draws_shown(session: Session, payment_id: UUID) -> Sequence[RowMapping]:
    """What a payment, already found visible, takes from which event."""
    return queries.draws_shown(session, payment_id)


def list_payments(
    session: Session,
    actor: Actor,
    *,
    state: State | None = None,
    transfer: str | None = None,
    payee_id: UUID | None = None,
    claim: str | None = None,
    newest_first: bool = False,
    cursor: str | None,
    limit: int,
) -> tuple[Sequence[RowMapping], str | None]:
    """A page of payments, oldest first unless told, and the cursor of the next one. Raises Refused `cursor_invalid`."""
    position = read_cursor(cursor, UUID)
    found = queries.payment_page(
        session,
        state=state,
        transfer=transfer,
        payee_id=payee_id,
        claim=claim,
        viewer=actor.user_id,
        after=str(position[0]) if position else None,
        newest_first=newest_first,
        limit=limit + 1,
    )
    page = found[:limit]
    return page, encode_cursor(page[-1]["id"]) if len(found) > limit else None
