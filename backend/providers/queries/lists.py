"""The missions of everybody, as a manager or a provider's desk looks at them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.claims.queries import VISIBLE
from backend.core.db import rows


@dataclass(frozen=True, slots=True)
class MissionFilters:
    """What a list of missions keeps; None keeps all. `late`: promised before `today` and not delivered."""

    state: str | None
    progress: str | None
    provider_id: UUID | None
    claim: str | None
    handler_id: UUID | None
    late: bool
    today: date


def missions(
    session: Session, filters: MissionFilters, *, viewer: UUID | None, after: str | None, limit: int
) -> Sequence[RowMapping]:
    """Missions of the claims that the viewer may see, the newest first: ids are in the order of time."""
    return rows(
        session,
        f"""SELECT r.id, r.reference, r.kind, r.state, r.progress, r.quote_state, r.billing, r.speciality,
                   r.requested_at, c.reference AS claim_reference, c.insured_name, p.id AS provider_id,
                   p.name AS provider_name, q.amount_ttc_cents AS quoted_cents, o.amount_ttc_cents AS ordered_cents,
                   o.insurer_part_cents, o.promised_on, h.role AS handler_role, h.authority_cents AS handler_authority,
                   coalesce(o.promised_on < :today, false)
                     AND r.progress IN ('ordered', 'in_progress', 'partly_delivered') AS late
              FROM service_request r JOIN claim c ON c.id = r.claim_id JOIN provider p ON p.id = r.provider_id
              LEFT JOIN user_account h ON h.id = c.handler_id LEFT JOIN purchase_order o ON o.request_id = r.id
              LEFT JOIN LATERAL (SELECT amount_ttc_cents FROM quote WHERE request_id = r.id
                                  ORDER BY received_at DESC, id DESC LIMIT 1) q ON true
             WHERE {VISIBLE} AND (CAST(:after AS uuid) IS NULL OR r.id < CAST(:after AS uuid))
               AND (CAST(:state AS text) IS NULL OR r.state = :state)
               AND (CAST(:progress AS text) IS NULL OR r.progress = :progress)
               AND (CAST(:provider AS uuid) IS NULL OR r.provider_id = CAST(:provider AS uuid))
               AND (CAST(:claim AS text) IS NULL OR c.reference = :claim)
               AND (CAST(:handler AS uuid) IS NULL OR c.handler_id = CAST(:handler AS uuid))
               AND (NOT :late OR o.promised_on < :today
                    AND r.progress IN ('ordered', 'in_progress', 'partly_delivered'))
             ORDER BY r.id DESC LIMIT :limit""",
        viewer=viewer,
        after=after,
        limit=limit,
        state=filters.state,
        progress=filters.progress,
        provider=filters.provider_id,
        claim=filters.claim,
        handler=filters.handler_id,
        late=filters.late,
        today=filters.today,
    )


def ratings(session: Session, request_id: UUID) -> Sequence[RowMapping]:
    """Everybody's last note of a mission, the newest first."""
    return rows(
        session,
        """SELECT * FROM (SELECT DISTINCT ON (rated_by) score, comment, rated_by_name, rated_at FROM mission_rating
                           WHERE request_id = :id ORDER BY rated_by, rated_at DESC, id DESC) t
            ORDER BY rated_at DESC""",
        id=request_id,
    )


def ratings_of(
    session: Session, provider_id: UUID, *, viewer: UUID | None, after: str | None, limit: int
) -> Sequence[RowMapping]:
    """Everybody's last note of each mission of a provider, those of claims that the viewer may see, newest first."""
    return rows(
        session,
        f"""SELECT m.id, r.reference AS mission, r.speciality, m.score, m.comment, m.rated_by_name, m.rated_at
              FROM service_request r JOIN claim c ON c.id = r.claim_id JOIN mission_rating m ON m.request_id = r.id
             WHERE r.provider_id = :id AND {VISIBLE}
               AND NOT EXISTS (SELECT 1 FROM mission_rating l WHERE l.request_id = m.request_id
                                  AND l.rated_by = m.rated_by AND (l.rated_at, l.id) > (m.rated_at, m.id))
               AND (CAST(:after AS uuid) IS NULL OR m.id < CAST(:after AS uuid))
             ORDER BY m.id DESC LIMIT :limit""",
        id=provider_id,
        viewer=viewer,
        after=after,
        limit=limit,
    )
