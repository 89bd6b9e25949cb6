"""Several commits an order, several draws an invoice and a payment: change orders, shared missions, instalments"""

import sqlalchemy as sa
from alembic import op

from migrations import guards

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

BACKFILL = """
INSERT INTO order_charge (id, order_id, claim_id, event_id, cause, cost_cents, insurer_part_cents, insured_share_cents,
                          deductible_cents, commit_entry_id, recorded_at, recorded_by)
SELECT gen_random_uuid(), o.id, r.claim_id, l.event_id, 'order', o.amount_ttc_cents, o.insurer_part_cents,
       o.insured_share_cents, o.deductible_cents, o.commit_entry_id, o.ordered_at, o.ordered_by
  FROM purchase_order o JOIN service_request r ON r.id = o.request_id JOIN ledger_entry l ON l.id = o.commit_entry_id;

INSERT INTO invoice_draw (id, invoice_id, charge_id, amount_cents)
SELECT gen_random_uuid(), i.id, c.id, i.insurer_part_cents
  FROM invoice i JOIN purchase_order o ON o.request_id = i.request_id JOIN order_charge c ON c.order_id = o.id
 WHERE i.insurer_part_cents > 0;

INSERT INTO payment_draw (id, payment_id, commit_entry_id, amount_cents, pay_entry_id)
SELECT gen_random_uuid(), id, commit_entry_id, amount_cents, pay_entry_id FROM payment
 WHERE commit_entry_id IS NOT NULL;
"""


def _id(name: str, target: str | None = None, *, nullable: bool = False) -> sa.Column[sa.Uuid]:
    return sa.Column(name, sa.Uuid(), *([sa.ForeignKey(f"{target}.id")] if target else []), nullable=nullable)


def _cents(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=False)


def upgrade() -> None:
    op.create_table(
        "order_charge",
        sa.Column("id", sa.Uuid(), primary_key=True),
        _id("order_id", "purchase_order"),
        _id("claim_id", "claim"),
        _id("event_id", "covered_event", nullable=True),
        sa.Column("cause", sa.Text(), nullable=False),
        *(_cents(name) for name in ("cost_cents", "insurer_part_cents", "insured_share_cents", "deductible_cents")),
        _id("commit_entry_id", "ledger_entry"),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        _id("recorded_by"),
        sa.CheckConstraint("cause IN ('order', 'change_order')", name=op.f("ck_order_charge_cause_known")),
        sa.CheckConstraint("insurer_part_cents > 0", name=op.f("ck_order_charge_insurer_part_positive")),
        sa.CheckConstraint(
            "insurer_part_cents + insured_share_cents = cost_cents", name=op.f("ck_order_charge_parts_add_up")
        ),
        sa.UniqueConstraint("commit_entry_id", name=op.f("uq_order_charge_commit_entry_id")),
    )
    op.create_index("ix_order_charge_order", "order_charge", ["order_id"])
    op.create_table(
        "invoice_draw",
        sa.Column("id", sa.Uuid(), primary_key=True),
        _id("invoice_id", "invoice"),
        _id("charge_id", "order_charge"),
        _cents("amount_cents"),
        sa.CheckConstraint("amount_cents > 0", name=op.f("ck_invoice_draw_amount_positive")),
    )
    op.create_index("ix_invoice_draw_invoice", "invoice_draw", ["invoice_id"])
    op.create_index("ix_invoice_draw_charge", "invoice_draw", ["charge_id"])
    op.create_table(
        "payment_draw",
        sa.Column("id", sa.Uuid(), primary_key=True),
        _id("payment_id", "payment"),
        _id("commit_entry_id", "ledger_entry"),
        _cents("amount_cents"),
        _id("pay_entry_id", "ledger_entry", nullable=True),
        sa.CheckConstraint("amount_cents > 0", name=op.f("ck_payment_draw_amount_positive")),
        sa.UniqueConstraint("pay_entry_id", name=op.f("uq_payment_draw_pay_entry_id")),
    )
    op.create_index("ix_payment_draw_payment", "payment_draw", ["payment_id"])
    op.create_index("ix_payment_draw_commit", "payment_draw", ["commit_entry_id"])
    guards.run(BACKFILL)
    for table in ("order_charge", "invoice_draw"):
        guards.append_only(table)


def downgrade() -> None:
    for table in ("payment_draw", "invoice_draw", "order_charge"):
        op.drop_table(table)
