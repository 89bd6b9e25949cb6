"""What a task looks like on the wire."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel


class TaskOut(BaseModel):
    """One thing to do by one day."""

    id: UUID
    kind: str
    title: str
    due_on: date
    claim_reference: str | None
    policy_number: str | None
    assignee_id: UUID | None
    assignee: str | None
    facts: dict[str, Any]
    created_at: datetime
    done_at: datetime | None
    done_by: str | None
