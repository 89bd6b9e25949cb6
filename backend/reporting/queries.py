"""The figures of a month, as known at its end: every count stops at `:ends_at`, so that a past month never moves.

What the tables keep of today only (a claim's policy, its handler) comes from the audit trail. Names alone are today's.
"""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.core.db import one_row, rows
from backend.reporting.rules import Month

# Every policy as it binds on the day told: its product, whether it is in force.
_POLICIES = """
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
           coalesce(sum(l.amount_cents) FILTER (WHERE l.kind = 'pay'), 0) AS paid,
           coalesce(sum(l.amount_cents) FILTER (WHERE l.kind = 'release' AND n.kind = 'commit'), 0) AS released
      FROM covered_event e
      LEFT JOIN ledger_entry l ON l.event_id = e.id AND l.recorded_at < :ends_at
      LEFT JOIN ledger_entry n ON n.id = l.of_entry
     WHERE e.created_at < :ends_at
       AND (SELECT s.kind FROM event_slot_entry s WHERE s.event_id = e.id AND s.recorded_at < :ends_at
             ORDER BY s.round DESC, s.kind LIMIT 1) IS DISTINCT FROM 'give_back'
     GROUP BY e.id
"""

# Periods under way with their slots and money at the end of the month.
_PERIODS = f"""
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

_MOVEMENTS = """
    SELECT coalesce(sum(l.amount_cents) FILTER (WHERE l.kind = 'commit'), 0) AS committed,
           coalesce(sum(l.amount_cents) FILTER (WHERE l.kind = 'pay'), 0) AS paid,
           coalesce(sum(l.amount_cents) FILTER (WHERE l.kind = 'release' AND n.kind = 'commit'), 0) AS released,
           coalesce(sum(l.amount_cents) FILTER (WHERE l.kind = 'recover'), 0) AS recovered
      FROM ledger_entry l LEFT JOIN ledger_entry n ON n.id = l.of_entry
     WHERE l.recorded_at >= :starts_at AND l.recorded_at < :ends_at
"""

_OPEN_AT_END = """
    c.declared_at < :ends_at AND (SELECT s.status FROM claim_status_fact s WHERE s.claim_id = c.id AND s.at < :ends_at
        ORDER BY s.at DESC, s.id DESC LIMIT 1) <> 'closed'
