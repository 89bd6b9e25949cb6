"""One cause, one event: what the system proposes, and a claim that joins another event or leaves its own (rule 18)."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from backend.claims import errors
from backend.claims.commands import DecisionIn, EventJoinIn, EventSplitIn
from backend.claims.joining import rules
from backend.claims.models import CoverageDecision, EventChange
from backend.claims.service import event_letters
from backend.claims.service.changes import change
from backend.claims.service.decide import propose, refuse_against_the_rules
from backend.claims.service.file import ClaimFile, for_change
from backend.claims.service.further import Further, Step, follow
from backend.claims.service.likeness import Likeness, likenesses
from backend.claims.workflow import Action
from backend.core.access import Actor, Role
from backend.core.batch import Batch
from backend.core.ids import new_id
from backend.core.money import Cents, wire
from backend.coverage import queries as coverage_queries
from backend.coverage import service as coverage
from backend.coverage.errors import event_limit_reached, event_not_found


@dataclass(frozen=True, slots=True)
class Change:
    """What a change of event does, or would do: both effects, and what the claim takes along."""

    kind: str
    from_event: UUID
    to_event: UUID
    against_proposal: bool
    reasons: tuple[rules.Reason, ...]
    together: dict[str, Any]
    apart: dict[str, Any]
    moved: coverage.Moved
    slot_given_back: bool
    further: tuple[Further, ...]
    deductible_over: Cents

    @property
    def effects(self) -> dict[str, Any]:
        """As stored."""
        return {**self.told_to_all, "reasons": [asdict(one) for one in self.reasons]}

    @property
    def told_to_all(self) -> dict[str, Any]:
        """What stands on the page of the claim: the reasons by their codes, for they name claims that may be hidden."""
        codes = sorted({one.code for one in self.reasons})
        return {"together": self.together, "apart": self.apart, "reasons": codes}


def effect(session: Session, events: Sequence[UUID], own: UUID) -> dict[str, Any]:
    """Events and euros as they stand: slots of the periods, each event, and what the claim's own event leaves."""
    found = {event_id: coverage.funds(session, event_id) for event_id in events}
    periods = {funds.stored.id: funds.stored for funds in found.values()}
    return {
        "events_used": sum(period.events_used for period in periods.values()),
        "events_limit": sum(period.events_limit for period in periods.values()),
        "remaining_for_claim": wire(Cents(found[own].event.remaining)),
        "remaining_total": wire(Cents(sum(one.event.remaining for one in found.values() if one.event.counted))),
        "events": [
            {
                "id": str(event_id),
                "attached_on": funds.event.attached_on.isoformat(),
                "period_start": funds.stored.starts_on.isoformat(),
                "counted": funds.event.counted,
                "limit": wire(Cents(funds.event.limit)),
                "committed": wire(Cents(funds.event.committed)),
                "paid": wire(Cents(funds.event.paid)),
                "remaining": wire(Cents(funds.event.remaining)),
                "claims": len(funds.event.claims),
            }
            for event_id, funds in found.items()
        ],
    }


def join(
    session: Session, reference: str, body: EventJoinIn, actor: Actor, *, expected_version: int, now: datetime
) -> Change:
    """Let a covered claim share the event of another: one limit, one slot; its money goes along.

    Raises NotFound, Stale, Conflict `claim_not_covered`, `event_already_joined`, `event_limit_reached`,
    `moved_money_exceeds_limit` (with the standing), `action_not_possible`, Forbidden `supervisor_required` for
    whoever goes against the proposal and is none.
    """
    file, source = _covered(session, reference, actor, expected_version)
    target = body.event_id
    if target == source:
        raise errors.event_already_joined()
    attached = file.attaching_to(target)
    if attached is None or attached[0].event(target) is None:
        raise event_not_found()
    coverage.hold(session, file.id, source, *coverage_queries.events_around(session, target))
    like = _like(session, file, actor, target)
    against = _check_proposal(not like.proposed, actor)
    apart = effect(session, [source, target], source)
    goal, moved = coverage.funds(session, target), coverage.carried(session, source, file.id)
    coverage.check_room(moved, goal, same_period=goal.stored.id == coverage.funds(session, source).stored.id)
    slot_back = _leave(session, file, source, actor, now)
    batch = Batch()
    if not coverage.retake_slot(session, batch, target, actor=actor, now=now):
        raise event_limit_reached(goal.standing)
    coverage.join_event(
        batch,
        target,
        claim_id=file.id,
        claim_reference=file.reference,
        guarantee=goal.position.guarantee.code,
        now=now,
    )
    batch.send(session)
    change_id = new_id()
    coverage.move_money(session, source, target, claim_id=file.id, change_id=change_id, actor=actor, now=now)
    further = follow(session, file, Step(target, change_id, actor, now))
    together = effect(session, [source, target], target)
    over = Cents(max(0, moved.deductible - goal.deductible_left))
    done = Change("join", source, target, against, like.reasons, together, apart, moved, slot_back, further, over)
    _write(session, file, change_id, done, goal, body.reason, actor, now)
    return done


