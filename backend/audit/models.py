"""The audit trail: appended, never changed; each subject has its own hash chain, kept by a trigger."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, DateTime, Identity, UniqueConstraint
from sqlalchemy.dialects.postgresql import BYTEA
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.columns import Document, Str
from backend.core.db import Base


class AuditEntry(Base):
    """Who did what, when, to what."""

    __tablename__ = "audit_entry"
    __table_args__ = (UniqueConstraint("subject_id", "position"),)

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    subject_kind: Mapped[Str]
    subject_id: Mapped[UUID]
    position: Mapped[int] = mapped_column(server_default="0")
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)
    actor_id: Mapped[UUID | None]
    actor_name: Mapped[Str]
    action: Mapped[Str]
    facts: Mapped[Document]
    request_id: Mapped[Str | None]
    previous_hash: Mapped[bytes | None] = mapped_column(BYTEA)
    hash: Mapped[bytes] = mapped_column(BYTEA, server_default="")
