"""Use cases of the legal clock: open and recompute clocks, record acts. Reminders are written with their deadline."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.core.ids import new_id
from backend.deadlines import queries, rules
from backend.deadlines.acts import Act, act_type
from backend.deadlines.clocks import ContentFacts, Earliest, PlannedClock, earliest, is_unconfirmed, plan, reminders
from backend.deadlines.errors import ActToCorrectUnknown
from backend.deadlines.explanation import explain, sentence
from backend.deadlines.models import Deadline, ProceduralAct, Reminder


@dataclass(frozen=True, slots=True)
class ClockOwner:
    """The claim that clocks belong to."""

    claim_id: UUID
    reference: str
    postcode: str | None
    handler_id: UUID | None


def open_clocks(batch: Batch, owner: ClockOwner, contents: Iterable[ContentFacts], *, now: datetime) -> Earliest | None:
    """Write the clocks of new contents and their reminders; returns the one that the claim shows."""
    planned = [(new_id(), clock) for clock in plan(contents, (), owner.postcode)]
    _insert(batch, owner, planned, now)
    return earliest(planned, paris_date(now))


def recompute(
    session: Session, batch: Batch, owner: ClockOwner, contents: Sequence[ContentFacts], *, now: datetime
) -> Earliest | None:
    """Recompute every clock of a claim from its facts: what changed is superseded, never edited.

    A clock whose dates stand keeps its row and its reminders, so that nobody is told twice. `contents` are all the
    contents of the claim; `batch` receives the new rows and is sent by the caller.
    """
    live = {(row["content_id"], row["rule"]): row for row in queries.live_clocks(session, owner.claim_id)}
    kept: list[tuple[UUID, PlannedClock]] = []
    fresh: list[tuple[UUID, PlannedClock]] = []
    for clock in plan(contents, queries.acts_of(session, owner.claim_id), owner.postcode):
        stored = live.get((clock.content.content_id, clock.rule.id))
        if stored is not None and _stands(stored, clock):
            kept.append((stored["id"], clock))
            # The dates stand; what is told of them may have changed (another kind, a shadow become the main clock, an act
            # without effect).
            told = _told(clock)
            if any(stored[name] != value for name, value in told.items()):
                batch.update(Deadline, stored["id"], **told)
        else:
            fresh.append((new_id(), clock))
    gone = {row["id"] for row in live.values()} - {deadline_id for deadline_id, _ in kept}
    queries.supersede(session, sorted(gone), "recalcul", now)
    _insert(batch, owner, fresh, now)
    return earliest([*kept, *fresh], paris_date(now))


@dataclass(frozen=True, slots=True)
class RecordedAct:
    """An act with its effect on each live clock, in one French sentence each."""

    id: UUID
    act: Act
    effects: tuple[str, ...]


def record_act(
    session: Session,
    batch: Batch,
    owner: ClockOwner,
    contents: Sequence[ContentFacts],
    act: Act,
    *,
    content_ids: Sequence[UUID],
    proof: str | None,
    note: str | None,
    corrects: UUID | None,
    actor: Actor,
    now: datetime,
) -> tuple[RecordedAct, Earliest | None]:
    """Record a procedural act and recompute the clocks that it touches.

    Raises ActInFuture, ActBeforeStart (legal.md 2.1), UnknownCode and ActToCorrectUnknown.
    """
    if corrects is not None and not queries.has_act(session, owner.claim_id, corrects):
        raise ActToCorrectUnknown
    touched = [one for one in contents if not content_ids or one.content_id in content_ids]
    for clock in plan(touched, (), owner.postcode):
        rules.check_act(act, clock.rule, clock.computation.start, today=paris_date(now))
    act_id = new_id()
    row = {
        "id": act_id,
        "claim_id": owner.claim_id,
        "content_ids": [str(one) for one in content_ids],
        "code": act.code,
        "performed_on": act.on,
        "dispatched_on": act.dispatched_on,
        "proof": proof,
        "note": note,
        "corrects": corrects,
        "recorded_at": now,
        "recorded_by": actor.name,
    }
    own = Batch()
    own.insert(ProceduralAct, row)
    own.send(session)
    shown = recompute(session, batch, owner, contents, now=now)
    sentences = {act_type(act.code).sentence_for(clock.rule) for clock in plan(touched, (), owner.postcode)}
    return RecordedAct(act_id, act, tuple(sorted(sentences) or (act_type(act.code).sentence,))), shown


def _stands(stored: RowMapping, clock: PlannedClock) -> bool:
    one = clock.computation
    return stored["rule_version"] == one.rule.version and all(
        stored[name] == value
        for name, value in {
            "start_on": one.start.earliest,
            "last_day": one.last_day,
            "prudent_day": one.prudent_day,
            "not_later_than": one.not_later_than,
            "broken": one.broken,
        }.items()
    )


def _told(clock: PlannedClock) -> dict[str, object]:
    """What a clock says of itself beside its dates."""
    one = clock.computation
    return {
        "kind": clock.kind,
        "shadow": clock.shadow,
        "unconfirmed": is_unconfirmed(one),
        "explanation": explain(one),
        "steps": {
            "flags": sorted(one.flags),
            "steps": [
                {
                    "outcome": step.outcome,
                    "on": step.on.isoformat(),
                    "last_day": step.last_day.isoformat(),
                    "sentence": sentence(step, one),
                }
                for step in one.steps
            ],
        },
    }


def _insert(batch: Batch, owner: ClockOwner, planned: Sequence[tuple[UUID, PlannedClock]], now: datetime) -> None:
    today = paris_date(now)
    for deadline_id, clock in planned:
        batch.insert(Deadline, _deadline_row(deadline_id, owner, clock, now))
        batch.insert(Reminder, *_reminder_rows(deadline_id, owner, clock, now, today))


def _deadline_row(deadline_id: UUID, owner: ClockOwner, clock: PlannedClock, now: datetime) -> dict[str, object]:
    one = clock.computation
    return {
        "id": deadline_id,
        "claim_id": owner.claim_id,
        "content_id": clock.content.content_id,
        "origin_id": clock.content.content_id,
        "rule": one.rule.id,
        "rule_version": one.rule.version,
        "fatal": one.rule.fatal,
        "owner": one.rule.owner.value,
        "start_on": one.start.earliest,
        "start_reason": one.rule.start_label,
        "last_day": one.last_day,
        "prudent_day": one.prudent_day,
        "escalate_from": one.escalate_from,
        "not_later_than": one.not_later_than,
        "broken": one.broken,
        "computed_at": now,
        **_told(clock),
    }


def _reminder_rows(
    deadline_id: UUID, owner: ClockOwner, clock: PlannedClock, now: datetime, today: date
) -> list[dict[str, object]]:
    one = clock.computation
    return [
        {
            "id": new_id(),
            "deadline_id": deadline_id,
            "claim_id": owner.claim_id,
            "claim_reference": owner.reference,
            "rung": rung.code,
            "label": rung.label,
            "audience": rung.audience.value,
            "due_on": rung.due_on,
            "due_at": moment,
            "last_day": one.last_day,
            "prudent_day": one.prudent_day,
            "handler_id": owner.handler_id,
            "created_at": now,
        }
        for rung, moment in reminders(clock, now=now, today=today)
    ]


def hand_over(session: Session, claim_id: UUID, handler_id: UUID | None) -> None:
    """Send the reminders still to come to the claim's new handler."""
    queries.hand_over(session, claim_id, handler_id)


def quieten(session: Session, claim_id: UUID, reason: str) -> None:
    """Cancel the reminders of a closed claim but the one that watches the last days: its clock still runs."""
    queries.quieten(session, claim_id, reason)


def wake(session: Session, claim_id: UUID, now: datetime) -> None:
    """Bring back the reminders of a reopened claim that are still to come."""
    queries.wake(session, claim_id, now)
