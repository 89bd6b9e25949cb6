"""Limits that move in writing, money that follows its claim to another event, second guarantees, VAT, assistance"""

from importlib import import_module

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from migrations import guards

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

APPEND_ONLY = (
    "limit_exception",
    "limit_exception_decision",
    "limit_change",
    "entry_move",
    "event_change",
    "campaign_note",
    "vat_position",
    "assistance_session",
)

EVENTS = """
-- The days that count of a period under these terms, and of how many: fewer only of a period that a changed
-- anniversary cut short, not the first, where the terms count pro rata. 29 February cuts nothing short.
CREATE FUNCTION share_of_year(period coverage_period, terms uuid, OUT days bigint, OUT whole bigint)
LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN t.document->>'anniversary_change' = 'pro_rata' AND t.document->>'period_basis' = 'insurance_year'
                   AND period.starts_on <> p.inception_on AND held.days < held.whole - 1
              THEN held.days ELSE held.whole END, held.whole
    FROM coverage_terms t, policy p,
         LATERAL (SELECT (period.ends_on - period.starts_on)::bigint AS days,
                         ((period.starts_on + interval '12 months')::date - period.starts_on)::bigint AS whole) held
   WHERE t.id = terms AND p.id = period.policy_id
$$;

-- The limits of a period at an event attached under other terms: theirs, and what exceptions and recoveries added.
CREATE OR REPLACE FUNCTION open_event() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  period coverage_period;
  share record;
  refilled bigint;
  events int;
  annual bigint;
BEGIN
  -- Not FOR UPDATE: two events opened at once both share the period's key by then, and would wait for each other.
  SELECT * INTO period FROM coverage_period WHERE id = NEW.period_id FOR NO KEY UPDATE;
  IF period.terms_id <> NEW.terms_id THEN
    share := share_of_year(period, NEW.terms_id);
    SELECT coalesce(sum(h.after_value - h.before_value), 0) INTO refilled FROM limit_change h
     WHERE h.period_id = period.id AND h.what = 'annual_amount' AND h.cause = 'recovery';
    SELECT ((g.guarantee->>'events_limit')::bigint * share.days + share.whole - 1) / share.whole
           + coalesce(sum(x.extra_events), 0),
           greatest((g.guarantee->>'annual_limit_cents')::bigint * share.days / share.whole + refilled
                    + coalesce(sum(x.extra_cents) FILTER (WHERE x.kind = 'annual_amount'), 0),
                    CASE WHEN g.guarantee->>'annual_limit_cents' IS NOT NULL
                         THEN period.committed_cents + period.paid_cents END)
      INTO events, annual
      FROM coverage_terms t
      CROSS JOIN LATERAL jsonb_array_elements(t.document->'guarantees') AS g (guarantee)
      LEFT JOIN (limit_exception x JOIN limit_exception_decision d ON d.exception_id = x.id AND d.outcome = 'approved')
             ON x.period_id = period.id
     WHERE t.id = NEW.terms_id AND g.guarantee->>'code' = period.guarantee
     GROUP BY g.guarantee;
    IF FOUND THEN
      IF events <> period.events_limit THEN
        INSERT INTO limit_change (period_id, what, before_value, after_value, cause, cause_id, recorded_at)
        VALUES (period.id, 'events', period.events_limit, events, 'terms', NEW.id, NEW.created_at);
      END IF;
      IF annual IS DISTINCT FROM period.annual_limit_cents THEN
        INSERT INTO limit_change (period_id, what, before_value, after_value, cause, cause_id, recorded_at)
        VALUES (period.id, 'annual_amount', period.annual_limit_cents, annual, 'terms', NEW.id, NEW.created_at);
      END IF;
      UPDATE coverage_period SET events_limit = events, annual_limit_cents = annual, terms_id = NEW.terms_id
       WHERE id = period.id;
    END IF;
  END IF;
  IF NEW.counts_at = 'decision' THEN
    PERFORM take_slot(NEW, 'decision', NEW.created_at, 'decision');
  END IF;
  RETURN NULL;
END $$;
"""

