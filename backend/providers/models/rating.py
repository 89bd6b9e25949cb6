"""What handlers think of a mission once it is delivered."""

from uuid import UUID

from sqlalchemy import CheckConstraint, Index, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.columns import Id, Instant, Str
from backend.core.db import Base
from backend.providers.models.missions import RequestRef


class MissionRating(Base):
    """A note from 1 to 5 by one person; their last one counts. Append-only."""

    __tablename__ = "mission_rating"
    __table_args__ = (
        CheckConstraint("score BETWEEN 1 AND 5", name="score_range"),
        Index("ix_mission_rating_request", "request_id"),
    )

    id: Mapped[Id]
    request_id: Mapped[RequestRef]
    score: Mapped[int] = mapped_column(SmallInteger)
    comment: Mapped[Str | None]
    rated_by: Mapped[UUID]
    rated_by_name: Mapped[Str]
    rated_at: Mapped[Instant]
