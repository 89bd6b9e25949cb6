"""Money that came back (rule 30): own entries. A transfer that came back is due again; an undue payment is not."""

from collections.abc import Sequence
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
from backend.payments.rules.returns import Kind, check_possible, take
from backend.payments.service.payments import hold
from backend.providers.rules.orders import check_not_future
from backend.tasks.models import Task
from backend.tasks.service import task_row


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
    check_possible(
        kind,
        basis=payment.basis,
        transfer=transfer.state if transfer else None,
        returned=payment.returned_at is not None,
        came_back=back,
    )
    left = Cents(payment.amount_cents - back)
    asked = left if amount is None or kind is Kind.RETURNED_TRANSFER else amount
    if asked > left:
        raise errors.return_too_large(asked, left)
    batch = Batch()
    bring_back(
        batch, payment, locked.draws, back, asked, actor, now, kind=kind, received_on=day, code=code, reason=reason
    )
    if kind is Kind.RETURNED_TRANSFER and transfer is not None:
        mark_returned(batch, payment, transfer.id, day, code, reason, now)
    else:
        batch.update(Payment, payment.id, version=payment.version + 1)
    batch.send(session)


def bring_back(
    batch: Batch,
    payment: Payment,
    draws: Sequence[Drawn],
    before: Cents,
    amount: Cents,
    actor: Actor,
    now: datetime,
    *,
    kind: Kind,
    received_on: date,
    code: str | None,
    reason: str,
) -> None:
    """Enter the return of `amount` cents, after `before`; when the transfer came back, commit what is still due."""
    return_id = new_id()
    row = {
        "id": return_id,
        "payment_id": payment.id,
        "kind": kind.value,
        "amount_cents": amount,
        "received_on": received_on,
        "code": code,
        "reason": reason,
        "recorded_at": now,
        "recorded_by": actor.id,
        "recorded_by_name": actor.name,
    }
    batch.insert(PaymentReturn, row)
    for draw, part in take(before, amount, [(draw, draw.amount) for draw in draws]):
        _enter(batch, "release", draw, part, payment, return_id, actor, now, of_entry=draw.pay_entry_id)
        if kind is Kind.RETURNED_TRANSFER:
            entry_id = _enter(batch, "commit", draw, part, payment, draw.id, actor, now, of_entry=None)
            batch.update(PaymentDraw, draw.id, recommit_entry_id=entry_id)
    audit.record(batch, actor, "payment.came_back", "payment", payment.id, now, kind=kind.value, code=code)


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


def mark_returned(
    batch: Batch,
    payment: Payment,
    transfer_id: UUID,
    day: date,
    code: str | None,
    reason: str | None,
    now: datetime,
) -> None:
    """The transfer is over; somebody asks the payee for an account, and the payment may be proposed again."""
    values = {"returned_on": day, "return_code": code, "return_reason": reason}
    batch.update(Transfer, transfer_id, state="returned", **values)
    batch.update(Payment, payment.id, returned_at=now, version=payment.version + 1)
    row = task_row(
        dedup_key=f"transfer_returned:{transfer_id}",
        kind="transfer_returned",
        title=f"Virement revenu ({payment.reference}) : vérifiez le compte, puis proposez-le à nouveau.",
        due_on=paris_date(now),
        now=now,
        claim_id=payment.claim_id,
        facts={"payment": payment.reference, "code": code},
    )
    batch.insert(Task, row)
