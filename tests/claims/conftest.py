"""Who calls, and policies of their own for tests that commit."""

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

from backend.core.db import Database
from tests.conftest import Headers
from tests.factories import Caller, StoredPolicy, store_policy


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

    def make(product: str = "LM-INTERNE", **facts: Any) -> StoredPolicy:
        with database.transaction() as session:
            return store_policy(session, product, **facts)

    return make
