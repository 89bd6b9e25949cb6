"""The life of a file: its policy found, its handler, closing, reopening, conflicts of interest, hidden files."""

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

from backend.accounts import service as accounts
from backend.accounts.cookies import PLAIN_COOKIE
from backend.accounts.models import UserAccount
from backend.core import clock
from backend.core.db import Database, rows
from tests.factories import Caller, ContentBody, StoredPolicy, store_user
from tests.factories.calls import Json, done, refused
from tests.factories.rows import store_person

NewPolicy = Callable[..., StoredPolicy]


class Person(Caller):
    """A member of staff with a browser session."""

    @property
    def id(self) -> str:
        """Their account."""
        return str(done(self.get("/auth/me"))["id"])


@pytest.fixture
def sign_in(client: TestClient, database: Database) -> Callable[..., Person]:
    """Opens a session for a new member of staff."""

    def make(role: str = "handler") -> Person:
        with database.transaction() as session:
            user = session.get(UserAccount, store_user(session, role=role))
            assert user is not None
            secret = accounts.open_session(session, user, now=clock.now())
        return Person(client, {"Cookie": f"{PLAIN_COOKIE}={secret}"})

    return make


def used(calls: Caller, policy: StoredPolicy) -> int:
    """Slots taken in the period."""
    return int(done(calls.get(f"/policies/{policy.number}/standing"))["events_used"])


def mails(database: Database, claim: Json, words: str) -> list[str]:
    """Bodies of the mails to the insured whose subject holds `words`."""
    sql = "SELECT body FROM outbox_message WHERE subject LIKE :like ORDER BY id"
    with database.reading() as session:
        return [row["body"] for row in rows(session, sql, like=f"{claim['reference']}%{words}%")]


def test_closing_gives_the_slot_back_and_tells_the_insured(
    handler_calls: Caller, new_policy: NewPolicy, database: Database
) -> None:
    policy = new_policy()
    claim = handler_calls.covered(policy.number)
    closed = done(handler_calls.change(claim, "closure", {"reason": "L’auteur a retiré son avis."}))
    assert (closed["status"], used(handler_calls, policy)) == ("closed", 0)
    assert closed["closed_at"]
    assert {"reopen", "record_act", "set_publication_date", "assign"} <= set(closed["allowed_actions"])
    assert not {"close", "decide_coverage", "request_service", "refund"} & set(closed["allowed_actions"])
    (mail,) = mails(database, claim, "clôture")
    day = claim["earliest_deadline"]["last_day"]
    assert f"{day[8:]}/{day[5:7]}/{day[:4]}" in mail
    assert "n’est pas décompté" in mail
    assert [one["state"] for one in closed["deadlines"]] == ["live"]
    refused(handler_calls.change(claim, "closure", {"reason": "Encore."}), 409, "action_not_possible")
    refused(handler_calls.decide(claim), 409, "action_not_possible")


def test_a_closed_uncovered_claim_says_nothing_of_a_slot(
    handler_calls: Caller, new_policy: NewPolicy, database: Database
) -> None:
    claim = handler_calls.declare(new_policy().number)
    done(handler_calls.change(claim, "closure", {"reason": "Sans suite."}))
    assert "décompté" not in mails(database, claim, "clôture")[0]


def test_reopening_keeps_event_handler_and_clocks(
    handler_calls: Caller, new_policy: NewPolicy, sign_in: Callable[..., Person]
) -> None:
    policy, person = new_policy(), sign_in()
    claim = handler_calls.covered(policy.number)
    done(handler_calls.change(claim, "assignment", {"handler_id": person.id}))
    done(handler_calls.change(claim, "closure", {"reason": "Sans suite."}))
    reopened = done(handler_calls.change(claim, "reopening", {"reason": "Nouvel élément."}))
    assert (reopened["status"], reopened["handler"]["id"], reopened["closed_at"]) == ("reopened", person.id, None)
    assert reopened["coverage_decision"]["event_id"] == claim["coverage_decision"]["event_id"]
    assert reopened["deadlines"] == claim["deadlines"]
    assert used(handler_calls, policy) == 1
    refused(handler_calls.change(claim, "reopening", {"reason": "Encore."}), 409, "action_not_possible")


