"""Decisions that move claims between events: no deadlock where two cross, no second slot for a claim that had one."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError
from typing import Any
from uuid import UUID

import pytest

from backend.claims import service
from backend.claims.commands import DecisionIn
from backend.core import clock
from backend.core.access import Actor, Role
from backend.core.db import Database
from backend.core.ids import new_id
from backend.coverage import service as coverage
from tests.claims.test_events import Money, accepted, event_id, standing
from tests.factories import Caller, StoredPolicy
from tests.factories.calls import Json, done, refused

ACTOR = Actor(new_id(), "Claire Exemple", Role.SUPERVISOR)
NewPolicy = Callable[..., StoredPolicy]


def test_two_claims_that_change_places_never_wait_for_each_other(
    handler_calls: Caller, new_policy: NewPolicy, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = new_policy().number
    near, far = accepted(handler_calls, number), accepted(handler_calls, number, ago=500)
    both, retake = Barrier(2), coverage.retake_slot

    def retake_together(*args: Any, **named: Any) -> bool:
        done = retake(*args, **named)
        with suppress(BrokenBarrierError):
            both.wait(timeout=1)  # each now holds the period that it goes to, unless one waits for the other
        return done

    monkeypatch.setattr(coverage, "retake_slot", retake_together)

    def go(claim: Json, target: Json) -> None:
        body = DecisionIn(outcome="covered", event=UUID(event_id(target)))
        # Without the edge, which would try a deadlock's victim again.
        with database.transaction() as session:
            service.decide(session, claim["reference"], body, ACTOR, expected_version=claim["version"], now=clock.now())

    with ThreadPoolExecutor(2) as pool:
        for waiting in [pool.submit(go, near, far), pool.submit(go, far, near)]:
            waiting.result(timeout=20)
    assert event_id(handler_calls.page(near["reference"])) == event_id(far)
    assert event_id(handler_calls.page(far["reference"])) == event_id(near)


def test_a_claim_on_the_last_slot_is_decided_anew_without_a_second_one(
    handler_calls: Caller, new_policy: NewPolicy
) -> None:
    number = new_policy().number
    accepted(handler_calls, number)
    claim = accepted(handler_calls, number)
    again = done(handler_calls.decide(claim))
    assert event_id(again) != event_id(claim)
    told = standing(handler_calls, number)
    assert (told["events_used"], told["events_limit"]) == (2, 2)
    assert {one["id"]: one["counted"] for one in told["events"]}[event_id(claim)] is False


def test_a_claim_that_shares_the_last_slot_leaves_it_to_the_other(handler_calls: Caller, new_policy: NewPolicy) -> None:
    number = new_policy().number
    accepted(handler_calls, number)
    owner = accepted(handler_calls, number)
    guest = handler_calls.qualified(number)
    guest = done(handler_calls.decide(guest, event=event_id(owner)))
    refused(handler_calls.decide(guest), 409, "event_limit_reached")


def test_a_claim_with_money_on_the_last_slot_is_told_what_holds_it(
    handler_calls: Caller, new_policy: NewPolicy, database: Database
) -> None:
    number = new_policy().number
    accepted(handler_calls, number)
    claim = accepted(handler_calls, number)
    Money(database).enter(claim, "commit", 10_000)
    refused(handler_calls.decide(claim), 409, "commitments_open")
