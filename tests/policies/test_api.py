"""Products, policies, life facts and imports through the front door."""

import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from fastapi.testclient import TestClient

from backend.core.db import Database
from tests.conftest import Headers, key
from tests.policies.portfolios import row, run, text_of

FIRST = 5_000_000


@pytest.fixture(scope="module")
def numbers() -> Callable[[], int]:
    counter = iter(range(FIRST, FIRST + 1000))
    return lambda: next(counter)


@pytest.fixture
def policy(database: Database, tmp_path: Path, numbers: Callable[[], int]) -> str:
    """The number of a fresh policy in force since 16/09/2018."""
    number = numbers()
    report = run(database, tmp_path / "p.csv", text_of(row(number)), delta=True)
    assert report.created == 1
    return f"RCP-77-{number:07d}"


def test_products_carriers_and_terms(client: TestClient, handler: Headers) -> None:
    codes = [product["code"] for product in client.get("/api/v1/products", headers=handler).json()]
    assert codes == ["EREP-BASE", "EREP-PLUS", "LM-INTERNE", "LM-LIBERAL"]
    assert client.get("/api/v1/risk-carriers", headers=handler).json()[0]["code"] == "HYGIE"
    terms = client.get("/api/v1/products/LM-INTERNE/terms", headers=handler).json()
    guarantee = terms[-1]["terms"]["guarantees"][0]
    assert (guarantee["event_limit"], guarantee["events_limit"], guarantee["benefits"]) == ("4000.00", 2, ["cleaning"])
    assert client.get("/api/v1/products/NOPE/terms", headers=handler).json()["code"] == "product_not_found"


def _terms(client: TestClient, headers: Headers, code: str = "LM-LIBERAL") -> dict[str, Any]:
    newest = client.get(f"/api/v1/products/{code}/terms", headers=headers).json()[0]
    # Other tests may have added a version: this one comes after it.
    valid_from = date.fromisoformat(newest["valid_from"]) + timedelta(days=12_000)
    return {"valid_from": valid_from.isoformat(), "carrier": newest["carrier"], "terms": newest["terms"]}


def test_a_new_version_follows_and_changes_no_policy(client: TestClient, admin: Headers, policy: str) -> None:
    before = client.get(f"/api/v1/policies/{policy}", headers=admin).json()["binding"]["terms_version"]
    newest = client.get("/api/v1/products/LM-INTERNE/terms", headers=admin).json()[0]["version"]
    body = _terms(client, admin, "LM-INTERNE")
    body["terms"]["guarantees"][0]["event_limit"] = "5000.00"
    rehearsed = client.post("/api/v1/products/LM-INTERNE/terms?dry_run=true", json=body, headers=admin)
    assert rehearsed.status_code == 201
    made = client.post("/api/v1/products/LM-INTERNE/terms", json=body, headers=key(admin))
    assert made.status_code == 201, made.json()
    assert made.json()["version"] == rehearsed.json()["version"] == newest + 1
    assert made.json()["terms"]["guarantees"][0]["event_limit"] == "5000.00"
    late = client.post("/api/v1/products/LM-INTERNE/terms", json=body, headers=key(admin))
    assert (late.status_code, late.json()["code"]) == (409, "terms_not_later")
    assert client.get(f"/api/v1/policies/{policy}", headers=admin).json()["binding"]["terms_version"] == before


def test_terms_that_could_not_be_applied_are_refused(client: TestClient, admin: Headers, handler: Headers) -> None:
    body = _terms(client, admin)
    body["terms"]["guarantees"][0]["benefits"] = ["burying", "magic"]
    body["terms"]["guarantees"][0]["sub_limits"] = {"burying": "9000.00"}
    answer = client.post("/api/v1/products/LM-LIBERAL/terms", json=body, headers=key(admin)).json()
    assert answer["code"] == "terms_invalid"
    assert [error["pointer"] for error in answer["errors"]] == ["/guarantees/0/benefits", "/guarantees/0/sub_limits"]
    assert all(error["detail"] and error["detail"] == error["message"] for error in answer["errors"])
    assert client.post("/api/v1/products/LM-LIBERAL/terms", json=body, headers=key(handler)).status_code == 403
    unknown = {**_terms(client, admin), "carrier": "PERSONNE"}
    refused = client.post("/api/v1/products/LM-LIBERAL/terms", json=unknown, headers=key(admin))
    assert refused.json()["code"] == "carrier_unknown"


