"""The import in sets: each statement works on all rows of the file at once (`import_row`, a temporary table).

`service.portfolio` runs them in the order in which they stand here and in `queries.changes`. A row of the file
keeps the ids that it will have: `policy_id` and `person_id` are fresh when it is read, and replaced where the policy
or the person is already on file. `known`: the policy is on file. `person_known`: the person is on file, or another
row of this file brings them.
"""

from backend.policies.rules.rows import STAGED

_TYPES = {
    "inception_on": "date",
    "end_on": "date",
    "anniversary_month": "smallint",
    "anniversary_day": "smallint",
    "premium_cents": "bigint",
}
_PERSON = (
    "civility",
    "last_name",
    "first_name",
    "profession",
    "specialty",
    "email",
    "phone",
    "address",
    "postcode",
    "city",
    "department",
)

CREATE = f"""
CREATE TEMPORARY TABLE import_row (line integer, policy_id uuid, person_id uuid,
  {", ".join(f"{name} {_TYPES.get(name, 'text')}" for name in STAGED)}, raw text,
  known boolean NOT NULL DEFAULT false, person_known boolean NOT NULL DEFAULT false) ON COMMIT DROP;
CREATE TEMPORARY TABLE import_touched (line integer) ON COMMIT DROP;
"""
COPY = f"COPY import_row (line, policy_id, person_id, {', '.join(STAGED)}, raw) FROM STDIN (FORMAT text, NULL '')"

ANALYZE = "ANALYZE import_row (line, number, rpps, email_key, name_key)"

# The first occurrence of a number wins, whatever becomes of it: a later one is a duplicate even of a rejected line.
DUPLICATES = """
UPDATE import_row r SET faults = concat_ws(' ', r.faults, 'numero_contrat:duplicate_contract') FROM (
  SELECT number, min(line) AS line FROM import_row WHERE number IS NOT NULL GROUP BY number HAVING count(*) > 1) AS f
WHERE r.number = f.number AND r.line > f.line
"""

FIND_POLICIES = """
UPDATE import_row r SET known = true, person_known = true, policy_id = p.id, person_id = p.insured_id
  FROM policy p WHERE p.number = r.number AND r.faults IS NULL
"""

# Policies that have begun and not ended on the situation date, and of which a full file says nothing.
ABSENT = """
SELECT p.number FROM policy p
  LEFT JOIN LATERAL (
    SELECT a.end_on, a.end_removed FROM policy_amendment a
     WHERE a.policy_id = p.id AND a.effect_on <= %(as_of)s AND (a.end_on IS NOT NULL OR a.end_removed)
     ORDER BY a.effect_on DESC, a.recorded_at DESC LIMIT 1) AS e ON true
 WHERE p.inception_on <= %(as_of)s
   AND coalesce(e.end_on, CASE WHEN e.end_removed IS NULL THEN p.end_on END, 'infinity') >= %(as_of)s
   AND NOT EXISTS (SELECT FROM policy_status_fact s WHERE s.policy_id = p.id
                    AND s.fact IN ('terminated', 'void', 'replaced') AND s.effective_at <= %(as_of)s)
   AND NOT EXISTS (SELECT FROM import_row r WHERE r.number = p.number)
 ORDER BY p.number LIMIT %(limit)s
"""

# Lines that only a look at the whole file or at the database rejects: their text is read again from the file.
LINES_WITHOUT_TEXT = "SELECT line FROM import_row WHERE faults IS NOT NULL AND raw IS NULL ORDER BY line"
CREATE_TEXT = "CREATE TEMPORARY TABLE import_text (line integer, raw text) ON COMMIT DROP"
COPY_TEXT = "COPY import_text (line, raw) FROM STDIN"
JOIN_TEXT = "UPDATE import_row r SET raw = t.raw FROM import_text t WHERE t.line = r.line"