def test_reopening_without_a_slot_left_is_possible_and_orders_nothing(
    handler_calls: Caller, new_policy: NewPolicy
) -> None:
    policy = new_policy()
    claim = handler_calls.covered(policy.number)
    done(handler_calls.change(claim, "closure", {"reason": "Sans suite."}))
    for _ in range(2):
        handler_calls.covered(policy.number)
    done(handler_calls.change(claim, "reopening", {"reason": "Nouvel élément."}))
    assert used(handler_calls, policy) == 2
    event = claim["coverage_decision"]["event_id"]
    refused(handler_calls.decide(claim, event=event), 409, "event_limit_reached")


def test_a_policy_found_later_brings_its_insured_and_calendar(
    handler_calls: Caller, new_policy: NewPolicy, database: Database
) -> None:
    policy, claim = new_policy(), handler_calls.declare("A-TROUVER")
    refused(handler_calls.patch(claim, {"policy_number": "TOUJOURS-PAS"}), 422, "policy_unknown")
    found = done(handler_calls.patch(claim, {"policy_number": policy.number, "discovered_on": None}))
    assert (found["status"], found["policy_number"], found["in_force"]) == ("declared", policy.number, True)
    assert (found["insured"]["name"], found["discovered_on"]) == (policy.insured_name, None)
    assert handler_calls.qualify(found)["status"] == "qualified"
    done(handler_calls.decide(found))
    refused(handler_calls.patch(found, {"policy_number": new_policy().number}), 409, "cover_in_force")


@pytest.mark.parametrize("body", [{"desired_outcome": None}, {"circumstances": None}, {"version": 9}])
def test_a_patch_refuses_what_can_not_be_stored(
    handler_calls: Caller, new_policy: NewPolicy, body: dict[str, Any]
) -> None:
    claim = handler_calls.declare(new_policy().number)
    assert handler_calls.patch(claim, body).status_code == 422
    assert handler_calls.page(claim["reference"]) == claim


def test_a_patch_keeps_what_is_not_sent(handler_calls: Caller, new_policy: NewPolicy) -> None:
    claim = handler_calls.declare(new_policy().number)
    told = done(handler_calls.patch(claim, {"circumstances": {"already_replied": True}}))
    assert told == {**claim, "version": 2, "circumstances": {"already_replied": True}}


def test_asking_the_insured_waits_for_them(handler_calls: Caller, new_policy: NewPolicy, database: Database) -> None:
    claim = handler_calls.declare(new_policy().number)
    asked = done(handler_calls.change(claim, "information-request", {"question": "Quel jour avez-vous vu l’avis ?"}))
    assert (asked["status"], asked["deadlines"]) == ("awaiting_insured", claim["deadlines"])
    assert "Quel jour avez-vous vu l’avis ?" in mails(database, claim, "information")[0]
    assert handler_calls.qualify(claim)["status"] == "qualified"


def test_an_answer_brings_a_decided_claim_back_to_where_it_stood(handler_calls: Caller, new_policy: NewPolicy) -> None:
    claim = handler_calls.covered(new_policy().number)
    question = {"question": "Quand examinerez-vous notre notification ?", "addressee": "third_party"}
    asked = done(handler_calls.change(claim, "information-request", question))
    assert asked["status"] == "awaiting_third_party"
    answered = done(handler_calls.patch(asked, {"circumstances": {"already_reported": True}}))
    assert answered["status"] == claim["status"] == "decided"


