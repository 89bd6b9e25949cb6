"""What the work-list shows and sorts by follows its facts, wherever they are written; saved views of the list"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from migrations import guards

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

OPEN = "closed_at IS NULL"
BY_DAY = ["earliest_prudent_day", "id"]
INDEXES = {
    "to_qualify": (BY_DAY, f"{OPEN} AND to_qualify"),
    "replied": (BY_DAY, f"{OPEN} AND replied_at IS NOT NULL"),
    "to_approve": (BY_DAY, "to_approve <> '{}'::text[]"),
    "complaint": (BY_DAY, "open_complaint"),
    "status": (["status", *BY_DAY], OPEN),
    "mission": (["mission_step", *BY_DAY], f"{OPEN} AND mission_step IS NOT NULL"),
    "activity": (["last_activity_at", "id"], OPEN),
    "name": (["insured_name", "id"], OPEN),
    "declared": (["declared_at", "id"], OPEN),
    "closed": (BY_DAY, "closed_at IS NOT NULL"),
}

FACTS = """
CREATE FUNCTION desk_missions(subject uuid) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT id FROM service_request WHERE claim_id = subject
  UNION SELECT request_id FROM mission_share WHERE claim_id = subject
$$;

-- The most pressing step of the claim's missions: what we do next comes before what others do.
CREATE FUNCTION desk_mission(subject uuid, OUT step text, OUT since timestamptz, OUT due date) LANGUAGE sql STABLE AS $$
  SELECT s.step,
         CASE s.step WHEN 'quoted' THEN (SELECT max(q.received_at) FROM quote q WHERE q.request_id = r.id)
                     WHEN 'delivered' THEN (SELECT max(d.recorded_at) FROM delivery d WHERE d.request_id = r.id)
                     WHEN 'invoiced' THEN (SELECT max(i.recorded_at) FROM invoice i WHERE i.request_id = r.id)
                     WHEN 'agreement' THEN (SELECT max(a.asked_at) FROM insured_agreement_request a
                                             WHERE a.request_id = r.id)
                     WHEN 'working' THEN (SELECT o.ordered_at FROM purchase_order o WHERE o.request_id = r.id)
                     ELSE r.requested_at END,
         CASE s.step WHEN 'working' THEN (SELECT o.promised_on FROM purchase_order o WHERE o.request_id = r.id)
                     WHEN 'asked' THEN r.answer_due_on END AS due
    FROM service_request r,
         LATERAL (SELECT CASE
            WHEN r.progress IN ('sent', 'accepted') AND r.quote_state IN ('received', 'approved') THEN
              CASE WHEN EXISTS (SELECT 1 FROM insured_agreement_request a WHERE a.request_id = r.id
                                   AND a.claim_id = subject
                                   AND a.quote_id = (SELECT q.id FROM quote q WHERE q.request_id = r.id
                                                      ORDER BY q.received_at DESC, q.id DESC LIMIT 1)
                                   AND NOT EXISTS (SELECT 1 FROM insured_agreement_answer w
                                                    WHERE w.agreement_request_id = a.id))
                   THEN 'agreement' ELSE 'quoted' END
            WHEN r.billing IN ('invoiced', 'part_invoiced') AND EXISTS (
                   SELECT 1 FROM invoice i WHERE i.request_id = r.id AND i.state = 'due'
                      AND NOT EXISTS (SELECT 1 FROM payment p WHERE p.invoice_id = i.id AND p.state <> 'rejected'))
              THEN 'invoiced'
            WHEN r.progress = 'delivered' AND r.billing = 'open' THEN 'delivered'
            WHEN r.progress = 'sent' THEN 'asked'
            WHEN r.progress = 'accepted' THEN 'quoting'
            WHEN r.progress IN ('ordered', 'in_progress', 'partly_delivered') THEN 'working' END AS step) s
   WHERE r.id IN (SELECT desk_missions(subject)) AND s.step IS NOT NULL
   ORDER BY array_position(ARRAY['quoted', 'delivered', 'invoiced', 'agreement', 'asked', 'quoting', 'working'],
                           s.step),
            due NULLS LAST, r.id
   LIMIT 1
$$;

