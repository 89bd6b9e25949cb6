"""Service requests: reading them; asking and ending them are told here under one name."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.core.access import Actor
from backend.core.pagination import encode_cursor, read_cursor
from backend.providers import errors, queries
from backend.providers.service.asking import Sharing, ask
from backend.providers.service.endings import cancel, decline, expire, replace_provider
from backend.providers.service.steps import Loaded, load, move

__all__ = [
    "Loaded",
    "Sharing",
    "ask",
    "cancel",
    "decline",
    "expire",
    "get_request",
    "list_requests",
    "load",
    "move",
    "replace_provider",
    "version_of",
]


def get_request(session: Session, actor: Actor, reference: str) -> RowMapping:
    """A request with its papers. Raises NotFound `service_request_not_found`."""
    found = queries.request_view(session, reference, actor.user_id)
    if found is None:
        raise errors.request_not_found()
    return found


def version_of(session: Session, actor: Actor, reference: str) -> int:
    """Version of a request. Raises NotFound `service_request_not_found`."""
    version = queries.request_version(session, reference, actor.user_id)
    if version is None:
        raise errors.request_not_found()
    return version


def list_requests(
    session: Session, actor: Actor, claim_reference: str, *, cursor: str | None, limit: int
) -> tuple[Sequence[RowMapping], str | None]:
    """A page of a claim's requests, oldest first; none for a claim that they may not see. Raises `cursor_invalid`."""
    position = read_cursor(cursor, datetime.fromisoformat, UUID)
    after = (str(position[0]), str(position[1])) if position else None
    found = queries.requests_of_claim(session, claim_reference, actor.user_id, after, limit + 1)
    page = found[:limit]
    last = page[-1] if len(found) > limit else None
    return page, encode_cursor(last["requested_at"], last["id"]) if last else None
