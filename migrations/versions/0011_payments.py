"""Payees and their bank details, payments of every kind, controls, transfers, batches and what the bank answers"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from migrations import guards

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

KINDS = "'provider', 'insured', 'lawyer', 'court_registry', 'other_insurer', 'heirs'"
CONTROLS = "'screening', 'screening_decision', 'payee_check', 'payee_check_accepted', 'duplicate_accepted'"
OLD_PAID = "state <> 'paid' OR (approved_by IS NOT NULL AND (commit_entry_id IS NULL OR pay_entry_id IS NOT NULL))"

# What was paid before there were transfers was paid by the bank: it is never sent.
BACKFILL = """
INSERT INTO payee (id, kind, name, provider_id, email, created_at, created_by)
SELECT gen_random_uuid(), 'provider', v.name, v.id, v.email, v.created_at, 'Égide'
  FROM provider v WHERE EXISTS (SELECT 1 FROM payment p WHERE p.provider_id = v.id);

UPDATE payment p SET payee_id = y.id, label = 'Facture ' || i.number, invoice_number = i.number,
       carrier_id = (SELECT t.carrier_id FROM claim c JOIN policy k ON k.id = c.policy_id
                       JOIN coverage_terms t ON t.id = k.terms_id WHERE c.id = p.claim_id)
  FROM payee y, invoice i WHERE y.provider_id = p.provider_id AND i.id = p.invoice_id;

UPDATE payment p SET carrier_id = t.carrier_id
  FROM payment_draw d JOIN ledger_entry l ON l.id = d.commit_entry_id JOIN covered_event e ON e.id = l.event_id
  JOIN coverage_terms t ON t.id = e.terms_id WHERE d.payment_id = p.id;

INSERT INTO payment_draw (id, payment_id, commit_entry_id, amount_cents)
SELECT gen_random_uuid(), p.id, c.commit_entry_id, d.amount_cents
  FROM payment p JOIN invoice_draw d ON d.invoice_id = p.invoice_id JOIN order_charge c ON c.id = d.charge_id
 WHERE p.state = 'proposed' AND NOT EXISTS (SELECT 1 FROM payment_draw o WHERE o.payment_id = p.id);

-- Assistance used to be paid without an entry: what is still to be approved is committed like the rest.
INSERT INTO ledger_entry (id, claim_id, outside_limit, kind, benefit, amount_cents, source, reason, idempotency_key,
                          value_on, recorded_at, recorded_by, facts)
SELECT gen_random_uuid(), p.claim_id, 'psychological_assistance', 'commit', 'psychologist', p.amount_cents,
       'payment:' || p.id, 'Assistance psychologique', 'commit:payment:' || p.id || ':',
       CAST(p.submitted_at AT TIME ZONE 'Europe/Paris' AS date), p.submitted_at, 'Égide', '{}'
  FROM payment p WHERE p.state = 'proposed' AND NOT EXISTS (SELECT 1 FROM payment_draw o WHERE o.payment_id = p.id);
INSERT INTO payment_draw (id, payment_id, commit_entry_id, amount_cents)
SELECT gen_random_uuid(), p.id, l.id, p.amount_cents
  FROM payment p JOIN ledger_entry l ON l.idempotency_key = 'commit:payment:' || p.id || ':';

INSERT INTO transfer (id, payment_id, carrier_id, state, settled_on)
SELECT gen_random_uuid(), id, carrier_id, 'settled', paid_on FROM payment WHERE state = 'paid';
"""

BACK = """
DELETE FROM payment_draw d USING payment p WHERE p.id = d.payment_id AND p.invoice_id IS NULL;
DELETE FROM payment_draw d USING payment p WHERE p.id = d.payment_id AND p.returned_at IS NOT NULL;
DELETE FROM payment WHERE invoice_id IS NULL OR returned_at IS NOT NULL;
UPDATE payment p SET provider_id = y.provider_id, commit_entry_id = d.commit_entry_id, pay_entry_id = d.pay_entry_id
  FROM payee y, payment_draw d WHERE y.id = p.payee_id AND d.payment_id = p.id;
