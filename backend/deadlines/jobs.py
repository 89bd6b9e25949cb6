"""Scheduled: fire what is due."""

from datetime import datetime

from backend.core.db import Database
from backend.core.settings import Settings
from backend.deadlines.reminders import sweep


def fire_reminders(database: Database, settings: Settings, now: datetime) -> int:
    """Sweep until nothing due by `now` is left, one transaction a batch; how many reminders moved."""
    total = 0
    while moved := database.run(
        lambda session: sweep(session, now, team_email=settings.team_email, public_url=settings.public_url)
    ):
        total += moved
    return total
