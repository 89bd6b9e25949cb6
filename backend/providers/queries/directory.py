"""Every SELECT of the directory."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import RowMapping, select
from sqlalchemy.orm import Session

from backend.core.db import one_row, rows
from backend.providers.models import Provider

_OPEN_REQUESTS = """(SELECT count(*) FROM service_request s
    WHERE s.provider_id = p.id AND s.state IN ('requested', 'quoted', 'ordered'))"""


def provider(session: Session, provider_id: UUID) -> Provider | None:
    """One provider."""
    return session.get(Provider, provider_id)


def provider_for_change(session: Session, provider_id: UUID) -> Provider | None:
    """One provider, locked."""
    return session.get(Provider, provider_id, with_for_update=True, populate_existing=True)


def siret_owner(session: Session, siret: str) -> UUID | None:
    """Who bears a SIRET."""
    return session.scalar(select(Provider.id).where(Provider.siret == siret))


def provider_page(
    session: Session,
    *,
    speciality: str | None,
    platform: str | None,
    q: str | None,
    after: tuple[str, str] | None,
    limit: int,
) -> Sequence[RowMapping]:
    """Providers by name, with their missions under way."""
    return rows(
        session,
        f"""SELECT p.*, {_OPEN_REQUESTS} AS open_requests FROM provider p
             WHERE (CAST(:speciality AS text) IS NULL OR :speciality = ANY (p.specialities))
               AND (CAST(:platform AS text) IS NULL OR :platform = ANY (p.platforms))
               AND (CAST(:q AS text) IS NULL OR position(lower(:q) IN lower(p.name)) > 0)
               AND (CAST(:after_name AS text) IS NULL OR (p.name, p.id) > (:after_name, CAST(:after_id AS uuid)))
             ORDER BY p.name, p.id LIMIT :limit""",
        speciality=speciality,
        platform=platform,
        q=q,
        after_name=after[0] if after else None,
        after_id=after[1] if after else None,
        limit=limit,
    )


def provider_view(session: Session, provider_id: UUID) -> RowMapping | None:
    """One provider with their missions under way."""
    sql = f"SELECT p.*, {_OPEN_REQUESTS} AS open_requests FROM provider p WHERE p.id = :id"
    return one_row(session, sql, id=provider_id)


def candidates(session: Session, speciality: str) -> Sequence[RowMapping]:
    """Providers of a speciality and what their missions show; a cancelled order counts as not delivered."""
    return rows(
        session,
        f"""SELECT p.id, p.name, p.active, p.suspended_reason, p.platforms, p.territories, p.capacity,
                   p.usual_delay_days, CAST(p.tariffs->>:speciality AS bigint) AS tariff,
                   {_OPEN_REQUESTS} AS open_requests, coalesce(m.ordered, 0) AS ordered,
                   coalesce(m.delivered, 0) AS delivered, m.median_delay_days
              FROM provider p LEFT JOIN LATERAL (
                   SELECT count(*) AS ordered, count(d.delivered_on) AS delivered,
                          CAST(round(percentile_cont(0.5) WITHIN GROUP (ORDER BY
                            greatest(0, d.delivered_on - CAST(o.ordered_at AT TIME ZONE 'Europe/Paris' AS date)))
                            FILTER (WHERE d.delivered_on IS NOT NULL)) AS int) AS median_delay_days
                     FROM service_request s JOIN purchase_order o ON o.request_id = s.id
                     LEFT JOIN (SELECT request_id, min(delivered_on) AS delivered_on FROM delivery
                                 GROUP BY request_id) d ON d.request_id = s.id
                    WHERE s.provider_id = p.id AND s.speciality = :speciality) m ON true
             WHERE :speciality = ANY (p.specialities) ORDER BY p.name, p.id""",
        speciality=speciality,
    )
