"""What we knew on a day: before an exception, a join, a split, a return, an amendment; formulas changed in a period."""

from datetime import date, timedelta

import pytest
from fastapi.testclient import TestClient

from backend.core import clock
from backend.core.db import Database
from tests.claims.test_events import Money, accepted, event_id, standing
from tests.conftest import Headers
from tests.factories import Caller, StoredPolicy, amend, committed_policy, new_terms
from tests.factories.bodies import days_ago
from tests.factories.calls import Json, done, refused


@pytest.fixture
def calls(client: TestClient, supervisor: Headers) -> Caller:
    """A supervisor."""
    return Caller(client, supervisor)


def known(calls: Caller, number: str, moment: str) -> Json:
    """The standing as known at an instant."""
    return done(calls.get(f"/policies/{number}/standing", as_of=moment))


def test_each_step_is_known_as_it_was(calls: Caller, database: Database) -> None:
    number, money = committed_policy(database, "LM-LIBERAL").number, Money(database)
    first, second = accepted(calls, number, "vip"), accepted(calls, number, "vip")
    seen: list[tuple[str, Json]] = []

    def look() -> None:
        seen.append((clock.now().isoformat(), standing(calls, number)))

    look()
    commit = money.enter(second, "commit", 80_000, benefit="burying", facts={"deductible_cents": 1_000})
    look()
    paid = money.enter(second, "pay", 30_000, of=commit, benefit="burying")
    look()
    money.enter(second, "release", 30_000, of=paid, benefit="burying")
    look()
    done(calls.change(second, "event-join", {"event_id": event_id(first), "reason": "Même cause."}))
    look()
    done(calls.change(second, "event-split", {"reason": "Deux causes."}))
    look()
    for moment, then in seen:
        assert known(calls, number, moment) == then
    left = [one["sub_limits"][0]["remaining"] for one in seen[1][1]["events"]]
    assert left == ["1200.00", "400.00"]


def formula(database: Database, effect_on: date, main: Json, **facts: object) -> StoredPolicy:
    """A policy whose formula changes on a day."""
    policy = committed_policy(database, **facts)
    with database.transaction() as session:
        terms = new_terms(session, "LM-INTERNE", date(2020, 1, 1), main=main)
        amend(session, policy, effect_on, terms_id=terms, recorded_at=clock.now())
    return policy


def test_a_formula_changed_inside_a_period_rules_what_attaches_from_its_day_on(
    calls: Caller, database: Database
) -> None:
    before = clock.now().isoformat()
    policy = formula(database, days_ago(20), {"events_limit": 3, "event_limit_cents": 600_000})
    number, money = policy.number, Money(database)
    old, new = accepted(calls, number, ago=21), accepted(calls, number, ago=20)
    money.enter(old, "commit", 400_000)
    shown = standing(calls, number)
    limits = {one["id"]: (one["limit"], one["committed"]) for one in shown["events"]}
    assert limits == {event_id(old): ("4000.00", "4000.00"), event_id(new): ("6000.00", "0.00")}
    assert (shown["events_used"], shown["events_limit"], shown["event_limit"]) == (2, 3, "6000.00")
    refused(calls.decide(calls.qualified(number, on=days_ago(21))), 409, "event_limit_reached")
    third = accepted(calls, number, ago=5)
    assert event_id(third) not in limits
    refused(calls.decide(calls.qualified(number, on=days_ago(5))), 409, "event_limit_reached")
    then = known(calls, number, before)
    assert (then["events_limit"], then["event_limit"], then["events_used"]) == (2, "4000.00", 0)


def test_fewer_events_and_a_lower_year_keep_what_was_used(calls: Caller, database: Database) -> None:
    policy = formula(database, days_ago(20), {"events_limit": 1, "annual_limit_cents": 100_000})
    number = policy.number
    old = accepted(calls, number, ago=30)
    Money(database).enter(old, "commit", 250_000)
    shown = standing(calls, number)
    assert (shown["events_used"], shown["events_limit"]) == (1, 1)
    refused(calls.decide(calls.qualified(number, on=days_ago(5))), 409, "event_limit_reached")
    assert shown["events"][0]["committed"] == "2500.00"


@pytest.mark.parametrize(("attached", "start"), [(days_ago(10), days_ago(10)), (days_ago(11), None)])
def test_the_anniversary_itself_opens_the_next_period(
    calls: Caller, database: Database, attached: date, start: date | None
) -> None:
    anniversary = days_ago(10)
    facts = {"anniversary_month": anniversary.month, "anniversary_day": anniversary.day}
    number = committed_policy(database, **facts).number
    accepted(calls, number, ago=(clock.today() - attached).days)
    shown = done(calls.get(f"/policies/{number}/standing", on=attached.isoformat()))
    expected = start or anniversary.replace(year=anniversary.year - 1)
    assert (shown["period"]["start"], shown["events_used"]) == (expected.isoformat(), 1)
    assert standing(calls, number)["events_used"] == (1 if start else 0)


def test_the_first_period_runs_from_inception_with_full_limits(calls: Caller, database: Database) -> None:
    inception, anniversary = days_ago(20), days_ago(20) + timedelta(days=15)
    facts = {"anniversary_month": anniversary.month, "anniversary_day": anniversary.day}
    number = committed_policy(database, inception_on=inception, **facts).number
    for ago in (20, 19):
        content_of = calls.qualified(number, on=days_ago(ago))
        done(calls.decide(content_of))
    shown = done(calls.get(f"/policies/{number}/standing", on=inception.isoformat()))
    assert shown["period"] == {"start": inception.isoformat(), "end": anniversary.isoformat()}
    assert (shown["events_used"], shown["events_limit"]) == (2, 2)
    assert standing(calls, number)["events_used"] == 0
