"""The work-list through the API: rows, tabs, filters, sorts, and facts that follow whoever writes them."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from fastapi.testclient import TestClient

from backend.core.db import Database
from tests.claims.desk import TABS, every, give, row, tabs_of
from tests.claims.story import declared, post, read
from tests.conftest import Headers
from tests.factories import Caller, ContentBody, StoredPolicy, store_user
from tests.factories.calls import done, refused
from tests.providers.story import Story

SORTS = ("prudent_day", "-declared_at", "declared_at", "last_activity", "insured_name")
HOLDERS = ("handler", "supervisor", "insured", "provider", "third_party", "nobody")
STALE = """
    SELECT c.reference FROM claim c, LATERAL desk_mission(c.id) m, LATERAL desk_approvals(c) a
     WHERE (c.mission_step, c.mission_since, c.mission_due, c.to_approve, c.to_approve_since, c.open_complaint,
            c.to_qualify)
        IS DISTINCT FROM (m.step, m.since, m.due, a.kinds, a.since,
            EXISTS (SELECT 1 FROM complaint p WHERE p.claim_id = c.id AND p.state <> 'answered'),
            EXISTS (SELECT 1 FROM disputed_content d WHERE d.claim_id = c.id AND NOT EXISTS (
                      SELECT 1 FROM qualification q WHERE q.content_id = d.id)))
