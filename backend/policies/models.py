"""People, policies, what binds them over time, products and their dated terms, portfolio imports."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, PrimaryKeyConstraint, SmallInteger, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.columns import CentsColumn, Day, Document, Id, Instant, PersonRef, Str
from backend.core.db import Base


class RiskCarrier(Base):
    """The company that carries the risk (compagnie porteuse de risque)."""

    __tablename__ = "risk_carrier"

    id: Mapped[Id]
    code: Mapped[Str] = mapped_column(unique=True)
    name: Mapped[Str]
    licence: Mapped[Str]
    letterhead: Mapped[Str]
    iban: Mapped[Str | None]
    complaint_address: Mapped[Str]
    mediator: Mapped[Str]


class Product(Base):
    """A formula sold to health professionals (`LM-INTERNE`)."""

    __tablename__ = "product"

    id: Mapped[Id]
    code: Mapped[Str] = mapped_column(unique=True)
    label: Mapped[Str]


class CoverageTerms(Base):
    """A dated version of a product's conditions; never changed (a trigger refuses)."""

    __tablename__ = "coverage_terms"
    __table_args__ = (UniqueConstraint("product_id", "version"), UniqueConstraint("product_id", "valid_from"))

    id: Mapped[Id]
    product_id: Mapped[UUID] = mapped_column(ForeignKey("product.id"))
    version: Mapped[int]
    valid_from: Mapped[Day]
    carrier_id: Mapped[UUID] = mapped_column(ForeignKey("risk_carrier.id"))
    document: Mapped[Document]
    created_at: Mapped[Instant]
    created_by: Mapped[Str]


class Person(Base):
    """A policyholder or an insured; recognised by RPPS, else by e-mail and name."""

    __tablename__ = "person"
    __table_args__ = (
        Index("uq_person_rpps", "rpps", unique=True, postgresql_where=text("rpps IS NOT NULL")),
        Index("ix_person_recognition", "name_key", "email_key"),
    )

    id: Mapped[Id]
    rpps: Mapped[Str | None]
    civility: Mapped[Str | None]
    last_name: Mapped[Str]
    first_name: Mapped[Str | None]
    profession: Mapped[Str | None]
    specialty: Mapped[Str | None]
    email: Mapped[Str | None]
    phone: Mapped[Str | None]
    address: Mapped[Str | None]
    postcode: Mapped[Str | None]
    city: Mapped[Str | None]
    department: Mapped[Str | None]
    name_key: Mapped[Str]
    email_key: Mapped[Str | None]
    created_at: Mapped[Instant]


class PersonMerge(Base):
    """Two entries that two people hold to be one person (rule 2). Nothing moves: both entries keep all their facts.

    Two people also undo it; then each entry stands alone again.
    """

    __tablename__ = "person_merge"
    __table_args__ = (
        CheckConstraint("person_id <> into_id", name="of_two_entries"),
        CheckConstraint("approved_by <> proposed_by", name="four_eyes"),
        CheckConstraint("undone_by <> undo_proposed_by", name="undone_by_four_eyes"),
        Index("uq_person_merge_current", "person_id", unique=True, postgresql_where=text("undone_at IS NULL")),
        Index("ix_person_merge_into", "into_id"),
    )

    id: Mapped[Id]
    person_id: Mapped[PersonRef]
    into_id: Mapped[PersonRef]
    reason: Mapped[Str]
    proposed_by: Mapped[UUID]
    proposed_by_name: Mapped[Str]
    proposed_at: Mapped[Instant]
    approved_by: Mapped[UUID | None]
    approved_by_name: Mapped[Str | None]
    approved_at: Mapped[Instant | None]
    undo_reason: Mapped[Str | None]
    undo_proposed_by: Mapped[UUID | None]
    undo_proposed_by_name: Mapped[Str | None]
    undone_by: Mapped[UUID | None]
    undone_by_name: Mapped[Str | None]
    undone_at: Mapped[Instant | None]


