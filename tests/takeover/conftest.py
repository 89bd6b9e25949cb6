"""Who calls, and what an import leaves in the database."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from backend.core import clock
from backend.core.access import Actor, Role
from backend.core.db import Database
from backend.core.ids import new_id
from backend.takeover.jobs import Report, import_file
from tests.conftest import Headers
from tests.factories import Caller, StoredPolicy, committed_policy
from tests.takeover.files import write

ACTOR = Actor(new_id(), "egide import-claims", Role.SUPERVISOR)


@pytest.fixture
def supervisor_calls(client: TestClient, supervisor: Headers) -> Caller:
    """A supervisor."""
    return Caller(client, supervisor)


@pytest.fixture
def new_policy(database: Database) -> Callable[..., StoredPolicy]:
    """Makes a committed policy."""
    return partial(committed_policy, database)


@pytest.fixture
def take(database: Database, tmp_path: Path) -> Callable[..., Report]:
    """Takes a file of these lines over."""

    def run(lines: Iterable[dict[str, Any]], *, dry_run: bool = False, encoding: str = "utf-8") -> Report:
        path = write(tmp_path / "sinistres.csv", lines, encoding)
        return import_file(database, path, dry_run=dry_run, actor=ACTOR, now=clock.now())

    return run
