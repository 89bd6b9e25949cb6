"""Scheduled: fire what is due, send up what nobody answers."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.orm import Session

from backend.core.db import Database
from backend.core.settings import Settings
from backend.deadlines.escalation import escalate
from backend.deadlines.reminders import sweep


def fire_reminders(database: Database, settings: Settings, now: datetime) -> int:
    """Sweep until nothing due by `now` is left, one transaction a batch; how many reminders moved."""
    return _until_still(
        database, lambda session: sweep(session, now, team_email=settings.team_email, public_url=settings.public_url)
    )


def escalate_reminders(database: Database, settings: Settings, now: datetime) -> int:
    """Send up until nothing unanswered by `now` is left, one transaction a batch; how many reminders moved."""
    return _until_still(
        database, lambda session: escalate(session, now, team_email=settings.team_email, public_url=settings.public_url)
    )


def _until_still(database: Database, step: Callable[[Session], int]) -> int:
    total = 0
    while moved := database.run(step):
        total += moved
    return total