class Policy(Base):
    """A contract as subscribed; what changed since stands in amendments and status facts."""

    __tablename__ = "policy"
    __table_args__ = (
        # In a portfolio file the holder is the insured: only the others need finding.
        Index("ix_policy_other_holder", "policyholder_id", postgresql_where=text("policyholder_id <> insured_id")),
        CheckConstraint("end_on IS NULL OR end_on >= inception_on", name="ends_after_inception"),
        CheckConstraint("anniversary_month BETWEEN 1 AND 12 AND anniversary_day BETWEEN 1 AND 31", name="anniversary"),
    )

    id: Mapped[Id]
    number: Mapped[Str] = mapped_column(unique=True)
    policyholder_id: Mapped[PersonRef]
    insured_id: Mapped[PersonRef] = mapped_column(index=True)
    product_id: Mapped[UUID] = mapped_column(ForeignKey("product.id"))
    terms_id: Mapped[UUID] = mapped_column(ForeignKey("coverage_terms.id"))
    inception_on: Mapped[Day]
    anniversary_month: Mapped[int] = mapped_column(SmallInteger)
    anniversary_day: Mapped[int] = mapped_column(SmallInteger)
    end_on: Mapped[Day | None]
    premium_cents: Mapped[CentsColumn | None]
    created_at: Mapped[Instant]
    seen_in_import: Mapped[UUID | None]


class CoInsured(Base):
    """A further person insured by a policy."""

    __tablename__ = "co_insured"
    __table_args__ = (PrimaryKeyConstraint("policy_id", "person_id"),)

    policy_id: Mapped[UUID] = mapped_column(ForeignKey("policy.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    since: Mapped[Day]


class PolicyAmendment(Base):
    """A dated change of what binds a policy (avenant): only the columns that change are filled. Append-only."""

    __tablename__ = "policy_amendment"
    __table_args__ = (
        CheckConstraint("kind IN ('formula', 'terms', 'anniversary', 'end', 'correction')", name="kind_known"),
        Index("ix_policy_amendment_policy", "policy_id", "effect_on"),
    )

    id: Mapped[Id]
    policy_id: Mapped[UUID] = mapped_column(ForeignKey("policy.id"))
    kind: Mapped[Str]
    effect_on: Mapped[Day]
    issued_on: Mapped[Day]
    terms_id: Mapped[UUID | None] = mapped_column(ForeignKey("coverage_terms.id"))
    anniversary_month: Mapped[int | None] = mapped_column(SmallInteger)
    anniversary_day: Mapped[int | None] = mapped_column(SmallInteger)
    end_on: Mapped[Day | None]
    end_removed: Mapped[bool] = mapped_column(server_default=text("false"))
    reason: Mapped[Str]
    import_id: Mapped[UUID | None]
    recorded_at: Mapped[Instant]
    recorded_by: Mapped[Str]


class PolicyStatusFact(Base):
    """A dated fact of a policy's life; the status at an instant is its last fact in effect. Append-only."""

    __tablename__ = "policy_status_fact"
    __table_args__ = (
        CheckConstraint(
            "fact IN ('in_force', 'suspended', 'resumed', 'terminated', 'void', 'replaced')", name="fact_known"
        ),
        Index("ix_policy_status_fact_policy", "policy_id", "effective_at"),
    )

    id: Mapped[Id]
    policy_id: Mapped[UUID] = mapped_column(ForeignKey("policy.id"))
    fact: Mapped[Str]
    effective_at: Mapped[Instant]
    notice_on: Mapped[Day | None]
    reason: Mapped[Str]
    replaced_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("policy.id"))
    recorded_at: Mapped[Instant]
    recorded_by: Mapped[Str]


class PolicyImport(Base):
    """One file of the portfolio, its situation date and what became of it."""

    __tablename__ = "policy_import"
    __table_args__ = (CheckConstraint("state IN ('queued', 'running', 'done', 'failed')", name="state_known"),)

    id: Mapped[Id]
    filename: Mapped[Str]
    content_key: Mapped[Str | None]
    as_of: Mapped[Day]
    delta: Mapped[bool]
    state: Mapped[Str]
    encoding: Mapped[Str | None]
    header: Mapped[Str | None]
    counts: Mapped[Document]
    warnings: Mapped[list[dict[str, object]]] = mapped_column(JSONB, server_default=text("'[]'"))
    error: Mapped[Str | None]
    created_at: Mapped[Instant]
    created_by: Mapped[Str]
    finished_at: Mapped[Instant | None]


class PolicyImportReject(Base):
    """A fault of one line; the line itself is kept so that nothing is lost."""

    __tablename__ = "policy_import_reject"
    __table_args__ = (
        PrimaryKeyConstraint("import_id", "line", "position"),
        Index("ix_policy_import_reject_policy_number", "policy_number"),
    )

    import_id: Mapped[UUID] = mapped_column(ForeignKey("policy_import.id"))
    line: Mapped[int]
    position: Mapped[int] = mapped_column(SmallInteger)
    column: Mapped[Str]
    code: Mapped[Str]
    message: Mapped[Str]
    policy_number: Mapped[Str | None]
    raw: Mapped[Str]