-- What waits for another pair of eyes, and since when. A quote does once it is above what its handler may order alone
-- (a file without a handler: above what any handler may).
CREATE FUNCTION desk_approvals(subject claim, OUT kinds text[], OUT since timestamptz) LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(w.kind ORDER BY w.kind), '{}'), min(w.since) FROM (
    SELECT 'quote' AS kind, q.received_at AS since
      FROM service_request r
      JOIN LATERAL (SELECT q.* FROM quote q WHERE q.request_id = r.id
                     ORDER BY q.received_at DESC, q.id DESC LIMIT 1) q ON true
      LEFT JOIN user_account u ON u.id = subject.handler_id
     WHERE r.id IN (SELECT desk_missions(subject.id)) AND r.progress IN ('sent', 'accepted')
       AND r.quote_state = 'received' AND q.approved_at IS NULL
       AND q.amount_ttc_cents > coalesce(u.authority_cents, CASE u.role WHEN 'supervisor' THEN 2000000 ELSE 400000 END)
    UNION ALL
    SELECT 'invoice', i.recorded_at FROM invoice i
     WHERE i.request_id IN (SELECT desk_missions(subject.id)) AND i.state = 'to_approve'
    UNION ALL
    SELECT 'payment', p.submitted_at FROM payment p WHERE p.claim_id = subject.id AND p.state = 'proposed'
    UNION ALL
    SELECT 'bank_details', b.proposed_at FROM bank_details b
     WHERE b.payee_id IN (SELECT y.id FROM payee y WHERE y.claim_id = subject.id
                          UNION SELECT p.payee_id FROM payment p WHERE p.claim_id = subject.id)
       AND NOT EXISTS (SELECT 1 FROM bank_details_decision d WHERE d.details_id = b.id)
    UNION ALL
    SELECT 'limit_exception', x.proposed_at FROM limit_exception x
     WHERE x.policy_id = subject.policy_id AND subject.closed_at IS NULL
       AND (x.event_id IS NULL OR x.event_id IN (SELECT e.event_id FROM event_claim e
                                                  WHERE e.claim_id = subject.id AND e.left_at IS NULL))
       AND NOT EXISTS (SELECT 1 FROM limit_exception_decision d WHERE d.exception_id = x.id)
    UNION ALL
    SELECT 'conflict', k.found_at FROM conflict_of_interest k WHERE k.claim_id = subject.id AND k.decided_at IS NULL
  ) w
$$;
"""

FOLLOWING = """
CREATE FUNCTION desk_refresh(subjects uuid[]) RETURNS void LANGUAGE sql AS $$
  UPDATE claim c
     SET to_qualify = n.to_qualify, mission_step = n.step, mission_since = n.mission_since, mission_due = n.due,
         to_approve = n.kinds, to_approve_since = n.approve_since, open_complaint = n.open_complaint
    FROM (SELECT o.id, m.step, m.since AS mission_since, m.due, a.kinds, a.since AS approve_since,
                 EXISTS (SELECT 1 FROM disputed_content d WHERE d.claim_id = o.id AND NOT EXISTS (
                           SELECT 1 FROM qualification q WHERE q.content_id = d.id)) AS to_qualify,
                 EXISTS (SELECT 1 FROM complaint p WHERE p.claim_id = o.id AND p.state <> 'answered') AS open_complaint
            FROM claim o, LATERAL desk_mission(o.id) m, LATERAL desk_approvals(o) a
           WHERE o.id = ANY(subjects) ORDER BY o.id) n
   WHERE c.id = n.id
     AND (c.to_qualify, c.mission_step, c.mission_since, c.mission_due, c.to_approve, c.to_approve_since,
          c.open_complaint)
         IS DISTINCT FROM (n.to_qualify, n.step, n.mission_since, n.due, n.kinds, n.approve_since, n.open_complaint)
$$;

-- The argument is how to find the claims of the rows that changed.
CREATE FUNCTION desk_follows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  subjects uuid[];
BEGIN
  EXECUTE 'SELECT array_agg(DISTINCT f.id) FROM (' || TG_ARGV[0] || ') AS f (id) WHERE f.id IS NOT NULL' INTO subjects;
  IF subjects IS NOT NULL THEN
    PERFORM desk_refresh(subjects);
  END IF;
  RETURN NULL;
END $$;

