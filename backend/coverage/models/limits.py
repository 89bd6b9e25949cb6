"""Limits that move: exceptions written by two people, and every value that a limit has had."""

from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, ForeignKeyConstraint, Identity, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.columns import CentsColumn, Id, Instant, PolicyRef, Str
from backend.core.db import Base


class LimitException(Base):
    """What a supervisor asks to add to a limit. Append-only; a second person decides."""

    __tablename__ = "limit_exception"
    __table_args__ = (
        CheckConstraint("kind IN ('event_amount', 'period_events', 'annual_amount')", name="kind_known"),
        CheckConstraint("(kind = 'event_amount') = (event_id IS NOT NULL)", name="names_its_event"),
        CheckConstraint(
            "(kind = 'period_events') = (extra_events IS NOT NULL) "
            "AND (kind = 'period_events') = (extra_cents IS NULL) AND coalesce(extra_cents, extra_events) > 0",
            name="says_how_much",
        ),
        UniqueConstraint("id", "proposed_by"),
        Index("ix_limit_exception_policy", "policy_id"),
        Index("ix_limit_exception_period", "period_id"),
    )

    id: Mapped[Id]
    policy_id: Mapped[PolicyRef]
    period_id: Mapped[UUID] = mapped_column(ForeignKey("coverage_period.id"))
    event_id: Mapped[UUID | None] = mapped_column(ForeignKey("covered_event.id"))
    kind: Mapped[Str]
    extra_cents: Mapped[CentsColumn | None]
    extra_events: Mapped[int | None]
    reason: Mapped[Str]
    proposed_at: Mapped[Instant]
    proposed_by: Mapped[UUID]
    proposed_by_name: Mapped[Str]


class LimitExceptionDecision(Base):
    """The second person's word; a trigger moves the limit when it is yes. Append-only.

    `proposed_by` is copied under a foreign key, so that the CHECK compares two real people.
    """

    __tablename__ = "limit_exception_decision"
    __table_args__ = (
        CheckConstraint("outcome IN ('approved', 'rejected')", name="outcome_known"),
        CheckConstraint("decided_by <> proposed_by OR outcome = 'rejected'", name="four_eyes"),
        ForeignKeyConstraint(["exception_id", "proposed_by"], ["limit_exception.id", "limit_exception.proposed_by"]),
    )

    exception_id: Mapped[UUID] = mapped_column(primary_key=True)
    proposed_by: Mapped[UUID]
    outcome: Mapped[Str]
    reason: Mapped[Str | None]
    decided_at: Mapped[Instant]
    decided_by: Mapped[UUID]
    decided_by_name: Mapped[Str]


class LimitChange(Base):
    """A value that a limit had, and the one that took its place. Written by triggers alone; append-only."""

    __tablename__ = "limit_change"
    __table_args__ = (
        CheckConstraint("what IN ('events', 'annual_amount', 'event_amount', 'benefit_amount')", name="what_known"),
        CheckConstraint("cause IN ('exception', 'terms', 'recovery')", name="cause_known"),
        Index("ix_limit_change_period", "period_id"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    period_id: Mapped[UUID] = mapped_column(ForeignKey("coverage_period.id"))
    event_id: Mapped[UUID | None] = mapped_column(ForeignKey("covered_event.id"))
    benefit: Mapped[Str | None]
    what: Mapped[Str]
    before_value: Mapped[CentsColumn | None]
    after_value: Mapped[CentsColumn | None]
    cause: Mapped[Str]
    cause_id: Mapped[UUID]
    recorded_at: Mapped[Instant]
