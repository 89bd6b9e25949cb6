"""A claim told to its insured in plain sentences: the facts that may be told go in, the sentences come out. Pure.

The facts are the insured's own: no third party, no reserve, no note of the house and no flag can even be passed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from backend.core.money import Cents, french
from backend.portal.rules.words import MONTHS, WORDS

Language = str
"""`fr` or `en`."""


@dataclass(frozen=True, slots=True)
class Consent:
    """The insured is asked to pay a part of a mission, in cents TTC, and answers by a day."""

    mission: str
    share_cents: int
    cost_cents: int
    asked_on: date
    answer_due_on: date


@dataclass(frozen=True, slots=True)
class Cover:
    """The event of the claim among those of its period, in cents TTC; without an event, what the policy leaves."""

    events_used: int
    events_limit: int
    limit_cents: int
    number: int | None = None
    left_cents: int | None = None
    deductible_left_cents: int = 0
    agreed_share_cents: int = 0


@dataclass(frozen=True, slots=True)
class InsuredFacts:
    """What the insured may know of a claim. `action_day` is the last day to go to court, `undated` that none is known.

    `ours` are the days for which we promised something to them, `theirs` those for which they promised us.
    """

    today: date
    declared_on: date
    status: str
    handler: str | None = None
    held_since: date | None = None
    outcome: str | None = None
    decided_on: date | None = None
    closed_on: date | None = None
    action_day: date | None = None
    undated: bool = False
    working: bool = False
    work_due_on: date | None = None
    ours: Sequence[date] = ()
    theirs: Sequence[date] = ()
    cover: Cover | None = None
    consents: Sequence[Consent] = field(default=())


@dataclass(frozen=True, slots=True)
class Section:
    """One heading and its sentences."""

    code: str
    title: str
    sentences: tuple[str, ...]


def tell(facts: InsuredFacts, language: Language) -> tuple[Section, ...]:
    """Every section that has something to say, in the order in which an insured reads."""
    teller = _Teller(facts, language)
    parts = {
        "holder": teller.holder(),
        "next": teller.following(),
        "deadline": teller.deadline(),
        "do_not": teller.forbidden(),
        "cover": teller.cover(),
        "consents": teller.consents(),
    }
    told = ((code, tuple(sentences)) for code, sentences in parts.items())
    return tuple(Section(code, teller.say(f"title_{code}"), sentences) for code, sentences in told if sentences)


def day(on: date, language: Language) -> str:
    """`12 décembre 2026`, `1er mai 2026`, `12 December 2026`."""
    number = "1er" if language == "fr" and on.day == 1 else str(on.day)
    return f"{number} {MONTHS[language][on.month - 1]} {on.year}"


def amount(cents: int, language: Language) -> str:
    """`4 000,00 €`, or `€4,000.00`."""
    if language == "fr":
        return french(Cents(cents))
    euros, rest = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}€{euros:,}.{rest:02d}"


class _Teller:
    def __init__(self, facts: InsuredFacts, language: Language) -> None:
        self.facts, self.language = facts, language

    def say(self, code: str, **values: object) -> str:
        shown = {
            name: day(value, self.language) if isinstance(value, date) else value for name, value in values.items()
        }
        return WORDS[self.language][code].format(**shown)

    def holder(self) -> Iterator[str]:
        facts = self.facts
        yield self.say("declared", on=facts.declared_on)
        if facts.closed_on is not None:
            yield self.say("closed", on=facts.closed_on)
        elif facts.handler and facts.held_since:
            yield self.say("held_since", who=facts.handler, on=facts.held_since)
        elif facts.handler:
            yield self.say("held", who=facts.handler)
        else:
            yield self.say("held_by_team")

    def following(self) -> Iterator[str]:
        facts = self.facts
        if facts.closed_on is not None:
            yield self.say("closed_next")
            return
        yield self.say(f"next_{self._step()}")
        if facts.working and facts.work_due_on is not None:
            late = facts.work_due_on < facts.today
            yield self.say("work_late" if late else "work_due", on=facts.work_due_on)
        if facts.ours:
            yield self.say("we_promised" if min(facts.ours) >= facts.today else "we_are_late", on=min(facts.ours))
        if facts.theirs:
            yield self.say("you_promised", on=min(facts.theirs))

    def _step(self) -> str:
        facts = self.facts
        if facts.status == "awaiting_insured":
            return "your_answer"
        if facts.consents:
            return "your_agreement"
        if facts.outcome in ("not_covered", "advice_only"):
            return str(facts.outcome)
        if facts.outcome == "covered":
            return "working" if facts.working else "covered"
        return "third_party" if facts.status == "awaiting_third_party" else "examining"

    def deadline(self) -> Iterator[str]:
        facts = self.facts
        if facts.undated:
            yield self.say("action_undated")
        if facts.action_day is not None:
            over = facts.action_day < facts.today
            yield self.say("action_over" if over else "action_until", on=facts.action_day)
            if not over and facts.closed_on is not None:
                yield self.say("action_goes_on")

    def forbidden(self) -> Iterator[str]:
        if self.facts.closed_on is None:
            yield from (self.say(code) for code in ("do_not_reply", "keep_proof", "tell_us"))

    def cover(self) -> Iterator[str]:
        cover = self.facts.cover
        if cover is None:
            return
        numbers = {"used": cover.events_used, "limit": cover.events_limit}
        if cover.number is None or cover.left_cents is None:
            yield self.say("events_used", **numbers)
            return
        yield self.say("event_number", number=cover.number, limit=cover.events_limit)
        shown = amount(max(0, cover.left_cents), self.language)
        yield self.say("left", left=shown, limit=amount(cover.limit_cents, self.language))
        if cover.deductible_left_cents > 0:
            yield self.say("deductible", amount=amount(cover.deductible_left_cents, self.language))
        if cover.agreed_share_cents > 0:
            yield self.say("own_share", amount=amount(cover.agreed_share_cents, self.language))

    def consents(self) -> Iterator[str]:
        for one in self.facts.consents:
            share, cost = (amount(cents, self.language) for cents in (one.share_cents, one.cost_cents))
            yield self.say("consent", mission=one.mission, share=share, cost=cost, on=one.answer_due_on)
