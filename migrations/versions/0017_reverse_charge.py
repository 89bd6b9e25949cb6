"""The tax that the insured owes on an invoice under reverse charge is committed apart and paid to them"""

import sqlalchemy as sa
from alembic import op

from migrations import guards

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_CHECK = "reverse_vat_cents >= 0 AND reverse_vat_cents <= amount_ttc_cents"


def upgrade() -> None:
    for table in ("invoice", "credit_note"):
        op.add_column(
            table, sa.Column("reverse_vat_cents", sa.BigInteger(), nullable=False, server_default=sa.text("0"))
        )
        op.create_check_constraint(op.f(f"ck_{table}_reverse_vat_inside_the_amount"), table, _CHECK)
    op.create_table(
        "invoice_tax",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("invoice_id", sa.Uuid(), sa.ForeignKey("invoice.id"), nullable=False),
        sa.Column("charge_id", sa.Uuid(), sa.ForeignKey("order_charge.id"), nullable=False),
        sa.Column("claim_id", sa.Uuid(), sa.ForeignKey("claim.id"), nullable=False),
        sa.Column("commit_entry_id", sa.Uuid(), sa.ForeignKey("ledger_entry.id"), nullable=False),
        sa.Column("amount_cents", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("amount_cents > 0", name=op.f("ck_invoice_tax_amount_positive")),
        sa.UniqueConstraint("invoice_id", "charge_id", name=op.f("uq_invoice_tax_invoice_id_charge_id")),
        sa.UniqueConstraint("commit_entry_id", name=op.f("uq_invoice_tax_commit_entry_id")),
    )
    guards.append_only("invoice_tax")


def downgrade() -> None:
    op.drop_table("invoice_tax")
    for table in ("credit_note", "invoice"):
        op.drop_constraint(op.f(f"ck_{table}_reverse_vat_inside_the_amount"), table)
        op.drop_column(table, "reverse_vat_cents")
