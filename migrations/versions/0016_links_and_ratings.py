"""Matters that belong together, here or elsewhere; what handlers think of a mission"""

import sqlalchemy as sa
from alembic import op

from migrations import guards

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def _id(name: str, target: str | None = None, *, nullable: bool = False) -> sa.Column[sa.Uuid]:
    return sa.Column(name, sa.Uuid(), *([sa.ForeignKey(f"{target}.id")] if target else []), nullable=nullable)


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _instant(name: str, *, nullable: bool = False) -> sa.Column[sa.DateTime]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "claim_link",
        sa.Column("id", sa.Uuid(), primary_key=True),
        _id("claim_id", "claim"),
        _text("kind"),
        _id("other_claim_id", "claim", nullable=True),
        _text("outside_reference", nullable=True),
        _text("outside_handler", nullable=True),
        _text("note", nullable=True),
        _instant("recorded_at"),
        _text("recorded_by"),
        _text("contact_agreed_by", nullable=True),
        sa.Column("contact_agreed_on", sa.Date(), nullable=True),
        _text("contact_agreement_proof", nullable=True),
        _instant("ended_at", nullable=True),
        _text("ended_by", nullable=True),
        _text("ended_reason", nullable=True),
        sa.CheckConstraint(
            "kind IN ('counter_attack', 'same_matter', 'outside_case')", name=op.f("ck_claim_link_kind_known")
        ),
        sa.CheckConstraint(
            "(kind = 'outside_case') = (outside_reference IS NOT NULL) "
            "AND (kind = 'outside_case') = (other_claim_id IS NULL)",
            name=op.f("ck_claim_link_names_one_end"),
        ),
        sa.CheckConstraint("other_claim_id <> claim_id", name=op.f("ck_claim_link_of_two_claims")),
    )
    op.create_index("ix_claim_link_claim", "claim_link", ["claim_id"])
    op.create_index("ix_claim_link_other", "claim_link", ["other_claim_id"])
    op.create_table(
        "mission_rating",
        sa.Column("id", sa.Uuid(), primary_key=True),
        _id("request_id", "service_request"),
        sa.Column("score", sa.SmallInteger(), nullable=False),
        _text("comment", nullable=True),
        _id("rated_by"),
        _text("rated_by_name"),
        _instant("rated_at"),
        sa.CheckConstraint("score BETWEEN 1 AND 5", name=op.f("ck_mission_rating_score_range")),
    )
    op.create_index("ix_mission_rating_request", "mission_rating", ["request_id"])
    guards.append_only("mission_rating")


def downgrade() -> None:
    op.drop_table("mission_rating")
    op.drop_table("claim_link")
