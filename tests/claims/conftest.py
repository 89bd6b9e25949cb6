"""Who calls, and policies of their own for tests that commit."""

from collections.abc import Callable
from functools import partial

import pytest
from fastapi.testclient import TestClient

from backend.core.db import Database
from tests.conftest import Headers
from tests.factories import Caller, StoredPolicy, committed_policy


@pytest.fixture
def handler_calls(client: TestClient, handler: Headers) -> Caller:
    """A handler."""
    return Caller(client, handler)


@pytest.fixture
def supervisor_calls(client: TestClient, supervisor: Headers) -> Caller:
    """A supervisor."""
    return Caller(client, supervisor)


@pytest.fixture
def new_policy(database: Database) -> Callable[..., StoredPolicy]:
    """Makes a committed policy."""

    return partial(committed_policy, database)