"""

# A fact of the claim `c` as its audit trail knew it.
_AT_END = """(SELECT (a.facts ->> '{fact}')::uuid FROM audit_entry a
               WHERE a.subject_id = c.id AND a.facts ? '{fact}' AND a.at < :ends_at
               ORDER BY a.position DESC LIMIT 1)"""
_POLICY_AT_END, _HANDLER_AT_END = _AT_END.format(fact="policy_id"), _AT_END.format(fact="handler")


def _bounds(month: Month) -> dict[str, object]:
    return {"starts_at": month.starts_at, "ends_at": month.ends_at, "as_of": month.as_of}


def carrier(session: Session) -> RowMapping | None:
    """The risk carrier in whose name the report is made."""
    return one_row(session, "SELECT name, letterhead FROM risk_carrier ORDER BY code LIMIT 1")


def figures(session: Session, month: Month) -> RowMapping:
    """The counts and amounts of one month."""
    row = one_row(
        session,
        f"""SELECT
            (SELECT count(*) FROM ({_POLICIES}) p WHERE p.in_force) AS policies_in_force,
            (SELECT count(*) FROM claim WHERE declared_at >= :starts_at AND declared_at < :ends_at) AS claims_declared,
            (SELECT count(*) FROM claim c WHERE {_OPEN_AT_END}) AS claims_open_at_end,
            (SELECT count(DISTINCT claim_id) FROM claim_status_fact
              WHERE status = 'closed' AND at >= :starts_at AND at < :ends_at) AS claims_closed,
            (SELECT count(*) FROM covered_event WHERE created_at >= :starts_at AND created_at < :ends_at)
              AS events_opened,
            (SELECT count(*) FROM ({_PERIODS}) p WHERE p.used >= p.events_limit) AS policies_at_limit,
            d.covered AS decided_covered, d.not_covered AS decided_not_covered, d.advice_only AS decided_advice_only,
            m.committed AS committed_cents, m.paid AS paid_cents, m.released AS released_cents,
            m.recovered AS recovered_cents
          FROM ({_MOVEMENTS}) m, (
            SELECT count(*) FILTER (WHERE outcome = 'covered') AS covered,
                   count(*) FILTER (WHERE outcome = 'not_covered') AS not_covered,
                   count(*) FILTER (WHERE outcome = 'advice_only') AS advice_only
              FROM (SELECT DISTINCT ON (claim_id) outcome FROM coverage_decision
                     WHERE decided_at >= :starts_at AND decided_at < :ends_at
                     ORDER BY claim_id, decided_at DESC, id DESC) last) d""",
        **_bounds(month),
    )
    assert row is not None
    return row


def consumption(session: Session, month: Month) -> Sequence[RowMapping]:
    """The insurance periods under way that hold an event: slots and euros."""
    return rows(
        session,
        f"""SELECT p.number, tp.code AS product, h.last_name, h.first_name, i.last_name AS insured_last_name,
                   i.first_name AS insured_first_name, x.*
              FROM ({_PERIODS}) x JOIN policy p ON p.id = x.policy_id JOIN product tp ON tp.id = x.product_id
              JOIN person h ON h.id = p.policyholder_id JOIN person i ON i.id = x.insured_id
             ORDER BY p.number, x.starts_on, x.insured_id""",
        **_bounds(month),
    )


def products(session: Session, month: Month) -> Sequence[RowMapping]:
    """Each product: stocks at the end, movements of the month."""
    return rows(
        session,
        f"""WITH bound AS MATERIALIZED ({_POLICIES}),
            moved AS (SELECT cp.policy_id,
                   coalesce(sum(l.amount_cents) FILTER (WHERE l.kind = 'commit'), 0) AS committed,
                   coalesce(sum(l.amount_cents) FILTER (WHERE l.kind = 'pay'), 0) AS paid
              FROM ledger_entry l JOIN covered_event e ON e.id = l.event_id
              JOIN coverage_period cp ON cp.id = e.period_id
             WHERE l.recorded_at >= :starts_at AND l.recorded_at < :ends_at GROUP BY cp.policy_id),
            declared AS (SELECT {_POLICY_AT_END} AS policy_id, count(*) AS claims FROM claim c
              WHERE declared_at >= :starts_at AND declared_at < :ends_at GROUP BY 1),
            opened AS (SELECT cp.policy_id, count(*) AS events FROM covered_event e
              JOIN coverage_period cp ON cp.id = e.period_id
             WHERE e.created_at >= :starts_at AND e.created_at < :ends_at GROUP BY cp.policy_id),
            remaining AS (SELECT x.policy_id, sum(x.limit_cents - x.committed - x.paid) AS cents
              FROM ({_PERIODS}) x GROUP BY x.policy_id)
            SELECT b.product, count(*) FILTER (WHERE b.in_force) AS in_force, coalesce(sum(d.claims), 0) AS declared,
                   coalesce(sum(o.events), 0) AS events, coalesce(sum(m.committed), 0) AS committed,
                   coalesce(sum(m.paid), 0) AS paid, coalesce(sum(r.cents), 0) AS remaining
              FROM bound b LEFT JOIN moved m ON m.policy_id = b.id LEFT JOIN declared d ON d.policy_id = b.id
              LEFT JOIN opened o ON o.policy_id = b.id LEFT JOIN remaining r ON r.policy_id = b.id
             GROUP BY b.product ORDER BY b.product""",
        **_bounds(month),
    )


def declared_by_day(session: Session, month: Month) -> Sequence[RowMapping]:
    """Claims declared on each day of the month, in Paris."""
    return rows(
        session,
        """SELECT (declared_at AT TIME ZONE 'Europe/Paris')::date AS day, count(*) AS declared FROM claim
            WHERE declared_at >= :starts_at AND declared_at < :ends_at GROUP BY 1 ORDER BY 1""",
        starts_at=month.starts_at,
        ends_at=month.ends_at,
    )


def trailing(session: Session, month: Month, since: datetime) -> Sequence[RowMapping]:
    """The last twelve months: declared, covered, committed, paid."""
    return rows(
        session,
        """SELECT m.month, sum(m.declared) AS declared, sum(m.covered) AS covered, sum(m.committed) AS committed,
                  sum(m.paid) AS paid
             FROM (SELECT date_trunc('month', declared_at AT TIME ZONE 'Europe/Paris')::date AS month, 1 AS declared,
                          0 AS covered, 0 AS committed, 0 AS paid
                     FROM claim WHERE declared_at >= :since AND declared_at < :ends_at
                   UNION ALL
                   SELECT k.month, 0, 1, 0, 0 FROM (
                     SELECT DISTINCT ON (claim_id, month) outcome,
                            date_trunc('month', decided_at AT TIME ZONE 'Europe/Paris')::date AS month
                       FROM coverage_decision WHERE decided_at >= :since AND decided_at < :ends_at
                      ORDER BY claim_id, month, decided_at DESC, id DESC) k WHERE k.outcome = 'covered'
                   UNION ALL
                   SELECT date_trunc('month', recorded_at AT TIME ZONE 'Europe/Paris')::date, 0, 0,
                          CASE kind WHEN 'commit' THEN amount_cents ELSE 0 END,
                          CASE kind WHEN 'pay' THEN amount_cents ELSE 0 END
                     FROM ledger_entry
                    WHERE kind IN ('commit', 'pay') AND recorded_at >= :since AND recorded_at < :ends_at
                  ) m GROUP BY m.month ORDER BY m.month""",
        since=since,
        ends_at=month.ends_at,
    )


def deadlines(session: Session, month: Month, limit: int) -> Sequence[RowMapping]:
    """The clocks of claims open at the end of the month, by prudent day: those that ran out meanwhile come first."""
    return rows(
        session,
        f"""SELECT DISTINCT ON (t.prudent_day, c.reference) c.reference, c.insured_name, t.rule, t.rule_version,
                   t.last_day, t.prudent_day, u.name AS handler
              FROM deadline t JOIN claim c ON c.id = t.claim_id LEFT JOIN user_account u ON u.id = {_HANDLER_AT_END}
             WHERE t.computed_at < :ends_at AND (t.closed_at IS NULL OR t.closed_at >= :ends_at)
               AND t.prudent_day IS NOT NULL AND t.last_day >= :first AND {_OPEN_AT_END}
             ORDER BY t.prudent_day, c.reference, t.shadow, t.rule LIMIT :limit""",
        limit=limit,
        ends_at=month.ends_at,
        first=month.first,
    )


def providers(session: Session, month: Month) -> Sequence[RowMapping]:
    """Each provider's month, by speciality."""
    return rows(
        session,
        """SELECT p.name, r.speciality,
                  count(*) FILTER (WHERE r.was_requested) AS requests,
                  count(*) FILTER (WHERE r.was_ordered) AS ordered,
                  count(*) FILTER (WHERE r.was_delivered) AS delivered,
                  percentile_cont(0.5) WITHIN GROUP (ORDER BY r.delivered_on - r.ordered_on)
                    FILTER (WHERE r.was_delivered) AS median_days,
                  coalesce(sum(r.amount_ttc_cents) FILTER (WHERE r.was_ordered), 0) AS amount
             FROM (SELECT q.provider_id, q.speciality, o.amount_ttc_cents, d.delivered_on,
                          (o.ordered_at AT TIME ZONE 'Europe/Paris')::date AS ordered_on,
                          q.requested_at >= :starts_at AND q.requested_at < :ends_at AS was_requested,
                          coalesce(o.ordered_at >= :starts_at AND o.ordered_at < :ends_at, false) AS was_ordered,
                          coalesce(d.recorded_at >= :starts_at AND d.recorded_at < :ends_at, false) AS was_delivered
                     FROM service_request q LEFT JOIN purchase_order o ON o.request_id = q.id
                     LEFT JOIN LATERAL (SELECT delivered_on, recorded_at FROM delivery WHERE request_id = q.id
                                         ORDER BY recorded_at LIMIT 1) d ON true) r
             JOIN provider p ON p.id = r.provider_id
            WHERE r.was_requested OR r.was_ordered OR r.was_delivered
            GROUP BY p.name, r.speciality ORDER BY p.name, r.speciality""",
        **_bounds(month),
    )


