"""Routes of claims: parse, one service call, the claim as it is afterwards."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response
from sqlalchemy.orm import Session

from backend.claims import errors, queries, service, views
from backend.claims.commands import (
    AssignmentIn,
    ClaimIn,
    ClaimPatch,
    ConflictDecisionIn,
    ContentIn,
    DecisionIn,
    PartyIn,
    PublishedIn,
    QualificationIn,
    QuestionIn,
    ReasonIn,
    StateIn,
)
from backend.claims.schemas import (
    ClaimOut,
    ConflictOut,
    TimelineEntry,
)
from backend.claims.service import notes
from backend.core.access import Actor, Permission
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, ExpectedVersion, Now, require, tag

router = APIRouter(tags=["claims"], route_class=EdgeRoute)


def locate_claim(session: Session, actor: Actor, path: Mapping[str, Any]) -> int | None:
    """Version of the claim in the path. Raises NotFound `claim_not_found`."""
    version = queries.claim_version(session, path["reference"], actor)
    if version is None:
        raise errors.claim_not_found()
    return version


def _changes(permission: Permission, *, idempotent: bool = False, rehearsable: bool = False) -> list[Any]:
    return [require(permission, of=locate_claim, versioned=True, idempotent=idempotent, rehearsable=rehearsable)]


def _adds(permission: Permission) -> list[Any]:
    return [require(permission, of=locate_claim, idempotent=True)]


def _reads() -> list[Any]:
    return [require(Permission.CLAIMS_READ, of=locate_claim)]


def _answer(session: Session, response: Response, reference: str, actor: Actor, now: Any) -> ClaimOut:
    claim = views.page(session, reference, actor, now=now)
    tag(response, claim.version)
    return claim


@router.post("/claims", status_code=201, dependencies=[require(Permission.CLAIMS_DECLARE, idempotent=True)])
def declare(body: ClaimIn, response: Response, session: DbSession, actor: CurrentActor, now: Now) -> ClaimOut:
    """Declare a claim: recorded whatever is missing."""
    reference = service.declare(session, body, actor, now=now)
    response.headers["Location"] = f"/api/v1/claims/{reference}"
    return _answer(session, response, reference, actor, now)


@router.get("/claims/{reference}", dependencies=[require(Permission.CLAIMS_READ)])
def read(reference: str, response: Response, session: DbSession, actor: CurrentActor, now: Now) -> ClaimOut:
    """One claim, whole."""
    return _answer(session, response, reference, actor, now)


@router.patch("/claims/{reference}", dependencies=_changes(Permission.CLAIMS_EDIT))
def edit(
    reference: str,
    body: ClaimPatch,
    response: Response,
    session: DbSession,
    actor: CurrentActor,
    now: Now,
    version: ExpectedVersion,
) -> ClaimOut:
    """Facts that came later, the policy once identified."""
    service.edit(session, reference, body, actor, expected_version=version, now=now)
    return _answer(session, response, reference, actor, now)


@router.get("/claims/{reference}/timeline", response_model=list[TimelineEntry], dependencies=_reads())
def timeline(reference: str, session: DbSession, actor: CurrentActor) -> Sequence[Any]:
    """Who did what, when, and the words of each note."""
    return notes.timeline(session, reference, actor)


@router.post("/claims/{reference}/contents", status_code=201, dependencies=_adds(Permission.CLAIMS_EDIT))
def add_content(
    reference: str, body: ContentIn, response: Response, session: DbSession, actor: CurrentActor, now: Now
) -> ClaimOut:
    """A further passage, with its own clock."""
    service.add_content(session, reference, body, actor, now=now)
    return _answer(session, response, reference, actor, now)


@router.post(
    "/claims/{reference}/contents/{content_id}/qualification",
    dependencies=_changes(Permission.CLAIMS_QUALIFY, rehearsable=True),
)
def qualify(
    reference: str,
    content_id: UUID,
    body: QualificationIn,
    response: Response,
    session: DbSession,
    actor: CurrentActor,
    now: Now,
    version: ExpectedVersion,
) -> ClaimOut:
    """Hold a kind for a content; a rehearsal shows the clocks that it would open."""
    service.qualify(session, reference, content_id, body, actor, expected_version=version, now=now)
    return _answer(session, response, reference, actor, now)


@router.post(
    "/claims/{reference}/contents/{content_id}/publication-date", dependencies=_changes(Permission.CLAIMS_EDIT)
)
def date_publication(
    reference: str,
    content_id: UUID,
    body: PublishedIn,
    response: Response,
    session: DbSession,
    actor: CurrentActor,
    now: Now,
    version: ExpectedVersion,
) -> ClaimOut:
    """What is now known of the first publication."""
    service.date_publication(session, reference, content_id, body, actor, expected_version=version, now=now)
    return _answer(session, response, reference, actor, now)


@router.post("/claims/{reference}/contents/{content_id}/state", dependencies=_adds(Permission.CLAIMS_EDIT))
def check_state(
    reference: str,
    content_id: UUID,
    body: StateIn,
    response: Response,
    session: DbSession,
    actor: CurrentActor,
    now: Now,
) -> ClaimOut:
    """Whether the content was seen online."""
    service.check_state(session, reference, content_id, body, actor, now=now)
    return _answer(session, response, reference, actor, now)


@router.post("/claims/{reference}/parties", status_code=201, dependencies=_adds(Permission.CLAIMS_EDIT))
def add_party(
    reference: str, body: PartyIn, response: Response, session: DbSession, actor: CurrentActor, now: Now
) -> ClaimOut:
    """Somebody takes a part; a named author is searched among the insured."""
    service.add_party(session, reference, body, actor, now=now)
    return _answer(session, response, reference, actor, now)


@router.get("/claims/{reference}/conflicts", response_model=list[ConflictOut], dependencies=_reads())
def conflicts(reference: str, session: DbSession, actor: CurrentActor) -> Sequence[Any]:
    """Named authors who are insured persons."""
    return views.conflicts_of(session, reference, actor)


@router.post(
    "/claims/{reference}/conflicts/{conflict_id}/decision",
    dependencies=[require(Permission.CONFLICTS_DECIDE, of=locate_claim, idempotent=True)],
)
def decide_conflict(
    reference: str,
    conflict_id: UUID,
    body: ConflictDecisionIn,
    response: Response,
    session: DbSession,
    actor: CurrentActor,
    now: Now,
) -> ClaimOut:
    """The supervisor's decision on a conflict of interest."""
    service.decide_conflict(session, reference, conflict_id, body, actor, now=now)
    return _answer(session, response, reference, actor, now)


