"""Writing the clocks that the facts of a claim open, each with its reminders; what changed is superseded."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.core.ids import new_id
from backend.deadlines import queries
from backend.deadlines.catalogue import Family
from backend.deadlines.clocks import (
    ContentFacts,
    Earliest,
    History,
    Place,
    PlannedClock,
    earliest,
    is_unconfirmed,
    plan,
    reminders,
    watch_day,
    watch_rung,
)
from backend.deadlines.explanation import explain, sentence
from backend.deadlines.ladder import Rung, due_at
from backend.deadlines.models import Deadline, Reminder
from backend.deadlines.rules import is_expired

CLOSED_REASON = "dossier clos, assuré informé du dernier jour"
"""Why a rung of a closed claim does not come; a reopening brings it back."""


@dataclass(frozen=True, slots=True)
class ClockOwner:
    """The claim that clocks belong to. `closed`: off the work-list, its clocks watched by one rung each (rule 33)."""

    claim_id: UUID
    reference: str
    place: Place
    handler_id: UUID | None
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Recomputed:
    """The open clocks of a claim. `fresh` are those just written; `history` is what they were computed from."""

    clocks: tuple[tuple[UUID, PlannedClock], ...]
    fresh: frozenset[UUID]
    history: History
    today: date

    @property
    def earliest(self) -> Earliest | None:
        """The clock that the claim shows."""
        return earliest(self.clocks, self.today)

    def expired_on_arrival(self) -> dict[UUID, date]:
        """The contents whose press term was over when it was written, and no new publication reopened: its last day."""
        press = [(key, one) for key, one in self.clocks if one.rule.family is Family.PRESS]
        alive = {one.content_id for _, one in press if not self._is_over(one)}
        lost: dict[UUID, date] = {}
        for key, clock in press:
            content_id, last_day = clock.content_id, clock.computation.last_day
            arrived = key in self.fresh and content_id not in alive and not clock.computation.interrupted
            if arrived and content_id and last_day:
                lost[content_id] = max(last_day, lost.get(content_id, last_day))
        return lost

    def _is_over(self, clock: PlannedClock) -> bool:
        return is_expired(clock.computation.last_day, self.today)


def open_clocks(batch: Batch, owner: ClockOwner, contents: Iterable[ContentFacts], *, now: datetime) -> Recomputed:
    """Write the clocks of a new claim's contents and their reminders."""
    planned = tuple((new_id(), clock) for clock in plan(contents, History(), owner.place))
    _insert(batch, owner, planned, now)
    return Recomputed(planned, frozenset(key for key, _ in planned), History(), paris_date(now))


def recompute(
    session: Session, batch: Batch, owner: ClockOwner, contents: Sequence[ContentFacts], *, now: datetime
) -> Recomputed:
    """Recompute every clock of a claim from its facts: what changed is superseded, never edited.

    A clock whose dates stand keeps its row and its reminders, so that nobody is told twice; closed, it stays closed.
    Once a fact moves the dates of a closed clock, a new one is watched: better one too many than one missed.
    `contents` are all the contents of the claim; `batch` receives the new rows and is sent by the caller.
    """
    history = queries.history(session, owner.claim_id, [one.content_id for one in contents])
    stored = queries.standing_clocks(session, owner.claim_id)
    live = {(row["origin_id"], row["rule"]): row for row in stored if row["state"] == "live"}
    closed = [row for row in stored if row["state"] == "closed"]
    kept: list[tuple[UUID, PlannedClock]] = []
    fresh: list[tuple[UUID, PlannedClock]] = []
    for clock in plan(contents, history, owner.place):
        row = live.get((clock.origin_id, clock.rule.id))
        if any(_is_of(one, clock) and _same_dates(one, clock) for one in closed):
            continue
        if row is not None and _stands(row, clock):
            kept.append((row["id"], clock))
            _retell(batch, row, clock)
        else:
            fresh.append((new_id(), clock))
    gone = {row["id"] for row in live.values()} - {deadline_id for deadline_id, _ in kept}
    queries.supersede(session, sorted(gone), "recalcul", now)
    _insert(batch, owner, fresh, now)
    return Recomputed((*kept, *fresh), frozenset(key for key, _ in fresh), history, paris_date(now))