def split(
    session: Session, reference: str, body: EventSplitIn, actor: Actor, *, expected_version: int, now: datetime
) -> Change:
    """Give a claim that shares an event one of its own, under the terms of its own attaching date.

    Raises as `join`, and Conflict `event_not_shared`, or the code of a rule that excludes cover of its own.
    """
    file, source = _covered(session, reference, actor, expected_version)
    proposal = propose(file, DecisionIn(outcome="covered", event="new", reasons=body.reason), actor)
    position = proposal.position
    assert position is not None, "a covered claim has a policy"
    coverage.hold(session, file.id, source, *position.neighbours[:1])
    membership = coverage_queries.membership(session, source, file.id)
    if membership is None or not membership["others"]:
        raise errors.event_not_shared()
    like = _like(session, file, actor, source)
    against = _check_proposal(like.proposed, actor)
    refuse_against_the_rules(position, proposal.assessment)
    together = effect(session, [source], source)
    moved, own_period = coverage.carried(session, source, file.id), coverage.funds(session, source).stored.id
    slot_back = _leave(session, file, source, actor, now)
    batch = Batch()
    target = coverage.open_event(
        batch, position, claim_id=file.id, claim_reference=file.reference, attached_on=position.on, now=now
    )
    batch.send(session)
    goal = coverage.funds(session, target)
    coverage.check_room(moved, goal, same_period=goal.stored.id == own_period)
    change_id = new_id()
    coverage.move_money(session, source, target, claim_id=file.id, change_id=change_id, actor=actor, now=now)
    further = follow(session, file, Step(target, change_id, actor, now))
    apart = effect(session, [source, target], target)
    over = Cents(max(0, moved.deductible - goal.deductible_left))
    done = Change("split", source, target, against, like.reasons, together, apart, moved, slot_back, further, over)
    _write(session, file, change_id, done, goal, body.reason, actor, now)
    return done


def _covered(session: Session, reference: str, actor: Actor, expected_version: int) -> tuple[ClaimFile, UUID]:
    file = for_change(session, reference, actor, expected_version)
    file.allowed(Action.DECIDE)
    if file.event_id is None:
        raise errors.claim_not_covered()
    return file, file.event_id


def _like(session: Session, file: ClaimFile, actor: Actor, event_id: UUID) -> Likeness:
    window = coverage.funds(session, event_id).position.terms.join_window_days
    found = likenesses(session, file, actor, window)
    return next((one for one in found if one.event_id == event_id), Likeness(event_id, (), ()))


def _check_proposal(against: bool, actor: Actor) -> bool:
    if against and actor.role is not Role.SUPERVISOR:
        raise errors.supervisor_required()
    return against


def _leave(session: Session, file: ClaimFile, source: UUID, actor: Actor, now: datetime) -> bool:
    """Leave at once: a slot given back is free for the event that is joined."""
    batch = Batch()
    given = coverage.leave_event(session, batch, source, file.id, reason="event_changed", actor=actor, now=now)
    batch.send(session)
    return given


def _write(
    session: Session,
    file: ClaimFile,
    change_id: UUID,
    done: Change,
    goal: coverage.Funds,
    reason: str,
    actor: Actor,
    now: datetime,
) -> None:
    """The decision that now covers the claim, the change with both effects, and the letter to the insured."""
    batch = Batch()
    before = file.decision or {}
    decision = {
        "id": new_id(),
        "claim_id": file.id,
        "outcome": "covered",
        "event_id": done.to_event,
        "note": reason,
        "terms_id": goal.position.terms_id,
        "explanation": {**before.get("explanation", {}), "event_change": {"id": str(change_id), **done.told_to_all}},
        "decided_at": now,
        "decided_by": actor.id,
        "decided_by_name": actor.name,
    }
    batch.insert(CoverageDecision, decision)
    row = {
        "id": change_id,
        "claim_id": file.id,
        "kind": done.kind,
        "from_event_id": done.from_event,
        "to_event_id": done.to_event,
        "against_proposal": done.against_proposal,
        "reason": reason,
        "effects": done.effects,
        "decided_at": now,
        "decided_by": actor.id,
        "decided_by_name": actor.name,
    }
    batch.insert(EventChange, row)
    event_letters.tell_change(
        batch,
        file,
        kind=done.kind,
        reason=reason,
        left=Cents(goal_left(done)),
        slot_back=done.slot_given_back,
        deductible_over=done.deductible_over,
        now=now,
    )
    facts: dict[str, object] = {
        "from": done.from_event,
        "to": done.to_event,
        "against_proposal": done.against_proposal,
        "moved_cents": done.moved.total,
    }
    change(batch, file, "event.joined" if done.kind == "join" else "event.split", actor=actor, now=now, facts=facts)
    batch.send(session)


def goal_left(done: Change) -> int:
    """Cents that the claim's event leaves after the change."""
    shown = done.together if done.kind == "join" else done.apart
    euros, cents = shown["remaining_for_claim"].split(".")
    return int(euros) * 100 + int(cents)
