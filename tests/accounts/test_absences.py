"""Absences and the people above: who may say so, and of whom."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from fastapi.testclient import TestClient

from backend.accounts import absences, service
from backend.core import clock
from backend.core.access import Actor, Role
from backend.core.db import Database
from backend.core.errors import Conflict, Forbidden
from backend.core.ids import new_id
from tests.conftest import Headers, key
from tests.deadlines.stored import store_user
from tests.factories.calls import API, Caller, done, refused

TODAY = clock.today()


def person(database: Database, role: str = "handler", *, active: bool = True) -> UUID:
    """A new account."""
    with database.transaction() as session:
        user = store_user(session, clock.now(), active=active)
        user.role = role
        return user.id


def days(first: int, last: int, substitute: UUID | None = None) -> dict[str, Any]:
    """An absence counted from today."""
    body: dict[str, Any] = {
        "starts_on": (TODAY + timedelta(first)).isoformat(),
        "ends_on": (TODAY + timedelta(last)).isoformat(),
    }
    return body if substitute is None else {**body, "substitute_id": str(substitute)}


@pytest.fixture
def boss(client: TestClient, supervisor: Headers) -> Caller:
    return Caller(client, supervisor)


@pytest.fixture
def office(client: TestClient, admin: Headers) -> Caller:
    return Caller(client, admin)


def test_an_absence_is_recorded_listed_and_cancelled(boss: Caller, database: Database) -> None:
    away, substitute = person(database), person(database)
    path = f"/users/{away}/absences"
    far = done(boss.post(path, days(100, 120)))
    near = done(boss.post(path, days(0, 5, substitute)))
    assert (near["substitute_id"], near["substitute"], near["cancelled_at"]) == (
        str(substitute),
        "Claire Exemple",
        None,
    )
    first = done(boss.get(path, limit=1))
    assert [one["id"] for one in first["items"]] == [far["id"]]
    second = done(boss.get(path, limit=1, cursor=first["next"]))
    assert ([one["id"] for one in second["items"]], second["next"]) == ([near["id"]], None)
    seen = {**boss.headers, "If-Match": '"1"'}
    assert boss.client.delete(f"{API}{path}/{near['id']}", headers=seen).status_code == 204
    refused(boss.client.delete(f"{API}{path}/{near['id']}", headers=seen), 412, "version_stale")
    assert done(boss.get(path))["items"][1]["cancelled_at"] is not None
    other = boss.client.delete(f"{API}/users/{substitute}/absences/{near['id']}", headers=seen)
    refused(other, 404, "absence_not_found")


@pytest.mark.parametrize(("first", "last", "code"), [(3, 2, "absence_reversed"), (-9, -1, "absence_over")])
def test_days_must_make_sense(boss: Caller, database: Database, first: int, last: int, code: str) -> None:
    refused(boss.post(f"/users/{person(database)}/absences", days(first, last)), 422, code)


def test_the_substitute_can_act(boss: Caller, database: Database) -> None:
    away = person(database)
    unfit = (away, new_id(), person(database, active=False), person(database, "auditor"))
    for substitute in unfit:
        refused(boss.post(f"/users/{away}/absences", days(0, 1, substitute)), 422, "stand_in_unfit")
    done(boss.post(f"/users/{away}/absences", days(0, 0, person(database, "supervisor"))))


def test_one_s_own_or_a_manager_s(database: Database, client: TestClient, handler: Headers, auditor: Headers) -> None:
    own, other = person(database), person(database)
    me = Actor(own, "Claire", Role.HANDLER, user_id=own)
    asked = absences.Days(TODAY, date(2999, 1, 1))
    with database.transaction() as session:
        recorded = absences.record_absence(session, me, own, asked, now=clock.now())
        assert recorded["recorded_by"] == "Claire"
        with pytest.raises(Forbidden):
            absences.record_absence(session, me, other, asked, now=clock.now())
        with pytest.raises(Forbidden):
            absences.list_absences(session, me, other, cursor=None, limit=1)
        with pytest.raises(Forbidden):
            absences.cancel_absence(session, me, other, recorded["id"], version=1, now=clock.now())
    path = f"{API}/users/{own}/absences"
    refused(client.post(path, json=days(0, 1), headers=key(handler)), 403, "absence_not_yours")
    refused(client.get(path, headers=auditor), 403, "permission_missing")
    refused(client.get(f"{API}/users/{new_id()}/absences", headers=auditor), 404, "user_not_found")
    refused(client.get(f"{API}/users/moi/absences", headers=handler), 404, "user_not_found")
    refused(client.post(path, json=days(0, 1), headers=handler), 400, "idempotency_key_required")


def patch(caller: Caller, user_id: UUID, body: object, version: int = 1) -> Any:
    """A change of an account."""
    headers = {**caller.headers, "If-Match": f'"{version}"'}
    return caller.client.patch(f"{API}/users/{user_id}", json=body, headers=headers)


def test_an_account_says_where_and_under_whom(office: Caller, database: Database) -> None:
    user, chief, second = person(database), person(database, "supervisor"), person(database)
    body = {"zone": "Indian/Reunion", "supervisor_id": str(chief), "second_id": str(second)}
    changed = done(patch(office, user, body))
    assert {**changed, **body, "version": 2} == changed
    refused(patch(office, user, {"zone": "Mars/Olympus"}), 412, "version_stale")
    kept = done(patch(office, user, {"second_id": None, "active": None}, 2))
    assert (kept["supervisor_id"], kept["second_id"], kept["active"]) == (str(chief), None, True)
    assert next(one for one in done(office.get("/users")) if one["id"] == str(user)) == kept
    assert done(patch(office, user, {"active": False}, 3))["active"] is False
    assert str(user) not in {one["id"] for one in done(office.get("/users"))}


def test_who_stands_above_is_fit(office: Caller, boss: Caller, database: Database) -> None:
    user = person(database)
    refused(patch(office, user, {"zone": "Mars/Olympus"}), 422, "zone_unknown")
    for other in (user, new_id(), person(database), person(database, "supervisor", active=False)):
        refused(patch(office, user, {"supervisor_id": str(other)}), 422, "supervisor_unfit")
    refused(patch(office, user, {"second_id": str(user)}), 422, "stand_in_unfit")
    refused(patch(office, new_id(), {}), 404, "user_not_found")
    refused(patch(boss, user, {}), 403, "permission_missing")


def test_nobody_closes_their_own_account(database: Database) -> None:
    admin = person(database, "admin")
    me = Actor(admin, "Anne", Role.ADMIN, user_id=admin)
    with database.transaction() as session, pytest.raises(Conflict):
        service.change_user(session, me, admin, {"active": False}, version=1, now=clock.now())