EXCEPTIONS = """
-- Two people have written it: the limit moves, and what it was stays known.
CREATE FUNCTION grant_exception() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  asked limit_exception;
  before bigint;
BEGIN
  IF NEW.outcome <> 'approved' THEN
    RETURN NEW;
  END IF;
  SELECT * INTO asked FROM limit_exception WHERE id = NEW.exception_id;
  PERFORM 1 FROM coverage_period WHERE id = asked.period_id FOR UPDATE;
  IF asked.kind = 'event_amount' THEN
    SELECT limit_cents INTO before FROM covered_event WHERE id = asked.event_id FOR UPDATE;
    UPDATE covered_event SET limit_cents = before + asked.extra_cents WHERE id = asked.event_id;
  ELSIF asked.kind = 'period_events' THEN
    SELECT events_limit INTO before FROM coverage_period WHERE id = asked.period_id;
    UPDATE coverage_period SET events_limit = before + asked.extra_events WHERE id = asked.period_id;
  ELSE
    SELECT annual_limit_cents INTO before FROM coverage_period WHERE id = asked.period_id;
    UPDATE coverage_period SET annual_limit_cents = before + asked.extra_cents WHERE id = asked.period_id;
  END IF;
  INSERT INTO limit_change (period_id, event_id, what, before_value, after_value, cause, cause_id, recorded_at)
  VALUES (asked.period_id, asked.event_id,
          CASE asked.kind WHEN 'period_events' THEN 'events' ELSE asked.kind END, before,
          before + coalesce(asked.extra_cents, asked.extra_events), 'exception', asked.id, NEW.decided_at);
  RETURN NEW;
END $$;

CREATE TRIGGER grant_it BEFORE INSERT ON limit_exception_decision FOR EACH ROW EXECUTE FUNCTION grant_exception();
"""