def test_work_is_given_to_active_staff_only(
    handler_calls: Caller, new_policy: NewPolicy, sign_in: Callable[..., Person], database: Database
) -> None:
    claim = handler_calls.declare(new_policy().number)
    with database.transaction() as session:
        gone = store_user(session, active=False)
    for nobody in (str(gone), sign_in("auditor").id, "00000000-0000-0000-0000-000000000000"):
        refused(handler_calls.change(claim, "assignment", {"handler_id": nobody}), 422, "handler_unknown")
    person = sign_in()
    given = done(handler_calls.change(claim, "assignment", {"handler_id": person.id}))
    assert given["handler"]["name"] == "Claire Exemple"
    mine = done(person.get("/claims", handler="me"))
    assert [one["reference"] for one in mine["items"]] == [claim["reference"]]
    sql = "SELECT DISTINCT handler_id::text FROM reminder WHERE claim_reference = :reference AND state = 'pending'"
    with database.reading() as session:
        assert [row["handler_id"] for row in rows(session, sql, reference=claim["reference"])] == [person.id]
    assert done(handler_calls.change(claim, "assignment", {"handler_id": None}))["handler"] is None


@pytest.mark.parametrize("how", ["content", "party", "later content", "later party"])
def test_a_named_author_who_is_insured_opens_one_conflict(
    handler_calls: Caller, new_policy: NewPolicy, how: str
) -> None:
    author = new_policy().insured_name.upper()
    named, by_party = ContentBody(author=author), {"role": "author", "name": author}
    facts: dict[str, Any] = {"content": {"contents": [named]}, "party": {"parties": [by_party]}}.get(how, {})
    claim = handler_calls.declare(new_policy().number, **facts)
    path = f"/claims/{claim['reference']}"
    for _ in range(2):  # naming the author again opens no second conflict
        body: object = named if "content" in how else by_party
        resource = "contents" if "content" in how else "parties"
        claim = done(handler_calls.post(f"{path}/{resource}", body))
    assert claim["flags"] == ["conflict"]
    assert len(done(handler_calls.get(f"{path}/conflicts"))) == 1


def test_a_stranger_or_a_pseudonym_opens_none(handler_calls: Caller, new_policy: NewPolicy, database: Database) -> None:
    with database.transaction() as session:
        stranger = store_person(session)
    names = [f"{stranger['first_name']} {stranger['last_name']}", new_policy().insured["last_name"]]
    claim = handler_calls.declare(new_policy().number, contents=[ContentBody(author=name) for name in names])
    assert claim["flags"] == []


@pytest.fixture
def hidden(
    new_policy: NewPolicy, sign_in: Callable[..., Person]
) -> Callable[[], tuple[Person, Person, StoredPolicy, Json]]:
    """A covered claim in conflict, hidden from the handler who held it."""

    def make() -> tuple[Person, Person, StoredPolicy, Json]:
        excluded, boss, policy = sign_in(), sign_in("supervisor"), new_policy()
        author = {"role": "author", "name": new_policy().insured_name}
        claim = excluded.covered(policy.number)
        path = f"/claims/{claim['reference']}"
        done(excluded.change(claim, "assignment", {"handler_id": excluded.id}))
        done(excluded.post(f"{path}/parties", author))
        (conflict,) = done(boss.get(f"{path}/conflicts"))
        decision = {"decision": "Deux gestionnaires séparés.", "hidden_from": [excluded.id]}
        address = f"{path}/conflicts/{conflict['id']}/decision"
        refused(excluded.post(address, decision), 403, "permission_missing")
        return excluded, boss, policy, done(boss.post(address, decision))

    return make


def test_a_hidden_file_does_not_exist_for_its_former_handler(
    hidden: Callable[[], tuple[Person, Person, StoredPolicy, Json]],
) -> None:
    excluded, boss, policy, claim = hidden()
    path = f"/claims/{claim['reference']}"
    for address in (path, f"{path}/timeline", f"{path}/deadlines", f"{path}/conflicts"):
        refused(excluded.get(address), 404, "claim_not_found")
    for action in ("closure", "assignment", "reopening", "coverage-decision", "information-request"):
        refused(excluded.post(f"{path}/{action}", {}, version=1), 404, "claim_not_found")
    for resource in ("contents", "acts", "parties"):
        refused(excluded.post(f"{path}/{resource}", {}), 404, "claim_not_found")
    refused(excluded.get(f"/deadlines/{claim['deadlines'][0]['id']}/explanation"), 404, "deadline_not_found")
    far = {"before": "2999-01-01", "limit": 200}
    assert claim["reference"] not in excluded.get("/deadlines", **far).text
    assert claim["reference"] not in excluded.get("/claims", policy_number=policy.number, open="true").text
    assert claim["reference"] not in excluded.get("/tasks", limit=200).text
    shown = done(excluded.get(f"/policies/{policy.number}/standing"))
    assert (shown["events_used"], shown["events"][0]["claims"]) == (1, [])
    assert done(boss.get(f"/policies/{policy.number}/standing"))["events"][0]["claims"] == [claim["reference"]]


