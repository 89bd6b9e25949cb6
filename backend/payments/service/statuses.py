"""The bank's answer to a batch: settled, or returned with its reason. The same bytes are read once."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.core.ids import new_id
from backend.core.money import Cents
from backend.payments import errors, queries
from backend.payments.models import Payment, StatusFile
from backend.payments.queries import Drawn
from backend.payments.rules.returns import Kind, left_the_bank
from backend.payments.rules.statuses import Reading, Word, read_against
from backend.payments.sepa import pain002
from backend.payments.service import bank
from backend.payments.service.batches import get_batch
from backend.payments.service.returns import Told, bring_back, mark_returned
from backend.providers.service import invoices
from backend.tasks.models import Task
from backend.tasks.service import task_row


def read_status_file(
    session: Session, actor: Actor, reference: str, content: bytes, *, now: datetime, acceptance_settles: bool = True
) -> Mapping[str, Any]:
    """Read a pain.002 against a batch: what it settled and returned, what it names that the batch does not hold.

    An acceptance (ACCP, ACSP) is no execution, which ACSC and ACCC say. But most French banks send the acceptance and
    then nothing unless a transfer fails: with `acceptance_settles` it settles too, on the day of execution, and a
    later rejection still brings the money back. Without it, the bank's statement settles (`bank.settle_batch`).

    The same file again answers the same and changes nothing. Raises NotFound `payment_batch_not_found`, Refused
    `status_file_unreadable`, Conflict `status_file_of_another_batch`.
    """
    found, digest = get_batch(session, reference), hashlib.sha256(content).hexdigest()
    if known := queries.status_file(session, found["id"], digest):
        return {**known["outcome"], "already_read": True}
    try:
        report = pain002.read(content)
    except pain002.Unreadable:
        raise errors.status_file_unreadable() from None
    if report.batch != reference:
        raise errors.status_file_of_another_batch(report.batch)
    words = [_word(one, acceptance_settles) for one in report.statuses]
    rows, payments = _hold(session, found["id"], words)
    if known := queries.status_file(session, found["id"], digest):  # read by another request during the wait
        return {**known["outcome"], "already_read": True}
    reading = read_against(words, {row["reference"]: row["state"] for row in rows})
    outcome = _outcome(report.version, reading)
    batch = Batch()
    settled, day = set(reading.settled), max(paris_date(now), found["execution_on"])
    bank.settle(session, batch, [row for row in rows if row["reference"] in settled], day, actor, now)
    _return(session, batch, rows, payments, reading, actor, now)
    _tell(batch, found, reading, digest, now)
    _keep(batch, found["id"], digest, content, outcome, actor, now)
    batch.send(session)
    return {**outcome, "already_read": False}


def _word(one: pain002.Status, acceptance_settles: bool) -> Word:
    settles = acceptance_settles and one.said is pain002.Said.ACCEPTED
    return Word(one.reference, "settled" if settles else one.said.value, one.code, one.reason)


def _hold(session: Session, batch_id: UUID, words: Sequence[Word]) -> tuple[Sequence[RowMapping], dict[UUID, Payment]]:
    """Lock what may move: missions, then periods, then payments, then transfers; the rows are read under them."""
    rows = queries.transfers_of(session, batch_id)
    returns = any(word.said == "returned" for word in words)
    ids = [row["payment_id"] for row in rows] if returns else []
    for request_id in queries.missions_of(session, ids):
        invoices.lock(session, request_id)
    queries.lock_periods(session, ids)
    payments = queries.lock_payments(session, ids)
    queries.lock_transfers(session, batch_id)
    return queries.transfers_of(session, batch_id), payments


def _outcome(version: str, reading: Reading) -> dict[str, Any]:
    return {
        "version": version,
        "settled": reading.settled,
        "accepted": reading.accepted,
        "returned": [{"payment": one.reference, "code": one.code, "reason": one.reason} for one in reading.returned],
        "unchanged": reading.unchanged,
        "unknown": reading.unknown,
        "contradictory": reading.contradictory,
    }


def _return(
    session: Session,
    batch: Batch,
    rows: Sequence[RowMapping],
    payments: Mapping[UUID, Payment],
    reading: Reading,
    actor: Actor,
    now: datetime,
) -> None:
    by_reference = {row["reference"]: row for row in rows}
    ids = [by_reference[str(word.reference)]["payment_id"] for word in reading.returned]
    draws, back = queries.draws_of(session, ids), queries.came_back(session, ids)
    for word in reading.returned:
        row = by_reference[str(word.reference)]
        payment = payments[row["payment_id"]]
        own: list[Drawn] = [draw for draw in draws if draw.payment_id == payment.id]
        before = Cents(back.get(payment.id, 0))
        left = Cents(payment.amount_cents - before)
        reason = word.reason or "Rejeté par la banque"
        kind = Kind.RETURNED_TRANSFER
        told = Told(kind, paris_date(now), word.code, reason, left_the_bank=left_the_bank(kind, row["state"]))
        bring_back(batch, payment, own, before, left, told, actor, now)
        mark_returned(batch, payment, row["id"], told, now)


def _tell(batch: Batch, found: RowMapping, reading: Reading, digest: str, now: datetime) -> None:
    """What can't be applied is somebody's to look at: nothing that a bank says is lost."""
    if reading.unknown or reading.contradictory:
        row = task_row(
            dedup_key=f"status_file:{found['id']}:{digest}",
            kind="status_file_unclear",
            title=f"Compte rendu de banque du lot {found['reference']} : virements inconnus ou contradictoires.",
            due_on=paris_date(now),
            now=now,
            facts={"unknown": reading.unknown, "contradictory": reading.contradictory},
        )
        batch.insert(Task, row)


def _keep(
    batch: Batch, batch_id: UUID, digest: str, content: bytes, outcome: dict[str, Any], actor: Actor, now: datetime
) -> None:
    row = {
        "id": new_id(),
        "batch_id": batch_id,
        "sha256": digest,
        "content": content,
        "outcome": outcome,
        "recorded_at": now,
        "recorded_by": actor.id,
        "recorded_by_name": actor.name,
    }
    batch.insert(StatusFile, row)
    settled, returned = len(outcome["settled"]), len(outcome["returned"])
    audit.record(
        batch,
        actor,
        "status_file.read",
        "payment_batch",
        batch_id,
        now,
        settled=settled,
        returned=returned,
        file=digest,
    )