MOVES = """
-- Where an entry stands now: itself, or the one that took its place when its claim changed event.
CREATE FUNCTION current_entry(entry uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
  WITH RECURSIVE place (id, step) AS (
    SELECT entry, 0
     UNION ALL
    SELECT m.to_entry_id, place.step + 1 FROM place JOIN entry_move m ON m.from_entry_id = place.id
  )
  SELECT id FROM place ORDER BY step DESC LIMIT 1
$$;

-- An entry moves once, to one of the same claim and sort that stands still: no road leads back to where it began.
CREATE FUNCTION check_move() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  old ledger_entry;
  new_place ledger_entry;
BEGIN
  SELECT * INTO old FROM ledger_entry WHERE id = NEW.from_entry_id;
  SELECT * INTO new_place FROM ledger_entry WHERE id = NEW.to_entry_id;
  -- Two moves that would meet wait for each other.
  PERFORM pg_advisory_xact_lock(hashtextextended(old.claim_id::text, 13));
  IF NEW.from_entry_id = NEW.to_entry_id
     OR (old.claim_id, old.kind, old.benefit) IS DISTINCT FROM (new_place.claim_id, new_place.kind, new_place.benefit)
     OR EXISTS (SELECT 1 FROM entry_move m WHERE m.from_entry_id = NEW.to_entry_id) THEN
    RAISE EXCEPTION 'entry % can''t take the place of %', NEW.to_entry_id, NEW.from_entry_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_move_goes_forward';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER forward BEFORE INSERT ON entry_move FOR EACH ROW EXECUTE FUNCTION check_move();

-- What terms give back to the limits once money came back (a negative amount takes it away again).
CREATE FUNCTION refill(event covered_event, benefit_code text, cents bigint, entry uuid, moment timestamptz)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  annual bigint;
  part bigint;
BEGIN
  IF NOT (SELECT coalesce((t.document->>'recovery_refills_limit')::boolean, false)
            FROM coverage_terms t WHERE t.id = event.terms_id) THEN
    RETURN;
  END IF;
  INSERT INTO limit_change (period_id, event_id, what, before_value, after_value, cause, cause_id, recorded_at)
  VALUES (event.period_id, event.id, 'event_amount', event.limit_cents, event.limit_cents + cents, 'recovery', entry,
          moment);
  UPDATE covered_event SET limit_cents = limit_cents + cents WHERE id = event.id;
  SELECT limit_cents INTO part FROM event_sublimit WHERE event_id = event.id AND benefit = benefit_code;
  IF FOUND THEN
    INSERT INTO limit_change (period_id, event_id, benefit, what, before_value, after_value, cause, cause_id,
                              recorded_at)
    VALUES (event.period_id, event.id, benefit_code, 'benefit_amount', part, part + cents, 'recovery', entry, moment);
    UPDATE event_sublimit SET limit_cents = part + cents WHERE event_id = event.id AND benefit = benefit_code;
  END IF;
  SELECT annual_limit_cents INTO annual FROM coverage_period WHERE id = event.period_id;
  IF annual IS NOT NULL THEN
    INSERT INTO limit_change (period_id, what, before_value, after_value, cause, cause_id, recorded_at)
    VALUES (event.period_id, 'annual_amount', annual, annual + cents, 'recovery', entry, moment);
    UPDATE coverage_period SET annual_limit_cents = annual + cents WHERE id = event.period_id;
  END IF;
END $$;

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
  LOOP
    IF NEW.of_entry IS NOT NULL AND NEW.event_id IS NOT NULL THEN
      -- A claim that changed event took its entries along: whoever still names the old one means the new one.
      IF current_entry(NEW.of_entry) <> NEW.of_entry THEN
        NEW.of_entry := current_entry(NEW.of_entry);
        NEW.event_id := (SELECT event_id FROM ledger_entry WHERE id = NEW.of_entry);
      END IF;
    END IF;
    -- Lock order, everywhere: period, then event.
    PERFORM 1 FROM coverage_period WHERE id = (SELECT period_id FROM covered_event WHERE id = NEW.event_id) FOR UPDATE;
    -- It may have moved while we waited.
    EXIT WHEN NEW.of_entry IS NULL OR NEW.event_id IS NULL OR current_entry(NEW.of_entry) = NEW.of_entry;
  END LOOP;
  SELECT * INTO event FROM covered_event WHERE id = NEW.event_id FOR UPDATE;

  IF NEW.of_entry IS NOT NULL THEN
    IF NEW.event_id IS NULL THEN
      -- No period to hold: two uses of one commit wait for each other here.
      PERFORM pg_advisory_xact_lock(hashtextextended(NEW.of_entry::text, 11));
    END IF;
    SELECT * INTO named FROM ledger_entry WHERE id = NEW.of_entry;
    IF named.event_id IS DISTINCT FROM NEW.event_id OR named.benefit IS DISTINCT FROM NEW.benefit
       OR named.outside_limit IS DISTINCT FROM NEW.outside_limit
       OR NOT (named.kind = 'commit' OR (named.kind IN ('reserve', 'pay', 'recover') AND NEW.kind = 'release')) THEN
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
    WHEN 'recover' THEN recovered := NEW.amount_cents; -- shown beside; refills only where the terms say so
    WHEN 'release' THEN
      -- Of a payment: the transfer came back. What it paid is due no longer, until it is committed again.
      CASE named.kind
        WHEN 'reserve' THEN reserved := -NEW.amount_cents;
        WHEN 'commit' THEN committed := -NEW.amount_cents;
        WHEN 'pay' THEN paid := -NEW.amount_cents;
        WHEN 'recover' THEN recovered := -NEW.amount_cents;
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
  IF recovered <> 0 THEN
    PERFORM refill(event, NEW.benefit, recovered, NEW.id, NEW.recorded_at);
  END IF;
  RETURN NEW;
END $$;
"""

ASSISTANCE = """
CREATE FUNCTION count_sessions() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  corrected assistance_session;
BEGIN
  PERFORM 1 FROM assistance_period WHERE id = NEW.period_id FOR UPDATE;
  IF NEW.corrects IS NOT NULL THEN
    SELECT * INTO corrected FROM assistance_session WHERE id = NEW.corrects;
    IF corrected.corrects IS NOT NULL OR (corrected.request_id, corrected.period_id, corrected.sessions)
       IS DISTINCT FROM (NEW.request_id, NEW.period_id, NEW.sessions) THEN
      RAISE EXCEPTION 'session % can''t be corrected so', NEW.corrects
        USING ERRCODE = 'check_violation', CONSTRAINT = 'assistance_session_corrects_one';
    END IF;
  END IF;
  UPDATE assistance_period
     SET sessions_used = sessions_used + CASE WHEN NEW.corrects IS NULL THEN NEW.sessions ELSE -NEW.sessions END
   WHERE id = NEW.period_id;
  RETURN NEW;
END $$;

CREATE FUNCTION start_without_sessions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.sessions_used := 0;
  RETURN NEW;
END $$;

CREATE TRIGGER move BEFORE INSERT ON assistance_session FOR EACH ROW EXECUTE FUNCTION count_sessions();
CREATE TRIGGER guard BEFORE UPDATE ON assistance_period FOR EACH ROW EXECUTE FUNCTION guard_balances();
CREATE TRIGGER no_delete BEFORE DELETE ON assistance_period FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER zero BEFORE INSERT ON assistance_period FOR EACH ROW EXECUTE FUNCTION start_without_sessions();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON assistance_period FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, DELETE ON assistance_period FROM egide_app;
"""

