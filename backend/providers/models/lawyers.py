"""Lawyers, who stand outside matching and ordering (rule 25): free choice, written request, agreements to pay."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.columns import CentsColumn, ClaimRef, Day, Id, Instant, Str
from backend.core.db import Base


class LawyerChoice(Base):
    """The lawyer whom the insured named (L.127-3); the last one counts. Append-only."""

    __tablename__ = "lawyer_choice"
    __table_args__ = (Index("ix_lawyer_choice_claim", "claim_id", "recorded_at"),)

    id: Mapped[Id]
    claim_id: Mapped[ClaimRef]
    name: Mapped[Str]
    bar: Mapped[Str]
    email: Mapped[Str | None]
    phone: Mapped[Str | None]
    address: Mapped[Str | None]
    provider_id: Mapped[UUID | None] = mapped_column(ForeignKey("provider.id"))
    chosen_on: Mapped[Day]
    document: Mapped[Str | None]
    recorded_at: Mapped[Instant]
    recorded_by: Mapped[UUID]
    recorded_by_name: Mapped[Str]


class LawyerNameRequest(Base):
    """The insured's dated written request for names, with the piece that holds it. Append-only."""

    __tablename__ = "lawyer_name_request"
    __table_args__ = (Index("ix_lawyer_name_request_claim", "claim_id"),)

    id: Mapped[Id]
    claim_id: Mapped[ClaimRef]
    requested_on: Mapped[Day]
    document: Mapped[Str]
    sha256: Mapped[Str | None]
    recorded_at: Mapped[Instant]
    recorded_by: Mapped[UUID]
    recorded_by_name: Mapped[Str]


class AgreementToPay(Base):
    """An agreement to pay (prise en charge) a lawyer's step within the terms' scale, in cents TTC.

    `insurer_part_cents` was committed when it was issued; invoices draw on it over time.
    """

    __tablename__ = "agreement_to_pay"
    __table_args__ = (
        CheckConstraint("state IN ('open', 'used', 'cancelled')", name="state_known"),
        CheckConstraint("insurer_part_cents > 0", name="insurer_part_positive"),
        CheckConstraint("insurer_part_cents + insured_share_cents = scale_cents", name="parts_add_up"),
        CheckConstraint(
            "insured_share_cents = deductible_cents OR insured_agreed_on IS NOT NULL", name="share_needs_agreement"
        ),
        CheckConstraint("(delegated_on IS NULL) = (delegation_document IS NULL)", name="delegation_has_document"),
        Index(
            "uq_agreement_to_pay_open_step", "claim_id", "step", unique=True, postgresql_where=text("state = 'open'")
        ),
        Index("ix_agreement_to_pay_claim", "claim_id"),
    )

    id: Mapped[Id]
    reference: Mapped[Str] = mapped_column(unique=True)
    version: Mapped[int]
    claim_id: Mapped[ClaimRef]
    event_id: Mapped[UUID] = mapped_column(ForeignKey("covered_event.id"))
    lawyer_choice_id: Mapped[UUID] = mapped_column(ForeignKey("lawyer_choice.id"))
    step: Mapped[Str]
    scale_cents: Mapped[CentsColumn]
    insurer_part_cents: Mapped[CentsColumn]
    insured_share_cents: Mapped[CentsColumn]
    deductible_cents: Mapped[CentsColumn]
    insured_agreed_on: Mapped[Day | None]
    commit_entry_id: Mapped[UUID] = mapped_column(ForeignKey("ledger_entry.id"), unique=True)
    state: Mapped[Str]
    delegated_on: Mapped[Day | None]
    delegation_document: Mapped[Str | None]
    issued_at: Mapped[Instant]
    issued_by: Mapped[UUID]
    issued_by_name: Mapped[Str]
    closed_at: Mapped[Instant | None]
    closed_reason: Mapped[Str | None]


class AgreementInvoice(Base):
    """A lawyer's invoice on an agreement, in cents TTC; the excess is the insured's. Append-only.

    `payment_reference` is the payment proposed with it; once that payment is rejected, the invoice draws nothing.
    """

    __tablename__ = "agreement_invoice"
    __table_args__ = (
        CheckConstraint("insurer_part_cents + insured_share_cents = amount_ttc_cents", name="parts_add_up"),
        CheckConstraint("insurer_part_cents >= 0 AND insured_share_cents >= 0", name="parts_not_negative"),
        CheckConstraint("(insurer_part_cents > 0) = (payment_reference IS NOT NULL)", name="what_is_due_is_proposed"),
        CheckConstraint("payee IN ('lawyer', 'insured')", name="payee_known"),
        CheckConstraint("payee = 'lawyer' OR paid_on IS NOT NULL", name="refund_is_of_a_paid_invoice"),
        Index("ix_agreement_invoice_agreement", "agreement_id"),
    )

    id: Mapped[Id]
    agreement_id: Mapped[UUID] = mapped_column(ForeignKey("agreement_to_pay.id"))
    number: Mapped[Str]
    issued_on: Mapped[Day]
    amount_ttc_cents: Mapped[CentsColumn]
    insurer_part_cents: Mapped[CentsColumn]
    insured_share_cents: Mapped[CentsColumn]
    payee: Mapped[Str]
    paid_on: Mapped[Day | None]
    urgency_reason: Mapped[Str | None]
    payment_reference: Mapped[Str | None]
    recorded_at: Mapped[Instant]
    recorded_by: Mapped[UUID]
    recorded_by_name: Mapped[Str]