UPDATE payment p SET provider_id = y.provider_id FROM payee y WHERE y.id = p.payee_id AND p.provider_id IS NULL;
"""

# Once in a batch, always in that batch; what the bank has settled or returned is not sent again.
TRANSFER_GUARD = """
CREATE FUNCTION guard_transfer() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'DELETE' OR NEW.payment_id <> OLD.payment_id
     OR (OLD.batch_id IS NOT NULL AND NEW.batch_id IS DISTINCT FROM OLD.batch_id)
     OR (OLD.state <> 'to_send' AND NEW.state = 'to_send') OR (OLD.state = 'returned' AND NEW.state <> 'returned') THEN
    RAISE EXCEPTION 'a transfer goes out once' USING ERRCODE = 'check_violation', CONSTRAINT = 'transfer_goes_out_once';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER goes_out_once BEFORE UPDATE OR DELETE ON transfer FOR EACH ROW EXECUTE FUNCTION guard_transfer();
"""

# A payment is paid by entries of the ledger that add up to it; money held for somebody else has no entry here.
PAID_GUARD = """
CREATE FUNCTION guard_paid() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  drawn bigint;
BEGIN
  SELECT coalesce(sum(l.amount_cents), 0) INTO drawn
    FROM payment_draw d JOIN ledger_entry l ON l.id = d.pay_entry_id
   WHERE d.payment_id = NEW.id AND l.kind = 'pay' AND l.amount_cents = d.amount_cents;
  IF drawn <> NEW.amount_cents * (NEW.basis <> 'recovery')::int THEN
    RAISE EXCEPTION 'payment % pays % cents, its entries %', NEW.reference, NEW.amount_cents, drawn
      USING ERRCODE = 'check_violation', CONSTRAINT = 'payment_paid_by_its_entries';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER paid_by_its_entries AFTER INSERT OR UPDATE ON payment DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.state = 'paid') EXECUTE FUNCTION guard_paid();
