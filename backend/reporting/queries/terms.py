"""How each of our own terms ended: kept by an act, without object any more, or missed. SQL alone."""

from backend.claims.queries import VISIBLE

_PARIS = "AT TIME ZONE 'Europe/Paris'"
_RESTARTS = """jsonb_array_length(jsonb_path_query_array({}.steps, '$.steps[*] ? (@.outcome == "restarted")'))"""

# Closed in time: an act or a duty done keeps a term, a waiver leaves it without object.
_CLOSED = f"""
    SELECT CASE WHEN t.closed_reason IN ('insured_waiver', 'counsel_abandonment')
                THEN 'deadlines_moot' ELSE 'deadlines_met' END AS what,
           (t.closed_at {_PARIS})::date AS day, 1::bigint AS n
      FROM deadline t JOIN claim c ON c.id = t.claim_id
     WHERE t.state = 'closed' AND t.owner = 'us' AND NOT t.shadow AND t.closed_at >= :since AND t.closed_at < :until
       AND t.closed_reason IS DISTINCT FROM 'expiry_acknowledged' AND (t.closed_at {_PARIS})::date <= t.last_day
       AND {VISIBLE}
"""

# An act in time replaces the term by a later one: the first was kept, whatever becomes of the second. When the same act
# closes the second at once, it is counted there.
_RESTARTED = f"""
    SELECT 'deadlines_met', (t.closed_at {_PARIS})::date, 1
      FROM deadline t JOIN claim c ON c.id = t.claim_id
      JOIN deadline n ON n.origin_id = t.origin_id AND n.rule = t.rule AND n.computed_at = t.closed_at AND n.id <> t.id
     WHERE t.state = 'superseded' AND t.owner = 'us' AND NOT t.shadow AND NOT n.shadow
       AND t.closed_at >= :since AND t.closed_at < :until AND n.last_day > t.last_day
       AND n.closed_reason IS DISTINCT FROM 'act_served'
       AND {_RESTARTS.format("n")} > {_RESTARTS.format("t")} AND {VISIBLE}
"""

# Closing a claim tells the insured the last day to sue, never that of an answer owed (a clock opened by hand).
_LAPSED = f"""
    SELECT CASE WHEN NOT EXISTS (SELECT 1 FROM clock_opening o WHERE o.id = t.origin_id)
                 AND (coalesce((SELECT f.status = 'closed' FROM claim_status_fact f
                                 WHERE f.claim_id = t.claim_id AND (f.at {_PARIS})::date <= t.last_day
                                 ORDER BY f.at DESC, f.id DESC LIMIT 1), false)
                   OR coalesce((SELECT NOT s.still_online FROM content_state s
                                 WHERE s.content_id = t.content_id AND (s.checked_at {_PARIS})::date <= t.last_day
                                 ORDER BY s.checked_at DESC, s.id DESC LIMIT 1), false))
                THEN 'deadlines_moot' ELSE 'deadlines_missed' END, t.last_day, 1
      FROM deadline t JOIN claim c ON c.id = t.claim_id
     WHERE t.state IN ('live', 'closed') AND t.owner = 'us' AND NOT t.shadow AND t.last_day < :today
       AND t.last_day >= (CAST(:since AS timestamptz) {_PARIS})::date
       AND t.last_day < (CAST(:until AS timestamptz) {_PARIS})::date
       AND NOT coalesce((t.closed_at {_PARIS})::date <= t.last_day
                        AND t.closed_reason IS DISTINCT FROM 'expiry_acknowledged', false) AND {VISIBLE}
"""

ENDED = f"{_CLOSED} UNION ALL {_RESTARTED} UNION ALL {_LAPSED}"
"""Rows (what, day, n): `deadlines_met`, `deadlines_moot`, `deadlines_missed`, from `:since` to `:until`."""