# As 0002 left it.
OPEN_EVENT_BEFORE = """
CREATE OR REPLACE FUNCTION open_event() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  UPDATE coverage_period p SET events_limit = (g.guarantee->>'events_limit')::int, terms_id = NEW.terms_id
    FROM coverage_terms t, LATERAL jsonb_array_elements(t.document->'guarantees') AS g (guarantee)
   WHERE p.id = NEW.period_id AND p.terms_id <> NEW.terms_id
     AND t.id = NEW.terms_id AND g.guarantee->>'code' = p.guarantee;
  IF NEW.counts_at = 'decision' THEN
    PERFORM take_slot(NEW, 'decision', NEW.created_at, 'decision');
  END IF;
  RETURN NULL;
END $$;
"""


def _id(name: str, target: str | None = None, *, nullable: bool = False) -> sa.Column[sa.Uuid]:
    return sa.Column(name, sa.Uuid(), *([sa.ForeignKey(f"{target}.id")] if target else []), nullable=nullable)


def _key() -> sa.Column[sa.Uuid]:
    return sa.Column("id", sa.Uuid(), primary_key=True)


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _at(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _day(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Date(), nullable=nullable)


def _check(table: str, name: str, condition: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(condition, name=op.f(f"ck_{table}_{name}"))


def _exceptions() -> None:
    op.create_table(
        "limit_exception",
        _key(),
        _id("policy_id", "policy"),
        _id("period_id", "coverage_period"),
        _id("event_id", "covered_event", nullable=True),
        _text("kind"),
        sa.Column("extra_cents", sa.BigInteger(), nullable=True),
        sa.Column("extra_events", sa.Integer(), nullable=True),
        _text("reason"),
        _at("proposed_at"),
        _id("proposed_by"),
        _text("proposed_by_name"),
        _check("limit_exception", "kind_known", "kind IN ('event_amount', 'period_events', 'annual_amount')"),
        _check("limit_exception", "names_its_event", "(kind = 'event_amount') = (event_id IS NOT NULL)"),
        _check(
            "limit_exception",
            "says_how_much",
            "(kind = 'period_events') = (extra_events IS NOT NULL) "
            "AND (kind = 'period_events') = (extra_cents IS NULL) AND coalesce(extra_cents, extra_events) > 0",
        ),
        sa.UniqueConstraint("id", "proposed_by", name=op.f("uq_limit_exception_id_proposed_by")),
    )
    op.create_index("ix_limit_exception_policy", "limit_exception", ["policy_id"])
    op.create_index("ix_limit_exception_period", "limit_exception", ["period_id"])
    op.create_table(
        "limit_exception_decision",
        sa.Column("exception_id", sa.Uuid(), primary_key=True),
        _id("proposed_by"),
        _text("outcome"),
        _text("reason", nullable=True),
        _at("decided_at"),
        _id("decided_by"),
        _text("decided_by_name"),
        _check("limit_exception_decision", "outcome_known", "outcome IN ('approved', 'rejected')"),
        _check("limit_exception_decision", "four_eyes", "decided_by <> proposed_by OR outcome = 'rejected'"),
        sa.ForeignKeyConstraint(
            ["exception_id", "proposed_by"],
            ["limit_exception.id", "limit_exception.proposed_by"],
            name=op.f("fk_limit_exception_decision_exception_id_proposed_by"),
        ),
    )
    op.create_table(
        "limit_change",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), primary_key=True),
        _id("period_id", "coverage_period"),
        _id("event_id", "covered_event", nullable=True),
        _text("benefit", nullable=True),
        _text("what"),
        sa.Column("before_value", sa.BigInteger(), nullable=True),
        sa.Column("after_value", sa.BigInteger(), nullable=True),
        _text("cause"),
        _id("cause_id"),
        _at("recorded_at"),
        _check("limit_change", "what_known", "what IN ('events', 'annual_amount', 'event_amount', 'benefit_amount')"),
        _check("limit_change", "cause_known", "cause IN ('exception', 'terms', 'recovery')"),
    )
    op.create_index("ix_limit_change_period", "limit_change", ["period_id"])


