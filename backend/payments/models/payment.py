"""Payments to providers: proposed from an invoice, approved by a second person."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.columns import CentsColumn, ClaimRef, Day, Id, Instant, Str
from backend.core.db import Base


class Payment(Base):
    """A payment (règlement), in cents TTC; whoever submitted it can't approve it.

    It names the commit that it draws on; only psychological assistance has none (rule 24).
    """

    __tablename__ = "payment"
    __table_args__ = (
        CheckConstraint("state IN ('proposed', 'paid', 'rejected')", name="state_known"),
        CheckConstraint("approved_by IS NULL OR approved_by <> submitted_by", name="four_eyes"),
        CheckConstraint(
            "state <> 'paid' OR (approved_by IS NOT NULL AND (commit_entry_id IS NULL OR pay_entry_id IS NOT NULL))",
            name="paid_is_approved",
        ),
        Index("uq_payment_invoice", "invoice_id", unique=True, postgresql_where=text("state <> 'rejected'")),
        Index("ix_payment_claim", "claim_id"),
        Index("ix_payment_state", "state", "id"),
    )

    id: Mapped[Id]
    reference: Mapped[Str] = mapped_column(unique=True)
    version: Mapped[int]
    claim_id: Mapped[ClaimRef]
    request_id: Mapped[UUID] = mapped_column(ForeignKey("service_request.id"))
    invoice_id: Mapped[UUID] = mapped_column(ForeignKey("invoice.id"))
    provider_id: Mapped[UUID] = mapped_column(ForeignKey("provider.id"))
    amount_cents: Mapped[CentsColumn]
    state: Mapped[Str]
    submitted_at: Mapped[Instant]
    submitted_by: Mapped[UUID]
    approved_at: Mapped[Instant | None]
    approved_by: Mapped[UUID | None]
    approved_by_name: Mapped[Str | None]
    rejected_reason: Mapped[Str | None]
    paid_on: Mapped[Day | None]
    commit_entry_id: Mapped[UUID | None] = mapped_column(ForeignKey("ledger_entry.id"))
    pay_entry_id: Mapped[UUID | None] = mapped_column(ForeignKey("ledger_entry.id"))


class PaymentDraw(Base):
    """The part of a payment that one commit of the ledger pays, in cents TTC; `pay_entry_id` once it is approved."""

    __tablename__ = "payment_draw"
    __table_args__ = (
        CheckConstraint("amount_cents > 0", name="amount_positive"),
        Index("ix_payment_draw_payment", "payment_id"),
        Index("ix_payment_draw_commit", "commit_entry_id"),
    )

    id: Mapped[Id]
    payment_id: Mapped[UUID] = mapped_column(ForeignKey("payment.id"))
    commit_entry_id: Mapped[UUID] = mapped_column(ForeignKey("ledger_entry.id"))
    amount_cents: Mapped[CentsColumn]
    pay_entry_id: Mapped[UUID | None] = mapped_column(ForeignKey("ledger_entry.id"), unique=True)
