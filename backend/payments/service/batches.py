"""Batches: approved payments of one carrier, each once, as a file for its bank."""

import hashlib
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
from backend.core.pagination import encode_cursor, read_cursor
from backend.core.references import next_reference
from backend.payments import errors, queries
from backend.payments.models import PaymentBatch, Transfer
from backend.payments.rules.screening import NO_LIST, FreezeList
from backend.payments.sepa.pain001 import Address, Credit, Order, write
from backend.payments.service import controls
from backend.payments.service.payees import bic_of


def create_batch(
    session: Session,
    actor: Actor,
    *,
    carrier: str,
    execution_on: date,
    payments: Sequence[str] | None,
    now: datetime,
    freeze: FreezeList = NO_LIST,
) -> str:
    """Send the approved payments of a carrier, or those named, to its bank; the batch's `LOT-…`.

    Unnamed payments without an account, or that a newer freeze list stops, are left out and said. Raises Refused
    `execution_in_past`, NotFound `risk_carrier_not_found`, Conflict `carrier_without_iban`, `payment_not_to_send`,
    `bank_details_missing`, `asset_freeze_hit`, `nothing_to_send`.
    """
    if execution_on < paris_date(now):
        raise errors.execution_in_past()
    debtor = _debtor(session, carrier)
    found = queries.lock_to_send(session, debtor["id"], references=payments, viewer=actor.user_id)
    sent, left_out = _sort(session, found, freeze)
    _check_named(payments, found, left_out)
    if not sent:
        raise errors.nothing_to_send()
    reference = next_reference(session, "LOT", paris_date(now).year)
    order = _order(reference, debtor, execution_on, sent, now)
    batch = Batch()
    batch_id = _write(batch, order, debtor, sent, left_out, actor, now)
    batch.send(session)
    gone = {"state": "sent", "batch_id": batch_id}
    session.execute(
        update(Transfer), [{"id": row["transfer_id"], "details_id": row["details_id"], **gone} for row in sent]
    )
    return reference


def _debtor(session: Session, code: str) -> RowMapping:
    found = queries.carrier(session, code)
    if found is None:
        raise errors.carrier_not_found()
    if found["iban"] is None:
        raise errors.carrier_without_iban(code)
    return found


def _sort(
    session: Session, found: Sequence[RowMapping], freeze: FreezeList
) -> tuple[list[RowMapping], list[dict[str, object]]]:
    sent, left_out = [], []
    for row in found:
        why = None if row["iban"] else "bank_details_missing"
        if controls.stops(session, row["payment_id"], row["payee_id"], freeze):
            why = "asset_freeze_hit"
        if why is None:
            sent.append(row)
        else:
            left_out.append({"payment": row["reference"], "reason": why})
    return sent, left_out


def _check_named(
    payments: Sequence[str] | None, found: Sequence[RowMapping], left_out: Sequence[dict[str, object]]
) -> None:
    if payments is None:
        return
    if missing := sorted(set(payments) - {row["reference"] for row in found}):
        raise errors.payments_not_to_send(missing)
    if without := [str(one["payment"]) for one in left_out if one["reason"] == "bank_details_missing"]:
        raise errors.bank_details_missing(without)
    if left_out:
        raise errors.asset_freeze_hit()


def _order(reference: str, debtor: RowMapping, execution_on: date, sent: Sequence[RowMapping], now: datetime) -> Order:
    return Order(
        reference=reference,
        created_at=now,
        execution_on=execution_on,
        debtor=debtor["name"],
        iban=debtor["iban"],
        bic=bic_of(debtor["iban"]),
        credits=[_credit(row) for row in sent],
    )


def _credit(row: RowMapping) -> Credit:
    return Credit(
        reference=row["reference"],
        amount=Cents(row["amount_cents"]),
        name=row["holder"],
        iban=row["iban"],
        bic=row["bic"],
        address=Address(row["street"], row["building_number"], row["postcode"], row["city"], row["country"]),
        label=row["label"],
    )


def _write(
    batch: Batch,
    order: Order,
    debtor: RowMapping,
    sent: Sequence[RowMapping],
    left_out: Sequence[dict[str, object]],
    actor: Actor,
    now: datetime,
) -> UUID:
    content, batch_id = write(order), new_id()
    row = {
        "id": batch_id,
        "reference": order.reference,
        "carrier_id": debtor["id"],
        "execution_on": order.execution_on,
        "transfers": len(sent),
        "total_cents": order.total,
        "content": content,
        "sha256": hashlib.sha256(content).hexdigest(),
        "left_out": list(left_out),
        "created_at": now,
        "created_by": actor.id,
        "created_by_name": actor.name,
    }
    batch.insert(PaymentBatch, row)
    audit.record(
        batch, actor, "payment_batch.created", "payment_batch", batch_id, now, reference=order.reference, sent=len(sent)
    )
    return batch_id


def get_batch(session: Session, reference: str) -> RowMapping:
    """A batch with the bytes of its file. Raises NotFound `payment_batch_not_found`."""
    found = queries.batch_view(session, reference)
    if found is None:
        raise errors.batch_not_found()
    return found


def list_batches(
    session: Session, *, newest_first: bool = False, cursor: str | None, limit: int
) -> tuple[Sequence[RowMapping], str | None]:
    """A page of batches, oldest first unless told, and the cursor of the next one. Raises Refused `cursor_invalid`."""
    position = read_cursor(cursor, UUID)
    after = str(position[0]) if position else None
    found = queries.batch_page(session, after=after, newest_first=newest_first, limit=limit + 1)
    page = found[:limit]
    return page, encode_cursor(page[-1]["id"]) if len(found) > limit else None


def transfers(session: Session, actor: Actor, batch_id: UUID) -> Sequence[RowMapping]:
    """The transfers of a batch whose claims are not hidden from the actor (rule 16)."""
    return [row for row in queries.transfers_of(session, batch_id) if actor.user_id not in row["hidden_from"]]


def file_of(session: Session, actor: Actor, reference: str) -> bytes:
    """The file for the bank. Raises NotFound `payment_batch_not_found`, Forbidden `batch_partly_hidden`."""
    found = get_batch(session, reference)
    if len(transfers(session, actor, found["id"])) < found["transfers"]:
        raise errors.batch_partly_hidden()
    return bytes(found["content"])
