"""Reads of links between matters."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.claims.queries.claim import VISIBLE
from backend.core.access import Actor
from backend.core.db import one_row, rows

# `c` is the claim at the other end, when it is one of ours.
_LINK = """SELECT l.*, c.reference AS claim_reference, l.claim_id <> :claim_id AS from_the_other
             FROM claim_link l LEFT JOIN claim c ON c.id = CASE WHEN l.claim_id = :claim_id THEN l.other_claim_id
                                                              ELSE l.claim_id END"""


def links(session: Session, claim_id: UUID, actor: Actor) -> Sequence[RowMapping]:
    """The links of a claim from either end, the oldest first; those to a claim hidden from the reader are left out."""
    return rows(
        session,
        f"""{_LINK} WHERE (l.claim_id = :claim_id OR l.other_claim_id = :claim_id) AND (c.id IS NULL OR {VISIBLE})
             ORDER BY l.recorded_at, l.id""",
        claim_id=claim_id,
        viewer=actor.user_id,
    )


def locked_link(session: Session, claim_id: UUID, link_id: UUID) -> RowMapping | None:
    """A link that stands, from either end, locked."""
    return one_row(
        session,
        """SELECT * FROM claim_link WHERE id = :id AND (claim_id = :claim_id OR other_claim_id = :claim_id)
              AND ended_at IS NULL FOR UPDATE""",
        id=link_id,
        claim_id=claim_id,
    )


def is_linked(session: Session, claim_id: UUID, other_id: UUID) -> bool:
    """Whether two claims are linked now, from either end."""
    found = rows(
        session,
        """SELECT 1 FROM claim_link WHERE ended_at IS NULL
              AND (claim_id, other_claim_id) IN ((:one, :two), (:two, :one)) LIMIT 1""",
        one=claim_id,
        two=other_id,
    )
    return bool(found)
