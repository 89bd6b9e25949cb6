"""SELECTs of matching: what each provider's missions show, whom they are tied with, who the parties are."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.core.db import one_row, rows
from backend.policies.queries.merging import root_of

# Ties between providers are followed both ways: whoever is tied with one of a group is tied with all of it.
_GROUPS = """
    RECURSIVE asked AS (SELECT p.* FROM provider p WHERE :speciality = ANY (p.specialities)
                           AND (CAST(:only AS uuid) IS NULL OR p.id = CAST(:only AS uuid))),
    grouped AS (SELECT id AS asked_id, id AS member FROM asked
         UNION SELECT g.asked_id, CASE WHEN l.provider_id = g.member THEN l.other_provider_id ELSE l.provider_id END
                 FROM grouped g JOIN provider_link l ON g.member IN (l.provider_id, l.other_provider_id)
                WHERE l.other_provider_id IS NOT NULL AND l.ended_at IS NULL)
"""
_TIES = f"""(SELECT coalesce(jsonb_agg(tie ORDER BY tie ->> 'name', tie ->> 'reason'), '[]') FROM (
    SELECT jsonb_build_object('name', coalesce(l.name, trim(concat(i.first_name, ' ', i.last_name))),
                              'reason', l.reason, 'person_id', {root_of("l.person_id")}) AS tie
      FROM grouped g JOIN provider_link l ON l.provider_id = g.member LEFT JOIN person i ON i.id = l.person_id
     WHERE g.asked_id = p.id AND l.ended_at IS NULL AND l.other_provider_id IS NULL
     UNION ALL
    SELECT jsonb_build_object('name', m.name, 'reason', 'prestataire lié', 'person_id', NULL)
      FROM grouped g JOIN provider m ON m.id = g.member WHERE g.asked_id = p.id AND g.member <> p.id) t)"""
_PAPERS = """(SELECT jsonb_agg(jsonb_build_object('kind', k.kind, 'recorded', d.id IS NOT NULL,
        'valid_until', d.valid_until, 'required', r.required) ORDER BY k.kind)
    FROM unnest(ARRAY['insurance_certificate', 'convention', 'registration']) AS k (kind)
    LEFT JOIN LATERAL (SELECT o.id, o.valid_until FROM provider_document o
         WHERE o.provider_id = p.id AND o.kind = k.kind ORDER BY o.recorded_at DESC, o.id DESC LIMIT 1) d ON true
    LEFT JOIN LATERAL (SELECT q.required FROM document_requirement q
         WHERE q.speciality = :speciality AND q.kind = k.kind AND q.since <= :today
         ORDER BY q.since DESC, q.recorded_at DESC, q.id DESC LIMIT 1) r ON true)"""
_TARIFF = """LEFT JOIN LATERAL (SELECT t.id, t.amount_ttc_cents FROM provider_tariff t
         WHERE t.provider_id = p.id AND t.speciality = :speciality AND t.valid_from <= :today
         ORDER BY t.valid_from DESC, t.recorded_at DESC, t.id DESC LIMIT 1) dated ON true"""
# One row a mission: what became of it, and what was seen at later looks. Whatever only an unknown cause explains is
# held against nobody.
OUTCOMES = """
    SELECT s.id AS request_id, s.provider_id, s.speciality, s.state, s.progress, o.id AS order_id, o.promised_on,
           d.delivered_on,
           greatest(0, d.delivered_on - CAST(o.ordered_at AT TIME ZONE 'Europe/Paris' AS date)) AS days,
           cause.cause, seen.checked, seen.reappeared,
           d.delivered_on IS NOT NULL AND (coalesce(cause.cause NOT IN ('provider_action', 'unknown'), false)
                                           OR coalesce(seen.still_there, false)) AS failed
      FROM service_request s LEFT JOIN purchase_order o ON o.request_id = s.id
      LEFT JOIN LATERAL (SELECT min(v.delivered_on) AS delivered_on FROM delivery v
                          WHERE v.request_id = s.id AND v.is_complete) d ON true
      LEFT JOIN LATERAL (SELECT c.cause FROM removal_cause c WHERE c.request_id = s.id
                          ORDER BY c.recorded_at DESC, c.id DESC LIMIT 1) cause ON true
      LEFT JOIN LATERAL (SELECT count(*) > 0 AS checked, bool_or(last.result = 'reappeared') AS reappeared,
                                (array_agg(last.result ORDER BY k.after_days DESC))[1] = 'still_there' AS still_there
              FROM post_check k JOIN LATERAL (SELECT r.result FROM post_check_result r WHERE r.post_check_id = k.id
                   ORDER BY r.recorded_at DESC, r.id DESC LIMIT 1) last ON true WHERE k.request_id = s.id) seen ON true
