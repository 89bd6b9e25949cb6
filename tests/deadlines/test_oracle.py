"""The engine and the pedestrian oracle agree, on a sample that changes with nothing."""

from datetime import date, timedelta
from random import Random

import pytest

from backend.core.calendar import Calendar
from backend.deadlines.acts import Act
from backend.deadlines.catalogue import rule_at, rule_codes
from backend.deadlines.computation import compute
from backend.deadlines.start import Start
from tests.deadlines.oracle import LOCAL, RULES, Answer, answer

FIRST, DAYS = date(1900, 1, 1), (date(2100, 12, 31) - date(1900, 1, 1)).days
INTERRUPTED_BY = {
    "PRESS_3M": "assignation",
    "PRESS_1Y": "conclusions_demandeur",
    "CIVIL_5Y": "assignation_refere",
    "PENAL_6Y": "plainte_cpc",
    "INS_2Y": "designation_expert",
}


def engine(rule: str, start: date, postcode: str, acts: tuple[Act, ...] = ()) -> Answer:
    found = compute(rule_at(rule, start), Start.on(start), acts, calendar=Calendar.of(postcode))
    assert found.last_day
    return Answer(found.last_day, found.prudent_day, found.escalate_from)


def test_the_oracle_knows_every_rule() -> None:
    assert set(RULES) == set(rule_codes())


@pytest.mark.parametrize("rule", RULES)
def test_dates_agree(rule: str) -> None:
    chance = Random(rule)
    for _ in range(60):
        start = FIRST + timedelta(chance.randint(0, DAYS))
        for postcode in LOCAL:
            assert engine(rule, start, postcode) == answer(rule, start, postcode), (start, postcode)


@pytest.mark.parametrize("rule", RULES)
def test_dates_agree_around_the_ends_of_february_and_the_feasts_of_spring(rule: str) -> None:
    for month, day in ((11, 30), (2, 28), (12, 31), (1, 31), (3, 31), (4, 30), (5, 1), (12, 22)):
        for year in range(2023, 2030):
            start = date(year, month, day)
            for postcode in ("75001", "57000", "97150"):
                assert engine(rule, start, postcode) == answer(rule, start, postcode), (start, postcode)


@pytest.mark.parametrize(("rule", "code"), INTERRUPTED_BY.items())
def test_chains_of_acts_agree(rule: str, code: str) -> None:
    chance = Random(rule)
    length = RULES[rule][1] * 30
    for _ in range(60):
        start = FIRST + timedelta(chance.randint(0, DAYS))
        days, day = [], start
        for _ in range(chance.randint(1, 4)):
            day += timedelta(chance.randint(0, int(length * 1.2)))
            days.append(day)
        acts = tuple(Act(code, one) for one in days)
        assert engine(rule, start, "75001", acts) == answer(rule, start, "75001", tuple(days)), (start, days)
