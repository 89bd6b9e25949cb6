"""Reserves that follow the ledger, recoveries, accounting months that take nothing once closed"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from migrations import guards

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

SEEDS = (
    ("LM-INTERNE", "e_reputation", "cleaning", 60_000),
    ("LM-LIBERAL", "e_reputation", "cleaning", 60_000),
    ("LM-LIBERAL", "e_reputation", "deindexing", 30_000),
    ("EREP-BASE", "e_reputation", "cleaning", 50_000),
    ("EREP-PLUS", "e_reputation", "cleaning", 70_000),
    ("EREP-PLUS", "e_reputation", "bailiff_report", 20_000),
    ("EREP-PLUS", "legal_protection", "lawyer", 25_000),
)
BOOKED = ("bank_movement", "ledger_entry", "recovery", "recovery_payout", "reserve_change")
TRUTH = ("accounting_month", "bank_movement", "opening_reserve", "recovery", "recovery_payout", "reserve_change")

BOOKING = """
-- Whoever enters holds the months open together with all others who enter; whoever closes one holds them alone.
CREATE FUNCTION book() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('accounting_month', 12));
  -- A closed month takes no entry: what comes later keeps its value date and is booked in the month that is open.
  NEW.booked_on := greatest((NEW.recorded_at AT TIME ZONE 'Europe/Paris')::date,
                            (SELECT (max(month) + interval '1 month')::date FROM accounting_month));
  RETURN NEW;
END $$;

CREATE FUNCTION close_month() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  last date;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('accounting_month', 12));
  SELECT max(month) INTO last FROM accounting_month;
  IF NEW.month <> date_trunc('month', NEW.month)::date OR NEW.month <> (last + interval '1 month')::date
     OR (last IS NULL AND (EXISTS (SELECT 1 FROM ledger_entry WHERE booked_on < NEW.month)
                           OR EXISTS (SELECT 1 FROM reserve_change WHERE booked_on < NEW.month)
                           OR EXISTS (SELECT 1 FROM recovery WHERE booked_on < NEW.month))) THEN
    RAISE EXCEPTION 'months close one after the other'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'months_close_in_order';
  END IF;
  IF (NEW.closed_at AT TIME ZONE 'Europe/Paris')::date < (NEW.month + interval '1 month')::date THEN
    RAISE EXCEPTION 'the month is not over' USING ERRCODE = 'check_violation', CONSTRAINT = 'month_has_ended';
  END IF;
  RETURN NEW;
END $$;
"""

LEVELS = """
-- A level that a person or a step of the claim sets. What a closing or a refusal sets aside comes back with it.
CREATE FUNCTION set_reserve() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  line claim_reserve;
  level bigint;
BEGIN
  IF NEW.cause IN ('commitment', 'payment', 'release', 'return') THEN
    IF pg_trigger_depth() < 2 THEN
      RAISE EXCEPTION 'only the ledger moves a reserve by %', NEW.cause
        USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'balances_move_by_entries';
    END IF;
    RETURN NEW;
  END IF;
  INSERT INTO claim_reserve (claim_id, guarantee, cost_line) VALUES (NEW.claim_id, NEW.guarantee, NEW.cost_line)
      ON CONFLICT DO NOTHING;
  SELECT * INTO line FROM claim_reserve
   WHERE claim_id = NEW.claim_id AND guarantee = NEW.guarantee AND cost_line = NEW.cost_line FOR UPDATE;
  level := CASE NEW.cause WHEN 'estimate' THEN NEW.estimate_cents
                          ELSE greatest(NEW.estimate_cents, line.committed_cents) END;
  NEW.outstanding_cents := level;
  NEW.delta_cents := level - line.outstanding_cents;
  UPDATE claim_reserve
     SET estimate_cents = NEW.estimate_cents, outstanding_cents = level,
         set_aside_cents = CASE WHEN NEW.cause IN ('closure', 'decision') AND NEW.estimate_cents = 0
                                THEN line.set_aside_cents + line.estimate_cents ELSE 0 END
   WHERE claim_id = NEW.claim_id AND guarantee = NEW.guarantee AND cost_line = NEW.cost_line;
  RETURN NEW;
END $$;

