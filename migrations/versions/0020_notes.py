"""Notes of calls, promises, what a person prefers; who outside the house takes part in a claim

Revision ID: 0020
Revises: 0019
"""

import sqlalchemy as sa
from alembic import op

from migrations import guards

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

# Claims stand below providers: they read who works on them through this view alone.
HELPERS = """
CREATE VIEW claim_helper WITH (security_invoker = true) AS
  SELECT DISTINCT r.claim_id, 'provider'::text AS role, p.name, p.phone, p.email
    FROM (SELECT s.claim_id, s.provider_id FROM service_request s WHERE s.progress NOT IN ('declined', 'cancelled',
                 'expired', 'replaced')
           UNION
          SELECT m.claim_id, s.provider_id FROM mission_share m JOIN service_request s ON s.id = m.request_id
           WHERE s.progress NOT IN ('declined', 'cancelled', 'expired', 'replaced')) r
    JOIN provider p ON p.id = r.provider_id
   UNION ALL
  SELECT l.claim_id, 'lawyer', l.name, l.phone, l.email
    FROM lawyer_choice l
   WHERE NOT EXISTS (SELECT 1 FROM lawyer_choice o WHERE o.claim_id = l.claim_id
                        AND (o.recorded_at, o.id) > (l.recorded_at, l.id))
"""


def _id(name: str, target: str | None = None, *, nullable: bool = False) -> sa.Column[sa.Uuid]:
    return sa.Column(name, sa.Uuid(), *([sa.ForeignKey(f"{target}.id")] if target else []), nullable=nullable)


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _instant(name: str) -> sa.Column[sa.DateTime]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def _notes() -> None:
    op.create_table(
        "claim_note",
        sa.Column("id", sa.Uuid(), primary_key=True),
        _id("claim_id", "claim"),
        _id("root_id"),
        sa.Column("corrects", sa.Uuid(), sa.ForeignKey("claim_note.id"), unique=True),
        _text("kind"),
        _text("direction", nullable=True),
        _text("with_kind", nullable=True),
        _text("with_name", nullable=True),
        _text("text"),
        _instant("happened_at"),
        _instant("recorded_at"),
        _id("recorded_by"),
        _text("recorded_by_name"),
        sa.CheckConstraint("kind IN ('call', 'note', 'meeting')", name=op.f("ck_claim_note_kind_known")),
        sa.CheckConstraint("direction IN ('in', 'out')", name=op.f("ck_claim_note_direction_known")),
        sa.CheckConstraint(
            "with_kind IN ('insured', 'provider', 'lawyer', 'platform', 'other')",
            name=op.f("ck_claim_note_with_kind_known"),
        ),
        sa.CheckConstraint(
            "(corrects IS NULL) = (root_id = id)", name=op.f("ck_claim_note_first_version_corrects_nothing")
        ),
    )
    op.create_index("ix_claim_note_claim", "claim_note", ["claim_id", "root_id"])
    op.create_index("ix_claim_note_root", "claim_note", ["root_id", "id"])
    guards.append_only("claim_note")


def _promises() -> None:
    op.create_table(
        "promise",
        sa.Column("id", sa.Uuid(), primary_key=True),
        _id("claim_id", "claim"),
        _id("note_id", "claim_note"),
        _text("text"),
        sa.Column("due_on", sa.Date(), nullable=False),
        _text("by"),
        sa.Column("task_id", sa.Uuid(), sa.ForeignKey("task.id"), nullable=False, unique=True),
        _instant("recorded_at"),
        _id("recorded_by"),
        _text("recorded_by_name"),
        sa.CheckConstraint("by IN ('us', 'insured', 'provider', 'other')", name=op.f("ck_promise_by_known")),
    )
    op.create_index("ix_promise_claim", "promise", ["claim_id"])
    op.create_index("ix_promise_note", "promise", ["note_id"])
    guards.append_only("promise")


def _preferences() -> None:
    op.create_table(
        "user_preference",
        sa.Column("user_id", sa.Uuid(), sa.ForeignKey("user_account.id"), primary_key=True),
        _text("language"),
        _text("theme"),
        _text("density"),
        sa.Column("tour_done", sa.Boolean(), nullable=False),
        _instant("changed_at"),
        sa.CheckConstraint("language IN ('fr', 'en')", name=op.f("ck_user_preference_language_known")),
        sa.CheckConstraint("theme IN ('light', 'dark', 'auto')", name=op.f("ck_user_preference_theme_known")),
        sa.CheckConstraint("density IN ('compact', 'comfortable')", name=op.f("ck_user_preference_density_known")),
    )


def upgrade() -> None:
    """Tables and view."""
    _notes()
    _promises()
    _preferences()
    op.execute(HELPERS)
    op.execute("REVOKE INSERT, UPDATE, DELETE ON claim_helper FROM egide_app")


def downgrade() -> None:
    """Without them."""
    op.execute("DROP VIEW claim_helper")
    for table in ("user_preference", "promise", "claim_note"):
        op.drop_table(table)
