"""The audit trail read by page: filtered, chained, silent on what is hidden."""

import csv
import io
from uuid import UUID

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text

from backend.accounts import service as accounts
from backend.accounts.cookies import PLAIN_COOKIE
from backend.accounts.models import UserAccount
from backend.core import clock
from backend.core.db import Database
from tests.conftest import Headers
from tests.factories import Caller, store_user
from tests.factories.calls import Json, done, refused


@pytest.fixture
def calls(client: TestClient, handler: Headers) -> Caller:
    """A handler."""
    return Caller(client, handler)


@pytest.fixture
def reader(client: TestClient, auditor: Headers) -> Caller:
    """An auditor."""
    return Caller(client, auditor)


def noted(calls: Caller, times: int = 3) -> Json:
    """A claim with a few entries."""
    claim = calls.declare()
    for number in range(times):
        done(calls.post(f"/claims/{claim['reference']}/notes", {"kind": "note", "text": f"Note {number}"}))
    return claim


def test_the_trail_of_a_claim_page_by_page(calls: Caller, reader: Caller) -> None:
    claim = noted(calls)
    found, cursor = [], None
    while True:
        asked = {"subject": claim["reference"], "limit": 2, **({"cursor": cursor} if cursor else {})}
        page = done(reader.get("/audit", **asked))
        assert page["whole"] is True
        found += page["items"]
        if (cursor := page["next"]) is None:
            break
    assert [one["action"] for one in found] == ["note.added"] * 3 + ["claim.declared"]
    assert [one["position"] for one in found] == [4, 3, 2, 1]
    assert {one["claim_reference"] for one in found} == {claim["reference"]}
    by_id = done(reader.get("/audit", subject=found[0]["subject_id"]))["items"]
    assert by_id == found


def test_filters(calls: Caller, reader: Caller) -> None:
    claim = noted(calls, 1)
    asked = {"subject": claim["reference"]}
    actor = done(calls.get("/auth/me"))["id"]
    today = clock.today().isoformat()
    assert len(done(reader.get("/audit", **asked, action="note."))["items"]) == 1
    assert len(done(reader.get("/audit", **asked, actor=actor))["items"]) == 2
    assert done(reader.get("/audit", **asked, actor="018f0000-0000-7000-8000-000000000000"))["items"] == []
    assert len(done(reader.get("/audit", **{**asked, "from": today, "to": today}))["items"]) == 2
    assert done(reader.get("/audit", **{**asked, "to": "2020-01-01"}))["items"] == []
    assert done(reader.get("/audit", **asked, subject_kind="policy"))["items"] == []
    refused(reader.get("/audit", subject="SIN-1900-000001"), 422, "audit_subject_unknown")


def test_a_broken_link_shows(calls: Caller, reader: Caller, owner: Database) -> None:
    claim = noted(calls)
    forged = """UPDATE audit_entry SET facts = '{"forged": true}' WHERE position = 2
                   AND subject_id = (SELECT id FROM claim WHERE reference = :claim)"""
    with owner.transaction() as session:
        session.execute(text("ALTER TABLE audit_entry DISABLE TRIGGER append_only"))
        kept = session.execute(
            text(
                "SELECT a.id, a.facts::text AS facts FROM audit_entry a JOIN claim c ON c.id = a.subject_id"
                " WHERE c.reference = :claim AND a.position = 2"
            ),
            {"claim": claim["reference"]},
        ).one()
        session.execute(text(forged), {"claim": claim["reference"]})
    page = done(reader.get("/audit", subject=claim["reference"]))
    with owner.transaction() as session:
        mend = text("UPDATE audit_entry SET facts = CAST(:facts AS jsonb) WHERE id = :id")
        session.execute(mend, {"facts": kept.facts, "id": kept.id})
        session.execute(text("ALTER TABLE audit_entry ENABLE TRIGGER append_only"))
    assert page["whole"] is False
    assert [one["position"] for one in page["items"] if not one["whole"]] == [2]
    assert done(reader.get("/audit", subject=claim["reference"]))["whole"] is True


def test_the_file_holds_the_same_entries(calls: Caller, reader: Caller) -> None:
    claim = noted(calls)
    answer = reader.get("/audit.csv", subject=claim["reference"])
    assert answer.headers["content-type"].startswith("text/csv")
    lines = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert [line["action"] for line in lines] == ["note.added"] * 3 + ["claim.declared"]
    assert {line["chaine_intacte"] for line in lines} == {"oui"}


def test_a_handler_does_not_read_it(calls: Caller) -> None:
    for path in ("/audit", "/audit.csv"):
        refused(calls.get(path), 403, "permission_missing")


def test_what_was_done_to_a_hidden_claim_is_hidden(calls: Caller, client: TestClient, database: Database) -> None:
    claim = noted(calls)
    body = {"title": "x", "due_on": clock.today().isoformat()}
    task = done(calls.post(f"/claims/{claim['reference']}/tasks", body))
    done(calls.post(f"/tasks/{task['id']}/completion", None))
    with database.transaction() as session:
        person: UUID = store_user(session, role="supervisor")
        user = session.get(UserAccount, person)
        assert user is not None
        secret = accounts.open_session(session, user, now=clock.now())
    eyes = Caller(client, {"Cookie": f"{PLAIN_COOKIE}={secret}"})
    subject = done(eyes.get("/audit", subject=claim["reference"]))["items"][0]["subject_id"]
    assert len(done(eyes.get("/audit", subject=task["id"]))["items"]) == 1
    with database.transaction() as session:
        sql = "UPDATE claim SET hidden_from = ARRAY[CAST(:who AS uuid)] WHERE reference = :claim"
        session.execute(text(sql), {"who": person, "claim": claim["reference"]})
    for name in (subject, task["id"]):
        assert done(eyes.get("/audit", subject=name))["items"] == []
