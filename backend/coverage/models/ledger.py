"""Insurance periods, covered events and the ledger. Balances are moved by triggers on the append-only entries only."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, PrimaryKeyConstraint, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.columns import Balance, CentsColumn, ClaimRef, Day, Document, Id, Instant, PersonRef, PolicyRef, Str
from backend.core.db import Base


class CoveragePeriod(Base):
    """One guarantee of one policy and insured during one insurance period, `[starts_on, ends_on)`."""

    __tablename__ = "coverage_period"
    __table_args__ = (
        UniqueConstraint("policy_id", "insured_id", "guarantee", "starts_on"),
        CheckConstraint("events_used BETWEEN 0 AND events_limit", name="events_within_limit"),
        CheckConstraint(
            "annual_limit_cents IS NULL OR committed_cents + paid_cents <= annual_limit_cents",
            name="annual_amount_within_limit",
        ),
        CheckConstraint("committed_cents >= 0 AND paid_cents >= 0", name="no_negative_balance"),
        CheckConstraint("starts_on < ends_on", name="has_days"),
    )

    id: Mapped[Id]
    policy_id: Mapped[PolicyRef]
    insured_id: Mapped[PersonRef]
    guarantee: Mapped[Str]
    starts_on: Mapped[Day]
    ends_on: Mapped[Day]
    terms_id: Mapped[UUID] = mapped_column(ForeignKey("coverage_terms.id"))
    events_limit: Mapped[int]
    events_used: Mapped[int] = mapped_column(server_default=text("0"))
    annual_limit_cents: Mapped[CentsColumn | None]
    committed_cents: Mapped[Balance]
    paid_cents: Mapped[Balance]
    created_at: Mapped[Instant]


class CoveredEvent(Base):
    """A covered event (événement garanti): keeps the attaching date, period and terms of the claim that opened it.

    It takes its slot by trigger when inserted, or at its first commitment when the terms say so (`counts_at`).
    """

    __tablename__ = "covered_event"
    __table_args__ = (
        CheckConstraint("committed_cents + paid_cents <= limit_cents", name="amount_within_limit"),
        CheckConstraint("counts_at IN ('decision', 'first_commitment')", name="counts_at_known"),
        CheckConstraint(
            "reserved_cents >= 0 AND committed_cents >= 0 AND paid_cents >= 0 AND recovered_cents >= 0",
            name="no_negative_balance",
        ),
    )

    id: Mapped[Id]
    period_id: Mapped[UUID] = mapped_column(ForeignKey("coverage_period.id"), index=True)
    opened_by_claim_id: Mapped[ClaimRef] = mapped_column(index=True)
    attached_on: Mapped[Day]
    terms_id: Mapped[UUID] = mapped_column(ForeignKey("coverage_terms.id"))
    limit_cents: Mapped[CentsColumn]
    deductible_cents: Mapped[CentsColumn]
    minimum_stake_cents: Mapped[CentsColumn]
    counts_at: Mapped[Str]
    counted: Mapped[bool] = mapped_column(server_default=text("false"))
    reserved_cents: Mapped[Balance]
    committed_cents: Mapped[Balance]
    paid_cents: Mapped[Balance]
    recovered_cents: Mapped[Balance]
    created_at: Mapped[Instant]


class EventSublimit(Base):
    """A sub-limit of one benefit inside an event, where the terms have one."""

    __tablename__ = "event_sublimit"
    __table_args__ = (
        PrimaryKeyConstraint("event_id", "benefit"),
        CheckConstraint("committed_cents + paid_cents <= limit_cents", name="benefit_within_limit"),
        CheckConstraint("committed_cents >= 0 AND paid_cents >= 0", name="no_negative_balance"),
    )

    event_id: Mapped[UUID] = mapped_column(ForeignKey("covered_event.id"))
    benefit: Mapped[Str]
    limit_cents: Mapped[CentsColumn]
    committed_cents: Mapped[Balance]
    paid_cents: Mapped[Balance]


class EventSlotEntry(Base):
    """A slot of the period taken by an event, or given back by a compensating entry. Append-only."""

    __tablename__ = "event_slot_entry"
    __table_args__ = (
        UniqueConstraint("event_id", "kind", "round"),
        CheckConstraint("kind IN ('take', 'give_back')", name="kind_known"),
    )

    id: Mapped[Id]
    event_id: Mapped[UUID] = mapped_column(ForeignKey("covered_event.id"))
    period_id: Mapped[UUID] = mapped_column(ForeignKey("coverage_period.id"), index=True)
    kind: Mapped[Str]
    round: Mapped[int] = mapped_column(server_default=text("1"))
    reason: Mapped[Str]
    recorded_at: Mapped[Instant]
    recorded_by: Mapped[Str]


class EventClaim(Base):
    """A claim that shares an event, since when and until when (a reversed decision ends it): one event a guarantee."""

    __tablename__ = "event_claim"
    __table_args__ = (
        Index("uq_event_claim_current", "claim_id", "guarantee", unique=True, postgresql_where=text("left_at IS NULL")),
        Index("ix_event_claim_event", "event_id"),
    )

    id: Mapped[Id]
    event_id: Mapped[UUID] = mapped_column(ForeignKey("covered_event.id"))
    claim_id: Mapped[ClaimRef]
    claim_reference: Mapped[Str]
    guarantee: Mapped[Str]
    joined_at: Mapped[Instant]
    left_at: Mapped[Instant | None]


class LedgerEntry(Base):
    """One movement of an event's money, in cents TTC. Append-only; a trigger moves the balances.

    `release` and `pay` name in `of_entry` the commit (or the reserve) that they use up; a `release` of a `pay` is a
    transfer that came back, one of a `recover` a recovery that was none. An entry that moved to another event is named
    by its old id or its new one: the trigger follows `entry_move`. An entry outside the limit hangs on its claim and
    on no event. A trigger says in which accounting month it is booked: never a closed one (rule 32).
    """

    __tablename__ = "ledger_entry"
    __table_args__ = (
        CheckConstraint("kind IN ('reserve', 'commit', 'release', 'pay', 'recover')", name="kind_known"),
        CheckConstraint("amount_cents > 0", name="amount_positive"),
        CheckConstraint(
            "(kind IN ('release', 'pay')) = (of_entry IS NOT NULL)", name="release_and_pay_name_their_entry"
        ),
        CheckConstraint("(event_id IS NULL) = (outside_limit IS NOT NULL)", name="event_or_outside_limit"),
        CheckConstraint(
            "outside_limit IN ('ex_gratia', 'third_person', 'own_enquiries', 'interest', 'psychological_assistance')",
            name="outside_limit_known",
        ),
        Index("ix_ledger_entry_booked_on", "booked_on"),
        Index("ix_ledger_entry_claim", "claim_id"),
        Index("ix_ledger_entry_event", "event_id", "recorded_at"),
        Index("ix_ledger_entry_of_entry", "of_entry"),
    )

    id: Mapped[Id]
    event_id: Mapped[UUID | None] = mapped_column(ForeignKey("covered_event.id"))
    claim_id: Mapped[ClaimRef]
    outside_limit: Mapped[Str | None]
    kind: Mapped[Str]
    benefit: Mapped[Str]
    amount_cents: Mapped[CentsColumn]
    of_entry: Mapped[UUID | None] = mapped_column(ForeignKey("ledger_entry.id"))
    source: Mapped[Str]
    reason: Mapped[Str]
    idempotency_key: Mapped[Str] = mapped_column(unique=True)
    value_on: Mapped[Day]
    booked_on: Mapped[Day]
    recorded_at: Mapped[Instant]
    recorded_by: Mapped[Str]
    facts: Mapped[Document]


class EntryMove(Base):
    """The entry that took the place of another one when their claim changed event. Append-only."""

    __tablename__ = "entry_move"

    from_entry_id: Mapped[UUID] = mapped_column(ForeignKey("ledger_entry.id"), primary_key=True)
    to_entry_id: Mapped[UUID] = mapped_column(ForeignKey("ledger_entry.id"), unique=True)
    recorded_at: Mapped[Instant]
