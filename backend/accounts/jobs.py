"""Scheduled: forget what no longer serves."""

from datetime import datetime, timedelta

from sqlalchemy import text

from backend.accounts.rules import ATTEMPTS_WINDOW
from backend.core.db import Database
from backend.core.idempotency import KEPT_DAYS

_FORGET = (
    "DELETE FROM idempotency_record WHERE created_at < :long_ago",
    "DELETE FROM login_session WHERE expires_at < :long_ago",
    "DELETE FROM login_attempt WHERE at < :window",
)


def forget_expired(database: Database, now: datetime) -> None:
    """Delete stored answers and sessions older than 400 days, and failed sign-ins that no longer slow anybody down."""
    facts = {"long_ago": now - timedelta(days=KEPT_DAYS), "window": now - ATTEMPTS_WINDOW}
    for sql in _FORGET:
        with database.transaction() as session:
            session.execute(text(sql), facts)
