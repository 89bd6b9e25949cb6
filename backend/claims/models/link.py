"""Matters that belong together: a counter-attack, the same matter twice, a case that somebody else handles."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Date, DateTime, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.columns import ClaimRef, Id, Instant, Str
from backend.core.db import Base


class ClaimLink(Base):
    """A claim and what it is linked to, until somebody ends the link with a reason.

    Of an outside case only the reference and its handler are known; while it is linked, whoever wants to contact the
    author needs that handler's agreement (rule 9).
    """

    __tablename__ = "claim_link"
    __table_args__ = (
        CheckConstraint("kind IN ('counter_attack', 'same_matter', 'outside_case')", name="kind_known"),
        CheckConstraint(
            "(kind = 'outside_case') = (outside_reference IS NOT NULL) "
            "AND (kind = 'outside_case') = (other_claim_id IS NULL)",
            name="names_one_end",
        ),
        CheckConstraint("other_claim_id <> claim_id", name="of_two_claims"),
        Index("ix_claim_link_claim", "claim_id"),
        Index("ix_claim_link_other", "other_claim_id"),
    )

    id: Mapped[Id]
    claim_id: Mapped[ClaimRef]
    kind: Mapped[Str]
    other_claim_id: Mapped[UUID | None] = mapped_column(ForeignKey("claim.id"))
    outside_reference: Mapped[Str | None]
    outside_handler: Mapped[Str | None]
    note: Mapped[Str | None]
    recorded_at: Mapped[Instant]
    recorded_by: Mapped[Str]
    contact_agreed_by: Mapped[Str | None]
    contact_agreed_on: Mapped[date | None] = mapped_column(Date)
    contact_agreement_proof: Mapped[Str | None]
    ended_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    ended_by: Mapped[Str | None]
    ended_reason: Mapped[Str | None]