@router.post(
    "/claims/{reference}/coverage-decision",
    dependencies=_changes(Permission.CLAIMS_DECIDE, idempotent=True, rehearsable=True),
)
def decide(
    reference: str,
    body: DecisionIn,
    response: Response,
    session: DbSession,
    actor: CurrentActor,
    now: Now,
    version: ExpectedVersion,
) -> ClaimOut:
    """Decide covered, not covered or advice only; a rehearsal shows the standing afterwards."""
    service.decide(session, reference, body, actor, expected_version=version, now=now)
    return _answer(session, response, reference, actor, now)


@router.post("/claims/{reference}/assignment", dependencies=_changes(Permission.CLAIMS_ASSIGN))
def assign(
    reference: str,
    body: AssignmentIn,
    response: Response,
    session: DbSession,
    actor: CurrentActor,
    now: Now,
    version: ExpectedVersion,
) -> ClaimOut:
    """Give the file to a handler, or back to the team."""
    service.assign(session, reference, body.handler_id, actor, expected_version=version, now=now)
    return _answer(session, response, reference, actor, now)


@router.post("/claims/{reference}/information-request", dependencies=_changes(Permission.CLAIMS_EDIT))
def ask_information(
    reference: str,
    body: QuestionIn,
    response: Response,
    session: DbSession,
    actor: CurrentActor,
    now: Now,
    version: ExpectedVersion,
) -> ClaimOut:
    """Ask the insured, or a third party, for what is missing."""
    service.ask_information(session, reference, body, actor, expected_version=version, now=now)
    return _answer(session, response, reference, actor, now)


@router.post("/claims/{reference}/closure", dependencies=_changes(Permission.CLAIMS_CLOSE, rehearsable=True))
def close(
    reference: str,
    body: ReasonIn,
    response: Response,
    session: DbSession,
    actor: CurrentActor,
    now: Now,
    version: ExpectedVersion,
) -> ClaimOut:
    """Close the file; its clock goes on and the insured is told."""
    service.close(session, reference, body.reason, actor, expected_version=version, now=now)
    return _answer(session, response, reference, actor, now)


@router.post("/claims/{reference}/reopening", dependencies=_changes(Permission.CLAIMS_CLOSE))
def reopen(
    reference: str,
    body: ReasonIn,
    response: Response,
    session: DbSession,
    actor: CurrentActor,
    now: Now,
    version: ExpectedVersion,
) -> ClaimOut:
    """Reopen a closed file with its event, handler and clocks."""
    service.reopen(session, reference, body.reason, actor, expected_version=version, now=now)
    return _answer(session, response, reference, actor, now)
