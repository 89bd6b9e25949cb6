"""Reserves, recoveries and closed months. Balances of reserves move by trigger only."""

from datetime import date
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index, PrimaryKeyConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.columns import Balance, CentsColumn, ClaimRef, Day, Document, Id, Instant, Str
from backend.core.db import Base


class AccountingMonth(Base):
    """A closed month: no entry is booked in it any more. Append-only; `month` is its first day.

    What its export says is fixed with it: the accounts used, the first number drawn, how many entries and how much.
    """

    __tablename__ = "accounting_month"

    month: Mapped[date] = mapped_column(primary_key=True)
    closed_at: Mapped[Instant]
    closed_by: Mapped[UUID]
    closed_by_name: Mapped[Str]
    first_number: Mapped[int]
    entries: Mapped[int]
    debit_cents: Mapped[CentsColumn]
    sha256: Mapped[Str]
    accounts: Mapped[Document]


class OpeningReserve(Base):
    """The flat reserve of a product when a claim is declared, per guarantee and cost line, in cents. Append-only.

    The newest one valid on the day of the declaration counts; an amount of 0 ends a line.
    """

    __tablename__ = "opening_reserve"
    __table_args__ = (
        CheckConstraint("amount_cents >= 0", name="amount_not_negative"),
        Index("ix_opening_reserve_product", "product_id", "valid_from"),
    )

    id: Mapped[Id]
    product_id: Mapped[UUID] = mapped_column(ForeignKey("product.id"))
    valid_from: Mapped[Day]
    guarantee: Mapped[Str]
    cost_line: Mapped[Str]
    amount_cents: Mapped[CentsColumn]
    reason: Mapped[Str]
    recorded_at: Mapped[Instant]
    recorded_by: Mapped[Str]


class ClaimReserve(Base):
    """What one claim is still expected to cost, per guarantee and cost line, in cents TTC (rule 32).

    `outstanding` is the greater of `estimate` (what was expected and is not paid yet) and `committed` (ordered, not
    paid). Closing and refusing move the estimate to `set_aside`, from where reopening takes it back.
    """

    __tablename__ = "claim_reserve"
    __table_args__ = (
        PrimaryKeyConstraint("claim_id", "guarantee", "cost_line"),
        CheckConstraint("outstanding_cents >= committed_cents", name="outstanding_covers_commitments"),
        CheckConstraint(
            "least(estimate_cents, set_aside_cents, committed_cents, paid_cents, recovered_cents) >= 0",
            name="no_negative_balance",
        ),
    )

    claim_id: Mapped[ClaimRef]
    guarantee: Mapped[Str]
    cost_line: Mapped[Str]
    estimate_cents: Mapped[Balance]
    set_aside_cents: Mapped[Balance]
    committed_cents: Mapped[Balance]
    outstanding_cents: Mapped[Balance]
    paid_cents: Mapped[Balance]
    recovered_cents: Mapped[Balance]


class ReserveChange(Base):
    """One change of what a claim is expected to cost, with its cause, reason and author. Append-only.

    The writer gives the new `estimate_cents`; a trigger computes the rest, writes the changes that the ledger causes
    and says in which month each is booked.
    """

    __tablename__ = "reserve_change"
    __table_args__ = (
        CheckConstraint(
            "cause IN ('opening', 'estimate', 'commitment', 'payment', 'release', 'return', 'decision', 'closure', "
            "'reopening')",
            name="cause_known",
        ),
        CheckConstraint("estimate_cents >= 0", name="estimate_not_negative"),
        Index("ix_reserve_change_claim", "claim_id", "position"),
        Index("ix_reserve_change_booked_on", "booked_on"),
    )

    id: Mapped[Id]
    position: Mapped[int] = mapped_column(BigInteger, Identity(always=True))
    claim_id: Mapped[ClaimRef]
    guarantee: Mapped[Str]
    cost_line: Mapped[Str]
    cause: Mapped[Str]
    delta_cents: Mapped[CentsColumn]
    estimate_cents: Mapped[CentsColumn]
    outstanding_cents: Mapped[CentsColumn]
    reason: Mapped[Str]
    entry_id: Mapped[UUID | None] = mapped_column(ForeignKey("ledger_entry.id"))
    value_on: Mapped[Day]
    booked_on: Mapped[Day]
    recorded_at: Mapped[Instant]
    recorded_by: Mapped[Str]


class Recovery(Base):
    """Money received for a claim and how it was shared, in cents (rule 31). Append-only.

    `corrects` cancels another row whole; whatever is right is then recorded as a new one.
    """

    __tablename__ = "recovery"
    __table_args__ = (
        CheckConstraint("kind IN ('costs', 'damages', 'provider_refund', 'other_insurer')", name="kind_known"),
        CheckConstraint("amount_cents > 0", name="amount_positive"),
        CheckConstraint(
            "insured_part_cents + insurer_part_cents = amount_cents AND least(insured_part_cents, insurer_part_cents) "
            ">= 0",
            name="parts_add_up",
        ),
        CheckConstraint("kind <> 'damages' OR insurer_part_cents = 0", name="damages_go_to_insured"),
        CheckConstraint("corrects IS NULL OR reason IS NOT NULL", name="correction_has_reason"),
        Index("ix_recovery_claim", "claim_id"),
        Index("ix_recovery_booked_on", "booked_on"),
    )

    id: Mapped[Id]
    reference: Mapped[Str] = mapped_column(unique=True)
    claim_id: Mapped[ClaimRef]
    kind: Mapped[Str]
    amount_cents: Mapped[CentsColumn]
    received_on: Mapped[Day]
    received_from: Mapped[Str]
    bank_reference: Mapped[Str | None]
    declared_outlay_cents: Mapped[CentsColumn]
    insured_part_cents: Mapped[CentsColumn]
    insurer_part_cents: Mapped[CentsColumn]
    explanation: Mapped[Document]
    corrects: Mapped[UUID | None] = mapped_column(ForeignKey("recovery.id"), unique=True)
    reason: Mapped[Str | None]
    booked_on: Mapped[Day]
    recorded_at: Mapped[Instant]
    recorded_by: Mapped[Str]


class RecoveryPayout(Base):
    """Money held for an insured that an approved payment gave them, or that came back. By trigger, append-only."""

    __tablename__ = "recovery_payout"
    __table_args__ = (
        CheckConstraint("kind IN ('paid', 'returned')", name="kind_known"),
        UniqueConstraint("payment_id", "kind"),
        Index("ix_recovery_payout_recovery", "recovery_id"),
    )

    id: Mapped[Id]
    recovery_id: Mapped[UUID] = mapped_column(ForeignKey("recovery.id"))
    payment_id: Mapped[UUID] = mapped_column(ForeignKey("payment.id"))
    kind: Mapped[Str]
    amount_cents: Mapped[CentsColumn]
    value_on: Mapped[Day]
    booked_on: Mapped[Day]
    recorded_at: Mapped[Instant]
    recorded_by: Mapped[Str]
