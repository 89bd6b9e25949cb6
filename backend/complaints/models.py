"""Complaints and disagreements: what was said, by when an answer is due, who looks at it, and every step taken."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.columns import CentsColumn, ClaimRef, Day, Document, Id, Instant, Str
from backend.core.db import Base


class Complaint(Base):
    """A complaint (réclamation), whatever its channel; the steps beside it are what happened, dated and signed.

    `clocks` names the openings of its clocks on the claim, by rule; without a claim its days stand here alone.
    """

    __tablename__ = "complaint"
    __table_args__ = (
        CheckConstraint("level IN ('first', 'second', 'mediator', 'authority', 'court')", name="level_known"),
        CheckConstraint("state IN ('received', 'acknowledged', 'answered')", name="state_known"),
        CheckConstraint("received_on >= sent_on", name="received_after_sent"),
        CheckConstraint("(state = 'answered') = (answered_on IS NOT NULL)", name="answered_has_day"),
        CheckConstraint("money_granted_cents IS NULL OR money_granted_cents > 0", name="money_positive"),
        Index("ix_complaint_claim", "claim_id"),
        Index("ix_complaint_state", "state", "answer_by"),
        Index("ix_complaint_recorded_at", "recorded_at", "id"),
    )

    id: Mapped[Id]
    reference: Mapped[Str] = mapped_column(unique=True)
    version: Mapped[int]
    claim_id: Mapped[UUID | None] = mapped_column(ForeignKey("claim.id"))
    complainant_name: Mapped[Str]
    complainant_email: Mapped[Str | None]
    channel: Mapped[Str]
    level: Mapped[Str]
    subject: Mapped[Str]
    cause: Mapped[Str]
    state: Mapped[Str]
    sent_on: Mapped[Day]
    received_on: Mapped[Day]
    acknowledge_by: Mapped[Day | None]
    answer_by: Mapped[Day | None]
    mediation_by: Mapped[Day | None]
    acknowledged_on: Mapped[Day | None]
    answered_on: Mapped[Day | None]
    outcome: Mapped[Str | None]
    money_granted_cents: Mapped[CentsColumn | None]
    handler_id: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    clocks: Mapped[Document]
    recorded_at: Mapped[Instant]
    recorded_by: Mapped[Str]


class ComplaintStep(Base):
    """One step of a complaint with its words and its author. Append-only."""

    __tablename__ = "complaint_step"
    __table_args__ = (Index("ix_complaint_step_complaint", "complaint_id", "at"),)

    id: Mapped[Id]
    complaint_id: Mapped[UUID] = mapped_column(ForeignKey("complaint.id"))
    kind: Mapped[Str]
    on: Mapped[Day]
    text: Mapped[Str | None]
    facts: Mapped[Document]
    at: Mapped[Instant]
    by: Mapped[Str]
    by_id: Mapped[UUID]


class LegalHold(Base):
    """A dispute that forbids deleting a claim's file, from the day it was recorded. Append-only."""

    __tablename__ = "legal_hold"
    __table_args__ = (Index("ix_legal_hold_claim", "claim_id"),)

    id: Mapped[Id]
    claim_id: Mapped[ClaimRef]
    complaint_id: Mapped[UUID] = mapped_column(ForeignKey("complaint.id"))
    reason: Mapped[Str]
    recorded_at: Mapped[Instant]
    recorded_by: Mapped[Str]


class Disagreement(Base):
    """A disagreement on the measures to take (L. 127-4), from both positions to the third person's opinion."""

    __tablename__ = "disagreement"
    __table_args__ = (
        CheckConstraint("state IN ('raised', 'third_person', 'opinion', 'settled')", name="state_known"),
        CheckConstraint("cost_cents IS NULL OR cost_cents > 0", name="cost_positive"),
        Index("ix_disagreement_claim", "claim_id"),
    )

    id: Mapped[Id]
    reference: Mapped[Str] = mapped_column(unique=True)
    version: Mapped[int]
    claim_id: Mapped[ClaimRef]
    measure: Mapped[Str]
    insurer_position: Mapped[Str]
    insured_position: Mapped[Str]
    raised_on: Mapped[Day]
    state: Mapped[Str]
    informed_by: Mapped[Str]
    third_person: Mapped[Str | None]
    appointed_by: Mapped[Str | None]
    appointed_on: Mapped[Day | None]
    opinion: Mapped[Str | None]
    opinion_on: Mapped[Day | None]
    opinion_favours: Mapped[Str | None]
    outcome: Mapped[Str | None]
    settled_on: Mapped[Day | None]
    cost_cents: Mapped[CentsColumn | None]
    recorded_at: Mapped[Instant]
    recorded_by: Mapped[Str]
