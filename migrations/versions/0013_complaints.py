"""Complaints with their steps, disagreements on measures, and the hold that forbids deleting a claim in dispute"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from migrations import guards

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

# A file in dispute is evidence: nobody deletes it, whoever asks.
HELD = """
CREATE FUNCTION refuse_held_claim() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM legal_hold WHERE claim_id = OLD.id) THEN
        RAISE EXCEPTION 'a claim under legal hold is not deleted' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN OLD;
END $$;
CREATE TRIGGER refuse_held BEFORE DELETE ON claim FOR EACH ROW EXECUTE FUNCTION refuse_held_claim();
"""
# A summons closed its file to the handlers of that day: those who come later do not see it either.
HIDDEN = """
CREATE FUNCTION hide_held_claims() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE claim SET hidden_from = array_append(hidden_from, NEW.id)
     WHERE id IN (SELECT claim_id FROM legal_hold) AND handler_id IS DISTINCT FROM NEW.id
       AND NOT NEW.id = ANY (hidden_from);
    RETURN NEW;
END $$;
CREATE TRIGGER hide_held AFTER INSERT ON user_account FOR EACH ROW WHEN (NEW.role = 'handler')
    EXECUTE FUNCTION hide_held_claims();
CREATE TRIGGER hide_held_again AFTER UPDATE ON user_account FOR EACH ROW
    WHEN (NEW.role = 'handler' AND OLD.role <> 'handler') EXECUTE FUNCTION hide_held_claims();
"""


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _day(name: str, *, nullable: bool = True) -> sa.Column[object]:
    return sa.Column(name, sa.Date(), nullable=nullable)


def _id(name: str, target: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Uuid(), sa.ForeignKey(f"{target}.id"), nullable=nullable)


def _document(name: str) -> sa.Column[object]:
    return sa.Column(name, postgresql.JSONB(), server_default=sa.text("'{}'"), nullable=False)


def _signed() -> tuple[sa.Column[object], sa.Column[str]]:
    return sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False), _text("recorded_by")


def upgrade() -> None:
    op.create_table(
        "complaint",
        sa.Column("id", sa.Uuid(), primary_key=True),
        _text("reference"),
        sa.Column("version", sa.Integer(), nullable=False),
        _id("claim_id", "claim", nullable=True),
        _text("complainant_name"),
        _text("complainant_email", nullable=True),
        *(_text(name) for name in ("channel", "level", "subject", "cause", "state")),
        *(_day(name, nullable=False) for name in ("sent_on", "received_on")),
        *(_day(name) for name in ("acknowledge_by", "answer_by", "mediation_by", "acknowledged_on", "answered_on")),
        _text("outcome", nullable=True),
        sa.Column("money_granted_cents", sa.BigInteger(), nullable=True),
        _id("handler_id", "user_account", nullable=True),
        _document("clocks"),
        *_signed(),
        sa.UniqueConstraint("reference", name=op.f("uq_complaint_reference")),
        sa.CheckConstraint(
            "level IN ('first', 'second', 'mediator', 'authority', 'court')", name=op.f("ck_complaint_level_known")
        ),
        sa.CheckConstraint("state IN ('received', 'acknowledged', 'answered')", name=op.f("ck_complaint_state_known")),
        sa.CheckConstraint("received_on >= sent_on", name=op.f("ck_complaint_received_after_sent")),
        sa.CheckConstraint(
            "(state = 'answered') = (answered_on IS NOT NULL)", name=op.f("ck_complaint_answered_has_day")
        ),
        sa.CheckConstraint(
            "money_granted_cents IS NULL OR money_granted_cents > 0", name=op.f("ck_complaint_money_positive")
        ),
    )
    op.create_index("ix_complaint_claim", "complaint", ["claim_id"])
    op.create_index("ix_complaint_state", "complaint", ["state", "answer_by"])
    op.create_index("ix_complaint_recorded_at", "complaint", ["recorded_at", "id"])
    op.create_table(
        "complaint_step",
        sa.Column("id", sa.Uuid(), primary_key=True),
        _id("complaint_id", "complaint"),
        _text("kind"),
        _day("on", nullable=False),
        _text("text", nullable=True),
        _document("facts"),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        _text("by"),
        sa.Column("by_id", sa.Uuid(), nullable=False),
    )
    op.create_index("ix_complaint_step_complaint", "complaint_step", ["complaint_id", "at"])
    op.create_table(
        "legal_hold",
        sa.Column("id", sa.Uuid(), primary_key=True),
        _id("claim_id", "claim"),
        _id("complaint_id", "complaint"),
        _text("reason"),
        *_signed(),
    )
    op.create_index("ix_legal_hold_claim", "legal_hold", ["claim_id"])
    _disagreements()
    guards.append_only("complaint_step")
    guards.append_only("legal_hold")
    guards.run(HELD)
    guards.run(HIDDEN)


def _disagreements() -> None:
    op.create_table(
        "disagreement",
        sa.Column("id", sa.Uuid(), primary_key=True),
        _text("reference"),
        sa.Column("version", sa.Integer(), nullable=False),
        _id("claim_id", "claim"),
        *(_text(name) for name in ("measure", "insurer_position", "insured_position")),
        _day("raised_on", nullable=False),
        *(_text(name) for name in ("state", "informed_by")),
        *(_text(name, nullable=True) for name in ("third_person", "appointed_by")),
        _day("appointed_on"),
        _text("opinion", nullable=True),
        _day("opinion_on"),
        *(_text(name, nullable=True) for name in ("opinion_favours", "outcome")),
        _day("settled_on"),
        sa.Column("cost_cents", sa.BigInteger(), nullable=True),
        *_signed(),
        sa.UniqueConstraint("reference", name=op.f("uq_disagreement_reference")),
        sa.CheckConstraint(
            "state IN ('raised', 'third_person', 'opinion', 'settled')", name=op.f("ck_disagreement_state_known")
        ),
        sa.CheckConstraint("cost_cents IS NULL OR cost_cents > 0", name=op.f("ck_disagreement_cost_positive")),
    )
    op.create_index("ix_disagreement_claim", "disagreement", ["claim_id"])


def downgrade() -> None:
    op.execute("DROP TRIGGER hide_held ON user_account")
    op.execute("DROP TRIGGER hide_held_again ON user_account")
    op.execute("DROP FUNCTION hide_held_claims")
    op.execute("DROP TRIGGER refuse_held ON claim")
    op.execute("DROP FUNCTION refuse_held_claim")
    for table in ("disagreement", "legal_hold", "complaint_step", "complaint"):
        op.drop_table(table)
