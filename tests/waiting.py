"""Waiting for a state of the database, never for a time."""

import time

from backend.core.db import Database, rows


def until_blocked(database: Database, count: int = 1) -> None:
    """Return once `count` connections wait for a lock of another one; fail after ten seconds."""
    waiting = """SELECT count(*) AS waiting FROM pg_stat_activity
                  WHERE datname = current_database() AND wait_event_type = 'Lock'"""
    for _ in range(1000):
        with database.reading() as session:
            if rows(session, waiting)[0]["waiting"] >= count:
                return
        time.sleep(0.01)
    raise AssertionError("nobody waits for a lock")