CREATE FUNCTION set_reserves_aside(subject uuid, why text, words text, moment timestamptz, author text) RETURNS void
LANGUAGE sql AS $$
  INSERT INTO reserve_change (id, claim_id, guarantee, cost_line, cause, estimate_cents, reason, value_on, recorded_at,
                              recorded_by)
  SELECT gen_random_uuid(), r.claim_id, r.guarantee, r.cost_line, why, 0, words,
         (moment AT TIME ZONE 'Europe/Paris')::date, moment, author
    FROM claim_reserve r WHERE r.claim_id = subject AND r.estimate_cents > 0 ORDER BY r.guarantee, r.cost_line
$$;

CREATE FUNCTION bring_reserves_back(subject uuid, why text, words text, moment timestamptz, author text) RETURNS void
LANGUAGE sql AS $$
  INSERT INTO reserve_change (id, claim_id, guarantee, cost_line, cause, estimate_cents, reason, value_on, recorded_at,
                              recorded_by)
  SELECT gen_random_uuid(), r.claim_id, r.guarantee, r.cost_line, why, r.estimate_cents + r.set_aside_cents, words,
         (moment AT TIME ZONE 'Europe/Paris')::date, moment, author
    FROM claim_reserve r WHERE r.claim_id = subject AND r.set_aside_cents > 0 ORDER BY r.guarantee, r.cost_line
$$;
"""

FOLLOWING = """
-- Outstanding is what was estimated and not yet paid, and never less than what is committed.
CREATE FUNCTION reserve_follows() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  named ledger_entry;
  line claim_reserve;
  step text := NEW.kind;
  subject uuid := NEW.claim_id;
  covered_by text := coalesce(NEW.outside_limit, (SELECT p.guarantee FROM covered_event e
    JOIN coverage_period p ON p.id = e.period_id WHERE e.id = NEW.event_id));
  before bigint;
BEGIN
  IF NEW.of_entry IS NOT NULL THEN
    SELECT * INTO named FROM ledger_entry WHERE id = NEW.of_entry;
    subject := named.claim_id;
    step := CASE WHEN NEW.kind = 'release' THEN 'release ' || named.kind ELSE NEW.kind END;
  END IF;
  IF step IN ('reserve', 'release reserve') THEN
    RETURN NULL;  -- the price of a quote: predicts what is left of the cover, not what the claim will cost
  END IF;
  INSERT INTO claim_reserve (claim_id, guarantee, cost_line) VALUES (subject, covered_by, NEW.benefit)
      ON CONFLICT DO NOTHING;
  SELECT * INTO line FROM claim_reserve
   WHERE claim_id = subject AND guarantee = covered_by AND cost_line = NEW.benefit FOR UPDATE;
  before := line.outstanding_cents;
  CASE step
    WHEN 'commit' THEN line.committed_cents := line.committed_cents + NEW.amount_cents;
    WHEN 'release commit' THEN line.committed_cents := line.committed_cents - NEW.amount_cents;
    WHEN 'recover' THEN line.recovered_cents := line.recovered_cents + NEW.amount_cents;
    WHEN 'release recover' THEN line.recovered_cents := line.recovered_cents - NEW.amount_cents;
    WHEN 'pay' THEN
      line.committed_cents := line.committed_cents - NEW.amount_cents;
      line.paid_cents := line.paid_cents + NEW.amount_cents;
      line.estimate_cents := greatest(line.estimate_cents - NEW.amount_cents, 0);
      line.set_aside_cents := greatest(line.set_aside_cents - NEW.amount_cents, 0);
    WHEN 'release pay' THEN
      line.paid_cents := line.paid_cents - NEW.amount_cents;
      -- Committed again by the same act, it is expected as before; an undue payment given back is not.
      IF NEW.source LIKE 'event_change:%' OR EXISTS (
           SELECT 1 FROM ledger_entry c WHERE c.claim_id = subject AND c.kind = 'commit'
              AND (c.benefit, c.amount_cents, c.recorded_at) = (NEW.benefit, NEW.amount_cents, NEW.recorded_at))
      THEN
        line.estimate_cents := line.estimate_cents + NEW.amount_cents;
      END IF;
  END CASE;
  line.outstanding_cents := greatest(line.estimate_cents, line.committed_cents);
  UPDATE claim_reserve
     SET estimate_cents = line.estimate_cents, set_aside_cents = line.set_aside_cents,
         committed_cents = line.committed_cents, outstanding_cents = line.outstanding_cents,
         paid_cents = line.paid_cents, recovered_cents = line.recovered_cents
   WHERE claim_id = subject AND guarantee = covered_by AND cost_line = NEW.benefit;
  IF line.outstanding_cents <> before THEN
    INSERT INTO reserve_change (id, claim_id, guarantee, cost_line, cause, delta_cents, estimate_cents,
                                outstanding_cents, reason, entry_id, value_on, recorded_at, recorded_by)
    VALUES (gen_random_uuid(), subject, covered_by, NEW.benefit,
            CASE step WHEN 'commit' THEN 'commitment' WHEN 'pay' THEN 'payment' WHEN 'release pay' THEN 'return'
                      ELSE 'release' END,
            line.outstanding_cents - before, line.estimate_cents, line.outstanding_cents, NEW.reason, NEW.id,
            NEW.value_on, NEW.recorded_at, NEW.recorded_by);
  END IF;
  RETURN NULL;