def _moves() -> None:
    op.create_table(
        "entry_move",
        sa.Column("from_entry_id", sa.Uuid(), sa.ForeignKey("ledger_entry.id"), primary_key=True),
        _id("to_entry_id", "ledger_entry"),
        _at("recorded_at"),
        sa.UniqueConstraint("to_entry_id", name=op.f("uq_entry_move_to_entry_id")),
    )
    op.create_table(
        "event_change",
        _key(),
        _id("claim_id", "claim"),
        _text("kind"),
        _id("from_event_id", "covered_event", nullable=True),
        _id("to_event_id", "covered_event"),
        sa.Column("against_proposal", sa.Boolean(), nullable=False),
        _text("reason"),
        sa.Column("effects", JSONB(), server_default=sa.text("'{}'"), nullable=False),
        _at("decided_at"),
        _id("decided_by"),
        _text("decided_by_name"),
        _check("event_change", "kind_known", "kind IN ('join', 'split')"),
    )
    op.create_index("ix_event_change_claim", "event_change", ["claim_id"])


def _second_guarantee() -> None:
    op.add_column("event_claim", sa.Column("guarantee", sa.Text(), nullable=True))
    op.execute(
        "UPDATE event_claim c SET guarantee = p.guarantee FROM covered_event e JOIN coverage_period p "
        "ON p.id = e.period_id WHERE e.id = c.event_id"
    )
    op.alter_column("event_claim", "guarantee", nullable=False)
    op.drop_index("uq_event_claim_current", "event_claim")
    op.create_index(
        "uq_event_claim_current",
        "event_claim",
        ["claim_id", "guarantee"],
        unique=True,
        postgresql_where=sa.text("left_at IS NULL"),
    )


def _campaigns() -> None:
    op.create_table(
        "campaign",
        _key(),
        sa.Column("version", sa.Integer(), nullable=False),
        _text("name"),
        _at("created_at"),
        _text("created_by"),
    )
    op.create_table(
        "campaign_claim",
        _key(),
        _id("campaign_id", "campaign"),
        _id("claim_id", "claim"),
        _at("joined_at"),
        _text("joined_by"),
        _at("left_at", nullable=True),
        _text("left_by", nullable=True),
        _text("left_reason", nullable=True),
    )
    op.create_index(
        "uq_campaign_claim_current",
        "campaign_claim",
        ["campaign_id", "claim_id"],
        unique=True,
        postgresql_where=sa.text("left_at IS NULL"),
    )
    op.create_index("ix_campaign_claim_claim", "campaign_claim", ["claim_id"])
    op.create_table(
        "campaign_note",
        _key(),
        _id("campaign_id", "campaign"),
        _text("analysis"),
        _at("recorded_at"),
        _text("recorded_by"),
    )
    op.create_index("ix_campaign_note_campaign", "campaign_note", ["campaign_id"])


def _vat() -> None:
    op.create_table(
        "vat_position",
        _key(),
        _id("claim_id", "claim"),
        _id("policy_id", "policy", nullable=True),
        _id("insured_id", "person", nullable=True),
        _text("position"),
        sa.Column("rate_percent", sa.Numeric(5, 2), nullable=True),
        _day("since"),
        _text("proof"),
        _at("recorded_at"),
        _text("recorded_by"),
        _check("vat_position", "position_known", "position IN ('none', 'partial', 'full')"),
        _check(
            "vat_position",
            "partial_has_rate",
            "(position = 'partial') = (rate_percent IS NOT NULL) AND rate_percent > 0 AND rate_percent < 100 "
            "OR (position <> 'partial' AND rate_percent IS NULL)",
        ),
    )
    op.create_index("ix_vat_position_claim", "vat_position", ["claim_id"])
    op.create_index("ix_vat_position_insured", "vat_position", ["insured_id"])


