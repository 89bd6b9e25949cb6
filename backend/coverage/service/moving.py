"""A claim's money follows it to another event, by compensating entries alone (rule 18).

Every reserve, commit, payment and recovery of the claim is undone where it stood and entered anew where it goes, in
that order, so that no balance passes its limit on the way. Payments move too: the claim's share of the limit is what
it has cost, paid or not; leaving them behind would let one cause be paid twice up to the limit. Where the new event has
no room for them, the change is refused. Entries keep who caused them: whoever still names an old entry (an order, a
transfer that comes back) means the one that took its place (`entry_move`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.money import Cents
from backend.coverage import errors, ledger, queries
from backend.coverage.models import EntryMove
from backend.coverage.service.funds import Funds


@dataclass(frozen=True, slots=True)
class Moved:
    """What a claim takes along, in cents; `by_benefit` is what takes room (committed and paid)."""

    reserved: int
    committed: int
    paid: int
    recovered: int
    deductible: int
    by_benefit: Mapping[str, int] = field(default_factory=dict)
    back_by_benefit: Mapping[str, int] = field(default_factory=dict)

    @property
    def total(self) -> Cents:
        """What takes room on the event."""
        return Cents(self.committed + self.paid)

    @property
    def is_nothing(self) -> bool:
        """Whether there is nothing to take along."""
        return not (self.total or self.reserved or self.recovered)


def carried(session: Session, event_id: UUID, claim_id: UUID) -> Moved:
    """What a claim has on an event."""
    return _sum(queries.entries_of_claim(session, event_id, claim_id))


def money_of(session: Session, claim_id: UUID) -> Moved:
    """What a claim has on all its events, those of further guarantees too."""
    events = [row["event_id"] for row in queries.other_events(session, claim_id, None)]
    return _sum([entry for event_id in events for entry in queries.entries_of_claim(session, event_id, claim_id)])


def _sum(entries: Sequence[RowMapping]) -> Moved:
    def left(*kinds: str) -> int:
        return sum(one["left_cents"] for one in entries if one["kind"] in kinds)

    def parts(*kinds: str) -> dict[str, int]:
        found: dict[str, int] = {}
        for one in entries:
            if one["kind"] in kinds:
                found[one["benefit"]] = found.get(one["benefit"], 0) + one["left_cents"]
        return found

    deductible = sum(one["deductible_cents"] for one in entries if one["kind"] == "commit")
    return Moved(
        left("reserve"),
        left("commit"),
        left("pay"),
        left("recover"),
        deductible,
        parts("commit", "pay"),
        parts("recover"),
    )


def check_room(moved: Moved, funds: Funds, *, same_period: bool) -> None:
    """Raise Conflict `amount_limit_exceeded` with the standing when what moves passes a limit of the new event.

    The annual limit already holds what stays in the period. What the claim got back comes along first, and refills
    every limit where the terms say so.
    """
    refilled = moved.back_by_benefit if funds.position.terms.recovery_refills_limit else {}
    left = funds.event.remaining
    if not same_period and funds.annual_left is not None:
        left = min(left, funds.annual_left)
    left += sum(refilled.values())
    if moved.total > left:
        raise errors.moved_money_exceeds(moved.total, Cents(left), funds.standing)
    for benefit, limit in sorted(funds.event.sub_limits.items()):
        cents, room = moved.by_benefit.get(benefit, 0), limit + refilled.get(benefit, 0)
        if cents > room:
            raise errors.moved_money_exceeds(Cents(cents), Cents(room), funds.standing)


@dataclass(frozen=True, slots=True)
class _Road:
    """From which event to which, of which claim, why and by whom."""

    source: UUID
    target: UUID
    claim_id: UUID
    change_id: UUID
    actor: Actor
    now: datetime

    def enter(
        self,
        batch: Batch,
        kind: str,
        cents: int,
        old: RowMapping,
        *,
        back: bool,
        of_entry: UUID | None = None,
        facts: dict[str, object] | None = None,
    ) -> UUID:
        """One entry on the event that is left (`back`) or on the one that is joined."""
        return ledger.enter(
            batch,
            kind,
            Cents(cents),
            event_id=self.source if back else self.target,
            claim_id=self.claim_id,
            benefit=old["benefit"],
            source=f"event_change:{self.change_id}:{old['id']}",
            reason=f"Changement d’événement : {old['reason']}" if back else str(old["reason"]),
            actor=self.actor,
            now=self.now,
            of_entry=of_entry,
            facts=facts,
        )


def move_money(
    session: Session, source: UUID, target: UUID, *, claim_id: UUID, change_id: UUID, actor: Actor, now: datetime
) -> Moved:
    """Move everything that a claim has on `source` to `target`, both periods held by the caller, and say how much."""
    entries = queries.entries_of_claim(session, source, claim_id)
    road = _Road(source, target, claim_id, change_id, actor, now)
    batch = Batch()
    back = [one for one in entries if one["kind"] == "recover"]
    rest = [one for one in entries if one["kind"] != "recover"]
    # What came back is entered before it is undone: where it refills a limit of the year, that limit holds throughout.
    _undo(batch, rest, road)
    moves = _enter_anew(batch, back, road)
    _undo(batch, back, road)
    moves |= _enter_anew(batch, rest, road)
    batch.send(session)
    # Only now: an entry that has moved is no longer named by the entries that undo it.
    for old, new in moves.items():
        batch.insert(EntryMove, {"from_entry_id": old, "to_entry_id": new, "recorded_at": now})
    batch.send(session)
    return _sum(entries)


def _undo(batch: Batch, entries: Sequence[RowMapping], road: _Road) -> None:
    """Release what is open, then what was paid."""
    charged = {one["id"]: one["deductible_cents"] for one in entries if one["kind"] == "commit"}
    ranked = sorted(entries, key=lambda one: ("reserve", "commit", "pay", "recover").index(one["kind"]))
    for one in ranked:
        if one["left_cents"] > 0:
            # The deductible goes with the first entry that undoes its commit, open or paid.
            deductible = charged.pop(one["id"] if one["kind"] == "commit" else one["of_entry"], 0)
            facts: dict[str, object] | None = {"deductible_cents": deductible} if deductible else None
            road.enter(batch, "release", one["left_cents"], one, back=True, of_entry=one["id"], facts=facts)


def _enter_anew(batch: Batch, entries: Sequence[RowMapping], road: _Road) -> dict[UUID, UUID]:
    """Enter the same on the new event: a commit is what is open of it and what was paid of it."""
    moves: dict[UUID, UUID] = {}
    for kind in ("recover", "reserve"):
        for one in (one for one in entries if one["kind"] == kind and one["left_cents"] > 0):
            moves[one["id"]] = road.enter(batch, kind, one["left_cents"], one, back=False, facts=dict(one["facts"]))
    for one in (one for one in entries if one["kind"] == "commit"):
        paid = [pay for pay in entries if pay["of_entry"] == one["id"] and pay["left_cents"] > 0]
        total = one["left_cents"] + sum(pay["left_cents"] for pay in paid)
        if total == 0:
            continue
        facts = {**one["facts"], "deductible_cents": one["deductible_cents"], "moved_from": str(one["id"])}
        moves[one["id"]] = road.enter(batch, "commit", total, one, back=False, facts=facts)
        for pay in paid:
            moves[pay["id"]] = road.enter(
                batch, "pay", pay["left_cents"], pay, back=False, of_entry=moves[one["id"]], facts=dict(pay["facts"])
            )
    return moves
