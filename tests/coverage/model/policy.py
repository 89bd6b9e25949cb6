"""The model's policy: what binds it and in which period a day falls, written day by day from the rules 5, 6 and 12."""

from calendar import monthrange
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")
HORIZON = 2034


@dataclass(frozen=True)
class Formula:
    """What one version of the terms promises; amounts in cents."""

    version: int
    events: int
    limit: int
    families: frozenset[str]
    benefits: frozenset[str]
    deductible: int = 0
    stake: int = 0
    annual: int | None = None
    subs: tuple[tuple[str, int], ...] = ()
    waiting: int = 0
    attaching: str = "first_publication"
    basis: str = "insurance_year"
    counts_at: str = "decision"
    refills: bool = False
    short: str = "whole"


@dataclass(frozen=True)
class Change:
    """An amendment: a formula or an anniversary."""

    effect: date
    issued: date
    known_at: datetime
    formula: Formula | None = None
    anniversary: tuple[int, int] | None = None


@dataclass(frozen=True)
class Fact:
    """A fact of the policy's life."""

    name: str
    effective: datetime
    known_at: datetime


@dataclass
class PolicyModel:
    """One policy and everything that was ever recorded about it."""

    inception: date
    anniversary: tuple[int, int]
    formula: Formula
    changes: list[Change] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    windows: list[date] = field(default_factory=list)

    def as_known(self, at: datetime) -> "PolicyModel":
        """The policy by what had been recorded by an instant."""
        kept = [one for one in self.changes if one.known_at <= at], [one for one in self.facts if one.known_at <= at]
        return replace(self, changes=kept[0], facts=kept[1])

    def bound(self, on: date, knowledge: date | None = None) -> Formula:
        """The formula that binds on a day; what was issued after the insured knew does not reach back to it."""
        found = self.formula
        for change in self._usable(knowledge):
            if change.effect <= on and change.formula:
                found = change.formula
        return found

    def _usable(self, knowledge: date | None) -> list[Change]:
        ordered = sorted(self.changes, key=lambda one: (one.effect, one.known_at))
        return [one for one in ordered if not (knowledge and one.effect <= knowledge < one.issued)]

    def period(self, on: date, knowledge: date | None = None) -> tuple[date, date]:
        """First day, and the day after the last one, of the period that holds a day."""
        basis = self.bound(on, knowledge).basis
        if basis == "rolling_12_months":
            return self._window(on)
        starts = [self.inception, *self._boundaries(basis, self._usable(knowledge))]
        at = max(index for index, start in enumerate(starts) if start <= on)
        return starts[at], starts[at + 1]

    def share(self, period: tuple[date, date], formula: Formula) -> Fraction:
        """The part of a year that a period counts for: by its days where a moved anniversary cut it short (rule 12)."""
        start, end = period
        days, year = (end - start).days, (year_after(start) - start).days
        counted = formula.short == "pro_rata" and formula.basis == "insurance_year" and start != self.inception
        # 29 February makes a year a day longer or shorter, not short.
        return Fraction(days, year) if counted and days < year - 1 else Fraction(1)

    def _window(self, on: date) -> tuple[date, date]:
        open_ones = [start for start in self.windows if start <= on < year_after(start)]
        start = max(open_ones, default=on)
        return start, min([year_after(start), *(other for other in self.windows if other > start)])

    def _boundaries(self, basis: str, usable: list[Change]) -> list[date]:
        """Every renewal after inception, found by looking at one day after the other."""
        if basis == "calendar_year":
            return [date(year, 1, 1) for year in range(self.inception.year + 1, HORIZON)]
        current, waiting = self.anniversary, [one for one in usable if one.anniversary]
        days = [current, *(one.anniversary for one in waiting if one.anniversary)]
        candidates = {renewal(day, year) for day in days for year in range(self.inception.year, HORIZON)}
        found = []
        for day in sorted(one for one in candidates if one > self.inception):
            made = [one for one in waiting if one.effect <= day and _falls(one.anniversary, day)]
            if _falls(current, day) or made:
                found.append(day)
                over = [one for one in waiting if one.effect < day or one in made]
                current = over[-1].anniversary if over and over[-1].anniversary else current
                waiting = [one for one in waiting if one not in over]
        return found

    def state(self, instant: datetime) -> str:
        """In force, suspended or terminated."""
        if instant < midnight(self.inception):
            return "not_started"
        past = [one for one in self.facts if one.effective <= instant]
        last = max(past, key=lambda one: (one.effective, one.known_at), default=None)
        words = {"suspended": "suspended", "terminated": "terminated"}
        return words.get(last.name, "in_force") if last else "in_force"

    def record_fact(self, name: str, day: date, now: datetime) -> str | None:
        """A suspension, a resumption (`day` is the day of payment) or a termination; the refusal's code."""
        effective = midnight(day) if name != "resumed" else datetime.combine(day + timedelta(1), time(12), PARIS)
        if any((one.name, one.effective) == (name, effective) for one in self.facts):
            return "fact_already_recorded"
        before = self.state(effective - timedelta(microseconds=1))
        possible = {
            "suspended": before == "in_force",
            "resumed": before == "suspended",
            "terminated": before != "terminated",
        }
        if not possible[name]:
            return "fact_out_of_order"
        self.facts.append(Fact(name, effective, now))
        return None

    def change(self, change: Change, holding: list[date]) -> str | None:
        """An amendment; one that would move a period that holds an event is refused (rule 7)."""
        if change.effect < self.inception:
            return "amendment_before_inception"
        after = replace(self, changes=[*self.changes, change])
        moved = (self.period(day) != after.period(day) for day in holding)
        if change.anniversary and self.bound(change.effect).basis == "insurance_year" and any(moved):
            return "period_in_use"
        self.changes.append(change)
        return None


def renewal(day: tuple[int, int], year: int) -> date:
    """An anniversary in a year; 29 February falls on the 28th where there is none."""
    return date(year, day[0], min(day[1], monthrange(year, day[0])[1]))


def _falls(day: tuple[int, int] | None, on: date) -> bool:
    return day is not None and renewal(day, on.year) == on


def year_after(day: date) -> date:
    """The same day of the next year."""
    return renewal((day.month, day.day), day.year + 1)


def midnight(day: date) -> datetime:
    """The first instant of a day in Paris."""
    return datetime.combine(day, time.min, PARIS)


def noon(day: date) -> datetime:
    """A day known without its hour is judged at noon."""
    return datetime.combine(day, time(12), PARIS)
