"""Whether a database has the schema of this program."""

from sqlalchemy import text

from backend.core import schema
from backend.core.db import Database


def test_a_migrated_database_is_at_head(database: Database) -> None:
    with database.reading() as session:
        assert schema.is_at_head(session)


def test_an_older_newer_or_empty_database_is_not(empty_database: Database) -> None:
    for change in (
        "UPDATE alembic_version SET version_num = '0001'",
        "UPDATE alembic_version SET version_num = '9999'",
        "DELETE FROM alembic_version",
        "DROP TABLE alembic_version",
    ):
        with empty_database.transaction() as session:
            session.execute(text(f"SET LOCAL ROLE NONE; {change}"))
        with empty_database.reading() as session:
            assert not schema.is_at_head(session)
