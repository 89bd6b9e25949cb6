"""Worked cases that a jurist can read: facts and reason in French, the article, the days written by hand."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from backend.deadlines.catalogue import rule_codes
from backend.deadlines.schemas import SimulatedClockOut, SimulationIn
from backend.deadlines.simulation import simulate

TODAY = date(2026, 11, 2)
FILES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
CASES: list[dict[str, Any]] = [case for file in FILES for case in yaml.safe_load(file.read_text(encoding="utf-8"))]
DAYS = ("last_day", "prudent_day", "escalate_from", "not_later_than")


def clocks_of(case: dict[str, Any]) -> list[SimulatedClockOut]:
    scenario = SimulationIn.model_validate(case["situation"]).scenario()
    return [SimulatedClockOut.of(clock, TODAY) for clock in simulate(scenario, today=TODAY)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_case(case: dict[str, Any]) -> None:
    found = clocks_of(case)
    told = [
        {
            "rule": clock.rule,
            "shadow": clock.shadow,
            "broken": clock.broken,
            "unconfirmed": clock.unconfirmed,
            **{name: getattr(clock, name) for name in DAYS},
        }
        for clock in found
    ]
    nothing = {"shadow": False, "broken": False, "unconfirmed": False, **dict.fromkeys(DAYS)}
    expected = [nothing | {key: one for key, one in clock.items() if key != "article"} for clock in case["clocks"]]
    assert told == expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_the_explanation_names_the_article_the_days_and_each_act(case: dict[str, Any]) -> None:
    for clock, expected in zip(clocks_of(case), case["clocks"], strict=True):
        assert expected["article"] in clock.explanation
        days = [expected[name] for name in DAYS if name in expected]
        days += [act["date"] for act in case["situation"].get("acts", ())]
        assert [day for day in days if f"{day:%d/%m/%Y}" not in clock.explanation] == []
        assert ("à confirmer" in clock.explanation) == clock.unconfirmed


def test_the_cases_are_whole() -> None:
    assert all({"title", "facts", "reason", "confidence", "situation", "clocks"} == set(case) for case in CASES)
    assert len({case["title"] for case in CASES}) == len(CASES)
    assert {clock["rule"] for case in CASES for clock in case["clocks"]} == set(rule_codes())
    assert {case["confidence"] for case in CASES} == {"V", "V2", "U"}


def test_what_the_reference_holds_for_certain_carries_no_flag() -> None:
    assert not any(clock.unconfirmed for case in CASES if case["confidence"] == "V" for clock in clocks_of(case))