END $$;
"""

OPENING = """
CREATE FUNCTION is_refused(subject uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT k.outcome <> 'covered' FROM coverage_decision k WHERE k.claim_id = subject
                    ORDER BY k.decided_at DESC, k.id DESC LIMIT 1), false)
$$;

-- The flat amounts of the product that bound the policy on the day of the declaration.
CREATE FUNCTION open_reserves(subject claim, moment timestamptz, author text) RETURNS void LANGUAGE sql AS $$
  INSERT INTO reserve_change (id, claim_id, guarantee, cost_line, cause, estimate_cents, reason, value_on, recorded_at,
                              recorded_by)
  SELECT gen_random_uuid(), subject.id, flat.guarantee, flat.cost_line, 'opening',
         greatest(flat.amount_cents - coalesce(r.paid_cents, 0), 0), 'Provision d’ouverture du produit',
         (moment AT TIME ZONE 'Europe/Paris')::date, moment, author
    FROM (SELECT DISTINCT ON (o.guarantee, o.cost_line) o.guarantee, o.cost_line, o.amount_cents
            FROM policy p
            JOIN coverage_terms t ON t.id = coalesce((
                   SELECT a.terms_id FROM policy_amendment a WHERE a.policy_id = p.id AND a.terms_id IS NOT NULL
                      AND a.effect_on <= (subject.declared_at AT TIME ZONE 'Europe/Paris')::date
                    ORDER BY a.effect_on DESC, a.recorded_at DESC LIMIT 1), p.terms_id)
            JOIN opening_reserve o ON o.product_id = t.product_id
             AND o.valid_from <= (subject.declared_at AT TIME ZONE 'Europe/Paris')::date
           WHERE p.id = subject.policy_id
           ORDER BY o.guarantee, o.cost_line, o.valid_from DESC, o.recorded_at DESC, o.id DESC) flat
    LEFT JOIN claim_reserve r ON r.claim_id = subject.id AND r.guarantee = flat.guarantee
                             AND r.cost_line = flat.cost_line
   WHERE flat.amount_cents > coalesce(r.paid_cents, 0) AND NOT is_refused(subject.id) AND subject.closed_at IS NULL
   ORDER BY flat.guarantee, flat.cost_line
$$;

CREATE FUNCTION reserve_opens() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  said audit_entry;
  moment timestamptz;
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.policy_id IS NOT DISTINCT FROM NEW.policy_id THEN
    RETURN NULL;
  END IF;
  -- The same statement wrote who did it, and when.
  SELECT * INTO said FROM audit_entry WHERE subject_id = NEW.id ORDER BY position DESC LIMIT 1;
  moment := coalesce(said.at, NEW.declared_at);
  IF TG_OP = 'UPDATE' AND OLD.policy_id IS NOT NULL THEN
    INSERT INTO reserve_change (id, claim_id, guarantee, cost_line, cause, estimate_cents, reason, value_on,
                                recorded_at, recorded_by)
    SELECT gen_random_uuid(), r.claim_id, r.guarantee, r.cost_line, 'opening', 0, 'Contrat corrigé',
           (moment AT TIME ZONE 'Europe/Paris')::date, moment, coalesce(said.actor_name, NEW.created_by)
      FROM claim_reserve r WHERE r.claim_id = NEW.id AND r.estimate_cents > 0
       AND NOT EXISTS (SELECT 1 FROM reserve_change h WHERE h.claim_id = r.claim_id AND h.guarantee = r.guarantee
                          AND h.cost_line = r.cost_line AND h.cause = 'estimate')
     ORDER BY r.guarantee, r.cost_line;
  END IF;
  PERFORM open_reserves(NEW, moment, coalesce(said.actor_name, NEW.created_by));
  RETURN NULL;