def exclusions(session: Session, month: Month) -> RowMapping:
    """References of what is in no figure."""
    row = one_row(
        session,
        f"""SELECT
            (SELECT coalesce(array_agg(c.reference ORDER BY c.reference), '{{}}') FROM claim c WHERE {_OPEN_AT_END}
                AND NOT EXISTS (SELECT 1 FROM coverage_decision k WHERE k.claim_id = c.id AND k.decided_at < :ends_at))
              AS undecided,
            (SELECT coalesce(array_agg(c.reference ORDER BY c.reference), '{{}}') FROM claim c
              WHERE {_OPEN_AT_END} AND {_POLICY_AT_END} IS NULL) AS unidentified,
            (SELECT coalesce(array_agg(r.reference ORDER BY r.reference), '{{}}') FROM service_request r
              WHERE r.requested_at < :ends_at AND (r.closed_at IS NULL OR r.closed_at >= :ends_at)
                AND NOT EXISTS (SELECT 1 FROM quote q WHERE q.request_id = r.id AND q.received_at < :ends_at))
              AS unpriced,
            (SELECT coalesce(array_agg(DISTINCT c.reference ORDER BY c.reference), '{{}}')
               FROM claim c JOIN disputed_content d ON d.claim_id = c.id
              WHERE {_OPEN_AT_END} AND d.added_at < :ends_at AND (
                SELECT f.earliest FROM publication_fact f WHERE f.content_id = d.id AND f.recorded_at < :ends_at
                 ORDER BY f.recorded_at DESC, f.id DESC LIMIT 1) IS NULL) AS undated""",
        ends_at=month.ends_at,
    )
    assert row is not None
    return row


def lock_queued_run(session: Session) -> RowMapping | None:
    """The oldest run that waits, or that a worker left unfinished; another worker's is passed over."""
    oldest = "SELECT id, month FROM report_run WHERE state = 'queued' ORDER BY requested_at, id LIMIT 1"
    return one_row(session, f"{oldest} FOR UPDATE SKIP LOCKED")


def run(session: Session, month: str, run_id: UUID) -> RowMapping | None:
    """One run of a month's report."""
    return one_row(session, "SELECT * FROM report_run WHERE id = :id AND month = :month", id=run_id, month=month)


def runs(session: Session, month: str) -> Sequence[RowMapping]:
    """The runs of a month's report, the last one first."""
    return rows(
        session, "SELECT * FROM report_run WHERE month = :month ORDER BY requested_at DESC, id DESC", month=month
    )


def months_with_data(session: Session) -> Sequence[date]:
    """The months since the first declaration, the latest first."""
    found = rows(
        session,
        """SELECT DISTINCT date_trunc('month', declared_at AT TIME ZONE 'Europe/Paris')::date AS month
             FROM claim ORDER BY month DESC LIMIT 120""",
    )
    return [row["month"] for row in found]
