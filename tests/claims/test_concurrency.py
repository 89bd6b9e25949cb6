"""Two people on one file at once: the second one sees what the first one wrote."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from backend.claims import service
from backend.claims.commands import ActIn, ContentIn
from backend.core import clock
from backend.core.access import Actor, Role
from backend.core.db import Database, rows
from backend.core.ids import new_id
from tests.factories import Caller, ContentBody, StoredPolicy
from tests.factories.bodies import days_ago
from tests.waiting import until_blocked

ACTOR = Actor(new_id(), "Claire Exemple", Role.HANDLER)


def test_an_act_recorded_behind_a_new_content_keeps_its_clock(
    handler_calls: Caller, new_policy: Callable[..., StoredPolicy], database: Database
) -> None:
    claim = handler_calls.declare(new_policy().number)
    reference, now = claim["reference"], clock.now()
    act = ActIn(code="assignation", date=days_ago(1))

    def record() -> None:
        database.run(lambda session: service.record_act(session, reference, act, ACTOR, now=now))

    with ThreadPoolExecutor(1) as pool:
        with database.transaction() as session:
            service.add_content(session, reference, ContentIn.model_validate(ContentBody()), ACTOR, now=now)
            second = pool.submit(record)
            until_blocked(database)
        second.result(timeout=10)
    live = [one for one in handler_calls.page(reference)["deadlines"] if one["state"] == "live"]
    assert len({one["content_id"] for one in live}) == 2


def test_two_contents_added_at_once_are_both_kept(
    handler_calls: Caller, new_policy: Callable[..., StoredPolicy], database: Database
) -> None:
    claim = handler_calls.declare(new_policy().number)
    reference, now = claim["reference"], clock.now()

    def add(session: Any) -> None:
        service.add_content(session, reference, ContentIn.model_validate(ContentBody()), ACTOR, now=now)

    with ThreadPoolExecutor(1) as pool:
        with database.transaction() as session:
            add(session)
            second = pool.submit(database.run, add)
            until_blocked(database)
        second.result(timeout=10)
    page = handler_calls.page(reference)
    assert (len(page["contents"]), page["version"]) == (3, 3)


def test_two_last_claims_leaving_an_event_give_its_slot_back(
    handler_calls: Caller, new_policy: Callable[..., StoredPolicy], database: Database
) -> None:
    policy = new_policy()
    first = handler_calls.covered(policy.number)
    event = first["coverage_decision"]["event_id"]
    second = handler_calls.qualified(policy.number)
    assert handler_calls.decide(second, event=event).status_code == 200
    now = clock.now()

    def close(claim: dict[str, Any]) -> Callable[[Any], None]:
        version = handler_calls.page(claim["reference"])["version"]
        return lambda session: service.close(
            session, claim["reference"], "Sans suite.", ACTOR, expected_version=version, now=now
        )

    with ThreadPoolExecutor(1) as pool:
        with database.transaction() as session:
            close(first)(session)
            other = pool.submit(database.run, close(second))
            until_blocked(database)
        other.result(timeout=10)
    with database.reading() as session:
        (period,) = rows(session, "SELECT events_used FROM coverage_period WHERE policy_id = :id", id=policy.id)
    assert period["events_used"] == 0
