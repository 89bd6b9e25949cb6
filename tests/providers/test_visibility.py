"""A claim hidden from somebody (rule 16) hides its missions and payments from them."""

from uuid import UUID

import pytest
from sqlalchemy import text

from backend.core import clock
from backend.core.access import Actor, Role
from backend.core.errors import NotFound
from backend.core.ids import new_id
from backend.payments import service as payments
from backend.providers.service import deliveries, requests
from tests.providers.story import Story


def somebody(who: UUID) -> Actor:
    """A handler with an account."""
    return Actor(who, "Anne", Role.HANDLER, 400_000, user_id=who)


def test_what_is_hidden_is_not_found(story: Story) -> None:
    claim = story.claim()
    payment = story.invoiced(claim, "100.00", "100.00")
    request, hidden, free = payment["service_request"], somebody(new_id()), somebody(new_id())
    with story.database.unit() as unit:
        unit.begin()
        hide = text("UPDATE claim SET hidden_from = ARRAY[CAST(:who AS uuid)] WHERE reference = :claim")
        unit.session.execute(hide, {"who": hidden.id, "claim": claim})
        assert requests.get_request(unit.session, free, request)["reference"] == request
        assert payments.get_payment(unit.session, free, payment["reference"])["state"] == "proposed"
        assert len(requests.list_requests(unit.session, free, claim, cursor=None, limit=5)[0]) == 1
        assert not requests.list_requests(unit.session, hidden, claim, cursor=None, limit=5)[0]
        listed = payments.list_payments(unit.session, hidden, state=None, cursor=None, limit=200)[0]
        assert payment["reference"] not in {row["reference"] for row in listed}
        for look in (
            lambda: requests.get_request(unit.session, hidden, request),
            lambda: requests.version_of(unit.session, hidden, request),
            lambda: payments.get_payment(unit.session, hidden, payment["reference"]),
            lambda: deliveries.deliver(
                unit.session, hidden, request, delivered_on=None, result="Fait.", proof=None, now=clock.now()
            ),
        ):
            with pytest.raises(NotFound):
                look()
