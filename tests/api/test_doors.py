"""Every route of the application, one by one: who may pass, with which headers, and what is refused at the door."""

from collections.abc import Iterator

import pytest
from fastapi.routing import APIRoute

from backend.core.access import ROLE_PERMISSIONS, Role
from backend.core.edge import guard_of
from backend.main import ROUTERS
from tests.api.world import World
from tests.conftest import Headers

ROUTES = [route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)]
GUARDED = [route for route in ROUTES if guard_of(route).permission is not None]
# Made without a key: secrets shown once are never stored, files are known by their bytes, the guide keeps nothing.
WITHOUT_KEY = {
    "/auth/login",
    "/api-tokens",
    "/calendar-feeds",
    "/claim-imports",
    "/policy-imports",
}


def _name(route: APIRoute) -> str:
    return f"{','.join(sorted(route.methods))} {route.path}"


def _holders(route: APIRoute) -> Iterator[tuple[Role, bool]]:
    permission = guard_of(route).permission
    for role in Role:
        yield role, permission in ROLE_PERMISSIONS[role]


def _able(world: World, route: APIRoute) -> Headers:
    """Whoever may: an administrator first, since handlers change only what is theirs."""
    able = {role for role, may in _holders(route) if may}
    return next(world.roles[role.value] for role in (Role.ADMIN, Role.SUPERVISOR, Role.COMPLIANCE) if role in able)


@pytest.mark.parametrize("route", GUARDED, ids=_name)
def test_the_door_of_each_route(world: World, route: APIRoute) -> None:
    guard = guard_of(route)
    answer = world.send(route, {})
    assert (answer.status_code, answer.json()["code"]) == (401, "authentication_required")
    for role, may in _holders(route):
        if not may:
            answer = world.send(route, world.roles[role.value])
            assert (answer.status_code, answer.json()["code"]) == (403, "permission_missing"), role
    headers = _able(world, route)
    if guard.versioned:
        assert world.send(route, headers).status_code == 428
        answer = world.send(route, {**headers, "If-Match": '"999999"'})
        assert answer.status_code in {412, 422}, "the body may be refused only after the version"
        assert answer.json()["code"] == "version_stale"
    if guard.idempotent:
        answer = world.send(route, {**headers, "Idempotency-Key": "", "If-Match": '"1"'})
        assert (answer.status_code, answer.json()["code"]) == (400, "idempotency_key_required")
    answer = world.send(route, {**headers, "If-Match": '"1"'}, query="?couleur=bleu")
    assert answer.status_code in {412, 422}, answer.text
    assert answer.json()["code"] in {"unknown_parameter", "version_stale"}


def test_whatever_is_created_asks_for_a_key() -> None:
    made = [route for route in ROUTES if "POST" in route.methods and route.status_code in {201, 202}]
    assert {route.path for route in made if not guard_of(route).idempotent} <= WITHOUT_KEY


@pytest.mark.parametrize("route", [one for one in GUARDED if one.body_field is not None], ids=_name)
def test_an_unknown_field_is_refused(world: World, route: APIRoute) -> None:
    headers = _able(world, route)
    if guard_of(route).versioned:
        found = world.bank.story.client.get(world.path(route), headers=headers)
        headers = {**headers, "If-Match": found.headers.get("ETag", '"1"')}
    answer = world.send(route, headers, json={"couleur_inconnue": "bleu"})
    assert 400 <= answer.status_code < 500, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] in {"unknown_field", "version_stale", "validation_failed", "status_file_unreadable"}
