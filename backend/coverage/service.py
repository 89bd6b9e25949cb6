"""Use cases of cover: standing of a policy, opening and leaving events, funds for an order."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.ids import new_id
from backend.core.money import Cents
from backend.coverage import errors, ledger, queries
from backend.coverage.models import CoveragePeriod, CoveredEvent, EventClaim, EventSlotEntry, EventSublimit
from backend.coverage.position import EventBalance, Position, parse


def standing(session: Session, number: str, actor: Actor, *, on: date, as_of: datetime | None) -> dict[str, Any]:
    """The standing of a policy in the period of `on`, as known now or `as_of`. Raises NotFound `policy_not_found`."""
    document = queries.position_of_policy(session, number, as_of, actor.user_id)
    if document is None:
        raise errors.policy_not_found(number)
    return parse(document, on).standing()


def open_event(
    batch: Batch,
    position: Position,
    *,
    claim_id: UUID,
    claim_reference: str,
    attached_on: date,
    now: datetime,
) -> UUID:
    """Open a covered event for a claim (rule 17): limits are copied from the binding terms; triggers take the slot.

    Another acceptance that took the last slot meanwhile makes the statement fail; the edge looks again and refuses.
    """
    guarantee, period = position.guarantee, position.period
    assert period is not None, "a day before inception attaches to no period"
    if position.stored_period is None:
        batch.insert(CoveragePeriod, _period_row(position, now))
    event_id = new_id()
    batch.insert(
        CoveredEvent,
        {
            "id": event_id,
            "period_id": position.period_id,
            "opened_by_claim_id": claim_id,
            "attached_on": attached_on,
            "terms_id": position.terms_id,
            "limit_cents": guarantee.event_limit_cents,
            "deductible_cents": guarantee.deductible_cents,
            "minimum_stake_cents": guarantee.minimum_stake_cents,
            "counts_at": position.terms.counts_at,
            "created_at": now,
        },
    )
    for benefit, limit in sorted(guarantee.sub_limits_cents.items()):
        batch.insert(EventSublimit, {"event_id": event_id, "benefit": benefit, "limit_cents": limit})
    join_event(batch, event_id, claim_id=claim_id, claim_reference=claim_reference, now=now)
    return event_id


def _period_row(position: Position, now: datetime) -> dict[str, object]:
    guarantee, period = position.guarantee, position.period
    assert period is not None
    annual = guarantee.annual_limit_cents
    return {
        "id": position.period_id,
        "policy_id": position.policy_id,
        "insured_id": position.insured_id,
        "guarantee": guarantee.code,
        "starts_on": period.starts_on,
        "ends_on": period.ends_on,
        "terms_id": position.terms_id,
        "events_limit": position.events_limit,
        "annual_limit_cents": None if annual is None else period.cents(annual),
        "created_at": now,
    }


def join_event(batch: Batch, event_id: UUID, *, claim_id: UUID, claim_reference: str, now: datetime) -> None:
    """Let a claim share an event: contents with one cause are one event (rule 18)."""
    row = {
        "id": new_id(),
        "event_id": event_id,
        "claim_id": claim_id,
        "claim_reference": claim_reference,
        "joined_at": now,
    }
    batch.insert(EventClaim, row)


def rejoin_event(
    session: Session,
    batch: Batch,
    event_id: UUID,
    *,
    claim_id: UUID,
    claim_reference: str,
    actor: Actor,
    now: datetime,
) -> None:
    """Bring a reopened claim back to its event, which takes its slot again when the period has one left.

    Reopening is never refused: without a slot nothing can be ordered (`Funds.check_slot`).
    """
    ledger.lock(session, event_id)
    if queries.membership(session, event_id, claim_id) is None:
        join_event(batch, event_id, claim_id=claim_id, claim_reference=claim_reference, now=now)
        slot = queries.slot(session, event_id)
        if slot["was_given_back"] and slot["has_room"]:
            _move_slot(batch, "take", event_id, slot["period_id"], slot["round"] + 1, "reopened", actor, now)


def retake_slot(session: Session, batch: Batch, event_id: UUID, *, actor: Actor, now: datetime) -> bool:
    """Give an event that is joined again the slot that it had given back (rule 17).

    Returns False when the period has none left.
    """
    ledger.lock(session, event_id)
    slot = queries.slot(session, event_id)
    if not slot["was_given_back"]:
        return True
    if slot["has_room"]:
        _move_slot(batch, "take", event_id, slot["period_id"], slot["round"] + 1, "joined", actor, now)
    return bool(slot["has_room"])


def _move_slot(
    batch: Batch, kind: str, event_id: UUID, period_id: UUID, number: int, reason: str, actor: Actor, now: datetime
) -> None:
    row = {
        "id": new_id(),
        "event_id": event_id,
        "period_id": period_id,
        "kind": kind,
        "round": number,
        "reason": reason,
        "recorded_at": now,
        "recorded_by": actor.name,
    }
    batch.insert(EventSlotEntry, row)


def leave_event(
    session: Session, batch: Batch, event_id: UUID, claim_id: UUID, *, reason: str, actor: Actor, now: datetime
) -> bool:
    """Take a claim out of its event; the last one out gives the slot back (rule 17). Returns whether it did.

    Raises Conflict through the caller's check: an event with money on it is left by nobody (`has_money`).
    """
    ledger.lock(session, event_id)  # of two claims that leave at once, one is the last
    membership = queries.membership(session, event_id, claim_id)
    if membership is None:
        return False
    batch.update(EventClaim, membership["id"], left_at=now)
    slot = queries.slot(session, event_id)
    if membership["others"] or not slot["counted"]:
        return False
    _move_slot(batch, "give_back", event_id, slot["period_id"], slot["round"], reason, actor, now)
    return True


def has_money(session: Session, event_id: UUID, claim_id: UUID) -> bool:
    """Whether this claim has money committed or paid on the event."""
    return queries.claim_money(session, event_id, claim_id) > 0


@dataclass(frozen=True)
class Funds:
    """What an event can still pay, in cents TTC, and what its terms say."""

    position: Position
    event: EventBalance
    annual_left: int | None
    has_slot: bool

    @property
    def event_id(self) -> UUID:
        """The event."""
        return self.event.id

    @property
    def policy_number(self) -> str:
        """Its policy."""
        return self.position.number

    @property
    def deductible_left(self) -> Cents:
        """The part of the deductible that no order has charged yet: once an event (rule 19)."""
        return Cents(self.event.deductible_left)

    @property
    def minimum_stake(self) -> Cents:
        """Compared with the total of the event's first quote (rule 19)."""
        return Cents(self.event.minimum_stake)

    @property
    def benefits(self) -> tuple[str, ...]:
        """What the guarantee pays for."""
        return tuple(sorted(self.position.guarantee.benefits))

    @property
    def standing(self) -> dict[str, Any]:
        """The standing, for a refusal."""
        return self.position.standing()

    def left_for(self, benefit: str) -> Cents:
        """The least of what the event, the benefit's sub-limit and the annual limit leave."""
        left = self.event.left_for(benefit)
        return Cents(left if self.annual_left is None else min(left, self.annual_left))

    def check_slot(self) -> None:
        """Raise Conflict `event_limit_reached` when a first commitment would find no slot left in the period."""
        if not self.event.counted and not self.has_slot:
            raise errors.event_limit_reached(self.standing)

    def clause(self, code: str) -> str:
        """The clause of the terms behind a reason."""
        return self.position.guarantee.clauses.get(code, "")


def funds(session: Session, event_id: UUID) -> Funds:
    """What an event can still pay, under the terms that it keeps (rule 11). Raises NotFound `event_not_found`."""
    document = queries.position_of_event(session, event_id)
    if document is None:
        raise errors.event_not_found()
    period, event = _find(document, event_id)
    position = parse(
        {**document, "terms_id": event["terms_id"], "amendments": _anniversaries(document)},
        date.fromisoformat(event["attached_on"]),
    )
    stored = next(one for one in position.periods if one.id == UUID(period["id"]))
    balance = next(one for one in stored.events if one.id == event_id)
    return Funds(position, balance, stored.annual_left, stored.events_used < stored.events_limit)


def _find(document: Mapping[str, Any], event_id: UUID) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    for period in document["periods"]:
        for event in period["events"]:
            if event["id"] == str(event_id):
                return period, event
    raise errors.event_not_found()


def _anniversaries(document: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Amendments without their formulas: an event keeps the terms of the claim that opened it."""
    return [{**row, "terms_id": None} for row in document["amendments"]]
