"""Pieces of the statements of a month: what binds, what is open, what moved, each as known at the month's end."""

from backend.reporting.rules import Month

# Every policy as it binds on the day told: its product, whether it is in force.
POLICIES = """
    SELECT p.id, p.number, p.policyholder_id, tp.code AS product,
           p.inception_on <= :as_of
             AND coalesce(ended.end_on, CASE WHEN ended.id IS NULL THEN p.end_on END, 'infinity') >= :as_of
             AND coalesce(life.fact, 'in_force') IN ('in_force', 'resumed') AS in_force
      FROM policy p
      LEFT JOIN LATERAL (SELECT a.terms_id FROM policy_amendment a WHERE a.policy_id = p.id AND a.terms_id IS NOT NULL
                            AND a.effect_on <= :as_of AND a.recorded_at < :ends_at
                          ORDER BY a.effect_on DESC, a.recorded_at DESC LIMIT 1) bound ON true
      LEFT JOIN LATERAL (SELECT a.id, a.end_on FROM policy_amendment a WHERE a.policy_id = p.id
                            AND (a.end_on IS NOT NULL OR a.end_removed)
                            AND a.effect_on <= :as_of AND a.recorded_at < :ends_at
                          ORDER BY a.effect_on DESC, a.recorded_at DESC LIMIT 1) ended ON true
      LEFT JOIN LATERAL (SELECT f.fact FROM policy_status_fact f WHERE f.policy_id = p.id
                            AND f.effective_at < :ends_at AND f.recorded_at < :ends_at
                          ORDER BY f.effective_at DESC, f.recorded_at DESC LIMIT 1) life ON true
      JOIN coverage_terms t ON t.id = coalesce(bound.terms_id, p.terms_id)
      JOIN product tp ON tp.id = t.product_id
     WHERE p.created_at < :ends_at
"""

# Balances of each event at the end of the month, from its entries; not of events whose slot was given back.
_BALANCES = """
    SELECT e.id, e.period_id, e.limit_cents, e.created_at,
           coalesce(sum(CASE WHEN l.kind = 'commit' THEN l.amount_cents
                             WHEN l.kind = 'pay' OR (l.kind = 'release' AND n.kind = 'commit') THEN -l.amount_cents
                        END), 0) AS committed,
           coalesce(sum(CASE WHEN l.kind = 'pay' THEN l.amount_cents WHEN n.kind = 'pay' THEN -l.amount_cents END), 0)
             AS paid,
           coalesce(sum(l.amount_cents) FILTER (WHERE l.kind = 'release' AND n.kind = 'commit'
                                                  AND l.source NOT LIKE 'event_change:%'), 0) AS released
      FROM covered_event e
      LEFT JOIN ledger_entry l ON l.event_id = e.id AND l.recorded_at < :ends_at
      LEFT JOIN ledger_entry n ON n.id = l.of_entry
     WHERE e.created_at < :ends_at
       AND (SELECT s.kind FROM event_slot_entry s WHERE s.event_id = e.id AND s.recorded_at < :ends_at
             ORDER BY s.round DESC, s.kind LIMIT 1) IS DISTINCT FROM 'give_back'
     GROUP BY e.id
"""

# Periods under way with their slots and money at the end of the month.
PERIODS = f"""
    SELECT cp.id, cp.policy_id, cp.insured_id, cp.starts_on, cp.ends_on, cp.events_limit, ct.product_id,
           (SELECT coalesce(sum(CASE s.kind WHEN 'take' THEN 1 ELSE -1 END), 0) FROM event_slot_entry s
             WHERE s.period_id = cp.id AND s.recorded_at < :ends_at) AS used,
           sum(b.limit_cents) AS limit_cents, sum(b.committed) AS committed, sum(b.paid) AS paid,
           sum(b.released) AS released
      FROM coverage_period cp
      JOIN coverage_terms ct ON ct.id = cp.terms_id
      JOIN ({_BALANCES}) b ON b.period_id = cp.id
     WHERE cp.starts_on <= :as_of AND cp.ends_on > :as_of AND cp.created_at < :ends_at
     GROUP BY cp.id, ct.product_id
"""

# One entry of the ledger as what it did to the money of its event: a transfer that came back is not paid, and is
# not ordered once more when it is committed again; a claim that changes event orders, pays and gives back nothing.
MOVED = """
    SELECT l.id, l.event_id, l.recorded_at,
           CASE WHEN l.kind = 'commit' AND l.source NOT LIKE 'return:%' THEN l.amount_cents ELSE 0 END AS committed,
           CASE WHEN l.kind = 'pay' THEN l.amount_cents WHEN n.kind = 'pay' THEN -l.amount_cents ELSE 0 END AS paid,
           CASE WHEN l.kind = 'release' AND n.kind = 'commit' THEN l.amount_cents ELSE 0 END AS released,
           CASE WHEN l.kind = 'recover' THEN l.amount_cents WHEN n.kind = 'recover' THEN -l.amount_cents ELSE 0 END
             AS recovered
      FROM ledger_entry l LEFT JOIN ledger_entry n ON n.id = l.of_entry
     WHERE l.recorded_at < :ends_at AND l.source NOT LIKE 'event_change:%'
"""

# Of the month: within the limits, and paid beside them.
MOVEMENTS = f"""
    SELECT coalesce(sum(l.committed) FILTER (WHERE l.event_id IS NOT NULL), 0) AS committed,
           coalesce(sum(l.paid) FILTER (WHERE l.event_id IS NOT NULL), 0) AS paid,
           coalesce(sum(l.released) FILTER (WHERE l.event_id IS NOT NULL), 0) AS released,
           coalesce(sum(l.recovered), 0) AS recovered,
           coalesce(sum(l.paid) FILTER (WHERE l.event_id IS NULL), 0) AS outside_limit
      FROM ({MOVED}) l WHERE l.recorded_at >= :starts_at
"""

OPEN_AT_END = """
    c.declared_at < :ends_at AND (SELECT s.status FROM claim_status_fact s WHERE s.claim_id = c.id AND s.at < :ends_at
        ORDER BY s.at DESC, s.id DESC LIMIT 1) <> 'closed'
"""

# A fact of the claim `c` as its audit trail knew it.
_AT_END = """(SELECT (a.facts ->> '{fact}')::uuid FROM audit_entry a
               WHERE a.subject_id = c.id AND a.facts ? '{fact}' AND a.at < :ends_at
               ORDER BY a.position DESC LIMIT 1)"""
POLICY_AT_END, HANDLER_AT_END = _AT_END.format(fact="policy_id"), _AT_END.format(fact="handler")


def bounds(month: Month) -> dict[str, object]:
    """The parameters of every statement: first instant, first instant after, day told."""
    return {"starts_at": month.starts_at, "ends_at": month.ends_at, "as_of": month.as_of}