def _assistance() -> None:
    op.create_table(
        "assistance_request",
        _key(),
        _text("reference"),
        sa.Column("version", sa.Integer(), nullable=False),
        _text("state"),
        _id("policy_id", "policy", nullable=True),
        _id("insured_id", "person", nullable=True),
        sa.Column("insured_given", JSONB(), server_default=sa.text("'{}'"), nullable=False),
        _text("trigger"),
        _day("requested_on"),
        _text("channel"),
        _at("recorded_at"),
        _text("recorded_by"),
        _check("assistance_request", "state_known", "state IN ('policy_to_identify', 'open', 'closed')"),
        _check(
            "assistance_request",
            "trigger_known",
            "trigger IN ('assault', 'patient_death', 'relative_death', 'other')",
        ),
        _check("assistance_request", "open_has_policy", "state <> 'open' OR policy_id IS NOT NULL"),
        sa.UniqueConstraint("reference", name=op.f("uq_assistance_request_reference")),
    )
    op.create_index("ix_assistance_request_policy", "assistance_request", ["policy_id"])
    op.create_table(
        "assistance_period",
        _key(),
        _id("policy_id", "policy"),
        _id("insured_id", "person"),
        _day("starts_on"),
        _day("ends_on"),
        sa.Column("sessions_limit", sa.Integer(), nullable=False),
        sa.Column("sessions_used", sa.Integer(), server_default=sa.text("0"), nullable=False),
        _check("assistance_period", "sessions_within_limit", "sessions_used BETWEEN 0 AND sessions_limit"),
        sa.UniqueConstraint(
            "policy_id",
            "insured_id",
            "starts_on",
            name=op.f("uq_assistance_period_policy_id_insured_id_starts_on"),
        ),
    )
    op.create_table(
        "assistance_session",
        _key(),
        _id("request_id", "assistance_request"),
        _id("period_id", "assistance_period"),
        _day("held_on"),
        sa.Column("sessions", sa.Integer(), nullable=False),
        _id("corrects", "assistance_session", nullable=True),
        _at("recorded_at"),
        _text("recorded_by"),
        _check("assistance_session", "sessions_positive", "sessions > 0"),
        sa.UniqueConstraint("corrects", name=op.f("uq_assistance_session_corrects")),
    )
    op.create_index("ix_assistance_session_request", "assistance_session", ["request_id"])
    op.create_index("ix_assistance_session_period", "assistance_session", ["period_id"])


def upgrade() -> None:
    _exceptions()
    _moves()
    _second_guarantee()
    _campaigns()
    _vat()
    _assistance()
    for block in (EVENTS, EXCEPTIONS, MOVES, ASSISTANCE):
        guards.run(block)
    for table in APPEND_ONLY:
        guards.append_only(table)
    # Only triggers say that a limit has moved.
    op.execute("REVOKE INSERT ON limit_change FROM egide_app")


def downgrade() -> None:
    guards.run(OPEN_EVENT_BEFORE)
    guards.run(import_module("migrations.versions.0005_whole_ledger").MOVE_BALANCES)
    op.drop_index("uq_event_claim_current", "event_claim")
    op.drop_column("event_claim", "guarantee")
    op.create_index(
        "uq_event_claim_current",
        "event_claim",
        ["claim_id"],
        unique=True,
        postgresql_where=sa.text("left_at IS NULL"),
    )
    for table in (
        "assistance_session",
        "assistance_period",
        "assistance_request",
        "vat_position",
        "campaign_note",
        "campaign_claim",
        "campaign",
        "event_change",
        "entry_move",
        "limit_change",
        "limit_exception_decision",
        "limit_exception",
    ):
        op.drop_table(table)
    guards.run(
        """
        DROP FUNCTION share_of_year(coverage_period, uuid);
        DROP FUNCTION refill(covered_event, text, bigint, uuid, timestamptz);
        DROP FUNCTION current_entry(uuid);
        DROP FUNCTION check_move();
        DROP FUNCTION grant_exception();
        DROP FUNCTION count_sessions();
        DROP FUNCTION start_without_sessions();
        """
    )
