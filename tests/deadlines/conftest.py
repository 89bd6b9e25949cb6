"""Sweeps see every due reminder of a database: these tests get one to which nobody ever commits."""

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy.orm import Session

from backend.core.db import Database


@pytest.fixture(scope="session")
def untouched_database(new_database: Callable[[], str]) -> Iterator[Database]:
    """A migrated database that stays empty."""
    database = Database(new_database())
    yield database
    database.dispose()


@pytest.fixture
def session(untouched_database: Database) -> Iterator[Session]:
    """One transaction on it, undone at the end."""
    with untouched_database.unit() as unit:
        unit.begin()
        yield unit.session
