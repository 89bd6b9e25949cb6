"""Promises that must hold at any time: each is one view of the database that shows what breaks it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from backend.core.db import rows


@dataclass(frozen=True, slots=True)
class Invariant:
    """A promise: its code and what it says in French."""

    code: str
    label: str

    @property
    def view(self) -> str:
        """The view whose rows break it (column `broken`)."""
        return f"invariant_{self.code.lower()}"


def broken(session: Session, invariant: Invariant, limit: int = 20) -> Sequence[str]:
    """What breaks a promise, at most `limit` of it; empty when it holds."""
    found = rows(session, f"SELECT broken FROM {invariant.view} ORDER BY broken LIMIT :limit", limit=limit)
    return [row["broken"] for row in found]
