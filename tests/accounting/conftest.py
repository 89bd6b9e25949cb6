"""The story and its ledger, on the worker's database."""

import pytest
from fastapi.testclient import TestClient

from backend.core.db import Database
from tests.accounting.money import Money
from tests.conftest import Headers
from tests.providers.story import Story


@pytest.fixture(scope="session")
def story(client: TestClient, database: Database, handler: Headers, supervisor: Headers) -> Story:
    """The calls of the main job, committed: each test has its own policies."""
    return Story(client, database, handler, supervisor)


@pytest.fixture(scope="session")
def money(database: Database) -> Money:
    """The ledger, without the missions and payments above it."""
    return Money(database)
