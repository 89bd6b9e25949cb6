"""The small file of life facts, and which fact may follow which (cover-rules 6)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType

from backend.policies import errors
from backend.policies.rules.names import normalise_name, normalise_number
from backend.policies.rules.rows import LONGEST_CELL, read_day
from backend.policies.rules.status import FINAL, LifeFact, State, midnight, resumption_instant, status_at

FACT_COLUMNS = ("numero_contrat", "fait", "date_effet", "date_avis", "motif")
# What people write, without accents or order, for each fact.
_WORDS = MappingProxyType(
    {
        "suspended": ("suspendu", "suspendue", "suspension", "suspended"),
        "resumed": ("remis en vigueur", "remise en vigueur", "reprise", "repris", "resumed"),
        "terminated": ("resilie", "resiliee", "resiliation", "terminated"),
        "void": ("nul", "nulle", "nullite", "void"),
        "replaced": ("remplace", "remplacee", "remplacement", "replaced"),
    }
)
# Before the very first instant there is none to look at.
_DAWN = datetime(1, 1, 2, tzinfo=UTC)
_FACTS = {normalise_name(word): fact for fact, words in _WORDS.items() for word in words}


@dataclass(frozen=True, slots=True)
class FactRow:
    """One sound row: `day` is the payment day for `resumed`, else the day of effect."""

    number: str
    fact: str
    day: date
    notice_on: date | None
    reason: str


def read_fact_row(cells: Sequence[str]) -> FactRow | list[tuple[str, str]]:
    """The fact in a row of `FACT_COLUMNS`, or its faults (column, code)."""
    number, word, effect, notice, reason = map(str.strip, cells)
    fact, day, notice_day = _FACTS.get(normalise_name(word)), read_day(effect), read_day(notice)
    faults = [("numero_contrat", "missing_number")] if not number else []
    faults += [("fait", "unknown_fact")] if fact is None else []
    faults += [("date_effet", "bad_date")] if day is None else []
    faults += [("date_avis", "bad_date")] if notice and notice_day is None else []
    faults += [("date_avis", "missing_notice")] if fact == "suspended" and not notice else []
    faults += [("motif", "too_long")] if len(reason) > LONGEST_CELL else []
    if faults or fact is None or day is None:
        return faults
    notice_on = date.fromisoformat(notice_day) if notice_day else None
    return FactRow(normalise_number(number), fact, date.fromisoformat(day), notice_on, reason)


def effective_instant(fact: str, day: date) -> datetime:
    """When a fact takes effect: noon the day after the payment for `resumed`, else the start of its day in Paris."""
    return resumption_instant(day) if fact == "resumed" else midnight(day)


def check_fact(row: FactRow, *, replaced_by: str | None) -> None:
    """Raise Refused when a fact lacks what it rests on: a notice for a suspension, a successor for a replacement."""
    if row.fact == "suspended" and row.notice_on is None:
        raise errors.notice_missing()
    names_another = replaced_by is not None and normalise_number(replaced_by) != normalise_number(row.number)
    if names_another != (row.fact == "replaced"):
        raise errors.replacement_unnamed()


def already_recorded(facts: Sequence[LifeFact], new: LifeFact) -> bool:
    """Whether the same fact stands there with the same effect."""
    return any(fact.fact == new.fact and fact.effective_at == new.effective_at for fact in facts)


def may_follow(facts: Sequence[LifeFact], new: LifeFact, *, inception_on: date, end_on: date | None) -> bool:
    """Whether `new` agrees with the status just before it takes effect.

    Only a suspended policy resumes, only one in force is suspended; nothing follows a termination, a nullity or a
    replacement except a nullity, which undoes the policy from its own date.
    """
    before = max(new.effective_at, _DAWN) - timedelta(microseconds=1)
    state = status_at(facts, before, inception_on=inception_on, end_on=end_on).state
    if new.fact == "void":
        return state is not State.VOID
    if new.fact == "resumed":
        return state is State.SUSPENDED
    if new.fact == "suspended":
        return state is State.IN_FORCE
    return state not in FINAL
