"""What time alone does to missions: who is late is asked of the database, each is looked at again under its lock."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Protocol

from sqlalchemy.orm import Session

from backend.providers.queries import orders as queries
from backend.providers.service import consents, endings, quotes

Find = Callable[[Session, date, int], Sequence[str]]


class Act(Protocol):
    """One mission, under its lock: whether anything moved."""

    def __call__(self, session: Session, reference: str, *, now: datetime) -> object:
        """Truthy when it did."""


WATCHES: tuple[tuple[Find, Act], ...] = (
    (queries.silent_requests, endings.expire),
    (queries.silent_agreements, consents.fall_silent),
    (queries.stale_quotes, quotes.lapse),
)
