"""Calls and promises: what was said stays, a promise becomes a task, the task done keeps it."""

from datetime import timedelta
from typing import Any

import pytest

from backend.core import clock
from backend.core.db import Database
from tests.conftest import Headers
from tests.factories import Caller, store_user
from tests.factories.bodies import days_ago
from tests.factories.calls import Json, done, refused

TODAY = clock.today()


def note(calls: Caller, claim: Json, **more: Any) -> Json:
    """A call noted on a claim."""
    body = {"kind": "call", "direction": "in", "with": {"kind": "insured"}, "text": "Il rappelle.", **more}
    return done(calls.post(f"/claims/{claim['reference']}/notes", body))


def promise(days: int = 2, **more: Any) -> Json:
    """Something promised for a day."""
    return {"text": "Envoyer le constat", "due_on": str(TODAY + timedelta(days=days)), "by": "us", **more}


def promised(calls: Caller, claim: Json) -> list[Json]:
    """The promises of a claim that are still to be kept, as tasks."""
    found = done(calls.get("/tasks", claim=claim["reference"], limit=200))["items"]
    return [one for one in found if one["kind"] == "promise"]


def test_a_note_is_added_and_the_version_stays(handler_calls: Caller) -> None:
    claim = handler_calls.declare()
    added = note(handler_calls, claim, **{"with": {"kind": "lawyer", "name": "Me Fictif"}})
    assert (added["with"], added["text"], added["versions"]) == (
        {"kind": "lawyer", "name": "Me Fictif"},
        "Il rappelle.",
        [],
    )
    assert handler_calls.page(claim["reference"])["version"] == claim["version"]
    (shown,) = done(handler_calls.get(f"/claims/{claim['reference']}/notes"))["items"]
    assert shown == added


def test_notes_are_read_page_by_page_newest_first(handler_calls: Caller) -> None:
    claim = handler_calls.declare()
    path = f"/claims/{claim['reference']}/notes"
    told = [note(handler_calls, claim, text=f"Appel {number}")["text"] for number in range(5)]
    found, cursor = [], None
    while True:
        page = done(handler_calls.get(path, limit=2, **({"cursor": cursor} if cursor else {})))
        found += [one["text"] for one in page["items"]]
        if (cursor := page["next"]) is None:
            break
    assert found == told[::-1]


def test_the_same_key_adds_one_note(handler_calls: Caller) -> None:
    claim = handler_calls.declare()
    path, sent = f"/api/v1/claims/{claim['reference']}/notes", {"kind": "note", "text": "Une fois"}
    headers = {**handler_calls.headers, "Idempotency-Key": f"note-{claim['reference']}"}
    first, second = (handler_calls.client.post(path, json=sent, headers=headers) for _ in range(2))
    assert first.json() == second.json()
    assert len(done(handler_calls.get(f"/claims/{claim['reference']}/notes"))["items"]) == 1


def test_a_correction_keeps_what_was_said(handler_calls: Caller) -> None:
    claim = handler_calls.declare()
    first = note(handler_calls, claim, promise=promise())
    path = f"/claims/{claim['reference']}/notes/{first['id']}/correction"
    second = done(handler_calls.post(path, {"kind": "call", "direction": "out", "text": "Nous l’avons appelé."}))
    assert (second["note_id"], second["corrected"], second["text"]) == (first["id"], True, "Nous l’avons appelé.")
    assert [one["text"] for one in second["versions"]] == ["Il rappelle."]
    assert second["happened_at"] == first["happened_at"]
    assert second["promise"] == first["promise"]
    told = refused(handler_calls.post(path, {"kind": "call", "text": "Encore"}), 409, "note_corrected_since")
    assert told["last_version"] == second["id"]
    assert len(done(handler_calls.get(f"/claims/{claim['reference']}/notes"))["items"]) == 1


def test_a_promise_is_a_task_until_it_is_kept(handler_calls: Caller) -> None:
    claim = handler_calls.declare()
    made = note(handler_calls, claim, promise=promise())["promise"]
    assert made["state"] == "open"
    (task,) = promised(handler_calls, claim)
    assert (task["id"], task["kind"], task["due_on"], task["overdue"]) == (
        made["task_id"],
        "promise",
        made["due_on"],
        False,
    )
    assert handler_calls.page(claim["reference"])["promises"] == [made]
    done(handler_calls.post(f"/tasks/{task['id']}/completion", None))
    assert handler_calls.page(claim["reference"])["promises"] == [{**made, "state": "kept"}]
    history = done(handler_calls.get(f"/claims/{claim['reference']}/timeline"))
    assert [one["action"] for one in history][-2:] == ["note.added", "task.completed"]
    assert history[-2]["note"]["text"] == "Il rappelle."


