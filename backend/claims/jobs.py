"""Scheduled: the insured whose closed claim still has a clock are told."""

from datetime import datetime

from backend.claims import service
from backend.core.db import Database


def watch_closed_claims(database: Database, now: datetime) -> int:
    """Write what is owed by `now`, one transaction a batch; how many letters or tasks."""
    total = 0
    while told := database.run(lambda session: service.watch_closed(session, now)):
        total += told
    return total
