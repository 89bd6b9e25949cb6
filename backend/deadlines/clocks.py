"""From the facts of a claim's contents to its clocks and their reminders: plain values in, plain values out. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from backend.core.calendar import Calendar, territory_of
from backend.deadlines.acts import Act
from backend.deadlines.catalogue import Rule, rule_at
from backend.deadlines.computation import Computation, Flag, compute
from backend.deadlines.kinds import UNKNOWN, clocks_for
from backend.deadlines.ladder import Rung, due_at, rungs
from backend.deadlines.rules import OpenClock, days_left, earliest_live, is_expired
from backend.deadlines.start import Start

NON_PUBLIC_FORMS = frozenset({"private_message"})


@dataclass(frozen=True, slots=True)
class ContentFacts:
    """What the clocks of one content depend on. `kind` is None until it is qualified."""

    content_id: UUID
    kind: str | None
    words: bool | None
    public: bool | None
    author_is_professional: bool | None
    earliest: date | None
    latest: date | None
    at: datetime | None
    first_seen_on: date


@dataclass(frozen=True, slots=True)
class PlannedClock:
    """A clock to store: its content, kind and shadow, and the whole computation."""

    content: ContentFacts
    shadow: bool
    computation: Computation

    @property
    def rule(self) -> Rule:
        """The rule version applied."""
        return self.computation.rule

    @property
    def kind(self) -> str:
        """The kind, `unknown` until qualified."""
        return self.content.kind or UNKNOWN


def plan(
    contents: Iterable[ContentFacts], acts: Sequence[tuple[Act, Sequence[UUID]]], postcode: str | None
) -> list[PlannedClock]:
    """Every clock of these contents; an act without contents counts for all of them. Raises UnknownCode."""
    calendar = Calendar.of(postcode)
    planned = []
    for content in contents:
        own = [act for act, content_ids in acts if not content_ids or content.content_id in content_ids]
        start = start_of(content, territory_of(postcode).zone)
        for clock in clocks_for(
            content.kind,
            words=content.words,
            public=content.public,
            author_is_professional=content.author_is_professional,
            confirmed_lawful=content.kind == "critique_licite",
        ):
            rule = rule_at(clock.rule_id, start.earliest or start.latest)
            planned.append(PlannedClock(content, clock.shadow, compute(rule, start, own, calendar=calendar)))
    return planned


def start_of(content: ContentFacts, zone: str) -> Start:
    """The start of a content's clocks: instant, day or interval of first publication, else the first day seen."""
    if content.at is not None:
        return Start.at(content.at, zone)
    if content.earliest is not None:
        return Start(content.earliest, max(content.earliest, content.latest or content.earliest))
    return Start.unknown(content.first_seen_on)


def reminders(clock: PlannedClock, *, now: datetime, today: date) -> list[tuple[Rung, datetime]]:
    """The rungs of a clock's ladder, each with its instant."""
    computation = clock.computation
    return [
        (rung, due_at(rung.due_on, now=now, calendar=computation.calendar)) for rung in rungs(computation, today=today)
    ]


def is_unconfirmed(computation: Computation) -> bool:
    """Whether the date carries the flag "à confirmer par un juriste"."""
    doubts = {Flag.TO_CONFIRM, Flag.CALENDAR_TO_CONFIRM, Flag.OUTSIDE_LAW_DATES}
    return bool(doubts & computation.flags)


@dataclass(frozen=True, slots=True)
class Earliest:
    """The clock that a claim shows, and the day by which it sorts in the work-list."""

    deadline_id: UUID
    rule: str
    last_day: date | None
    prudent_day: date | None
    not_later_than: date | None
    sort_day: date
    unconfirmed: bool

    def as_json(self) -> dict[str, object]:
        """What the claim row keeps; `days_left` is added when it is read."""
        return {
            "id": str(self.deadline_id),
            "rule": self.rule,
            "last_day": self.last_day.isoformat() if self.last_day else None,
            "prudent_day": self.prudent_day.isoformat() if self.prudent_day else None,
            "not_later_than": self.not_later_than.isoformat() if self.not_later_than else None,
            "unconfirmed": self.unconfirmed,
        }


def earliest(stored: Iterable[tuple[UUID, PlannedClock]], today: date) -> Earliest | None:
    """The most urgent clock of a claim, None when none is live."""
    by_key = {str(deadline_id): (deadline_id, clock.computation) for deadline_id, clock in stored}
    chosen = earliest_live(
        OpenClock(key, one.rule.owner, one.last_day, one.prudent_day, is_expired(one.last_day, today))
        for key, (_, one) in by_key.items()
    )
    if chosen is None:
        return None
    deadline_id, one = by_key[chosen.key]
    return Earliest(
        deadline_id=deadline_id,
        rule=one.rule.id,
        last_day=one.last_day,
        prudent_day=one.prudent_day,
        not_later_than=one.not_later_than,
        # An undated clock is overdue since the content was first seen.
        sort_day=one.prudent_day or one.last_day or one.start.latest,
        unconfirmed=is_unconfirmed(one),
    )


def with_days_left(stored: dict[str, object] | None, today: date) -> dict[str, object] | None:
    """The stored clock as people read it: days from today in Paris to the prudent day."""
    if stored is None:
        return None
    text = stored.get("prudent_day")
    prudent = date.fromisoformat(text) if isinstance(text, str) else None
    return {**stored, "days_left": days_left(prudent, today)}
