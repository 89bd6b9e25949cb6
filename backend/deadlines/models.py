"""Stored clocks, the acts that act on them, and one reminder a rung of their ladder."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import BYTEA
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.columns import ClaimRef, Day, Document, Id, Instant, Str, Words
from backend.core.db import Base


class Deadline(Base):
    """A clock of one content on one legal basis, as computed from the facts by one rule version.

    `origin_id` is what opened it: the content itself, a later publication event, or a clock opening.
    """

    __tablename__ = "deadline"
    __table_args__ = (
        CheckConstraint("state IN ('live', 'closed', 'superseded')", name="state_known"),
        Index("ix_deadline_claim", "claim_id"),
        Index("ix_deadline_prudent_day", "prudent_day", postgresql_where=text("state = 'live'")),
        Index("uq_deadline_live", "origin_id", "rule", unique=True, postgresql_where=text("state = 'live'")),
    )

    id: Mapped[Id]
    claim_id: Mapped[ClaimRef]
    content_id: Mapped[UUID | None] = mapped_column(ForeignKey("disputed_content.id"))
    origin_id: Mapped[UUID]
    rule: Mapped[Str]
    rule_version: Mapped[int]
    kind: Mapped[Str]
    shadow: Mapped[bool]
    fatal: Mapped[bool]
    owner: Mapped[Str]
    unconfirmed: Mapped[bool]
    start_on: Mapped[Day | None]
    start_reason: Mapped[Str]
    last_day: Mapped[Day | None]
    prudent_day: Mapped[Day | None]
    escalate_from: Mapped[Day | None]
    not_later_than: Mapped[Day | None]
    broken: Mapped[bool]
    explanation: Mapped[Str]
    steps: Mapped[Document]
    state: Mapped[Str] = mapped_column(server_default=text("'live'"))
    closed_at: Mapped[Instant | None]
    closed_reason: Mapped[Str | None]
    computed_at: Mapped[Instant]


class ProceduralAct(Base):
    """An act recorded on a claim, or on some of its contents. Append-only: a correction names what it corrects."""

    __tablename__ = "procedural_act"
    __table_args__ = (Index("ix_procedural_act_claim", "claim_id"),)

    id: Mapped[Id]
    claim_id: Mapped[ClaimRef]
    content_ids: Mapped[Words]
    code: Mapped[Str]
    performed_on: Mapped[Day]
    dispatched_on: Mapped[Day | None]
    proof: Mapped[Str | None]
    note: Mapped[Str | None]
    corrects: Mapped[UUID | None] = mapped_column(ForeignKey("procedural_act.id"))
    recorded_at: Mapped[Instant]
    recorded_by: Mapped[Str]


class Reminder(Base):
    """One rung of a deadline's ladder, written with the deadline itself."""

    __tablename__ = "reminder"
    __table_args__ = (
        UniqueConstraint("deadline_id", "rung", "due_at"),
        CheckConstraint("state IN ('pending', 'fired', 'cancelled')", name="state_known"),
        CheckConstraint("(state = 'fired') = (fired_at IS NOT NULL)", name="fired_has_time"),
        CheckConstraint("acknowledged_at IS NULL OR fired_at IS NOT NULL", name="acknowledged_was_fired"),
        CheckConstraint("audience IN ('handler', 'supervisor')", name="audience_known"),
        CheckConstraint("(state = 'cancelled') = (cancelled_reason IS NOT NULL)", name="cancelled_has_reason"),
        Index("ix_reminder_due", "due_at", postgresql_where=text("state = 'pending'")),
        Index(
            "ix_reminder_unacknowledged",
            "fired_at",
            postgresql_where=text("state = 'fired' AND acknowledged_at IS NULL"),
        ),
        Index("ix_reminder_claim", "claim_id"),
    )

    id: Mapped[Id]
    deadline_id: Mapped[UUID] = mapped_column(ForeignKey("deadline.id"))
    claim_id: Mapped[ClaimRef]
    claim_reference: Mapped[Str]
    rung: Mapped[Str]
    label: Mapped[Str]
    audience: Mapped[Str] = mapped_column(server_default=text("'handler'"))
    due_on: Mapped[Day]
    due_at: Mapped[Instant]
    last_day: Mapped[Day | None]
    prudent_day: Mapped[Day | None]
    handler_id: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    state: Mapped[Str] = mapped_column(server_default=text("'pending'"))
    fired_at: Mapped[Instant | None]
    acknowledged_at: Mapped[Instant | None]
    acknowledged_by: Mapped[Str | None]
    escalated_at: Mapped[Instant | None]
    escalated_again_at: Mapped[Instant | None]
    cancelled_reason: Mapped[Str | None]
    created_at: Mapped[Instant]


class ClockOpening(Base):
    """A fact that opens a clock which no kind opens: a request received, a decision, a date set. Append-only.

    `start_on` is the day from which the rule counts (the date itself for a fixed one).
    """

    __tablename__ = "clock_opening"
    __table_args__ = (Index("ix_clock_opening_claim", "claim_id"),)

    id: Mapped[Id]
    claim_id: Mapped[ClaimRef]
    content_id: Mapped[UUID | None] = mapped_column(ForeignKey("disputed_content.id"))
    rule: Mapped[Str]
    start_on: Mapped[Day]
    extension_told_on: Mapped[Day | None]
    proof: Mapped[Str | None]
    note: Mapped[Str | None]
    corrects: Mapped[UUID | None] = mapped_column(ForeignKey("clock_opening.id"))
    recorded_at: Mapped[Instant]
    recorded_by: Mapped[Str]


class PublicationEvent(Base):
    """What happened to a content after its first publication (a new link, a renaming…). Append-only."""

    __tablename__ = "publication_event"
    __table_args__ = (Index("ix_publication_event_content", "content_id"),)

    id: Mapped[Id]
    content_id: Mapped[UUID] = mapped_column(ForeignKey("disputed_content.id"))
    code: Mapped[Str]
    happened_on: Mapped[Day]
    url: Mapped[Str | None]
    note: Mapped[Str | None]
    corrects: Mapped[UUID | None] = mapped_column(ForeignKey("publication_event.id"))
    recorded_at: Mapped[Instant]
    recorded_by: Mapped[Str]


class DeadlineClosure(Base):
    """Why a clock is no longer watched, on which proof, by whom. Append-only."""

    __tablename__ = "deadline_closure"

    id: Mapped[Id]
    deadline_id: Mapped[UUID] = mapped_column(ForeignKey("deadline.id"), unique=True)
    reason: Mapped[Str]
    proof: Mapped[Str | None]
    note: Mapped[Str | None]
    closed_at: Mapped[Instant]
    closed_by: Mapped[Str]


class CalendarFeed(Base):
    """A calendar subscription of one handler, or of the team (no `user_id`); its address holds a secret.

    It lives until it is revoked, and no longer than the account or the token of whoever asked for it.
    """

    __tablename__ = "calendar_feed"

    id: Mapped[Id]
    user_id: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    token_hash: Mapped[bytes] = mapped_column(BYTEA, unique=True)
    created_at: Mapped[Instant]
    created_by: Mapped[Str]
    created_by_id: Mapped[UUID]
    revoked_at: Mapped[Instant | None]
