"""Alembic's entry: one transaction for all revisions, one migrating process at a time."""

from alembic import context
from sqlalchemy import Connection, create_engine, text

from backend.registry import METADATA

ONE_AT_A_TIME = 4_820_151  # any constant number of ours


def migrate(connection: Connection) -> None:
    """Run the revisions on `connection`; a second process waits and finds nothing left to do."""
    context.configure(connection=connection, target_metadata=METADATA, compare_server_default=True)
    with context.begin_transaction():
        connection.execute(text("SET LOCAL lock_timeout = '60s'"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": ONE_AT_A_TIME})
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    migrate(given)
else:
    url = context.get_x_argument(as_dictionary=True).get("url")
    if not url:
        raise SystemExit("Give the database: alembic -x url=postgresql+psycopg://…")
    with create_engine(url).connect() as connection:
        migrate(connection)
