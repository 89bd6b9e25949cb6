"""Merged persons on the wire."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field

from backend.core.wire import Strict

Reason = Annotated[str, Field(min_length=1, max_length=2000)]


class MergeIn(Strict):
    """The entry that stays, and why both are one person."""

    into_id: UUID
    reason: Reason


class UnmergeIn(Strict):
    """Why both are two persons after all."""

    reason: Reason


class MergeOut(BaseModel):
    """A merge: proposed, standing once approved, undone."""

    person_id: UUID
    into_id: UUID
    reason: str
    proposed_by: UUID
    proposed_by_name: str
    proposed_at: datetime
    approved_by_name: str | None
    approved_at: datetime | None
    undo_reason: str | None
    undo_proposed_by: UUID | None
    undo_proposed_by_name: str | None
    undone_by_name: str | None
    undone_at: datetime | None


class WaitingMergeOut(MergeOut):
    """A merge, or its undoing, that waits for a second person, with both names."""

    person_name: str
    into_name: str
