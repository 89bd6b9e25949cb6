"""Clocks and providers of a month, and what is in no figure."""

from collections.abc import Sequence

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.core.db import one_row, rows
from backend.reporting.queries.fragments import (
    HANDLER_AT_END,
    OPEN_AT_END,
    POLICY_AT_END,
    bounds,
)
from backend.reporting.rules import Month


def deadlines(session: Session, month: Month, limit: int) -> Sequence[RowMapping]:
    """The clocks of claims open at the end of the month, by prudent day: those that ran out meanwhile come first."""
    return rows(
        session,
        f"""SELECT DISTINCT ON (t.prudent_day, c.reference) c.reference, c.insured_name, t.rule, t.rule_version,
                   t.last_day, t.prudent_day, u.name AS handler
              FROM deadline t JOIN claim c ON c.id = t.claim_id LEFT JOIN user_account u ON u.id = {HANDLER_AT_END}
             WHERE t.computed_at < :ends_at AND (t.closed_at IS NULL OR t.closed_at >= :ends_at)
               AND t.prudent_day IS NOT NULL AND t.last_day >= :first AND {OPEN_AT_END}
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
        **bounds(month),
    )


def exclusions(session: Session, month: Month) -> RowMapping:
    """References of what is in no figure."""
    row = one_row(
        session,
        f"""SELECT
            (SELECT coalesce(array_agg(c.reference ORDER BY c.reference), '{{}}') FROM claim c WHERE {OPEN_AT_END}
                AND NOT EXISTS (SELECT 1 FROM coverage_decision k WHERE k.claim_id = c.id AND k.decided_at < :ends_at))
              AS undecided,
            (SELECT coalesce(array_agg(c.reference ORDER BY c.reference), '{{}}') FROM claim c
              WHERE {OPEN_AT_END} AND {POLICY_AT_END} IS NULL) AS unidentified,
            (SELECT coalesce(array_agg(r.reference ORDER BY r.reference), '{{}}') FROM service_request r
              WHERE r.requested_at < :ends_at AND (r.closed_at IS NULL OR r.closed_at >= :ends_at)
                AND NOT EXISTS (SELECT 1 FROM quote q WHERE q.request_id = r.id AND q.received_at < :ends_at))
              AS unpriced,
            (SELECT coalesce(array_agg(DISTINCT c.reference ORDER BY c.reference), '{{}}')
               FROM claim c JOIN disputed_content d ON d.claim_id = c.id
              WHERE {OPEN_AT_END} AND d.added_at < :ends_at AND (
                SELECT f.earliest FROM publication_fact f WHERE f.content_id = d.id AND f.recorded_at < :ends_at
                 ORDER BY f.recorded_at DESC, f.id DESC LIMIT 1) IS NULL) AS undated""",
        ends_at=month.ends_at,
    )
    assert row is not None
    return row
