"""Imports of claims on the wire."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel


class RejectOut(BaseModel):
    """One fault of one line of the file (header = 1)."""

    line: int
    column: str
    code: str
    message: str
    old_reference: str


class ReconciledOut(BaseModel):
    """A total of the file beside what was found here: a count, or euros TTC."""

    total: str
    file: int | str
    found: int | str
    difference: int | str


class ClaimImportOut(BaseModel):
    """An import: where it is, what became of its claims, and whether the totals agree."""

    id: UUID
    filename: str
    state: Literal["queued", "running", "done", "failed"]
    claims: int | None = None
    created: int | None = None
    unchanged: int | None = None
    rejected: int | None = None
    rejects: list[RejectOut]
    reconciliation: list[ReconciledOut]
    reconciled: bool | None
    error: str | None
    created_at: datetime
    created_by: str
    finished_at: datetime | None


class ClaimImportRow(BaseModel):
    """An import in the list; its faults and totals are on its own page."""

    id: UUID
    filename: str
    state: Literal["queued", "running", "done", "failed"]
    claims: int | None = None
    created: int | None = None
    unchanged: int | None = None
    rejected: int | None = None
    error: str | None
    created_at: datetime
    created_by: str
    finished_at: datetime | None

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> "ClaimImportRow":
        """The import in a row, its counts beside its other facts."""
        return cls.model_validate({**row["counts"], **row})


class ClaimImportRehearsal(BaseModel):
    """What an import would do."""

    claims: int
    created: int
    unchanged: int
    rejected: int
    rejects: list[dict[str, Any]]
    reconciliation: list[ReconciledOut]
    reconciled: bool
