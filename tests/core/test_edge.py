"""The edge: refusals in their order, answers replayed, one effect for one key, nothing kept of a refusal."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from fastapi.testclient import TestClient

from backend.accounts import service as accounts
from backend.core import clock
from backend.core.access import Role
from backend.core.db import Database, rows
from backend.core.settings import Settings
from backend.main import create_app
from tests.conftest import Headers, key
from tests.factories import Caller, ClaimBody, committed_policy
from tests.factories.calls import API, Json, done, refused

DECISION = {"outcome": "covered", "event": "new"}


def count_claims(database: Database) -> int:
    """Claims on file."""
    with database.reading() as session:
        return int(rows(session, "SELECT count(*) AS found FROM claim")[0]["found"])


@pytest.fixture
def calls(client: TestClient, handler: Headers) -> Caller:
    """A handler."""
    return Caller(client, handler)


@pytest.fixture
def claim(calls: Caller, database: Database) -> Json:
    """A qualified claim, at version 2."""
    return calls.qualified(committed_policy(database).number)


def test_refusals_come_in_their_order(
    client: TestClient, handler: Headers, auditor: Headers, claim: Json, calls: Caller
) -> None:
    path = f"{API}/claims/{claim['reference']}/coverage-decision"
    nowhere = f"{API}/claims/SIN-1999-000001/coverage-decision"
    bad: Json = {"outcome": "peut-être", "colour": "blue"}

    def post(address: str, body: object, headers: Headers) -> tuple[int, str]:
        answer = client.post(address, json=body, headers=headers)
        return answer.status_code, answer.json()["code"]

    def seen(version: str, headers: Headers = handler) -> Headers:
        return key(headers, If_Match=version)

    assert post(nowhere, bad, {}) == (401, "authentication_required")
    assert post(nowhere, bad, {"Authorization": "Bearer egide_faux"}) == (401, "session_over")
    assert post(nowhere, bad, auditor) == (404, "claim_not_found")
    assert post(path, bad, auditor) == (403, "permission_missing")
    assert post(nowhere, bad, handler) == (404, "claim_not_found")
    assert post(path, bad, handler) == (428, "version_required")
    assert post(path, bad, {**handler, "If-Match": '"1"'}) == (400, "idempotency_key_required")
    assert post(nowhere, bad, seen('"1"')) == (404, "claim_not_found")
    assert post(path, bad, seen('"1"')) == (412, "version_stale")
    assert post(path, bad, seen('"pas un nombre"')) == (412, "version_stale")
    assert post(path, bad, seen('"2"')) == (422, "unknown_field")
    assert post(f"{path}?colour=blue", DECISION, seen('"2"')) == (422, "unknown_parameter")
    assert post(path, DECISION, seen('"1"')) == (412, "version_stale")
    done(calls.change(claim, "closure", {"reason": "Sans suite."}))
    assert post(path, {"outcome": "covered"}, seen('"3"')) == (422, "event_required")
    assert post(path, DECISION, seen('"3"')) == (409, "action_not_possible")


def test_every_refusal_is_a_problem_document(client: TestClient, handler: Headers) -> None:
    answer = client.get(f"{API}/claims/SIN-1999-000001", headers={**handler, "X-Request-ID": "essai-1"})
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["X-Request-ID"] == "essai-1"
    problem = answer.json()
    assert {name: problem[name] for name in ("type", "status", "code", "instance")} == {
        "type": "/problems/claim-not-found",
        "status": 404,
        "code": "claim_not_found",
        "instance": "essai-1",
    }
    assert client.get(f"{API}/nulle-part").json()["code"] == "not_found"
    unreadable = client.post(
        f"{API}/claims", content=b"{", headers={**key(handler), "Content-Type": "application/json"}
    )
    assert (unreadable.status_code, unreadable.json()["errors"][0]["code"]) == (422, "json_invalid")


def test_the_same_key_replays_the_same_answer(client: TestClient, handler: Headers, database: Database) -> None:
    headers, body = key(handler), ClaimBody()
    first = client.post(f"{API}/claims", json=body, headers=headers)
    before = count_claims(database)
    again = client.post(f"{API}/claims", json=body, headers=headers)
    assert (again.status_code, again.content) == (201, first.content)
    assert {name: again.headers[name] for name in ("ETag", "Location")} == {
        name: first.headers[name] for name in ("ETag", "Location")
    }
    assert count_claims(database) == before
    other = client.post(f"{API}/claims", json=ClaimBody(), headers=headers)
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")


def test_a_key_belongs_to_its_caller(client: TestClient, handler: Headers, supervisor: Headers) -> None:
    headers, body = key(handler), ClaimBody()
    first = client.post(f"{API}/claims", json=body, headers=headers).json()
    second = client.post(f"{API}/claims", json=body, headers={**headers, **supervisor}).json()
    assert first["reference"] != second["reference"]


def test_a_refusal_frees_its_key_and_a_rehearsal_takes_none(calls: Caller, claim: Json) -> None:
    path, headers = f"{API}/claims/{claim['reference']}/coverage-decision", key(calls.headers, If_Match='"2"')
    client = calls.client
    refused_first = client.post(path, json={"outcome": "not_covered"}, headers=headers)
    assert refused_first.status_code == 422
    for _ in range(2):
        assert client.post(f"{path}?dry_run=true", json=DECISION, headers=headers).status_code == 200
    decided = client.post(path, json=DECISION, headers=headers)
    assert (decided.status_code, decided.json()["version"]) == (200, 3)
    again = client.post(path, json=DECISION, headers=headers)
    assert (again.status_code, again.content) == (200, decided.content)


@pytest.mark.parametrize("repetition", range(5))
def test_one_key_in_many_threads_has_one_effect(
    repetition: int, client: TestClient, handler: Headers, database: Database
) -> None:
    headers, body, before = key(handler), ClaimBody(), count_claims(database)
    together = Barrier(8)

    def declare() -> tuple[int, str]:
        together.wait()
        answer = client.post(f"{API}/claims", json=body, headers=headers)
        return answer.status_code, answer.json().get("reference") or answer.json()["code"]

    with ThreadPoolExecutor(8) as pool:
        running = [pool.submit(declare) for _ in range(8)]
        answers = Counter(one.result() for one in running)
    assert count_claims(database) == before + 1
    assert len([answer for answer in answers if answer[0] == 201]) == 1
    assert {answer for answer in answers if answer[0] != 201} <= {(409, "idempotency_in_progress")}


def test_a_browser_session_serves_only_our_own_pages(client: TestClient, handler: Headers) -> None:
    headers = {**key(handler), "Cookie": "egide_session=x", "Sec-Fetch-Site": "cross-site"}
    refused(client.post(f"{API}/claims", json=ClaimBody(), headers=headers), 403, "cross_site_refused")


def test_a_lost_connection_is_a_503_and_the_next_request_works(settings: Settings, empty_database: Database) -> None:
    with empty_database.transaction() as session:
        token = accounts.create_api_token(session, None, name="essai", role=Role.HANDLER, now=clock.now())
    headers = {"Authorization": f"Bearer {token.token}"}
    with TestClient(create_app(settings, empty_database), base_url="http://127.0.0.1:8000") as client:
        assert client.get(f"{API}/claims", headers=headers).status_code == 200
        with empty_database.transaction() as session:
            others = "FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            rows(session, f"SELECT pg_terminate_backend(pid) {others}")
        statuses = [client.get(f"{API}/claims", headers=headers).status_code for _ in range(12)]
    assert set(statuses) <= {200, 503}
    assert statuses[-1] == 200
