"""Missions in three tables of states, prices with their taxes, shared missions, agreements, the evidence gate"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.schema import SchemaItem

from migrations import guards

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

APPEND_ONLY = (
    "mission_share",
    "change_order",
    "insured_agreement_request",
    "insured_agreement_answer",
    "legal_action_answer",
)
BACKFILL = """
UPDATE service_request r SET
  progress = CASE r.state WHEN 'requested' THEN 'sent' WHEN 'quoted' THEN 'accepted' WHEN 'paid' THEN 'closed'
                          WHEN 'invoiced' THEN CASE WHEN d.done THEN 'delivered' ELSE 'ordered' END
                          ELSE r.state END,
  quote_state = CASE WHEN o.id IS NOT NULL THEN 'ordered' WHEN q.approved THEN 'approved'
                     WHEN q.approved IS NOT NULL THEN 'received' ELSE 'awaited' END,
  billing = CASE r.state WHEN 'invoiced' THEN 'invoiced' WHEN 'paid' THEN 'paid' WHEN 'cancelled' THEN 'nothing'
                         ELSE 'open' END
  FROM service_request s LEFT JOIN purchase_order o ON o.request_id = s.id
  LEFT JOIN LATERAL (SELECT count(*) > 0 AS done FROM delivery WHERE request_id = s.id) d ON true
  LEFT JOIN LATERAL (SELECT approved_at IS NOT NULL AS approved FROM quote WHERE request_id = s.id
                      ORDER BY received_at DESC, id DESC LIMIT 1) q ON true
 WHERE s.id = r.id;

UPDATE purchase_order o SET lines = q.lines FROM quote q WHERE q.id = o.quote_id;
"""
FIRST_COMMIT = """
UPDATE purchase_order o SET commit_entry_id = (SELECT h.commit_entry_id FROM order_charge h WHERE h.order_id = o.id
  ORDER BY h.recorded_at, h.id LIMIT 1);
