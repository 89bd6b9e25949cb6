"""What was said on a claim, on the phone or elsewhere, and what somebody promised with it."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.columns import ClaimRef, Day, Id, Instant, Str
from backend.core.db import Base


class ClaimNote(Base):
    """A call, a meeting or a note. Append-only: a correction is a further row of the same `root_id`, the last counts.

    `root_id` is the id of the first version, hence its own id there.
    """

    __tablename__ = "claim_note"
    __table_args__ = (
        CheckConstraint("kind IN ('call', 'note', 'meeting')", name="kind_known"),
        CheckConstraint("direction IN ('in', 'out')", name="direction_known"),
        CheckConstraint(
            "with_kind IN ('insured', 'provider', 'lawyer', 'platform', 'other')",
            name="with_kind_known",
        ),
        CheckConstraint("(corrects IS NULL) = (root_id = id)", name="first_version_corrects_nothing"),
        UniqueConstraint("corrects"),
        Index("ix_claim_note_claim", "claim_id", "root_id"),
        Index("ix_claim_note_root", "root_id", "id"),
    )

    id: Mapped[Id]
    claim_id: Mapped[ClaimRef]
    root_id: Mapped[UUID]
    corrects: Mapped[UUID | None] = mapped_column(ForeignKey("claim_note.id"))
    kind: Mapped[Str]
    direction: Mapped[Str | None]
    with_kind: Mapped[Str | None]
    with_name: Mapped[Str | None]
    text: Mapped[Str]
    happened_at: Mapped[Instant]
    recorded_at: Mapped[Instant]
    recorded_by: Mapped[UUID]
    recorded_by_name: Mapped[Str]


class Promise(Base):
    """What somebody promised for a day; it is kept once its task is done. Append-only."""

    __tablename__ = "promise"
    __table_args__ = (
        CheckConstraint("by IN ('us', 'insured', 'provider', 'other')", name="by_known"),
        Index("ix_promise_claim", "claim_id"),
        Index("ix_promise_note", "note_id"),
    )

    id: Mapped[Id]
    claim_id: Mapped[ClaimRef]
    note_id: Mapped[UUID] = mapped_column(ForeignKey("claim_note.id"))
    text: Mapped[Str]
    due_on: Mapped[Day]
    by: Mapped[Str]
    task_id: Mapped[UUID] = mapped_column(ForeignKey("task.id"), unique=True)
    recorded_at: Mapped[Instant]
    recorded_by: Mapped[UUID]
    recorded_by_name: Mapped[Str]
