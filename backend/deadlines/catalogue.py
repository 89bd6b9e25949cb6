"""The rules of time, read once from `catalogue.yaml`: law as data, dated and versioned. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from backend.deadlines.errors import UnknownCode


class Unit(StrEnum):
    """What a term counts. `FIXED`: the date is set by a judge, nothing is counted."""

    MONTH = "month"
    DAY = "day"
    OUVRE = "ouvre"
    OUVRABLE = "ouvrable"
    FIXED = "fixed"


class MissingDay(StrEnum):
    """What happens when the month reached has no such day number."""

    LAST_OF_MONTH = "last_of_month"
    NOT_APPLICABLE = "not_applicable"


class Extension(StrEnum):
    """What a last day that falls on a weekend or a holiday becomes."""

    NONE = "none"
    NEXT_WORKING_DAY = "next_working_day"


class Family(StrEnum):
    """The families of terms that an act may or may not interrupt."""

    PRESS = "press"
    CIVIL = "civil"
    PENAL = "penal"
    INSURANCE = "insurance"
    INSURANCE_DUTY = "insurance_duty"
    REPLY = "reply"
    EUROPEAN = "european"
    ADMINISTRATIVE = "administrative"
    PROCEDURE = "procedure"
    COMPLAINT = "complaint"


class Owner(StrEnum):
    """Who must act before the last day."""

    US = "us"
    COUNTERPARTY = "counterparty"
    INSURED = "insured"
    THIRD_PARTY = "third_party"


class Shows(StrEnum):
    """The day put before the handler beside the last day."""

    PRUDENT = "prudent"
    ESCALATE = "escalate"
    NONE = "none"


class Confidence(StrEnum):
    """V: the text was read. V2: a secondary source says it. U: unverified, a jurist must confirm."""

    V = "V"
    V2 = "V2"
    U = "U"


class Point(StrEnum):
    """A point of a rule that is unverified only when it decides a date."""

    MISSING_DAY = "missing_day"
    RESTART = "restart"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One version of one time-limit. Texts are French; `n` counts `unit`s and is None for a date fixed by a judge."""

    id: str
    version: int
    valid_from: date
    title: str
    article: str
    family: Family
    n: int | None
    unit: Unit
    missing_day: MissingDay
    extend: Extension
    start: str
    start_label: str
    owner: Owner
    fatal: bool
    shows: Shows
    ladder: str
    confidence: Confidence
    source: str
    valid_to: date | None = None
    restart: bool = False
    shadow: str | None = None
    na_if: str | None = None
    requires: str | None = None
    blocks: str | None = None
    to_confirm: str | None = None
    unverified: frozenset[Point] = frozenset()


def read_yaml(name: str) -> dict[str, Any]:
    """A catalogue file that lies beside this module."""
    loaded: dict[str, Any] = yaml.safe_load((Path(__file__).parent / name).read_text(encoding="utf-8"))
    return loaded


_ENUMS = {
    "family": Family,
    "unit": Unit,
    "missing_day": MissingDay,
    "extend": Extension,
    "owner": Owner,
    "shows": Shows,
    "confidence": Confidence,
}


def _rule(row: dict[str, Any], starts: Mapping[str, str]) -> Rule:
    typed = {name: enum(row[name]) for name, enum in _ENUMS.items()}
    unverified = frozenset(Point(point) for point in row.get("unverified", ()))
    return Rule(**(row | typed | {"unverified": unverified, "start_label": starts[row["start"]]}))


@lru_cache(maxsize=1)
def _versions() -> Mapping[str, tuple[Rule, ...]]:
    content = read_yaml("catalogue.yaml")
    found: dict[str, tuple[Rule, ...]] = {}
    for rule_ in (_rule(row, content["starts"]) for row in content["rules"]):
        found[rule_.id] = (*found.get(rule_.id, ()), rule_)
    return {code: tuple(sorted(rules_, key=lambda one: one.valid_from)) for code, rules_ in found.items()}


def rule_versions() -> tuple[Rule, ...]:
    """Every version of every rule, in the order of the catalogue, oldest version first."""
    return tuple(one for versions in _versions().values() for one in versions)


def rule_codes() -> tuple[str, ...]:
    """The codes of the rules, in the order of the catalogue."""
    return tuple(_versions())


def rule_at(code: str, on: date) -> Rule:
    """The version in force on `on`; the oldest one for an earlier date, which the computation then flags.

    Raises UnknownCode."""
    versions = _known(code)
    return next((one for one in reversed(versions) if one.valid_from <= on), versions[0])


def rule_version(code: str, version: int) -> Rule:
    """The version that a stored deadline remembers. Raises UnknownCode."""
    found = next((one for one in _known(code) if one.version == version), None)
    if found is None:
        raise UnknownCode("rule", f"{code} v{version}")
    return found


def _known(code: str) -> tuple[Rule, ...]:
    versions = _versions().get(code)
    if versions is None:
        raise UnknownCode("rule", code)
    return versions
