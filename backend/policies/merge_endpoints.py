"""Routes of merged persons: two people merge, two people undo."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from fastapi import APIRouter
from sqlalchemy.orm import Session

from backend.core.access import Actor, Permission
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, Now, require
from backend.core.pagination import DEFAULT_LIMIT, Cursor, Limit, Page, before_id, page_by_id
from backend.policies import errors
from backend.policies.queries import merging as queries
from backend.policies.schemas.merging import MergeIn, MergeOut, UnmergeIn, WaitingMergeOut
from backend.policies.service import merging as service

router = APIRouter(tags=["persons"], route_class=EdgeRoute)


def _locate(session: Session, _actor: Actor, path: Mapping[str, Any]) -> None:
    if not queries.exists(session, UUID(str(path["person_id"]))):
        raise errors.person_not_found()


_EDIT = [require(Permission.POLICIES_EDIT, idempotent=True)]


def _answer(session: Session, person_id: UUID) -> list[MergeOut]:
    return [MergeOut.model_validate(dict(row)) for row in queries.history(session, person_id)]


@router.get("/person-merges", dependencies=[require(Permission.POLICIES_READ)])
def waiting(session: DbSession, cursor: Cursor = None, limit: Limit = DEFAULT_LIMIT) -> Page[WaitingMergeOut]:
    """Merges and undoings that wait for a second person, the latest proposed first."""
    found = queries.waiting_page(session, before=before_id(cursor), limit=limit + 1)
    return page_by_id(found, limit, lambda row: WaitingMergeOut.model_validate(dict(row)))


@router.get("/persons/{person_id}/merges", dependencies=[require(Permission.POLICIES_READ)])
def merges(person_id: UUID, session: DbSession, actor: CurrentActor) -> list[MergeOut]:
    """Every merge of a person, undone ones too."""
    _locate(session, actor, {"person_id": person_id})
    return _answer(session, person_id)


@router.post("/persons/{person_id}/merge", status_code=201, dependencies=_EDIT)
def propose(person_id: UUID, body: MergeIn, session: DbSession, actor: CurrentActor, now: Now) -> list[MergeOut]:
    """Propose that this entry gives way to another."""
    service.propose(session, actor, person_id, body.into_id, reason=body.reason, now=now)
    return _answer(session, person_id)


@router.post("/persons/{person_id}/merge-approval", dependencies=_EDIT)
def approve(person_id: UUID, session: DbSession, actor: CurrentActor, now: Now) -> list[MergeOut]:
    """Confirm a merge that somebody else proposed."""
    service.approve(session, actor, person_id, now=now)
    return _answer(session, person_id)


@router.post("/persons/{person_id}/unmerge", status_code=201, dependencies=_EDIT)
def propose_undo(person_id: UUID, body: UnmergeIn, session: DbSession, actor: CurrentActor, now: Now) -> list[MergeOut]:
    """Propose to undo a merge, or take back one's proposal."""
    service.propose_undo(session, actor, person_id, reason=body.reason, now=now)
    return _answer(session, person_id)


@router.post("/persons/{person_id}/unmerge-approval", dependencies=_EDIT)
def approve_undo(person_id: UUID, session: DbSession, actor: CurrentActor, now: Now) -> list[MergeOut]:
    """Confirm an undoing that somebody else proposed."""
    service.approve_undo(session, actor, person_id, now=now)
    return _answer(session, person_id)
