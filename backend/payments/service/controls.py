"""Controls before approval (rule 30): asset freeze, the bank's answer on the payee's name, duplicates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.clock import PARIS, paris_date
from backend.core.ids import new_id
from backend.payments import errors, queries
from backend.payments.models import Payment, PaymentControl
from backend.payments.rules.screening import DATED, NO_LIST, FreezeList, read_list
from backend.tasks import service as tasks


@dataclass(frozen=True, slots=True)
class Accepted:
    """What the approver takes upon themselves, each with its reason."""

    duplicate: str | None = None
    payee_check: str | None = None


NOTHING_ACCEPTED = Accepted()


def load_freeze_list(path: Path | None, days: int) -> FreezeList:
    """The list of frozen assets at `path`, of the day in its name or else that of its last change.

    An absent or unreadable list is no list: the control then says so.
    """
    if path is None or not path.is_file():
        return NO_LIST
    status, found = path.stat(), DATED.search(path.name)
    changed = datetime.fromtimestamp(status.st_mtime, PARIS).date()
    dated = date.fromisoformat(found[1]) if found else changed
    return _read(path, status.st_mtime_ns, status.st_size, dated, days)


@lru_cache(maxsize=2)
def _read(path: Path, _changed: int, _size: int, dated: date, days: int) -> FreezeList:
    try:
        return read_list(path.read_bytes(), dated, days)
    except (ValueError, OSError):
        return NO_LIST


def check(
    session: Session,
    batch: Batch,
    payment: Payment,
    actor: Actor,
    freeze: FreezeList,
    accepted: Accepted,
    now: datetime,
) -> None:
    """Pass every control, or refuse; results and accepted risks are added to `batch`.

    Raises Conflict `asset_freeze_hit`, `payee_not_matched`, `possible_duplicate`.
    """
    hits = freeze.hits(queries.names_of_payee(session, payment.payee_id))
    if not _is_cleared(session, payment.id, hits):
        raise errors.asset_freeze_hit()
    add_control(batch, payment.id, "screening", _result(freeze, hits, now), actor, now, facts=_facts(freeze, hits))
    answer = queries.last_control(session, payment.id, "payee_check")
    if answer is not None and answer["result"] == "no_match":
        if accepted.payee_check is None:
            raise errors.payee_not_matched()
        add_control(batch, payment.id, "payee_check_accepted", "accepted", actor, now, reason=accepted.payee_check)
    if found := queries.duplicates(session, payment.id):
        if accepted.duplicate is None:
            raise errors.possible_duplicate(found)
        facts: dict[str, object] = {"payments": list(found)}
        add_control(
            batch, payment.id, "duplicate_accepted", "accepted", actor, now, reason=accepted.duplicate, facts=facts
        )


def _is_cleared(session: Session, payment_id: UUID, hits: Sequence[str]) -> bool:
    if not hits:
        return True
    decision = queries.last_control(session, payment_id, "screening_decision")
    return (
        decision is not None and decision["result"] == "false_positive" and set(hits) <= set(decision["facts"]["hits"])
    )


def _result(freeze: FreezeList, hits: Sequence[str], now: datetime) -> str:
    return "hit" if hits else freeze.warning(paris_date(now)) or "clear"


def _facts(freeze: FreezeList, hits: Sequence[str]) -> dict[str, object]:
    return {"list_date": freeze.dated, "list_sha256": freeze.sha256, "hits": list(hits)}


def screen(session: Session, found: RowMapping, freeze: FreezeList) -> tuple[str, ...]:
    """The entries of the list that block this payment now: none once compliance has cleared them."""
    hits = freeze.hits(queries.names_of_payee(session, found["payee_id"]))
    return () if found["state"] != "proposed" or _is_cleared(session, found["id"], hits) else hits


def stops(session: Session, payment_id: UUID, payee_id: UUID, freeze: FreezeList) -> bool:
    """Whether the list stops a payment that was approved before its newest version."""
    return not _is_cleared(session, payment_id, freeze.hits(queries.names_of_payee(session, payee_id)))


def note_hit(
    session: Session, actor: Actor, found: RowMapping, freeze: FreezeList, hits: Sequence[str], now: datetime
) -> None:
    """Keep a hit once, although the approval that met it is refused, and call compliance."""
    last = queries.last_control(session, found["id"], "screening")
    if last is None or last["facts"].get("list_sha256") != freeze.sha256 or last["facts"]["hits"] != list(hits):
        batch = Batch()
        add_control(batch, found["id"], "screening", "hit", actor, now, facts=_facts(freeze, hits))
        batch.send(session)
    row = tasks.task_row(
        dedup_key=f"asset_freeze:{found['id']}",
        kind="asset_freeze_hit",
        title=f"Gel des avoirs : le bénéficiaire du règlement {found['reference']} est à vérifier par la conformité.",
        due_on=paris_date(now),
        now=now,
        claim_id=found["claim_id"],
        facts={"payment": found["reference"]},
    )
    tasks.open_if_absent(session, row)


def decide_screening(
    session: Session, actor: Actor, found: RowMapping, *, false_positive: bool, reason: str, now: datetime
) -> None:
    """Compliance says whether a hit is the payee. Raises Conflict `no_hit_to_decide` without one."""
    last = queries.last_control(session, found["id"], "screening")
    if last is None or last["result"] != "hit" or found["state"] != "proposed":
        raise errors.no_hit_to_decide()
    batch = Batch()
    result = "false_positive" if false_positive else "confirmed"
    facts = {"hits": last["facts"]["hits"], "list_sha256": last["facts"]["list_sha256"]}
    add_control(batch, found["id"], "screening_decision", result, actor, now, reason=reason, facts=facts)
    batch.send(session)


def record_payee_check(session: Session, actor: Actor, found: RowMapping, *, result: str, now: datetime) -> None:
    """Keep what the bank answered on the payee's name: match, close_match, no_match or not_available."""
    batch = Batch()
    add_control(batch, found["id"], "payee_check", result, actor, now)
    batch.send(session)


def add_control(
    batch: Batch,
    payment_id: UUID,
    kind: str,
    result: str,
    actor: Actor,
    now: datetime,
    *,
    reason: str | None = None,
    facts: dict[str, object] | None = None,
) -> None:
    """Add a control and its trace to `batch`."""
    row = {
        "id": new_id(),
        "payment_id": payment_id,
        "kind": kind,
        "result": result,
        "reason": reason,
        "facts": facts or {},
        "recorded_at": now,
        "recorded_by": actor.id,
        "recorded_by_name": actor.name,
    }
    batch.insert(PaymentControl, row)
    audit.record(batch, actor, "payment.controlled", "payment", payment_id, now, control=kind, result=result)


def list_controls(session: Session, payment_id: UUID) -> Sequence[RowMapping]:
    """Every control of a payment, in the order of time."""
    return queries.controls_of(session, payment_id)
