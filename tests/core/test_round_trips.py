"""How often each hot path waits for the server, counted at the driver: the ceilings of the product's promise."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from fastapi.testclient import TestClient

from backend.accounts import service as accounts
from backend.accounts.cookies import PLAIN_COOKIE
from backend.accounts.models import UserAccount
from backend.core import clock
from backend.core.db import Database
from tests.conftest import Headers
from tests.factories import Caller, ClaimBody, committed_policy, store_user
from tests.factories.calls import done

READ = 1
CALLS = 8  # past the fifth, psycopg prepares the statements
DECLARE, ACCEPT, WORK_LIST, PAGE = 6, 5, 3, 3


class Waits:
    """Waits for the server so far: a wait counts when data came from it."""

    def __init__(self) -> None:
        self.count = 0

    def watch(self, generator: Any) -> Iterator[Any]:
        """Drive a psycopg generator, counting once when the socket gave something to read."""
        counted = False
        try:
            state = next(generator)
            while True:
                ready = yield state
                if ready & READ and not counted:
                    counted = True
                    self.count += 1
                state = generator.send(ready)
        except StopIteration as end:
            return end.value


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> Waits:
    """Counts the waits of every connection."""
    watched, original = Waits(), psycopg.Connection.wait

    def wait(self: Any, generator: Any, *arguments: Any, **named: Any) -> Any:
        return original(self, watched.watch(generator), *arguments, **named)

    monkeypatch.setattr(psycopg.Connection, "wait", wait)
    return watched


@pytest.fixture(params=["token", "session cookie"])
def calls(request: pytest.FixtureRequest, client: TestClient, handler: Headers, database: Database) -> Caller:
    """A handler, by token and by browser session."""
    if request.param == "token":
        return Caller(client, handler)
    with database.transaction() as session:
        user = session.get(UserAccount, store_user(session))
        assert user is not None
        secret = accounts.open_session(session, user, now=clock.now())
    return Caller(client, {"Cookie": f"{PLAIN_COOKIE}={secret}"})


@contextmanager
def at_most(waits: Waits, ceiling: int) -> Iterator[None]:
    """Fail when the block waits more often than promised, or not at all."""
    before = waits.count
    yield
    assert 0 < waits.count - before <= ceiling


def _times(act: Callable[[], object]) -> None:
    for _ in range(CALLS):
        act()


def test_declaring(calls: Caller, database: Database, waits: Waits) -> None:
    number = committed_policy(database).number

    def declare() -> None:
        with at_most(waits, DECLARE):
            answer = calls.post("/claims", ClaimBody(policy_number=number))
        done(answer)

    _times(declare)


def test_accepting(calls: Caller, database: Database, waits: Waits) -> None:
    def accept() -> None:
        claim = calls.qualified(committed_policy(database).number)
        path = f"/claims/{claim['reference']}/coverage-decision"
        with at_most(waits, ACCEPT):
            answer = calls.post(path, {"outcome": "covered", "event": "new"}, version=2)
        done(answer)

    _times(accept)


def test_reading_the_work_list_and_the_page_of_a_claim(calls: Caller, database: Database, waits: Waits) -> None:
    claim = calls.covered(committed_policy(database).number)

    def read() -> None:
        with at_most(waits, WORK_LIST):
            done(calls.get("/claims", handler="none"))
        with at_most(waits, PAGE):
            done(calls.get(f"/claims/{claim['reference']}"))

    _times(read)


def test_the_counter_counts(database: Database, waits: Waits) -> None:
    with database.reading() as session:
        session.connection().exec_driver_sql("SELECT 1")
        before = waits.count
        for _ in range(3):
            session.connection().exec_driver_sql("SELECT 1")
    assert waits.count - before == 3
