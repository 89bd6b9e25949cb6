"""The bank's side: transfers, the batches that carry them, and what the bank says of them."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, LargeBinary, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.columns import CentsColumn, Day, Document, Id, Instant, Str
from backend.core.db import Base


class Transfer(Base):
    """The transfer of one approved payment: to send, sent in one batch for ever, settled or returned."""

    __tablename__ = "transfer"
    __table_args__ = (
        CheckConstraint("state IN ('to_send', 'sent', 'settled', 'returned')", name="state_known"),
        CheckConstraint("state <> 'to_send' OR batch_id IS NULL", name="to_send_is_in_no_batch"),
        ForeignKeyConstraint(["batch_id", "carrier_id"], ["payment_batch.id", "payment_batch.carrier_id"]),
        Index("ix_transfer_batch", "batch_id"),
        Index("ix_transfer_state", "state", "payment_id"),
    )

    id: Mapped[Id]
    payment_id: Mapped[UUID] = mapped_column(ForeignKey("payment.id"), unique=True)
    carrier_id: Mapped[UUID | None] = mapped_column(ForeignKey("risk_carrier.id"))
    batch_id: Mapped[UUID | None]
    state: Mapped[Str]
    details_id: Mapped[UUID | None] = mapped_column(ForeignKey("bank_details.id"))
    settled_on: Mapped[Day | None]
    returned_on: Mapped[Day | None]
    return_code: Mapped[Str | None]
    return_reason: Mapped[Str | None]


class PaymentBatch(Base):
    """A file of transfers for the bank of one carrier (rule 4), kept as it was made. Append-only."""

    __tablename__ = "payment_batch"
    __table_args__ = (
        UniqueConstraint("id", "carrier_id"),
        CheckConstraint("transfers > 0 AND total_cents > 0", name="holds_something"),
    )

    id: Mapped[Id]
    reference: Mapped[Str] = mapped_column(unique=True)
    carrier_id: Mapped[UUID] = mapped_column(ForeignKey("risk_carrier.id"))
    execution_on: Mapped[Day]
    transfers: Mapped[int]
    total_cents: Mapped[CentsColumn]
    content: Mapped[bytes] = mapped_column(LargeBinary)
    sha256: Mapped[Str]
    left_out: Mapped[list[dict[str, object]]] = mapped_column(JSONB)
    created_at: Mapped[Instant]
    created_by: Mapped[UUID]
    created_by_name: Mapped[Str]


class StatusFile(Base):
    """A file in which the bank says what became of a batch; the same bytes are read once. Append-only."""

    __tablename__ = "status_file"
    __table_args__ = (UniqueConstraint("batch_id", "sha256"),)

    id: Mapped[Id]
    batch_id: Mapped[UUID] = mapped_column(ForeignKey("payment_batch.id"))
    sha256: Mapped[Str]
    content: Mapped[bytes] = mapped_column(LargeBinary)
    outcome: Mapped[Document]
    recorded_at: Mapped[Instant]
    recorded_by: Mapped[UUID]
    recorded_by_name: Mapped[Str]


class BankMovement(Base):
    """Money that left the carrier's account or came back to it, in cents: what the books set against the creditor.

    Append-only. `settled` once a payment; `returned` names what came back. `booked_on` is set by the database.
    """

    __tablename__ = "bank_movement"
    __table_args__ = (
        CheckConstraint("kind IN ('settled', 'returned')", name="kind_known"),
        CheckConstraint("(kind = 'returned') = (return_id IS NOT NULL)", name="what_came_back_is_named"),
        CheckConstraint("amount_cents > 0", name="amount_positive"),
        Index("uq_bank_movement_settled", "payment_id", unique=True, postgresql_where=text("kind = 'settled'")),
        Index("ix_bank_movement_booked_on", "booked_on"),
    )

    id: Mapped[Id]
    payment_id: Mapped[UUID] = mapped_column(ForeignKey("payment.id"))
    kind: Mapped[Str]
    return_id: Mapped[UUID | None] = mapped_column(ForeignKey("payment_return.id"), unique=True)
    amount_cents: Mapped[CentsColumn]
    value_on: Mapped[Day]
    booked_on: Mapped[Day]
    recorded_at: Mapped[Instant]
    recorded_by: Mapped[Str]
