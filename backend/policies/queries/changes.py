"""What the rows of policies already on file change, in sets: `import_change` holds one row for each difference.

Claims, covered events and periods belong to features above this one: they are read here by name, never written.
"""

from backend.policies.queries.portfolio import VERSIONS

# What binds a policy on the situation date: the last amendment in effect, column by column.
_NEWEST = "ORDER BY a.effect_on DESC, a.recorded_at DESC, a.id DESC"
AMENDED = f"""
  SELECT a.policy_id,
         (array_agg(a.terms_id {_NEWEST}) FILTER (WHERE a.terms_id IS NOT NULL))[1] AS terms_id,
         (array_agg(a.anniversary_month {_NEWEST}) FILTER (WHERE a.anniversary_month IS NOT NULL))[1] AS month,
         (array_agg(a.anniversary_day {_NEWEST}) FILTER (WHERE a.anniversary_month IS NOT NULL))[1] AS day,
         (array_agg(a.end_on {_NEWEST}) FILTER (WHERE a.end_on IS NOT NULL OR a.end_removed))[1] AS end_on,
         bool_or(a.end_on IS NOT NULL OR a.end_removed) AS ends
    FROM policy_amendment a WHERE a.effect_on <= %(as_of)s GROUP BY a.policy_id
"""
FIND = f"""
CREATE TEMPORARY TABLE import_change ON COMMIT DROP AS
WITH amended AS ({AMENDED}), version AS ({VERSIONS}), difference AS (
  SELECT r.line, p.id AS policy_id, p.inception_on AS inception_on_file, t.document ->> 'period_basis' AS basis,
         CASE WHEN t.product_id <> v.product_id THEN v.terms_id END AS terms_id,
         (coalesce(a.month, p.anniversary_month), coalesce(a.day, p.anniversary_day))
           <> (r.anniversary_month, r.anniversary_day) AS anniversary,
         CASE WHEN a.ends THEN a.end_on ELSE p.end_on END IS DISTINCT FROM r.end_on AS ending,
         coalesce(r.premium_cents, p.premium_cents) IS DISTINCT FROM p.premium_cents AS premium,
         p.inception_on <> r.inception_on AS inception
    FROM import_row r
    JOIN policy p ON p.id = r.policy_id
    LEFT JOIN amended a ON a.policy_id = p.id
    JOIN coverage_terms t ON t.id = coalesce(a.terms_id, p.terms_id)
    JOIN version v ON v.code = r.product_code AND v.valid_from <= %(as_of)s AND v.valid_until > %(as_of)s
   WHERE r.known)
SELECT * FROM difference WHERE terms_id IS NOT NULL OR anniversary OR ending OR premium OR inception
"""
PERIODS_WITH_EVENTS = """
SELECT c.line, c.basis, p.inception_on, p.anniversary_month, p.anniversary_day, r.anniversary_month AS new_month,
       r.anniversary_day AS new_day, d.starts_on,
       coalesce((SELECT jsonb_agg(jsonb_build_array(a.effect_on, a.anniversary_month, a.anniversary_day)
                                  ORDER BY a.effect_on, a.recorded_at)
                   FROM policy_amendment a WHERE a.policy_id = p.id AND a.anniversary_month IS NOT NULL), '[]') AS moved
  FROM import_change c JOIN import_row r USING (line) JOIN policy p ON p.id = c.policy_id
  JOIN coverage_period d ON d.policy_id = p.id
 WHERE c.anniversary AND EXISTS (SELECT FROM covered_event e WHERE e.period_id = d.id)
"""
REFUSE = """
WITH gone AS (DELETE FROM import_change WHERE line = ANY(%(lines)s))
UPDATE import_row SET faults = 'echeance:period_in_use' WHERE line = ANY(%(lines)s)
"""
AMEND = """
INSERT INTO policy_amendment (id, policy_id, kind, effect_on, issued_on, terms_id, anniversary_month, anniversary_day,
                              end_on, end_removed, reason, import_id, recorded_at, recorded_by)
SELECT gen_random_uuid(), c.policy_id, k.kind, %(as_of)s, %(today)s, CASE k.kind WHEN 'formula' THEN c.terms_id END,
       CASE k.kind WHEN 'anniversary' THEN r.anniversary_month END,
       CASE k.kind WHEN 'anniversary' THEN r.anniversary_day END,
       CASE k.kind WHEN 'end' THEN r.end_on END, k.kind = 'end' AND r.end_on IS NULL,
       'Changement lu dans le portefeuille', %(import_id)s, %(now)s, %(actor_name)s
  FROM import_change c JOIN import_row r USING (line)
 CROSS JOIN LATERAL (VALUES ('formula', c.terms_id IS NOT NULL), ('anniversary', c.anniversary), ('end', c.ending))
       AS k (kind, applies)
 WHERE k.applies
"""
REPRICE = """
UPDATE policy p SET premium_cents = r.premium_cents, seen_in_import = %(import_id)s
  FROM import_change c JOIN import_row r USING (line) WHERE c.premium AND p.id = c.policy_id
"""
# A claim declared since the situation date may have been looked at under the terms of before.
OPEN_TASKS = """
INSERT INTO task (id, dedup_key, kind, title, claim_id, policy_id, assignee_id, due_on, facts, created_at)
SELECT gen_random_uuid(), format('policy_changed:%%s:%%s', s.id, CAST(%(as_of)s AS date)), 'policy_changed',
       format('Contrat %%s modifié au %%s : revoir le sinistre %%s', r.number,
              to_char(CAST(%(as_of)s AS date), 'DD/MM/YYYY'), s.reference),
       s.id, c.policy_id, s.handler_id, %(today)s,
       jsonb_build_object('formula', c.terms_id IS NOT NULL, 'anniversary', c.anniversary, 'end', c.ending), %(now)s
  FROM import_change c JOIN import_row r USING (line) JOIN claim s ON s.policy_id = c.policy_id
 WHERE (c.terms_id IS NOT NULL OR c.anniversary OR c.ending)
   AND s.declared_at >= CAST(%(as_of)s AS date)::timestamp AT TIME ZONE 'Europe/Paris'
ON CONFLICT (dedup_key) DO NOTHING
"""
TOUCH = """
INSERT INTO import_touched
SELECT line FROM import_change WHERE terms_id IS NOT NULL OR anniversary OR ending OR premium
"""
INCEPTIONS = """
SELECT c.line, r.number, r.inception_on AS in_file, c.inception_on_file AS on_file
  FROM import_change c JOIN import_row r USING (line) WHERE c.inception ORDER BY c.line LIMIT %(limit)s
"""
