"""A fee kept when a mission is cancelled waits for its invoice: that breaks no promise

Revision ID: 0021
Revises: 0020
"""

from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

I6 = """CREATE OR REPLACE VIEW invariant_i6 WITH (security_invoker = true) AS
SELECT p.id::text AS broken FROM commitment_part p
 WHERE least(p.open_cents, p.paid_cents, p.released_cents, p.returned_cents) < 0
    OR p.open_cents + p.paid_cents + p.released_cents + p.returned_cents <> p.amount_cents
 UNION
SELECT p.id::text FROM commitment_part p JOIN order_charge c ON c.commit_entry_id = p.id
  JOIN purchase_order o ON o.id = c.order_id JOIN service_request r ON r.id = o.request_id
 WHERE p.open_cents > 0 AND {over}"""


def upgrade() -> None:
    op.execute(I6.format(over="r.billing IN ('nothing', 'paid')"))


def downgrade() -> None:
    op.execute(I6.format(over="r.state IN ('cancelled', 'paid')"))
