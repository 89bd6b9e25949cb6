"""A declaration is never blocked by a missing fact, and tells what it lacks."""

from collections.abc import Callable
from typing import Any

import pytest

from backend.core import clock
from backend.core.db import Database, rows
from backend.core.ids import new_id
from backend.policies.models import PolicyImport, PolicyImportReject
from tests.factories import Caller, ClaimBody, ContentBody, PublishedBody, StoredPolicy, store_policy
from tests.factories.bodies import days_ago
from tests.factories.calls import done, refused
from tests.factories.rows import insert

NewPolicy = Callable[..., StoredPolicy]


def _tasks(database: Database, reference: str, kind: str) -> list[str]:
    with database.reading() as session:
        found = rows(
            session,
            """SELECT t.title FROM task t JOIN claim c ON c.id = t.claim_id
                WHERE c.reference = :reference AND t.kind = :kind""",
            reference=reference,
            kind=kind,
        )
    return [row["title"] for row in found]


def test_the_answer_is_the_claim_as_it_will_be_read(handler_calls: Caller, new_policy: NewPolicy) -> None:
    policy = new_policy()
    answer = handler_calls.post("/claims", ClaimBody(policy_number=f" {policy.number.lower()} "))
    claim = done(answer)
    assert answer.status_code == 201
    assert answer.headers["Location"] == f"/api/v1/claims/{claim['reference']}"
    assert answer.headers["ETag"] == '"1"'
    assert handler_calls.page(claim["reference"]) == claim
    assert (claim["status"], claim["policy_number"], claim["in_force"]) == ("declared", policy.number, True)
    assert claim["insured"]["name"] == policy.insured_name
    assert (claim["standing"]["events_limit"], claim["standing"]["events_used"]) == (2, 0)
    (clock,) = claim["deadlines"]
    assert (clock["rule"], clock["kind"], clock["days_left"]) == (
        "PRESS_3M",
        "unknown",
        claim["earliest_deadline"]["days_left"],
    )
    assert "decide_coverage" in claim["allowed_actions"]
    assert "reopen" not in claim["allowed_actions"]


@pytest.mark.parametrize(
    ("number", "insured", "words"),
    [
        (None, None, "aucun contrat en vigueur"),
        (None, {"name": "Personne Inconnue", "email": "inconnue@example.org", "postcode": "75011"}, "aucun contrat"),
        ("NEXISTE-PAS", None, "n’est pas au portefeuille"),
    ],
)
def test_without_its_policy_a_claim_waits_and_its_clock_runs(
    handler_calls: Caller, database: Database, number: str | None, insured: dict[str, str] | None, words: str
) -> None:
    claim = handler_calls.declare(number, insured=insured)
    assert (claim["status"], claim["policy_number"]) == ("policy_to_identify", None)
    assert (claim["standing"], claim["in_force"]) == (None, None)
    assert claim["earliest_deadline"]["rule"] == "PRESS_3M"
    (task,) = _tasks(database, claim["reference"], "policy_to_identify")
    assert words in task


def test_the_only_policy_in_force_of_the_person_told_is_theirs(
    handler_calls: Caller, new_policy: NewPolicy, database: Database
) -> None:
    policy = new_policy()
    told = {"name": f"{policy.insured['last_name'].lower()}, helene", "email": policy.insured["email"].upper()}
    assert handler_calls.declare(insured=told)["policy_number"] == policy.number
    with database.transaction() as session:
        store_policy(session, insured=policy.insured, end_on=days_ago(100))
    assert handler_calls.declare(insured=told)["policy_number"] == policy.number
    with database.transaction() as session:
        store_policy(session, insured=policy.insured)
    claim = handler_calls.declare(insured=told)
    assert claim["status"] == "policy_to_identify"
    assert _tasks(database, claim["reference"], "policy_to_identify")


def test_a_policy_that_has_ended_is_named_and_said_to_be_out_of_force(
    handler_calls: Caller, new_policy: NewPolicy
) -> None:
    claim = handler_calls.declare(new_policy(end_on=days_ago(40)).number)
    assert (claim["status"], claim["in_force"], claim["standing"]["in_force"]) == ("declared", False, False)


def test_a_number_rejected_at_import_is_told_apart(handler_calls: Caller, database: Database) -> None:
    import_id, number = new_id(), f"REJ-{new_id().hex[-8:].upper()}"
    with database.transaction() as session:
        base = {"id": import_id, "filename": "f.csv", "as_of": days_ago(0), "delta": False, "state": "done"}
        told = {"counts": {}, "warnings": [], "created_at": clock.now(), "created_by": "t"}
        insert(session, PolicyImport, {**base, **told})
        reject = {"import_id": import_id, "line": 2, "position": 1, "column": "rpps", "code": "rpps_invalid"}
        insert(session, PolicyImportReject, {**reject, "message": "m", "policy_number": number, "raw": "…"})
    claim = handler_calls.declare(number)
    (task,) = _tasks(database, claim["reference"], "policy_to_identify")
    assert "rejetée à l’import" in task


def test_a_content_may_have_no_address_and_a_rating_no_words(handler_calls: Caller, new_policy: NewPolicy) -> None:
    contents = [
        {"form": "rating", "platform": "google", "rating": "1.0"},
        {"form": "group", "place": "Groupe « Internes », message du matin"},
        {"form": "private_message", "excerpt": "Propos de fiction."},
    ]
    claim = handler_calls.declare(new_policy().number, contents=contents)
    assert [content["url"] for content in claim["contents"]] == [None, None, None]
    assert [content["form"] for content in claim["contents"]] == ["rating", "group", "private_message"]
    assert all(clock["last_day"] is None for clock in claim["deadlines"])


