"""The directory of providers: who they are, their papers, prices, suspensions and whom they are linked with."""

from typing import Annotated
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.columns import CentsColumn, Day, Document, Id, Instant, Str, Words
from backend.core.db import Base

ProviderRef = Annotated[UUID, mapped_column(ForeignKey("provider.id"))]


class Provider(Base):
    """A cleaner, de-indexer, burier, watcher, bailiff, lawyer or psychologist.

    `tariffs`: speciality -> cents TTC as told on their sheet; a dated `ProviderTariff` goes before it.
    """

    __tablename__ = "provider"
    __table_args__ = (CheckConstraint("capacity >= 0", name="capacity_not_negative"),)

    id: Mapped[Id]
    name: Mapped[Str]
    siret: Mapped[Str] = mapped_column(unique=True)
    email: Mapped[Str]
    phone: Mapped[Str | None]
    specialities: Mapped[Words]
    platforms: Mapped[Words]
    territories: Mapped[Words]
    capacity: Mapped[int]
    usual_delay_days: Mapped[int]
    tariffs: Mapped[Document]
    active: Mapped[bool] = mapped_column(server_default=text("true"))
    suspended_reason: Mapped[Str | None]
    version: Mapped[int] = mapped_column(server_default=text("1"))
    created_at: Mapped[Instant]


class ProviderDocument(Base):
    """A paper of a provider and its last day; the last one recorded of a kind counts. Append-only."""

    __tablename__ = "provider_document"
    __table_args__ = (
        CheckConstraint("kind IN ('insurance_certificate', 'convention', 'registration', 'other')", name="kind_known"),
        CheckConstraint("valid_until IS NULL OR valid_until >= issued_on", name="days_in_order"),
        Index("ix_provider_document_provider", "provider_id", "kind", "recorded_at"),
    )

    id: Mapped[Id]
    provider_id: Mapped[ProviderRef]
    kind: Mapped[Str]
    reference: Mapped[Str]
    issued_on: Mapped[Day]
    valid_until: Mapped[Day | None]
    sha256: Mapped[Str | None]
    recorded_at: Mapped[Instant]
    recorded_by: Mapped[UUID]
    recorded_by_name: Mapped[Str]


class DocumentRequirement(Base):
    """Whether a kind of paper is asked of a speciality, since when; the last one in force counts. Append-only."""

    __tablename__ = "document_requirement"
    __table_args__ = (
        CheckConstraint("kind IN ('insurance_certificate', 'convention', 'registration')", name="kind_known"),
        Index("ix_document_requirement_speciality", "speciality", "kind", "since"),
    )

    id: Mapped[Id]
    speciality: Mapped[Str]
    kind: Mapped[Str]
    required: Mapped[bool]
    since: Mapped[Day]
    recorded_at: Mapped[Instant]
    recorded_by: Mapped[UUID]
    recorded_by_name: Mapped[Str]


class ProviderTariff(Base):
    """The price of a speciality from a day on, in cents; without amounts, no price any more. Append-only.

    `vat_rate_bp` is in hundredths of a percent (20 % is 2000). With reverse charge the tax is owed by the insurer and
    still counts in `amount_ttc_cents` (rule 20).
    """

    __tablename__ = "provider_tariff"
    __table_args__ = (
        CheckConstraint("num_nulls(amount_ht_cents, vat_rate_bp, vat_cents) IN (0, 3)", name="detail_is_whole"),
        CheckConstraint(
            "amount_ht_cents IS NULL OR amount_ttc_cents IS NOT NULL "
            "AND amount_ht_cents + vat_cents = amount_ttc_cents",
            name="amounts_add_up",
        ),
        CheckConstraint("amount_ttc_cents >= 0", name="amount_not_negative"),
        CheckConstraint("NOT reverse_charge OR amount_ht_cents IS NOT NULL", name="reverse_charge_is_detailed"),
        Index("ix_provider_tariff_provider", "provider_id", "speciality", "valid_from", "recorded_at"),
    )

    id: Mapped[Id]
    provider_id: Mapped[ProviderRef]
    speciality: Mapped[Str]
    valid_from: Mapped[Day]
    amount_ht_cents: Mapped[CentsColumn | None]
    vat_rate_bp: Mapped[int | None]
    vat_cents: Mapped[CentsColumn | None]
    amount_ttc_cents: Mapped[CentsColumn | None]
    reverse_charge: Mapped[bool] = mapped_column(server_default=text("false"))
    recorded_at: Mapped[Instant]
    recorded_by: Mapped[UUID]
    recorded_by_name: Mapped[Str]


class ProviderStatusFact(Base):
    """A suspension or its end, with its reason and author. Append-only."""

    __tablename__ = "provider_status_fact"
    __table_args__ = (
        CheckConstraint("fact IN ('suspended', 'resumed')", name="fact_known"),
        Index("ix_provider_status_fact_provider", "provider_id", "at"),
    )

    id: Mapped[Id]
    provider_id: Mapped[ProviderRef]
    fact: Mapped[Str]
    reason: Mapped[Str | None]
    at: Mapped[Instant]
    recorded_by: Mapped[UUID]
    recorded_by_name: Mapped[Str]


class ProviderLink(Base):
    """A tie between a provider and somebody: a person on file, a name (an author), or another provider.

    Never matched nor ordered where that somebody is insured, target or author. A tie that ended keeps its row.
    """

    __tablename__ = "provider_link"
    __table_args__ = (
        CheckConstraint("num_nonnulls(person_id, name, other_provider_id) = 1", name="one_target"),
        CheckConstraint("other_provider_id <> provider_id", name="not_to_itself"),
        CheckConstraint("(ended_at IS NULL) = (ended_reason IS NULL)", name="end_has_reason"),
        Index("ix_provider_link_provider", "provider_id"),
        Index("ix_provider_link_other", "other_provider_id"),
    )

    id: Mapped[Id]
    provider_id: Mapped[ProviderRef]
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    name: Mapped[Str | None]
    other_provider_id: Mapped[UUID | None] = mapped_column(ForeignKey("provider.id"))
    reason: Mapped[Str]
    recorded_at: Mapped[Instant]
    recorded_by: Mapped[UUID]
    recorded_by_name: Mapped[Str]
    ended_at: Mapped[Instant | None]
    ended_reason: Mapped[Str | None]
    ended_by: Mapped[UUID | None]
