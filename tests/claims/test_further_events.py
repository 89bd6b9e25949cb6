"""A claim that changes event takes legal protection along; the deductible of one event is due once."""

from collections.abc import Callable

from backend.core.db import Database
from tests.claims.story import read
from tests.claims.test_events import Money, accepted, event_id, granted, standing
from tests.factories import Caller, StoredPolicy
from tests.factories.calls import done, refused

NewPolicy = Callable[..., StoredPolicy]


def protection(calls: Caller, number: str) -> dict[str, tuple[bool, str, tuple[str, ...]]]:
    """Each event of legal protection: whether it counts, what is committed, its claims."""
    (found,) = [one for one in standing(calls, number)["guarantees"] if one["code"] == "legal_protection"]
    return {one["id"]: (one["counted"], one["committed"], tuple(one["claims"])) for one in found["events"]}


def test_a_join_moves_the_money_of_legal_protection(supervisor_calls: Caller, new_policy: NewPolicy) -> None:
    calls, number = supervisor_calls, new_policy("EREP-PLUS").number
    first, second = accepted(calls, number, "vip"), accepted(calls, number, "vip")
    theirs, own = granted(calls, first), granted(calls, second)
    assert theirs["event_id"] != own["event_id"]
    body = {"event_id": event_id(first), "reason": "Même cause."}
    path = f"/claims/{second['reference']}/event-join"
    version = calls.page(second["reference"])["version"]
    shown = done(calls.post(path + "?dry_run=true", body, version=version))
    joined = done(calls.change(second, "event-join", body))
    (further,) = joined["further"]
    assert shown["further"] == joined["further"]
    assert (further["from_event"], further["to_event"]) == (own["event_id"], theirs["event_id"])
    assert further["moved"]["committed"] == "400.00"
    assert protection(calls, number) == {
        theirs["event_id"]: (True, "800.00", (first["reference"], second["reference"])),
        own["event_id"]: (False, "0.00", ()),
    }


def test_a_split_opens_an_event_of_legal_protection_for_what_was_shared(
    supervisor_calls: Caller, new_policy: NewPolicy
) -> None:
    calls, number = supervisor_calls, new_policy("EREP-PLUS").number
    first = accepted(calls, number)
    second = done(calls.decide(calls.qualified(number), event=event_id(first)))
    shared, other = granted(calls, first), granted(calls, second)
    assert shared["event_id"] == other["event_id"]
    split = done(calls.change(second, "event-split", {"reason": "Autre grief."}))
    (further,) = split["further"]
    assert protection(calls, number) == {
        shared["event_id"]: (True, "400.00", (first["reference"],)),
        further["to_event"]: (True, "400.00", (second["reference"],)),
    }


def test_without_money_there_legal_protection_is_left_until_it_is_needed(
    supervisor_calls: Caller, new_policy: NewPolicy
) -> None:
    calls, number = supervisor_calls, new_policy("EREP-PLUS").number
    first, second = accepted(calls, number, "vip"), accepted(calls, number, "vip")
    granted(calls, first)
    own = granted(calls, second)
    done(
        calls.post(
            f"/agreements-to-pay/{own['reference']}/cancellation", {"reason": "Renonce."}, version=own["version"]
        )
    )
    joined = done(calls.change(second, "event-join", {"event_id": event_id(first), "reason": "Même cause."}))
    assert [one["to_event"] for one in joined["further"]] == [None]
    assert protection(calls, number)[own["event_id"]] == (False, "0.00", ())


def test_a_decision_is_not_reversed_over_money_of_legal_protection(
    supervisor_calls: Caller, new_policy: NewPolicy
) -> None:
    calls, number = supervisor_calls, new_policy("EREP-PLUS").number
    claim = accepted(calls, number)
    granted(calls, claim)
    told = refused(calls.decide(claim, "not_covered", reason_code="excluded"), 409, "commitments_open")
    assert (told["committed"], told["paid"]) == ("400.00", "0.00")


def test_a_deductible_charged_twice_to_one_event_is_given_back(
    handler_calls: Caller, new_policy: NewPolicy, database: Database
) -> None:
    number, money = new_policy().number, Money(database)
    first, second = accepted(handler_calls, number, "vip"), accepted(handler_calls, number, "vip")
    for claim in (first, second):
        money.enter(claim, "commit", 10_000, facts={"deductible_cents": 5_000})
    done(handler_calls.change(second, "event-join", {"event_id": event_id(first), "reason": "Même cause."}))
    sql = "SELECT t.facts FROM task t JOIN claim c ON c.id = t.claim_id WHERE c.reference = :r AND t.kind = :kind"
    (task,) = read(database, sql, r=second["reference"], kind="deductible_over")
    assert task["facts"] == {"cents": 5_000}
    sql = "SELECT m.body FROM outbox_message m JOIN claim c ON c.id = m.claim_id WHERE c.reference = :r"
    letters = [row["body"] for row in read(database, sql, r=second["reference"])]
    assert any("La franchise n’est due qu’une fois" in body and "50,00" in body for body in letters)
