"""Every SELECT of the directory and of service requests."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import RowMapping, func, select
from sqlalchemy.orm import Session

from backend.claims.queries import VISIBLE
from backend.core.db import one_row, rows
from backend.providers.models import Delivery, Invoice, Provider, PurchaseOrder, Quote, ServiceRequest

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


def request_version(session: Session, reference: str, viewer: UUID | None) -> int | None:
    """Version of a request that the viewer may see."""
    sql = f"""SELECT r.version FROM service_request r JOIN claim c ON c.id = r.claim_id
               WHERE r.reference = :reference AND {VISIBLE}"""
    row = one_row(session, sql, reference=reference, viewer=viewer)
    return None if row is None else int(row["version"])


def claim_behind(session: Session, reference: str, viewer: UUID | None) -> RowMapping | None:
    """The claim of a request that the viewer may see."""
    sql = f"""SELECT r.id, c.id AS claim_id, c.reference FROM service_request r JOIN claim c ON c.id = r.claim_id
               WHERE r.reference = :reference AND {VISIBLE}"""
    return one_row(session, sql, reference=reference, viewer=viewer)


def lock_request(session: Session, request_id: UUID) -> ServiceRequest:
    """The request, locked and as it stands after the wait."""
    return session.get_one(ServiceRequest, request_id, with_for_update=True, populate_existing=True)


def contents_known(session: Session, claim_id: UUID, content_ids: Sequence[UUID]) -> int:
    """How many of these contents are the claim's."""
    sql = "SELECT count(*) AS known FROM disputed_content WHERE claim_id = :claim_id AND id = ANY (:ids)"
    row = one_row(session, sql, claim_id=claim_id, ids=list(content_ids))
    return 0 if row is None else int(row["known"])


def current_quote(session: Session, request_id: UUID) -> Quote | None:
    """The last quote: the one that counts."""
    newest = select(Quote).where(Quote.request_id == request_id).order_by(Quote.received_at.desc(), Quote.id.desc())
    return session.scalar(newest.limit(1).execution_options(populate_existing=True))


def first_quote_cents(session: Session, event_id: UUID, claim_id: UUID) -> int:
    """TTC total of the first quote received on an event (rule 19), missions cancelled or of assistance left aside."""
    row = one_row(
        session,
        """SELECT q.amount_ttc_cents FROM quote q JOIN service_request r ON r.id = q.request_id
            WHERE (r.event_id = :event_id OR r.claim_id = :claim_id)
              AND r.state <> 'cancelled' AND r.speciality <> 'psychologist'
            ORDER BY q.received_at, q.id LIMIT 1""",
        event_id=event_id,
        claim_id=claim_id,
    )
    return 0 if row is None else int(row["amount_ttc_cents"])


def order_of(session: Session, request_id: UUID) -> PurchaseOrder | None:
    """The order of a request."""
    return session.scalar(select(PurchaseOrder).where(PurchaseOrder.request_id == request_id))


def is_delivered(session: Session, request_id: UUID) -> bool:
    """Whether something was delivered."""
    return session.scalar(select(Delivery.id).where(Delivery.request_id == request_id).limit(1)) is not None


def invoice_exists(session: Session, provider_id: UUID, number: str) -> bool:
    """Whether this provider's invoice is already recorded, whatever the case of its number."""
    known = select(Invoice.id).where(Invoice.provider_id == provider_id, func.lower(Invoice.number) == number.lower())
    return session.scalar(known.limit(1)) is not None


_REQUEST = """
    SELECT r.*, c.reference AS claim_reference, p.name AS provider_name,
           (SELECT coalesce(jsonb_agg(to_jsonb(q) ORDER BY q.received_at, q.id), '[]') FROM quote q
             WHERE q.request_id = r.id) AS quotes,
           (SELECT to_jsonb(o) FROM purchase_order o WHERE o.request_id = r.id) AS "order",
           (SELECT coalesce(jsonb_agg(to_jsonb(d) ORDER BY d.recorded_at, d.id), '[]') FROM delivery d
             WHERE d.request_id = r.id) AS deliveries,
           (SELECT coalesce(jsonb_agg(to_jsonb(i) ORDER BY i.recorded_at, i.id), '[]') FROM invoice i
             WHERE i.request_id = r.id) AS invoices
      FROM service_request r JOIN claim c ON c.id = r.claim_id JOIN provider p ON p.id = r.provider_id
"""


def request_view(session: Session, reference: str, viewer: UUID | None) -> RowMapping | None:
    """A request with all its papers, in one statement."""
    return one_row(
        session, f"{_REQUEST} WHERE r.reference = :reference AND {VISIBLE}", reference=reference, viewer=viewer
    )


def requests_of_claim(
    session: Session, claim_reference: str, viewer: UUID | None, after: tuple[str, str] | None, limit: int
) -> Sequence[RowMapping]:
    """The requests of a claim with all their papers, oldest first."""
    return rows(
        session,
        f"""{_REQUEST} WHERE c.reference = :claim AND {VISIBLE} AND (CAST(:after_at AS timestamptz) IS NULL
                OR (r.requested_at, r.id) > (CAST(:after_at AS timestamptz), CAST(:after_id AS uuid)))
             ORDER BY r.requested_at, r.id LIMIT :limit""",
        claim=claim_reference,
        viewer=viewer,
        after_at=after[0] if after else None,
        after_id=after[1] if after else None,
        limit=limit,
    )
