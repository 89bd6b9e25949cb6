"""The guide as data, read once from `guide.yaml`. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml


class Answer(StrEnum):
    """What may be answered, and what is known of a fact."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


Conditions = Mapping[str, frozenset[str]]
"""By question or fact, the values that meet it; all must be met, none is always met."""


@dataclass(frozen=True, slots=True)
class Words:
    """The same thing said to a handler and to a doctor."""

    handler: str
    doctor: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question, why it is asked, and on which facts it is."""

    code: str
    words: Words
    why: str
    asked_if: Conditions


@dataclass(frozen=True, slots=True)
class Qualification:
    """A row of the decision table. `to_confirm`: a point of it is unverified, a jurist must confirm."""

    conditions: Conditions
    kind: str | None
    lawful: Answer
    reason: str
    to_confirm: bool


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence that its conditions call for."""

    conditions: Conditions
    text: str


@dataclass(frozen=True, slots=True)
class RouteRule:
    """Routes that its conditions add or remove, and why."""

    conditions: Conditions
    adds: tuple[str, ...]
    removes: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Guide:
    """The whole guide."""

    answers: Mapping[Answer, Words]
    relations: Mapping[str, Words]
    questions: tuple[Question, ...]
    qualifications: tuple[Qualification, ...]
    platform_rules: tuple[Remark, ...]
    routes: Mapping[str, str]
    route_rules: tuple[RouteRule, ...]
    warnings: tuple[Remark, ...]
    plain_kinds: Mapping[str, str]


@lru_cache(maxsize=1)
def guide() -> Guide:
    """The guide, as `guide.yaml` holds it."""
    content: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "guide.yaml").read_text(encoding="utf-8"))
    return Guide(
        answers={Answer(_value(code)): Words(**words) for code, words in content["answers"].items()},
        relations={code: Words(**words) for code, words in content["relations"].items()},
        questions=tuple(_question(row) for row in content["questions"]),
        qualifications=tuple(_qualification(row) for row in content["qualifications"]),
        platform_rules=tuple(Remark(_conditions(row["if"]), row["reason"]) for row in content["platform_rules"]),
        routes=content["routes"],
        route_rules=tuple(_route_rule(row) for row in content["route_rules"]),
        warnings=tuple(Remark(_conditions(row["if"]), row["text"]) for row in content["warnings"]),
        plain_kinds=content["plain_kinds"],
    )


def _question(row: dict[str, Any]) -> Question:
    words = Words(row["handler"], row["doctor"])
    return Question(row["code"], words, row["why"], _conditions(row.get("asked_if", {})))


def _qualification(row: dict[str, Any]) -> Qualification:
    lawful = Answer(_value(row["lawful"]))
    return Qualification(_conditions(row["if"]), row["kind"], lawful, row["reason"], row.get("to_confirm", False))


def _route_rule(row: dict[str, Any]) -> RouteRule:
    adds, removes = tuple(row.get("adds", ())), tuple(row.get("removes", ()))
    return RouteRule(_conditions(row["if"]), adds, removes, row["reason"])


def _conditions(row: dict[str, Any]) -> Conditions:
    return {
        name: frozenset(_value(one) for one in (values if isinstance(values, list) else [values]))
        for name, values in row.items()
    }


def _value(given: str | bool) -> str:
    """YAML reads a bare yes or no as a boolean."""
    return {True: Answer.YES.value, False: Answer.NO.value}[given] if isinstance(given, bool) else given
