"""Exceptions to the limits: asked by one person, decided by another."""

from collections.abc import Mapping
from typing import Any, Literal
from uuid import UUID

from fastapi import APIRouter
from sqlalchemy.orm import Session

from backend.core.access import Actor, Permission
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, Now, require
from backend.core.pagination import DEFAULT_LIMIT, Cursor, Limit, Page, before_id, page_by_id
from backend.coverage import errors, queries, service
from backend.coverage.commands import ExceptionApprovalIn, ExceptionRejectionIn, LimitExceptionIn
from backend.coverage.schemas import LimitExceptionOut

router = APIRouter(tags=["coverage"], route_class=EdgeRoute)


def locate_exception(session: Session, _actor: Actor, path: Mapping[str, Any]) -> None:
    """Raise NotFound `limit_exception_not_found` for an exception that is none."""
    try:
        found = queries.exception(session, UUID(str(path["exception_id"])))
    except ValueError:
        found = None
    if found is None:
        raise errors.exception_not_found()


def locate_policy(session: Session, actor: Actor, path: Mapping[str, Any]) -> None:
    """Raise NotFound `policy_not_found` for a number that is none."""
    if queries.position_of_policy(session, path["number"], None, actor.user_id) is None:
        raise errors.policy_not_found(path["number"])


@router.get(
    "/policies/{number}/limit-exceptions",
    response_model=list[LimitExceptionOut],
    dependencies=[require(Permission.POLICIES_READ, of=locate_policy)],
)
def exceptions(number: str, session: DbSession, actor: CurrentActor) -> list[dict[str, Any]]:
    """Every exception asked for on a policy, with who decided."""
    return service.exceptions_of(session, number, actor)


@router.post(
    "/policies/{number}/limit-exceptions",
    status_code=201,
    response_model=LimitExceptionOut,
    dependencies=[require(Permission.LIMITS_PROPOSE, of=locate_policy, idempotent=True)],
)
def propose(number: str, body: LimitExceptionIn, session: DbSession, actor: CurrentActor, now: Now) -> dict[str, Any]:
    """Ask to raise a limit; nothing moves before a second person agrees."""
    return service.propose_exception(session, number, body, actor, now=now)


@router.get("/limit-exceptions", dependencies=[require(Permission.POLICIES_READ)])
def all_exceptions(
    session: DbSession,
    state: Literal["proposed", "approved", "rejected"] | None = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Page[LimitExceptionOut]:
    """Exceptions asked for on every policy, the latest first."""
    found = service.exception_page(session, state, before=before_id(cursor), limit=limit + 1)
    return page_by_id(found, limit, LimitExceptionOut.model_validate)


@router.get(
    "/limit-exceptions/{exception_id}",
    response_model=LimitExceptionOut,
    dependencies=[require(Permission.POLICIES_READ, of=locate_exception)],
)
def exception(exception_id: UUID, session: DbSession) -> dict[str, Any]:
    """One exception."""
    return service.exception_of(session, exception_id)


@router.post(
    "/limit-exceptions/{exception_id}/approval",
    response_model=LimitExceptionOut,
    dependencies=[require(Permission.LIMITS_APPROVE, of=locate_exception, idempotent=True)],
)
def approve(
    exception_id: UUID, body: ExceptionApprovalIn, session: DbSession, actor: CurrentActor, now: Now
) -> dict[str, Any]:
    """Agree, as somebody else than who asked: the limit moves at once."""
    return service.decide_exception(session, exception_id, "approved", body.reason, actor, now=now)


@router.post(
    "/limit-exceptions/{exception_id}/rejection",
    response_model=LimitExceptionOut,
    dependencies=[require(Permission.LIMITS_APPROVE, of=locate_exception, idempotent=True)],
)
def reject(
    exception_id: UUID, body: ExceptionRejectionIn, session: DbSession, actor: CurrentActor, now: Now
) -> dict[str, Any]:
    """Refuse, with the reason; the limit stays."""
    return service.decide_exception(session, exception_id, "rejected", body.reason, actor, now=now)
