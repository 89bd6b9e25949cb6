"""Notes of missions by handlers, and the list of everybody's missions."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.accounts.rules import authority
from backend.audit import service as audit
from backend.core.access import Actor, Role
from backend.core.batch import Batch
from backend.core.ids import new_id
from backend.core.pagination import encode_cursor, read_cursor
from backend.providers.models.rating import MissionRating
from backend.providers.queries import lists
from backend.providers.queries.lists import MissionFilters
from backend.providers.rules import result_refusals
from backend.providers.service.requests import get_request
from backend.providers.service.steps import load
from backend.providers.workflow import Progress, QuoteState

# A mission that brought something, or that was taken away: before, there is nothing to judge.
RATED = {Progress.PARTLY_DELIVERED, Progress.DELIVERED, Progress.CLOSED, Progress.REPLACED}


def rate(
    session: Session, actor: Actor, reference: str, *, score: int, comment: str | None, now: datetime
) -> Sequence[RowMapping]:
    """Note a mission from 1 to 5; a person's last note counts. The notes of the mission afterwards.

    Raises NotFound `service_request_not_found`, Conflict `nothing_to_rate`.
    """
    request = load(session, actor, reference).request
    if Progress(request.progress) not in RATED:
        raise result_refusals.nothing_to_rate()
    batch = Batch()
    row = {
        "id": new_id(),
        "request_id": request.id,
        "score": score,
        "comment": comment,
        "rated_by": actor.id,
        "rated_by_name": actor.name,
        "rated_at": now,
    }
    batch.insert(MissionRating, row)
    audit.record(batch, actor, "service_request.rated", "service_request", request.id, now, score=score)
    batch.send(session)
    return lists.ratings(session, request.id)


def of_mission(session: Session, actor: Actor, reference: str) -> Sequence[RowMapping]:
    """Everybody's last note of a mission, the newest first. Raises NotFound `service_request_not_found`."""
    return lists.ratings(session, get_request(session, actor, reference)["id"])


def of_provider(
    session: Session, actor: Actor, provider_id: UUID, *, cursor: str | None, limit: int
) -> Sequence[RowMapping]:
    """Notes of a provider's missions, newest first, one more than `limit`. Raises Refused `cursor_invalid`."""
    position = read_cursor(cursor, UUID)
    after = str(position[0]) if position else None
    return lists.ratings_of(session, provider_id, viewer=actor.user_id, after=after, limit=limit + 1)


def needs_approval(mission: Mapping[str, Any] | RowMapping) -> bool:
    """Whether the quote of a listed mission waits for a second person: nobody's claim is under nobody's authority."""
    if mission["quote_state"] != QuoteState.RECEIVED or mission["quoted_cents"] is None:
        return False
    role = mission["handler_role"]
    alone = authority(Role(role), mission["handler_authority"]) if role else 0
    return bool(mission["quoted_cents"] > alone)


def list_missions(
    session: Session, actor: Actor, filters: MissionFilters, *, cursor: str | None, limit: int
) -> tuple[Sequence[RowMapping], str | None]:
    """A page of missions, the newest first, and the next cursor. Raises Refused `cursor_invalid`."""
    position = read_cursor(cursor, UUID)
    after = str(position[0]) if position else None
    found = lists.missions(session, filters, viewer=actor.user_id, after=after, limit=limit + 1)
    page = found[:limit]
    return page, encode_cursor(page[-1]["id"]) if len(found) > limit else None
