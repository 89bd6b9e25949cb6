"""Service requests up to their order."""

from typing import Annotated
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.columns import CentsColumn, ClaimRef, Day, Id, Instant, Str, Words
from backend.core.db import Base

RequestRef = Annotated[UUID, mapped_column(ForeignKey("service_request.id"))]


class ServiceRequest(Base):
    """A service request (mission) sent to one provider for one claim."""

    __tablename__ = "service_request"
    __table_args__ = (
        CheckConstraint(
            "state IN ('requested', 'quoted', 'ordered', 'delivered', 'invoiced', 'paid', 'cancelled', 'declined')",
            name="state_known",
        ),
        Index("ix_service_request_claim", "claim_id"),
        Index("ix_service_request_provider", "provider_id", "state"),
    )

    id: Mapped[Id]
    reference: Mapped[Str] = mapped_column(unique=True)
    version: Mapped[int]
    claim_id: Mapped[ClaimRef]
    event_id: Mapped[UUID | None] = mapped_column(ForeignKey("covered_event.id"))
    provider_id: Mapped[UUID] = mapped_column(ForeignKey("provider.id"))
    speciality: Mapped[Str]
    benefit: Mapped[Str]
    instructions: Mapped[Str | None]
    content_ids: Mapped[Words]
    state: Mapped[Str]
    requested_at: Mapped[Instant]
    requested_by: Mapped[Str]
    closed_at: Mapped[Instant | None]
    closed_reason: Mapped[Str | None]


class Quote(Base):
    """A quote (devis), in cents TTC; the last one counts."""

    __tablename__ = "quote"
    __table_args__ = (
        CheckConstraint("amount_ttc_cents > 0", name="amount_positive"),
        Index("ix_quote_request", "request_id"),
    )

    id: Mapped[Id]
    request_id: Mapped[RequestRef]
    amount_ttc_cents: Mapped[CentsColumn]
    lines: Mapped[list[dict[str, object]]] = mapped_column(JSONB, server_default=text("'[]'"))
    delivery_days: Mapped[int | None]
    valid_until: Mapped[Day | None]
    reserve_entry_id: Mapped[UUID | None] = mapped_column(ForeignKey("ledger_entry.id"))
    received_at: Mapped[Instant]
    recorded_by: Mapped[UUID]
    approved_at: Mapped[Instant | None]
    approved_by: Mapped[UUID | None]
    approved_by_name: Mapped[Str | None]


class PurchaseOrder(Base):
    """An order (commande): what the insurer committed, and what the insured pays.

    The insured's share is the deductible, which the terms impose, and beyond it only what they agreed to.
    """

    __tablename__ = "purchase_order"
    __table_args__ = (
        CheckConstraint("insurer_part_cents + insured_share_cents = amount_ttc_cents", name="parts_add_up"),
        CheckConstraint(
            "insured_share_cents = deductible_cents OR insured_agreed_on IS NOT NULL", name="share_needs_agreement"
        ),
    )

    id: Mapped[Id]
    request_id: Mapped[RequestRef] = mapped_column(unique=True)
    quote_id: Mapped[UUID] = mapped_column(ForeignKey("quote.id"))
    amount_ttc_cents: Mapped[CentsColumn]
    insurer_part_cents: Mapped[CentsColumn]
    insured_share_cents: Mapped[CentsColumn]
    deductible_cents: Mapped[CentsColumn]
    insured_agreed_on: Mapped[Day | None]
    commit_entry_id: Mapped[UUID | None] = mapped_column(ForeignKey("ledger_entry.id"))
    ordered_at: Mapped[Instant]
    ordered_by: Mapped[UUID]
    promised_on: Mapped[Day | None]


class OrderCharge(Base):
    """What an order commits on one claim, in cents TTC: one row a commit of the ledger. Append-only.

    A change order adds rows; a mission shared by several insured has one or more a claim. `cost_cents` is the claim's
    part of the order's cost; the deductible is inside the insured's share.
    """

    __tablename__ = "order_charge"
    __table_args__ = (
        CheckConstraint("cause IN ('order', 'change_order')", name="cause_known"),
        CheckConstraint("insurer_part_cents > 0", name="insurer_part_positive"),
        CheckConstraint("insurer_part_cents + insured_share_cents = cost_cents", name="parts_add_up"),
        Index("ix_order_charge_order", "order_id"),
    )

    id: Mapped[Id]
    order_id: Mapped[UUID] = mapped_column(ForeignKey("purchase_order.id"))
    claim_id: Mapped[ClaimRef]
    event_id: Mapped[UUID | None] = mapped_column(ForeignKey("covered_event.id"))
    cause: Mapped[Str]
    cost_cents: Mapped[CentsColumn]
    insurer_part_cents: Mapped[CentsColumn]
    insured_share_cents: Mapped[CentsColumn]
    deductible_cents: Mapped[CentsColumn]
    commit_entry_id: Mapped[UUID] = mapped_column(ForeignKey("ledger_entry.id"), unique=True)
    recorded_at: Mapped[Instant]
    recorded_by: Mapped[UUID]
