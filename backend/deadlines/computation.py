"""The legal clock: from a rule, a start and the acts done, the last day and the day to work by. Pure.

The code knows no article: every rule is an entry of the catalogue. The algorithm is that of the legal reference:
the day of the event is not counted; a term in months ends on the same day number, or on the last day of the month that
has no such day; it is never extended unless the rule says so; an act in time restarts it; an act out of time revives
nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import reduce

from backend.core.calendar import METROPOLE, Calendar, add_months
from backend.deadlines.acts import Act, Effect, act_type
from backend.deadlines.catalogue import Confidence, Extension, Point, Rule, Shows, Unit
from backend.deadlines.start import Start

# Service abroad (host in Ireland or the United States) takes weeks: the prudent day moves this much earlier.
ABROAD_DAYS = 30


class Outcome(StrEnum):
    """What one step did to the term."""

    STARTED = "started"
    RESTARTED = "restarted"
    PROLONGED = "prolonged"
    NO_EFFECT = "no_effect"
    BEFORE_START = "before_start"
    TOO_LATE = "too_late"
    AFTER_THE_END = "after_the_end"
    HOLIDAY_SKIPPED = "holiday_skipped"
    EXTENDED = "extended"


class Flag(StrEnum):
    """What the person who reads the date must know about it."""

    TO_CONFIRM = "to_confirm"
    CALENDAR_TO_CONFIRM = "calendar_to_confirm"
    OUTSIDE_LAW_DATES = "outside_law_dates"
    UNCERTAIN_DATE = "uncertain_date"
    UNKNOWN_DATE = "unknown_date"
    SERVED_ABROAD = "served_abroad"
    SUSPENSION_NOT_RELIED_ON = "suspension_not_relied_on"
    BROKEN_CHAIN = "broken_chain"


@dataclass(frozen=True, slots=True)
class Step:
    """One fact of the explanation: what happened on `on`, and the `last_day` running after it."""

    outcome: Outcome
    on: date
    last_day: date
    act: Act | None = None
    holiday: str | None = None


@dataclass(frozen=True, slots=True)
class Computation:
    """The answer. A `last_day` of None claims nothing: the start is unknown, and the term ends `not_later_than`.

    `runs_from` is the last interrupting act, or the start; `counted_from` the payment that ended a suspension, if one
    did, else `runs_from`; `counted_to` the last day before any extension. `broken`: an act came after the end."""

    rule: Rule
    start: Start
    calendar: Calendar
    runs_from: date
    counted_from: date
    counted_to: date
    last_day: date | None
    prudent_day: date | None
    escalate_from: date | None
    not_later_than: date | None
    broken: bool
    interrupted: bool
    steps: tuple[Step, ...]
    flags: frozenset[Flag]


@dataclass(frozen=True, slots=True)
class _Run:
    """A term on its way through the acts. `unsuspended`: the last day if no suspension were counted; `counted_from`:
    the payment that ended one, else `runs_from`."""

    runs_from: date
    counted_from: date
    last: date
    unsuspended: date
    awaiting_payment: bool = False
    broken: bool = False
    steps: tuple[Step, ...] = ()

    def noting(self, outcome: Outcome, act: Act) -> "_Run":
        return replace(self, steps=(*self.steps, Step(outcome, act.on, self.last, act)))


def compute(
    rule: Rule,
    start: Start,
    acts: Sequence[Act] = (),
    *,
    calendar: Calendar = METROPOLE,
    abroad_days: int = ABROAD_DAYS,
    served_abroad: bool = False,
) -> Computation:
    """Apply `rule` from `start` through `acts`, in any order; `calendar` is the insured's, plus the court's if known.

    `served_abroad`: the next act must be served abroad; an act already dispatched abroad says so by itself.
    An act before the start is refused and noted as a step."""
    run = _run(rule, _first_day(rule, start, acts), acts, calendar)
    last = _extended(rule, run.last, calendar)
    abroad = served_abroad or any(step.act and step.act.dispatched_on for step in run.steps)
    margin = timedelta(1 + (abroad_days if abroad else 0))
    known = start.earliest is not None
    prudent = known and rule.shows is Shows.PRUDENT
    return Computation(
        rule=rule,
        start=start,
        calendar=calendar,
        runs_from=run.runs_from,
        counted_from=run.counted_from,
        counted_to=run.last,
        last_day=last if known else None,
        prudent_day=calendar.working_day_on_or_before(run.unsuspended - margin) if prudent else None,
        escalate_from=calendar.next_working_day(last) if known and rule.shows is Shows.ESCALATE else None,
        not_later_than=None if known else last,
        broken=run.broken,
        interrupted=_restarted(run.steps),
        steps=run.steps + _extension_steps(run.last, last, calendar),
        flags=_flags(rule, start, run, calendar, abroad=abroad),
    )


def _first_day(rule: Rule, start: Start, acts: Sequence[Act]) -> date:
    """The earliest possible start; when unknown, the first day that proves the fact: seen, or answered by an act."""
    if start.earliest:
        return start.earliest
    return min([start.latest, *(act.on for act in acts if act_type(act.code).effect_on(rule).interrupts)])


def _run(rule: Rule, first: date, acts: Sequence[Act], calendar: Calendar) -> _Run:
    last = _end(rule, first, calendar)
    opening = (Step(Outcome.STARTED, first, last), *_skipped(rule, first, last, calendar))
    started = _Run(first, first, last, last, steps=opening)

    def after(run: _Run, act: Act) -> _Run:
        return _apply(rule, first, run, act, calendar)

    # On one same day the complaint comes before the payment that it calls for.
    ordered = sorted(acts, key=lambda act: (act.on, act_type(act.code).effect_on(rule) is Effect.ENDS_SUSPENSION))
    return reduce(after, ordered, started)


def _apply(rule: Rule, first: date, run: _Run, act: Act, calendar: Calendar) -> _Run:
    """One act: nothing, refused, too late, or a new term from its day."""
    effect = act_type(act.code).effect_on(rule)
    if effect is Effect.NONE or (effect is Effect.ENDS_SUSPENSION and not run.awaiting_payment):
        return run.noting(Outcome.NO_EFFECT, act)
    if run.broken:
        return run.noting(Outcome.AFTER_THE_END, act)
    if act.on < first:
        return run.noting(Outcome.BEFORE_START, act)
    if act.on > run.last:
        return replace(run, broken=effect is not Effect.ENDS_SUSPENSION).noting(Outcome.TOO_LATE, act)
    last = _end(rule, act.on, calendar)
    if effect is Effect.ENDS_SUSPENSION:
        # The term slept from filing to payment; the prudent day still counts from the filing.
        return replace(run, counted_from=act.on, last=last, awaiting_payment=False).noting(Outcome.PROLONGED, act)
    awaiting = run.awaiting_payment or effect is Effect.INTERRUPTS_AWAITING_PAYMENT
    return _Run(act.on, act.on, last, last, awaiting, steps=run.steps).noting(Outcome.RESTARTED, act)


def _end(rule: Rule, day: date, calendar: Calendar) -> date:
    """The last day of a term that runs from `day`, before any extension."""
    count = rule.n or 0
    match rule.unit:
        case Unit.MONTH:
            return add_months(day, count)
        case Unit.DAY:
            return day + timedelta(count)
        case Unit.OUVRE:
            return calendar.add_working_days(day, count)
        case Unit.OUVRABLE:
            return calendar.add_business_days(day, count)
        case Unit.FIXED:
            return day


def _extended(rule: Rule, last: date, calendar: Calendar) -> date:
    return calendar.working_day_on_or_after(last) if rule.extend is Extension.NEXT_WORKING_DAY else last


def _skipped(rule: Rule, first: date, last: date, calendar: Calendar) -> tuple[Step, ...]:
    """The public holidays that a count of working days jumped over, Sundays and weekends apart."""
    if rule.unit not in (Unit.OUVRE, Unit.OUVRABLE):
        return ()
    working_week = 5 if rule.unit is Unit.OUVRE else 6
    days = (first + timedelta(offset) for offset in range(1, (last - first).days + 1))
    named = ((day, calendar.holiday(day)) for day in days if day.weekday() < working_week)
    return tuple(Step(Outcome.HOLIDAY_SKIPPED, day, last, holiday=name) for day, name in named if name)


def _extension_steps(before: date, after: date, calendar: Calendar) -> tuple[Step, ...]:
    if after == before:
        return ()
    return (Step(Outcome.EXTENDED, before, after, holiday=calendar.holiday(before)),)


def _flags(rule: Rule, start: Start, run: _Run, calendar: Calendar, *, abroad: bool) -> frozenset[Flag]:
    law = rule.valid_from <= (start.earliest or start.latest) <= (rule.valid_to or date.max)
    raised = {
        Flag.TO_CONFIRM: abroad or _to_confirm(rule, run),
        Flag.CALENDAR_TO_CONFIRM: not calendar.confirmed,
        Flag.OUTSIDE_LAW_DATES: not law,
        Flag.UNCERTAIN_DATE: start.earliest is not None and not start.is_exact,
        Flag.UNKNOWN_DATE: start.earliest is None,
        Flag.SERVED_ABROAD: abroad,
        Flag.SUSPENSION_NOT_RELIED_ON: run.last != run.unsuspended,
        Flag.BROKEN_CHAIN: run.broken,
    }
    return frozenset(flag for flag, holds in raised.items() if holds)


def _to_confirm(rule: Rule, run: _Run) -> bool:
    """Whether an unverified point of the law decided this date."""
    clamped = rule.unit is Unit.MONTH and run.last.day != run.counted_from.day
    return (
        rule.confidence is Confidence.U
        or rule.to_confirm is not None
        or (Point.MISSING_DAY in rule.unverified and clamped)
        or (Point.RESTART in rule.unverified and _restarted(run.steps))
        or any(step.act and act_type(step.act.code).confidence is Confidence.U for step in run.steps)
    )


def _restarted(steps: Sequence[Step]) -> bool:
    return any(step.outcome is Outcome.RESTARTED for step in steps)
