"""Things that a person must do: the second channel beside mail."""

from uuid import UUID

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.columns import Day, Document, Id, Instant, Str
from backend.core.db import Base


class Task(Base):
    """One thing to do by one day; `dedup_key` makes opening it twice harmless."""

    __tablename__ = "task"
    __table_args__ = (Index("ix_task_open", "assignee_id", "due_on", postgresql_where=text("done_at IS NULL")),)

    id: Mapped[Id]
    dedup_key: Mapped[Str] = mapped_column(unique=True)
    kind: Mapped[Str]
    title: Mapped[Str]
    claim_id: Mapped[UUID | None] = mapped_column(ForeignKey("claim.id"), index=True)
    policy_id: Mapped[UUID | None] = mapped_column(ForeignKey("policy.id"))
    assignee_id: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    due_on: Mapped[Day]
    facts: Mapped[Document]
    created_at: Mapped[Instant]
    done_at: Mapped[Instant | None]
    done_by: Mapped[UUID | None]