"""


@pytest.fixture
def story(client: TestClient, database: Database, handler: Headers, supervisor: Headers) -> Iterator[Story]:
    """A mission from end to end; afterwards what is stored is what the facts say, of every claim."""
    yield Story(client, database, handler, supervisor)
    assert read(database, STALE) == []


@pytest.fixture
def mine(database: Database) -> str:
    """A handler of this test alone."""
    with database.transaction() as session:
        return str(store_user(session))


def test_a_row_follows_the_claim_from_its_declaration(
    handler_calls: Caller, new_policy: Callable[..., StoredPolicy], mine: str
) -> None:
    calls = handler_calls
    claim = calls.declare(new_policy().number, contents=[ContentBody(), ContentBody()])
    assert row(calls, claim["reference"]) | {"contents_count": 2} == row(calls, claim["reference"])
    assert row(calls, claim["reference"])["next_action"] == "assign"
    assert tabs_of(calls, claim["reference"]) >= {"to_qualify", "all"}
    give(calls, claim, mine)
    assert row(calls, claim["reference"])["next_action"] == "qualify"
    calls.qualify(claim, content=0)
    assert "to_qualify" in tabs_of(calls, claim["reference"])
    calls.qualify(claim, content=1)
    shown = row(calls, claim["reference"])
    assert (shown["next_action"], shown["cover"], shown["ball"]["holder"]) == ("decide", None, "handler")
    assert "to_qualify" not in tabs_of(calls, claim["reference"])
    done(calls.decide(claim))
    shown = row(calls, claim["reference"])
    assert shown["next_action"] == "request_provider"
    assert shown["cover"] == {
        "events_used": 1,
        "events_limit": 2,
        "committed": "0.00",
        "paid": "0.00",
        "remaining": "4000.00",
        "currency": "EUR",
    }
    done(calls.change(claim, "closure", {"reason": "Retiré."}))
    shown = row(calls, claim["reference"])
    assert (shown["next_action"], shown["ball"]["holder"]) == (None, "nobody")
    assert tabs_of(calls, claim["reference"]) == set()


def test_what_is_seen_online_is_shown_with_its_look(handler_calls: Caller) -> None:
    claim = declared(handler_calls)
    assert (claim["online"], claim["online_checked_at"]) == (None, None)
    path = f"contents/{claim['contents'][0]['id']}/state"
    for seen in (True, False):
        post(handler_calls, claim, path, still_online=seen)
        shown = row(handler_calls, claim["reference"])
        assert shown["online"] is seen
        assert shown["online_checked_at"]


def test_an_answer_shows_until_somebody_acts(
    handler_calls: Caller, new_policy: Callable[..., StoredPolicy], mine: str
) -> None:
    calls = handler_calls
    claim = calls.qualified(new_policy().number)
    give(calls, claim, mine)
    done(calls.change(claim, "information-request", {"addressee": "insured", "question": "Quelle date ?"}))
    shown = row(calls, claim["reference"])
    assert (shown["next_action"], shown["ball"]["holder"]) == ("wait", "insured")
    assert {"awaiting_insured"} == tabs_of(calls, claim["reference"]) - {"all", "expiring"}
    done(calls.patch(claim, {"discovered_on": "2026-06-01"}))
    shown = row(calls, claim["reference"])
    assert (shown["next_action"], shown["ball"]["holder"]) == ("answer_insured", "handler")
    assert {"replies"} == tabs_of(calls, claim["reference"]) - {"all", "expiring"}
    done(calls.decide(claim))
    assert "replies" not in tabs_of(calls, claim["reference"])
    post(calls, claim, "contents", **ContentBody())
    assert {"replies", "to_qualify"} <= tabs_of(calls, claim["reference"])


def test_a_correction_of_a_file_that_waits_for_nobody_is_no_answer(handler_calls: Caller) -> None:
    claim = declared(handler_calls)
    done(handler_calls.patch(claim, {"discovered_on": "2026-06-01"}))
    assert "replies" not in tabs_of(handler_calls, claim["reference"])


def test_a_mission_passes_the_ball_to_and_fro(
    story: Story, handler_calls: Caller, new_policy: Callable[..., StoredPolicy], mine: str
) -> None:
    calls, reference = handler_calls, handler_calls.covered(new_policy().number)["reference"]
    give(calls, {"reference": reference}, mine)
    request = story.request(reference)
    assert row(calls, reference)["ball"]["holder"] == "provider"
    story.done(f"/service-requests/{request}/quote", {"amount_ttc": "500.00"})
    shown = row(calls, reference)
    assert (shown["next_action"], shown["ball"]["holder"]) == ("order", "handler")
    assert "replies" in tabs_of(calls, reference)
    story.done(f"/service-requests/{request}/order")
    shown = row(calls, reference)
    assert (shown["ball"]["holder"], shown["cover"]["committed"]) == ("provider", "500.00")
    assert not {"replies", "to_approve"} & tabs_of(calls, reference)
    story.done(f"/service-requests/{request}/delivery", {"delivered_on": "2026-06-20", "result": "removed"})
    assert row(calls, reference)["next_action"] == "check_delivery"
    story.done(f"/service-requests/{request}/invoice", {"number": request, "amount_ttc": "500.00"})
    shown = row(calls, reference)
    assert (shown["next_action"], shown["ball"]["holder"]) == ("approve_payment", "supervisor")
    assert "to_approve" in tabs_of(calls, reference)
    payment = story.payment_of(request)["reference"]
    story.done(f"/payments/{payment}/approval", by=story.supervisor)
    shown = row(calls, reference)
    assert (shown["next_action"], shown["cover"]["paid"]) == ("close", "500.00")
    assert "to_approve" not in tabs_of(calls, reference)


def test_a_quote_over_what_its_handler_may_order_waits_for_another(
    story: Story, handler_calls: Caller, database: Database, new_policy: Callable[..., StoredPolicy]
) -> None:
    with database.transaction() as session:
        small, large = (str(store_user(session, authority_cents=cents)) for cents in (10_000, 90_000))
    reference = handler_calls.covered(new_policy().number)["reference"]
    request = story.quoted(reference, "500.00")
    for handler, waits in ((small, True), (large, False), (small, True)):
        give(handler_calls, {"reference": reference}, handler)
        assert ("to_approve" in tabs_of(handler_calls, reference)) is waits
    story.done(f"/service-requests/{request}/quote-approval", by=story.supervisor)
    shown = row(handler_calls, reference)
    assert (shown["next_action"], shown["ball"]["holder"]) == ("order", "handler")


def test_a_complaint_shows_even_on_a_closed_claim_until_it_is_answered(
    story: Story, handler_calls: Caller, new_policy: Callable[..., StoredPolicy], mine: str
) -> None:
    claim = handler_calls.qualified(new_policy().number)
    give(handler_calls, claim, mine)
    reference = claim["reference"]
    body = {"claim": reference, "subject": "delay", "channel": "email", "level": "first", "cause": "delay"}
    body |= {"complainant_name": "Dr Fictive", "text": "Trop long."}
    answer = story.post("/complaints", body)
    assert answer.status_code == 201, answer.text
    assert row(handler_calls, reference)["next_action"] == "answer_complaint"
    done(handler_calls.change(claim, "closure", {"reason": "Retiré."}))
    assert tabs_of(handler_calls, reference) == {"complaints"}
    path = f"/complaints/{answer.json()['reference']}"
    story.done(f"{path}/answer", {"outcome": "rejected", "text": "Nous restons sur notre position."})
    assert tabs_of(handler_calls, reference) == set()


def test_a_file_that_nobody_touches_stalls(handler_calls: Caller, mine: str) -> None:
    with time_machine.travel(datetime.now(UTC) - timedelta(days=20)):
        claim = declared(handler_calls)
        give(handler_calls, claim, mine)
    assert "stalled" in tabs_of(handler_calls, claim["reference"])
    handler_calls.qualify(claim)
    assert "stalled" not in tabs_of(handler_calls, claim["reference"])


def test_a_clock_that_presses_is_in_its_tab(handler_calls: Caller) -> None:
    old, young = declared(handler_calls, ago=85), declared(handler_calls, ago=1)
    for claim in (old, young):
        handler_calls.qualify(claim)
    assert "expiring" in tabs_of(handler_calls, old["reference"])
    shown = row(handler_calls, young["reference"])
    pressing = shown["earliest_deadline"]["days_left"] is not None and shown["earliest_deadline"]["days_left"] <= 14
    assert ("expiring" in tabs_of(handler_calls, young["reference"])) is pressing


def test_tabs_count_what_they_list(handler_calls: Caller, new_policy: Callable[..., StoredPolicy], mine: str) -> None:
    for _ in range(3):
        give(handler_calls, handler_calls.qualified(new_policy().number), mine)
    give(handler_calls, declared(handler_calls), mine)
    counted = {one["tab"]: one for one in done(handler_calls.get("/claims/tabs", handler=mine))["items"]}
    assert tuple(counted) == TABS
    for tab, shown in counted.items():
        assert shown == {
            "tab": tab,
            "count": len(every(handler_calls, handler=mine, tab=tab)),
            "capped": False,
        }
    assert counted["to_qualify"]["count"] == 1


def test_each_filter_keeps_what_it_names(
    handler_calls: Caller, new_policy: Callable[..., StoredPolicy], mine: str
) -> None:
    calls, policy = handler_calls, new_policy()
    first = calls.qualify(
        calls.declare(policy.number, channel="letter", contents=[ContentBody(platform="doctolib")]), "injure_publique"
    )
    second = calls.declare(new_policy("EREP-PLUS").number, channel="email")
    for claim in (first, second):
        give(calls, claim, mine)

    def kept(**filters: Any) -> set[str]:
        return {one["reference"] for one in every(calls, handler=mine, **filters)}

    one, both = {first["reference"]}, {first["reference"], second["reference"]}
    assert kept() == kept(status=["declared", "qualified"]) == both
    assert kept(status="qualified") == kept(platform="doctolib") == kept(kind="injure_publique") == one
    assert kept(product="LM-INTERNE") == kept(channel="letter") == kept(policy_number=policy.number) == one
    assert kept(kind="diffamation_publique") == kept(declared_to="2020-01-01") == kept(product="X") == set()
    assert kept(declared_from="2020-01-01") == both
    assert kept(after="2020-01-01", before="9999-12-31") | kept(after="9999-12-30") == both
    # The last qualification counts.
    calls.qualify(first, "diffamation_publique")
    assert kept(kind="injure_publique") == set()
    assert kept(kind="diffamation_publique") == one


def test_waiting_on_says_what_the_rows_say(story: Story, handler_calls: Caller) -> None:
    reference = story.claim()
    story.request(reference)
    seen = 0
    for holder in HOLDERS:
        found = every(handler_calls, waiting_on=holder)
        assert {one["ball"]["holder"] for one in found} <= {holder}
        seen += len(found)
    assert seen == len(every(handler_calls, open="true")) + len(every(handler_calls, open="false"))


@pytest.mark.parametrize("sort", SORTS)
def test_every_sort_goes_through_all_rows_once(handler_calls: Caller, mine: str, sort: str) -> None:
    references = set()
    for ago in (3, 30, 60):
        for _ in range(4):
            claim = declared(handler_calls, ago=ago)
            give(handler_calls, claim, mine)
            references.add(claim["reference"])
    found = every(handler_calls, handler=mine, sort=sort)
    assert len(found) == len(references) == len({one["reference"] for one in found})
    keys = {
        "-declared_at": [one["declared_at"] for one in reversed(found)],
        "declared_at": [one["declared_at"] for one in found],
        "last_activity": [one["last_activity_at"] for one in found],
        "insured_name": [one["insured_name"] for one in found],
        "prudent_day": [one["earliest_deadline"]["prudent_day"] or "" for one in found],
    }[sort]
    assert keys == sorted(keys)


def test_a_made_up_filter_or_cursor_is_refused(handler_calls: Caller) -> None:
    refused(handler_calls.get("/claims", tab="unknown"), 422, "validation_failed")
    refused(handler_calls.get("/claims", sort="insured_name", cursor="bm9uc2Vuc2U"), 422, "cursor_invalid")
    refused(handler_calls.get("/claims", color="red"), 422, "unknown_parameter")