def test_several_contents_have_their_own_clocks(
    handler_calls: Caller, new_policy: NewPolicy, database: Database
) -> None:
    contents = [ContentBody(), ContentBody(published=PublishedBody(on=days_ago(30))), ContentBody(published=None)]
    claim = handler_calls.declare(new_policy().number, contents=contents)
    assert {clock["content_id"] for clock in claim["deadlines"]} == {content["id"] for content in claim["contents"]}
    assert claim["contents"][2]["published"]["certainty"] == "unknown"
    assert _tasks(database, claim["reference"], "date_publication")
    assert claim["earliest_deadline"]["last_day"] is None  # an undated clock presses most


def test_a_late_declaration_opens_a_task_and_refuses_nothing(
    handler_calls: Caller, new_policy: NewPolicy, database: Database
) -> None:
    claim = handler_calls.declare(new_policy().number, discovered_on=days_ago(60).isoformat())
    assert claim["status"] == "declared"
    assert _tasks(database, claim["reference"], "late_declaration")
    in_time = handler_calls.declare(new_policy().number, discovered_on=days_ago(1).isoformat())
    assert not _tasks(database, in_time["reference"], "late_declaration")


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"contents": []}, "contents_missing"),
    ({"discovered_on": days_ago(-2).isoformat()}, "date_in_future"),
    ({"discovered_on": "0800-12-25"}, "date_out_of_range"),
    ({"contents": [{"url": "maps.example.org"}]}, "url_invalid"),
    ({"contents": [{"published": {"earliest": days_ago(-2).isoformat()}}]}, "date_in_future"),
    ({"contents": [{"published": {"earliest": "2026-01-02", "at": "2026-01-02T10:00:00Z"}}]}, "earliest_with_at"),
    ({"contents": [{"published": {"earliest": "2026-01-02", "latest": "2026-01-01"}}]}, "interval_reversed"),
    ({"colour": "blue"}, "unknown_field"),
    ({"contents": [{"form": "review", "diagnosis": "…"}]}, "unknown_field"),
    ({"insured": {"name": "X", "nir": "1"}}, "unknown_field"),
    ({"parties": [{"role": "author", "content_id": "00000000-0000-0000-0000-000000000000"}]}, "unknown_field"),
    ({"channel": "pigeon"}, "validation_failed"),
    ({"contents": [{"excerpt": "a\x00b"}]}, "text_unreadable"),
]


@pytest.mark.parametrize(("facts", "code"), REFUSED)
def test_what_is_refused(handler_calls: Caller, facts: dict[str, Any], code: str) -> None:
    found = refused(handler_calls.post("/claims", ClaimBody(**facts)), 422, code)
    assert found["detail"]
    assert found["type"] == f"/problems/{code.replace('_', '-')}"


def test_a_refused_declaration_draws_no_number(handler_calls: Caller) -> None:
    first = handler_calls.declare()["reference"]
    refused(handler_calls.post("/claims", ClaimBody(discovered_on=days_ago(-2).isoformat())), 422, "date_in_future")
    assert int(handler_calls.declare()["reference"][-6:]) == int(first[-6:]) + 1


def test_duplicates_of_the_insured_are_shown_both_ways(handler_calls: Caller, new_policy: NewPolicy) -> None:
    policy, address = new_policy(), f"https://www.avis.example.org/{days_ago(3)}/{new_policy().number}"
    first = handler_calls.declare(policy.number, contents=[ContentBody(url=f"{address}?utm_source=x#avis")])
    other = handler_calls.declare(new_policy().number, contents=[ContentBody(url=address)])
    second = handler_calls.declare(policy.number, contents=[ContentBody(url=f"{address}/")])
    assert [one["reference"] for one in second["possible_duplicates"]] == [first["reference"]]
    again = handler_calls.page(first["reference"])
    assert [one["reference"] for one in again["possible_duplicates"]] == [second["reference"]]
    assert (other["possible_duplicates"], again["version"]) == ([], 1)


def test_parties_declarant_and_target_are_kept(
    handler_calls: Caller, new_policy: NewPolicy, database: Database
) -> None:
    claim = handler_calls.declare(
        new_policy().number,
        declarant={"name": "Sacha Exemple", "role": "secretary", "mandate": "écrit du 02/01/2026"},
        target={"name": "Cabinet Exemple", "is_insured": False},
        parties=[{"role": "broker", "name": "Courtage Exemple"}],
        circumstances={"public_employer": True, "functional_protection": "asked"},
    )
    assert claim["declarant"]["mandate"] == "écrit du 02/01/2026"
    assert claim["circumstances"] == {"public_employer": True, "functional_protection": "asked"}
    with database.reading() as session:
        found = rows(
            session,
            """SELECT p.role, p.name FROM claim_party p JOIN claim c ON c.id = p.claim_id
                WHERE c.reference = :reference ORDER BY p.role""",
            reference=claim["reference"],
        )
    assert [(row["role"], row["name"]) for row in found] == [
        ("broker", "Courtage Exemple"),
        ("declarant", "Sacha Exemple"),
        ("target", "Cabinet Exemple"),
    ]


def test_the_insured_is_told_the_reference_and_the_last_day(
    handler_calls: Caller, new_policy: NewPolicy, database: Database
) -> None:
    policy = new_policy()
    claim = handler_calls.declare(policy.number)
    with database.reading() as session:
        (mail,) = rows(
            session,
            "SELECT recipient, subject, body FROM outbox_message WHERE recipient = :email",
            email=policy.insured["email"],
        )
    day = claim["earliest_deadline"]["last_day"]
    assert claim["reference"] in mail["subject"]
    assert f"{day[8:]}/{day[5:7]}/{day[:4]}" in mail["body"]
    assert "Propos de fiction" not in mail["body"]