def test_people_and_policies_are_found_by_words_and_pages(client: TestClient, handler: Headers, policy: str) -> None:
    found = client.get("/api/v1/persons?name=goff zo&limit=1", headers=handler).json()
    assert found["items"][0]["last_name"] == "LE GOFF"
    person = client.get(f"/api/v1/persons/{found['items'][0]['id']}", headers=handler).json()
    assert person["policies"][0]["insured_name"] == "LE GOFF Zoé"
    listed = client.get(f"/api/v1/policies?number={policy.lower()}&name=Le Goff&product=LM-INTERNE", headers=handler)
    assert [item["number"] for item in listed.json()["items"]] == [policy]
    page, seen = client.get("/api/v1/policies?limit=1", headers=handler).json(), []
    while page["next"]:
        seen += [item["number"] for item in page["items"]]
        page = client.get(f"/api/v1/policies?limit=1&cursor={page['next']}", headers=handler).json()
    seen += [item["number"] for item in page["items"]]
    assert seen == sorted(set(seen))
    assert policy in seen
    assert client.get("/api/v1/persons?name=inconnue", headers=handler).json()["items"] == []
    assert client.get("/api/v1/policies/RCP-0", headers=handler).status_code == 404


@pytest.mark.parametrize("typed", ["06 39 98 00 01", "+33 (0)6 39.98", "0033639980001", "le goff zo", "{number}"])
def test_a_search_box_means_a_telephone_a_name_or_a_number(
    client: TestClient, handler: Headers, policy: str, typed: str
) -> None:
    query = {"q": typed.format(number=policy.lower()), "limit": 200}
    found = client.get("/api/v1/policies", params=query, headers=handler).json()["items"]
    assert policy in [item["number"] for item in found]
    nobody = client.get("/api/v1/policies", params={"q": "07 77 77 77 77"}, headers=handler).json()
    assert nobody["items"] == []


def test_people_page_by_name_without_losing_anybody(client: TestClient, handler: Headers, policy: str) -> None:
    page = client.get("/api/v1/persons?limit=1", headers=handler).json()
    seen = [item["id"] for item in page["items"]]
    while page["next"]:
        page = client.get(f"/api/v1/persons?limit=1&cursor={page['next']}", headers=handler).json()
        seen += [item["id"] for item in page["items"]]
    first = client.get("/api/v1/persons?limit=200", headers=handler).json()["items"]
    assert len(seen) == len(set(seen))
    assert seen[:200] == [item["id"] for item in first]


def test_an_amendment_binds_from_its_day_only(client: TestClient, handler: Headers, policy: str) -> None:
    path = f"/api/v1/policies/{policy}"
    body = {"kind": "formula", "effect_on": "2026-06-01", "issued_on": "2026-06-01", "reason": "Demande de l’assuré"}
    half = client.post(f"{path}/amendments", json={**body, "product": "EREP-PLUS"}, headers=key(handler))
    assert half.json()["code"] == "amendment_empty"
    body |= {"product": "EREP-PLUS", "terms_version": 1}
    unknown = client.post(f"{path}/amendments", json={**body, "terms_version": 9}, headers=key(handler))
    assert unknown.json()["code"] == "terms_unknown"
    assert client.post(f"{path}/amendments", json=body, headers=key(handler)).status_code == 201
    with time_machine.travel(datetime(2026, 5, 31, 12, tzinfo=UTC), tick=False):
        assert client.get(path, headers=handler).json()["binding"]["product"] == "LM-INTERNE"
    with time_machine.travel(datetime(2026, 6, 1, 12, tzinfo=UTC), tick=False):
        assert client.get(path, headers=handler).json()["binding"]["product"] == "EREP-PLUS"
    assert client.get(f"{path}/amendments", headers=handler).json()[0]["terms_version"] == 1


