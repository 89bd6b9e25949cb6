"""What came back from a provider: deliveries, invoices, credit notes, causes of removal and later checks."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.columns import Balance, CentsColumn, ClaimRef, Day, Id, Instant, Str, Words
from backend.core.db import Base
from backend.providers.models.missions import RequestRef


class Delivery(Base):
    """What the provider delivered, whole or in part, with its proof: words, the hash of a file, an address."""

    __tablename__ = "delivery"
    __table_args__ = (
        CheckConstraint("share_percent BETWEEN 1 AND 100", name="share_is_a_percentage"),
        CheckConstraint("proof_sha256 ~ '^[0-9a-f]{64}$'", name="proof_is_a_hash"),
        CheckConstraint("NOT is_complete OR share_percent IS NULL OR share_percent = 100", name="complete_is_whole"),
    )

    id: Mapped[Id]
    request_id: Mapped[RequestRef] = mapped_column(index=True)
    delivered_on: Mapped[Day]
    result: Mapped[Str]
    proof: Mapped[Str | None]
    recorded_at: Mapped[Instant]
    recorded_by: Mapped[UUID]
    is_complete: Mapped[bool] = mapped_column(server_default=text("true"))
    share_percent: Mapped[int | None]
    lines: Mapped[Words]
    proof_sha256: Mapped[Str | None]
    proof_url: Mapped[Str | None]


class Invoice(Base):
    """An invoice (facture) against an order, in cents TTC.

    `reverse_vat_cents` is the tax inside what it bills that the insured owes: `insurer_part_cents` is what goes to the
    provider, without it. A deposit is deducted once, from the final one (`deposit_deducted_cents`), which closes the
    order. `differences` are the lines that the order does not hold: somebody else than who recorded them approves them
    before anything is due.
    """

    __tablename__ = "invoice"
    __table_args__ = (
        UniqueConstraint("provider_id", "number"),
        CheckConstraint("amount_ttc_cents > 0", name="amount_positive"),
        CheckConstraint("kind IN ('deposit', 'instalment', 'final')", name="kind_known"),
        CheckConstraint("state IN ('to_approve', 'due', 'paid', 'refused')", name="state_known"),
        CheckConstraint("source IN ('entered', 'ubl', 'cii', 'factur_x')", name="source_known"),
        CheckConstraint(
            "deposit_deducted_cents >= 0 AND deposit_deducted_cents <= amount_ttc_cents AND"
            " (deposit_deducted_cents = 0 OR kind = 'final')",
            name="deposit_deducted_from_the_final",
        ),
        CheckConstraint("approved_by IS NULL OR approved_by <> recorded_by", name="four_eyes"),
        CheckConstraint(
            "reverse_vat_cents >= 0 AND reverse_vat_cents <= amount_ttc_cents", name="reverse_vat_inside_the_amount"
        ),
        CheckConstraint(
            "differences = '[]' OR state IN ('to_approve', 'refused') OR approved_by IS NOT NULL",
            name="differences_are_approved",
        ),
        Index("ix_invoice_request", "request_id"),
    )

    id: Mapped[Id]
    request_id: Mapped[RequestRef]
    provider_id: Mapped[UUID] = mapped_column(ForeignKey("provider.id"))
    number: Mapped[Str]
    issued_on: Mapped[Day]
    amount_ttc_cents: Mapped[CentsColumn]
    insurer_part_cents: Mapped[CentsColumn]
    lines: Mapped[list[dict[str, object]]] = mapped_column(JSONB, server_default=text("'[]'"))
    recorded_at: Mapped[Instant]
    recorded_by: Mapped[UUID]
    kind: Mapped[Str] = mapped_column(server_default=text("'final'"))
    state: Mapped[Str] = mapped_column(server_default=text("'due'"))
    deposit_deducted_cents: Mapped[Balance]
    differences: Mapped[list[dict[str, object]]] = mapped_column(JSONB, server_default=text("'[]'"))
    difference_reason: Mapped[Str | None]
    approved_at: Mapped[Instant | None]
    approved_by: Mapped[UUID | None]
    approved_by_name: Mapped[Str | None]
    source: Mapped[Str] = mapped_column(server_default=text("'entered'"))
    file_sha256: Mapped[Str | None]
    refused_reason: Mapped[Str | None]
    reverse_vat_cents: Mapped[Balance]


class InvoicePart(Base):
    """What one claim bears of an invoice, in cents TTC (rules 18 to 20). Append-only.

    `deductible_cents` and `vat_not_counted_cents` are the insured's inside `cost_cents`.
    """

    __tablename__ = "invoice_part"
    __table_args__ = (
        UniqueConstraint("invoice_id", "claim_id"),
        CheckConstraint(
            "insurer_part_cents >= 0 AND deductible_cents >= 0 AND vat_not_counted_cents >= 0 AND"
            " insurer_part_cents + deductible_cents + vat_not_counted_cents <= cost_cents",
            name="parts_fit",
        ),
    )

    id: Mapped[Id]
    invoice_id: Mapped[UUID] = mapped_column(ForeignKey("invoice.id"))
    claim_id: Mapped[ClaimRef]
    cost_cents: Mapped[CentsColumn]
    insurer_part_cents: Mapped[CentsColumn]
    deductible_cents: Mapped[CentsColumn]
    vat_not_counted_cents: Mapped[CentsColumn]


class InvoiceDraw(Base):
    """The part of an invoice that one commit pays, in cents TTC. Append-only."""

    __tablename__ = "invoice_draw"
    __table_args__ = (
        CheckConstraint("amount_cents > 0", name="amount_positive"),
        Index("ix_invoice_draw_invoice", "invoice_id"),
        Index("ix_invoice_draw_charge", "charge_id"),
    )

    id: Mapped[Id]
    invoice_id: Mapped[UUID] = mapped_column(ForeignKey("invoice.id"))
    charge_id: Mapped[UUID] = mapped_column(ForeignKey("order_charge.id"))
    amount_cents: Mapped[CentsColumn]


class InvoiceTax(Base):
    """The tax of an invoice that is paid to the insured who owes it, in cents: its own commit. Append-only.

    `charge_id` is the commit of the order that gave way to it.
    """

    __tablename__ = "invoice_tax"
    __table_args__ = (
        CheckConstraint("amount_cents > 0", name="amount_positive"),
        UniqueConstraint("invoice_id", "charge_id"),
    )

    id: Mapped[Id]
    invoice_id: Mapped[UUID] = mapped_column(ForeignKey("invoice.id"))
    charge_id: Mapped[UUID] = mapped_column(ForeignKey("order_charge.id"))
    claim_id: Mapped[ClaimRef]
    commit_entry_id: Mapped[UUID] = mapped_column(ForeignKey("ledger_entry.id"), unique=True)
    amount_cents: Mapped[CentsColumn]


class CreditNote(Base):
    """A credit note (avoir) on an invoice, in cents TTC; `reverse_vat_cents` is the insured's tax in it. Append-only.

    Before the payment it lowers what is due; after it (`refund_cents`), the provider owes that much to the insurer.
    """

    __tablename__ = "credit_note"
    __table_args__ = (
        UniqueConstraint("provider_id", "number"),
        CheckConstraint("amount_ttc_cents > 0", name="amount_positive"),
        CheckConstraint(
            "lowered_cents >= 0 AND refund_cents >= 0 AND lowered_cents + refund_cents <= amount_ttc_cents",
            name="parts_fit",
        ),
        CheckConstraint(
            "reverse_vat_cents >= 0 AND reverse_vat_cents <= amount_ttc_cents", name="reverse_vat_inside_the_amount"
        ),
        Index("ix_credit_note_invoice", "invoice_id"),
    )

    id: Mapped[Id]
    request_id: Mapped[RequestRef]
    provider_id: Mapped[UUID] = mapped_column(ForeignKey("provider.id"))
    invoice_id: Mapped[UUID] = mapped_column(ForeignKey("invoice.id"))
    number: Mapped[Str]
    issued_on: Mapped[Day]
    amount_ttc_cents: Mapped[CentsColumn]
    lowered_cents: Mapped[CentsColumn]
    refund_cents: Mapped[CentsColumn]
    lines: Mapped[list[dict[str, object]]] = mapped_column(JSONB, server_default=text("'[]'"))
    reason: Mapped[Str]
    source: Mapped[Str] = mapped_column(server_default=text("'entered'"))
    file_sha256: Mapped[Str | None]
    recorded_at: Mapped[Instant]
    recorded_by: Mapped[UUID]
    reverse_vat_cents: Mapped[Balance]


class CreditDraw(Base):
    """What a credit note takes off one draw of an invoice, in cents TTC. Append-only."""

    __tablename__ = "credit_draw"
    __table_args__ = (
        CheckConstraint("amount_cents > 0", name="amount_positive"),
        Index("ix_credit_draw_note", "credit_note_id"),
        Index("ix_credit_draw_charge", "charge_id"),
    )

    id: Mapped[Id]
    credit_note_id: Mapped[UUID] = mapped_column(ForeignKey("credit_note.id"))
    charge_id: Mapped[UUID] = mapped_column(ForeignKey("order_charge.id"))
    amount_cents: Mapped[CentsColumn]


class RemovalCause(Base):
    """Why a content is gone, with its proof (rule 28); the last one recorded counts. Append-only."""

    __tablename__ = "removal_cause"
    __table_args__ = (
        CheckConstraint(
            "cause IN ('provider_action', 'author_withdrew', 'platform_own_motion', 'court', 'unknown')",
            name="cause_known",
        ),
        CheckConstraint("cause = 'unknown' OR proof IS NOT NULL", name="known_cause_has_proof"),
        Index("ix_removal_cause_request", "request_id", "recorded_at"),
    )

    id: Mapped[Id]
    request_id: Mapped[RequestRef]
    cause: Mapped[Str]
    proof: Mapped[Str | None]
    established_on: Mapped[Day]
    recorded_at: Mapped[Instant]
    recorded_by: Mapped[UUID]
    recorded_by_name: Mapped[Str]


class PostCheck(Base):
    """A look to take again, so many days after a removal was delivered. Append-only."""

    __tablename__ = "post_check"
    __table_args__ = (
        UniqueConstraint("request_id", "after_days"),
        Index("ix_post_check_due", "due_on"),
    )

    id: Mapped[Id]
    request_id: Mapped[RequestRef]
    after_days: Mapped[int]
    due_on: Mapped[Day]
    planned_at: Mapped[Instant]


class PostCheckResult(Base):
    """What was seen at a later look; the last one counts. Append-only."""

    __tablename__ = "post_check_result"
    __table_args__ = (
        CheckConstraint("result IN ('gone', 'still_there', 'changed', 'reappeared')", name="result_known"),
        Index("ix_post_check_result_check", "post_check_id", "recorded_at"),
    )

    id: Mapped[Id]
    post_check_id: Mapped[UUID] = mapped_column(ForeignKey("post_check.id"))
    result: Mapped[Str]
    checked_on: Mapped[Day]
    proof: Mapped[Str | None]
    note: Mapped[Str | None]
    content_ids: Mapped[Words]
    recorded_at: Mapped[Instant]
    recorded_by: Mapped[UUID]
    recorded_by_name: Mapped[Str]
