"""Money at the bank: what left the carrier's account and what came back to it, for the books."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import RowMapping, update
from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.core.ids import new_id
from backend.core.money import Cents
from backend.payments import errors, queries
from backend.payments.models import BankMovement, Transfer
from backend.payments.service.batches import get_batch
from backend.providers.rules.orders import check_not_future


def settle_batch(
    session: Session, actor: Actor, reference: str, *, settled_on: date, payments: Sequence[str] | None, now: datetime
) -> None:
    """Record from the bank's statement that transfers of a batch were executed: those named, else all that wait.

    Raises NotFound `payment_batch_not_found`, Refused `date_in_future`, `settled_before_sent`, Conflict
    `payment_not_sent`.
    """
    found = get_batch(session, reference)
    check_not_future("/settled_on", settled_on, paris_date(now))
    if settled_on < paris_date(found["created_at"]):
        raise errors.settled_before_sent(paris_date(found["created_at"]))
    queries.lock_transfers(session, found["id"])
    waiting = {row["reference"]: row for row in queries.transfers_of(session, found["id"]) if row["state"] == "sent"}
    named = list(waiting) if payments is None else payments
    if missing := sorted(set(named) - set(waiting)):
        raise errors.payment_not_sent(missing)
    if not named:
        raise errors.payment_not_sent([])
    batch = Batch()
    settle(session, batch, [waiting[name] for name in sorted(set(named))], settled_on, actor, now)
    audit.record(batch, actor, "payment_batch.settled", "payment_batch", found["id"], now, settled=len(set(named)))
    batch.send(session)


def settle(session: Session, batch: Batch, rows: Sequence[RowMapping], day: date, actor: Actor, now: datetime) -> None:
    """The transfers in `rows` (of `queries.transfers_of`, locked) were executed on `day`."""
    if not rows:
        return
    session.execute(update(Transfer), [{"id": row["id"], "state": "settled", "settled_on": day} for row in rows])
    batch.insert(
        BankMovement,
        *(_row(row["payment_id"], "settled", None, Cents(row["amount_cents"]), day, actor, now) for row in rows),
    )


def bring_back(
    batch: Batch, payment_id: UUID, return_id: UUID, amount: Cents, day: date, actor: Actor, now: datetime
) -> None:
    """Money that had left came back on `day`, in cents."""
    batch.insert(BankMovement, _row(payment_id, "returned", return_id, amount, day, actor, now))


def _row(
    payment_id: UUID, kind: str, return_id: UUID | None, amount: Cents, day: date, actor: Actor, now: datetime
) -> dict[str, object]:
    return {
        "id": new_id(),
        "payment_id": payment_id,
        "kind": kind,
        "return_id": return_id,
        "amount_cents": amount,
        "value_on": day,
        "recorded_at": now,
        "recorded_by": actor.name,
    }