END $$;

CREATE FUNCTION reserve_decided() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF NEW.outcome <> 'covered' THEN
    PERFORM set_reserves_aside(NEW.claim_id, 'decision', 'Décision : rien n’est garanti', NEW.decided_at,
                               NEW.decided_by_name);
  ELSE
    PERFORM bring_reserves_back(NEW.claim_id, 'decision', 'Décision : garanti', NEW.decided_at, NEW.decided_by_name);
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION reserve_closes() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF NEW.status = 'closed' THEN
    PERFORM set_reserves_aside(NEW.claim_id, 'closure', 'Clôture du sinistre', NEW.at, NEW.actor_name);
  ELSIF NEW.status = 'reopened' AND NOT is_refused(NEW.claim_id) THEN
    PERFORM bring_reserves_back(NEW.claim_id, 'reopening', 'Réouverture du sinistre', NEW.at, NEW.actor_name);
  END IF;
  RETURN NULL;
END $$;
"""

PAYOUTS = """
-- Money held for an insured leaves by an approved payment, and is held again when its transfer comes back; the ledger
-- of the cover knows nothing of it. The label of the payment names the recovery.
CREATE FUNCTION recovery_pays_out() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  held recovery;
  back boolean := OLD.state = 'paid';
  moment timestamptz := CASE WHEN back THEN NEW.returned_at ELSE NEW.approved_at END;
BEGIN
  SELECT * INTO held FROM recovery WHERE reference = substring(NEW.label FROM 'ENC-[0-9]{4}-[0-9]{6,}') FOR UPDATE;
  IF NOT FOUND OR NOT back AND (EXISTS (SELECT 1 FROM recovery c WHERE c.corrects = held.id)
     OR NEW.amount_cents + (SELECT coalesce(sum(CASE kind WHEN 'paid' THEN amount_cents ELSE -amount_cents END), 0)
                              FROM recovery_payout WHERE recovery_id = held.id) > held.insured_part_cents) THEN
    RAISE EXCEPTION 'nothing is held for payment %', NEW.reference
      USING ERRCODE = 'check_violation', CONSTRAINT = 'recovery_payout_is_held';
  END IF;
  INSERT INTO recovery_payout (id, recovery_id, payment_id, kind, amount_cents, value_on, recorded_at, recorded_by)
  VALUES (gen_random_uuid(), held.id, NEW.id, CASE WHEN back THEN 'returned' ELSE 'paid' END, NEW.amount_cents,
          (moment AT TIME ZONE 'Europe/Paris')::date, moment, coalesce(NEW.approved_by_name, 'Égide'));
  RETURN NULL;
END $$;
"""

TRIGGERS = """
CREATE TRIGGER close BEFORE INSERT ON accounting_month FOR EACH ROW EXECUTE FUNCTION close_month();
CREATE TRIGGER set_level BEFORE INSERT ON reserve_change FOR EACH ROW EXECUTE FUNCTION set_reserve();
CREATE TRIGGER reserve AFTER INSERT ON ledger_entry FOR EACH ROW EXECUTE FUNCTION reserve_follows();
CREATE TRIGGER reserve AFTER INSERT OR UPDATE OF policy_id ON claim FOR EACH ROW
  WHEN (NEW.policy_id IS NOT NULL) EXECUTE FUNCTION reserve_opens();
CREATE TRIGGER reserve AFTER INSERT ON coverage_decision FOR EACH ROW EXECUTE FUNCTION reserve_decided();
CREATE TRIGGER reserve AFTER INSERT ON claim_status_fact FOR EACH ROW
  WHEN (NEW.status IN ('closed', 'reopened')) EXECUTE FUNCTION reserve_closes();
