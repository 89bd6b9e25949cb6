"""The model's money: entries of an event and what they add up to (rules 19 to 23)."""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from math import ceil, floor
from uuid import UUID

from tests.coverage.model.policy import Formula


@dataclass
class PeriodModel:
    """A period that holds or held events."""

    start: date
    end: date
    limit: int
    formula: Formula
    annual: int | None
    used: int = 0
    events: list["EventModel"] = field(default_factory=list)
    extra_events: int = 0
    extra_annual: int = 0
    refilled: int = 0

    @property
    def annual_left(self) -> int | None:
        """What the annual limit leaves."""
        return None if self.annual is None else self.annual - self.spent

    @property
    def spent(self) -> int:
        """What all its events have committed and paid."""
        return sum(one.committed + one.paid for one in self.events)

    def rule_by(self, formula: Formula, share: Fraction) -> None:
        """New terms rule the events attached from now on; what was granted and what came back stays (rules 5, 12)."""
        self.formula, self.limit = formula, ceil(formula.events * share) + self.extra_events
        own = None if formula.annual is None else floor(formula.annual * share) + self.extra_annual + self.refilled
        self.annual = own if own is None else max(own, self.spent)


@dataclass
class EventModel:
    """A covered event; amounts in cents."""

    id: UUID
    period: PeriodModel
    attached_on: date
    formula: Formula
    limit: int
    counted: bool = False
    takes: int = 0
    reserved: int = 0
    committed: int = 0
    paid: int = 0
    recovered: int = 0
    deductible_used: int = 0
    subs: dict[str, int] = field(default_factory=dict)
    sub_limits: dict[str, int] = field(default_factory=dict)
    members: list[str] = field(default_factory=list)

    @property
    def remaining(self) -> int:
        """What is left of the event's limit."""
        return self.limit - self.committed - self.paid

    def left_for(self, benefit: str) -> int:
        """The least of what the event, the sub-limit and the year leave."""
        found = [self.remaining]
        found += [cents - self.subs.get(benefit, 0) for name, cents in self.sub_limits.items() if name == benefit]
        found += [left for left in [self.period.annual_left] if left is not None]
        return min(found)

    @property
    def deductible_left(self) -> int:
        """Once an event."""
        return max(0, self.formula.deductible - self.deductible_used)

    def take(self) -> None:
        """Take a slot of the period."""
        self.counted, self.takes, self.period.used = True, self.takes + 1, self.period.used + 1

    def give_back(self) -> None:
        """Give it back."""
        self.counted, self.period.used = False, self.period.used - 1

    @property
    def gave_back(self) -> bool:
        """Whether it had a slot and has none now."""
        return not self.counted and self.takes > 0

    def commit(self, benefit: str, cents: int) -> str | None:
        """Take room; the constraint that says no, in the order in which the database looks."""
        if not self.counted and self.period.used >= self.period.limit:
            return "events_within_limit"
        if self.period.annual_left is not None and cents > self.period.annual_left:
            return "annual_amount_within_limit"
        if cents > self.remaining:
            return "amount_within_limit"
        if cents > self.left_for(benefit):
            return "benefit_within_limit"
        if not self.counted:
            self.take()
        self.move(benefit, committed=cents)
        return None

    def refill(self, benefit: str, cents: int) -> str | None:
        """Money that came back raises every limit that it weighed on, where the terms say so; undone, lowers them."""
        if not self.formula.refills:
            return None
        if self.remaining + cents < 0:
            return "amount_within_limit"
        if benefit in self.sub_limits and self.sub_limits[benefit] + cents < self.subs.get(benefit, 0):
            return "benefit_within_limit"
        if self.period.annual is not None and self.period.annual + cents < self.period.spent:
            return "annual_amount_within_limit"
        self.limit += cents
        if benefit in self.sub_limits:
            self.sub_limits[benefit] += cents
        if self.period.annual is not None:
            self.period.annual += cents
            self.period.refilled += cents
        return None

    def move(self, benefit: str, *, committed: int = 0, paid: int = 0) -> None:
        """Move what is committed and paid, of the event and of the benefit."""
        self.committed += committed
        self.paid += paid
        self.subs[benefit] = self.subs.get(benefit, 0) + committed + paid


@dataclass
class Entry:
    """One entry of the ledger and how much of it is used up."""

    kind: str
    event: EventModel
    claim: str
    benefit: str
    cents: int
    of: "Entry | None" = None
    used: int = 0
    deductible: int = 0

    @property
    def left(self) -> int:
        """What is neither paid, released nor sent back."""
        return self.cents - self.used


def enter(entries: list[Entry], new: Entry) -> str | None:
    """Enter, or say which constraint refuses."""
    of, event = new.of, new.event
    if of is not None:
        fits = of.kind == "commit" or (new.kind == "release" and of.kind in ("reserve", "pay", "recover"))
        if of.event is not event or of.benefit != new.benefit or not fits:
            return "ledger_entry_names_its_commit"
        if new.cents > of.left:
            return "ledger_entry_within_open_amount"
    if new.kind == "commit":
        refusal = event.commit(new.benefit, new.cents)
        if refusal:
            return refusal
    elif new.kind == "reserve":
        event.reserved += new.cents
    elif new.kind == "recover" or (of is not None and of.kind == "recover"):
        back = new.cents if of is None else -new.cents
        refusal = event.refill(new.benefit, back)
        if refusal:
            return refusal
        event.recovered += back
    elif new.kind == "pay":
        event.move(new.benefit, committed=-new.cents, paid=new.cents)
    elif of is not None and of.kind == "reserve":
        event.reserved -= new.cents
    elif of is not None:
        event.move(new.benefit, **{"committed" if of.kind == "commit" else "paid": -new.cents})
    if of is not None:
        of.used += new.cents
    entries.append(new)
    return None
