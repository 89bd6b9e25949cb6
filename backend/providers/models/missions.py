"""Service requests up to their order: who is asked, at what price, what is ordered and what it commits."""

from typing import Annotated
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.columns import Balance, CentsColumn, ClaimRef, Day, Id, Instant, Str, Words
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
        CheckConstraint("kind IN ('quote_only', 'quote_then_perform', 'perform_at_tariff')", name="kind_known"),
        CheckConstraint(
            "progress IN ('sent', 'accepted', 'ordered', 'in_progress', 'partly_delivered', 'delivered', 'closed',"
            " 'declined', 'cancelled', 'expired', 'replaced')",
            name="progress_known",
        ),
        CheckConstraint(
            "quote_state IN ('awaited', 'received', 'approved', 'refused', 'expired', 'ordered')",
            name="quote_state_known",
        ),
        CheckConstraint("billing IN ('open', 'part_invoiced', 'invoiced', 'paid', 'nothing')", name="billing_known"),
        CheckConstraint("share_weight > 0", name="share_weight_positive"),
        Index("ix_service_request_claim", "claim_id"),
        Index("ix_service_request_silent", "answer_due_on", postgresql_where=text("progress = 'sent'")),
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
    kind: Mapped[Str] = mapped_column(server_default=text("'quote_then_perform'"))
    progress: Mapped[Str] = mapped_column(server_default=text("'sent'"))
    quote_state: Mapped[Str] = mapped_column(server_default=text("'awaited'"))
    billing: Mapped[Str] = mapped_column(server_default=text("'open'"))
    answer_due_on: Mapped[Day | None]
    previous_id: Mapped[UUID | None] = mapped_column(ForeignKey("service_request.id"))
    share_weight: Mapped[int] = mapped_column(server_default=text("1"))
    share_reason: Mapped[Str | None]


class MissionShare(Base):
    """Another claim that shares a mission, and its weight in the written key (rule 18). Append-only."""

    __tablename__ = "mission_share"
    __table_args__ = (
        UniqueConstraint("request_id", "claim_id"),
        CheckConstraint("weight > 0", name="weight_positive"),
        Index("ix_mission_share_claim", "claim_id"),
    )

    id: Mapped[Id]
    request_id: Mapped[RequestRef]
    claim_id: Mapped[ClaimRef]
    weight: Mapped[int]


class Quote(Base):
    """A quote (devis), in cents TTC; the last one counts.

    `ht_cents` and `vat_cents` are known when its lines tell them; `reverse_vat_cents` is the part of the tax that the
    customer owes instead of the provider. `result_fee_cents` is due only for a removal obtained by the provider.
    """

    __tablename__ = "quote"
    __table_args__ = (
        CheckConstraint("amount_ttc_cents > 0", name="amount_positive"),
        CheckConstraint("obligation IN ('means', 'result')", name="obligation_known"),
        CheckConstraint("ht_cents + vat_cents = amount_ttc_cents", name="taxes_add_up"),
        CheckConstraint(
            "result_fee_cents >= 0 AND result_fee_cents <= amount_ttc_cents AND"
            " (result_fee_cents = 0 OR obligation = 'result')",
            name="result_fee_of_a_result",
        ),
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
    ht_cents: Mapped[CentsColumn | None]
    vat_cents: Mapped[CentsColumn | None]
    reverse_vat_cents: Mapped[Balance]
    obligation: Mapped[Str] = mapped_column(server_default=text("'means'"))
    result_fee_cents: Mapped[Balance]
    from_tariff: Mapped[bool] = mapped_column(server_default=text("false"))
    refused_reason: Mapped[Str | None]


class PurchaseOrder(Base):
    """An order (commande): what the insurer committed, and what the insured pays.

    The insured's share is the deductible, which the terms impose, the VAT that they recover, and beyond these only
    what they agreed to. `lines` and the amounts are those of the order as last changed; `contents` is what was seen
    of the contents when it was placed, `warnings` what a person was told.
    """

    __tablename__ = "purchase_order"
    __table_args__ = (
        CheckConstraint("insurer_part_cents + insured_share_cents = amount_ttc_cents", name="parts_add_up"),
        CheckConstraint(
            "insured_share_cents = deductible_cents + vat_not_counted_cents OR insured_agreed_on IS NOT NULL",
            name="share_needs_agreement",
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
    ordered_at: Mapped[Instant]
    ordered_by: Mapped[UUID]
    promised_on: Mapped[Day | None]
    vat_not_counted_cents: Mapped[Balance]
    lines: Mapped[list[dict[str, object]]] = mapped_column(JSONB, server_default=text("'[]'"))
    contents: Mapped[list[dict[str, object]]] = mapped_column(JSONB, server_default=text("'[]'"))
    warnings: Mapped[list[dict[str, object]]] = mapped_column(JSONB, server_default=text("'[]'"))


class OrderCharge(Base):
    """What an order commits on one claim, in cents TTC: one row a commit of the ledger. Append-only.

    A change order adds rows; a mission shared by several insured has one or more a claim. `cost_cents` is the claim's
    part of the order's cost; the deductible and the VAT that the insured recovers are inside the insured's share. A
    `correction` commits again what a refused invoice had given back: its cost is already in the rows before it.
    """

    __tablename__ = "order_charge"
    __table_args__ = (
        CheckConstraint("cause IN ('order', 'change_order', 'correction')", name="cause_known"),
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
    vat_not_counted_cents: Mapped[Balance]
