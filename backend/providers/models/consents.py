"""What is written around an order: changes of it, the insured's agreement, the answer on a legal action."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.columns import CentsColumn, ClaimRef, Day, Id, Instant, Str
from backend.core.db import Base
from backend.providers.models.missions import RequestRef


class ChangeOrder(Base):
    """A change of an order, in cents TTC: a change order, or what a cancellation or a replacement kept. Append-only."""

    __tablename__ = "change_order"
    __table_args__ = (
        CheckConstraint("cause IN ('change_order', 'cancellation', 'replacement')", name="cause_known"),
        Index("ix_change_order_order", "order_id"),
    )

    id: Mapped[Id]
    order_id: Mapped[UUID] = mapped_column(ForeignKey("purchase_order.id"))
    cause: Mapped[Str]
    amount_before_cents: Mapped[CentsColumn]
    amount_after_cents: Mapped[CentsColumn]
    insurer_before_cents: Mapped[CentsColumn]
    insurer_after_cents: Mapped[CentsColumn]
    lines: Mapped[list[dict[str, object]]] = mapped_column(JSONB, server_default=text("'[]'"))
    reason: Mapped[Str]
    promised_on: Mapped[Day | None]
    recorded_at: Mapped[Instant]
    recorded_by: Mapped[UUID]
    recorded_by_name: Mapped[Str]


class AgreementRequest(Base):
    """The insured was asked to pay what the cover does not (rule 22), to the cent. Append-only."""

    __tablename__ = "insured_agreement_request"
    __table_args__ = (
        CheckConstraint("share_cents > 0", name="share_positive"),
        Index("ix_insured_agreement_request_request", "request_id"),
        Index("ix_insured_agreement_request_due", "answer_due_on"),
    )

    id: Mapped[Id]
    request_id: Mapped[RequestRef]
    quote_id: Mapped[UUID] = mapped_column(ForeignKey("quote.id"))
    claim_id: Mapped[ClaimRef]
    cost_cents: Mapped[CentsColumn]
    insurer_part_cents: Mapped[CentsColumn]
    share_cents: Mapped[CentsColumn]
    asked_at: Mapped[Instant]
    asked_by: Mapped[Str]
    answer_due_on: Mapped[Day]


class AgreementAnswer(Base):
    """What the insured answered; silence is a no. One answer a request. Append-only."""

    __tablename__ = "insured_agreement_answer"
    __table_args__ = (CheckConstraint("NOT (agreed AND silent)", name="silence_is_a_no"),)

    id: Mapped[Id]
    agreement_request_id: Mapped[UUID] = mapped_column(ForeignKey("insured_agreement_request.id"), unique=True)
    agreed: Mapped[bool]
    silent: Mapped[bool] = mapped_column(server_default=text("false"))
    answered_on: Mapped[Day]
    proof: Mapped[Str | None]
    recorded_at: Mapped[Instant]
    recorded_by: Mapped[Str]


class LegalActionAnswer(Base):
    """Whether a legal action is envisaged, asked before a removal (rule 27); the last answer counts. Append-only.

    Envisaged: a bailiff's report first, or `waiver_reason`. Not envisaged: a hashed, dated capture and a reason.
    """

    __tablename__ = "legal_action_answer"
    __table_args__ = (
        CheckConstraint("capture_sha256 ~ '^[0-9a-f]{64}$'", name="capture_is_a_hash"),
        CheckConstraint("(capture_sha256 IS NULL) = (capture_taken_at IS NULL)", name="capture_is_dated"),
        CheckConstraint(
            "envisaged OR (capture_sha256 IS NOT NULL AND reason IS NOT NULL)", name="no_has_capture_and_reason"
        ),
        Index("ix_legal_action_answer_claim", "claim_id", "answered_at"),
    )

    id: Mapped[Id]
    claim_id: Mapped[ClaimRef]
    envisaged: Mapped[bool]
    waiver_reason: Mapped[Str | None]
    capture_sha256: Mapped[Str | None]
    capture_taken_at: Mapped[Instant | None]
    reason: Mapped[Str | None]
    answered_at: Mapped[Instant]
    answered_by: Mapped[UUID]
    answered_by_name: Mapped[Str]
