"""Promises as views: each shows the rows that break it in one column, `broken`, and is empty while it holds

Read with the rights of whoever asks (`security_invoker`), and by nobody written through: a simple view could be.
"""

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

# What the entries of an event and a benefit add up to; a release of a pay is a transfer that came back.
SUMS = """
CREATE VIEW ledger_sum WITH (security_invoker = true) AS
SELECT l.event_id, l.benefit,
       coalesce(sum(CASE WHEN l.kind = 'reserve' THEN l.amount_cents
                         WHEN l.kind = 'release' AND n.kind = 'reserve' THEN -l.amount_cents END), 0) AS reserved,
       coalesce(sum(CASE WHEN l.kind = 'commit' THEN l.amount_cents
                         WHEN l.kind = 'pay' OR (l.kind = 'release' AND n.kind = 'commit')
                         THEN -l.amount_cents END), 0) AS committed,
       coalesce(sum(CASE WHEN l.kind = 'pay' THEN l.amount_cents
                         WHEN l.kind = 'release' AND n.kind = 'pay' THEN -l.amount_cents END), 0) AS paid,
       coalesce(sum(CASE WHEN l.kind = 'recover' THEN l.amount_cents
                         WHEN l.kind = 'release' AND n.kind = 'recover' THEN -l.amount_cents END), 0) AS recovered
  FROM ledger_entry l LEFT JOIN ledger_entry n ON n.id = l.of_entry
 WHERE l.event_id IS NOT NULL GROUP BY l.event_id, l.benefit;
"""

# Every commitment cut into what is still open, what stays paid, what was given back and what came back from a bank.
PARTS = """
CREATE VIEW commitment_part WITH (security_invoker = true) AS
SELECT c.id, c.event_id, c.claim_id, c.benefit, c.outside_limit, c.amount_cents,
       c.amount_cents - coalesce(u.used, 0) AS open_cents,
       coalesce(u.paid, 0) - coalesce(r.returned, 0) AS paid_cents,
       coalesce(u.released, 0) AS released_cents, coalesce(r.returned, 0) AS returned_cents
  FROM ledger_entry c
  LEFT JOIN (SELECT of_entry, sum(amount_cents) AS used,
                    sum(amount_cents) FILTER (WHERE kind = 'pay') AS paid,
                    sum(amount_cents) FILTER (WHERE kind = 'release') AS released
               FROM ledger_entry WHERE of_entry IS NOT NULL GROUP BY of_entry) u ON u.of_entry = c.id
  LEFT JOIN (SELECT p.of_entry, sum(b.amount_cents) AS returned
               FROM ledger_entry p JOIN ledger_entry b ON b.of_entry = p.id
              WHERE p.kind = 'pay' GROUP BY p.of_entry) r ON r.of_entry = c.id
 WHERE c.kind = 'commit';
"""

