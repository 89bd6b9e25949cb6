"""Forgetting what no longer serves, and nothing else."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import text

from backend.accounts.jobs import forget_expired
from backend.core.db import Database, rows

NOW = datetime(2026, 10, 1, 3, 30, tzinfo=UTC)


def test_only_what_is_old_is_forgotten(empty_database: Database) -> None:
    with empty_database.transaction() as session:
        for days in (399, 401):
            session.execute(
                text(
                    """INSERT INTO idempotency_record (actor_id, key, fingerprint, status, headers, body, created_at)
                       VALUES (gen_random_uuid(), :key, '', 200, '{}', '', :at)"""
                ),
                {"key": str(days), "at": NOW - timedelta(days=days)},
            )
        for minutes in (14, 16):
            session.execute(
                text("INSERT INTO login_attempt (id, email_hash, at) VALUES (gen_random_uuid(), :hash, :at)"),
                {"hash": str(minutes).encode(), "at": NOW - timedelta(minutes=minutes)},
            )
    forget_expired(empty_database, NOW)
    with empty_database.reading() as session:
        assert [row["key"] for row in rows(session, "SELECT key FROM idempotency_record")] == ["399"]
        assert [bytes(row["email_hash"]) for row in rows(session, "SELECT email_hash FROM login_attempt")] == [b"14"]
