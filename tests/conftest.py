"""One PostgreSQL for the whole run; one migrated database per worker; fresh copies for tests that need emptiness.

No fixture here is autouse: a test of a pure rule starts nothing.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck
from hypothesis import settings as examples
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session

from backend.accounts import service as accounts
from backend.core import clock, embedded, schema
from backend.core.access import Role
from backend.core.db import Database
from backend.core.ids import new_id
from backend.core.settings import Settings
from backend.main import create_app

Headers = dict[str, str]

PATIENCE_MS = 120_000  # of a statement: a disk that stalls for a moment must not look like a refusal


def pytest_configure(config: pytest.Config) -> None:
    """One folder for the server of this run, made before the workers start, which inherit its name.

    pytest's own folder won't do: under root, PostgreSQL's account can't enter it and the data would be kept elsewhere.
    An example that takes long on a busy machine is no fault.
    """
    examples.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    examples.load_profile("patient")
    if not hasattr(config, "workerinput"):
        os.environ["EGIDE_TESTS_DIR"] = tempfile.mkdtemp(prefix="egide-tests-")
        Path(os.environ["EGIDE_TESTS_DIR"]).chmod(0o755)


def pytest_unconfigure(config: pytest.Config) -> None:
    """The whole run is over: nobody uses the folder any more."""
    if not hasattr(config, "workerinput"):
        shutil.rmtree(os.environ["EGIDE_TESTS_DIR"], ignore_errors=True)


@pytest.fixture(scope="session")
def server_url() -> Iterator[str]:
    """Address of a running PostgreSQL, shared by all workers of this run; EGIDE_PG_BIN chooses its binaries."""
    with embedded.database(Settings(data_dir=Path(os.environ["EGIDE_TESTS_DIR"]), database_url=None)) as url:
        yield url


@pytest.fixture(scope="session")
def template(server_url: str) -> str:
    """Name of a migrated database, to copy and never to write."""
    name = f"template_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
    _execute(server_url, f'DROP DATABASE IF EXISTS "{name}"', f'CREATE DATABASE "{name}"')
    schema.upgrade(_with_database(server_url, name))
    return name


@pytest.fixture(scope="session")
def new_database(server_url: str, template: str) -> Callable[[], str]:
    """Makes a migrated, empty database and gives its address."""

    def make() -> str:
        name = f"test_{new_id().hex}"
        _execute(server_url, f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return _with_database(server_url, name)

    return make


@pytest.fixture(scope="session")
def database(new_database: Callable[[], str]) -> Iterator[Database]:
    """The worker's database: tests that commit there use rows of their own."""
    database = Database(new_database(), statement_timeout_ms=PATIENCE_MS)
    yield database
    database.dispose()


@pytest.fixture(scope="session")
def owner(database: Database) -> Iterator[Database]:
    """The worker's database with the rights of its owner, who is held by triggers and CHECKs alone."""
    url = database.engine.url.render_as_string(hide_password=False)
    owner = Database(url, role=None)
    yield owner
    owner.dispose()


@pytest.fixture
def empty_database(new_database: Callable[[], str]) -> Iterator[Database]:
    """A database of this test alone."""
    database = Database(new_database(), statement_timeout_ms=PATIENCE_MS)
    yield database
    database.dispose()


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    """One transaction, undone at the end."""
    with database.unit() as unit:
        unit.begin()
        yield unit.session


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of the tested application."""
    return Settings(data_dir=tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="session")
def client(settings: Settings, database: Database) -> Iterator[TestClient]:
    """The application on the worker's database."""
    with TestClient(create_app(settings, database), base_url="http://127.0.0.1:8000") as client:
        yield client


@pytest.fixture(scope="session")
def token_headers(database: Database) -> Callable[[str], Headers]:
    """Gives the Authorization header of a fresh token of a role."""

    def make(role: str) -> Headers:
        with database.transaction() as session:
            token = accounts.create_api_token(session, None, name=role, role=Role(role), now=clock.now())
        return {"Authorization": f"Bearer {token.token}"}

    return make


@pytest.fixture(scope="session")
def handler(token_headers: Callable[[str], Headers]) -> Headers:
    """A claims handler's token."""
    return token_headers("handler")


@pytest.fixture(scope="session")
def supervisor(token_headers: Callable[[str], Headers]) -> Headers:
    """A supervisor's token."""
    return token_headers("supervisor")


@pytest.fixture(scope="session")
def auditor(token_headers: Callable[[str], Headers]) -> Headers:
    """An auditor's token."""
    return token_headers("auditor")


@pytest.fixture(scope="session")
def admin(token_headers: Callable[[str], Headers]) -> Headers:
    """An administrator's token."""
    return token_headers("admin")


def key(headers: Headers, **more: str) -> Headers:
    """`headers` with a new Idempotency-Key, and `if_match="3"` as If-Match when given."""
    named = {name.replace("_", "-"): value for name, value in more.items()}
    return {**headers, "Idempotency-Key": str(new_id()), **named}


def data_file(name: str) -> Path:
    """A file under tests/data."""
    return Path(__file__).parent / "data" / name


def _with_database(url: str, name: str) -> str:
    return make_url(url).set(database=name).render_as_string(hide_password=False)


def _execute(url: str, *statements: str) -> None:
    plain = url.replace("postgresql+psycopg://", "postgresql://")
    with psycopg.connect(plain, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement.encode())
