"""Saved views, work given in one go, and the work-list as files."""

import io
from collections.abc import Callable
from typing import Any
from zipfile import ZipFile

import pytest
from fastapi.testclient import TestClient

from backend.claims.desk.rules import Holder, NextAction
from backend.claims.desk_commands import ViewQuery
from backend.claims.views.desk_tables import ACTIONS, COLUMNS, HOLDERS
from backend.core import tables
from backend.core.db import Database
from backend.core.ids import new_id
from scripts.export_openapi import current
from tests.claims.story import declared, read
from tests.conftest import Headers, key
from tests.factories import Caller, StoredPolicy, store_user
from tests.factories.calls import API, Json, done, refused

PAGING = {"limit", "cursor", "total"}


@pytest.fixture
def mine(database: Database) -> str:
    """A handler of this test alone."""
    with database.transaction() as session:
        return str(store_user(session))


def bulk(calls: Caller, handler: str | None, *items: Json, dry_run: bool = False) -> Json:
    """Claims given to somebody."""
    body = {"items": list(items), "handler_id": handler, "reason": "Congés de Claire."}
    return done(calls.post(f"/claims/bulk-assignment{'?dry_run=true' if dry_run else ''}", body))


def outcomes(answer: Json) -> list[tuple[str, str | None]]:
    """Result and code of each item."""
    return [(one["result"], one["code"]) for one in answer["items"]]


def test_each_claim_is_given_or_refused_by_itself(
    handler_calls: Caller, supervisor_calls: Caller, database: Database, mine: str
) -> None:
    calls = handler_calls
    free, stale, closed, theirs, hidden = (declared(calls) for _ in range(5))
    done(calls.change(closed, "closure", {"reason": "Retiré."}))
    done(calls.change(theirs, "assignment", {"handler_id": mine}))
    with database.transaction() as session:
        session.connection().exec_driver_sql(
            "UPDATE claim SET hidden_from = ARRAY[%s]::uuid[] WHERE reference = %s", (mine, hidden["reference"])
        )
    asked: list[Json] = [{"reference": one["reference"]} for one in (free, stale, closed, theirs, hidden)]
    asked[1]["version"] = 99
    asked.append({"reference": "SIN-1999-000000"})
    rehearsed = bulk(calls, mine, *asked, dry_run=True)
    assert calls.page(free["reference"])["handler"] is None
    answer = bulk(calls, mine, *asked)
    assert (
        outcomes(answer)
        == outcomes(rehearsed)
        == [
            ("done", None),
            ("refused", "version_stale"),
            ("refused", "closed_keeps_its_handler"),
            ("unchanged", None),
            ("refused", "handler_in_conflict"),
            ("refused", "claim_not_found"),
        ]
    )
    assert (answer["done"], answer["refused"], answer["unchanged"]) == (1, 4, 1)
    assert all(one["detail"] for one in answer["items"] if one["result"] == "refused")
    page = calls.page(free["reference"])
    assert (page["handler"]["id"], page["version"]) == (mine, answer["items"][0]["version"])
    assert calls.page(stale["reference"])["handler"] is None
    (said,) = read(
        database,
        """SELECT a.facts FROM audit_entry a JOIN claim c ON c.id = a.subject_id
            WHERE c.reference = :reference AND a.action = 'claim.assigned'""",
        reference=free["reference"],
    )
    assert said["facts"] == {"handler": mine, "reason": "Congés de Claire."}
    back = bulk(calls, None, {"reference": free["reference"], "version": page["version"]})
    assert outcomes(back) == [("done", None)]


def test_nobody_is_given_work_twice_by_one_key(client: TestClient, handler: Headers, mine: str) -> None:
    claim = declared(Caller(client, handler))
    headers, body = key(handler), {"items": [{"reference": claim["reference"]}], "handler_id": mine, "reason": "Aide."}
    first, second = (client.post(f"{API}/claims/bulk-assignment", json=body, headers=headers) for _ in range(2))
    assert first.json() == second.json()
    assert first.json()["done"] == 1


def test_an_unknown_handler_is_refused_claim_by_claim(handler_calls: Caller) -> None:
    claim = declared(handler_calls)
    assert outcomes(bulk(handler_calls, str(new_id()), {"reference": claim["reference"]})) == [
        ("refused", "handler_unknown")
    ]


def test_who_may_not_assign_may_not_in_bulk(client: TestClient, auditor: Headers) -> None:
    body = {"items": [{"reference": "SIN-1999-000000"}], "handler_id": None, "reason": "x"}
    refused(Caller(client, auditor).post("/claims/bulk-assignment", body), 403, "permission_missing")


def view(calls: Caller, **more: Any) -> Json:
    """A saved view."""
    body = {"name": f"Vue {new_id().hex[-6:]}", "query": {"tab": "expiring", "handler": "me"}, **more}
    return done(calls.post("/views", body))


def seen_by(calls: Caller, one: Json) -> Json | None:
    """A view as somebody finds it in the list."""
    return next((found for found in done(calls.get("/views")) if found["id"] == one["id"]), None)


