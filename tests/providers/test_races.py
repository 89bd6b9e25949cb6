"""Two people at once on one event: the limit and the deductible hold, and the loser is told why."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from sqlalchemy.orm import Session

from backend.core import clock
from backend.core.access import Actor, Role
from backend.core.ids import new_id
from backend.providers.service import orders
from tests.conftest import key
from tests.providers.story import API, Story, siret
from tests.waiting import until_blocked


def at_once(story: Story, requests: list[str]) -> list[tuple[int, dict[str, Any]]]:
    """Order each request, all at the same time."""

    def order(reference: str) -> tuple[int, dict[str, Any]]:
        headers = {**key(story.handler), "If-Match": '"2"'}
        answer = story.client.post(f"{API}/service-requests/{reference}/order", json={}, headers=headers)
        return answer.status_code, answer.json()

    with ThreadPoolExecutor(len(requests)) as pool:
        return list(pool.map(order, requests))


def test_orders_at_once_never_overdraw(story: Story) -> None:
    claims = story.joined("LM-INTERNE", 3)
    requests = [story.quoted(claim, "1500.00") for claim in claims * 2]
    answers = at_once(story, requests)
    assert sorted(status for status, _ in answers) == [200, 200, 409, 409, 409, 409]
    assert {body["code"] for status, body in answers if status == 409} == {"amount_limit_exceeded"}
    assert all(body["standing"] for status, body in answers if status == 409)
    event = story.event(claims[0])
    assert (event["committed"], event["remaining"]) == ("3000.00", "1000.00")


def test_a_deductible_is_charged_once_even_at_once(story: Story) -> None:
    claims = story.joined("EREP-PLUS", 4)
    answers = at_once(story, [story.quoted(claim, "500.00") for claim in claims])
    assert [status for status, _ in answers] == [200] * 4
    assert sorted(body["order"]["deductible"] for _, body in answers) == ["0.00", "0.00", "0.00", "100.00"]
    assert story.event(claims[0])["committed"] == "1900.00"


def test_one_request_is_ordered_once(story: Story) -> None:
    claim = story.claim()
    request = story.quoted(claim, "500.00")
    statuses = sorted(status for status, _ in at_once(story, [request] * 4))
    assert statuses == [200, 412, 412, 412]
    assert story.event(claim)["committed"] == "500.00"


def test_one_siret_enters_the_directory_once(story: Story) -> None:
    body = {"name": "A", "siret": siret(), "email": "a@example.org", "specialities": ["cleaning"]}

    def add(_: int) -> tuple[int, str | None]:
        answer = story.client.post(f"{API}/providers", json=body, headers=key(story.handler))
        return answer.status_code, answer.json().get("code")

    with ThreadPoolExecutor(4) as pool:
        answers = sorted(pool.map(add, range(4)), key=str)
    assert answers == [(201, None)] + [(409, "siret_taken")] * 3


def test_one_invoice_number_is_recorded_once(story: Story) -> None:
    provider = story.provider()["id"]
    requests = []
    for _ in range(3):
        body = {"provider_id": provider, "speciality": "cleaning"}
        request = story.done(f"/claims/{story.claim()}/service-requests", body)["reference"]
        story.done(f"/service-requests/{request}/quote", {"amount_ttc": "100.00"})
        story.done(f"/service-requests/{request}/order")
        requests.append(request)

    def bill(request: str) -> tuple[int, str | None]:
        invoice = {"number": "F-2026-1", "amount_ttc": "100.00"}
        answer = story.client.post(
            f"{API}/service-requests/{request}/invoice", json=invoice, headers=key(story.handler)
        )
        return answer.status_code, answer.json().get("code")

    with ThreadPoolExecutor(3) as pool:
        answers = sorted(pool.map(bill, requests), key=str)
    assert answers == [(201, None)] + [(409, "invoice_already_recorded")] * 2


def test_an_order_waits_for_the_one_before_and_sees_what_it_charged(story: Story) -> None:
    claims = story.joined("EREP-PLUS", 2)
    first, second = (story.quoted(claim, "500.00") for claim in claims)
    anne, now = Actor(new_id(), "Anne", Role.HANDLER, 400_000), clock.now()

    def order(reference: str) -> Callable[[Session], None]:
        return lambda session: orders.order(session, anne, reference, expected_version=2, agreement=None, now=now)

    with ThreadPoolExecutor(1) as pool:
        with story.database.transaction() as session:
            order(first)(session)
            other = pool.submit(story.database.run, order(second))
            until_blocked(story.database)
        other.result()
    assert story.get(f"/service-requests/{first}")["order"]["deductible"] == "100.00"
    assert story.get(f"/service-requests/{second}")["order"]["deductible"] == "0.00"
