"""Files of claims open elsewhere, what they rejected, and which claim each old reference became."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, PrimaryKeyConstraint, SmallInteger
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.columns import CentsColumn, ClaimRef, Document, Id, Instant, PolicyRef, Str
from backend.core.db import Base


class ClaimImport(Base):
    """One file of claims to take over, and what became of it."""

    __tablename__ = "claim_import"
    __table_args__ = (CheckConstraint("state IN ('queued', 'running', 'done', 'failed')", name="state_known"),)

    id: Mapped[Id]
    filename: Mapped[Str]
    content_key: Mapped[Str | None]
    state: Mapped[Str]
    header: Mapped[Str | None]
    counts: Mapped[Document]
    reconciliation: Mapped[list[dict[str, object]]] = mapped_column(JSONB, server_default="[]")
    error: Mapped[Str | None]
    created_at: Mapped[Instant]
    created_by: Mapped[Str]
    created_by_id: Mapped[UUID]
    finished_at: Mapped[Instant | None]


class ClaimImportReject(Base):
    """A fault of one line; the line itself is kept so that nothing is lost."""

    __tablename__ = "claim_import_reject"
    __table_args__ = (PrimaryKeyConstraint("import_id", "line", "position"),)

    import_id: Mapped[UUID] = mapped_column(ForeignKey("claim_import.id"))
    line: Mapped[int]
    position: Mapped[int] = mapped_column(SmallInteger)
    column: Mapped[Str]
    code: Mapped[Str]
    message: Mapped[Str]
    old_reference: Mapped[Str]
    raw: Mapped[Str]


class TakenOverClaim(Base):
    """The claim that an old reference became, and the amounts it came with, in cents TTC. Append-only."""

    __tablename__ = "taken_over_claim"

    old_reference: Mapped[str] = mapped_column(primary_key=True)
    claim_id: Mapped[ClaimRef] = mapped_column(unique=True)
    import_id: Mapped[UUID | None] = mapped_column(ForeignKey("claim_import.id"))
    fingerprint: Mapped[Str]
    contents: Mapped[int]
    reserve_cents: Mapped[CentsColumn]
    recorded_at: Mapped[Instant]
    recorded_by: Mapped[Str]


class TakenOverEvent(Base):
    """The event that an old number in its period became. Append-only."""

    __tablename__ = "taken_over_event"
    __table_args__ = (PrimaryKeyConstraint("policy_id", "period_starts_on", "number"),)

    policy_id: Mapped[PolicyRef]
    period_starts_on: Mapped[date]
    number: Mapped[int]
    event_id: Mapped[UUID] = mapped_column(ForeignKey("covered_event.id"), unique=True)
