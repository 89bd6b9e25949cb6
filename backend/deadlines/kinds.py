"""Which clocks a kind of attack opens, and which later events are new publications; read from `kinds.yaml`. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from backend.deadlines.catalogue import read_yaml
from backend.deadlines.errors import UnknownCode

UNKNOWN = "unknown"


class When(StrEnum):
    """The condition on which a kind opens a clock."""

    ALWAYS = "always"
    WORDS = "words"
    PUBLIC_WORDS = "public_words"
    AUTHOR_IS_PROFESSIONAL = "author_is_professional"
    AUTHOR_IS_NOT_PROFESSIONAL = "author_is_not_professional"
    NOT_HELD_LAWFUL = "not_held_lawful"


@dataclass(frozen=True, slots=True)
class ClockPlan:
    """A clock to open. A shadow runs because a judge may requalify; it is watched and closed like any other."""

    rule_id: str
    shadow: bool = False
    when: When = When.ALWAYS


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of attack, its French label, its legal basis and its clocks."""

    code: str
    label: str
    basis: str
    clocks: tuple[ClockPlan, ...]


class NewClock(StrEnum):
    """Whether an event after the first publication opens a term of its own. Conflicting: never relied upon."""

    YES = "yes"
    NO = "no"
    CONFLICTING = "conflicting"


@dataclass(frozen=True, slots=True)
class PublicationEvent:
    """What may happen to a content after its first publication, with the decision that rules it."""

    code: str
    label: str
    new_clock: NewClock
    source: str
    to_confirm: str | None = None


@lru_cache(maxsize=1)
def kinds() -> Mapping[str, Kind]:
    """Every kind of attack, by code."""
    rows = read_yaml("kinds.yaml")["kinds"]
    return MappingProxyType({code: _kind(code, row) for code, row in rows.items()})


def _kind(code: str, row: dict[str, Any]) -> Kind:
    plans = (
        ClockPlan(clock["rule"], clock.get("shadow", False), When(clock.get("when", When.ALWAYS)))
        for clock in row["clocks"]
    )
    return Kind(code, row["label"], row["basis"], tuple(plans))


def kind(code: str) -> Kind:
    """The kind of that code. Raises UnknownCode."""
    found = kinds().get(code)
    if found is None:
        raise UnknownCode("kind", code)
    return found


@lru_cache(maxsize=1)
def publication_events() -> Mapping[str, PublicationEvent]:
    """Every event that may follow a first publication, by code."""
    rows = read_yaml("kinds.yaml")["publication_events"]
    return MappingProxyType({code: _event(code, row) for code, row in rows.items()})


def publication_event(code: str) -> PublicationEvent:
    """The event of that code. Raises UnknownCode."""
    found = publication_events().get(code)
    if found is None:
        raise UnknownCode("publication_event", code)
    return found


def _event(code: str, row: dict[str, Any]) -> PublicationEvent:
    return PublicationEvent(code, row["label"], NewClock(row["new_clock"]), row["source"], row.get("to_confirm"))


def clocks_for(
    code: str | None,
    *,
    words: bool | None = None,
    public: bool | None = None,
    author_is_professional: bool | None = None,
    confirmed_lawful: bool = False,
) -> tuple[ClockPlan, ...]:
    """The clocks that a kind opens; None means not qualified yet. A fact not known opens rather than spares a clock.

    `confirmed_lawful`: a named person has held the words lawful. Raises UnknownCode."""
    has_words = words is not False
    professional = author_is_professional is True
    holds = {
        When.ALWAYS: True,
        When.WORDS: has_words,
        When.PUBLIC_WORDS: has_words and public is not False,
        When.AUTHOR_IS_PROFESSIONAL: professional,
        When.AUTHOR_IS_NOT_PROFESSIONAL: not professional,
        When.NOT_HELD_LAWFUL: not confirmed_lawful,
    }
    return tuple(plan for plan in kind(code or UNKNOWN).clocks if holds[plan.when])
