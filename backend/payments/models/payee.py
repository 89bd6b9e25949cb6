"""Who is paid, and on which account: details are added and decided, never changed."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.columns import ClaimRef, Id, Instant, PersonRef, Str
from backend.core.db import Base


class Payee(Base):
    """Somebody who may be paid (rule 30), with the structured address that a transfer needs.

    Two lawyers may bear one name: whoever is only named belongs to one claim, unless they were entered for all.
    """

    __tablename__ = "payee"
    __table_args__ = (
        CheckConstraint(
            "kind IN ('provider', 'insured', 'lawyer', 'court_registry', 'other_insurer', 'heirs')", name="kind_known"
        ),
        CheckConstraint("(kind = 'provider') = (provider_id IS NOT NULL)", name="provider_is_named"),
        CheckConstraint("country ~ '^[A-Z]{2}$'", name="country_code"),
        Index("uq_payee_provider", "provider_id", unique=True),
        Index("uq_payee_insured", "person_id", unique=True, postgresql_where=text("kind = 'insured'")),
        Index(
            "uq_payee_name",
            "kind",
            text("lower(name)"),
            "claim_id",
            unique=True,
            postgresql_where=text("provider_id IS NULL AND person_id IS NULL"),
            postgresql_nulls_not_distinct=True,
        ),
    )

    id: Mapped[Id]
    kind: Mapped[Str]
    name: Mapped[Str]
    provider_id: Mapped[UUID | None] = mapped_column(ForeignKey("provider.id"))
    person_id: Mapped[PersonRef | None]
    claim_id: Mapped[ClaimRef | None]
    email: Mapped[Str | None]
    street: Mapped[Str | None]
    building_number: Mapped[Str | None]
    postcode: Mapped[Str | None]
    city: Mapped[Str | None]
    country: Mapped[Str] = mapped_column(server_default=text("'FR'"))
    version: Mapped[int] = mapped_column(server_default=text("1"))
    created_at: Mapped[Instant]
    created_by: Mapped[Str]


class BankDetails(Base):
    """Bank details as proposed. Append-only: they count once a second person has approved them, from that instant."""

    __tablename__ = "bank_details"
    __table_args__ = (UniqueConstraint("id", "proposed_by"), Index("ix_bank_details_payee", "payee_id"))

    id: Mapped[Id]
    payee_id: Mapped[UUID] = mapped_column(ForeignKey("payee.id"))
    iban: Mapped[Str]
    bic: Mapped[Str | None]
    holder: Mapped[Str]
    source: Mapped[Str]
    proposed_at: Mapped[Instant]
    proposed_by: Mapped[UUID]
    proposed_by_name: Mapped[Str]


class BankDetailsDecision(Base):
    """The second person's word on bank details, said once. Append-only; the proposer is copied, for the CHECK."""

    __tablename__ = "bank_details_decision"
    __table_args__ = (
        CheckConstraint("decision IN ('approved', 'rejected')", name="decision_known"),
        CheckConstraint("decided_by <> proposed_by", name="four_eyes"),
        ForeignKeyConstraint(["details_id", "proposed_by"], ["bank_details.id", "bank_details.proposed_by"]),
    )

    details_id: Mapped[Id]
    proposed_by: Mapped[UUID]
    decision: Mapped[Str]
    reason: Mapped[Str | None]
    decided_at: Mapped[Instant]
    decided_by: Mapped[UUID]
    decided_by_name: Mapped[Str]
