"""Claims taken over from elsewhere: their files, what these rejected, and what each old reference became"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from migrations import guards

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _at(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _id(name: str, target: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Uuid(), sa.ForeignKey(f"{target}.id"), nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "claim_import",
        sa.Column("id", sa.Uuid(), primary_key=True),
        _text("filename"),
        _text("content_key", nullable=True),
        _text("state"),
        _text("header", nullable=True),
        sa.Column("counts", postgresql.JSONB(), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("reconciliation", postgresql.JSONB(), server_default=sa.text("'[]'"), nullable=False),
        _text("error", nullable=True),
        _at("created_at"),
        _text("created_by"),
        sa.Column("created_by_id", sa.Uuid(), nullable=False),
        _at("finished_at", nullable=True),
        sa.CheckConstraint(
            "state IN ('queued', 'running', 'done', 'failed')", name=op.f("ck_claim_import_state_known")
        ),
    )
    op.create_table(
        "claim_import_reject",
        _id("import_id", "claim_import"),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        *(_text(name) for name in ("column", "code", "message", "old_reference", "raw")),
        sa.PrimaryKeyConstraint("import_id", "line", "position"),
    )
    op.create_table(
        "taken_over_claim",
        sa.Column("old_reference", sa.String(), primary_key=True),
        _id("claim_id", "claim"),
        _id("import_id", "claim_import", nullable=True),
        _text("fingerprint"),
        sa.Column("contents", sa.Integer(), nullable=False),
        sa.Column("reserve_cents", sa.BigInteger(), nullable=False),
        _at("recorded_at"),
        _text("recorded_by"),
        sa.UniqueConstraint("claim_id", name=op.f("uq_taken_over_claim_claim_id")),
    )
    op.create_table(
        "taken_over_event",
        _id("policy_id", "policy"),
        sa.Column("period_starts_on", sa.Date(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        _id("event_id", "covered_event"),
        sa.PrimaryKeyConstraint("policy_id", "period_starts_on", "number"),
        sa.UniqueConstraint("event_id", name=op.f("uq_taken_over_event_event_id")),
    )
    guards.append_only("taken_over_claim")
    guards.append_only("taken_over_event")


def downgrade() -> None:
    for table in ("taken_over_event", "taken_over_claim", "claim_import_reject", "claim_import"):
        op.drop_table(table)
