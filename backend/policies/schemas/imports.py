"""Imports on the wire."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel

from backend.policies.schemas.common import FromRow


class ImportRejectOut(FromRow):
    """One fault of one line of the file (header = 1)."""

    line: int
    column: str
    code: str
    message: str
    policy_number: str | None


class ImportOut(BaseModel):
    """An import: where it is, and what became of its rows."""

    id: UUID
    filename: str
    as_of: date
    delta: bool
    state: Literal["queued", "running", "done", "failed"]
    encoding: str | None
    rows: int | None = None
    created: int | None = None
    updated: int | None = None
    unchanged: int | None = None
    rejected: int | None = None
    rejects: list[ImportRejectOut]
    warnings: list[dict[str, Any]]
    error: str | None
    created_at: datetime
    created_by: str
    finished_at: datetime | None


class ImportRow(BaseModel):
    """An import in the list; its faults are on its own page."""

    id: UUID
    filename: str
    as_of: date
    delta: bool
    state: Literal["queued", "running", "done", "failed"]
    rows: int | None = None
    created: int | None = None
    updated: int | None = None
    unchanged: int | None = None
    rejected: int | None = None
    error: str | None
    created_at: datetime
    created_by: str
    finished_at: datetime | None

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> "ImportRow":
        """The import in a row, its counts beside its other facts."""
        return cls.model_validate({**row["counts"], **row})


class ImportRehearsal(BaseModel):
    """What an import would do."""

    rows: int
    created: int
    updated: int
    unchanged: int
    rejected: int
    rejects: list[dict[str, Any]]
    warnings: list[dict[str, Any]]
