"""Routes of disagreements on the measures to take (L. 127-4)."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from sqlalchemy.orm import Session

from backend.claims.endpoints import locate_claim
from backend.complaints import errors, queries, service, views
from backend.complaints.commands import DisagreementIn, OpinionIn, SettlementIn, ThirdPersonIn
from backend.complaints.schemas import DisagreementOut
from backend.core.access import Actor, Permission
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, ExpectedVersion, Now, require, tag
from backend.core.pagination import DEFAULT_LIMIT, Cursor, Limit, Page

router = APIRouter(tags=["disagreements"], route_class=EdgeRoute)


def locate_disagreement(session: Session, actor: Actor, path: Mapping[str, Any]) -> int | None:
    """Version of the disagreement in the path. Raises NotFound `disagreement_not_found`."""
    row = queries.disagreement(session, path["reference"], actor.user_id)
    if row is None:
        raise errors.disagreement_not_found()
    return int(row["version"])


def _changes() -> list[Any]:
    return [require(Permission.COMPLAINTS_MANAGE, of=locate_disagreement, versioned=True, idempotent=True)]


def _answer(session: Session, response: Response, reference: str, actor: Actor) -> DisagreementOut:
    shown = views.disagreement(session, reference, actor)
    tag(response, shown.version)
    return shown


@router.post(
    "/claims/{reference}/disagreements",
    status_code=201,
    dependencies=[require(Permission.COMPLAINTS_MANAGE, of=locate_claim, idempotent=True)],
)
def raise_disagreement(
    reference: str, body: DisagreementIn, response: Response, session: DbSession, actor: CurrentActor, now: Now
) -> DisagreementOut:
    """Record both positions; the insured is told of the third person at once."""
    found = service.raise_disagreement(session, reference, body, actor, now=now)
    response.headers["Location"] = f"/api/v1/disagreements/{found}"
    return _answer(session, response, found, actor)


@router.get("/claims/{reference}/disagreements", dependencies=[require(Permission.COMPLAINTS_READ, of=locate_claim)])
def disagreements(reference: str, session: DbSession, actor: CurrentActor) -> list[DisagreementOut]:
    """Those of a claim, oldest first."""
    return views.disagreements(session, reference, actor)


@router.get("/disagreements", dependencies=[require(Permission.COMPLAINTS_READ)])
def all_disagreements(
    session: DbSession,
    actor: CurrentActor,
    is_open: Annotated[bool | None, Query(alias="open", description="Only those open, or only those settled")] = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Page[DisagreementOut]:
    """Disagreements of every claim, the latest first."""
    return views.disagreement_page(session, actor, is_open=is_open, cursor=cursor, limit=limit)


@router.get("/disagreements/{reference}", dependencies=[require(Permission.COMPLAINTS_READ, of=locate_disagreement)])
def read(reference: str, response: Response, session: DbSession, actor: CurrentActor) -> DisagreementOut:
    """One disagreement."""
    return _answer(session, response, reference, actor)


@router.post("/disagreements/{reference}/third-person", dependencies=_changes())
def appoint(
    reference: str,
    body: ThirdPersonIn,
    response: Response,
    session: DbSession,
    actor: CurrentActor,
    now: Now,
    version: ExpectedVersion,
) -> DisagreementOut:
    """The third person is chosen together, or appointed by the court."""
    service.appoint(session, reference, body, actor, expected_version=version, now=now)
    return _answer(session, response, reference, actor)


@router.post("/disagreements/{reference}/opinion", dependencies=_changes())
def opine(
    reference: str,
    body: OpinionIn,
    response: Response,
    session: DbSession,
    actor: CurrentActor,
    now: Now,
    version: ExpectedVersion,
) -> DisagreementOut:
    """What the third person holds."""
    service.opine(session, reference, body, actor, expected_version=version, now=now)
    return _answer(session, response, reference, actor)


@router.post("/disagreements/{reference}/outcome", dependencies=_changes())
def settle(
    reference: str,
    body: SettlementIn,
    response: Response,
    session: DbSession,
    actor: CurrentActor,
    now: Now,
    version: ExpectedVersion,
) -> DisagreementOut:
    """How it ended; the third person's cost is paid outside the limit."""
    service.settle(session, reference, body, actor, expected_version=version, now=now)
    return _answer(session, response, reference, actor)
