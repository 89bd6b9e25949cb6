"""Partial deliveries, kinds and states of invoices, credit notes, causes of removal and later checks"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.schema import SchemaItem

from migrations import guards

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

APPEND_ONLY = (
    "invoice_part",
    "credit_note",
    "credit_draw",
    "removal_cause",
    "post_check",
    "post_check_result",
)
CHECKS = {
    "delivery": {
        "share_is_a_percentage": "share_percent BETWEEN 1 AND 100",
        "proof_is_a_hash": "proof_sha256 ~ '^[0-9a-f]{64}$'",
        "complete_is_whole": "NOT is_complete OR share_percent IS NULL OR share_percent = 100",
    },
    "invoice": {
        "kind_known": "kind IN ('deposit', 'instalment', 'final')",
        "state_known": "state IN ('to_approve', 'due', 'paid', 'refused')",
        "source_known": "source IN ('entered', 'ubl', 'cii', 'factur_x')",
        "deposit_deducted_from_the_final": "deposit_deducted_cents >= 0 AND deposit_deducted_cents <= amount_ttc_cents"
        " AND (deposit_deducted_cents = 0 OR kind = 'final')",
        "four_eyes": "approved_by IS NULL OR approved_by <> recorded_by",
        "differences_are_approved": "differences = '[]' OR state IN ('to_approve', 'refused')"
        " OR approved_by IS NOT NULL",
    },
}
# What became of the invoices known so far is told by their payments; their one claim bears them whole.
BACKFILL = """
UPDATE invoice i SET state = CASE
    WHEN i.insurer_part_cents = 0 OR EXISTS (SELECT 1 FROM payment p WHERE p.invoice_id = i.id AND p.state = 'paid')
      THEN 'paid'
    WHEN r.state = 'invoiced' AND i.id = (SELECT l.id FROM invoice l WHERE l.request_id = r.id
                                           ORDER BY l.recorded_at DESC, l.id DESC LIMIT 1) THEN 'due'
    ELSE 'refused' END
  FROM service_request r WHERE r.id = i.request_id;

INSERT INTO invoice_part (id, invoice_id, claim_id, cost_cents, insurer_part_cents, deductible_cents,
                          vat_not_counted_cents)
SELECT gen_random_uuid(), i.id, r.claim_id, i.amount_ttc_cents, i.insurer_part_cents,
       least(o.deductible_cents, i.amount_ttc_cents - i.insurer_part_cents), 0
  FROM invoice i JOIN service_request r ON r.id = i.request_id JOIN purchase_order o ON o.request_id = r.id;
