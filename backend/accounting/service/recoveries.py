"""Money received for a claim: shared, shown by the ledger, the insured's part on its way to them (rule 31)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.accounting import errors, queries
from backend.accounting.models import Recovery
from backend.accounting.rules.recoveries import Kind, Outlays, Paid, Split, allocate, check_received, split
from backend.accounting.service.reserves import find_claim
from backend.audit import service as audit
from backend.core import money
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.core.ids import new_id
from backend.core.money import Cents
from backend.core.references import next_reference
from backend.coverage import ledger
from backend.payments.rules import PayeeKey
from backend.payments.service import Proposal, propose
from backend.providers.service import credit_notes
from backend.tasks.models import Task
from backend.tasks.service import task_row


@dataclass(frozen=True, slots=True)
class Receipt:
    """What came in, in cents: `insured_outlay` is what the insured spent beside their shares of the orders."""

    kind: Kind
    amount: Cents
    received_on: date
    received_from: str
    bank_reference: str | None
    insured_outlay: Cents


def record(session: Session, actor: Actor, claim_reference: str, receipt: Receipt, *, now: datetime) -> str:
    """Record money received; its reference `ENC-…`. The insured's part is proposed as a payment to them.

    While policy or insured are unknown nobody can be paid: a task says so.

    Raises NotFound `claim_not_found`, Refused `date_in_future`, `outlay_misplaced`, Conflict `recovery_exceeds_paid`.
    """
    claim = find_claim(session, actor, claim_reference, lock=True)
    check_received(receipt.received_on, paris_date(now))
    _hold(session, queries.paid_lines(session, claim["id"]))
    outlays = _outlays(session, claim["id"], receipt.insured_outlay)
    shared = split(receipt.kind, receipt.amount, outlays)
    recovery_id, reference = new_id(), next_reference(session, "ENC", paris_date(now).year)
    batch = Batch()
    batch.insert(Recovery, _row(recovery_id, reference, claim["id"], receipt, outlays, shared, actor, now))
    for number, (line, part) in enumerate(allocate(receipt.kind, shared.insurer, outlays.lines)):
        ledger.enter(
            batch,
            "recover",
            part,
            event_id=line.event_id,
            claim_id=claim["id"],
            benefit=line.benefit,
            outside_limit=line.outside_limit,
            source=f"recovery:{recovery_id}:{number:03d}",
            reason=f"Somme recouvrée {reference}",
            actor=actor,
            now=now,
        )
    if shared.insured and claim["insured_id"] is not None and claim["policy_id"] is not None:
        _propose(session, batch, claim, reference, shared.insured, actor, now)
    elif shared.insured:
        _ask_whose(batch, claim, recovery_id, reference, now)
    facts = {"reference": reference, "kind": receipt.kind.value, "amount": money.wire(receipt.amount)}
    audit.record(batch, actor, "recovery.recorded", "claim", claim["id"], now, **facts)
    batch.send(session)
    if receipt.kind is Kind.PROVIDER_REFUND:
        credit_notes.settle_refunds(session, claim["id"], actor, now)
    return reference


def correct(session: Session, actor: Actor, reference: str, reason: str, *, now: datetime) -> str:
    """Cancel a recovery by a compensating row; what is right is then recorded anew. Returns its reference.

    Raises NotFound `recovery_not_found`, Conflict `recovery_already_corrected`, `recovery_payment_open`.
    """
    found = get(session, actor, reference)
    find_claim(session, actor, found["claim_reference"], lock=True)
    found = get(session, actor, reference)  # as it is under the lock
    if found["corrects"] is not None or found["corrected_by"] is not None:
        raise errors.recovery_corrected()
    _check_nothing_left(found)
    entries = queries.recover_entries(session, found["id"])
    _hold(session, entries)
    recovery_id, number = new_id(), next_reference(session, "ENC", paris_date(now).year)
    kept = ("claim_id", "kind", "amount_cents", "received_on", "received_from", "bank_reference")
    parts = ("declared_outlay_cents", "insured_part_cents", "insurer_part_cents", "explanation")
    row = {
        **{name: found[name] for name in (*kept, *parts)},
        "id": recovery_id,
        "reference": number,
        "corrects": found["id"],
        "reason": reason,
        "recorded_at": now,
        "recorded_by": actor.name,
    }
    batch = Batch()
    batch.insert(Recovery, row)
    for entry in entries:
        ledger.enter(
            batch,
            "release",
            entry["amount_cents"],
            event_id=entry["event_id"],
            claim_id=found["claim_id"],
            benefit=entry["benefit"],
            outside_limit=entry["outside_limit"],
            of_entry=entry["id"],
            source=f"recovery:{recovery_id}",
            reason=f"Correction de {reference} : {reason}",
            actor=actor,
            now=now,
        )
    facts = {"reference": number, "corrects": reference}
    audit.record(batch, actor, "recovery.corrected", "claim", found["claim_id"], now, **facts)
    batch.send(session)
    return number


def _check_nothing_left(found: RowMapping) -> None:
    """A payment that came back is settled by its payout; one that is only proposed could still leave."""
    proposed = [one for one in found["payments"] if one.endswith(":proposed")]
    if proposed or found["paid_out_cents"]:
        last = (proposed or found["payments"])[-1]
        raise errors.recovery_payment_open(last.split(":")[0])


def get(session: Session, actor: Actor, reference: str) -> RowMapping:
    """One recovery. Raises NotFound `recovery_not_found`."""
    found = queries.recovery(session, reference, actor.user_id)
    if found is None:
        raise errors.recovery_not_found()
    return found


def recoveries(session: Session, actor: Actor, claim_reference: str) -> Sequence[RowMapping]:
    """The money recovered for a claim. Raises NotFound `claim_not_found`."""
    return queries.recoveries(session, find_claim(session, actor, claim_reference)["id"])


def _hold(session: Session, lines: Sequence[RowMapping]) -> None:
    for event_id in sorted({line["event_id"] for line in lines if line["event_id"] is not None}):
        ledger.lock(session, event_id)


def _outlays(session: Session, claim_id: UUID, declared: Cents) -> Outlays:
    lines = tuple(
        Paid(row["event_id"], row["benefit"], row["outside_limit"], Cents(row["left_cents"]))
        for row in queries.paid_lines(session, claim_id)
    )
    shares = Cents(queries.insured_shares(session, claim_id))
    return Outlays(shares, declared, Cents(queries.costs_given_back(session, claim_id)), lines)


def _row(
    recovery_id: UUID,
    reference: str,
    claim_id: UUID,
    receipt: Receipt,
    outlays: Outlays,
    shared: Split,
    actor: Actor,
    now: datetime,
) -> dict[str, object]:
    explanation = {
        "insured_shares": outlays.insured_shares,
        "insured_declared": outlays.insured_declared,
        "insured_recovered_before": outlays.insured_recovered,
        "insurer_paid": sum(line.left for line in outlays.lines),
        "excess": shared.excess,
    }
    return {
        "id": recovery_id,
        "reference": reference,
        "claim_id": claim_id,
        "kind": receipt.kind.value,
        "amount_cents": receipt.amount,
        "received_on": receipt.received_on,
        "received_from": receipt.received_from,
        "bank_reference": receipt.bank_reference,
        "declared_outlay_cents": receipt.insured_outlay,
        "insured_part_cents": shared.insured,
        "insurer_part_cents": shared.insurer,
        "explanation": explanation,
        "corrects": None,
        "reason": None,
        "recorded_at": now,
        "recorded_by": actor.name,
    }


def _propose(
    session: Session, batch: Batch, claim: RowMapping, reference: str, part: Cents, actor: Actor, now: datetime
) -> None:
    proposal = Proposal(
        claim_id=claim["id"],
        payee=PayeeKey.insured(claim["insured_id"]),
        amount=part,
        draws=(),
        basis="recovery",
        label=f"Somme recouvrée {reference}",
    )
    propose(session, batch, actor, proposal, now)


def _ask_whose(batch: Batch, claim: RowMapping, recovery_id: UUID, reference: str, now: datetime) -> None:
    row = task_row(
        dedup_key=f"recovery_held:{recovery_id}",
        kind="recovery_held",
        title=f"Somme {reference} à reverser\u00a0: identifiez le contrat et l’assuré, puis corrigez-la et "
        "enregistrez-la à nouveau.",
        due_on=paris_date(now),
        now=now,
        claim_id=claim["id"],
        facts={"recovery": reference},
    )
    batch.insert(Task, row)
