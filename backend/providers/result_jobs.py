"""Scheduled: the later looks of a removal become tasks on their day."""

from datetime import datetime

from backend.core.db import Database
from backend.providers.service import results


def open_post_checks(database: Database, now: datetime) -> int:
    """Open what is due by `now`, one transaction a batch; how many tasks."""
    total = 0
    while opened := database.run(lambda session: results.open_due_checks(session, now)):
        total += opened
    return total
