"""What a screen knows of who is signed in, and what they prefer; tokens listed and taken back."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from fastapi.testclient import TestClient

from backend.accounts import me
from backend.accounts import service as accounts
from backend.accounts.cookies import PLAIN_COOKIE
from backend.accounts.models import UserAccount, UserPreference
from backend.core import clock
from backend.core.access import Actor, Role
from backend.core.db import Database
from tests.conftest import Headers, key
from tests.factories import Caller, store_user
from tests.factories.calls import done, refused


@pytest.fixture
def signed_in(client: TestClient, database: Database) -> Caller:
    """A handler in a browser."""
    with database.transaction() as session:
        user = session.get(UserAccount, store_user(session, email=f"{uuid4().hex}@example.net"))
        assert user is not None
        secret = accounts.open_session(session, user, now=clock.now())
    return Caller(client, {"Cookie": f"{PLAIN_COOKIE}={secret}"})


def put(calls: Caller, body: object) -> dict[str, object]:
    """The preferences after a change."""
    return done(calls.client.put("/api/v1/auth/me/preferences", json=body, headers=calls.headers))


def test_a_session_tells_its_address_and_its_ends(signed_in: Caller) -> None:
    me = done(signed_in.get("/auth/me"))
    assert me["email"].endswith("@example.net")
    idle, longest = (datetime.fromisoformat(me[name]) for name in ("session_expires_at", "session_ends_at"))
    assert timedelta(minutes=25) < idle - clock.now() <= timedelta(minutes=30)
    assert timedelta(hours=9) < longest - clock.now() <= timedelta(hours=10)


def test_a_token_has_neither(client: TestClient, handler: Headers) -> None:
    me = done(Caller(client, handler).get("/auth/me"))
    assert (me["email"], me["session_expires_at"], me["session_ends_at"]) == (None, None, None)


def test_preferences_stay_with_the_person(signed_in: Caller) -> None:
    defaults = {"language": "fr", "theme": "auto", "density": "compact", "tour_done": False}
    assert done(signed_in.get("/auth/me/preferences")) == defaults
    assert put(signed_in, {"theme": "dark"}) == {**defaults, "theme": "dark"}
    assert put(signed_in, {"tour_done": True}) == {**defaults, "theme": "dark", "tour_done": True}
    assert done(signed_in.get("/auth/me/preferences")) == {**defaults, "theme": "dark", "tour_done": True}


def test_two_choices_made_at_once_both_stand(signed_in: Caller, database: Database) -> None:
    owner = UUID(str(done(signed_in.get("/auth/me"))["id"]))
    person = Actor(owner, "Claire", Role.HANDLER, user_id=owner)
    put(signed_in, {"tour_done": True})
    with database.transaction() as session:
        before = session.get(UserPreference, owner)  # held, so that this session goes on seeing what it read
        put(signed_in, {"theme": "dark"})
        me.choose(session, person, {"language": "en"}, now=clock.now())
        assert before is not None
    kept = done(signed_in.get("/auth/me/preferences"))
    assert (kept["language"], kept["theme"], kept["tour_done"]) == ("en", "dark", True)


def test_preferences_that_are_none(signed_in: Caller, client: TestClient, handler: Headers) -> None:
    path = "/api/v1/auth/me/preferences"
    refused(client.put(path, json={"colour": "red"}, headers=signed_in.headers), 422, "unknown_field")
    refused(client.put(path, json={"theme": "pink"}, headers=signed_in.headers), 422, "validation_failed")
    refused(client.put(path, json={"theme": "dark"}, headers=handler), 409, "preferences_of_nobody")


def test_a_token_is_listed_without_its_secret_and_taken_back(client: TestClient, admin: Headers) -> None:
    calls = Caller(client, admin)
    made = done(client.post("/api/v1/api-tokens", json={"name": uuid4().hex, "role": "auditor"}, headers=key(admin)))
    found, cursor = [], None
    while True:
        page = done(calls.get("/api-tokens", limit=200, **({"cursor": cursor} if cursor else {})))
        found += page["items"]
        if (cursor := page["next"]) is None:
            break
    (mine,) = [one for one in found if one["name"] == made["name"]]
    assert mine["active"] is True
    assert made["token"] not in str(found)
    owner = Caller(client, {"Authorization": f"Bearer {made['token']}"})
    done(owner.get("/auth/me"))
    path = f"/api-tokens/{mine['id']}/revocation"
    assert done(calls.post(path, None))["active"] is False
    assert done(calls.post(path, None))["revoked_at"] is not None
    refused(owner.get("/auth/me"), 401, "session_over")
    refused(calls.post(f"/api-tokens/{uuid4()}/revocation", None), 404, "token_not_found")


def test_the_description_of_the_api_names_its_doors(client: TestClient) -> None:
    document = client.get("/openapi.json").json()
    assert set(document["components"]["securitySchemes"]) == {"token", "session"}
    assert document["paths"]["/api/v1/claims"]["get"]["security"] == [{"token": []}, {"session": []}]
    assert "security" not in document["paths"]["/api/v1/auth/login"]["post"]
    unguarded = {path for path, item in document["paths"].items() for one in item.values() if "security" not in one}
    assert not [path for path in unguarded if path.startswith("/api/v1") and "/auth/" not in path]
