"""The model's claims: declared, qualified, decided, closed; which event each shares (rules 11 to 18)."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from math import ceil
from typing import Any
from uuid import UUID

from tests.coverage.model.money import Entry, EventModel, PeriodModel, enter
from tests.coverage.model.policy import PARIS, Formula, PolicyModel, noon

FAMILY = {
    "injure_publique": "insult",
    "diffamation_publique": "defamation",
    "faux_avis": "denigration",
    "vie_privee": "privacy",
    "menaces": "harassment",
}
LAWFUL = "critique_licite"
KINDS = (*FAMILY, LAWFUL)


@dataclass
class ClaimModel:
    """A claim on the policy."""

    reference: str
    published: date | None
    discovered: date | None
    declared: date
    kind: str | None = None
    event: EventModel | None = None
    closed: bool = False
    refused: bool = False


@dataclass
class Model:
    """Everything that was said and done, and what follows."""

    policy: PolicyModel
    claims: dict[str, ClaimModel] = field(default_factory=dict)
    periods: dict[date, PeriodModel] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)

    @property
    def events(self) -> list[EventModel]:
        """Every event of the policy."""
        return [event for period in self.periods.values() for event in period.events]

    def money_of(self, claim: ClaimModel, event: EventModel) -> int:
        """What a claim has committed or paid on an event."""
        mine = (one for one in self.entries if one.event is event and one.claim == claim.reference)
        return sum(one.left for one in mine if one.kind in ("commit", "pay"))

    def attaching(self, claim: ClaimModel, *, late: bool = False) -> date:
        """The attaching date by the terms (rule 11), never before inception; `late` as `against` says."""
        first = claim.published or claim.discovered or claim.declared
        knowledge = None if late else claim.discovered
        formula = self.policy.bound(max(first, self.policy.inception), knowledge)
        by_terms = {
            "first_publication": claim.published,
            "knowledge": claim.discovered,
            "declaration": claim.declared,
        }
        day = by_terms[formula.attaching] or claim.discovered or claim.declared
        return max(day, self.policy.inception)

    def against(self, claim: ClaimModel, on: date, *, late: bool = False) -> str | None:
        """The first reason against cover (rule 13); `late` amendments serve on a supervisor's reason alone (rule 5)."""
        formula = self.policy.bound(on, None if late else claim.discovered)
        inception = self.policy.inception
        if claim.kind is None:
            return "qualification_missing"
        if claim.kind == LAWFUL:
            return "lawful_content"
        if FAMILY[claim.kind] not in formula.families:
            return "kind_not_covered"
        found = []
        if claim.published is not None and claim.published < inception:
            found.append("published_before_inception")
        if claim.discovered is not None and claim.discovered < inception:
            found.insert(0, "known_before_inception")
        if formula.waiting and on < inception + timedelta(formula.waiting):
            found.append("waiting_period")
        state = {"in_force": None, "suspended": "suspended"}.get(self.policy.state(noon(on)), "not_in_force")
        return found[0] if found else state

    def accept_new(self, claim: ClaimModel, event_id: UUID | None) -> str | None:
        """Covered, by an event of its own."""
        if claim.closed:
            return "action_not_possible"
        on = self.attaching(claim)
        formula = self.policy.bound(on, claim.discovered)
        start, end = self.policy.period(on, claim.discovered)
        period = self.periods.get(start) or self.new_period(start, end, formula)
        refusal = self.against(claim, on)
        if refusal is None and period.used - self._frees(claim, period) >= self.slots(period, formula):
            refusal = "event_limit_reached"
        refusal = refusal or self._leave(claim, None)
        if refusal is None:
            assert event_id is not None, "the system refused what the rules accept"
            self.open(claim, event_id, period, formula, on)
        return refusal

    def slots(self, period: PeriodModel, formula: Formula) -> int:
        """The events that the period may hold, for a claim that this formula binds."""
        if period.formula is formula:
            return period.limit
        share = self.policy.share((period.start, period.end), formula)
        return ceil(formula.events * share) + period.extra_events

    def new_period(self, start: date, end: date, formula: Formula) -> PeriodModel:
        """A period that holds no event yet."""
        period = PeriodModel(start, end, 0, formula, None)
        period.rule_by(formula, self.policy.share((start, end), formula))
        return period

    def _frees(self, claim: ClaimModel, period: PeriodModel) -> bool:
        """Whether the claim gives a slot of this period back when it leaves: it needs no second one (rule 17)."""
        event = claim.event
        return event is not None and event.period is period and event.counted and event.members == [claim.reference]

    def open(self, claim: ClaimModel, event_id: UUID, period: PeriodModel, formula: Formula, on: date) -> None:
        """An event of a claim's own, under these terms."""
        if period.start not in self.periods:
            self.periods[period.start] = period
            self.policy.windows.append(period.start)
        if period.formula is not formula:
            period.rule_by(formula, self.policy.share((period.start, period.end), formula))
        event = EventModel(event_id, period, on, formula, formula.limit, sub_limits=dict(formula.subs))
        event.members.append(claim.reference)
        period.events.append(event)
        claim.event, claim.refused = event, False
        if formula.counts_at == "decision":
            event.take()

    def join(self, claim: ClaimModel, event: EventModel) -> str | None:
        """Covered, sharing the event of another claim."""
        if claim.closed:
            return "action_not_possible"
        refusal = self.against(claim, event.attached_on)
        if refusal is None and event.gave_back and event.period.used >= event.period.limit:
            refusal = "event_limit_reached"
        if refusal is None:
            retaken = event.gave_back
            refusal = self._leave(claim, event)
            if refusal is None and retaken:
                event.take()
        if refusal is None and claim.event is not event:
            event.members.append(claim.reference)
            claim.event, claim.refused = event, False
        return refusal

    def _leave(self, claim: ClaimModel, to: EventModel | None) -> str | None:
        event = claim.event
        if event is None or event is to:
            return None
        if self.money_of(claim, event) > 0:
            return "commitments_open"
        self.step_out(claim, event)
        claim.event = None
        return None

    def step_out(self, claim: ClaimModel, event: EventModel) -> None:
        """Leave an event; the last one out gives the slot back."""
        if claim.reference in event.members:
            event.members.remove(claim.reference)
            if not event.members and event.counted:
                event.give_back()

    def refuse(self, claim: ClaimModel) -> str | None:
        """Not covered after all."""
        refusal = "action_not_possible" if claim.closed else self._leave(claim, None)
        claim.refused |= refusal is None
        return refusal

    def close(self, claim: ClaimModel) -> str | None:
        """Closed; a claim that used nothing gives its slot back (rule 17)."""
        if claim.closed:
            return "action_not_possible"
        if claim.event is not None and self.money_of(claim, claim.event) <= 0:
            self.step_out(claim, claim.event)
        claim.closed = True
        return None

    def reopen(self, claim: ClaimModel) -> str | None:
        """Reopened with its event, which takes its slot again when there is one."""
        if not claim.closed:
            return "action_not_possible"
        claim.closed, event = False, claim.event
        if event is not None and claim.reference not in event.members:
            event.members.append(claim.reference)
            if event.gave_back and event.period.used < event.period.limit:
                event.take()
        return None

    def enter(self, entry: Entry) -> str | None:
        """An entry of the ledger."""
        return enter(self.entries, entry)

    def standing(self, now: datetime) -> dict[str, Any]:
        """What is used and left of the period of today."""
        on = now.astimezone(PARIS).date()
        formula, (start, end) = self.policy.bound(on), self.policy.period(on)
        period, fresh = self.periods.get(start), self.new_period(start, end, formula)
        return {
            "in_force": self.policy.state(noon(on)) == "in_force",
            "terms_version": formula.version,
            "period": (start, end),
            "events_limit": self.slots(period, formula) if period else fresh.limit,
            "events_used": period.used if period else 0,
            "annual_remaining": period.annual_left if period else fresh.annual,
            "events": {event.id: _shown(event) for event in (period.events if period else ())},
        }


def _shown(event: EventModel) -> tuple[object, ...]:
    predicted = max(0, event.remaining - event.reserved)
    return event.limit, event.committed, event.paid, event.remaining, predicted, frozenset(event.members)
