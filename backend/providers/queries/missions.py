"""Every SELECT of service requests and their papers."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import RowMapping, select
from sqlalchemy.orm import Session

from backend.claims.queries import VISIBLE
from backend.core.db import one_row, rows
from backend.providers.models import PurchaseOrder, Quote, ServiceRequest


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


def order_for_change(session: Session, request_id: UUID) -> PurchaseOrder:
    """The order of an ordered request, as it stands; its request is locked."""
    known = select(PurchaseOrder).where(PurchaseOrder.request_id == request_id)
    return session.execute(known.execution_options(populate_existing=True)).scalar_one()


_SEEN = "CASE WHEN CAST(:viewer AS uuid) = ANY(s.hidden_from) THEN NULL ELSE s.reference END"
_CHARGES = f"""(SELECT coalesce(jsonb_agg(to_jsonb(h) || jsonb_build_object('claim_reference', {_SEEN})
        ORDER BY h.recorded_at, h.id), '[]') FROM order_charge h JOIN claim s ON s.id = h.claim_id
    WHERE h.order_id = o.id)"""
_CHANGES = """(SELECT coalesce(jsonb_agg(to_jsonb(g) ORDER BY g.recorded_at, g.id), '[]') FROM change_order g
    WHERE g.order_id = o.id)"""
_SHARES = f"""(SELECT coalesce(jsonb_agg(jsonb_build_object('claim_reference', {_SEEN}, 'share', m.weight)
        ORDER BY m.id), '[]') FROM mission_share m JOIN claim s ON s.id = m.claim_id WHERE m.request_id = r.id)"""
_AGREEMENTS = """(SELECT coalesce(jsonb_agg(to_jsonb(a) || jsonb_build_object('agreed', w.agreed, 'silent', w.silent,
        'answered_on', w.answered_on, 'proof', w.proof) ORDER BY a.asked_at, a.id), '[]')
    FROM insured_agreement_request a LEFT JOIN insured_agreement_answer w ON w.agreement_request_id = a.id
    WHERE a.request_id = r.id)"""
_REQUEST = f"""
    SELECT r.*, c.reference AS claim_reference, p.name AS provider_name,
           (SELECT coalesce(jsonb_agg(to_jsonb(q) ORDER BY q.received_at, q.id), '[]') FROM quote q
             WHERE q.request_id = r.id) AS quotes,
           (SELECT to_jsonb(o) || jsonb_build_object('charges', {_CHARGES}, 'changes', {_CHANGES})
              FROM purchase_order o WHERE o.request_id = r.id) AS "order",
           (SELECT b.reference FROM service_request b WHERE b.id = r.previous_id) AS replaces,
           {_SHARES} AS shared_with, {_AGREEMENTS} AS insured_agreements,
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
