"""Scheduled: papers of providers that end soon become tasks."""

from datetime import datetime

from backend.core.db import Database
from backend.providers.service import sheets


def watch_documents(database: Database, now: datetime) -> int:
    """Warn of every paper that ends within 30 days of `now`, one transaction a batch; how many tasks."""
    total = 0
    while opened := database.run(lambda session: sheets.warn_of_documents(session, now)):
        total += opened
    return total
