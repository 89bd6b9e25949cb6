"""Psychological assistance: no content, no author, sessions by date and number within the period's limit."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from fastapi.testclient import TestClient

from backend.core.db import Database
from tests.conftest import Headers
from tests.factories import Caller, committed_policy, store_policy
from tests.factories.bodies import days_ago
from tests.factories.calls import Json, done, refused
from tests.factories.rows import amend, new_terms


@pytest.fixture
def calls(client: TestClient, handler: Headers) -> Caller:
    """A handler."""
    return Caller(client, handler)


def asked(calls: Caller, number: str | None, **body: object) -> Json:
    """A request for assistance."""
    return done(calls.post("/assistance-requests", {"policy_number": number, "trigger": "assault", **body}))


def test_sessions_are_counted_and_taken_back(calls: Caller, database: Database) -> None:
    number = committed_policy(database).number
    request = asked(calls, number)
    assert request["reference"].startswith("ASP-")
    assert (request["state"], request["sessions_limit"], request["sessions_used"]) == ("open", 5, 0)
    path = f"/assistance-requests/{request['reference']}/sessions"
    done(calls.post(path, {"held_on": days_ago(2).isoformat(), "sessions": 3}))
    told = done(calls.post(path, {"sessions": 2}))
    assert told["sessions_used"] == 5
    full = refused(calls.post(path, {}), 409, "sessions_limit_reached")
    assert full["standing"] == {"sessions_limit": 5, "sessions_used": 5, "sessions_asked": 1}
    wrong = told["sessions"][0]["id"]
    assert done(calls.post(path, {"corrects": wrong}))["sessions_used"] == 2
    refused(calls.post(path, {"corrects": wrong}), 409, "session_corrected")
    standing = done(calls.get(f"/policies/{number}/standing"))
    assert [one["sessions_used"] for one in standing["guarantees"]] == [2]
    assert (standing["events_used"], standing["events"]) == (0, [])


def test_sessions_at_once_never_pass_the_limit(calls: Caller, database: Database) -> None:
    request = asked(calls, committed_policy(database).number)
    path = f"/assistance-requests/{request['reference']}/sessions"
    with ThreadPoolExecutor(8) as pool:
        answers = sorted(answer.status_code for answer in pool.map(lambda _: calls.post(path, {}), range(8)))
    assert answers == [201] * 5 + [409] * 3


def test_nothing_about_health_may_be_told(calls: Caller, database: Database) -> None:
    number = committed_policy(database).number
    body = {"policy_number": number, "trigger": "other", "note": "anxiété"}
    refused(calls.post("/assistance-requests", body), 422, "unknown_field")


def test_an_unknown_policy_is_recorded_then_identified(calls: Caller, database: Database) -> None:
    number = committed_policy(database).number
    request = asked(calls, "INCONNU-1")
    path = f"/assistance-requests/{request['reference']}"
    assert request["state"] == "policy_to_identify"
    refused(calls.post(f"{path}/sessions", {}), 409, "assistance_state")
    opened = done(calls.post(f"{path}/policy", {"policy_number": number}, version=1))
    assert (opened["state"], opened["policy_number"], opened["version"]) == ("open", number, 2)
    closed = done(calls.post(f"{path}/closure", {}, version=2))
    assert (closed["state"], closed["allowed_actions"]) == ("closed", [])
    listed = done(calls.get("/assistance-requests", policy_number=number))["items"]
    assert [one["reference"] for one in listed] == [request["reference"]]


def test_everybody_is_told_what_they_may_do(
    calls: Caller, database: Database, client: TestClient, supervisor: Headers, auditor: Headers
) -> None:
    reference = asked(calls, committed_policy(database).number)["reference"]

    def actions(who: Headers) -> list[str]:
        told: list[str] = done(Caller(client, who).get(f"/assistance-requests/{reference}"))["allowed_actions"]
        return told

    assert actions(calls.headers) == ["record_sessions", "close"]
    assert actions(supervisor) == ["record_sessions", "close"]
    assert actions(auditor) == []


def test_a_formula_without_assistance_counts_no_session(calls: Caller, database: Database) -> None:
    request = asked(calls, committed_policy(database, "EREP-BASE").number)
    refused(calls.post(f"/assistance-requests/{request['reference']}/sessions", {}), 409, "benefit_not_covered")


def test_an_insured_is_found_by_name_and_mail(calls: Caller, database: Database) -> None:
    policy = committed_policy(database)
    told = {"name": policy.insured_name, "email": policy.insured["email"]}
    assert asked(calls, None, insured=told)["policy_number"] == policy.number


def test_sessions_of_a_rolling_window_share_its_limit(calls: Caller, database: Database) -> None:
    with database.transaction() as session:
        policy = store_policy(session, inception_on=date(2020, 1, 1))
        terms = new_terms(session, "LM-INTERNE", date(2001, 3, 4), main={}, period_basis="rolling_12_months")
        amend(session, policy, date(2020, 1, 1), terms_id=terms)
    request = asked(calls, policy.number)
    path = f"/assistance-requests/{request['reference']}/sessions"
    done(calls.post(path, {"held_on": days_ago(2).isoformat(), "sessions": 4}))
    refused(calls.post(path, {"sessions": 2}), 409, "sessions_limit_reached")
    assert done(calls.post(path, {}))["sessions_used"] == 5
    standing = done(calls.get(f"/policies/{policy.number}/standing"))
    assert [one["sessions_used"] for one in standing["guarantees"]] == [5]