def test_a_promise_whose_day_passed_is_overdue_and_shown_before_those_kept(handler_calls: Caller) -> None:
    claim = handler_calls.declare()
    told_at = (clock.now() - timedelta(days=9)).isoformat()
    kept = note(handler_calls, claim, promise=promise(-3), happened_at=told_at)["promise"]
    done(handler_calls.post(f"/tasks/{kept['task_id']}/completion", None))
    late = note(handler_calls, claim, promise=promise(-1, by="insured"), happened_at=told_at)["promise"]
    last = note(handler_calls, claim, promise=promise(5))["promise"]
    assert late["state"] == "overdue"
    shown = handler_calls.page(claim["reference"])["promises"]
    assert [one["id"] for one in shown] == [late["id"], last["id"], kept["id"]]
    (overdue, _) = promised(handler_calls, claim)
    assert (overdue["id"], overdue["overdue"]) == (late["task_id"], True)


def test_who_looks_after_a_promise(handler_calls: Caller, database: Database) -> None:
    with database.transaction() as session:
        holder, other = store_user(session), store_user(session)
    claim = handler_calls.declare()
    done(handler_calls.change(claim, "assignment", {"handler_id": str(holder)}))
    note(handler_calls, claim, promise=promise(1))
    note(handler_calls, claim, promise=promise(2, assignee_id=str(other)))
    found = promised(handler_calls, claim)
    assert [one["assignee_id"] for one in found] == [str(holder), str(other)]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"happened_at": "2999-01-01T10:00:00+01:00"}, "date_in_future"),
        ({"promise": promise(-1)}, "promise_before_note"),
        ({"promise": promise(1, assignee_id="018f0000-0000-7000-8000-000000000000")}, "handler_unknown"),
        ({"text": "  "}, "validation_failed"),
        ({"mood": "calm"}, "unknown_field"),
    ],
)
def test_what_is_refused_of_a_note(handler_calls: Caller, change: Json, code: str) -> None:
    claim = handler_calls.declare()
    body = {"kind": "call", "text": "Bonjour", **change}
    answer = handler_calls.post(f"/claims/{claim['reference']}/notes", body)
    refused(answer, 422, code)


def test_a_note_of_another_claim_is_not_found(handler_calls: Caller) -> None:
    one, other = handler_calls.declare(), handler_calls.declare()
    added = note(handler_calls, one)
    path = f"/claims/{other['reference']}/notes/{added['id']}/correction"
    refused(handler_calls.post(path, {"kind": "note", "text": "Non"}), 404, "note_not_found")


def test_an_auditor_reads_and_writes_nothing(handler_calls: Caller, auditor: Headers) -> None:
    claim = handler_calls.declare()
    calls = Caller(handler_calls.client, auditor)
    done(calls.get(f"/claims/{claim['reference']}/notes"))
    refused(calls.post(f"/claims/{claim['reference']}/notes", {"kind": "note", "text": "x"}), 403, "permission_missing")
    refused(
        calls.post(f"/claims/{claim['reference']}/tasks", {"title": "x", "due_on": str(TODAY)}),
        403,
        "permission_missing",
    )


def test_a_task_written_by_hand(handler_calls: Caller) -> None:
    claim = handler_calls.declare()
    body = {"title": "Relire le constat", "due_on": str(days_ago(1))}
    made = done(handler_calls.post(f"/claims/{claim['reference']}/tasks", body))
    assert (made["kind"], made["title"], made["overdue"]) == ("manual", "Relire le constat", True)
    assert made in done(handler_calls.get("/tasks", claim=claim["reference"]))["items"]


def test_a_task_is_given_to_another_person(handler_calls: Caller, database: Database) -> None:
    with database.transaction() as session:
        other = store_user(session)
    claim = handler_calls.declare()
    body = {"title": "Relire le constat", "due_on": str(TODAY)}
    task = done(handler_calls.post(f"/claims/{claim['reference']}/tasks", body))
    path = f"/tasks/{task['id']}/assignment"
    assert done(handler_calls.post(path, {"assignee_id": str(other)}))["assignee_id"] == str(other)
    unknown = {"assignee_id": "018f0000-0000-7000-8000-000000000000"}
    refused(handler_calls.post(path, unknown), 422, "assignee_unknown")
    assert done(handler_calls.post(path, {"assignee_id": None}))["assignee_id"] is None


def test_the_people_of_a_claim(handler_calls: Caller) -> None:
    claim = handler_calls.declare(
        insured={"name": "Dr Camille Fictive", "phone": "01 99 00 00 00"},
        declarant={"name": "Secrétaire", "role": "secretary", "phone": "01 99 00 00 01"},
        parties=[{"role": "opposing_lawyer", "name": "Me Contraire", "contact": {"email": "me@example.org"}}],
    )
    found = [(one["role"], one["name"], one["phone"], one["email"]) for one in claim["people"]]
    assert found == [
        ("insured", "Dr Camille Fictive", "01 99 00 00 00", None),
        ("declarant", "Secrétaire", "01 99 00 00 01", None),
        ("opposing_lawyer", "Me Contraire", None, "me@example.org"),
    ]
