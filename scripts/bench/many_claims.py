"""As many claims as one likes, written set by set beside whatever the database holds: what a large portfolio weighs."""

from typing import Any

import psycopg

HANDLERS = 20
FILL = """
SET session_replication_role = replica;
INSERT INTO user_account (id, email, name, role, password_hash, created_at)
SELECT gen_random_uuid(), 'g' || n || '@example.org', 'Gestionnaire ' || n, 'handler', '', now()
  FROM generate_series(1, {handlers}) n;
CREATE TEMP TABLE staff AS SELECT id, row_number() OVER () AS n FROM user_account WHERE role = 'handler';
INSERT INTO person (id, last_name, first_name, name_key, created_at)
SELECT gen_random_uuid(), 'FICTIF' || n, 'Camille', 'camille fictif' || n, now() FROM generate_series(1, {claims}) n;
CREATE TEMP TABLE people AS SELECT id, CAST(row_number() OVER () AS integer) AS n FROM person
 WHERE last_name LIKE 'FICTIF%';
INSERT INTO policy (id, number, policyholder_id, insured_id, product_id, terms_id, inception_on, anniversary_month,
                    anniversary_day, created_at)
SELECT gen_random_uuid(), 'BANC-' || p.n, p.id, p.id, t.product_id, t.id, '2020-01-01', 1, 1, now()
  FROM people p JOIN (SELECT t.*, row_number() OVER (ORDER BY t.id) AS n, count(*) OVER () AS many
                        FROM coverage_terms t WHERE t.version = 1) t ON t.n = p.n % t.many + 1;
INSERT INTO claim (id, reference, version, status, policy_id, insured_id, insured_name, declared_at, channel,
                   earliest_prudent_day, earliest_deadline, closed_at, handler_id, created_by, to_qualify, mission_step,
                   mission_since, to_approve, open_complaint, replied_at, reply_from, last_activity_at)
SELECT gen_random_uuid(), 'SIN-1999-' || lpad(p.n::text, 6, '0'), 3,
       (ARRAY['declared', 'qualified', 'decided', 'in_progress', 'awaiting_insured'])[p.n % 5 + 1], f.id, p.id,
       'Camille FICTIF' || p.n, now() - p.n * interval '5 minutes', (ARRAY['phone', 'email', 'portal'])[p.n % 3 + 1],
       current_date + (p.n % 2003 * 7919 % 400), jsonb_build_object('id', gen_random_uuid(), 'rule', 'PRESS_3M',
         'last_day', current_date + 3 + (p.n % 2003 * 7919 % 400),
         'prudent_day', current_date + (p.n % 2003 * 7919 % 400),
         'not_later_than', NULL, 'unconfirmed', false),
       CASE WHEN p.n % 3 = 0 THEN now() END, s.id, 'banc', p.n % 5 = 0,
       (ARRAY['quoted', 'working', 'asked', NULL, NULL])[p.n % 5 + 1], now(),
       CASE WHEN p.n % 97 = 0 THEN ARRAY['quote'] ELSE '{{}}' END, p.n % 211 = 0,
       CASE WHEN p.n % 89 = 0 THEN now() END, CASE WHEN p.n % 89 = 0 THEN 'insured' END,
       now() - (p.n * 31 % 30) * interval '1 day'
  FROM people p JOIN policy f ON f.insured_id = p.id JOIN staff s ON s.n = p.n % {handlers} + 1;
INSERT INTO claim_status_fact (id, claim_id, status, at, actor_name)
SELECT gen_random_uuid(), id, status, declared_at, 'banc' FROM claim WHERE created_by = 'banc';
INSERT INTO disputed_content (id, claim_id, position, url, url_key, form, platform, first_seen_on, added_at)
SELECT gen_random_uuid(), c.id, n, 'https://x.example/' || c.reference || n, 'x.example/' || c.reference || n, 'review',
       (ARRAY['google', 'doctolib', 'facebook'])[n % 3 + 1], current_date, now()
  FROM claim c, generate_series(1, 2) n WHERE c.created_by = 'banc';
CREATE TEMP TABLE contents AS SELECT d.* FROM disputed_content d JOIN claim c ON c.id = d.claim_id
 WHERE c.created_by = 'banc';
INSERT INTO content_state (id, content_id, still_online, checked_at, recorded_by)
SELECT gen_random_uuid(), id, true, now(), 'banc' FROM contents;
INSERT INTO qualification (id, content_id, kind, reasons, decided_at, decided_by, decided_by_name)
SELECT gen_random_uuid(), id, CASE WHEN position = 1 THEN 'diffamation_publique' ELSE 'injure_publique' END, 'banc',
       now(), gen_random_uuid(), 'banc' FROM contents;
INSERT INTO coverage_period (id, policy_id, insured_id, guarantee, starts_on, ends_on, terms_id, events_limit,
                             events_used, created_at)
SELECT gen_random_uuid(), p.id, p.insured_id, 'e_reputation', '2026-01-01', '2027-01-01', p.terms_id, 2, 1, now()
  FROM policy p WHERE p.number LIKE 'BANC-%';
INSERT INTO covered_event (id, period_id, opened_by_claim_id, attached_on, terms_id, limit_cents, deductible_cents,
                           minimum_stake_cents, counts_at, committed_cents, created_at)
SELECT gen_random_uuid(), y.id, c.id, '2026-03-01', y.terms_id, 400000, 0, 0, 'decision', 50000, now()
  FROM claim c JOIN coverage_period y ON y.policy_id = c.policy_id WHERE c.created_by = 'banc';
INSERT INTO coverage_decision (id, claim_id, outcome, event_id, explanation, decided_at, decided_by, decided_by_name)
SELECT gen_random_uuid(), e.opened_by_claim_id, 'covered', e.id, '{{}}', now(), gen_random_uuid(), 'banc'
  FROM covered_event e JOIN claim c ON c.id = e.opened_by_claim_id WHERE c.created_by = 'banc';
"""


def fill(driver: psycopg.Connection[Any], claims: int) -> None:
    """Write so many claims, each with its policy, contents, qualification, decision and event; then ANALYZE.

    As the owner of the database: triggers rest meanwhile, what they keep is written too.
    """
    driver.execute(FILL.format(claims=claims, handlers=HANDLERS).encode())
    driver.execute("SET session_replication_role = origin")
    driver.execute("ANALYZE")
