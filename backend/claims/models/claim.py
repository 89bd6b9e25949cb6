"""Claims, who takes part, the disputed contents and what was found and decided about them."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Numeric, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.dialects.postgresql import UUID as PgUuid
from sqlalchemy.orm import Mapped, mapped_column

from backend.claims.models.desk import DESK_INDEXES
from backend.core.columns import ClaimRef, Day, Document, Id, Instant, Str, UserRef, Words
from backend.core.db import Base

ContentRef = Annotated[UUID, mapped_column(ForeignKey("disputed_content.id"))]


class Claim(Base):
    """A claim (sinistre). `insured_name` and the earliest clock are copied here for the work-list.

    `earliest_prudent_day` is its sort key: a clock without a known date counts as due since it was first seen, a claim
    without a live clock comes last (9999-12-31). From `to_qualify` on, triggers alone write (revision 0019): what the
    missions, payments, complaints and acts around a claim make of its place in the work-list.
    """

    __tablename__ = "claim"
    __table_args__ = (
        Index("ix_claim_work_list", "earliest_prudent_day", "id", postgresql_where=text("closed_at IS NULL")),
        Index(
            "ix_claim_work_list_handler",
            "handler_id",
            "earliest_prudent_day",
            "id",
            postgresql_where=text("closed_at IS NULL"),
        ),
        Index("ix_claim_policy", "policy_id"),
        Index("ix_claim_insured", "insured_id"),
        Index("ix_claim_declared_at", "declared_at"),
        *DESK_INDEXES,
    )

    id: Mapped[Id]
    reference: Mapped[Str] = mapped_column(unique=True)
    version: Mapped[int]
    status: Mapped[Str]
    policy_id: Mapped[UUID | None] = mapped_column(ForeignKey("policy.id"))
    policy_number_given: Mapped[Str | None]
    insured_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    insured_given: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    insured_name: Mapped[Str]
    insured_postcode: Mapped[Str | None]
    court_postcode: Mapped[Str | None]
    declarant: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    target: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    discovered_on: Mapped[Day | None]
    declared_at: Mapped[Instant]
    channel: Mapped[Str]
    desired_outcome: Mapped[Words]
    circumstances: Mapped[Document]
    flags: Mapped[Words]
    handler_id: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    hidden_from: Mapped[list[UUID]] = mapped_column(ARRAY(PgUuid), server_default=text("'{}'"))
    earliest_prudent_day: Mapped[Day]
    earliest_deadline: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    closed_at: Mapped[Instant | None]
    closure_reason: Mapped[Str | None]
    created_by: Mapped[Str]
    to_qualify: Mapped[bool] = mapped_column(server_default=text("true"))
    mission_step: Mapped[Str | None]
    mission_since: Mapped[Instant | None]
    mission_due: Mapped[Day | None]
    to_approve: Mapped[Words]
    to_approve_since: Mapped[Instant | None]
    open_complaint: Mapped[bool] = mapped_column(server_default=text("false"))
    replied_at: Mapped[Instant | None]
    reply_from: Mapped[Str | None]
    last_activity_at: Mapped[Instant] = mapped_column(server_default=text("now()"))


class ClaimStatusFact(Base):
    """A claim's state is a dated fact with an author. Append-only."""

    __tablename__ = "claim_status_fact"
    __table_args__ = (Index("ix_claim_status_fact_claim", "claim_id"), Index("ix_claim_status_fact_at", "at"))

    id: Mapped[Id]
    claim_id: Mapped[ClaimRef]
    status: Mapped[Str]
    reason: Mapped[Str | None]
    at: Mapped[Instant]
    actor_name: Mapped[Str]


class ClaimParty(Base):
    """Somebody's role in a claim, with its dates (declarant, target, author, opposing lawyer…)."""

    __tablename__ = "claim_party"
    __table_args__ = (Index("ix_claim_party_claim", "claim_id"),)

    id: Mapped[Id]
    claim_id: Mapped[ClaimRef]
    content_id: Mapped[ContentRef | None]
    role: Mapped[Str]
    name: Mapped[Str | None]
    relation: Mapped[Str | None]
    contact: Mapped[Document]
    since: Mapped[Day]
    recorded_at: Mapped[Instant]
    recorded_by: Mapped[Str]


