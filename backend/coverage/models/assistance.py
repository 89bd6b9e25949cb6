"""Psychological assistance (rule 24): who asked and how many sessions were held, never what was said."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.columns import Day, Id, Instant, PersonRef, PolicyRef, Str
from backend.core.db import Base


class AssistanceRequest(Base):
    """A request for assistance: no content, no author, no event. `trigger` says what happened, in one word."""

    __tablename__ = "assistance_request"
    __table_args__ = (
        CheckConstraint("state IN ('policy_to_identify', 'open', 'closed')", name="state_known"),
        CheckConstraint("trigger IN ('assault', 'patient_death', 'relative_death', 'other')", name="trigger_known"),
        CheckConstraint("state <> 'open' OR policy_id IS NOT NULL", name="open_has_policy"),
        Index("ix_assistance_request_policy", "policy_id"),
    )

    id: Mapped[Id]
    reference: Mapped[Str] = mapped_column(unique=True)
    version: Mapped[int]
    state: Mapped[Str]
    policy_id: Mapped[UUID | None] = mapped_column(ForeignKey("policy.id"))
    insured_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    insured_given: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=text("'{}'"))
    trigger: Mapped[Str]
    requested_on: Mapped[date]
    channel: Mapped[Str]
    recorded_at: Mapped[Instant]
    recorded_by: Mapped[Str]


class AssistancePeriod(Base):
    """The sessions of one insured in one insurance period, `[starts_on, ends_on)`; a trigger counts them."""

    __tablename__ = "assistance_period"
    __table_args__ = (
        CheckConstraint("sessions_used BETWEEN 0 AND sessions_limit", name="sessions_within_limit"),
        UniqueConstraint("policy_id", "insured_id", "starts_on"),
    )

    id: Mapped[Id]
    policy_id: Mapped[PolicyRef]
    insured_id: Mapped[PersonRef]
    starts_on: Mapped[Day]
    ends_on: Mapped[Day]
    sessions_limit: Mapped[int]
    sessions_used: Mapped[int] = mapped_column(server_default=text("0"))


class AssistanceSession(Base):
    """Sessions held on a day, or the correction that takes them back. Append-only."""

    __tablename__ = "assistance_session"
    __table_args__ = (
        CheckConstraint("sessions > 0", name="sessions_positive"),
        Index("ix_assistance_session_request", "request_id"),
        Index("ix_assistance_session_period", "period_id"),
    )

    id: Mapped[Id]
    request_id: Mapped[UUID] = mapped_column(ForeignKey("assistance_request.id"))
    period_id: Mapped[UUID] = mapped_column(ForeignKey("assistance_period.id"))
    held_on: Mapped[Day]
    sessions: Mapped[int]
    corrects: Mapped[UUID | None] = mapped_column(ForeignKey("assistance_session.id"), unique=True)
    recorded_at: Mapped[Instant]
    recorded_by: Mapped[Str]
