"""The insured's VAT position: asked, dated, kept."""

from collections.abc import Callable

from backend.claims import service as claims
from backend.core.access import Actor, Role
from backend.core.db import Database
from backend.core.ids import new_id
from tests.factories import Caller, StoredPolicy
from tests.factories.bodies import days_ago
from tests.factories.calls import done, refused

ACTOR = Actor(new_id(), "Claire Exemple", Role.SUPERVISOR)
NewPolicy = Callable[..., StoredPolicy]


def test_the_vat_position_is_asked_then_holds(handler_calls: Caller, new_policy: NewPolicy, database: Database) -> None:
    claim = handler_calls.declare(new_policy().number)
    assert claim["vat_position"] == {"position": "none", "rate_percent": None, "since": None, "known": False}
    path = f"/claims/{claim['reference']}/vat-positions"
    body = {"position": "partial", "since": days_ago(30).isoformat(), "proof": "attestation"}
    refused(handler_calls.post(path, body), 422, "vat_rate_unclear")
    (told,) = done(handler_calls.post(path, {**body, "rate_percent": "40"}))
    assert told["rate_percent"] == "40.00"
    assert handler_calls.page(claim["reference"])["vat_position"]["known"]
    with database.reading() as session:
        found = claims.for_provider(session, claim["reference"], ACTOR, lock=False)
        assert claims.vat_position(session, found.id, days_ago(1)).rate == 40
        assert not claims.vat_position(session, found.id, days_ago(31)).known