"""


def _id(name: str, target: str | None = None, *, nullable: bool = False) -> sa.Column[sa.Uuid]:
    return sa.Column(name, sa.Uuid(), *([sa.ForeignKey(f"{target}.id")] if target else []), nullable=nullable)


def _text(name: str, default: str | None = None, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable, server_default=sa.text(default) if default else None)


def _at(name: str, *, nullable: bool = False) -> sa.Column[sa.DateTime]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _day(name: str) -> sa.Column[sa.Date]:
    return sa.Column(name, sa.Date(), nullable=False)


def _cents(name: str, *, zero: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=False, server_default=sa.text("0") if zero else None)


def _list(name: str) -> sa.Column[JSONB]:
    return sa.Column(name, JSONB(), nullable=False, server_default=sa.text("'[]'"))


def _words(name: str) -> sa.Column[ARRAY]:
    return sa.Column(name, ARRAY(sa.Text()), nullable=False, server_default=sa.text("'{}'"))


COLUMNS = {
    "delivery": lambda: (
        sa.Column("is_complete", sa.Boolean(), nullable=False, server_default=sa.text("true")),
        sa.Column("share_percent", sa.Integer(), nullable=True),
        _words("lines"),
        _text("proof_sha256", nullable=True),
        _text("proof_url", nullable=True),
    ),
    "invoice": lambda: (
        _text("kind", "'final'"),
        _text("state", "'due'"),
        _cents("deposit_deducted_cents", zero=True),
        _list("differences"),
        _text("difference_reason", nullable=True),
        _at("approved_at", nullable=True),
        _id("approved_by", nullable=True),
        _text("approved_by_name", nullable=True),
        _text("source", "'entered'"),
        _text("file_sha256", nullable=True),
        _text("refused_reason", nullable=True),
    ),
}


def _table(name: str, *columns: SchemaItem, checks: dict[str, str] | None = None) -> None:
    named = [sa.CheckConstraint(sql, name=op.f(f"ck_{name}_{check}")) for check, sql in (checks or {}).items()]
    op.create_table(name, sa.Column("id", sa.Uuid(), primary_key=True), *columns, *named)


def _unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))


def upgrade() -> None:
    for table, columns in COLUMNS.items():
        for column in columns():
            op.add_column(table, column)
    for table, checks in CHECKS.items():
        for name, sql in checks.items():
            op.create_check_constraint(op.f(f"ck_{table}_{name}"), table, sql)
    _charge_causes("'order', 'change_order', 'correction'")
    _invoices()
    _removals()
    guards.run(BACKFILL)
    for table in APPEND_ONLY:
        guards.append_only(table)


def _charge_causes(known: str) -> None:
    name = op.f("ck_order_charge_cause_known")
    op.drop_constraint(name, "order_charge")
    op.create_check_constraint(name, "order_charge", f"cause IN ({known})")


def _invoices() -> None:
    _table(
        "invoice_part",
        _id("invoice_id", "invoice"),
        _id("claim_id", "claim"),
        *(_cents(f"{name}_cents") for name in ("cost", "insurer_part", "deductible", "vat_not_counted")),
        _unique("invoice_part", "invoice_id", "claim_id"),
        checks={
            "parts_fit": "insurer_part_cents >= 0 AND deductible_cents >= 0 AND vat_not_counted_cents >= 0 AND"
            " insurer_part_cents + deductible_cents + vat_not_counted_cents <= cost_cents"
        },
    )
    _table(
        "credit_note",
        _id("request_id", "service_request"),
        _id("provider_id", "provider"),
        _id("invoice_id", "invoice"),
        _text("number"),
        _day("issued_on"),
        *(_cents(f"{name}_cents") for name in ("amount_ttc", "lowered", "refund")),
        _list("lines"),
        _text("reason"),
        _text("source", "'entered'"),
        _text("file_sha256", nullable=True),
        _at("recorded_at"),
        _id("recorded_by"),
        _unique("credit_note", "provider_id", "number"),
        checks={
            "amount_positive": "amount_ttc_cents > 0",
            "parts_fit": "lowered_cents >= 0 AND refund_cents >= 0 AND"
            " lowered_cents + refund_cents <= amount_ttc_cents",
        },
    )
    op.create_index("ix_credit_note_invoice", "credit_note", ["invoice_id"])
    _table(
        "credit_draw",
        _id("credit_note_id", "credit_note"),
        _id("charge_id", "order_charge"),
        _cents("amount_cents"),
        checks={"amount_positive": "amount_cents > 0"},
    )
    op.create_index("ix_credit_draw_note", "credit_draw", ["credit_note_id"])
    op.create_index("ix_credit_draw_charge", "credit_draw", ["charge_id"])


def _removals() -> None:
    _table(
        "removal_cause",
        _id("request_id", "service_request"),
        _text("cause"),
        _text("proof", nullable=True),
        _day("established_on"),
        _at("recorded_at"),
        _id("recorded_by"),
        _text("recorded_by_name"),
        checks={
            "cause_known": "cause IN ('provider_action', 'author_withdrew', 'platform_own_motion', 'court', 'unknown')",
            "known_cause_has_proof": "cause = 'unknown' OR proof IS NOT NULL",
        },
    )
    op.create_index("ix_removal_cause_request", "removal_cause", ["request_id", "recorded_at"])
    _table(
        "post_check",
        _id("request_id", "service_request"),
        sa.Column("after_days", sa.Integer(), nullable=False),
        _day("due_on"),
        _at("planned_at"),
        _unique("post_check", "request_id", "after_days"),
    )
    op.create_index("ix_post_check_due", "post_check", ["due_on"])
    _table(
        "post_check_result",
        _id("post_check_id", "post_check"),
        _text("result"),
        _day("checked_on"),
        _text("proof", nullable=True),
        _text("note", nullable=True),
        _words("content_ids"),
        _at("recorded_at"),
        _id("recorded_by"),
        _text("recorded_by_name"),
        checks={"result_known": "result IN ('gone', 'still_there', 'changed', 'reappeared')"},
    )
    op.create_index("ix_post_check_result_check", "post_check_result", ["post_check_id", "recorded_at"])


def downgrade() -> None:
    for table in reversed(APPEND_ONLY):
        op.drop_table(table)
    _charge_causes("'order', 'change_order'")
    for table, checks in CHECKS.items():
        for name in checks:
            op.drop_constraint(op.f(f"ck_{table}_{name}"), table)
    for table, columns in COLUMNS.items():
        for column in columns():
            op.drop_column(table, column.name)
