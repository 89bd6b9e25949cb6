"""What several revisions ask of PostgreSQL in the same words."""

from alembic import op


def run(sql: str) -> None:
    """Several statements at once; percent signs are not parameters."""
    op.get_bind().connection.cursor().execute(sql)


def append_only(table: str) -> None:
    """Rows of `table` are inserted and never changed, whoever asks; the application has not even the right."""
    op.execute(
        f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change()"
    )
    op.execute(
        f"CREATE TRIGGER no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
    )
    op.execute(f"REVOKE UPDATE, DELETE ON {table} FROM egide_app")
