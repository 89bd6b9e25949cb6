"""The audit trail on the wire."""

from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel

from backend.core.pagination import Page


class AuditEntryOut(BaseModel):
    """Who did what, when, to what. `whole`: its hash is that of its content and follows the entry before it."""

    id: int
    subject_kind: str
    subject_id: UUID
    claim_reference: str | None
    position: int
    at: datetime
    actor_id: UUID | None
    actor_name: str
    action: str
    facts: dict[str, Any]
    request_id: str | None
    hash: str
    whole: bool


class AuditPage(Page[AuditEntryOut]):
    """A page of the trail; `whole`: every entry of it is."""

    whole: bool
