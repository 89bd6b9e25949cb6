"""Waiting for a state of the database, never for a time."""

import time

from backend.core.db import Database, rows


def until_blocked(database: Database, count: int = 1) -> None:
    """Return once `count` connections wait for a lock of another one; fail after ten seconds."""
    waiting = """SELECT count(*) AS waiting FROM pg_stat_activity
                  WHERE datname = current_database() AND wait_event_type = 'Lock'"""
    # Only the owner sees what the connections of another role wait for.
    owner = Database(database.engine.url.render_as_string(hide_password=False), role=None)
    try:
        _poll(owner, waiting, count)
    finally:
        owner.dispose()


def _poll(owner: Database, waiting: str, count: int) -> None:
    for _ in range(1000):
        with owner.reading() as session:
            if rows(session, waiting)[0]["waiting"] >= count:
                return
        time.sleep(0.01)
    raise AssertionError("nobody waits for a lock")
