"""The ledger of everything that is paid: entries outside the limit (rule 21), transfers that came back (rule 30)"""

import sqlalchemy as sa
from alembic import op

from migrations import guards

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

OUTSIDE = "'ex_gratia', 'third_person', 'own_enquiries', 'interest', 'psychological_assistance'"

MOVE_BALANCES = """
CREATE OR REPLACE FUNCTION move_balances() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  event covered_event;
  named ledger_entry;
  still_open bigint;
  reserved bigint := 0;
  committed bigint := 0;
  paid bigint := 0;
  recovered bigint := 0;
BEGIN
  -- Lock order, everywhere: period, then event.
  PERFORM 1 FROM coverage_period WHERE id = (SELECT period_id FROM covered_event WHERE id = NEW.event_id) FOR UPDATE;
  SELECT * INTO event FROM covered_event WHERE id = NEW.event_id FOR UPDATE;

  IF NEW.of_entry IS NOT NULL THEN
    IF NEW.event_id IS NULL THEN
      -- No period to hold: two uses of one commit wait for each other here.
      PERFORM pg_advisory_xact_lock(hashtextextended(NEW.of_entry::text, 11));
    END IF;
    SELECT * INTO named FROM ledger_entry WHERE id = NEW.of_entry;
    IF named.event_id IS DISTINCT FROM NEW.event_id OR named.benefit IS DISTINCT FROM NEW.benefit
       OR named.outside_limit IS DISTINCT FROM NEW.outside_limit
       OR NOT (named.kind = 'commit' OR (named.kind IN ('reserve', 'pay') AND NEW.kind = 'release')) THEN
      RAISE EXCEPTION 'entry % can''t be used up by this %', NEW.of_entry, NEW.kind
        USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_entry_names_its_commit';
    END IF;
    SELECT named.amount_cents - coalesce(sum(amount_cents), 0) INTO still_open
      FROM ledger_entry WHERE of_entry = NEW.of_entry;
    IF NEW.amount_cents > still_open THEN
      RAISE EXCEPTION '% cents asked, % cents open', NEW.amount_cents, still_open
        USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_entry_within_open_amount';
    END IF;
  END IF;

  CASE NEW.kind
    WHEN 'reserve' THEN reserved := NEW.amount_cents;
    WHEN 'commit' THEN committed := NEW.amount_cents;
    WHEN 'pay' THEN committed := -NEW.amount_cents; paid := NEW.amount_cents;
    WHEN 'recover' THEN recovered := NEW.amount_cents; -- shown beside; never refills the limit
    WHEN 'release' THEN
      -- Of a payment: the transfer came back. What it paid is due no longer, until it is committed again.
      CASE named.kind
        WHEN 'reserve' THEN reserved := -NEW.amount_cents;
        WHEN 'commit' THEN committed := -NEW.amount_cents;
        WHEN 'pay' THEN paid := -NEW.amount_cents;
      END CASE;
  END CASE;

  IF NEW.event_id IS NULL THEN
    RETURN NEW;  -- outside the limit: its commits are used up like any other, and no balance moves
  END IF;
  IF NEW.kind = 'commit' AND NOT event.counted THEN
    PERFORM take_slot(event, 'commit', NEW.recorded_at, NEW.recorded_by);
  END IF;
  UPDATE coverage_period SET committed_cents = committed_cents + committed, paid_cents = paid_cents + paid
   WHERE id = event.period_id;
  UPDATE covered_event SET reserved_cents = reserved_cents + reserved, committed_cents = committed_cents + committed,
         paid_cents = paid_cents + paid, recovered_cents = recovered_cents + recovered
   WHERE id = NEW.event_id;
  UPDATE event_sublimit SET committed_cents = committed_cents + committed, paid_cents = paid_cents + paid
   WHERE event_id = NEW.event_id AND benefit = NEW.benefit;
  RETURN NEW;
END $$;
"""