CREATE TRIGGER payout AFTER UPDATE ON payment FOR EACH ROW
  WHEN (NEW.basis = 'recovery' AND NEW.state = 'paid'
        AND (OLD.state <> 'paid' OR (OLD.returned_at IS NULL AND NEW.returned_at IS NOT NULL)))
  EXECUTE FUNCTION recovery_pays_out();
CREATE TRIGGER guard BEFORE INSERT OR UPDATE ON claim_reserve FOR EACH ROW EXECUTE FUNCTION guard_balances();
CREATE TRIGGER no_delete BEFORE DELETE ON claim_reserve FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON claim_reserve FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""

VIEWS = {
    "i12b": """
        SELECT coalesce(r.claim_id, s.claim_id) || ' ' || coalesce(r.guarantee, s.guarantee) || ' '
               || coalesce(r.cost_line, s.cost_line) AS broken
          FROM (SELECT c.*, coalesce((SELECT sum(h.delta_cents) FROM reserve_change h WHERE h.claim_id = c.claim_id
                           AND h.guarantee = c.guarantee AND h.cost_line = c.cost_line), 0) AS moved
                  FROM claim_reserve c) r
          FULL JOIN (SELECT coalesce(n.claim_id, l.claim_id) AS claim_id,
                            coalesce(l.outside_limit, p.guarantee) AS guarantee, l.benefit AS cost_line,
                            sum(CASE WHEN l.kind = 'commit' THEN l.amount_cents
                                     WHEN n.kind = 'commit' THEN -l.amount_cents ELSE 0 END) AS committed,
                            sum(CASE WHEN l.kind = 'pay' THEN l.amount_cents
                                     WHEN n.kind = 'pay' THEN -l.amount_cents ELSE 0 END) AS paid,
                            sum(CASE WHEN l.kind = 'recover' THEN l.amount_cents
                                     WHEN n.kind = 'recover' THEN -l.amount_cents ELSE 0 END) AS recovered
                       FROM ledger_entry l LEFT JOIN ledger_entry n ON n.id = l.of_entry
                       LEFT JOIN covered_event e ON e.id = l.event_id
                       LEFT JOIN coverage_period p ON p.id = e.period_id
                      WHERE l.kind <> 'reserve' AND n.kind IS DISTINCT FROM 'reserve' GROUP BY 1, 2, 3) s
            ON (s.claim_id, s.guarantee, s.cost_line) = (r.claim_id, r.guarantee, r.cost_line)
         WHERE (r.committed_cents, r.paid_cents, r.recovered_cents) IS DISTINCT FROM
               (coalesce(s.committed, 0), coalesce(s.paid, 0), coalesce(s.recovered, 0))
            OR r.outstanding_cents <> r.moved
            OR r.outstanding_cents <> greatest(r.estimate_cents, r.committed_cents)""",
    "i16": """
        SELECT l.id::text AS broken FROM ledger_entry l
          JOIN accounting_month m ON m.month = date_trunc('month', l.booked_on)::date
         WHERE l.recorded_at > m.closed_at
         UNION ALL
        SELECT h.id::text FROM reserve_change h
          JOIN accounting_month m ON m.month = date_trunc('month', h.booked_on)::date
         WHERE h.recorded_at > m.closed_at
         UNION ALL
        SELECT b.id::text FROM bank_movement b
          JOIN accounting_month m ON m.month = date_trunc('month', b.booked_on)::date
         WHERE b.recorded_at > m.closed_at""",
    "i17": """
        SELECT r.reference AS broken FROM recovery r JOIN recovery_payout t ON t.recovery_id = r.id
         GROUP BY r.id HAVING sum(CASE t.kind WHEN 'paid' THEN t.amount_cents ELSE -t.amount_cents END)
                              NOT BETWEEN 0 AND r.insured_part_cents""",
}

