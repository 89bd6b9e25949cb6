"""Tables that belong to no feature: answers already given, and counters of human references."""

from uuid import UUID

from sqlalchemy import PrimaryKeyConstraint
from sqlalchemy.dialects.postgresql import BYTEA
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.columns import Document, Instant, Str
from backend.core.db import Base


class IdempotencyRecord(Base):
    """The answer once given to one key of one actor, replayed for 400 days."""

    __tablename__ = "idempotency_record"
    __table_args__ = (PrimaryKeyConstraint("actor_id", "key"),)

    actor_id: Mapped[UUID]
    key: Mapped[Str]
    fingerprint: Mapped[bytes] = mapped_column(BYTEA)
    status: Mapped[int]
    headers: Mapped[Document]
    body: Mapped[bytes] = mapped_column(BYTEA)
    created_at: Mapped[Instant]


class ReferenceCounter(Base):
    """Last number given for one prefix and year (`SIN`, 2026)."""

    __tablename__ = "reference_counter"
    __table_args__ = (PrimaryKeyConstraint("prefix", "year"),)

    prefix: Mapped[Str]
    year: Mapped[int]
    last: Mapped[int]
