"""Reads of what was recorded on a claim, and of conflicts over all claims."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.claims.queries.claim import VISIBLE, viewer
from backend.core.access import Actor
from backend.core.db import rows


def parties(session: Session, claim_id: UUID) -> Sequence[RowMapping]:
    """Everybody's parts in a claim, the oldest first."""
    sql = "SELECT * FROM claim_party WHERE claim_id = :claim_id ORDER BY recorded_at, id"
    return rows(session, sql, claim_id=claim_id)


def acts(session: Session, claim_id: UUID) -> Sequence[RowMapping]:
    """The acts of a claim, the earliest first."""
    return rows(
        session,
        """SELECT a.*, a.performed_on AS date FROM procedural_act a WHERE a.claim_id = :claim_id
            ORDER BY a.performed_on, a.recorded_at, a.id""",
        claim_id=claim_id,
    )


def publication_events(session: Session, claim_id: UUID, content_id: UUID) -> Sequence[RowMapping]:
    """What happened to a content of a claim after its first publication, the earliest first."""
    return rows(
        session,
        """SELECT e.*, e.happened_on AS "on" FROM publication_event e JOIN disputed_content d ON d.id = e.content_id
            WHERE d.claim_id = :claim_id AND d.id = :content_id ORDER BY e.happened_on, e.recorded_at, e.id""",
        claim_id=claim_id,
        content_id=content_id,
    )


def conflict_page(
    session: Session, actor: Actor, *, decided: bool | None, before: UUID | None, limit: int
) -> Sequence[RowMapping]:
    """Conflicts of interest on visible claims, the latest first."""
    return rows(
        session,
        f"""SELECT k.id, c.reference AS claim_reference, k.author_name, k.found_at, k.decision, k.decided_at,
                   trim(concat(i.first_name, ' ', i.last_name)) AS insured
              FROM conflict_of_interest k JOIN claim c ON c.id = k.claim_id JOIN person i ON i.id = k.person_id
             WHERE (CAST(:decided AS boolean) IS NULL OR (k.decision IS NOT NULL) = :decided)
               AND (CAST(:before AS uuid) IS NULL OR k.id < :before) AND {VISIBLE}
             ORDER BY k.id DESC LIMIT :limit""",
        decided=decided,
        before=before,
        limit=limit,
        viewer=viewer(actor),
    )
