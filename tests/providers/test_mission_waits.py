"""How often an order waits for the server."""

from tests.conftest import key
from tests.core.test_round_trips import Waits, at_most, waits
from tests.providers.story import API, Story

__all__ = ["waits"]
ORDER = 15


def test_an_order_waits_little(story: Story, waits: Waits) -> None:
    for _ in range(6):
        request = story.quoted(story.claim(), "100.00")
        etag = story.client.get(f"{API}/service-requests/{request}", headers=story.handler).headers["ETag"]
        with at_most(waits, ORDER):
            path = f"{API}/service-requests/{request}/order"
            answer = story.client.post(path, json={}, headers={**key(story.handler), "If-Match": etag})
        assert answer.status_code == 200, answer.text
