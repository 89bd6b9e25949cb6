"""Reports on the wire."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel


class RunOut(BaseModel):
    """One run of a report."""

    id: UUID
    month: str
    state: str
    requested_at: datetime
    requested_by: str
    finished_at: datetime | None
    sha256: str | None
    error: str | None


class MonthOut(BaseModel):
    """A month's report: its key figures and its runs."""

    month: str
    as_of: date
    figures: dict[str, Any]
    position: dict[str, Any]
    runs: list[RunOut]


class MonthsOut(BaseModel):
    """The months that can be reported."""

    months: list[str]
