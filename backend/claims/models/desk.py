"""The desk of a handler: the indexes of the work-list's tabs, and saved views of it."""

from typing import Any
from uuid import UUID

from sqlalchemy import Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.columns import Id, Instant, Str
from backend.core.db import Base

_OPEN = "closed_at IS NULL"
_BY_DAY = ("earliest_prudent_day", "id")
DESK_INDEXES = (
    Index("ix_claim_desk_to_qualify", *_BY_DAY, postgresql_where=text(f"{_OPEN} AND to_qualify")),
    Index("ix_claim_desk_replied", *_BY_DAY, postgresql_where=text(f"{_OPEN} AND replied_at IS NOT NULL")),
    Index("ix_claim_desk_to_approve", *_BY_DAY, postgresql_where=text("to_approve <> '{}'::text[]")),
    Index("ix_claim_desk_complaint", *_BY_DAY, postgresql_where=text("open_complaint")),
    Index("ix_claim_desk_status", "status", *_BY_DAY, postgresql_where=text(_OPEN)),
    Index(
        "ix_claim_desk_mission",
        "mission_step",
        *_BY_DAY,
        postgresql_where=text(f"{_OPEN} AND mission_step IS NOT NULL"),
    ),
    Index("ix_claim_desk_activity", "last_activity_at", "id", postgresql_where=text(_OPEN)),
    Index("ix_claim_desk_name", "insured_name", "id", postgresql_where=text(_OPEN)),
    Index("ix_claim_desk_closed", *_BY_DAY, postgresql_where=text("closed_at IS NOT NULL")),
    Index("ix_claim_desk_declared", "declared_at", "id", postgresql_where=text(_OPEN)),
)


class SavedView(Base):
    """Filters of the work-list under a name, of one person; everybody sees a shared one."""

    __tablename__ = "saved_view"
    __table_args__ = (
        Index("ix_saved_view_owner", "owner_id", "position", "id"),
        Index("ix_saved_view_shared", "position", "id", postgresql_where=text("shared")),
    )

    id: Mapped[Id]
    version: Mapped[int]
    owner_id: Mapped[UUID]
    owner_name: Mapped[Str]
    name: Mapped[Str]
    query: Mapped[dict[str, Any]] = mapped_column(JSONB)
    shared: Mapped[bool] = mapped_column(server_default=text("false"))
    position: Mapped[int] = mapped_column(server_default=text("0"))
    created_at: Mapped[Instant]
