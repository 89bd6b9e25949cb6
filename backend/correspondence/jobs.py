"""Scheduled: let due messages leave."""

from collections.abc import Callable
from datetime import datetime

from backend.core.db import Database
from backend.core.settings import Settings
from backend.correspondence import service
from backend.correspondence.senders import sender_for


def send_messages(database: Database, settings: Settings, now_fn: Callable[[], datetime]) -> int:
    """Send what is due; how many messages left. The clock is read for each one, a full round may last minutes."""
    return service.send_due(database, sender_for(settings), now_fn, mail_from=settings.mail_from)
