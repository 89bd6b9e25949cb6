"""The outbox: a message is a row of the transaction that decided it, and leaves afterwards."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.columns import Id, Instant, Str
from backend.core.db import Base


class OutboxMessage(Base):
    """One e-mail to one recipient; `dedup_key` makes writing it twice harmless."""

    __tablename__ = "outbox_message"
    __table_args__ = (
        CheckConstraint("state IN ('pending', 'sent', 'dead')", name="state_known"),
        CheckConstraint(
            "(state = 'sent') = (sent_at IS NOT NULL AND message_id IS NOT NULL)", name="sent_has_time_and_message_id"
        ),
        Index("ix_outbox_message_due", "next_attempt_at", postgresql_where=text("state = 'pending'")),
    )

    id: Mapped[Id]
    dedup_key: Mapped[Str] = mapped_column(unique=True)
    recipient: Mapped[Str]
    subject: Mapped[Str]
    body: Mapped[Str]
    claim_id: Mapped[UUID | None] = mapped_column(ForeignKey("claim.id"), index=True)
    state: Mapped[Str] = mapped_column(server_default=text("'pending'"))
    attempts: Mapped[int] = mapped_column(server_default=text("0"))
    created_at: Mapped[Instant]
    next_attempt_at: Mapped[Instant]
    give_up_at: Mapped[Instant | None]
    message_id: Mapped[Str | None]
    sent_at: Mapped[Instant | None]
    last_error: Mapped[Str | None]