BEFORE = """
CREATE OR REPLACE FUNCTION move_balances() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  event covered_event;
  named ledger_entry;
  still_open bigint;
  reserved bigint := 0;
  committed bigint := 0;
  paid bigint := 0;
  recovered bigint := 0;
BEGIN
  -- Lock order, everywhere: period, then event.
  PERFORM 1 FROM coverage_period WHERE id = (SELECT period_id FROM covered_event WHERE id = NEW.event_id) FOR UPDATE;
  SELECT * INTO event FROM covered_event WHERE id = NEW.event_id FOR UPDATE;

  IF NEW.of_entry IS NOT NULL THEN
    SELECT * INTO named FROM ledger_entry WHERE id = NEW.of_entry;
    IF named.event_id IS DISTINCT FROM NEW.event_id OR named.benefit IS DISTINCT FROM NEW.benefit
       OR NOT (named.kind = 'commit' OR (named.kind = 'reserve' AND NEW.kind = 'release')) THEN
      RAISE EXCEPTION 'entry % can''t be used up by this %', NEW.of_entry, NEW.kind
        USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_entry_names_its_commit';
    END IF;
    SELECT named.amount_cents - coalesce(sum(amount_cents), 0) INTO still_open
      FROM ledger_entry WHERE of_entry = NEW.of_entry;
    IF NEW.amount_cents > still_open THEN
      RAISE EXCEPTION '% cents asked, % cents open', NEW.amount_cents, still_open
        USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_entry_within_open_amount';
    END IF;
  END IF;

  CASE NEW.kind
    WHEN 'reserve' THEN reserved := NEW.amount_cents;
    WHEN 'commit' THEN committed := NEW.amount_cents;
    WHEN 'pay' THEN committed := -NEW.amount_cents; paid := NEW.amount_cents;
    WHEN 'recover' THEN recovered := NEW.amount_cents; -- shown beside; never refills the limit
    WHEN 'release' THEN
      IF named.kind = 'reserve' THEN reserved := -NEW.amount_cents; ELSE committed := -NEW.amount_cents; END IF;
  END CASE;

  IF NEW.kind = 'commit' AND NOT event.counted THEN
    PERFORM take_slot(event, 'commit', NEW.recorded_at, NEW.recorded_by);
  END IF;
  UPDATE coverage_period SET committed_cents = committed_cents + committed, paid_cents = paid_cents + paid
   WHERE id = event.period_id;
  UPDATE covered_event SET reserved_cents = reserved_cents + reserved, committed_cents = committed_cents + committed,
         paid_cents = paid_cents + paid, recovered_cents = recovered_cents + recovered
   WHERE id = NEW.event_id;
  UPDATE event_sublimit SET committed_cents = committed_cents + committed, paid_cents = paid_cents + paid
   WHERE event_id = NEW.event_id AND benefit = NEW.benefit;
  RETURN NEW;
END $$;
"""


def upgrade() -> None:
    op.alter_column("ledger_entry", "event_id", nullable=True)
    op.add_column("ledger_entry", sa.Column("outside_limit", sa.Text(), nullable=True))
    op.create_check_constraint(
        op.f("ck_ledger_entry_event_or_outside_limit"),
        "ledger_entry",
        "(event_id IS NULL) = (outside_limit IS NOT NULL)",
    )
    op.create_check_constraint(
        op.f("ck_ledger_entry_outside_limit_known"), "ledger_entry", f"outside_limit IN ({OUTSIDE})"
    )
    op.create_index("ix_ledger_entry_claim", "ledger_entry", ["claim_id"])
    for table, column in (("user_account", "role"), ("api_token", "role")):
        _known_roles(table, column, "'handler', 'supervisor', 'auditor', 'admin', 'compliance'")
    guards.run(MOVE_BALANCES)


def downgrade() -> None:
    guards.run(BEFORE)
    for table, column in (("user_account", "role"), ("api_token", "role")):
        _known_roles(table, column, "'handler', 'supervisor', 'auditor', 'admin'")
    op.drop_index("ix_ledger_entry_claim", "ledger_entry")
    op.drop_constraint(op.f("ck_ledger_entry_outside_limit_known"), "ledger_entry")
    op.drop_constraint(op.f("ck_ledger_entry_event_or_outside_limit"), "ledger_entry")
    op.drop_column("ledger_entry", "outside_limit")
    op.alter_column("ledger_entry", "event_id", nullable=False)


def _known_roles(table: str, column: str, roles: str) -> None:
    op.drop_constraint(op.f(f"ck_{table}_role_known"), table)
    op.create_check_constraint(op.f(f"ck_{table}_role_known"), table, f"{column} IN ({roles})")
