"""Views of the work-list that people keep: one's own, and those shared with everybody."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.claims.desk import errors
from backend.claims.desk_commands import ViewIn, ViewPatch, ViewQuery
from backend.claims.models import SavedView
from backend.claims.queries import saved_views as queries
from backend.core.access import Actor, Role
from backend.core.batch import Batch
from backend.core.errors import check_version
from backend.core.ids import new_id

MOST_OF_ONE = 100
Stored = Mapping[str, Any]


def all_of(session: Session, actor: Actor) -> Sequence[Stored]:
    """One's own views and the shared ones, in their order."""
    return [dict(row) for row in queries.views_of(session, actor.id)]


def visible(session: Session, actor: Actor, view_id: UUID | str, *, lock: bool = False) -> Stored:
    """A view that this person may see. Raises NotFound `view_not_found`."""
    try:
        known = UUID(str(view_id))
    except ValueError:
        raise errors.view_not_found() from None
    found = queries.view(session, known, actor.id, lock=lock)
    if found is None:
        raise errors.view_not_found()
    return dict(found)


def may_edit(view: Stored, actor: Actor) -> bool:
    """Its owner; of a shared one, a supervisor too."""
    return view["owner_id"] == actor.id or (view["shared"] and actor.role is Role.SUPERVISOR)


def add(session: Session, body: ViewIn, actor: Actor, *, now: datetime) -> Stored:
    """Keep a view. Raises Conflict `too_many_views`."""
    if queries.count_own(session, actor.id) >= MOST_OF_ONE:
        raise errors.too_many_views(MOST_OF_ONE)
    view_id = new_id()
    row = {
        "id": view_id,
        "version": 1,
        "owner_id": actor.id,
        "owner_name": actor.name,
        "name": body.name,
        "query": _kept(body.query),
        "shared": body.shared,
        "position": body.position,
        "created_at": now,
    }
    batch = Batch()
    batch.insert(SavedView, row)
    audit.record(batch, actor, "view.saved", "saved_view", view_id, now, shared=body.shared)
    batch.send(session)
    return row


def change(
    session: Session, view_id: UUID, body: ViewPatch, actor: Actor, *, expected_version: int, now: datetime
) -> Stored:
    """Change what was sent of a view. Raises NotFound, Stale, Forbidden `view_of_somebody_else`."""
    view = _for_change(session, view_id, actor, expected_version)
    sent = {name: getattr(body, name) for name in body.model_fields_set if getattr(body, name) is not None}
    if body.query is not None:
        sent["query"] = _kept(body.query)
    values = {**sent, "version": view["version"] + 1}
    batch = Batch()
    batch.update(SavedView, view_id, **values)
    audit.record(batch, actor, "view.changed", "saved_view", view_id, now, fields=sorted(sent))
    batch.send(session)
    return {**view, **values}


def delete(session: Session, view_id: UUID, actor: Actor, *, expected_version: int, now: datetime) -> None:
    """Forget a view. Raises NotFound, Stale, Forbidden `view_of_somebody_else`."""
    _for_change(session, view_id, actor, expected_version)
    queries.delete_view(session, view_id)
    batch = Batch()
    audit.record(batch, actor, "view.deleted", "saved_view", view_id, now)
    batch.send(session)


def _for_change(session: Session, view_id: UUID, actor: Actor, expected_version: int) -> Stored:
    view = visible(session, actor, view_id, lock=True)
    if not may_edit(view, actor):
        raise errors.view_of_somebody_else()
    check_version(view["version"], expected_version)
    return view


def _kept(query: ViewQuery) -> dict[str, Any]:
    return query.model_dump(mode="json", by_alias=True, exclude_none=True)
