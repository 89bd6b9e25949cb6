"""What is stored can be proved again: from the rule version, the start and the acts of the tables to the same dates."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from random import Random
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import RowMapping

from backend.core.calendar import Calendar
from backend.core.clock import today
from backend.core.db import Database, rows
from backend.deadlines.acts import Act
from backend.deadlines.catalogue import rule_version
from backend.deadlines.computation import compute
from backend.deadlines.start import Start
from tests.conftest import Headers
from tests.factories import Caller, StoredPolicy, committed_policy

KINDS = ("denigrement", "injure_discriminatoire", "diffamation_publique", "cyberharcelement", "vie_privee")
CODES = ("mise_en_demeure", "assignation", "plainte_cpc", "consignation_versee", "conclusions_demandeur", "requete_145")
CLOCKS = """
    SELECT d.* FROM deadline d JOIN claim c ON c.id = d.claim_id
    WHERE c.reference = :reference AND d.state = 'live'
"""
ACTS = """
    SELECT a.* FROM procedural_act a JOIN claim c ON c.id = a.claim_id
    WHERE c.reference = :reference
    AND NOT EXISTS (SELECT FROM procedural_act newer WHERE newer.corrects = a.id)
"""


@pytest.fixture
def calls(client: TestClient, handler: Headers) -> Caller:
    return Caller(client, handler)


@pytest.fixture
def new_policy(database: Database) -> Callable[..., StoredPolicy]:
    return partial(committed_policy, database)


def told(calls: Caller, number: str, chance: Random) -> dict[str, Any]:
    """A claim with a few contents, some qualified, and a few acts in any order, all in the past."""
    day = today() - timedelta(chance.randint(20, 700))
    claim = calls.declare(number, contents=[_content(day, chance) for _ in range(chance.randint(1, 3))])
    for index in range(len(claim["contents"])):
        if chance.random() < 0.6:
            calls.qualify(claim, chance.choice(KINDS), index)
    for _ in range(chance.randint(0, 4)):
        on = day + timedelta(chance.randint(0, (today() - day).days))
        answer = calls.post(f"/claims/{claim['reference']}/acts", {"code": chance.choice(CODES), "date": str(on)})
        assert answer.status_code in {200, 201} or answer.json()["code"] == "act_before_start", answer.text
    return claim


def _content(day: date, chance: Random) -> dict[str, Any]:
    first = day - timedelta(chance.randint(0, 15))
    published = chance.choice(
        [
            {"earliest": str(day)},
            {"earliest": str(first), "latest": str(day), "certainty": "about"},
            {"at": f"{day}T23:30:00+01:00"},
            {"certainty": "unknown"},
        ]
    )
    return {
        "url": f"https://avis.example.org/{chance.getrandbits(60)}",
        "excerpt": "« Un escroc. »",
        "published": published,
    }


def again(clock: RowMapping, acts: list[RowMapping]) -> tuple[date | None, ...]:
    """The dates of a stored clock, computed from nothing but the tables."""
    own = [
        Act(act["code"], act["performed_on"], act["dispatched_on"])
        for act in acts
        if not act["content_ids"] or str(clock["content_id"]) in map(str, act["content_ids"])
    ]
    start = Start.on(clock["start_on"])
    found = compute(rule_version(clock["rule"], clock["rule_version"]), start, own, calendar=Calendar.of("75011"))
    return found.last_day, found.prudent_day, found.escalate_from


@pytest.mark.parametrize("seed", range(12))
def test_recomputing_from_stored_facts_gives_the_stored_dates(
    seed: int, calls: Caller, new_policy: Callable[..., StoredPolicy], database: Database
) -> None:
    chance = Random(seed)
    policy = new_policy()
    claim = told(calls, policy.number, chance)
    with database.reading() as session:
        found = rows(session, CLOCKS, reference=claim["reference"])
        acts = list(rows(session, ACTS, reference=claim["reference"]))
    assert len(found) >= len(claim["contents"])
    for clock in found:
        stored = (clock["last_day"], clock["prudent_day"], clock["escalate_from"])
        if clock["start_on"] is None:
            assert stored == (None, None, None)
            assert clock["not_later_than"]
        else:
            assert stored == again(clock, acts)
