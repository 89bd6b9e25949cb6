"""What was recorded on claims, listed: nothing that can be added stays out of sight."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query

from backend.claims.endpoints import locate_claim
from backend.claims.queries import records
from backend.claims.record_schemas import OpenConflictOut, PartyOut, RecordedActOut, RecordedEventOut
from backend.claims.service.file import visible_id
from backend.core.access import Permission
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, require
from backend.core.pagination import DEFAULT_LIMIT, Cursor, Limit, Page, before_id, page_by_id

router = APIRouter(tags=["claims"], route_class=EdgeRoute)
_READ: list[Any] = [require(Permission.CLAIMS_READ, of=locate_claim)]


@router.get("/claims/{reference}/parties", dependencies=_READ)
def parties(reference: str, session: DbSession, actor: CurrentActor) -> list[PartyOut]:
    """Who takes part in a claim, the oldest first."""
    found = records.parties(session, visible_id(session, reference, actor))
    return [PartyOut.model_validate(dict(row)) for row in found]


@router.get("/claims/{reference}/acts", dependencies=_READ)
def acts(reference: str, session: DbSession, actor: CurrentActor) -> list[RecordedActOut]:
    """The acts recorded on a claim, the earliest first."""
    found = records.acts(session, visible_id(session, reference, actor))
    return [RecordedActOut.model_validate(dict(row)) for row in found]


@router.get("/claims/{reference}/contents/{content_id}/publication-events", dependencies=_READ)
def publication_events(
    reference: str, content_id: UUID, session: DbSession, actor: CurrentActor
) -> list[RecordedEventOut]:
    """What happened to a content after its first publication, the earliest first."""
    found = records.publication_events(session, visible_id(session, reference, actor), content_id)
    return [RecordedEventOut.model_validate(dict(row)) for row in found]


@router.get("/conflicts", dependencies=[require(Permission.CLAIMS_READ)])
def open_conflicts(
    session: DbSession,
    actor: CurrentActor,
    decided: Annotated[bool | None, Query(description="Only those decided, or only those that wait")] = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Page[OpenConflictOut]:
    """Conflicts of interest of every claim, the latest first."""
    before = before_id(cursor)
    found = records.conflict_page(session, actor, decided=decided, before=before, limit=limit + 1)
    return page_by_id(found, limit, OpenConflictOut.model_validate)
