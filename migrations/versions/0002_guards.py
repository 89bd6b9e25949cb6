"""What the database itself guarantees: append-only truth, balances moved by entries alone, audit chains"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

APPEND_ONLY = (
    "audit_entry",
    "claim_status_fact",
    "clock_opening",
    "content_state",
    "coverage_decision",
    "coverage_terms",
    "deadline_closure",
    "event_slot_entry",
    "ledger_entry",
    "policy_amendment",
    "policy_status_fact",
    "procedural_act",
    "publication_event",
    "publication_fact",
    "qualification",
)
BALANCES = ("coverage_period", "covered_event", "event_sublimit")

REFUSE_CHANGE = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: insert a correcting row instead', TG_TABLE_NAME
    USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'append_only';
END $$;
"""

AUDIT_CHAIN = """
CREATE FUNCTION chain_audit_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before audit_entry;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(NEW.subject_id::text, 7));
  SELECT * INTO before FROM audit_entry WHERE subject_id = NEW.subject_id ORDER BY position DESC LIMIT 1;
  NEW.position := coalesce(before.position, 0) + 1;
  NEW.previous_hash := before.hash;
  NEW.hash := audit_hash(NEW);
  RETURN NEW;
END $$;

-- Canonical form, version 1: the columns in this order, one a line, jsonb in PostgreSQL's own normal form.
CREATE FUNCTION audit_hash(entry audit_entry) RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256(coalesce(entry.previous_hash, ''::bytea) || convert_to(concat_ws(E'\\n', 'v1', entry.subject_kind,
    entry.subject_id, entry.position, extract(epoch FROM entry.at), coalesce(entry.actor_id::text, ''),
    entry.actor_name, entry.action, entry.facts::text, coalesce(entry.request_id, '')), 'UTF8'))
$$;

CREATE TRIGGER chain BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION chain_audit_entry();
"""

SLOTS = """
CREATE FUNCTION move_slot() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  step int := CASE NEW.kind WHEN 'take' THEN 1 ELSE -1 END;
BEGIN
  UPDATE coverage_period SET events_used = events_used + step WHERE id = NEW.period_id;
  UPDATE covered_event SET counted = (NEW.kind = 'take')
   WHERE id = NEW.event_id AND period_id = NEW.period_id AND counted = (NEW.kind = 'give_back');
  IF NOT FOUND THEN
    RAISE EXCEPTION 'event % has no slot to % in this period', NEW.event_id, NEW.kind
      USING ERRCODE = 'check_violation', CONSTRAINT = 'slot_moves_once';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER move BEFORE INSERT ON event_slot_entry FOR EACH ROW EXECUTE FUNCTION move_slot();

CREATE FUNCTION take_slot(event covered_event, why text, moment timestamptz, author text) RETURNS void
LANGUAGE sql AS $$
  INSERT INTO event_slot_entry (id, event_id, period_id, kind, round, reason, recorded_at, recorded_by)
  SELECT gen_random_uuid(), event.id, event.period_id, 'take',
         1 + (SELECT count(*) FROM event_slot_entry s WHERE s.event_id = event.id AND s.kind = 'take'),
         why, moment, author
$$;

CREATE FUNCTION open_event() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  -- A change of formula inside the period: the number of events of the terms that bind this one rules from now on.
  UPDATE coverage_period p SET events_limit = (g.guarantee->>'events_limit')::int, terms_id = NEW.terms_id
    FROM coverage_terms t, LATERAL jsonb_array_elements(t.document->'guarantees') AS g (guarantee)
   WHERE p.id = NEW.period_id AND p.terms_id <> NEW.terms_id
     AND t.id = NEW.terms_id AND g.guarantee->>'code' = p.guarantee;
  IF NEW.counts_at = 'decision' THEN
    PERFORM take_slot(NEW, 'decision', NEW.created_at, 'decision');
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER open AFTER INSERT ON covered_event FOR EACH ROW EXECUTE FUNCTION open_event();
"""

LEDGER = """
CREATE FUNCTION move_balances() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
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

CREATE TRIGGER move BEFORE INSERT ON ledger_entry FOR EACH ROW EXECUTE FUNCTION move_balances();
"""

GUARD_BALANCES = """
-- Balances and limits change only inside the triggers above: a plain UPDATE runs at depth 1.
CREATE FUNCTION guard_balances() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION '% moves by entries only', TG_TABLE_NAME
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'balances_move_by_entries';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION start_at_zero() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.committed_cents := 0;
  NEW.paid_cents := 0;
  IF TG_TABLE_NAME = 'coverage_period' THEN NEW.events_used := 0; END IF;
  IF TG_TABLE_NAME = 'covered_event' THEN
    NEW.counted := false; NEW.reserved_cents := 0; NEW.recovered_cents := 0;
  END IF;
  RETURN NEW;
END $$;
"""


def _run(sql: str) -> None:
    # The driver's own cursor: several statements, and percent signs that are not parameters.
    op.get_bind().connection.cursor().execute(sql)


def upgrade() -> None:
    for block in (REFUSE_CHANGE, AUDIT_CHAIN, SLOTS, LEDGER, GUARD_BALANCES):
        _run(block)
    for table in APPEND_ONLY:
        _run(
            f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
    for table in (*APPEND_ONLY, *BALANCES):
        _run(
            f"CREATE TRIGGER no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
    for table in BALANCES:
        _run(f"CREATE TRIGGER guard BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION guard_balances()")
        _run(f"CREATE TRIGGER no_delete BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change()")
        _run(f"CREATE TRIGGER zero BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION start_at_zero()")


def downgrade() -> None:
    for table in BALANCES:
        for trigger in ("zero", "no_delete", "guard"):
            _run(f"DROP TRIGGER {trigger} ON {table}")
    for table in (*APPEND_ONLY, *BALANCES):
        _run(f"DROP TRIGGER no_truncate ON {table}")
    for table in APPEND_ONLY:
        _run(f"DROP TRIGGER append_only ON {table}")
    _run(
        """
        DROP TRIGGER move ON ledger_entry;
        DROP TRIGGER open ON covered_event;
        DROP TRIGGER move ON event_slot_entry;
        DROP TRIGGER chain ON audit_entry;
        DROP FUNCTION start_at_zero(), guard_balances(), move_balances(), open_event(), move_slot(),
          take_slot(covered_event, text, timestamptz, text), chain_audit_entry(), audit_hash(audit_entry),
          refuse_change();
        """
    )
