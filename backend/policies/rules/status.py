"""Whether a policy is in force at an instant (cover-rules 6)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")


class State(StrEnum):
    """Where a policy stands at an instant; only IN_FORCE gives cover."""

    NOT_STARTED = "not_started"
    IN_FORCE = "in_force"
    SUSPENDED = "suspended"
    TERMINATED = "terminated"
    VOID = "void"
    REPLACED = "replaced"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class LifeFact:
    """A dated fact of a policy's life, as recorded."""

    fact: str
    effective_at: datetime
    recorded_at: datetime
    notice_on: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PolicyStatus:
    """The state, the fact that made it (None: the policy's own dates did), and since when."""

    state: State
    fact: LifeFact | None
    since: datetime

    @property
    def in_force(self) -> bool:
        """Whether the policy gives cover."""
        return self.state is State.IN_FORCE


_STATE_AFTER = {
    "in_force": State.IN_FORCE,
    "resumed": State.IN_FORCE,
    "suspended": State.SUSPENDED,
    "terminated": State.TERMINATED,
    "void": State.VOID,
    "replaced": State.REPLACED,
}
FINAL = frozenset({State.TERMINATED, State.VOID, State.REPLACED})


def midnight(day: date) -> datetime:
    """The first instant of `day` in Paris."""
    return datetime.combine(day, time.min, PARIS)


def resumption_instant(paid_on: date) -> datetime:
    """A suspended policy resumes at noon, Paris time, the day after the arrears were paid (C. assur. L.113-3)."""
    return datetime.combine(paid_on + timedelta(1), time(12), PARIS)


def status_at(
    facts: Sequence[LifeFact],
    instant: datetime,
    *,
    inception_on: date,
    end_on: date | None = None,
    known_at: datetime | None = None,
) -> PolicyStatus:
    """The state at `instant` (aware), by the facts recorded until `known_at` (None: all).

    `end_on` is the last day of cover, included. The last fact in effect decides; the policy's own end decides
    over a suspension, never over a termination, a nullity or a replacement that came first.
    """
    known = [f for f in facts if f.effective_at <= instant and (known_at is None or f.recorded_at <= known_at)]
    last = max(known, key=lambda fact: (fact.effective_at, fact.recorded_at), default=None)
    state = _STATE_AFTER[last.fact] if last else State.IN_FORCE
    if last and state is State.VOID:
        return PolicyStatus(state, last, last.effective_at)
    if instant < midnight(inception_on):
        return PolicyStatus(State.NOT_STARTED, None, instant)
    over = midnight(end_on + timedelta(1)) if end_on and end_on < date.max else None
    if over and instant >= over and not (last and state in FINAL and last.effective_at <= over):
        return PolicyStatus(State.ENDED, None, over)
    return PolicyStatus(state, last, last.effective_at if last else midnight(inception_on))