VIEWS = {
    "i1": "SELECT id::text AS broken FROM covered_event WHERE committed_cents + paid_cents > limit_cents",
    "i1b": """SELECT event_id || ' ' || benefit AS broken FROM event_sublimit
               WHERE committed_cents + paid_cents > limit_cents""",
    "i1c": """SELECT id::text AS broken FROM coverage_period
               WHERE committed_cents + paid_cents > annual_limit_cents""",
    "i2": "SELECT id::text AS broken FROM coverage_period WHERE events_used > events_limit OR events_used < 0",
    "i3": """SELECT e.id::text AS broken FROM covered_event e LEFT JOIN (
                    SELECT event_id, sum(reserved) AS reserved, sum(committed) AS committed, sum(paid) AS paid,
                           sum(recovered) AS recovered FROM ledger_sum GROUP BY event_id) s ON s.event_id = e.id
              WHERE (e.reserved_cents, e.committed_cents, e.paid_cents, e.recovered_cents) IS DISTINCT FROM
                    (coalesce(s.reserved, 0), coalesce(s.committed, 0), coalesce(s.paid, 0),
                     coalesce(s.recovered, 0))""",
    "i3b": """SELECT p.id::text AS broken FROM coverage_period p
               WHERE p.events_used <> (SELECT coalesce(sum(CASE s.kind WHEN 'take' THEN 1 ELSE -1 END), 0)
                                         FROM event_slot_entry s WHERE s.period_id = p.id)""",
    "i3c": """SELECT p.id::text AS broken FROM coverage_period p LEFT JOIN covered_event e ON e.period_id = p.id
               GROUP BY p.id HAVING p.committed_cents <> coalesce(sum(e.committed_cents), 0)
                                 OR p.paid_cents <> coalesce(sum(e.paid_cents), 0)""",
    "i3d": """SELECT b.event_id || ' ' || b.benefit AS broken FROM event_sublimit b
               LEFT JOIN ledger_sum s ON s.event_id = b.event_id AND s.benefit = b.benefit
               WHERE (b.committed_cents, b.paid_cents) IS DISTINCT FROM
                     (coalesce(s.committed, 0), coalesce(s.paid, 0))""",
    "i3e": """SELECT e.id::text AS broken FROM covered_event e
               WHERE e.counted <> (SELECT coalesce(sum(CASE s.kind WHEN 'take' THEN 1 ELSE -1 END), 0) = 1
                                     FROM event_slot_entry s WHERE s.event_id = e.id)""",
    "i3f": """SELECT p.id::text AS broken FROM assistance_period p
               WHERE p.sessions_used <> (SELECT coalesce(sum(CASE WHEN s.corrects IS NULL THEN s.sessions
                                                                  ELSE -s.sessions END), 0)
                                           FROM assistance_session s WHERE s.period_id = p.id)
                  OR p.sessions_used > p.sessions_limit""",
    "i4": """SELECT n.id::text AS broken FROM ledger_entry n JOIN ledger_entry l ON l.of_entry = n.id
              GROUP BY n.id HAVING sum(l.amount_cents) > n.amount_cents""",
    "i5": """SELECT reference AS broken FROM payment WHERE approved_by = submitted_by
              UNION ALL
             SELECT exception_id::text FROM limit_exception_decision
              WHERE outcome = 'approved' AND decided_by = proposed_by
              UNION ALL
             SELECT details_id::text FROM bank_details_decision WHERE decided_by = proposed_by""",
    # Nothing of a commitment lies outside its parts, and nothing is still open where the mission is over.
    "i6": """SELECT p.id::text AS broken FROM commitment_part p
              WHERE least(p.open_cents, p.paid_cents, p.released_cents, p.returned_cents) < 0
                 OR p.open_cents + p.paid_cents + p.released_cents + p.returned_cents <> p.amount_cents
              UNION
             SELECT p.id::text FROM commitment_part p JOIN order_charge c ON c.commit_entry_id = p.id
               JOIN purchase_order o ON o.id = c.order_id JOIN service_request r ON r.id = o.request_id
              WHERE p.open_cents > 0 AND r.state IN ('cancelled', 'paid')""",
    "i12": """SELECT coalesce(o.claim_id, r.claim_id) || ' ' || coalesce(o.benefit, r.cost_line) AS broken FROM (
                     SELECT c.claim_id, coalesce(c.outside_limit, p.guarantee) AS guarantee, c.benefit,
                            sum(c.open_cents) AS open_cents
                       FROM commitment_part c LEFT JOIN covered_event e ON e.id = c.event_id
                       LEFT JOIN coverage_period p ON p.id = e.period_id GROUP BY 1, 2, 3) o
                FULL JOIN claim_reserve r ON r.claim_id = o.claim_id AND r.guarantee = o.guarantee
                                         AND r.cost_line = o.benefit
               WHERE coalesce(r.outstanding_cents, 0) < coalesce(o.open_cents, 0)
                  OR coalesce(r.committed_cents, 0) <> coalesce(o.open_cents, 0)""",
    # A payment leaves once, in one batch, and a batch is what its transfers add up to.
    "i14": """SELECT b.reference AS broken FROM payment_batch b
               LEFT JOIN transfer t ON t.batch_id = b.id LEFT JOIN payment p ON p.id = t.payment_id
               GROUP BY b.id HAVING count(t.id) <> b.transfers OR coalesce(sum(p.amount_cents), 0) <> b.total_cents
              UNION ALL
             SELECT payment_id::text FROM transfer GROUP BY payment_id HAVING count(*) > 1""",
    "i7": """SELECT d.id::text AS broken FROM deadline d WHERE d.state = 'live' AND d.fatal
                AND NOT EXISTS (SELECT 1 FROM reminder r WHERE r.deadline_id = d.id)""",
    "i8": """SELECT id::text AS broken FROM outbox_message
              WHERE state = 'sent' AND (sent_at IS NULL OR message_id IS NULL)""",
    "i10": """SELECT a.subject_id || '#' || a.position AS broken FROM audit_entry a
               WHERE a.hash <> audit_hash(a) OR a.previous_hash IS DISTINCT FROM
                     (SELECT b.hash FROM audit_entry b
                       WHERE b.subject_id = a.subject_id AND b.position = a.position - 1)
                  OR (a.position > 1) <> (a.previous_hash IS NOT NULL)""",
}


def upgrade() -> None:
    op.execute(SUMS)
    op.execute(PARTS)
    for name, query in VIEWS.items():
        op.execute(f"CREATE VIEW invariant_{name} WITH (security_invoker = true) AS {query}")
    for view in ("ledger_sum", "commitment_part", *(f"invariant_{name}" for name in VIEWS)):
        op.execute(f"REVOKE INSERT, UPDATE, DELETE ON {view} FROM egide_app")


def downgrade() -> None:
    for name in VIEWS:
        op.execute(f"DROP VIEW invariant_{name}")
    op.execute("DROP VIEW commitment_part")
    op.execute("DROP VIEW ledger_sum")
