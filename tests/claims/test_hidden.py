"""A claim hidden from somebody (rule 16) shows through nothing that stands around it."""

from collections.abc import Callable
from uuid import UUID

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text

from backend.accounts import service as accounts
from backend.accounts.cookies import PLAIN_COOKIE
from backend.accounts.models import UserAccount
from backend.core import clock
from backend.core.db import Database
from tests.claims.test_events import accepted, event_id
from tests.factories import Caller, ContentBody, PublishedBody, StoredPolicy, store_user
from tests.factories.calls import Json, done, refused

NewPolicy = Callable[..., StoredPolicy]


@pytest.fixture
def person(database: Database) -> UUID:
    """Somebody with an account, who may decide."""
    with database.transaction() as session:
        return store_user(session, role="supervisor")


@pytest.fixture
def eyes(client: TestClient, database: Database, person: UUID) -> Caller:
    """Their session."""
    with database.transaction() as session:
        user = session.get(UserAccount, person)
        assert user is not None
        secret = accounts.open_session(session, user, now=clock.now())
    return Caller(client, {"Cookie": f"{PLAIN_COOKIE}={secret}"})


def hide(database: Database, reference: str, person: UUID) -> None:
    """As a decision on a conflict does."""
    with database.transaction() as session:
        sql = "UPDATE claim SET hidden_from = ARRAY[CAST(:who AS uuid)] WHERE reference = :claim"
        session.execute(text(sql), {"who": person, "claim": reference})


def test_nothing_around_a_hidden_claim_names_it(
    handler_calls: Caller,
    supervisor_calls: Caller,
    new_policy: NewPolicy,
    database: Database,
    person: UUID,
    eyes: Caller,
) -> None:
    number = new_policy().number
    hidden, own = accepted(handler_calls, number, "vip"), accepted(handler_calls, number, "vip")
    alone = done(
        handler_calls.post(
            "/campaigns", {"name": "Contre un confrère", "analysis": "x", "claims": [hidden["reference"]]}
        )
    )
    shared = done(
        handler_calls.post(
            "/campaigns", {"name": "Appel", "analysis": "y", "claims": [hidden["reference"], own["reference"]]}
        )
    )
    # Whoever saw both joins, splits and decides: what is kept of it is read by others.
    joined = {"event_id": event_id(hidden), "reason": "Même cause."}
    done(supervisor_calls.change(own, "event-join", joined))
    done(supervisor_calls.change(own, "event-split", {"reason": "Deux causes."}))
    hide(database, hidden["reference"], person)
    path = f"/claims/{own['reference']}"
    refused(eyes.get(f"/campaigns/{alone['id']}"), 404, "campaign_not_found")
    seen = [
        eyes.get(path),
        eyes.get(f"{path}/event-proposals"),
        eyes.get(f"{path}/timeline"),
        eyes.get(f"/policies/{number}/standing"),
        eyes.get("/campaigns", limit=100),
        eyes.get(f"/campaigns/{shared['id']}"),
        eyes.get("/claims", limit=100),
        eyes.post(f"{path}/event-join?dry_run=true", joined, version=eyes.page(own["reference"])["version"]),
    ]
    for answer in seen:
        done(answer)
        assert hidden["reference"] not in answer.text, answer.url
        assert "Contre un confrère" not in answer.text, answer.url
    assert done(eyes.get(f"{path}/event-proposals"))["proposals"] == []


def alike(claim: Json) -> list[Json]:
    """The warnings of a decision that another event looks like it."""
    warnings = claim["coverage_decision"]["explanation"]["result"]["warnings"]
    return [one for one in warnings if one["code"] == "event_alike"]


def test_a_new_event_beside_one_that_looks_alike_is_a_warning(handler_calls: Caller, new_policy: NewPolicy) -> None:
    number = new_policy().number
    first = accepted(handler_calls, number, "vip")
    content = ContentBody(published=PublishedBody(), author={"handle": "vip"})
    second = handler_calls.qualify(handler_calls.declare(number, contents=[content]))
    path = f"/claims/{second['reference']}/coverage-decision?dry_run=true"
    version = handler_calls.page(second["reference"])["version"]
    rehearsed = done(handler_calls.post(path, {"outcome": "covered", "event": "new"}, version=version))
    decided = done(handler_calls.decide(second))
    assert alike(rehearsed) == alike(decided) != []
    assert first["reference"] not in str(alike(decided)), "whoever reads it may not be allowed to see the other"
    assert alike(first) == alike(accepted(handler_calls, new_policy().number, "vip")) == []