"""
CHECKS = {
    "service_request": {
        "kind_known": "kind IN ('quote_only', 'quote_then_perform', 'perform_at_tariff')",
        "progress_known": "progress IN ('sent', 'accepted', 'ordered', 'in_progress', 'partly_delivered', 'delivered',"
        " 'closed', 'declined', 'cancelled', 'expired', 'replaced')",
        "quote_state_known": "quote_state IN ('awaited', 'received', 'approved', 'refused', 'expired', 'ordered')",
        "billing_known": "billing IN ('open', 'part_invoiced', 'invoiced', 'paid', 'nothing')",
        "share_weight_positive": "share_weight > 0",
    },
    "quote": {
        "obligation_known": "obligation IN ('means', 'result')",
        "taxes_add_up": "ht_cents + vat_cents = amount_ttc_cents",
        "result_fee_of_a_result": "result_fee_cents >= 0 AND result_fee_cents <= amount_ttc_cents AND"
        " (result_fee_cents = 0 OR obligation = 'result')",
    },
}
SHARE = "ck_purchase_order_share_needs_agreement"


def _id(name: str, target: str | None = None, *, nullable: bool = False, unique: bool = False) -> sa.Column[sa.Uuid]:
    keys = [sa.ForeignKey(f"{target}.id")] if target else []
    return sa.Column(name, sa.Uuid(), *keys, nullable=nullable, unique=unique)


def _text(name: str, default: str | None = None, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable, server_default=sa.text(default) if default else None)


def _at(name: str, *, nullable: bool = False) -> sa.Column[sa.DateTime]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _day(name: str, *, nullable: bool = False) -> sa.Column[sa.Date]:
    return sa.Column(name, sa.Date(), nullable=nullable)


def _cents(name: str, *, nullable: bool = False, zero: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=nullable, server_default=sa.text("0") if zero else None)


def _list(name: str) -> sa.Column[JSONB]:
    return sa.Column(name, JSONB(), nullable=False, server_default=sa.text("'[]'"))


def _flag(name: str, *, default: bool = False) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.text("false") if default else None)


COLUMNS = {
    "service_request": lambda: (
        _text("kind", "'quote_then_perform'"),
        _text("progress", "'sent'"),
        _text("quote_state", "'awaited'"),
        _text("billing", "'open'"),
        _day("answer_due_on", nullable=True),
        _id("previous_id", "service_request", nullable=True),
        sa.Column("share_weight", sa.Integer(), nullable=False, server_default=sa.text("1")),
        _text("share_reason", nullable=True),
    ),
    "quote": lambda: (
        _cents("ht_cents", nullable=True),
        _cents("vat_cents", nullable=True),
        _cents("reverse_vat_cents", zero=True),
        _text("obligation", "'means'"),
        _cents("result_fee_cents", zero=True),
        _flag("from_tariff", default=True),
        _text("refused_reason", nullable=True),
    ),
    "purchase_order": lambda: (
        _cents("vat_not_counted_cents", zero=True),
        _list("lines"),
        _list("contents"),
        _list("warnings"),
    ),
    "order_charge": lambda: (_cents("vat_not_counted_cents", zero=True),),
}


def _table(name: str, *columns: SchemaItem, checks: dict[str, str] | None = None) -> None:
    named = [sa.CheckConstraint(sql, name=op.f(f"ck_{name}_{check}")) for check, sql in (checks or {}).items()]
    op.create_table(name, sa.Column("id", sa.Uuid(), primary_key=True), *columns, *named)


def _index(table: str, suffix: str, *columns: str) -> None:
    op.create_index(f"ix_{table}_{suffix}", table, list(columns))


def upgrade() -> None:
    for table, columns in COLUMNS.items():
        for column in columns():
            op.add_column(table, column)
    for table, checks in CHECKS.items():
        for name, sql in checks.items():
            op.create_check_constraint(op.f(f"ck_{table}_{name}"), table, sql)
    op.create_index(
        "ix_service_request_silent",
        "service_request",
        ["answer_due_on"],
        postgresql_where=sa.text("progress = 'sent'"),
    )
    op.drop_constraint(op.f(SHARE), "purchase_order")
    op.create_check_constraint(
        op.f(SHARE),
        "purchase_order",
        "insured_share_cents = deductible_cents + vat_not_counted_cents OR insured_agreed_on IS NOT NULL",
    )
    _shares_and_changes()
    _agreements()
    _gate()
    guards.run(BACKFILL)
    op.drop_column("purchase_order", "commit_entry_id")
    for table in APPEND_ONLY:
        guards.append_only(table)


def _shares_and_changes() -> None:
    _table(
        "mission_share",
        _id("request_id", "service_request"),
        _id("claim_id", "claim"),
        sa.Column("weight", sa.Integer(), nullable=False),
        sa.UniqueConstraint("request_id", "claim_id", name=op.f("uq_mission_share_request_id_claim_id")),
        checks={"weight_positive": "weight > 0"},
    )
    _index("mission_share", "claim", "claim_id")
    _table(
        "change_order",
        _id("order_id", "purchase_order"),
        _text("cause"),
        *(_cents(f"{what}_{when}_cents") for what in ("amount", "insurer") for when in ("before", "after")),
        _list("lines"),
        _text("reason"),
        _day("promised_on", nullable=True),
        _at("recorded_at"),
        _id("recorded_by"),
        _text("recorded_by_name"),
        checks={"cause_known": "cause IN ('change_order', 'cancellation', 'replacement')"},
    )
    _index("change_order", "order", "order_id")


def _agreements() -> None:
    _table(
        "insured_agreement_request",
        _id("request_id", "service_request"),
        _id("quote_id", "quote"),
        _id("claim_id", "claim"),
        *(_cents(name) for name in ("cost_cents", "insurer_part_cents", "share_cents")),
        _at("asked_at"),
        _text("asked_by"),
        _day("answer_due_on"),
        checks={"share_positive": "share_cents > 0"},
    )
    _index("insured_agreement_request", "request", "request_id")
    _index("insured_agreement_request", "due", "answer_due_on")
    _table(
        "insured_agreement_answer",
        _id("agreement_request_id", "insured_agreement_request"),
        _flag("agreed"),
        _flag("silent", default=True),
        _day("answered_on"),
        _text("proof", nullable=True),
        _at("recorded_at"),
        _text("recorded_by"),
        sa.UniqueConstraint("agreement_request_id", name=op.f("uq_insured_agreement_answer_agreement_request_id")),
        checks={"silence_is_a_no": "NOT (agreed AND silent)"},
    )


def _gate() -> None:
    _table(
        "legal_action_answer",
        _id("claim_id", "claim"),
        _flag("envisaged"),
        _text("waiver_reason", nullable=True),
        _text("capture_sha256", nullable=True),
        _at("capture_taken_at", nullable=True),
        _text("reason", nullable=True),
        _at("answered_at"),
        _id("answered_by"),
        _text("answered_by_name"),
        checks={
            "capture_is_a_hash": "capture_sha256 ~ '^[0-9a-f]{64}$'",
            "capture_is_dated": "(capture_sha256 IS NULL) = (capture_taken_at IS NULL)",
            "no_has_capture_and_reason": "envisaged OR (capture_sha256 IS NOT NULL AND reason IS NOT NULL)",
        },
    )
    _index("legal_action_answer", "claim", "claim_id", "answered_at")


def downgrade() -> None:
    op.add_column("purchase_order", _id("commit_entry_id", "ledger_entry", nullable=True))
    guards.run(FIRST_COMMIT)
    for table in reversed(APPEND_ONLY):
        op.drop_table(table)
    op.drop_constraint(op.f(SHARE), "purchase_order")
    op.create_check_constraint(
        op.f(SHARE), "purchase_order", "insured_share_cents = deductible_cents OR insured_agreed_on IS NOT NULL"
    )
    op.drop_index("ix_service_request_silent", "service_request")
    for table, checks in CHECKS.items():
        for name in checks:
            op.drop_constraint(op.f(f"ck_{table}_{name}"), table)
    for table, columns in COLUMNS.items():
        for column in columns():
            op.drop_column(table, column.name)
