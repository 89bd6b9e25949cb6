"""What the worker calls for complaints."""

from datetime import datetime

from backend.complaints import service
from backend.core.db import Database


def remind_complaints(database: Database, now: datetime) -> int:
    """Recall the complaints that no claim carries; how many mails were written."""
    return database.run(lambda session: service.remind(session, now))
