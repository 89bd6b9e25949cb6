"""What a simulation is told and answers, on the wire and in the JSON of the command line."""

import datetime as dt
from typing import Annotated, Self

from pydantic import AwareDatetime, BaseModel, Field, model_validator

from backend.core.calendar import territory_of
from backend.core.wire import Strict
from backend.deadlines.acts import Act
from backend.deadlines.catalogue import Confidence, Owner
from backend.deadlines.clocks import is_unconfirmed
from backend.deadlines.computation import Computation, Flag, Outcome
from backend.deadlines.explanation import FLAG_LABELS, duration, explain, sentence
from backend.deadlines.kinds import UNKNOWN, kind
from backend.deadlines.ladder import Audience
from backend.deadlines.rules import days_left, is_expired
from backend.deadlines.simulation import Scenario, SimulatedClock
from backend.deadlines.start import Ago, Start

Code = Annotated[str, Field(max_length=60)]
Postcode = Annotated[str, Field(max_length=10)]
MOST_ACTS = 100


class AgoIn(Strict):
    """ "Il y a `count` unités", as a page showed it on the day `seen_on`."""

    count: Annotated[int, Field(ge=0, le=100_000)]
    unit: Ago
    seen_on: dt.date


class SimulationStartIn(Strict):
    """The start, told in one way: a day or an interval, an instant, a relative date, or only the day first seen."""

    earliest: dt.date | None = None
    latest: dt.date | None = None
    at: AwareDatetime | None = None
    ago: AgoIn | None = None
    first_seen: dt.date | None = None

    @model_validator(mode="after")
    def _told_once(self) -> Self:
        told = [self.earliest, self.at, self.ago, self.first_seen]
        if sum(one is not None for one in told) != 1 or (self.latest and not self.earliest):
            raise ValueError(
                "Indiquez le départ d’une seule façon : earliest (et latest s’il est incertain), at, ago ou first_seen."
            )
        return self

    def start(self, zone: str) -> Start:
        """The start; an instant counts from the earliest of its days in Paris, in UTC and in `zone`.

        Raises DateOutOfRange, IntervalReversed."""
        if self.at:
            return Start.at(self.at, zone)
        if self.ago:
            return Start.ago(self.ago.count, self.ago.unit, self.ago.seen_on)
        if self.earliest:
            return Start(self.earliest, self.latest or self.earliest)
        assert self.first_seen
        return Start.unknown(self.first_seen)


class SimulatedActIn(Strict):
    """An act done or supposed; its day is that of the delivery when it was dispatched abroad."""

    code: Code
    date: dt.date
    dispatched_on: dt.date | None = None


class SimulationIn(Strict):
    """A situation: nothing but the start is required. Without `kind`, the words are not qualified yet."""

    start: SimulationStartIn
    kind: Code | None = None
    rule: Code | None = None
    acts: Annotated[tuple[SimulatedActIn, ...], Field(max_length=MOST_ACTS)] = ()
    postcode: Postcode | None = None
    court_postcode: Postcode | None = None
    words: bool | None = None
    public: bool | None = None
    author_is_professional: bool | None = None
    served_abroad: bool = False
    today: dt.date | None = None

    def scenario(self) -> Scenario:
        """The facts for the simulation. Raises DateOutOfRange, IntervalReversed, UnknownCode, DispatchAfterDelivery."""
        return Scenario(
            start=self.start.start(territory_of(self.postcode).zone),
            kind=self.kind,
            rule=self.rule,
            acts=tuple(Act(act.code, act.date, act.dispatched_on) for act in self.acts),
            postcode=self.postcode,
            court_postcode=self.court_postcode,
            words=self.words,
            public=self.public,
            author_is_professional=self.author_is_professional,
            served_abroad=self.served_abroad,
        )


class FlagOut(BaseModel):
    """What the reader of a date must know, with its French label."""

    code: Flag
    label: str


class StepOut(BaseModel):
    """One step of the count: what happened on that day, the last day running after it, and the sentence."""

    outcome: Outcome
    on: dt.date
    last_day: dt.date
    sentence: str


class RungOut(BaseModel):
    """A reminder that the clock would have."""

    code: str
    label: str
    due_on: dt.date
    audience: Audience
    covers: tuple[str, ...]


class SimulatedClockOut(BaseModel):
    """One clock: its rule, its days, how it was counted, its reminders."""

    rule: str
    rule_version: int
    title: str
    duration: str
    article: str
    source: str
    confidence: Confidence
    owner: Owner
    shadow: bool
    fatal: bool
    unconfirmed: bool
    start_on: dt.date | None
    last_day: dt.date | None
    prudent_day: dt.date | None
    escalate_from: dt.date | None
    not_later_than: dt.date | None
    days_left: int | None
    expired: bool
    broken: bool
    flags: list[FlagOut]
    steps: list[StepOut]
    explanation: str
    rungs: list[RungOut]

    @classmethod
    def of(cls, clock: SimulatedClock, today: dt.date) -> Self:
        """The clock as it stands on `today`."""
        one, rule = clock.computation, clock.computation.rule
        return cls(
            rule=rule.id,
            rule_version=rule.version,
            title=rule.title,
            duration=duration(rule),
            article=rule.article,
            source=rule.source,
            confidence=rule.confidence,
            owner=rule.owner,
            shadow=clock.shadow,
            fatal=rule.fatal,
            unconfirmed=is_unconfirmed(one),
            start_on=one.start.earliest,
            last_day=one.last_day,
            prudent_day=one.prudent_day,
            escalate_from=one.escalate_from,
            not_later_than=one.not_later_than,
            days_left=days_left(one.prudent_day, today),
            expired=is_expired(one.last_day, today),
            broken=one.broken,
            flags=[FlagOut(code=flag, label=FLAG_LABELS[flag]) for flag in Flag if flag in one.flags],
            steps=_steps(one),
            explanation=explain(one),
            rungs=[RungOut.model_validate(rung, from_attributes=True) for rung in clock.rungs],
        )


def _steps(computation: Computation) -> list[StepOut]:
    return [
        StepOut(outcome=step.outcome, on=step.on, last_day=step.last_day, sentence=sentence(step, computation))
        for step in computation.steps
    ]


class SimulatedKindOut(BaseModel):
    """The kind of attack supposed, with its legal basis."""

    code: str
    label: str
    basis: str


class SimulationOut(BaseModel):
    """The clocks of a situation as of `today`; no kind when one rule alone was asked for."""

    today: dt.date
    kind: SimulatedKindOut | None
    clocks: list[SimulatedClockOut]

    @classmethod
    def of(cls, scenario: Scenario, clocks: tuple[SimulatedClock, ...], today: dt.date) -> Self:
        """The answer to `scenario`."""
        alone = scenario.kind is None and scenario.rule is not None
        told = None if alone else kind(scenario.kind or UNKNOWN)
        return cls(
            today=today,
            kind=SimulatedKindOut.model_validate(told, from_attributes=True) if told else None,
            clocks=[SimulatedClockOut.of(clock, today) for clock in clocks],
        )
