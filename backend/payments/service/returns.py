"""Money that came back (rule 30): own entries. A transfer that came back is due again; an undue payment is not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.core.errors import check_version
from backend.core.ids import new_id
from backend.core.money import Cents
from backend.coverage import ledger
from backend.payments import errors, queries, rules
from backend.payments.models import Payment, PaymentDraw, PaymentReturn, Transfer
from backend.payments.queries import Drawn
from backend.payments.rules import Action, State
from backend.payments.rules.approval import HELD_FOR_OTHERS
from backend.payments.rules.returns import Kind, check_possible, left_the_bank, take
from backend.payments.service import bank
from backend.payments.service.payments import hold
from backend.providers.rules.orders import check_not_future
from backend.tasks.models import Task
from backend.tasks.service import task_row


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of money that came back; `left_the_bank` when the carrier's account had paid it."""

    kind: Kind
    received_on: date
    code: str | None
    reason: str
    left_the_bank: bool


def record_return(
    session: Session,
    actor: Actor,
    reference: str,
    *,
    expected_version: int,
    kind: Kind,
    amount: Cents | None,
    received_on: date | None,
    code: str | None,
    reason: str,
    now: datetime,
) -> None:
    """Record that money of a payment came back, all of what is left of it unless `amount` (cents) says less.

    Raises NotFound, Stale, Refused `date_in_future`, Conflict `action_not_possible`, `return_not_possible`,
    `return_exceeds_payment`.
    """
    day = check_not_future("/received_on", received_on, paris_date(now))
    locked = hold(session, actor, reference)
    payment = locked.payment
    check_version(payment.version, expected_version)
    rules.check_state(State(payment.state), Action.RETURN)
    transfer = queries.transfer_of(session, payment.id)
    back = Cents(queries.came_back(session, [payment.id]).get(payment.id, 0))
    state, left = transfer.state if transfer else None, Cents(payment.amount_cents - back)
    asked = left if amount is None or kind is Kind.RETURNED_TRANSFER else amount
    if asked > left:
        raise errors.return_too_large(asked, left)
    check_possible(
        kind,
        basis=payment.basis,
        transfer=state,
        returned=payment.returned_at is not None,
        came_back=back,
        whole=asked == payment.amount_cents,
    )
    batch = Batch()
    told = Told(kind, day, code, reason, left_the_bank=left_the_bank(kind, state))
    bring_back(batch, payment, locked.draws, back, asked, told, actor, now)
    if kind is Kind.RETURNED_TRANSFER and transfer is not None:
        mark_returned(batch, payment, transfer.id, told, now)
    else:
        _end(batch, payment, transfer, told, whole=asked == payment.amount_cents, now=now)
    batch.send(session)


def _end(batch: Batch, payment: Payment, transfer: Transfer | None, told: Told, *, whole: bool, now: datetime) -> None:
    """What had not left is withdrawn: no batch sends it any more. What is held for somebody is held again."""
    values: dict[str, object] = {"version": payment.version + 1}
    withdrawn = transfer is not None and transfer.state == "to_send"
    if transfer is not None and withdrawn:
        batch.update(Transfer, transfer.id, state="returned", returned_on=told.received_on, return_reason=told.reason)
    if withdrawn or (whole and payment.basis == HELD_FOR_OTHERS):
        values["returned_at"] = now
    batch.update(Payment, payment.id, **values)


def bring_back(
    batch: Batch,
    payment: Payment,
    draws: Sequence[Drawn],
    before: Cents,
    amount: Cents,
    told: Told,
    actor: Actor,
    now: datetime,
) -> None:
    """Enter the return of `amount` cents, after `before`; when the transfer came back, commit what is still due."""
    return_id = new_id()
    row = {
        "id": return_id,
        "payment_id": payment.id,
        "kind": told.kind.value,
        "amount_cents": amount,
        "received_on": told.received_on,
        "code": told.code,
        "reason": told.reason,
        "recorded_at": now,
        "recorded_by": actor.id,
        "recorded_by_name": actor.name,
    }
    batch.insert(PaymentReturn, row)
    if told.left_the_bank:
        bank.bring_back(batch, payment.id, return_id, amount, told.received_on, actor, now)
    for draw, part in take(before, amount, [(draw, draw.amount) for draw in draws]):
        _enter(batch, "release", draw, part, payment, return_id, actor, now, of_entry=draw.pay_entry_id)
        if told.kind is Kind.RETURNED_TRANSFER:
            entry_id = _enter(batch, "commit", draw, part, payment, draw.id, actor, now, of_entry=None)
            batch.update(PaymentDraw, draw.id, recommit_entry_id=entry_id)
    audit.record(batch, actor, "payment.came_back", "payment", payment.id, now, kind=told.kind.value, code=told.code)


def _enter(
    batch: Batch,
    kind: str,
    draw: Drawn,
    amount: Cents,
    payment: Payment,
    cause_id: UUID,
    actor: Actor,
    now: datetime,
    *,
    of_entry: UUID | None,
) -> UUID:
    return ledger.enter(
        batch,
        kind,
        amount,
        event_id=draw.event_id,
        claim_id=draw.claim_id,
        benefit=draw.benefit,
        source=f"return:{cause_id}",
        reason=f"Règlement {payment.reference} revenu",
        actor=actor,
        now=now,
        of_entry=of_entry,
        outside_limit=draw.outside_limit,
    )


def mark_returned(batch: Batch, payment: Payment, transfer_id: UUID, told: Told, now: datetime) -> None:
    """The transfer is over; somebody asks the payee for an account, and the payment may be proposed again."""
    values = {"returned_on": told.received_on, "return_code": told.code, "return_reason": told.reason}
    batch.update(Transfer, transfer_id, state="returned", **values)
    batch.update(Payment, payment.id, returned_at=now, version=payment.version + 1)
    row = task_row(
        dedup_key=f"transfer_returned:{transfer_id}",
        kind="transfer_returned",
        title=f"Virement revenu ({payment.reference}) : vérifiez le compte, puis proposez-le à nouveau.",
        due_on=paris_date(now),
        now=now,
        claim_id=payment.claim_id,
        facts={"payment": payment.reference, "code": told.code},
    )
    batch.insert(Task, row)
