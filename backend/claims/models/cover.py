"""What is written about the cover of a claim: its changes of event, the campaigns that it belongs to, the VAT."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, Numeric, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.columns import ClaimRef, Document, Id, Instant, Str
from backend.core.db import Base


class EventChange(Base):
    """A claim joined to another event or split from its own, with both effects as they were shown. Append-only."""

    __tablename__ = "event_change"
    __table_args__ = (
        CheckConstraint("kind IN ('join', 'split')", name="kind_known"),
        Index("ix_event_change_claim", "claim_id"),
    )

    id: Mapped[Id]
    claim_id: Mapped[ClaimRef]
    kind: Mapped[Str]
    from_event_id: Mapped[UUID | None] = mapped_column(ForeignKey("covered_event.id"))
    to_event_id: Mapped[UUID] = mapped_column(ForeignKey("covered_event.id"))
    against_proposal: Mapped[bool]
    reason: Mapped[Str]
    effects: Mapped[Document]
    decided_at: Mapped[Instant]
    decided_by: Mapped[UUID]
    decided_by_name: Mapped[Str]


class Campaign(Base):
    """A named group of claims with one shared analysis; their events stay their policies' own."""

    __tablename__ = "campaign"

    id: Mapped[Id]
    version: Mapped[int]
    name: Mapped[Str]
    created_at: Mapped[Instant]
    created_by: Mapped[Str]


class CampaignClaim(Base):
    """A claim in a campaign, since when and until when."""

    __tablename__ = "campaign_claim"
    __table_args__ = (
        Index(
            "uq_campaign_claim_current",
            "campaign_id",
            "claim_id",
            unique=True,
            postgresql_where=text("left_at IS NULL"),
        ),
        Index("ix_campaign_claim_claim", "claim_id"),
    )

    id: Mapped[Id]
    campaign_id: Mapped[UUID] = mapped_column(ForeignKey("campaign.id"))
    claim_id: Mapped[ClaimRef]
    joined_at: Mapped[Instant]
    joined_by: Mapped[Str]
    left_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    left_by: Mapped[Str | None]
    left_reason: Mapped[Str | None]


class CampaignNote(Base):
    """One state of the shared analysis; the last one counts. Append-only."""

    __tablename__ = "campaign_note"
    __table_args__ = (Index("ix_campaign_note_campaign", "campaign_id"),)

    id: Mapped[Id]
    campaign_id: Mapped[UUID] = mapped_column(ForeignKey("campaign.id"))
    analysis: Mapped[Str]
    recorded_at: Mapped[Instant]
    recorded_by: Mapped[Str]


class VatPosition(Base):
    """What the insured recovers of the VAT, since when, with its proof (rule 20). Append-only; the last one counts."""

    __tablename__ = "vat_position"
    __table_args__ = (
        CheckConstraint("position IN ('none', 'partial', 'full')", name="position_known"),
        CheckConstraint(
            "(position = 'partial') = (rate_percent IS NOT NULL) AND rate_percent > 0 AND rate_percent < 100 "
            "OR (position <> 'partial' AND rate_percent IS NULL)",
            name="partial_has_rate",
        ),
        Index("ix_vat_position_claim", "claim_id"),
        Index("ix_vat_position_insured", "insured_id"),
    )

    id: Mapped[Id]
    claim_id: Mapped[ClaimRef]
    policy_id: Mapped[UUID | None] = mapped_column(ForeignKey("policy.id"))
    insured_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    position: Mapped[Str]
    rate_percent: Mapped[Decimal | None] = mapped_column(Numeric(5, 2))
    since: Mapped[date]
    proof: Mapped[Str]
    recorded_at: Mapped[Instant]
    recorded_by: Mapped[Str]