BACKFILL_BOOKING = """
ALTER TABLE ledger_entry DISABLE TRIGGER append_only;
UPDATE ledger_entry SET booked_on = (recorded_at AT TIME ZONE 'Europe/Paris')::date;
ALTER TABLE ledger_entry ENABLE TRIGGER append_only;
ALTER TABLE ledger_entry ALTER COLUMN booked_on SET NOT NULL;
"""
BACKFILL_RESERVES = """
INSERT INTO claim_reserve (claim_id, guarantee, cost_line, committed_cents, outstanding_cents, paid_cents,
                           recovered_cents)
SELECT claim_id, guarantee, benefit, committed, committed, paid, recovered
  FROM (SELECT coalesce(n.claim_id, l.claim_id) AS claim_id, coalesce(l.outside_limit, p.guarantee) AS guarantee,
               l.benefit,
               sum(CASE WHEN l.kind = 'commit' THEN l.amount_cents
                        WHEN n.kind = 'commit' THEN -l.amount_cents ELSE 0 END) AS committed,
               sum(CASE WHEN l.kind = 'pay' THEN l.amount_cents
                        WHEN n.kind = 'pay' THEN -l.amount_cents ELSE 0 END) AS paid,
               sum(CASE WHEN l.kind = 'recover' THEN l.amount_cents ELSE 0 END) AS recovered
          FROM ledger_entry l LEFT JOIN ledger_entry n ON n.id = l.of_entry
          LEFT JOIN covered_event e ON e.id = l.event_id LEFT JOIN coverage_period p ON p.id = e.period_id
         WHERE l.kind <> 'reserve' AND n.kind IS DISTINCT FROM 'reserve' GROUP BY 1, 2, 3) sums;

INSERT INTO reserve_change (id, claim_id, guarantee, cost_line, cause, delta_cents, estimate_cents, outstanding_cents,
                            reason, value_on, booked_on, recorded_at, recorded_by)
SELECT gen_random_uuid(), claim_id, guarantee, cost_line, 'opening', outstanding_cents, 0, outstanding_cents,
       'Engagements en cours', (now() AT TIME ZONE 'Europe/Paris')::date, (now() AT TIME ZONE 'Europe/Paris')::date,
       now(), 'Égide'
  FROM claim_reserve WHERE outstanding_cents > 0;
"""
BACKFILL_BANK = """
INSERT INTO bank_movement (id, payment_id, kind, amount_cents, value_on, booked_on, recorded_at, recorded_by)
SELECT gen_random_uuid(), p.id, 'settled', p.amount_cents, t.settled_on, t.settled_on,
       (t.settled_on + interval '12 hours') AT TIME ZONE 'Europe/Paris', 'Égide'
  FROM transfer t JOIN payment p ON p.id = t.payment_id WHERE t.state = 'settled';
"""
OPEN_CLAIMS = "SELECT open_reserves(c, now(), 'Égide') FROM claim c WHERE closed_at IS NULL AND policy_id IS NOT NULL"


def _id(name: str, target: str | None = None, *, nullable: bool = False) -> sa.Column[sa.Uuid]:
    return sa.Column(name, sa.Uuid(), *([sa.ForeignKey(f"{target}.id")] if target else []), nullable=nullable)


def _key() -> sa.Column[sa.Uuid]:
    return sa.Column("id", sa.Uuid(), primary_key=True)


def _words(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _cents(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.BigInteger(), nullable=False) for name in names]


def _balance(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), server_default=sa.text("0"), nullable=False)


def _days(*names: str) -> list[sa.Column[sa.Date]]:
    return [sa.Column(name, sa.Date(), nullable=False) for name in names]


def _recorded() -> list[sa.Column]:
    return [sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False), *_words("recorded_by")]


