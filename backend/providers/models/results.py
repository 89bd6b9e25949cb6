"""What came back from a provider: deliveries and invoices."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.columns import CentsColumn, Day, Id, Instant, Str
from backend.core.db import Base
from backend.providers.models.missions import RequestRef


class Delivery(Base):
    """What the provider delivered, with its proof in words."""

    __tablename__ = "delivery"

    id: Mapped[Id]
    request_id: Mapped[RequestRef] = mapped_column(index=True)
    delivered_on: Mapped[Day]
    result: Mapped[Str]
    proof: Mapped[Str | None]
    recorded_at: Mapped[Instant]
    recorded_by: Mapped[UUID]


class Invoice(Base):
    """An invoice (facture) against an order, in cents TTC."""

    __tablename__ = "invoice"
    __table_args__ = (
        UniqueConstraint("provider_id", "number"),
        CheckConstraint("amount_ttc_cents > 0", name="amount_positive"),
        Index("ix_invoice_request", "request_id"),
    )

    id: Mapped[Id]
    request_id: Mapped[RequestRef]
    provider_id: Mapped[UUID] = mapped_column(ForeignKey("provider.id"))
    number: Mapped[Str]
    issued_on: Mapped[Day]
    amount_ttc_cents: Mapped[CentsColumn]
    insurer_part_cents: Mapped[CentsColumn]
    lines: Mapped[list[dict[str, object]]] = mapped_column(JSONB, server_default=text("'[]'"))
    recorded_at: Mapped[Instant]
    recorded_by: Mapped[UUID]


class InvoiceDraw(Base):
    """The part of an invoice that one commit pays, in cents TTC. Append-only."""

    __tablename__ = "invoice_draw"
    __table_args__ = (
        CheckConstraint("amount_cents > 0", name="amount_positive"),
        Index("ix_invoice_draw_invoice", "invoice_id"),
        Index("ix_invoice_draw_charge", "charge_id"),
    )

    id: Mapped[Id]
    invoice_id: Mapped[UUID] = mapped_column(ForeignKey("invoice.id"))
    charge_id: Mapped[UUID] = mapped_column(ForeignKey("order_charge.id"))
    amount_cents: Mapped[CentsColumn]
