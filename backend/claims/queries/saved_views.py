"""Reads of saved views of the work-list."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import RowMapping, text
from sqlalchemy.orm import Session

from backend.core.db import one_row, rows

MOST = 200
_SHOWN = "SELECT * FROM saved_view v WHERE (v.owner_id = :owner OR v.shared)"


def views_of(session: Session, owner: UUID) -> Sequence[RowMapping]:
    """One's own views and those that others share, in their order."""
    return rows(session, f"{_SHOWN} ORDER BY v.position, v.name, v.id LIMIT {MOST}", owner=owner)


def view(session: Session, view_id: UUID, owner: UUID, *, lock: bool = False) -> RowMapping | None:
    """A view that this person may see."""
    return one_row(session, f"{_SHOWN} AND v.id = :id{' FOR UPDATE' if lock else ''}", id=view_id, owner=owner)


def count_own(session: Session, owner: UUID) -> int:
    """How many views somebody keeps."""
    found = one_row(session, "SELECT count(*) AS total FROM saved_view WHERE owner_id = :owner", owner=owner)
    return 0 if found is None else int(found["total"])


def delete_view(session: Session, view_id: UUID) -> None:
    """Forget a view."""
    session.execute(text("DELETE FROM saved_view WHERE id = :id"), {"id": view_id})
