"""Payments: proposed, approved by a second person, controlled, and what each draws on."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.columns import CentsColumn, ClaimRef, Day, Document, Id, Instant, Str
from backend.core.db import Base


class Payment(Base):
    """A payment (règlement), in cents TTC; whoever submitted it can't approve it.

    `paid` says that the ledger holds it and the bank is told (`transfer`); `returned_at` that the money came back.
    """

    __tablename__ = "payment"
    __table_args__ = (
        CheckConstraint("state IN ('proposed', 'paid', 'rejected')", name="state_known"),
        CheckConstraint("approved_by IS NULL OR approved_by <> submitted_by", name="four_eyes"),
        CheckConstraint("state <> 'paid' OR approved_by IS NOT NULL", name="paid_is_approved"),
        CheckConstraint("amount_cents > 0", name="amount_positive"),
        CheckConstraint("returned_at IS NULL OR state = 'paid'", name="returned_was_paid"),
        Index(
            "uq_payment_invoice",
            "invoice_id",
            unique=True,
            postgresql_where=text("state <> 'rejected' AND returned_at IS NULL"),
        ),
        Index("ix_payment_claim", "claim_id"),
        Index("ix_payment_state", "state", "id"),
        Index("ix_payment_payee", "payee_id"),
    )

    id: Mapped[Id]
    reference: Mapped[Str] = mapped_column(unique=True)
    version: Mapped[int]
    claim_id: Mapped[ClaimRef]
    payee_id: Mapped[UUID] = mapped_column(ForeignKey("payee.id"))
    carrier_id: Mapped[UUID | None] = mapped_column(ForeignKey("risk_carrier.id"))
    basis: Mapped[Str]
    label: Mapped[Str]
    request_id: Mapped[UUID | None] = mapped_column(ForeignKey("service_request.id"))
    invoice_id: Mapped[UUID | None] = mapped_column(ForeignKey("invoice.id"))
    invoice_number: Mapped[Str | None]
    amount_cents: Mapped[CentsColumn]
    state: Mapped[Str]
    submitted_at: Mapped[Instant]
    submitted_by: Mapped[UUID]
    approved_at: Mapped[Instant | None]
    approved_by: Mapped[UUID | None]
    approved_by_name: Mapped[Str | None]
    rejected_reason: Mapped[Str | None]
    paid_on: Mapped[Day | None]
    returned_at: Mapped[Instant | None]


class PaymentDraw(Base):
    """The part of a payment that one commit of the ledger pays, in cents TTC; `pay_entry_id` once it is approved.

    `recommit_entry_id` when its transfer came back and it is still due.
    """

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
    recommit_entry_id: Mapped[UUID | None] = mapped_column(ForeignKey("ledger_entry.id"), unique=True)


class PaymentControl(Base):
    """One control of a payment and its result (rule 30). Append-only; the last one of a kind counts."""

    __tablename__ = "payment_control"
    __table_args__ = (
        CheckConstraint(
            "kind IN ('screening', 'screening_decision', 'payee_check', 'payee_check_accepted', 'duplicate_accepted')",
            name="kind_known",
        ),
        Index("ix_payment_control_payment", "payment_id", "kind"),
    )

    id: Mapped[Id]
    payment_id: Mapped[UUID] = mapped_column(ForeignKey("payment.id"))
    kind: Mapped[Str]
    result: Mapped[Str]
    reason: Mapped[Str | None]
    facts: Mapped[Document]
    recorded_at: Mapped[Instant]
    recorded_by: Mapped[UUID]
    recorded_by_name: Mapped[Str]


class PaymentReturn(Base):
    """Money of a payment that came back, in cents: own entry, never a change of the payment's. Append-only."""

    __tablename__ = "payment_return"
    __table_args__ = (
        CheckConstraint("kind IN ('returned_transfer', 'undue', 'deposit_refund')", name="kind_known"),
        CheckConstraint("amount_cents > 0", name="amount_positive"),
        Index("ix_payment_return_payment", "payment_id"),
    )

    id: Mapped[Id]
    payment_id: Mapped[UUID] = mapped_column(ForeignKey("payment.id"))
    kind: Mapped[Str]
    amount_cents: Mapped[CentsColumn]
    received_on: Mapped[Day]
    code: Mapped[Str | None]
    reason: Mapped[Str]
    recorded_at: Mapped[Instant]
    recorded_by: Mapped[UUID]
    recorded_by_name: Mapped[Str]


class PaidInvoice(Base):
    """An invoice that the insured paid and is refunded, in cents TTC. Append-only.

    `urgency` is why it was spent before the declaration (rule 26).
    """

    __tablename__ = "paid_invoice"
    __table_args__ = (
        CheckConstraint("insurer_part_cents > 0", name="insurer_part_positive"),
        CheckConstraint("insurer_part_cents + insured_share_cents = amount_cents", name="parts_add_up"),
        Index("uq_paid_invoice_claim_number", "claim_id", text("lower(issuer)"), text("lower(number)"), unique=True),
    )

    id: Mapped[Id]
    claim_id: Mapped[ClaimRef]
    issuer: Mapped[Str]
    number: Mapped[Str]
    issued_on: Mapped[Day]
    paid_on: Mapped[Day]
    benefit: Mapped[Str]
    amount_cents: Mapped[CentsColumn]
    insurer_part_cents: Mapped[CentsColumn]
    insured_share_cents: Mapped[CentsColumn]
    proof: Mapped[Str]
    urgency: Mapped[Str | None]
    commit_entry_id: Mapped[UUID] = mapped_column(ForeignKey("ledger_entry.id"), unique=True)
    recorded_at: Mapped[Instant]
    recorded_by: Mapped[UUID]