class DisputedContent(Base):
    """One passage at one address (contenu litigieux)."""

    __tablename__ = "disputed_content"
    __table_args__ = (
        UniqueConstraint("claim_id", "position"),
        CheckConstraint("rating IS NULL OR rating BETWEEN 0 AND 5", name="rating_range"),
        Index("ix_disputed_content_url_key", "url_key"),
        Index("ix_disputed_content_platform", "platform", "claim_id"),
    )

    id: Mapped[Id]
    claim_id: Mapped[ClaimRef]
    position: Mapped[int]
    url: Mapped[Str | None]
    url_key: Mapped[Str | None]
    form: Mapped[Str]
    platform: Mapped[Str | None]
    place: Mapped[Str | None]
    author: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    rating: Mapped[Decimal | None] = mapped_column(Numeric(2, 1))
    language: Mapped[Str | None]
    excerpt: Mapped[Str | None]
    first_seen_on: Mapped[Day]
    added_at: Mapped[Instant]


class PublicationFact(Base):
    """What is known of when a content was first published; the last fact counts. Append-only."""

    __tablename__ = "publication_fact"
    __table_args__ = (Index("ix_publication_fact_content", "content_id", "recorded_at"),)

    id: Mapped[Id]
    content_id: Mapped[ContentRef]
    earliest: Mapped[date | None]
    latest: Mapped[date | None]
    at: Mapped[Instant | None]
    source: Mapped[Str]
    certainty: Mapped[Str]
    recorded_at: Mapped[Instant]
    recorded_by: Mapped[Str]


class ContentState(Base):
    """Whether a content was seen online, when and by whom. Append-only."""

    __tablename__ = "content_state"
    __table_args__ = (Index("ix_content_state_content", "content_id", "checked_at"),)

    id: Mapped[Id]
    content_id: Mapped[ContentRef]
    still_online: Mapped[bool]
    checked_at: Mapped[Instant]
    recorded_by: Mapped[Str]
    note: Mapped[Str | None]


class Qualification(Base):
    """The legal characterisation of one content by a named person; the last one counts. Append-only."""

    __tablename__ = "qualification"
    __table_args__ = (
        Index("ix_qualification_content", "content_id", "decided_at"),
        Index("ix_qualification_kind", "kind", "content_id"),
    )

    id: Mapped[Id]
    content_id: Mapped[ContentRef]
    kind: Mapped[Str]
    reasons: Mapped[Str]
    author_is_professional: Mapped[bool] = mapped_column(server_default=text("false"))
    decided_at: Mapped[Instant]
    decided_by: Mapped[UUID]
    decided_by_name: Mapped[Str]


class CoverageDecision(Base):
    """Covered, not covered or advice only: the outcome and its stored explanation. Append-only."""

    __tablename__ = "coverage_decision"
    __table_args__ = (
        CheckConstraint("outcome IN ('covered', 'not_covered', 'advice_only')", name="outcome_known"),
        CheckConstraint("(outcome = 'covered') = (event_id IS NOT NULL)", name="covered_has_event"),
        Index("ix_coverage_decision_claim", "claim_id", "decided_at"),
        Index("ix_coverage_decision_decided_at", "decided_at"),
    )

    id: Mapped[Id]
    claim_id: Mapped[ClaimRef]
    outcome: Mapped[Str]
    event_id: Mapped[UUID | None] = mapped_column(ForeignKey("covered_event.id"))
    reason_code: Mapped[Str | None]
    clause: Mapped[Str | None]
    fact: Mapped[Str | None]
    proof: Mapped[Str | None]
    note: Mapped[Str | None]
    terms_id: Mapped[UUID | None] = mapped_column(ForeignKey("coverage_terms.id"))
    explanation: Mapped[Document]
    decided_at: Mapped[Instant]
    decided_by: Mapped[UUID]
    decided_by_name: Mapped[Str]


class ConflictOfInterest(Base):
    """A named author who is also an insured (cover-rules 16), and what a supervisor decided."""

    __tablename__ = "conflict_of_interest"
    __table_args__ = (UniqueConstraint("claim_id", "person_id"),)

    id: Mapped[Id]
    claim_id: Mapped[ClaimRef]
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    author_name: Mapped[Str]
    found_at: Mapped[Instant]
    decision: Mapped[Str | None]
    decided_at: Mapped[Instant | None]
    decided_by: Mapped[UserRef | None]