"""
MEDIAN_DAYS = """CAST(round(percentile_cont(0.5) WITHIN GROUP (ORDER BY t.days)
    FILTER (WHERE t.delivered_on IS NOT NULL)) AS int)"""
_MISSIONS = f"""LEFT JOIN LATERAL (
     SELECT count(t.order_id) AS ordered, count(t.delivered_on) AS delivered, {MEDIAN_DAYS} AS median_delay_days,
            count(*) FILTER (WHERE t.failed) AS failed, count(*) FILTER (WHERE t.checked) AS checked,
            count(*) FILTER (WHERE t.reappeared) AS reappeared
       FROM ({OUTCOMES} WHERE s.provider_id = p.id AND s.speciality = :speciality) t
      WHERE t.order_id IS NOT NULL) m ON true"""


def candidates(session: Session, speciality: str, today: date, only: UUID | None = None) -> Sequence[RowMapping]:
    """Providers of a speciality (or `only` this one) and what their missions show.

    A cancelled order counts as not delivered.
    """
    return rows(
        session,
        f"""WITH {_GROUPS}
            SELECT p.id, p.name, p.active, p.suspended_reason, p.platforms, p.territories, p.capacity,
                   p.usual_delay_days, CASE WHEN dated.id IS NULL THEN CAST(p.tariffs ->> :speciality AS bigint)
                                            ELSE dated.amount_ttc_cents END AS tariff,
                   (SELECT count(*) FROM service_request s WHERE s.provider_id = p.id
                       AND s.state IN ('requested', 'quoted', 'ordered')) AS open_requests,
                   coalesce(m.ordered, 0) AS ordered, coalesce(m.delivered, 0) AS delivered, m.median_delay_days,
                   coalesce(m.failed, 0) AS failed, coalesce(m.checked, 0) AS checked,
                   coalesce(m.reappeared, 0) AS reappeared,
                   {_PAPERS} AS papers, {_TIES} AS ties
              FROM asked p {_TARIFF} {_MISSIONS} ORDER BY p.name, p.id""",
        speciality=speciality,
        today=today,
        only=only,
    )


def parties(session: Session, claim_id: UUID) -> RowMapping:
    """Insured, targets and authors of a claim: names, and the insured's entry on file."""
    found = one_row(
        session,
        f"""SELECT {root_of("c.insured_id")} AS insured_id,
                   array(SELECT DISTINCT n FROM (SELECT c.target ->> 'name' AS n UNION
                         SELECT q.name FROM claim_party q WHERE q.claim_id = c.id AND q.role = 'target') t
                          WHERE n IS NOT NULL ORDER BY n) AS targets,
                   array(SELECT DISTINCT n FROM (SELECT d.author ->> 'name' AS n FROM disputed_content d
                          WHERE d.claim_id = c.id UNION
                         SELECT q.name FROM claim_party q WHERE q.claim_id = c.id AND q.role = 'author') a
                          WHERE n IS NOT NULL ORDER BY n) AS authors
              FROM claim c WHERE c.id = :claim_id""",
        claim_id=claim_id,
    )
    assert found is not None, "a claim that was found does not go away"
    return found


# Whose missions count, and by what they are put together, are told by whoever asks; `t` is a mission.
_FIGURES = f"""count(*) AS missions, count(t.order_id) AS ordered,
    count(*) FILTER (WHERE t.state IN ('requested', 'quoted', 'ordered')) AS under_way,
    count(t.delivered_on) AS delivered,
    count(*) FILTER (WHERE t.delivered_on <= t.promised_on) AS on_time,
    count(*) FILTER (WHERE t.delivered_on > t.promised_on) AS late,
    {MEDIAN_DAYS} AS median_days,
    count(*) FILTER (WHERE t.progress = 'declined') AS declined,
    count(*) FILTER (WHERE t.progress = 'expired') AS unanswered,
    count(*) FILTER (WHERE t.progress = 'cancelled') AS cancelled,
    count(*) FILTER (WHERE t.cause = 'provider_action') AS by_provider_action,
    count(*) FILTER (WHERE t.cause = 'author_withdrew') AS by_author_withdrew,
    count(*) FILTER (WHERE t.cause = 'platform_own_motion') AS by_platform_own_motion,
    count(*) FILTER (WHERE t.cause = 'court') AS by_court,
    count(*) FILTER (WHERE t.cause = 'unknown') AS by_unknown,
    count(*) FILTER (WHERE t.checked) AS checked, count(*) FILTER (WHERE t.reappeared) AS reappeared,
    count(*) FILTER (WHERE t.failed) AS failed,
    count(*) FILTER (WHERE t.progress = 'replaced' OR t.refused_invoice) AS disputes,
    coalesce(sum(t.ratings), 0) AS ratings, round(sum(t.score) / nullif(sum(t.ratings), 0), 1)
      AS rating_average"""


def _judged(whose: str) -> str:
    """The missions that `whose` keeps, with their notes: a person's last note of each counts."""
    return f"""(SELECT o.*, n.ratings, n.score, EXISTS (SELECT 1 FROM invoice i
                        WHERE i.request_id = o.request_id AND i.state = 'refused') AS refused_invoice
                 FROM ({OUTCOMES} WHERE {whose}) o LEFT JOIN LATERAL (
                      SELECT count(*) AS ratings, sum(l.score) AS score FROM (
                        SELECT DISTINCT ON (m.rated_by) m.score FROM mission_rating m
                         WHERE m.request_id = o.request_id ORDER BY m.rated_by, m.rated_at DESC, m.id DESC) l
                      ) n ON true) t"""


def figures(session: Session, provider_id: UUID) -> Sequence[RowMapping]:
    """What the missions of a provider show, by speciality, then altogether (speciality None)."""
    return rows(
        session,
        f"""SELECT t.speciality, {_FIGURES} FROM {_judged("s.provider_id = :id")}
             GROUP BY GROUPING SETS ((t.speciality), ()) ORDER BY t.speciality NULLS LAST""",
        id=provider_id,
    )


def figures_of(session: Session, provider_ids: Sequence[UUID]) -> dict[UUID, RowMapping]:
    """What the missions of each provider show altogether; nobody without a mission is in it."""
    found = rows(
        session,
        f"""SELECT t.provider_id, CAST(NULL AS text) AS speciality, {_FIGURES}
              FROM {_judged("s.provider_id = ANY (:ids)")} GROUP BY t.provider_id""",
        ids=list(provider_ids),
    )
    return {row["provider_id"]: row for row in found}