"""


def _id(name: str, target: str | None = None, *, nullable: bool = False) -> sa.Column[sa.Uuid]:
    return sa.Column(name, sa.Uuid(), *([sa.ForeignKey(f"{target}.id")] if target else []), nullable=nullable)


def _text(name: str, *, nullable: bool = False, default: str | None = None) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable, server_default=default)


def _at(name: str, *, nullable: bool = False) -> sa.Column[sa.DateTime]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _day(name: str, *, nullable: bool = False) -> sa.Column[sa.Date]:
    return sa.Column(name, sa.Date(), nullable=nullable)


def _cents(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=False)


def _by(verb: str) -> list[sa.Column]:
    return [_at(f"{verb}_at"), _id(f"{verb}_by"), _text(f"{verb}_by_name")]


def _json(name: str) -> sa.Column:
    return sa.Column(name, JSONB(), nullable=False, server_default=sa.text("'{}'"))


def upgrade() -> None:
    _payees()
    _batches()
    _payments()
    _controls()
    guards.run(BACKFILL)
    op.alter_column("payment", "payee_id", nullable=False)
    op.alter_column("payment", "label", nullable=False, server_default=None)
    op.alter_column("payment", "basis", server_default=None)
    for column in ("commit_entry_id", "pay_entry_id", "provider_id"):
        op.drop_column("payment", column)
    guards.run(TRANSFER_GUARD + PAID_GUARD)
    op.add_column("login_session", _at("confirmed_at", nullable=True))
    for table in (
        "bank_details",
        "bank_details_decision",
        "payment_batch",
        "status_file",
        "payment_control",
        "payment_return",
        "paid_invoice",
    ):
        guards.append_only(table)


def _payees() -> None:
    op.create_table(
        "payee",
        sa.Column("id", sa.Uuid(), primary_key=True),
        _text("kind"),
        _text("name"),
        _id("provider_id", "provider", nullable=True),
        _id("person_id", "person", nullable=True),
        _id("claim_id", "claim", nullable=True),
        *(_text(name, nullable=True) for name in ("email", "street", "building_number", "postcode", "city")),
        _text("country", default=sa.text("'FR'")),
        sa.Column("version", sa.Integer(), nullable=False, server_default=sa.text("1")),
        _at("created_at"),
        _text("created_by"),
        sa.CheckConstraint(f"kind IN ({KINDS})", name=op.f("ck_payee_kind_known")),
        sa.CheckConstraint("(kind = 'provider') = (provider_id IS NOT NULL)", name=op.f("ck_payee_provider_is_named")),
        sa.CheckConstraint("country ~ '^[A-Z]{2}$'", name=op.f("ck_payee_country_code")),
    )
    op.create_index("uq_payee_provider", "payee", ["provider_id"], unique=True)
    op.create_index(
        "uq_payee_insured", "payee", ["person_id"], unique=True, postgresql_where=sa.text("kind = 'insured'")
    )
    op.create_index(
        "uq_payee_name",
        "payee",
        ["kind", sa.text("lower(name)"), "claim_id"],
        unique=True,
        postgresql_where=sa.text("provider_id IS NULL AND person_id IS NULL"),
        postgresql_nulls_not_distinct=True,
    )
    op.create_table(
        "bank_details",
        sa.Column("id", sa.Uuid(), primary_key=True),
        _id("payee_id", "payee"),
        _text("iban"),
        _text("bic", nullable=True),
        _text("holder"),
        _text("source"),
        *_by("proposed"),
        sa.UniqueConstraint("id", "proposed_by", name=op.f("uq_bank_details_id_proposed_by")),
    )
    op.create_index("ix_bank_details_payee", "bank_details", ["payee_id"])
    op.create_table(
        "bank_details_decision",
        sa.Column("details_id", sa.Uuid(), primary_key=True),
        _id("proposed_by"),
        _text("decision"),
        _text("reason", nullable=True),
        *_by("decided"),
        sa.CheckConstraint(
            "decision IN ('approved', 'rejected')", name=op.f("ck_bank_details_decision_decision_known")
        ),
        sa.CheckConstraint("decided_by <> proposed_by", name=op.f("ck_bank_details_decision_four_eyes")),
        sa.ForeignKeyConstraint(["details_id", "proposed_by"], ["bank_details.id", "bank_details.proposed_by"]),
    )


def _batches() -> None:
    op.create_table(
        "payment_batch",
        sa.Column("id", sa.Uuid(), primary_key=True),
        _text("reference"),
        _id("carrier_id", "risk_carrier"),
        _day("execution_on"),
        sa.Column("transfers", sa.Integer(), nullable=False),
        _cents("total_cents"),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        _text("sha256"),
        sa.Column("left_out", JSONB(), nullable=False),
        *_by("created"),
        sa.CheckConstraint("transfers > 0 AND total_cents > 0", name=op.f("ck_payment_batch_holds_something")),
        sa.UniqueConstraint("reference", name=op.f("uq_payment_batch_reference")),
        sa.UniqueConstraint("id", "carrier_id", name=op.f("uq_payment_batch_id_carrier_id")),
    )
    op.create_table(
        "status_file",
        sa.Column("id", sa.Uuid(), primary_key=True),
        _id("batch_id", "payment_batch"),
        _text("sha256"),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        _json("outcome"),
        *_by("recorded"),
        sa.UniqueConstraint("batch_id", "sha256", name=op.f("uq_status_file_batch_id_sha256")),
    )
    op.create_table(
        "transfer",
        sa.Column("id", sa.Uuid(), primary_key=True),
        _id("payment_id", "payment"),
        _id("carrier_id", "risk_carrier", nullable=True),
        _id("batch_id", nullable=True),
        _text("state"),
        _id("details_id", "bank_details", nullable=True),
        _day("settled_on", nullable=True),
        _day("returned_on", nullable=True),
        _text("return_code", nullable=True),
        _text("return_reason", nullable=True),
        sa.UniqueConstraint("payment_id", name=op.f("uq_transfer_payment_id")),
        sa.CheckConstraint("state IN ('to_send', 'sent', 'settled', 'returned')", name=op.f("ck_transfer_state_known")),
        sa.CheckConstraint("state <> 'to_send' OR batch_id IS NULL", name=op.f("ck_transfer_to_send_is_in_no_batch")),
        sa.ForeignKeyConstraint(["batch_id", "carrier_id"], ["payment_batch.id", "payment_batch.carrier_id"]),
    )
    op.create_index("ix_transfer_batch", "transfer", ["batch_id"])
    op.create_index("ix_transfer_state", "transfer", ["state", "payment_id"])


def _payments() -> None:
    op.drop_constraint(op.f("ck_payment_paid_is_approved"), "payment")
    op.create_check_constraint(
        op.f("ck_payment_paid_is_approved"), "payment", "state <> 'paid' OR approved_by IS NOT NULL"
    )
    op.create_check_constraint(op.f("ck_payment_amount_positive"), "payment", "amount_cents > 0")
    op.add_column("payment", _id("payee_id", "payee", nullable=True))
    op.add_column("payment", _id("carrier_id", "risk_carrier", nullable=True))
    op.add_column("payment", _text("basis", default="invoice"))
    op.add_column("payment", _text("label", nullable=True))
    op.add_column("payment", _text("invoice_number", nullable=True))
    op.add_column("payment", _at("returned_at", nullable=True))
    op.create_check_constraint(op.f("ck_payment_returned_was_paid"), "payment", "returned_at IS NULL OR state = 'paid'")
    for column in ("request_id", "invoice_id"):
        op.alter_column("payment", column, nullable=True)
    op.create_index("ix_payment_payee", "payment", ["payee_id"])
    op.drop_index("uq_payment_invoice", "payment")
    op.create_index(
        "uq_payment_invoice",
        "payment",
        ["invoice_id"],
        unique=True,
        postgresql_where=sa.text("state <> 'rejected' AND returned_at IS NULL"),
    )
    op.add_column("payment_draw", _id("recommit_entry_id", "ledger_entry", nullable=True))
    op.create_unique_constraint(op.f("uq_payment_draw_recommit_entry_id"), "payment_draw", ["recommit_entry_id"])


def _controls() -> None:
    op.create_table(
        "payment_control",
        sa.Column("id", sa.Uuid(), primary_key=True),
        _id("payment_id", "payment"),
        _text("kind"),
        _text("result"),
        _text("reason", nullable=True),
        _json("facts"),
        *_by("recorded"),
        sa.CheckConstraint(f"kind IN ({CONTROLS})", name=op.f("ck_payment_control_kind_known")),
    )
    op.create_index("ix_payment_control_payment", "payment_control", ["payment_id", "kind"])
    op.create_table(
        "payment_return",
        sa.Column("id", sa.Uuid(), primary_key=True),
        _id("payment_id", "payment"),
        _text("kind"),
        _cents("amount_cents"),
        _day("received_on"),
        _text("code", nullable=True),
        _text("reason"),
        *_by("recorded"),
        sa.CheckConstraint(
            "kind IN ('returned_transfer', 'undue', 'deposit_refund')", name=op.f("ck_payment_return_kind_known")
        ),
        sa.CheckConstraint("amount_cents > 0", name=op.f("ck_payment_return_amount_positive")),
    )
    op.create_index("ix_payment_return_payment", "payment_return", ["payment_id"])
    op.create_table(
        "paid_invoice",
        sa.Column("id", sa.Uuid(), primary_key=True),
        _id("claim_id", "claim"),
        _text("issuer"),
        _text("number"),
        _day("issued_on"),
        _day("paid_on"),
        _text("benefit"),
        *(_cents(name) for name in ("amount_cents", "insurer_part_cents", "insured_share_cents")),
        _text("proof"),
        _text("urgency", nullable=True),
        _id("commit_entry_id", "ledger_entry"),
        _at("recorded_at"),
        _id("recorded_by"),
        sa.CheckConstraint("insurer_part_cents > 0", name=op.f("ck_paid_invoice_insurer_part_positive")),
        sa.CheckConstraint(
            "insurer_part_cents + insured_share_cents = amount_cents", name=op.f("ck_paid_invoice_parts_add_up")
        ),
        sa.UniqueConstraint("commit_entry_id", name=op.f("uq_paid_invoice_commit_entry_id")),
    )
    op.create_index(
        "uq_paid_invoice_claim_number",
        "paid_invoice",
        ["claim_id", sa.text("lower(issuer)"), sa.text("lower(number)")],
        unique=True,
    )


def downgrade() -> None:
    op.drop_column("login_session", "confirmed_at")
    for table in ("paid_invoice", "payment_return", "payment_control", "status_file", "transfer", "payment_batch"):
        op.drop_table(table)
    guards.run(
        "DROP TRIGGER paid_by_its_entries ON payment; DROP FUNCTION guard_paid(); DROP FUNCTION guard_transfer();"
    )
    for name, target in (
        ("provider_id", "provider"),
        ("commit_entry_id", "ledger_entry"),
        ("pay_entry_id", "ledger_entry"),
    ):
        op.add_column("payment", _id(name, target, nullable=True))
    guards.run(BACK)
    op.drop_column("payment_draw", "recommit_entry_id")
    op.drop_index("uq_payment_invoice", "payment")
    op.create_index(
        "uq_payment_invoice", "payment", ["invoice_id"], unique=True, postgresql_where=sa.text("state <> 'rejected'")
    )
    for name in ("returned_was_paid", "amount_positive", "paid_is_approved"):
        op.drop_constraint(op.f(f"ck_payment_{name}"), "payment")
    for name in ("payee_id", "carrier_id", "basis", "label", "invoice_number", "returned_at"):
        op.drop_column("payment", name)
    for column in ("provider_id", "request_id", "invoice_id"):
        op.alter_column("payment", column, nullable=False)
    op.create_check_constraint(op.f("ck_payment_paid_is_approved"), "payment", OLD_PAID)
    for table in ("bank_details_decision", "bank_details", "payee"):
        op.drop_table(table)
