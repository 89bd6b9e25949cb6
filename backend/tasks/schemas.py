"""What a task looks like on the wire."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Self
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import RowMapping

from backend.core.wire import Strict


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
    overdue: bool

    @classmethod
    def of(cls, row: Mapping[str, Any] | RowMapping, today: date) -> Self:
        """The task in a row; overdue once its day has passed and it is not done."""
        return cls.model_validate({**row, "overdue": row["done_at"] is None and row["due_on"] < today})


class TaskAssignmentIn(Strict):
    """Who does it from now on; null gives it back to the team."""

    assignee_id: UUID | None
