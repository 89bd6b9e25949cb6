"""Limits that move by two people's word, and what was known before they did."""

from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from backend.core import clock
from backend.core.db import Database
from backend.core.ids import new_id
from tests.conftest import Headers
from tests.coverage.conftest import Event
from tests.factories import Caller, committed_policy
from tests.factories.calls import Json, done, refused


@pytest.fixture
def asks(client: TestClient, supervisor: Headers) -> Caller:
    """The supervisor who asks."""
    return Caller(client, supervisor)


@pytest.fixture
def decides(client: TestClient, token_headers: Callable[[str], Headers]) -> Caller:
    """Another supervisor."""
    return Caller(client, token_headers("supervisor"))


def standing(calls: Caller, number: str, **at: str) -> Json:
    """The standing today, as known now or at an instant."""
    return done(calls.get(f"/policies/{number}/standing", **at))


def test_an_event_is_raised_by_a_second_person_alone(asks: Caller, decides: Caller, database: Database) -> None:
    number = committed_policy(database).number
    event = asks.covered(number)["coverage_decision"]["event_id"]
    body = {"event_id": event, "extra_amount": "1500.00", "reason": "Récidive grave."}
    asked = done(asks.post(f"/policies/{number}/limit-exceptions", body))
    assert (asked["kind"], asked["state"]) == ("event_amount", "proposed")
    assert asked["proposed_by_id"] == asks.get("/auth/me").json()["id"]
    path = f"/limit-exceptions/{asked['id']}"
    refused(asks.post(f"{path}/approval", {}), 403, "four_eyes")
    before = standing(asks, number)
    moment = clock.now().isoformat()
    done(decides.post(f"{path}/approval", {"reason": "D’accord."}))
    refused(decides.post(f"{path}/rejection", {"reason": "Non."}), 409, "limit_exception_decided")
    after = standing(asks, number)
    assert (before["events"][0]["limit"], after["events"][0]["limit"]) == ("4000.00", "5500.00")
    assert [one["state"] for one in after["exceptions"]] == ["approved"]
    known = standing(asks, number, as_of=moment)
    assert (known["events"], [one["state"] for one in known["exceptions"]]) == (before["events"], ["proposed"])


def test_events_of_a_period_are_raised_and_used(asks: Caller, decides: Caller, database: Database) -> None:
    number = committed_policy(database).number
    path = f"/policies/{number}/limit-exceptions"
    refused(asks.post(path, {"extra_events": 1, "reason": "x"}), 409, "limit_exception_period_unopened")
    for _ in range(2):
        asks.covered(number)
    refused(asks.decide(asks.qualified(number)), 409, "event_limit_reached")
    asked = done(asks.post(path, {"extra_events": 1, "reason": "Année noire."}))
    moment = clock.now().isoformat()
    done(decides.post(f"/limit-exceptions/{asked['id']}/approval", {}))
    asks.covered(number)
    told, known = standing(asks, number), standing(asks, number, as_of=moment)
    assert (told["events_used"], told["events_limit"]) == (3, 3)
    assert (known["events_used"], known["events_limit"]) == (2, 2)


def test_an_annual_limit_is_raised_where_there_is_one(asks: Caller, decides: Caller, database: Database) -> None:
    plus, intern = committed_policy(database, "EREP-PLUS").number, committed_policy(database).number
    body = {"annual": True, "extra_amount": "100.00", "reason": "x"}
    for number in (plus, intern):
        asks.covered(number)
    refused(asks.post(f"/policies/{intern}/limit-exceptions", body), 409, "limit_exception_without_annual_limit")
    asked = done(asks.post(f"/policies/{plus}/limit-exceptions", body))
    done(decides.post(f"/limit-exceptions/{asked['id']}/approval", {}))
    assert standing(asks, plus)["annual_remaining"] == "15100.00"


def test_a_rejection_moves_nothing(asks: Caller, decides: Caller, database: Database) -> None:
    number = committed_policy(database).number
    asks.covered(number)
    asked = done(asks.post(f"/policies/{number}/limit-exceptions", {"extra_events": 2, "reason": "x"}))
    done(decides.post(f"/limit-exceptions/{asked['id']}/rejection", {"reason": "Pas de motif."}))
    assert standing(asks, number)["events_limit"] == 2


@pytest.mark.parametrize(
    "body",
    [{}, {"extra_amount": "10.00"}, {"annual": True}, {"annual": True, "extra_amount": "0.00"}],
)
def test_a_request_says_what_to_raise(asks: Caller, database: Database, body: Json) -> None:
    number = committed_policy(database).number
    asks.covered(number)
    refused(asks.post(f"/policies/{number}/limit-exceptions", {**body, "reason": "x"}), 422, "limit_exception_unclear")


def test_a_handler_may_not_ask(client: TestClient, handler: Headers, database: Database) -> None:
    calls, number = Caller(client, handler), committed_policy(database).number
    body = {"extra_events": 1, "reason": "x"}
    refused(calls.post(f"/policies/{number}/limit-exceptions", body), 403, "permission_missing")


def test_the_database_wants_two_people(event: Event) -> None:
    one, proposal = new_id(), new_id()
    event.session.execute(
        text(
            """INSERT INTO limit_exception (id, policy_id, period_id, event_id, kind, extra_cents, reason, proposed_at,
                                            proposed_by, proposed_by_name)
               SELECT :id, p.policy_id, p.id, e.id, 'event_amount', 100, 'r', now(), :by, 'x'
                 FROM covered_event e JOIN coverage_period p ON p.id = e.period_id WHERE e.id = :event"""
        ),
        {"id": proposal, "by": one, "event": event.id},
    )
    decision = text(
        """INSERT INTO limit_exception_decision (exception_id, proposed_by, outcome, decided_at, decided_by,
                                                 decided_by_name) VALUES (:id, :told, 'approved', now(), :by, 'x')"""
    )
    for told, by, constraint in ((one, one, "four_eyes"), (new_id(), one, "fk_limit_exception_decision")):
        with pytest.raises(IntegrityError, match=constraint), event.session.begin_nested():
            event.session.execute(decision, {"id": proposal, "told": told, "by": by})
    event.session.execute(decision, {"id": proposal, "told": one, "by": new_id()})
    found = event.session.execute(text("SELECT limit_cents FROM covered_event WHERE id = :id"), {"id": event.id})
    assert found.scalar_one() == 400_100


def test_the_application_writes_no_history_of_limits(database: Database) -> None:
    with database.unit() as unit:
        unit.begin()
        with pytest.raises(DBAPIError, match="permission denied"):
            unit.session.execute(
                text(
                    """INSERT INTO limit_change (period_id, what, cause, cause_id, recorded_at)
                       VALUES (gen_random_uuid(), 'events', 'terms', gen_random_uuid(), now())"""
                )
            )