def _make_months() -> None:
    op.create_table(
        "accounting_month",
        sa.Column("month", sa.Date(), primary_key=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=False),
        _id("closed_by"),
        *_words("closed_by_name"),
        sa.Column("first_number", sa.Integer(), nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        *_cents("debit_cents"),
        *_words("sha256"),
        sa.Column("accounts", JSONB(), server_default=sa.text("'{}'"), nullable=False),
    )


def _make_reserves() -> None:
    op.create_table(
        "opening_reserve",
        _key(),
        _id("product_id", "product"),
        *_days("valid_from"),
        *_words("guarantee", "cost_line"),
        *_cents("amount_cents"),
        *_words("reason"),
        *_recorded(),
        sa.CheckConstraint("amount_cents >= 0", name=op.f("ck_opening_reserve_amount_not_negative")),
    )
    op.create_index("ix_opening_reserve_product", "opening_reserve", ["product_id", "valid_from"])
    op.create_table(
        "claim_reserve",
        _id("claim_id", "claim"),
        *_words("guarantee", "cost_line"),
        *(_balance(f"{name}_cents") for name in ("estimate", "set_aside", "committed", "outstanding", "paid")),
        _balance("recovered_cents"),
        sa.PrimaryKeyConstraint("claim_id", "guarantee", "cost_line", name=op.f("pk_claim_reserve")),
        sa.CheckConstraint(
            "outstanding_cents >= committed_cents", name=op.f("ck_claim_reserve_outstanding_covers_commitments")
        ),
        sa.CheckConstraint(
            "least(estimate_cents, set_aside_cents, committed_cents, paid_cents, recovered_cents) >= 0",
            name=op.f("ck_claim_reserve_no_negative_balance"),
        ),
    )
    op.create_table(
        "reserve_change",
        _key(),
        sa.Column("position", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        _id("claim_id", "claim"),
        *_words("guarantee", "cost_line", "cause"),
        *_cents("delta_cents", "estimate_cents", "outstanding_cents"),
        *_words("reason"),
        _id("entry_id", "ledger_entry", nullable=True),
        *_days("value_on", "booked_on"),
        *_recorded(),
        sa.CheckConstraint(
            "cause IN ('opening', 'estimate', 'commitment', 'payment', 'release', 'return', 'decision', 'closure', "
            "'reopening')",
            name=op.f("ck_reserve_change_cause_known"),
        ),
        sa.CheckConstraint("estimate_cents >= 0", name=op.f("ck_reserve_change_estimate_not_negative")),
    )
    op.create_index("ix_reserve_change_claim", "reserve_change", ["claim_id", "position"])
    op.create_index("ix_reserve_change_booked_on", "reserve_change", ["booked_on"])


def _make_recoveries() -> None:
    op.create_table(
        "recovery",
        _key(),
        sa.Column("reference", sa.Text(), unique=True, nullable=False),
        _id("claim_id", "claim"),
        *_words("kind"),
        *_cents("amount_cents"),
        *_days("received_on"),
        *_words("received_from"),
        sa.Column("bank_reference", sa.Text(), nullable=True),
        *_cents("declared_outlay_cents", "insured_part_cents", "insurer_part_cents"),
        sa.Column("explanation", JSONB(), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("corrects", sa.Uuid(), sa.ForeignKey("recovery.id"), unique=True, nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        *_days("booked_on"),
        *_recorded(),
        sa.CheckConstraint(
            "kind IN ('costs', 'damages', 'provider_refund', 'other_insurer')", name=op.f("ck_recovery_kind_known")
        ),
        sa.CheckConstraint("amount_cents > 0", name=op.f("ck_recovery_amount_positive")),
        sa.CheckConstraint(
            "insured_part_cents + insurer_part_cents = amount_cents AND least(insured_part_cents, insurer_part_cents) "
            ">= 0",
            name=op.f("ck_recovery_parts_add_up"),
        ),
        sa.CheckConstraint(
            "kind <> 'damages' OR insurer_part_cents = 0", name=op.f("ck_recovery_damages_go_to_insured")
        ),
        sa.CheckConstraint("corrects IS NULL OR reason IS NOT NULL", name=op.f("ck_recovery_correction_has_reason")),
    )
    op.create_index("ix_recovery_claim", "recovery", ["claim_id"])
    op.create_index("ix_recovery_booked_on", "recovery", ["booked_on"])
    op.create_table(
        "recovery_payout",
        _key(),
        _id("recovery_id", "recovery"),
        _id("payment_id", "payment"),
        *_words("kind"),
        *_cents("amount_cents"),
        *_days("value_on", "booked_on"),
        *_recorded(),
        sa.CheckConstraint("kind IN ('paid', 'returned')", name=op.f("ck_recovery_payout_kind_known")),
        sa.UniqueConstraint("payment_id", "kind", name=op.f("uq_recovery_payout_payment_id_kind")),
    )
    op.create_index("ix_recovery_payout_recovery", "recovery_payout", ["recovery_id"])


def _make_bank() -> None:
    op.create_table(
        "bank_movement",
        _key(),
        _id("payment_id", "payment"),
        *_words("kind"),
        sa.Column("return_id", sa.Uuid(), sa.ForeignKey("payment_return.id"), unique=True, nullable=True),
        *_cents("amount_cents"),
        *_days("value_on", "booked_on"),
        *_recorded(),
        sa.CheckConstraint("kind IN ('settled', 'returned')", name=op.f("ck_bank_movement_kind_known")),
        sa.CheckConstraint(
            "(kind = 'returned') = (return_id IS NOT NULL)", name=op.f("ck_bank_movement_what_came_back_is_named")
        ),
        sa.CheckConstraint("amount_cents > 0", name=op.f("ck_bank_movement_amount_positive")),
    )
    op.create_index(
        "uq_bank_movement_settled",
        "bank_movement",
        ["payment_id"],
        unique=True,
        postgresql_where=sa.text("kind = 'settled'"),
    )
    op.create_index("ix_bank_movement_booked_on", "bank_movement", ["booked_on"])


def _seed() -> None:
    row = """INSERT INTO opening_reserve (id, product_id, valid_from, guarantee, cost_line, amount_cents, reason,
                                          recorded_at, recorded_by)
             SELECT gen_random_uuid(), id, '2000-01-01', :guarantee, :line, :amount, 'Barème de départ',
                    '2000-01-01T00:00:00Z', 'Égide' FROM product WHERE code = :code"""
    for code, guarantee, line, amount in SEEDS:
        values = {"code": code, "guarantee": guarantee, "line": line, "amount": amount}
        op.get_bind().execute(sa.text(row), values)


def upgrade() -> None:
    op.add_column("ledger_entry", sa.Column("booked_on", sa.Date(), nullable=True))
    guards.run(BACKFILL_BOOKING)
    op.create_index("ix_ledger_entry_booked_on", "ledger_entry", ["booked_on"])
    _make_months()
    _make_reserves()
    _make_recoveries()
    _make_bank()
    _seed()
    guards.run(BACKFILL_RESERVES)
    guards.run(BACKFILL_BANK)
    for block in (BOOKING, LEVELS, FOLLOWING, OPENING, PAYOUTS, TRIGGERS):
        guards.run(block)
    for table in BOOKED:
        guards.run(f"CREATE TRIGGER book BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION book()")
    op.execute(OPEN_CLAIMS)
    for table in TRUTH:
        guards.append_only(table)
    op.execute("REVOKE INSERT, UPDATE, DELETE ON claim_reserve FROM egide_app")
    for name, query in VIEWS.items():
        op.execute(f"CREATE VIEW invariant_{name} WITH (security_invoker = true) AS {query}")
        op.execute(f"REVOKE INSERT, UPDATE, DELETE ON invariant_{name} FROM egide_app")


def downgrade() -> None:
    for name in VIEWS:
        op.execute(f"DROP VIEW invariant_{name}")
    guards.run(
        """
        DROP TRIGGER book ON ledger_entry;
        DROP TRIGGER reserve ON ledger_entry;
        DROP TRIGGER reserve ON claim;
        DROP TRIGGER reserve ON coverage_decision;
        DROP TRIGGER reserve ON claim_status_fact;
        DROP TRIGGER payout ON payment;
        """
    )
    for table in ("recovery_payout", "recovery", "reserve_change", "claim_reserve"):
        op.drop_table(table)
    for table in ("bank_movement", "opening_reserve", "accounting_month"):
        op.drop_table(table)
    guards.run(
        """
        DROP FUNCTION recovery_pays_out(), reserve_closes(), reserve_decided(), reserve_opens(), is_refused(uuid),
          open_reserves(claim, timestamptz, text), reserve_follows(),
          bring_reserves_back(uuid, text, text, timestamptz, text),
          set_reserves_aside(uuid, text, text, timestamptz, text), set_reserve(), close_month(), book();
        """
    )
    op.drop_index("ix_ledger_entry_booked_on", "ledger_entry")
    op.drop_column("ledger_entry", "booked_on")
