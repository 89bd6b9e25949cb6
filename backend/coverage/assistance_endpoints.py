"""Psychological assistance: requests, sessions by date and number, never their content."""

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Response
from sqlalchemy.orm import Session

from backend.core.access import Actor, Permission
from backend.core.clock import paris_date
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, ExpectedVersion, Now, require, tag
from backend.core.pagination import DEFAULT_LIMIT, Cursor, Limit, Page
from backend.coverage import errors, queries, service
from backend.coverage.commands import AssistanceIn, AssistancePolicyIn, SessionIn
from backend.coverage.schemas import AssistanceOut

router = APIRouter(tags=["assistance"], route_class=EdgeRoute)


def locate_assistance(session: Session, _actor: Actor, path: Mapping[str, Any]) -> int:
    """Version of the request in the path. Raises NotFound `assistance_not_found`."""
    found = queries.assistance_request(session, path["reference"])
    if found is None:
        raise errors.assistance_not_found()
    return int(found["version"])


def _answer(session: Session, response: Response, reference: str, actor: Actor, now: Any) -> dict[str, Any]:
    shown = service.assistance(session, reference, actor, on=paris_date(now))
    tag(response, shown["version"])
    return shown


@router.post(
    "/assistance-requests",
    status_code=201,
    response_model=AssistanceOut,
    dependencies=[require(Permission.CLAIMS_DECLARE, idempotent=True)],
)
def request_assistance(
    body: AssistanceIn, response: Response, session: DbSession, actor: CurrentActor, now: Now
) -> dict[str, Any]:
    """Ask for assistance: recorded whatever is missing, without a word about health."""
    reference = service.request_assistance(session, body, actor, now=now)
    response.headers["Location"] = f"/api/v1/assistance-requests/{reference}"
    return _answer(session, response, reference, actor, now)


@router.get("/assistance-requests", response_model=Page[AssistanceOut], dependencies=[require(Permission.CLAIMS_READ)])
def requests(
    session: DbSession,
    actor: CurrentActor,
    now: Now,
    policy_number: str | None = None,
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
) -> Any:
    """Requests, the newest first."""
    return service.assistance_requests(
        session, actor, policy_number=policy_number, limit=limit, cursor=cursor, on=paris_date(now)
    )


@router.get(
    "/assistance-requests/{reference}",
    response_model=AssistanceOut,
    dependencies=[require(Permission.CLAIMS_READ, of=locate_assistance)],
)
def read(reference: str, response: Response, session: DbSession, actor: CurrentActor, now: Now) -> dict[str, Any]:
    """One request, its sessions and what the insurance period still holds."""
    return _answer(session, response, reference, actor, now)


@router.post(
    "/assistance-requests/{reference}/sessions",
    status_code=201,
    response_model=AssistanceOut,
    dependencies=[require(Permission.CLAIMS_EDIT, of=locate_assistance, idempotent=True)],
)
def record_sessions(
    reference: str, body: SessionIn, response: Response, session: DbSession, actor: CurrentActor, now: Now
) -> dict[str, Any]:
    """Count sessions held on a day, or take back a wrong record."""
    service.record_sessions(session, reference, body, actor, now=now)
    return _answer(session, response, reference, actor, now)


@router.post(
    "/assistance-requests/{reference}/policy",
    response_model=AssistanceOut,
    dependencies=[require(Permission.CLAIMS_EDIT, of=locate_assistance, versioned=True)],
)
def identify(
    reference: str,
    body: AssistancePolicyIn,
    response: Response,
    session: DbSession,
    actor: CurrentActor,
    now: Now,
    version: ExpectedVersion,
) -> dict[str, Any]:
    """The policy, once identified."""
    service.identify_assistance(session, reference, body.policy_number, actor, expected_version=version, now=now)
    return _answer(session, response, reference, actor, now)


@router.post(
    "/assistance-requests/{reference}/closure",
    response_model=AssistanceOut,
    dependencies=[require(Permission.CLAIMS_CLOSE, of=locate_assistance, versioned=True)],
)
def close(
    reference: str,
    response: Response,
    session: DbSession,
    actor: CurrentActor,
    now: Now,
    version: ExpectedVersion,
) -> dict[str, Any]:
    """The assistance is over."""
    service.close_assistance(session, reference, actor, expected_version=version, now=now)
    return _answer(session, response, reference, actor, now)
