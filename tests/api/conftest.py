"""A database of these tests alone, in which everything was made once."""

from collections.abc import Callable, Iterator

import pytest
from fastapi.testclient import TestClient

from backend.accounts import service as accounts
from backend.core import clock
from backend.core.access import Role
from backend.core.db import Database
from backend.core.settings import Settings
from backend.main import create_app
from tests.api.world import World, build
from tests.conftest import Headers
from tests.payments.bank import Bank
from tests.providers.story import Story


@pytest.fixture(scope="package")
def own_database(new_database: Callable[[], str]) -> Iterator[Database]:
    """The database of these tests."""
    database = Database(new_database())
    yield database
    database.dispose()


@pytest.fixture(scope="package")
def world(own_database: Database, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """One of everything, and a token of each role."""
    settings = Settings(data_dir=tmp_path_factory.mktemp("world"))
    roles: dict[str, Headers] = {}
    with own_database.transaction() as session:
        for role in Role:
            token = accounts.create_api_token(session, None, name=role, role=role, now=clock.now())
            roles[role.value] = {"Authorization": f"Bearer {token.token}"}
    # What fails unexpectedly is answered as a 500 here, so that tests may count them.
    application = create_app(settings, own_database)
    with TestClient(application, base_url="http://127.0.0.1:8000", raise_server_exceptions=False) as client:
        story = Story(client, own_database, roles["handler"], roles["supervisor"])
        yield build(Bank(story, roles["admin"]), roles)
