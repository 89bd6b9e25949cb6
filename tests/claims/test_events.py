"""One cause, one event: joining, splitting, their money and slots, by the API."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Barrier
from typing import Any
from uuid import UUID

import pytest

from backend.core import clock
from backend.core.access import Actor, Role
from backend.core.batch import Batch
from backend.core.db import Database, rows
from backend.core.ids import new_id
from backend.core.money import Cents
from backend.coverage import ledger
from tests.claims.story import read
from tests.factories import Caller, ContentBody, PublishedBody, StoredPolicy
from tests.factories.bodies import days_ago
from tests.factories.calls import Json, done, refused

ACTOR = Actor(new_id(), "Claire Exemple", Role.SUPERVISOR)
NewPolicy = Callable[..., StoredPolicy]
CHOICE = {"name": "Maître Ada Lovelace", "bar": "Paris", "email": "ada@example.org"}


@dataclass(frozen=True)
class Money:
    """Entries on the event of a claim."""

    database: Database

    def enter(self, claim: Json, kind: str, cents: int, *, of: UUID | None = None, **more: Any) -> UUID:
        """One committed entry on the event that the claim stood on when it was read."""
        found = read(self.database, "SELECT id FROM claim WHERE reference = :reference", reference=claim["reference"])
        batch = Batch()
        entry = ledger.enter(
            batch,
            kind,
            Cents(cents),
            event_id=UUID(claim["coverage_decision"]["event_id"]),
            claim_id=found[0]["id"],
            benefit=more.pop("benefit", "cleaning"),
            source=f"test:{new_id()}",
            reason="test",
            actor=ACTOR,
            now=clock.now(),
            of_entry=of,
            **more,
        )
        with self.database.transaction() as session:
            batch.send(session)
        return entry


@pytest.fixture
def money(database: Database) -> Money:
    """Entries of the ledger."""
    return Money(database)


def accepted(calls: Caller, number: str, author: str | None = None, *, ago: int = 10, **more: Any) -> Json:
    """A covered claim with an event of its own."""
    content = ContentBody(published=PublishedBody(on=days_ago(ago)), author={"handle": author} if author else None)
    claim = calls.qualify(calls.declare(number, contents=[content], **more))
    return done(calls.decide(claim))


def event_id(claim: Json) -> str:
    """The event of a claim as it was read."""
    found: str = claim["coverage_decision"]["event_id"]
    return found


def standing(calls: Caller, number: str) -> Json:
    """The standing of a policy today."""
    return done(calls.get(f"/policies/{number}/standing"))


def granted(calls: Caller, claim: Json, step: str = "notice") -> Json:
    """An agreement to pay a lawyer."""
    path = f"/claims/{claim['reference']}"
    done(calls.post(f"{path}/lawyer-choice", CHOICE))
    return done(calls.post(f"{path}/agreements-to-pay", {"step": step}))


def sums(calls: Caller, number: str) -> dict[str, tuple[str, str, str]]:
    """Reserved, committed and paid of each event."""
    found = standing(calls, number)["events"]
    return {one["id"]: (one["reserved"], one["committed"], one["paid"]) for one in found}


def test_the_proposal_says_why_and_shows_both_effects(handler_calls: Caller, new_policy: NewPolicy) -> None:
    number = new_policy().number
    first, second = accepted(handler_calls, number, "vip"), accepted(handler_calls, number, "vip", ago=12)
    (told,) = done(handler_calls.get(f"/claims/{second['reference']}/event-proposals"))["proposals"]
    assert (told["event_id"], told["proposed"], told["current"]) == (event_id(first), "together", "apart")
    assert [one["code"] for one in told["reasons"]] == ["same_author"]
    assert (told["together"]["events_used"], told["apart"]["events_used"]) == (1, 2)


def test_a_join_moves_the_money_and_gives_the_slot_back(
    handler_calls: Caller, new_policy: NewPolicy, money: Money, database: Database
) -> None:
    number = new_policy().number
    first, second = accepted(handler_calls, number, "vip"), accepted(handler_calls, number, "vip")
    money.enter(first, "commit", 100_000)
    money.enter(second, "reserve", 20_000)
    commit = money.enter(second, "commit", 90_000, facts={"deductible_cents": 500})
    money.enter(second, "pay", 50_000, of=commit)
    body = {"event_id": event_id(first), "reason": "Même auteur, mêmes faits."}
    path = f"/claims/{second['reference']}/event-join"
    shown = done(handler_calls.post(path + "?dry_run=true", body, version=3))
    assert sums(handler_calls, number)[event_id(second)] == ("200.00", "400.00", "500.00")
    joined = done(handler_calls.post(path, body, version=3))
    assert joined == {**shown, "to_event": event_id(first)}
    assert joined["moved"] == {
        "reserved": "200.00",
        "committed": "400.00",
        "paid": "500.00",
        "recovered": "0.00",
        "deductible": "5.00",
    }
    assert (joined["apart"]["events_used"], joined["together"]["events_used"]) == (2, 1)
    assert (joined["apart"]["remaining_for_claim"], joined["together"]["remaining_for_claim"]) == ("3100.00", "2100.00")
    assert sums(handler_calls, number) == {
        event_id(first): ("200.00", "1400.00", "500.00"),
        event_id(second): ("0.00", "0.00", "0.00"),
    }
    assert standing(handler_calls, number)["events_used"] == 1
    assert handler_calls.page(second["reference"])["coverage_decision"]["event_id"] == event_id(first)
    # Whoever still names the old commit pays on the event that the claim stands on now.
    money.enter(second, "pay", 40_000, of=commit)
    assert sums(handler_calls, number)[event_id(first)] == ("200.00", "1000.00", "900.00")
    with database.reading() as session:
        assert str(ledger.places(session, [commit])[commit].event_id) == event_id(first)


def test_a_split_takes_a_slot_and_its_own_limit(
    handler_calls: Caller, supervisor_calls: Caller, new_policy: NewPolicy, money: Money, database: Database
) -> None:
    number = new_policy().number
    first = accepted(handler_calls, number, "vip")
    second = handler_calls.qualified(number)
    second = done(handler_calls.decide(second, event=event_id(first)))
    money.enter(first, "commit", 250_000)
    paid = money.enter(second, "commit", 150_000)
    money.enter(second, "pay", 150_000, of=paid)
    body = {"reason": "Autre auteur, autre grief."}
    split = done(handler_calls.change(second, "event-split", body))
    assert not split["against_proposal"]
    assert (split["together"]["events_used"], split["apart"]["events_used"]) == (1, 2)
    assert (split["together"]["remaining_for_claim"], split["apart"]["remaining_for_claim"]) == ("0.00", "2500.00")
    assert sums(handler_calls, number) == {
        event_id(first): ("0.00", "2500.00", "0.00"),
        split["to_event"]: ("0.00", "0.00", "1500.00"),
    }
    refused(handler_calls.change(second, "event-split", body), 409, "event_not_shared")
    # Going back is against what the facts say: a supervisor's choice, told to the insured.
    back = {"event_id": event_id(first), "reason": "Un seul appel à la curée."}
    refused(handler_calls.change(second, "event-join", back), 403, "supervisor_required")
    joined = done(supervisor_calls.change(second, "event-join", back))
    assert joined["against_proposal"]
    letters = read(
        database,
        "SELECT subject, body FROM outbox_message m JOIN claim c ON c.id = m.claim_id WHERE c.reference = :r",
        r=second["reference"],
    )
    assert any("Un seul appel à la curée." in letter["body"] for letter in letters)


def test_money_that_does_not_fit_is_refused_and_nothing_moves(
    handler_calls: Caller, new_policy: NewPolicy, money: Money
) -> None:
    number = new_policy().number
    first, second = accepted(handler_calls, number, "vip"), accepted(handler_calls, number, "vip")
    money.enter(first, "commit", 350_000)
    commit = money.enter(second, "commit", 50_001)
    money.enter(second, "pay", 50_001, of=commit)
    before = sums(handler_calls, number)
    body = {"event_id": event_id(first), "reason": "Même cause."}
    told = refused(handler_calls.change(second, "event-join", body), 409, "moved_money_exceeds_limit")
    assert (told["moved"], told["remaining"], told["standing"]["events_used"]) == ("500.01", "500.00", 2)
    assert (sums(handler_calls, number), standing(handler_calls, number)["events_used"]) == (before, 2)


def test_two_splits_at_once_take_the_last_slot_once(handler_calls: Caller, new_policy: NewPolicy) -> None:
    number = new_policy().number
    first = accepted(handler_calls, number)
    others = [handler_calls.qualified(number) for _ in range(2)]
    for one in others:
        done(handler_calls.decide(one, event=event_id(first)))
    together = Barrier(2)

    def split(claim: Json) -> tuple[int, str | None]:
        together.wait()
        path = f"/claims/{claim['reference']}/event-split"
        answer = handler_calls.post(path, {"reason": "Causes distinctes."}, version=3)
        return answer.status_code, answer.json().get("code")

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(split, others), key=str)
    assert answers == [(200, None), (409, "event_limit_reached")]
    assert standing(handler_calls, number)["events_used"] == 2


@pytest.mark.parametrize(("path", "body"), [("event-join", {"event_id": str(new_id())}), ("event-split", {})])
def test_a_claim_without_cover_changes_no_event(
    handler_calls: Caller, new_policy: NewPolicy, path: str, body: Json
) -> None:
    claim = handler_calls.qualified(new_policy().number)
    refused(handler_calls.change(claim, path, {**body, "reason": "x"}), 409, "claim_not_covered")
    covered = accepted(handler_calls, new_policy().number)
    refused(
        handler_calls.change(covered, "event-join", {"event_id": event_id(covered), "reason": "x"}),
        409,
        "event_already_joined",
    )
    refused(
        handler_calls.change(covered, "event-join", {"event_id": str(new_id()), "reason": "x"}), 404, "event_not_found"
    )


def test_a_content_back_online_reopens_its_claim_on_the_same_event(
    handler_calls: Caller, new_policy: NewPolicy, database: Database
) -> None:
    number = new_policy().number
    claim = accepted(handler_calls, number)
    path = f"/claims/{claim['reference']}/contents/{claim['contents'][0]['id']}/state"
    done(handler_calls.post(path, {"still_online": False}))
    closed = done(handler_calls.change(claim, "closure", {"reason": "Contenu retiré."}))
    assert (closed["status"], standing(handler_calls, number)["events_used"]) == ("closed", 0)
    back = done(handler_calls.post(path, {"still_online": True}))
    assert (back["status"], back["coverage_decision"]["event_id"]) == ("reopened", event_id(claim))
    assert standing(handler_calls, number)["events_used"] == 1
    sql = "SELECT t.kind FROM task t JOIN claim c ON c.id = t.claim_id WHERE c.reference = :reference"
    assert "content_reappeared" in [row["kind"] for row in read(database, sql, reference=claim["reference"])]


def test_a_second_guarantee_has_its_own_event_and_limit(
    handler_calls: Caller, supervisor_calls: Caller, new_policy: NewPolicy, database: Database
) -> None:
    number = new_policy("EREP-PLUS").number
    claim = accepted(handler_calls, number, "vip")
    other = done(handler_calls.decide(handler_calls.qualified(number), event=event_id(claim)))

    agreed = [granted(supervisor_calls, one) for one in (claim, other)]
    opened = agreed[0]["event_id"]
    assert agreed[1]["event_id"] == opened
    told = standing(handler_calls, number)
    (protection,) = [one for one in told["guarantees"] if one["code"] == "legal_protection"]
    assert (told["events_used"], protection["events_used"]) == (1, 1)
    assert [one["limit"] for one in protection["events"]] == ["8000.00"]
    (assistance,) = [one for one in told["guarantees"] if one["code"] == "psychological_assistance"]
    assert (assistance["sessions_limit"], assistance["sessions_used"]) == (8, 0)
    for one in agreed:
        path = f"/agreements-to-pay/{one['reference']}/cancellation"
        done(supervisor_calls.post(path, {"reason": "Renonce."}, version=one["version"]))
    done(handler_calls.decide(other, "not_covered", reason_code="excluded"))
    done(handler_calls.decide(claim, "not_covered", reason_code="excluded"))
    told = standing(handler_calls, number)
    assert [told["events_used"], told["guarantees"][0]["events_used"]] == [0, 0]
    with database.reading() as session:
        assert rows(session, "SELECT 1 FROM event_claim WHERE event_id = :id AND left_at IS NULL", id=opened) == []


def test_a_campaign_groups_claims_and_leaves_their_events(handler_calls: Caller, new_policy: NewPolicy) -> None:
    first, second = accepted(handler_calls, new_policy().number), accepted(handler_calls, new_policy().number)
    body = {"name": "Appel sur un forum", "analysis": "Un seul appel.", "claims": [first["reference"]]}
    campaign = done(handler_calls.post("/campaigns", body))
    path = f"/campaigns/{campaign['id']}"
    done(handler_calls.post(f"{path}/claims", {"reference": second["reference"]}))
    refused(handler_calls.post(f"{path}/claims", {"reference": second["reference"]}), 409, "campaign_claim_present")
    told = done(handler_calls.post(f"{path}/analyses", {"analysis": "Deux vagues."}))
    assert [one["analysis"] for one in told["notes"]] == ["Un seul appel.", "Deux vagues."]
    assert {one["event_id"] for one in told["claims"]} == {event_id(first), event_id(second)}
    assert handler_calls.page(second["reference"])["campaigns"] == [{"id": campaign["id"], "name": body["name"]}]
    gone = handler_calls.client.delete(
        f"/api/v1{path}/claims/{second['reference']}",
        params={"reason": "autre auteur"},
        headers={**handler_calls.headers, "If-Match": f'"{told["version"]}"'},
    )
    assert [one["reference"] for one in done(gone)["claims"]] == [first["reference"]]
    assert campaign["id"] in [one["id"] for one in done(handler_calls.get("/campaigns"))["items"]]
