"""Decisions on clocks: what an act must satisfy, what closes a fatal clock, which clock a claim shows. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from backend.core.calendar import METROPOLE, Calendar
from backend.deadlines.acts import Act, act_type
from backend.deadlines.catalogue import Owner, Rule, rule_at
from backend.deadlines.computation import compute
from backend.deadlines.errors import (
    ActBeforeStart,
    ActInFuture,
    NotExpired,
    ProofMissing,
    ReasonNotAccepted,
    SupervisorNeeded,
)
from backend.deadlines.start import Start

SHORTEST_DECLARATION_DELAY = 5


class Closure(StrEnum):
    """Why a clock stops being watched. The removal of the content is not among them: damages may still be claimed."""

    ACT_SERVED = "act_served"
    COUNSEL_ABANDONMENT = "counsel_abandonment"
    INSURED_WAIVER = "insured_waiver"
    EXPIRY_ACKNOWLEDGED = "expiry_acknowledged"
    DUTY_DONE = "duty_done"


@dataclass(frozen=True, slots=True)
class OpenClock:
    """What a claim needs to know of a clock not closed yet to say which comes first."""

    key: str
    owner: Owner
    last_day: date | None
    prudent_day: date | None
    expired: bool


def check_act(act: Act, rule: Rule, start: Start, *, today: date) -> None:
    """Refuse an act that can't have happened. Raises ActInFuture, and ActBeforeStart for one that would interrupt."""
    if act.on > today:
        raise ActInFuture(act.on, today)
    if start.earliest and act.on < start.earliest and act_type(act.code).effect_on(rule).interrupts:
        raise ActBeforeStart(act.on, start.earliest)


def check_closure(
    reason: Closure, rule: Rule, *, last_day: date | None, today: date, has_proof: bool, is_supervisor: bool
) -> None:
    """Whether `reason` closes a clock of `rule`. A fatal one wants a document, or a supervisor once it has expired.

    Raises ReasonNotAccepted, ProofMissing, NotExpired, SupervisorNeeded."""
    if reason is Closure.EXPIRY_ACKNOWLEDGED:
        if not is_expired(last_day, today):
            raise NotExpired(last_day)
        if rule.fatal and not is_supervisor:
            raise SupervisorNeeded
    elif rule.fatal and reason is Closure.DUTY_DONE:
        raise ReasonNotAccepted(reason)
    elif rule.fatal and not has_proof:
        raise ProofMissing


def is_expired(last_day: date | None, today: date) -> bool:
    """Whether the term is over on `today` in Paris: it is usable until 24:00 of its last day."""
    return last_day is not None and last_day < today


def days_left(prudent_day: date | None, today: date) -> int | None:
    """Days from `today` to the prudent day, negative once it has passed; None where there is none."""
    return (prudent_day - today).days if prudent_day else None


def urgency(clock: OpenClock) -> tuple[bool, bool, date]:
    """The sort key of clocks: a date unknown or a term expired first, then by prudent day, counterparties' last."""
    ours = clock.owner in (Owner.US, Owner.INSURED)
    pressing = ours and (clock.last_day is None or clock.expired)
    return not ours, not pressing, clock.prudent_day or clock.last_day or date.min


def earliest_live(clocks: Iterable[OpenClock]) -> OpenClock | None:
    """The clock that a claim shows: the most urgent of its open ones (an expired one stays open until acknowledged)."""
    return min(clocks, key=urgency, default=None)


def with_delay(rule: Rule, delay: int) -> Rule:
    """DECL_5JO with the delay of the policy's terms, in working days: never under five (C. assur. L. 113-2, 4°)."""
    return replace(rule, n=max(SHORTEST_DECLARATION_DELAY, delay))


def erasure_rule(received_on: date, extension_told_on: date | None, calendar: Calendar = METROPOLE) -> Rule:
    """The clock of an erasure request: RGPD_3M once the extension was told within the first month, else RGPD_1M."""
    month = rule_at("RGPD_1M", received_on)
    last = compute(month, Start.on(received_on), calendar=calendar).last_day
    in_time = extension_told_on is not None and last is not None and extension_told_on <= last
    return rule_at("RGPD_3M", received_on) if in_time else month
