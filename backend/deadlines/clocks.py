"""From the facts of a claim's contents to its clocks and their reminders: plain values in, plain values out. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import chain
from uuid import UUID

from backend.core.calendar import Calendar, territory_of
from backend.deadlines.acts import Act
from backend.deadlines.catalogue import Family, Owner, Rule, rule_at
from backend.deadlines.computation import Computation, Flag, compute
from backend.deadlines.kinds import UNKNOWN, NewClock, clocks_for, publication_event
from backend.deadlines.ladder import Rung, due_at, rungs
from backend.deadlines.rules import (
    SHORTEST_DECLARATION_DELAY,
    OpenClock,
    days_left,
    earliest_live,
    erasure_rule,
    is_expired,
    with_delay,
)
from backend.deadlines.start import Start

NON_PUBLIC_FORMS = frozenset({"private_message"})
ERASURE_RULES = frozenset({"RGPD_1M", "RGPD_3M"})
DECLARATION_RULE = "DECL_5JO"
WATCH_DAYS = 10
"""How long before the prudent day a closed claim comes back before a person (rule 33)."""


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
class Republication:
    """What happened to a content after its first publication. `id` is the first fact told: corrections keep it."""

    id: UUID
    content_id: UUID
    code: str
    on: date


@dataclass(frozen=True, slots=True)
class Opening:
    """A fact that opens a clock which no kind opens (a request received, a decision, a date set by a judge)."""

    id: UUID
    content_id: UUID | None
    rule_id: str
    start_on: date
    extension_told_on: date | None = None


@dataclass(frozen=True, slots=True)
class History:
    """The facts that came after the declaration and still stand; an act without contents counts for all of them."""

    acts: Sequence[tuple[Act, Sequence[UUID]]] = ()
    events: Sequence[Republication] = ()
    openings: Sequence[Opening] = ()

    def acts_on(self, content_id: UUID | None) -> list[Act]:
        """The acts that touch a content; a clock of the whole claim (None) answers to acts of the whole claim."""
        return [act for act, contents in self.acts if not contents or content_id in contents]


@dataclass(frozen=True, slots=True)
class Place:
    """Where and under which terms time is counted: the insured's place, the court's, the delay to declare."""

    postcode: str | None
    court_postcode: str | None = None
    declaration_days: int = SHORTEST_DECLARATION_DELAY

    @property
    def calendar(self) -> Calendar:
        """The holidays of every place that counts."""
        return Calendar.of(self.postcode, self.court_postcode)

    @property
    def zone(self) -> str:
        """The zone of the insured."""
        return territory_of(self.postcode).zone


@dataclass(frozen=True, slots=True)
class PlannedClock:
    """A clock to store, with the whole computation. `origin_id`: the content, event or opening behind it."""

    origin_id: UUID
    content_id: UUID | None
    kind: str
    shadow: bool
    computation: Computation

    @property
    def rule(self) -> Rule:
        """The rule version applied."""
        return self.computation.rule


def plan(contents: Iterable[ContentFacts], history: History, place: Place) -> list[PlannedClock]:
    """Every clock that these facts open, in the order of the contents. Raises UnknownCode."""
    known = {content.content_id: content for content in contents}
    calendar = place.calendar
    own = (_of_content(content, history, place, calendar) for content in known.values())
    opened = (_opened(opening, known, history, place, calendar) for opening in history.openings)
    return [*chain.from_iterable(own), *opened]


def _of_content(content: ContentFacts, history: History, place: Place, calendar: Calendar) -> Iterator[PlannedClock]:
    """The clocks of its first publication, then those of each new publication."""
    start, acts = start_of(content, place.zone), history.acts_on(content.content_id)
    clocks = clocks_for(
        content.kind,
        words=content.words,
        public=content.public,
        author_is_professional=content.author_is_professional,
        confirmed_lawful=content.kind == "critique_licite",
    )

    def planned(origin_id: UUID, shadow: bool, rule: Rule, from_: Start) -> PlannedClock:
        computed = compute(rule, from_, acts, calendar=calendar)
        return PlannedClock(origin_id, content.content_id, content.kind or UNKNOWN, shadow, computed)

    for clock in clocks:
        rule = rule_at(clock.rule_id, start.earliest or start.latest)
        yield planned(content.content_id, clock.shadow, rule, start)
    for event in history.events:
        if event.content_id != content.content_id or not opens_a_term(event.code):
            continue
        for clock in clocks:
            rule = rule_at(clock.rule_id, event.on)
            # The decisions on new publications are about the press term; a longer term keeps its earliest start.
            if rule.family is Family.PRESS:
                yield planned(event.id, clock.shadow, _republished(rule, event.code), Start.on(event.on))


def opens_a_term(code: str) -> bool:
    """Whether that event is a new publication; a conflicting one is never relied upon. Raises UnknownCode."""
    return publication_event(code).new_clock is NewClock.YES


def _republished(rule: Rule, code: str) -> Rule:
    event = publication_event(code)
    label = f"une nouvelle publication ({event.label})"
    return replace(rule, start_label=label, to_confirm=event.to_confirm or rule.to_confirm)


def _opened(
    opening: Opening, known: Mapping[UUID, ContentFacts], history: History, place: Place, calendar: Calendar
) -> PlannedClock:
    content = known.get(opening.content_id) if opening.content_id else None
    kind = content.kind if content else None
    acts = history.acts_on(opening.content_id)
    computed = compute(rule_opened(opening, place), Start.on(opening.start_on), acts, calendar=calendar)
    return PlannedClock(opening.id, opening.content_id, kind or UNKNOWN, False, computed)


def rule_opened(opening: Opening, place: Place) -> Rule:
    """The rule of an opening: an extension told in time gives three months, the terms give the delay to declare."""
    if opening.rule_id in ERASURE_RULES:
        return erasure_rule(opening.start_on, opening.extension_told_on, place.calendar)
    rule = rule_at(opening.rule_id, opening.start_on)
    return with_delay(rule, place.declaration_days) if opening.rule_id == DECLARATION_RULE else rule


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


def watch_day(
    owner: str, prudent_day: date | None, not_later_than: date | None, last_day: date | None, today: date
) -> date | None:
    """The day on which a live clock of a closed claim is looked at again; None where nothing of ours can be lost."""
    end = prudent_day or not_later_than
    if end is None or owner not in (Owner.US, Owner.INSURED) or is_expired(last_day or not_later_than, today):
        return None
    return max(today, end - timedelta(WATCH_DAYS))


def watch_rung(day: date) -> Rung:
    """The one rung of a closed claim."""
    return Rung("closed_watch", "dossier clos dont le délai court encore : vérifier que l’assuré renonce", day)


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
