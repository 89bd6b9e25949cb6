"""Promises that must hold at any time: each is one SELECT of the rows that break it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from backend.core.db import rows


@dataclass(frozen=True, slots=True)
class Invariant:
    """A promise: its code, what it says in French, and the SELECT of whatever breaks it (column `broken`)."""

    code: str
    label: str
    sql: str


def broken(session: Session, invariant: Invariant, limit: int = 20) -> Sequence[str]:
    """What breaks a promise, at most `limit` of it; empty when it holds."""
    found = rows(session, f"SELECT broken::text AS broken FROM ({invariant.sql}) b LIMIT :limit", limit=limit)
    return [row["broken"] for row in found]
