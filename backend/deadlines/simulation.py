"""What if: the clocks of a situation that nobody has declared. Plain values in, plain values out. Pure."""

from dataclasses import dataclass
from datetime import date

from backend.core.calendar import Calendar
from backend.deadlines.acts import Act
from backend.deadlines.catalogue import rule_at
from backend.deadlines.computation import Computation, compute
from backend.deadlines.errors import RuleNotOpened
from backend.deadlines.kinds import UNKNOWN, ClockPlan, clocks_for
from backend.deadlines.ladder import Rung, rungs
from backend.deadlines.start import Start


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """The facts supposed. No `kind`: not qualified yet; a `rule` alone is computed alone, with a kind it restricts.

    `acts` may lie in the future: that is what a simulation is for."""

    start: Start
    kind: str | None = None
    rule: str | None = None
    acts: tuple[Act, ...] = ()
    postcode: str | None = None
    court_postcode: str | None = None
    words: bool | None = None
    public: bool | None = None
    author_is_professional: bool | None = None
    served_abroad: bool = False


@dataclass(frozen=True, slots=True)
class SimulatedClock:
    """A clock that the situation opens, with the reminders that it would have from today."""

    shadow: bool
    computation: Computation
    rungs: tuple[Rung, ...]


def simulate(scenario: Scenario, *, today: date) -> tuple[SimulatedClock, ...]:
    """The clocks of a supposed situation, never none. Raises UnknownCode, RuleNotOpened."""
    calendar = Calendar.of(scenario.postcode, scenario.court_postcode)
    first_day = scenario.start.earliest or scenario.start.latest
    found = []
    for plan in _plans(scenario):
        computation = compute(
            rule_at(plan.rule_id, first_day),
            scenario.start,
            scenario.acts,
            calendar=calendar,
            served_abroad=scenario.served_abroad,
        )
        found.append(SimulatedClock(plan.shadow, computation, rungs(computation, today=today)))
    return tuple(found)


def _plans(scenario: Scenario) -> tuple[ClockPlan, ...]:
    if scenario.kind is None and scenario.rule is not None:
        return (ClockPlan(scenario.rule),)
    kind = scenario.kind or UNKNOWN
    opened = clocks_for(
        kind,
        words=scenario.words,
        public=scenario.public,
        author_is_professional=scenario.author_is_professional,
    )
    if scenario.rule is None:
        return opened
    rule_at(scenario.rule, scenario.start.latest)  # a misspelt code is unknown, not "not opened"
    chosen = tuple(plan for plan in opened if plan.rule_id == scenario.rule)
    if not chosen:
        raise RuleNotOpened(kind, scenario.rule, [plan.rule_id for plan in opened])
    return chosen
