"""What was recorded on a claim, as lists: parties, acts, later publications; conflicts that wait."""

import datetime as dt
from datetime import date, datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel


class PartyOut(BaseModel):
    """Somebody's part in the claim, since a day."""

    id: UUID
    role: str
    name: str | None
    relation: str | None
    contact: dict[str, Any]
    content_id: UUID | None
    since: date
    recorded_at: datetime
    recorded_by: str


class RecordedActOut(BaseModel):
    """A procedural act as recorded; `corrects` names the one that it replaces."""

    id: UUID
    code: str
    date: dt.date
    dispatched_on: dt.date | None
    content_ids: list[UUID]
    proof: str | None
    note: str | None
    corrects: UUID | None
    recorded_at: datetime
    recorded_by: str


class RecordedEventOut(BaseModel):
    """What happened to a content after its first publication, as recorded."""

    id: UUID
    content_id: UUID
    code: str
    on: date
    url: str | None
    note: str | None
    corrects: UUID | None
    recorded_at: datetime
    recorded_by: str


class OpenConflictOut(BaseModel):
    """A conflict of interest and its claim."""

    id: UUID
    claim_reference: str
    author_name: str
    insured: str
    found_at: datetime
    decision: str | None
    decided_at: datetime | None
