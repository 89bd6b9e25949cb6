"""Reads of cover. A policy's position comes as one JSON document, so that a page or a decision is one round trip."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from backend.core.db import one_row


def position_sql(policy_id: str, as_of: str = "NULL::timestamptz", viewer: str = "NULL::uuid") -> str:
    """SQL of the JSON that `facts.parse` reads, for the policy whose id is the expression `policy_id`.

    With `as_of`, only what was recorded by that instant; balances are then summed from the entries. With `viewer`, the
    claims hidden from that person are counted and not named.
    """
    known = f"({as_of} IS NULL OR {{}} <= {as_of})"
    return f"""
    (SELECT jsonb_build_object(
        'id', p.id, 'number', p.number, 'product', pr.code, 'insured_id', p.insured_id, 'inception_on', p.inception_on,
        'anniversary_month', p.anniversary_month, 'anniversary_day', p.anniversary_day, 'end_on', p.end_on,
        'terms_id', p.terms_id, 'earlier', {_EARLIER},
        'terms', (SELECT jsonb_object_agg(t.id, jsonb_build_object('version', t.version, 'product', tp.code,
                      'document', t.document)) FROM coverage_terms t JOIN product tp ON tp.id = t.product_id
                   WHERE t.id = p.terms_id
                      OR t.id IN (SELECT a.terms_id FROM policy_amendment a WHERE a.policy_id = p.id)),
        'amendments', (SELECT coalesce(jsonb_agg(to_jsonb(a) ORDER BY a.effect_on, a.recorded_at), '[]')
                         FROM policy_amendment a WHERE a.policy_id = p.id AND {known.format("a.recorded_at")}),
        'facts', (SELECT coalesce(jsonb_agg(to_jsonb(f) ORDER BY f.effective_at, f.recorded_at), '[]')
                    FROM policy_status_fact f WHERE f.policy_id = p.id AND {known.format("f.recorded_at")}),
        'periods', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', cp.id, 'guarantee', cp.guarantee,
                        'insured_id', cp.insured_id, 'starts_on', cp.starts_on, 'ends_on', cp.ends_on,
                        'terms_id', {_terms_of_period(as_of)},
                        'events_limit', {_limit(as_of, "cp.events_limit", "events")},
                        'annual_limit_cents', {_limit(as_of, "cp.annual_limit_cents", "annual_amount")},
                        'extra_events', {_extra_events(known)},
                        'events_used', {_events_used(as_of)}, 'events', {_events(as_of, known, viewer)})), '[]')
                      FROM coverage_period cp WHERE cp.policy_id = p.id AND {known.format("cp.created_at")}))
       FROM policy p JOIN product pr ON pr.id = p.product_id WHERE p.id = {policy_id})
    """


# The insured's other policies of the same product that began before this one, each with its last day of cover.
_EARLIER = """(SELECT coalesce(jsonb_agg(jsonb_build_object('inception_on', o.inception_on, 'last_day', LEAST(
            CASE WHEN oa.id IS NULL THEN o.end_on ELSE oa.end_on END,
            (SELECT min(s.effective_at AT TIME ZONE 'Europe/Paris')::date - 1 FROM policy_status_fact s
              WHERE s.policy_id = o.id AND s.fact IN ('terminated', 'void', 'replaced'))))), '[]')
    FROM policy o LEFT JOIN LATERAL (SELECT a.id, a.end_on FROM policy_amendment a
                                      WHERE a.policy_id = o.id AND (a.end_on IS NOT NULL OR a.end_removed)
                                      ORDER BY a.effect_on DESC, a.recorded_at DESC LIMIT 1) oa ON true
   WHERE o.insured_id = p.insured_id AND o.product_id = p.product_id AND o.inception_on < p.inception_on)"""


def _terms_of_period(as_of: str) -> str:
    # Those of the last event that was opened in it.
    return f"""CASE WHEN {as_of} IS NULL THEN cp.terms_id ELSE coalesce(
        (SELECT o.terms_id FROM covered_event o WHERE o.period_id = cp.id AND o.created_at <= {as_of}
          ORDER BY o.created_at DESC, o.id DESC LIMIT 1), cp.terms_id) END"""


def _events_used(as_of: str) -> str:
    return f"""CASE WHEN {as_of} IS NULL THEN cp.events_used ELSE
        (SELECT coalesce(sum(CASE s.kind WHEN 'take' THEN 1 ELSE -1 END), 0) FROM event_slot_entry s
          WHERE s.period_id = cp.id AND s.recorded_at <= {as_of}) END"""


# Whatever moves a limit writes what it was: at an instant it was what the first later change found.
_OF_BENEFIT = "h.event_id = e.id AND h.benefit = b.benefit"


def _limit(as_of: str, column: str, what: str, of: str = "true") -> str:
    return f"""CASE WHEN {as_of} IS NULL THEN {column} ELSE (SELECT one.value FROM (
            SELECT h.before_value AS value, h.recorded_at AS at, h.id FROM limit_change h
             WHERE h.period_id = cp.id AND h.what = '{what}' AND {of} AND h.recorded_at > {as_of}
             UNION ALL SELECT {column}, 'infinity', NULL) one ORDER BY one.at, one.id LIMIT 1) END"""


def _extra_events(known: str) -> str:
    return f"""(SELECT coalesce(sum(x.extra_events), 0) FROM limit_exception x
            JOIN limit_exception_decision xd ON xd.exception_id = x.id AND xd.outcome = 'approved'
           WHERE x.period_id = cp.id AND {known.format("xd.decided_at")})"""


def _counted(as_of: str) -> str:
    return f"""CASE WHEN {as_of} IS NULL THEN e.counted ELSE
            (SELECT coalesce(sum(CASE s.kind WHEN 'take' THEN 1 ELSE -1 END), 0) > 0 FROM event_slot_entry s
              WHERE s.event_id = e.id AND s.recorded_at <= {as_of}) END"""


def _benefit_used(as_of: str) -> str:
    return f"""CASE WHEN {as_of} IS NULL THEN b.committed_cents + b.paid_cents ELSE
            (SELECT coalesce(sum(CASE WHEN l.kind = 'commit' THEN l.amount_cents
                                      WHEN l.kind = 'release' AND n.kind IN ('commit', 'pay') THEN -l.amount_cents
                                 END), 0)
               FROM ledger_entry l LEFT JOIN ledger_entry n ON n.id = l.of_entry
              WHERE l.event_id = e.id AND l.benefit = b.benefit AND l.recorded_at <= {as_of}) END"""


def _events(as_of: str, known: str, viewer: str) -> str:
    return f"""(SELECT coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'attached_on', e.attached_on,
            'terms_id', e.terms_id, 'counted', {_counted(as_of)},
            'limit_cents', {_limit(as_of, "e.limit_cents", "event_amount", "h.event_id = e.id")},
            'deductible_cents', e.deductible_cents, 'minimum_stake_cents', e.minimum_stake_cents,
            'balance', {_balance(as_of)}, 'deductible_used_cents', {_deductible_used(known)},
            'sub_limits', (SELECT coalesce(jsonb_object_agg(b.benefit, jsonb_build_object(
                'limit', {_limit(as_of, "b.limit_cents", "benefit_amount", _OF_BENEFIT)},
                'used', {_benefit_used(as_of)})), '{{}}') FROM event_sublimit b WHERE b.event_id = e.id),
            'claims', (SELECT coalesce(jsonb_agg(ec.claim_reference ORDER BY ec.joined_at), '[]') FROM event_claim ec
                 JOIN claim eh ON eh.id = ec.claim_id
                WHERE ec.event_id = e.id AND {known.format("ec.joined_at")}
                  AND (ec.left_at IS NULL OR ec.left_at > {as_of})
                  AND ({viewer} IS NULL OR NOT ({viewer} = ANY(eh.hidden_from)))))
            ORDER BY e.attached_on, e.created_at), '[]')
         FROM covered_event e WHERE e.period_id = cp.id AND {known.format("e.created_at")})"""


def _deductible_used(known: str) -> str:
    # Charged by commits less given back by releases: an invoice under the deductible still used its own amount.
    return f"""(SELECT coalesce(sum(CASE d.kind WHEN 'commit' THEN 1 ELSE -1 END
            * (d.facts->>'deductible_cents')::bigint), 0) FROM ledger_entry d
        WHERE d.event_id = e.id AND d.kind IN ('commit', 'release') AND {known.format("d.recorded_at")})"""


def _balance(as_of: str) -> str:
    return f"""CASE WHEN {as_of} IS NULL THEN jsonb_build_object('reserved', e.reserved_cents,
            'committed', e.committed_cents, 'paid', e.paid_cents, 'recovered', e.recovered_cents)
        ELSE (SELECT jsonb_build_object(
            'reserved', coalesce(sum(CASE WHEN l.kind = 'reserve' THEN l.amount_cents
                                          WHEN l.kind = 'release' AND n.kind = 'reserve' THEN -l.amount_cents END), 0),
            'committed', coalesce(sum(CASE WHEN l.kind = 'commit' THEN l.amount_cents
                                           WHEN l.kind = 'pay' OR (l.kind = 'release' AND n.kind = 'commit')
                                           THEN -l.amount_cents END), 0),
            'paid', coalesce(sum(CASE WHEN l.kind = 'pay' THEN l.amount_cents
                                      WHEN l.kind = 'release' AND n.kind = 'pay' THEN -l.amount_cents END), 0),
            'recovered', coalesce(sum(CASE WHEN l.kind = 'recover' THEN l.amount_cents
                                           WHEN l.kind = 'release' AND n.kind = 'recover' THEN -l.amount_cents END),
                                  0))
          FROM ledger_entry l LEFT JOIN ledger_entry n ON n.id = l.of_entry
         WHERE l.event_id = e.id AND l.recorded_at <= {as_of}) END"""


def position_of_policy(
    session: Session, number: str, as_of: datetime | None, viewer: UUID | None
) -> Mapping[str, Any] | None:
    """The position of the policy with this number, None when there is none."""
    position = position_sql("found.id", "CAST(:as_of AS timestamptz)", "CAST(:viewer AS uuid)")
    sql = f"SELECT {position} AS position FROM policy found WHERE found.number = :number"
    row = one_row(session, sql, number=number, as_of=as_of, viewer=viewer)
    return None if row is None else row["position"]


def position_of_event(session: Session, event_id: UUID) -> Mapping[str, Any] | None:
    """The position of the policy that an event belongs to."""
    sql = f"""SELECT {position_sql("cp.policy_id")} AS position
                FROM covered_event ce JOIN coverage_period cp ON cp.id = ce.period_id WHERE ce.id = :event_id"""
    row = one_row(session, sql, event_id=event_id)
    return None if row is None else row["position"]
