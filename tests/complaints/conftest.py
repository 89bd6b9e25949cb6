"""Who calls, members of staff of their own, policies, and a claim to complain about."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from uuid import UUID

import pytest
from fastapi.testclient import TestClient

from backend.accounts import service as accounts
from backend.accounts.cookies import PLAIN_COOKIE
from backend.accounts.models import UserAccount
from backend.core import clock
from backend.core.db import Database
from tests.conftest import Headers
from tests.factories import Caller, StoredPolicy, committed_policy, store_user


@dataclass(frozen=True)
class Person:
    """A member of staff at the API."""

    id: UUID
    calls: Caller


@pytest.fixture
def handler_calls(client: TestClient, handler: Headers) -> Caller:
    """A handler's token."""
    return Caller(client, handler)


@pytest.fixture
def supervisor_calls(client: TestClient, supervisor: Headers) -> Caller:
    """A supervisor's token."""
    return Caller(client, supervisor)


@pytest.fixture
def new_policy(database: Database) -> Callable[..., StoredPolicy]:
    """Makes a committed policy."""
    return partial(committed_policy, database)


@pytest.fixture
def staff(client: TestClient, database: Database) -> Callable[..., Person]:
    """Makes a signed-in member of staff."""

    def make(role: str = "handler") -> Person:
        with database.transaction() as session:
            user_id = store_user(session, role=role)
        with database.transaction() as session:
            user = session.get(UserAccount, user_id)
            assert user is not None
            secret = accounts.open_session(session, user, now=clock.now())
        return Person(user_id, Caller(client, {"Cookie": f"{PLAIN_COOKIE}={secret}"}))

    return make