def hand_over(session: Session, claim_id: UUID, handler_id: UUID | None) -> None:
    """Send the reminders still to come to the claim's new handler."""
    queries.hand_over(session, claim_id, handler_id)


def _is_of(row: RowMapping, clock: PlannedClock) -> bool:
    return bool(row["origin_id"] == clock.origin_id and row["rule"] == clock.rule.id)


def _same_dates(row: RowMapping, clock: PlannedClock) -> bool:
    one = clock.computation
    return all(
        row[name] == value
        for name, value in {
            "start_on": one.start.earliest,
            "last_day": one.last_day,
            "prudent_day": one.prudent_day,
            "escalate_from": one.escalate_from,
            "not_later_than": one.not_later_than,
        }.items()
    )


def _stands(row: RowMapping, clock: PlannedClock) -> bool:
    one = clock.computation
    return (row["rule_version"], row["broken"]) == (one.rule.version, one.broken) and _same_dates(row, clock)


def _retell(batch: Batch, row: RowMapping, clock: PlannedClock) -> None:
    """The dates stand; what is told of them may have changed (another kind, a shadow that leads, an idle act)."""
    told = _told(clock)
    if any(row[name] != value for name, value in told.items()):
        batch.update(Deadline, row["id"], **told)


def _told(clock: PlannedClock) -> dict[str, object]:
    """What a clock says of itself beside its dates."""
    one = clock.computation
    return {
        "kind": clock.kind,
        "shadow": clock.shadow,
        "start_reason": one.rule.start_label,
        "unconfirmed": is_unconfirmed(one),
        "explanation": explain(one),
        "steps": {
            "flags": sorted(one.flags),
            "runs_from": one.runs_from.isoformat(),
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
        batch.insert(Reminder, *_ladder(deadline_id, owner, clock, now, today))


def _deadline_row(deadline_id: UUID, owner: ClockOwner, clock: PlannedClock, now: datetime) -> dict[str, object]:
    one = clock.computation
    return {
        "id": deadline_id,
        "claim_id": owner.claim_id,
        "content_id": clock.content_id,
        "origin_id": clock.origin_id,
        "rule": one.rule.id,
        "rule_version": one.rule.version,
        "fatal": one.rule.fatal,
        "owner": one.rule.owner.value,
        "start_on": one.start.earliest,
        "last_day": one.last_day,
        "prudent_day": one.prudent_day,
        "escalate_from": one.escalate_from,
        "not_later_than": one.not_later_than,
        "broken": one.broken,
        "computed_at": now,
        **_told(clock),
    }


def _ladder(
    deadline_id: UUID, owner: ClockOwner, clock: PlannedClock, now: datetime, today: date
) -> list[dict[str, object]]:
    """The rungs of a clock; on a closed claim they sleep, and one rung watches instead."""
    one = clock.computation
    dates = {"id": deadline_id, "last_day": one.last_day, "prudent_day": one.prudent_day}
    state = ("cancelled", CLOSED_REASON) if owner.closed else ("pending", None)
    found = [
        reminder_row(dates, owner, rung, moment, now, *state) for rung, moment in reminders(clock, now=now, today=today)
    ]
    day = watch_day(one.rule.owner, one.prudent_day, one.not_later_than, one.last_day, today) if owner.closed else None
    if day:
        moment = due_at(day, now=now, calendar=one.calendar)
        found.append(reminder_row(dates, owner, watch_rung(day), moment, now))
    return found


def reminder_row(
    deadline: Mapping[str, Any] | RowMapping,
    owner: ClockOwner,
    rung: Rung,
    moment: datetime,
    now: datetime,
    state: str = "pending",
    cancelled_reason: str | None = None,
) -> dict[str, object]:
    """One rung of a stored clock, due at `moment`."""
    return {
        "id": new_id(),
        "deadline_id": deadline["id"],
        "claim_id": owner.claim_id,
        "claim_reference": owner.reference,
        "rung": rung.code,
        "label": rung.label,
        "audience": rung.audience.value,
        "due_on": rung.due_on,
        "due_at": moment,
        "last_day": deadline["last_day"],
        "prudent_day": deadline["prudent_day"],
        "handler_id": owner.handler_id,
        "state": state,
        "cancelled_reason": cancelled_reason,
        "created_at": now,
    }
