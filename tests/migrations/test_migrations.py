"""The schema goes up, down to nothing and up again, on the newest and the oldest server, and is what the models say."""

from collections.abc import Callable

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from backend.core import schema
from backend.registry import METADATA

OBJECTS = """
    SELECT c.relkind::text || ' ' || c.relname AS name FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relname NOT LIKE 'alembic%'
     UNION ALL SELECT 'function ' || p.oid::regprocedure FROM pg_proc p
      JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'public'
     UNION ALL SELECT 'trigger ' || t.tgname || ' ' || t.tgrelid::regclass FROM pg_trigger t WHERE NOT t.tgisinternal
     UNION ALL SELECT 'type ' || t.typname FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
      WHERE n.nspname = 'public' AND t.typtype = 'e'
"""


@pytest.fixture
def url(new_database: Callable[[], str]) -> str:
    """A migrated database of this test alone."""
    return new_database()


def _plain(url: str) -> str:
    return url.replace("postgresql+psycopg://", "postgresql://")


def _objects(url: str) -> set[str]:
    with psycopg.connect(_plain(url)) as connection:
        return {str(row[0]) for row in connection.execute(OBJECTS)}


@pytest.mark.both_servers
def test_up_down_and_up_again(url: str) -> None:
    before = _objects(url)
    assert "trigger move ledger_entry" in before
    schema.downgrade(url, "base")
    assert _objects(url) == set()
    schema.upgrade(url)
    assert _objects(url) == before
    schema.upgrade(url)  # nothing to do is fine
    with psycopg.connect(_plain(url)) as connection:
        products = connection.execute("SELECT code FROM product ORDER BY code").fetchall()
    assert [row[0] for row in products] == ["EREP-BASE", "EREP-PLUS", "LM-INTERNE", "LM-LIBERAL"]


@pytest.mark.both_servers
def test_each_revision_goes_down_alone(url: str) -> None:
    for revision in ("0002", "0001"):
        schema.downgrade(url, revision)
    schema.upgrade(url)
    assert "trigger append_only ledger_entry" in _objects(url)


@pytest.mark.both_servers
def test_the_models_say_what_the_revisions_make(url: str) -> None:
    engine = create_engine(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        differences = compare_metadata(context, METADATA)
    engine.dispose()
    assert differences == []
