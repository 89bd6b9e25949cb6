"""A claim that changes event takes its events of further guarantees (legal protection) along (rule 18)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from backend.claims.service.file import ClaimFile
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.coverage import queries
from backend.coverage import service as coverage
from backend.coverage.errors import benefit_not_covered, event_limit_reached


@dataclass(frozen=True, slots=True)
class Further:
    """A further guarantee whose event changes with the main one, and the money that goes along."""

    guarantee: str
    from_event: UUID
    to_event: UUID | None
    moved: coverage.Moved


@dataclass(frozen=True, slots=True)
class Step:
    """The change of event that the further guarantees follow: to which event, under which id, by whom, when."""

    target: UUID
    change_id: UUID
    actor: Actor
    now: datetime


def follow(session: Session, file: ClaimFile, step: Step) -> tuple[Further, ...]:
    """Put the claim on the further events of those whose main event it now shares; nothing it shares stays behind.

    Without money the old one is left, and the new one joined when it is first needed. Raises Conflict
    `event_limit_reached`, `moved_money_exceeds_limit`, `benefit_not_covered`, as the main event does.
    """
    held = queries.other_events(session, file.id, step.target)
    done = [_follow(session, file, row["event_id"], row["guarantee"], step) for row in held]
    return tuple(one for one in done if one is not None)


def _follow(session: Session, file: ClaimFile, own: UUID, guarantee: str, step: Step) -> Further | None:
    theirs = queries.event_beside(session, step.target, file.id, guarantee)
    membership = queries.membership(session, own, file.id)
    is_shared = membership is not None and membership["others"]
    if theirs == own or (theirs is None and not is_shared):
        return None
    moved, period = coverage.carried(session, own, file.id), coverage.funds(session, own).stored.id
    batch = Batch()
    coverage.leave_event(session, batch, own, file.id, reason="event_changed", actor=step.actor, now=step.now)
    batch.send(session)
    if moved.is_nothing:
        return Further(guarantee, own, None, moved)
    target = _open(session, file, guarantee, step) if theirs is None else _join(session, file, theirs, guarantee, step)
    goal = coverage.funds(session, target)
    coverage.check_room(moved, goal, same_period=goal.stored.id == period)
    coverage.move_money(
        session, own, target, claim_id=file.id, change_id=step.change_id, actor=step.actor, now=step.now
    )
    return Further(guarantee, own, target, moved)


def _join(session: Session, file: ClaimFile, event_id: UUID, guarantee: str, step: Step) -> UUID:
    batch = Batch()
    if not coverage.retake_slot(session, batch, event_id, actor=step.actor, now=step.now):
        raise event_limit_reached(coverage.funds(session, event_id).standing)
    coverage.join_event(
        batch, event_id, claim_id=file.id, claim_reference=file.reference, guarantee=guarantee, now=step.now
    )
    batch.send(session)
    return event_id


def _open(session: Session, file: ClaimFile, guarantee: str, step: Step) -> UUID:
    main = file.attaching()
    assert main is not None, "a covered claim has a policy"
    if main[0].terms.guarantee(guarantee) is None:
        covered = sorted({benefit for one in main[0].terms.guarantees for benefit in one.benefits})
        raise benefit_not_covered(guarantee, main[0].terms.main.clauses.get("benefit_not_covered", ""), covered)
    attached = file.attaching(guarantee=guarantee)
    assert attached is not None
    position = attached[0]
    if position.events_used >= position.events_limit:
        raise event_limit_reached(position.standing())
    batch = Batch()
    opened = coverage.open_event(
        batch, position, claim_id=file.id, claim_reference=file.reference, attached_on=position.on, now=step.now
    )
    batch.send(session)
    return opened
