"""SELECTs of the directory: sheets, pages, papers, prices and ties."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import RowMapping, select
from sqlalchemy.orm import Session

from backend.core.db import one_row, rows
from backend.providers.models import Provider, ProviderLink

_OPEN_REQUESTS = """(SELECT count(*) FROM service_request s
    WHERE s.provider_id = p.id AND s.state IN ('requested', 'quoted', 'ordered'))"""

# What the sheet says, and before it the dated price in force today; a price withdrawn is none.
_TARIFFS = """(SELECT coalesce(jsonb_object_agg(known.speciality, known.cents), '{}') FROM (
    SELECT coalesce(d.speciality, s.key) AS speciality,
           CASE WHEN d.speciality IS NULL THEN CAST(s.value AS bigint) ELSE d.amount_ttc_cents END AS cents
      FROM jsonb_each_text(p.tariffs) s FULL JOIN (
           SELECT DISTINCT ON (t.speciality) t.speciality, t.amount_ttc_cents FROM provider_tariff t
            WHERE t.provider_id = p.id AND t.valid_from <= CAST(:today AS date)
            ORDER BY t.speciality, t.valid_from DESC, t.recorded_at DESC, t.id DESC) d ON d.speciality = s.key
    ) known WHERE known.cents IS NOT NULL AND known.speciality = ANY (p.specialities))"""

_SHEET = f"""p.id, p.name, p.siret, p.email, p.phone, p.specialities, p.platforms, p.territories, p.capacity,
    p.usual_delay_days, p.active, p.suspended_reason, p.version, p.created_at, {_OPEN_REQUESTS} AS open_requests,
    {_TARIFFS} AS tariffs"""


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
    today: date,
) -> Sequence[RowMapping]:
    """Providers by name, with their missions under way and the prices of `today`."""
    return rows(
        session,
        f"""SELECT {_SHEET} FROM provider p
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
        today=today,
    )


def provider_view(session: Session, provider_id: UUID, today: date) -> RowMapping | None:
    """One provider with their missions under way and the prices of `today`."""
    return one_row(session, f"SELECT {_SHEET} FROM provider p WHERE p.id = :id", id=provider_id, today=today)


def documents(session: Session, provider_id: UUID) -> Sequence[RowMapping]:
    """The papers of a provider, the newest of each kind first."""
    return rows(
        session,
        """SELECT d.*, row_number() OVER (PARTITION BY d.kind ORDER BY d.recorded_at DESC, d.id DESC) = 1 AS counts
             FROM provider_document d WHERE d.provider_id = :id ORDER BY d.kind, d.recorded_at DESC, d.id DESC""",
        id=provider_id,
    )


def requirements(session: Session) -> Sequence[RowMapping]:
    """What the house asks of each speciality, oldest first."""
    return rows(session, "SELECT * FROM document_requirement ORDER BY speciality, kind, since, recorded_at, id")


def tariffs(session: Session, provider_id: UUID) -> Sequence[RowMapping]:
    """The dated prices of a provider, the latest first."""
    return rows(
        session,
        """SELECT t.* FROM provider_tariff t WHERE t.provider_id = :id
            ORDER BY t.speciality, t.valid_from DESC, t.recorded_at DESC, t.id DESC""",
        id=provider_id,
    )


def tariff_on(session: Session, provider_id: UUID, speciality: str, on: date) -> RowMapping | None:
    """The dated price of a speciality in force on a day."""
    return one_row(
        session,
        """SELECT t.* FROM provider_tariff t
            WHERE t.provider_id = :id AND t.speciality = :speciality AND t.valid_from <= :on
            ORDER BY t.valid_from DESC, t.recorded_at DESC, t.id DESC LIMIT 1""",
        id=provider_id,
        speciality=speciality,
        on=on,
    )


def status_facts(session: Session, provider_id: UUID) -> Sequence[RowMapping]:
    """Suspensions and resumptions, oldest first."""
    sql = "SELECT f.* FROM provider_status_fact f WHERE f.provider_id = :id ORDER BY f.at, f.id"
    return rows(session, sql, id=provider_id)


def links(session: Session, provider_id: UUID) -> Sequence[RowMapping]:
    """The ties told on a provider's sheet or on another's about them, those that ended included."""
    return rows(
        session,
        """SELECT l.*, p.name AS provider_name, o.name AS other_provider_name,
                  nullif(trim(concat(i.first_name, ' ', i.last_name)), '') AS person_name
             FROM provider_link l JOIN provider p ON p.id = l.provider_id
             LEFT JOIN provider o ON o.id = l.other_provider_id LEFT JOIN person i ON i.id = l.person_id
            WHERE :id IN (l.provider_id, l.other_provider_id) ORDER BY l.recorded_at, l.id""",
        id=provider_id,
    )


def link_for_change(session: Session, link_id: UUID) -> ProviderLink | None:
    """One tie, locked."""
    return session.get(ProviderLink, link_id, with_for_update=True, populate_existing=True)


def person_exists(session: Session, person_id: UUID) -> bool:
    """Whether a person is on file."""
    return one_row(session, "SELECT 1 FROM person WHERE id = :id", id=person_id) is not None


def papers_ending(session: Session, until: date) -> Sequence[RowMapping]:
    """Papers that count, of active providers, that end by `until` or ended already, and no task says so yet."""
    return rows(
        session,
        """SELECT d.id, d.kind, d.valid_until, p.id AS provider_id, p.name FROM provider p JOIN LATERAL (
                  SELECT DISTINCT ON (o.kind) o.* FROM provider_document o WHERE o.provider_id = p.id
                   ORDER BY o.kind, o.recorded_at DESC, o.id DESC) d ON true
            WHERE p.active AND d.kind <> 'other' AND d.valid_until <= :until
              AND NOT EXISTS (SELECT 1 FROM task t WHERE t.dedup_key = 'provider_document:' || d.id)
            ORDER BY d.valid_until, d.id LIMIT 200""",
        until=until,
    )