def test_a_hidden_file_shows_in_no_page_or_refusal_of_another_claim(
    hidden: Callable[[], tuple[Person, Person, StoredPolicy, Json]],
) -> None:
    excluded, _, policy, claim = hidden()
    address = claim["contents"][0]["url"]
    other = excluded.declare(policy.number, contents=[ContentBody(url=address)])
    assert claim["reference"] not in str(other)
    excluded.covered(policy.number)
    refusal = refused(excluded.decide(excluded.qualified(policy.number)), 409, "event_limit_reached")
    assert claim["reference"] not in str(refusal)


def test_a_hidden_file_leaves_its_handler_and_does_not_come_back(
    hidden: Callable[[], tuple[Person, Person, StoredPolicy, Json]], database: Database
) -> None:
    excluded, boss, _, claim = hidden()
    assert claim["handler"] is None
    sql = "SELECT 1 FROM reminder WHERE claim_reference = :reference AND state = 'pending' AND handler_id IS NOT NULL"
    with database.reading() as session:
        assert not rows(session, sql, reference=claim["reference"])
    refused(boss.change(claim, "assignment", {"handler_id": excluded.id}), 409, "handler_in_conflict")


def test_the_timeline_tells_who_did_what(handler_calls: Caller, new_policy: NewPolicy) -> None:
    claim = handler_calls.covered(new_policy().number)
    found = done(handler_calls.get(f"/claims/{claim['reference']}/timeline"))
    assert [one["action"] for one in found] == ["claim.declared", "content.qualified", "coverage.decided"]
    assert {one["actor"] for one in found} == {"handler"}


def test_the_work_list_pages_by_urgency_and_filters(handler_calls: Caller, new_policy: NewPolicy) -> None:
    policy = new_policy()
    urgent, later, late = (handler_calls.qualified(policy.number, on=clock.today()) for _ in range(3))
    filters = {"policy_number": policy.number, "limit": 2}
    first = done(handler_calls.get("/claims", **filters, total="true"))
    second = done(handler_calls.get("/claims", **filters, cursor=first["next"]))
    seen = [one["reference"] for one in first["items"] + second["items"]]
    assert (sorted(seen), first["total"], second["next"]) == (
        sorted(one["reference"] for one in (urgent, later, late)),
        3,
        None,
    )
    done(handler_calls.change(late, "closure", {"reason": "Sans suite."}))
    assert len(done(handler_calls.get("/claims", policy_number=policy.number))["items"]) == 2
    assert len(done(handler_calls.get("/claims", policy_number=policy.number, open="false"))["items"]) == 1
    by_name = done(handler_calls.get("/claims", q=policy.insured["last_name"]))
    assert {one["reference"] for one in by_name["items"]} == {urgent["reference"], later["reference"]}
    by_number = done(handler_calls.get("/claims", q=urgent["reference"].lower()))
    assert [one["kind"] for one in by_number["items"]] == ["diffamation_publique"]
    assert done(handler_calls.get("/claims", q="---"))["items"] == []
    for sort in ("prudent_day", "-declared_at"):
        refused(handler_calls.get("/claims", cursor="WyJhIiwiYiJd", sort=sort), 422, "cursor_invalid")
    refused(handler_calls.get("/claims", colour="blue"), 422, "unknown_parameter")
