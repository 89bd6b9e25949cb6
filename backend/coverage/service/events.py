"""Events: opening, joining, leaving; the slot that they take and give back (rules 17 and 18)."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.ids import new_id
from backend.coverage import ledger, queries
from backend.coverage.models import CoveragePeriod, CoveredEvent, EventClaim, EventSlotEntry, EventSublimit
from backend.coverage.position import Position


def open_event(
    batch: Batch,
    position: Position,
    *,
    claim_id: UUID,
    claim_reference: str,
    attached_on: date,
    now: datetime,
) -> UUID:
    """Open a covered event for a claim (rule 17), on the guarantee that `position` was parsed for.

    Limits are copied from the binding terms; triggers take the slot.

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
    join_event(
        batch,
        event_id,
        claim_id=claim_id,
        claim_reference=claim_reference,
        guarantee=guarantee.code,
        now=now,
    )
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


def join_event(
    batch: Batch, event_id: UUID, *, claim_id: UUID, claim_reference: str, guarantee: str, now: datetime
) -> None:
    """Let a claim share an event of a guarantee (its code): contents with one cause are one event (rule 18)."""
    row = {
        "id": new_id(),
        "event_id": event_id,
        "claim_id": claim_id,
        "claim_reference": claim_reference,
        "guarantee": guarantee,
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
        slot = queries.slot(session, event_id)
        join_event(
            batch,
            event_id,
            claim_id=claim_id,
            claim_reference=claim_reference,
            guarantee=slot["guarantee"],
            now=now,
        )
        if slot["was_given_back"] and slot["has_room"]:
            _move_slot(batch, "take", event_id, slot["period_id"], slot["round"] + 1, "reopened", actor, now)


def hold(session: Session, claim_id: UUID, *events: UUID) -> None:
    """Hold the periods of all events that a claim stands on, and of `events`, in one order for everybody.

    Before a claim goes from one event to another: two that cross would each wait for the period that the other holds.
    """
    own = [one["event_id"] for one in queries.other_events(session, claim_id, None)]
    queries.lock_periods(session, [*own, *events])


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


def leave_others(
    session: Session, batch: Batch, claim_id: UUID, event_id: UUID | None, *, reason: str, actor: Actor, now: datetime
) -> None:
    """Leave the events of further guarantees on which the claim has no money (`event_id` is left by its own road)."""
    for one in queries.other_events(session, claim_id, event_id):
        if not has_money(session, one["event_id"], claim_id):
            leave_event(session, batch, one["event_id"], claim_id, reason=reason, actor=actor, now=now)
