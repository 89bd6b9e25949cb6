"""Work given to somebody in one go: each claim is done or refused by itself, and says which."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from backend.claims import queries
from backend.claims.desk.errors import closed_keeps_its_handler
from backend.claims.desk_commands import BulkAssignmentIn, BulkItemIn
from backend.claims.service import manage
from backend.claims.service.file import for_change
from backend.claims.workflow import Status
from backend.core.access import Actor
from backend.core.errors import DomainError


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one claim: `done`, `unchanged` (it was theirs already), or `refused` and why."""

    reference: str
    result: str
    version: int | None
    code: str | None = None
    detail: str | None = None


def assign(session: Session, body: BulkAssignmentIn, actor: Actor, *, now: datetime) -> Sequence[Outcome]:
    """Give each claim to the handler, in the order asked.

    Claims are locked in the order of their references, so that two people who share out the same pile never wait for
    each other in a circle.
    """
    done: dict[int, Outcome] = {}
    for place, item in sorted(enumerate(body.items), key=lambda one: (one[1].reference, one[0])):
        done[place] = _one(session, item, body.handler_id, body.reason, actor, now)
    return [done[place] for place in range(len(body.items))]


def _one(
    session: Session, item: BulkItemIn, handler_id: UUID | None, reason: str, actor: Actor, now: datetime
) -> Outcome:
    queries.savepoint(session)
    try:
        file = for_change(session, item.reference, actor, item.version)
        if file.status is Status.CLOSED:
            raise closed_keeps_its_handler()
        if file.handler_id == handler_id:
            return Outcome(item.reference, "unchanged", file.version)
        manage.hand_to(session, file, handler_id, actor, now=now, reason=reason)
    except DomainError as error:
        queries.back_to_savepoint(session)
        current = queries.claim_version(session, item.reference, actor)
        return Outcome(item.reference, "refused", current, error.code, error.message)
    return Outcome(item.reference, "done", file.version + 1)