REJECT = """
WITH message AS (SELECT key AS code, value AS words FROM jsonb_each_text(%(messages)s))
INSERT INTO policy_import_reject (import_id, line, position, "column", code, message, policy_number, raw)
SELECT %(import_id)s, r.line, f.position, split_part(f.fault, ':', 1), m.code, m.words, r.number, r.raw
  FROM import_row r CROSS JOIN unnest(string_to_array(r.faults, ' ')) WITH ORDINALITY AS f (fault, position)
  JOIN message m ON m.code = split_part(f.fault, ':', 2)
 WHERE r.faults IS NOT NULL
"""
FORGET_REJECTED = "DELETE FROM import_row WHERE faults IS NOT NULL"

FIND_BY_RPPS = """
UPDATE import_row r SET person_known = true, person_id = h.id
  FROM person h WHERE NOT r.known AND h.rpps = r.rpps
"""
# Without a known RPPS: e-mail and name. One unknown RPPS alone may join a person who has none.
FIND_BY_EMAIL = """
UPDATE import_row r SET person_known = true, person_id = f.id
  FROM (SELECT h.email_key, h.name_key, (array_agg(h.id ORDER BY h.rpps IS NOT NULL, h.id))[1] AS id,
               (array_agg(n.rpps ORDER BY n.line) FILTER (WHERE n.rpps IS NOT NULL))[1] AS rpps,
               bool_or(h.rpps IS NULL) AS takes_rpps
          FROM import_row n JOIN person h ON h.email_key = n.email_key AND h.name_key = n.name_key
         WHERE NOT n.person_known GROUP BY h.email_key, h.name_key) AS f
 WHERE NOT r.person_known AND r.email_key = f.email_key AND r.name_key = f.name_key
   AND (r.rpps IS NULL OR (f.takes_rpps AND r.rpps = f.rpps))
"""
SHARE_BY_RPPS = """
UPDATE import_row r SET person_known = true, person_id = o.person_id
  FROM (SELECT rpps, min(line) AS line FROM import_row
         WHERE NOT person_known AND rpps IS NOT NULL GROUP BY rpps HAVING count(*) > 1) AS f
  JOIN import_row o ON o.line = f.line
 WHERE NOT r.person_known AND r.rpps = f.rpps AND r.line > f.line
"""
SHARE_BY_EMAIL = """
WITH without AS (
  SELECT DISTINCT email_key, name_key FROM import_row
   WHERE NOT person_known AND rpps IS NULL AND email_key IS NOT NULL),
shared AS (
  SELECT email_key, name_key FROM import_row JOIN without USING (email_key, name_key)
   WHERE NOT person_known GROUP BY email_key, name_key HAVING count(*) > 1),
owner AS (
  SELECT DISTINCT ON (email_key, name_key) email_key, name_key, line, person_id
    FROM import_row JOIN shared USING (email_key, name_key) WHERE NOT person_known
   ORDER BY email_key, name_key, rpps IS NULL, line)
UPDATE import_row r SET person_known = true, person_id = o.person_id
  FROM owner o WHERE NOT r.person_known AND r.email_key = o.email_key AND r.name_key = o.name_key
   AND r.rpps IS NULL AND r.line <> o.line
"""

# A person on file without RPPS takes the one of the file, unless somebody else holds it.
FILL_RPPS = """
WITH row AS (
  SELECT DISTINCT ON (r.person_id) r.person_id, r.line, r.rpps FROM import_row r JOIN person h ON h.id = r.person_id
   WHERE r.person_known AND r.rpps IS NOT NULL AND h.rpps IS NULL AND h.name_key = r.name_key
     AND NOT EXISTS (SELECT FROM person o WHERE o.rpps = r.rpps) ORDER BY r.person_id, r.line),
taken AS (
  UPDATE person h SET rpps = f.rpps FROM (SELECT DISTINCT ON (rpps) * FROM row ORDER BY rpps, line) AS f
   WHERE h.id = f.person_id RETURNING f.line)
INSERT INTO import_touched SELECT line FROM taken
"""

