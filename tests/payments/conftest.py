"""The story, on the worker's database."""

from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient

from backend.core.db import Database
from tests.conftest import Headers
from tests.payments.bank import Bank
from tests.providers.story import Story


@pytest.fixture(scope="session")
def story(client: TestClient, database: Database, handler: Headers, supervisor: Headers) -> Story:
    """The calls of the main job, committed: each test has its own policies."""
    return Story(client, database, handler, supervisor)


@pytest.fixture(scope="session")
def bank(story: Story, admin: Headers) -> Bank:
    """The carrier's bank."""
    return Bank(story, admin)


@pytest.fixture(scope="session")
def compliance(token_headers: Callable[[str], Headers]) -> Headers:
    """Whoever decides on frozen assets."""
    return token_headers("compliance")