def test_a_suspended_policy_resumes_at_noon_the_next_day(client: TestClient, handler: Headers, policy: str) -> None:
    path = f"/api/v1/policies/{policy}"

    def post(**body: object) -> Any:
        return client.post(f"{path}/status-facts", json=body, headers=key(handler))

    assert post(fact="resumed", day="2026-03-10").json()["code"] == "fact_out_of_order"
    assert post(fact="suspended", day="2026-03-01").json()["code"] == "missing_notice"
    assert post(fact="suspended", day="2026-03-01", notice_on="2026-01-29").status_code == 201
    assert post(fact="suspended", day="2026-03-01", notice_on="2026-01-29").json()["code"] == "fact_already_recorded"
    assert post(fact="resumed", day="2026-03-10").status_code == 201
    for instant, state in (((10, 59), "suspended"), ((11, 0), "in_force")):  # noon in Paris is 11:00 UTC in winter
        with time_machine.travel(datetime(2026, 3, 11, *instant, tzinfo=UTC), tick=False):
            assert client.get(path, headers=handler).json()["status"]["state"] == state


def test_a_replaced_policy_names_its_successor(client: TestClient, handler: Headers, policy: str) -> None:
    path = f"/api/v1/policies/{policy}/status-facts"
    body = {"fact": "replaced", "day": "2026-03-01"}
    assert client.post(path, json=body, headers=key(handler)).json()["code"] == "replacement_unnamed"
    other = client.post(path, json={**body, "replaced_by": "RCP-0"}, headers=key(handler))
    assert other.json()["code"] == "policy_not_found"
    itself = client.post(path, json={**body, "replaced_by": policy}, headers=key(handler))
    assert itself.json()["code"] == "replacement_unnamed"


def _wait(client: TestClient, headers: Headers, location: str) -> dict[str, Any]:
    for _ in range(200):
        answer: dict[str, Any] = client.get(location, headers=headers).json()
        if answer["state"] not in {"queued", "running"}:
            return answer
        time.sleep(0.05)
    raise AssertionError("the import never ended")


def test_a_file_is_queued_imported_and_its_rejects_come_back(
    client: TestClient, handler: Headers, auditor: Headers, numbers: Callable[[], int]
) -> None:
    good, bad = numbers(), numbers()
    content = text_of(row(good), row(bad, rpps="10066907437", nom=" "))
    files = {"file": ("mars.csv", content.encode("cp1252"), "text/csv")}
    form = {"as_of": "2026-11-01", "delta": "true"}
    rehearsed = client.post("/api/v1/policy-imports?dry_run=true", files=files, data=form, headers=handler)
    assert (rehearsed.status_code, rehearsed.json()["created"], rehearsed.json()["rejected"]) == (200, 1, 1)
    assert client.get(f"/api/v1/policies/RCP-77-{good:07d}", headers=handler).status_code == 404
    queued = client.post("/api/v1/policy-imports", files=files, data=form, headers=handler)
    assert queued.status_code == 202
    done = _wait(client, handler, queued.headers["Location"])
    assert (done["state"], done["encoding"], done["created"], done["rejected"]) == ("done", "cp1252", 1, 1)
    assert [(item["line"], item["code"]) for item in done["rejects"]] == [(3, "missing_name"), (3, "bad_rpps")]
    rejects = client.get(f"{queued.headers['Location']}/rejects.csv", headers=handler)
    corrected = rejects.text.replace("10066907437", "10066907436").replace("; ;", ";LE GOFF;")
    again = client.post("/api/v1/policy-imports", files={"file": ("r.csv", corrected)}, data=form, headers=handler)
    assert _wait(client, handler, again.headers["Location"])["created"] == 1
    assert client.post("/api/v1/policy-imports", files=files, data=form, headers=auditor).status_code == 403


def test_a_file_that_is_no_portfolio_fails_with_its_reason(client: TestClient, handler: Headers) -> None:
    queued = client.post("/api/v1/policy-imports", files={"file": ("x.csv", b"a;b\r\n1;2\r\n")}, headers=handler)
    failed = _wait(client, handler, queued.headers["Location"])
    assert failed["state"] == "failed"
    assert "en-tête" in failed["error"]
    rehearsed = client.post(
        "/api/v1/policy-imports?dry_run=true", files={"file": ("x.xlsx", b"PK\x03\x04\0\0")}, headers=handler
    )
    assert (rehearsed.status_code, rehearsed.json()["code"]) == (422, "encoding_unknown")
    assert client.get("/api/v1/policy-imports/0", headers=handler).status_code in {404, 422}