INSERT_PERSONS = f"""
INSERT INTO person (id, rpps, name_key, email_key, created_at, {", ".join(_PERSON)})
SELECT person_id, rpps, name_key, email_key, %(now)s, {", ".join(_PERSON)}
  FROM import_row WHERE NOT person_known
"""
# The check of foreign keys in one set: at once for a million rows, where row by row it takes most of the time.
MAY_CHECK_IN_SETS = "SELECT has_parameter_privilege('session_replication_role', 'SET') AS allowed"
CHECKS_BY_ROW = "SET LOCAL session_replication_role = origin"
CHECKS_IN_SETS = "SET LOCAL session_replication_role = replica"
# Only people found, not inserted by the statement just before, can be missing.
ORPHANS = """
SELECT count(*) FROM import_row r
 WHERE NOT r.known AND r.person_known AND NOT EXISTS (SELECT FROM person h WHERE h.id = r.person_id)
"""

# A policy is bound by the version valid at its inception; the first version binds what is older than it.
VERSIONS = """
  SELECT p.id AS product_id, p.code, t.id AS terms_id,
         CASE WHEN t.version = 1 THEN '-infinity' ELSE t.valid_from END AS valid_from,
         coalesce(lead(t.valid_from) OVER (PARTITION BY p.id ORDER BY t.valid_from), 'infinity') AS valid_until
    FROM product p JOIN coverage_terms t ON t.product_id = p.id
"""
INSERT_POLICIES = f"""
WITH version AS ({VERSIONS})
INSERT INTO policy (id, number, policyholder_id, insured_id, product_id, terms_id, inception_on, anniversary_month,
                    anniversary_day, end_on, premium_cents, created_at, seen_in_import)
SELECT r.policy_id, r.number, r.person_id, r.person_id, v.product_id, v.terms_id, r.inception_on, r.anniversary_month,
       r.anniversary_day, r.end_on, r.premium_cents, %(now)s, %(import_id)s
  FROM import_row r JOIN version v
    ON v.code = r.product_code AND r.inception_on >= v.valid_from AND r.inception_on < v.valid_until
 WHERE NOT r.known
"""
_SAME = "h.name_key = r.name_key AND (h.rpps IS NULL OR r.rpps IS NULL OR h.rpps = r.rpps)"
_DIFFERS = " OR ".join(f"coalesce(r.{name}, h.{name}) IS DISTINCT FROM h.{name}" for name in _PERSON)
# The first line of a person decides on their address; an empty cell erases nothing.
UPDATE_PERSONS = f"""
WITH first AS (
  SELECT DISTINCT ON (r.person_id) r.* FROM import_row r JOIN person h ON h.id = r.person_id
   WHERE {_SAME} AND r.person_id IN (
     SELECT r.person_id FROM import_row r JOIN person h ON h.id = r.person_id
      WHERE r.person_known AND {_SAME} AND ({_DIFFERS}))
   ORDER BY r.person_id, r.line),
changed AS (
  UPDATE person h SET {", ".join(f"{name} = coalesce(r.{name}, h.{name})" for name in _PERSON)},
         email_key = coalesce(r.email_key, h.email_key)
    FROM first r WHERE h.id = r.person_id
     AND ({_DIFFERS})
  RETURNING r.line)
INSERT INTO import_touched SELECT line FROM changed
"""
MISMATCHES = """
SELECT r.line, r.number, concat_ws(' ', r.last_name, r.first_name) AS in_file,
       concat_ws(' ', h.last_name, h.first_name) AS on_file
  FROM import_row r JOIN person h ON h.id = r.person_id
 WHERE r.person_known AND (h.name_key <> r.name_key OR h.rpps <> r.rpps) ORDER BY r.line LIMIT %(limit)s
"""
REJECTS = """
SELECT line, "column", code FROM policy_import_reject WHERE import_id = %(import_id)s ORDER BY line, position
"""
COUNTS = """
SELECT count(*) FILTER (WHERE NOT known) AS created, count(*) AS accepted,
       (SELECT count(DISTINCT t.line) FROM import_touched t JOIN import_row k USING (line) WHERE k.known) AS updated
  FROM import_row
"""