def change(calls: Caller, one: Json, method: str = "PATCH", body: object = None) -> Any:
    """A view changed or deleted by somebody who saw it."""
    headers = {**calls.headers, "If-Match": f'"{one["version"]}"'}
    return calls.client.request(method, f"{API}/views/{one['id']}", json=body, headers=headers)


def test_a_view_is_its_owners_until_it_is_shared(handler_calls: Caller, supervisor_calls: Caller) -> None:
    mine = view(handler_calls)
    assert (mine["mine"], mine["may_edit"], mine["query"]) == (True, True, {"tab": "expiring", "handler": "me"})
    assert seen_by(supervisor_calls, mine) is None
    refused(change(supervisor_calls, mine, body={"name": "x"}), 404, "view_not_found")
    shared = done(change(handler_calls, mine, body={"shared": True}))
    assert shared["version"] == 2
    refused(change(handler_calls, mine, body={"name": "Périmée"}), 412, "version_stale")
    found = seen_by(supervisor_calls, mine)
    assert found is not None
    assert (found["mine"], found["may_edit"]) == (False, True)
    renamed = done(change(supervisor_calls, found, body={"name": "De l’équipe", "query": {"open": False}}))
    assert (renamed["name"], renamed["query"], renamed["shared"]) == ("De l’équipe", {"open": False}, True)
    assert change(supervisor_calls, renamed, "DELETE").status_code == 204
    assert seen_by(handler_calls, mine) is None


def test_only_its_owner_or_a_supervisor_changes_a_shared_view(
    handler_calls: Caller, supervisor_calls: Caller, client: TestClient, auditor: Headers
) -> None:
    shared = view(supervisor_calls, shared=True)
    for other in (handler_calls, Caller(client, auditor)):
        found = seen_by(other, shared)
        assert found is not None
        assert not found["may_edit"]
        refused(change(other, shared, body={"name": "x"}), 403, "view_of_somebody_else")
        refused(change(other, shared, "DELETE"), 403, "view_of_somebody_else")


@pytest.mark.parametrize("query", [{"colour": "red"}, {"tab": "nothing"}, {"status": ["unheard"]}, {"before": "soon"}])
def test_a_view_that_the_list_would_refuse_is_not_kept(handler_calls: Caller, query: Json) -> None:
    answer = handler_calls.post("/views", {"name": "Fausse", "query": query})
    assert answer.status_code == 422


def test_views_and_files_know_every_filter_of_the_list() -> None:
    paths = current()["paths"]
    listed = {one["name"] for one in paths[f"{API}/claims"]["get"]["parameters"]} - PAGING
    assert {field.alias or name for name, field in ViewQuery.model_fields.items()} == listed
    for kind in ("csv", "xlsx"):
        assert {one["name"] for one in paths[f"{API}/claims.{kind}"]["get"]["parameters"]} == listed


def test_the_list_leaves_as_a_table(handler_calls: Caller, new_policy: Callable[..., StoredPolicy], mine: str) -> None:
    claim = handler_calls.covered(new_policy().number)
    evil = handler_calls.declare(None, insured={"name": "=HYPERLINK(1)"})
    for one in (claim, evil):
        done(handler_calls.change(one, "assignment", {"handler_id": mine}))
    answer = handler_calls.get("/claims.csv", handler=mine, sort="declared_at")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    head, first, second = answer.content.decode("utf-8-sig").split("\r\n")[:3]
    assert head.split(";") == [column.title for column in COLUMNS]
    assert first.split(";")[0] == claim["reference"]
    assert "4000,00" in first.split(";")
    assert second.split(";")[1] == "'=HYPERLINK(1)"
    assert f"{claim['declared_at'][8:10]}/{claim['declared_at'][5:7]}/" in first


def test_the_list_leaves_as_a_workbook(handler_calls: Caller, mine: str) -> None:
    claim = handler_calls.declare(None, insured={"name": "=HYPERLINK(1)"})
    done(handler_calls.change(claim, "assignment", {"handler_id": mine}))
    answer = handler_calls.get("/claims.xlsx", handler=mine)
    with ZipFile(io.BytesIO(answer.content)) as book:
        assert book.testzip() is None
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert claim["reference"] in sheet
    assert "<f>" not in sheet
    assert "=HYPERLINK(1)" in sheet


def test_every_word_of_the_desk_has_its_french() -> None:
    assert set(ACTIONS) == set(NextAction)
    assert set(HOLDERS) == set(Holder)


def test_no_cell_runs_as_a_formula() -> None:
    cells = ["=1+1", "+cmd", "-2", "-2,50", "@x", "\tx", "\rx", None, 12, 'é;"x"']
    shown = ["'=1+1", "'+cmd", "-2", "-2,50", "'@x", "'\tx", "'\rx", "", "12", 'é;"x"']
    assert [tables.cell(one) for one in cells] == shown
    assert tables.csv_text(["a", "b"], [["x;y", None]]) == 'a;b\r\n"x;y";\r\n'