-- Contents are told with the claim itself, on its busiest road: one look and, most times, nothing to write.
CREATE FUNCTION desk_qualifies() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'disputed_content' THEN
    UPDATE claim c SET to_qualify = true WHERE c.id IN (SELECT f.claim_id FROM fresh f) AND NOT c.to_qualify;
  ELSE
    UPDATE claim c SET to_qualify = false
     WHERE c.to_qualify AND c.id IN (SELECT d.claim_id FROM fresh f JOIN disputed_content d ON d.id = f.content_id)
       AND NOT EXISTS (SELECT 1 FROM disputed_content d WHERE d.claim_id = c.id AND NOT EXISTS (
                         SELECT 1 FROM qualification q WHERE q.content_id = d.id));
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION desk_starts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.last_activity_at := NEW.declared_at;
  RETURN NEW;
END $$;

CREATE FUNCTION desk_claim_of(about text, entry uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT CASE about
    WHEN 'claim' THEN entry
    WHEN 'service_request' THEN (SELECT r.claim_id FROM service_request r WHERE r.id = entry)
    WHEN 'payment' THEN (SELECT p.claim_id FROM payment p WHERE p.id = entry)
    WHEN 'payee' THEN (SELECT p.claim_id FROM payee p WHERE p.id = entry)
    WHEN 'agreement_to_pay' THEN (SELECT a.claim_id FROM agreement_to_pay a WHERE a.id = entry)
    WHEN 'complaint' THEN (SELECT m.claim_id FROM complaint m WHERE m.id = entry)
    WHEN 'deadline' THEN (SELECT t.claim_id FROM deadline t WHERE t.id = entry)
    WHEN 'change_order' THEN (SELECT r.claim_id FROM service_request r WHERE r.id = entry) END
$$;

-- Who answers by this action; nobody by most. A correction of a file that waited is the answer that it waited for.
CREATE FUNCTION desk_answer_of(told text, file uuid) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN told IN ('content.added', 'insured_agreement.given', 'insured_agreement.refused') THEN 'insured'
    WHEN told IN ('quote.received', 'delivery.recorded', 'service_request.accepted', 'service_request.declined',
                    'invoice.recorded') THEN 'provider'
    WHEN told = 'claim.edited' THEN
      (SELECT CASE b.status WHEN 'awaiting_insured' THEN 'insured' WHEN 'awaiting_third_party' THEN 'third_party' END
         FROM (SELECT s.status, s.at, row_number() OVER (ORDER BY s.at DESC, s.id DESC) AS place
                 FROM claim_status_fact s WHERE s.claim_id = file) b WHERE b.place = 2)
  END
$$;

-- Whatever a person does to a claim, its missions or its payments is its last activity. An answer stands until somebody
-- of ours acts; what the worker does by itself is neither.
CREATE FUNCTION desk_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE claim c
     SET last_activity_at = n.at,
         replied_at = CASE WHEN n.answer IS NOT NULL THEN n.at END,
         reply_from = n.answer
    FROM (SELECT o.claim_id, max(o.at) AS at, max(desk_answer_of(o.action, o.claim_id)) AS answer
            FROM (SELECT desk_claim_of(f.subject_kind, f.subject_id) AS claim_id, f.at, f.action
                    FROM fresh f WHERE f.actor_id IS NOT NULL) o
           WHERE o.claim_id IS NOT NULL GROUP BY o.claim_id ORDER BY o.claim_id) n
   WHERE c.id = n.claim_id
     AND (c.last_activity_at < n.at OR c.reply_from IS DISTINCT FROM n.answer) AND c.last_activity_at <= n.at;
  RETURN NULL;
END $$;
"""

_BY_REQUEST = (
    "SELECT r.claim_id FROM service_request r JOIN fresh f ON f.request_id = r.id "
    "UNION ALL SELECT m.claim_id FROM mission_share m JOIN fresh f ON f.request_id = m.request_id"
)
_OF_DETAILS = (
    "SELECT p.claim_id FROM payment p WHERE p.payee_id = b.payee_id UNION ALL "
    "SELECT y.claim_id FROM payee y WHERE y.id = b.payee_id"
)
_OF_EXCEPTION = "SELECT c.id FROM claim c WHERE c.policy_id = x.policy_id AND c.closed_at IS NULL"
SOURCES = {
    "service_request": (
        "SELECT claim_id FROM fresh "
        "UNION ALL SELECT m.claim_id FROM mission_share m JOIN fresh f ON f.id = m.request_id"
    ),
    "mission_share": "SELECT claim_id FROM fresh",
    "quote": _BY_REQUEST,
    "purchase_order": _BY_REQUEST,
    "delivery": _BY_REQUEST,
    "invoice": _BY_REQUEST,
    "insured_agreement_request": "SELECT claim_id FROM fresh",
    "insured_agreement_answer": (
        "SELECT a.claim_id FROM insured_agreement_request a JOIN fresh f ON f.agreement_request_id = a.id"
    ),
    "payment": "SELECT claim_id FROM fresh",
    "bank_details": f"SELECT w.claim_id FROM fresh b, LATERAL ({_OF_DETAILS}) w",
    "bank_details_decision": (
        f"SELECT w.claim_id FROM fresh f JOIN bank_details b ON b.id = f.details_id, LATERAL ({_OF_DETAILS}) w"
    ),
    "limit_exception": f"SELECT w.id FROM fresh x, LATERAL ({_OF_EXCEPTION}) w",
    "limit_exception_decision": (
        f"SELECT w.id FROM fresh f JOIN limit_exception x ON x.id = f.exception_id, LATERAL ({_OF_EXCEPTION}) w"
    ),
    "conflict_of_interest": "SELECT claim_id FROM fresh",
    "complaint": "SELECT claim_id FROM fresh",
    "event_claim": (
        "SELECT f.claim_id FROM fresh f WHERE EXISTS (SELECT 1 FROM limit_exception x WHERE x.event_id = f.event_id "
        "AND NOT EXISTS (SELECT 1 FROM limit_exception_decision d WHERE d.exception_id = x.id))"
    ),
}
CHANGING = (
    "service_request", "quote", "purchase_order", "delivery", "invoice", "payment", "conflict_of_interest", "complaint",
    "event_claim",
)  # fmt: skip
# Who holds a file decides which quotes they may order alone, and its policy which exceptions concern it. A closed file
# asks for no exception.
ON_CLAIM = """
CREATE FUNCTION desk_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM desk_refresh(ARRAY[NEW.id]);
  RETURN NULL;
END $$;
CREATE TRIGGER desk_starts BEFORE INSERT ON claim FOR EACH ROW EXECUTE FUNCTION desk_starts();
CREATE TRIGGER desk_changes AFTER UPDATE OF handler_id, policy_id, closed_at ON claim FOR EACH ROW
  WHEN ((OLD.handler_id, OLD.policy_id, OLD.closed_at IS NULL)
        IS DISTINCT FROM (NEW.handler_id, NEW.policy_id, NEW.closed_at IS NULL))
  EXECUTE FUNCTION desk_changes();
CREATE TRIGGER desk AFTER INSERT ON disputed_content REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION desk_qualifies();
CREATE TRIGGER desk AFTER INSERT ON qualification REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION desk_qualifies();
CREATE TRIGGER desk AFTER INSERT ON audit_entry REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION desk_moves();
CREATE FUNCTION desk_authority() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM desk_refresh(array_agg(c.id)) FROM claim c WHERE c.handler_id = NEW.id AND c.mission_step = 'quoted';
  RETURN NULL;
END $$;
CREATE TRIGGER desk AFTER UPDATE OF authority_cents, role ON user_account FOR EACH ROW
  WHEN ((OLD.authority_cents, OLD.role) IS DISTINCT FROM (NEW.authority_cents, NEW.role))
  EXECUTE FUNCTION desk_authority();
"""

BACKFILL = """
UPDATE claim SET to_qualify = false;
UPDATE claim SET last_activity_at = declared_at;
WITH last AS (
  SELECT DISTINCT ON (o.claim_id) o.claim_id, o.at, o.action
    FROM (SELECT desk_claim_of(a.subject_kind, a.subject_id) AS claim_id, a.at, a.action, a.id FROM audit_entry a
           WHERE a.actor_id IS NOT NULL) o
   WHERE o.claim_id IS NOT NULL ORDER BY o.claim_id, o.at DESC, o.id DESC
)
UPDATE claim c SET last_activity_at = greatest(last.at, c.declared_at),
       reply_from = desk_answer_of(last.action, c.id),
       replied_at = CASE WHEN desk_answer_of(last.action, c.id) IS NOT NULL THEN last.at END
  FROM last WHERE last.claim_id = c.id;
SELECT desk_refresh(array_agg(id)) FROM claim;
"""
FUNCTIONS = (
    "desk_starts()", "desk_changes()", "desk_follows()", "desk_qualifies()", "desk_moves()", "desk_authority()",
    "desk_refresh(uuid[])", "desk_answer_of(text, uuid)", "desk_claim_of(text, uuid)", "desk_approvals(claim)",
    "desk_mission(uuid)", "desk_missions(uuid)",
)  # fmt: skip


def _columns() -> list[sa.Column[object]]:
    instant, flag = sa.DateTime(timezone=True), sa.Boolean()
    return [
        sa.Column("to_qualify", flag, nullable=False, server_default=sa.text("true")),
        sa.Column("mission_step", sa.Text(), nullable=True),
        sa.Column("mission_since", instant, nullable=True),
        sa.Column("mission_due", sa.Date(), nullable=True),
        sa.Column("to_approve", ARRAY(sa.Text()), nullable=False, server_default=sa.text("'{}'")),
        sa.Column("to_approve_since", instant, nullable=True),
        sa.Column("open_complaint", flag, nullable=False, server_default=sa.text("false")),
        sa.Column("replied_at", instant, nullable=True),
        sa.Column("reply_from", sa.Text(), nullable=True),
        sa.Column("last_activity_at", instant, nullable=False, server_default=sa.text("now()")),
    ]


def _views() -> None:
    op.create_table(
        "saved_view",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("owner_name", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("query", JSONB(), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False, server_default=sa.text("false")),
        sa.Column("position", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_saved_view_owner", "saved_view", ["owner_id", "position", "id"])
    op.create_index("ix_saved_view_shared", "saved_view", ["position", "id"], postgresql_where=sa.text("shared"))


def upgrade() -> None:
    """Columns, what keeps them, what is known already, and the indexes of the tabs."""
    for column in _columns():
        op.add_column("claim", column)
    guards.run(FACTS)
    guards.run(FOLLOWING)
    guards.run(ON_CLAIM)
    for table, source in SOURCES.items():
        for event in ("INSERT", "UPDATE") if table in CHANGING else ("INSERT",):
            guards.run(
                f"CREATE TRIGGER desk_{event.lower()} AFTER {event} ON {table} REFERENCING NEW TABLE AS fresh "
                f"FOR EACH STATEMENT EXECUTE FUNCTION desk_follows('{source}')"
            )
    for function in FUNCTIONS:
        guards.run(f"ALTER FUNCTION {function} SET search_path = public, pg_temp")
    guards.run(BACKFILL)
    for name, (columns, where) in INDEXES.items():
        op.create_index(f"ix_claim_desk_{name}", "claim", columns, postgresql_where=sa.text(where))
    op.create_index("ix_disputed_content_platform", "disputed_content", ["platform", "claim_id"])
    op.create_index("ix_qualification_kind", "qualification", ["kind", "content_id"])
    _views()


def downgrade() -> None:
    """The work-list as it was."""
    op.drop_table("saved_view")
    op.drop_index("ix_qualification_kind", "qualification")
    op.drop_index("ix_disputed_content_platform", "disputed_content")
    for name in INDEXES:
        op.drop_index(f"ix_claim_desk_{name}", "claim")
    for table in SOURCES:
        for event in ("INSERT", "UPDATE") if table in CHANGING else ("INSERT",):
            guards.run(f"DROP TRIGGER desk_{event.lower()} ON {table}")
    for table in ("disputed_content", "qualification", "audit_entry", "user_account"):
        guards.run(f"DROP TRIGGER desk ON {table}")
    guards.run("DROP TRIGGER desk_starts ON claim; DROP TRIGGER desk_changes ON claim")
    for function in FUNCTIONS:
        guards.run(f"DROP FUNCTION {function}")
    for column in _columns():
        op.drop_column("claim", column.name)
