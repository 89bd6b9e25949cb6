"""Routes of what comes back from a provider: deliveries, causes of removal, later checks, indicators."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response

from backend.claims.endpoints import locate_claim
from backend.core.access import Permission
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, Now, require
from backend.providers.endpoints import answer, locate_request
from backend.providers.schemas.missions import ServiceRequestOut
from backend.providers.schemas.results import (
    CauseIn,
    CauseOut,
    CheckIn,
    CheckOut,
    DeliveryIn,
    IndicatorOut,
    IndicatorsOut,
    OutcomeOut,
)
from backend.providers.service import deliveries, results

router = APIRouter(tags=["providers"], route_class=EdgeRoute)


def _adds() -> list[Any]:
    return [require(Permission.REQUESTS_MANAGE, of=locate_request, idempotent=True)]


@router.post("/service-requests/{reference}/delivery", status_code=201, dependencies=_adds())
def deliver(
    reference: str, body: DeliveryIn, response: Response, session: DbSession, actor: CurrentActor, now: Now
) -> ServiceRequestOut:
    """Record what was delivered, whole or in part."""
    deliveries.deliver(
        session,
        actor,
        reference,
        delivered_on=body.delivered_on,
        result=body.result,
        proof=body.proven(),
        extent=body.extent(),
        now=now,
    )
    return answer(session, response, actor, reference)


def _outcome(session: DbSession, actor: CurrentActor, reference: str) -> OutcomeOut:
    cause, checks = results.outcome(session, actor, reference)
    return OutcomeOut(
        cause=None if cause is None else CauseOut.model_validate(cause, from_attributes=True),
        post_checks=[CheckOut.model_validate(dict(row)) for row in checks],
    )


@router.get(
    "/service-requests/{reference}/outcome", dependencies=[require(Permission.REQUESTS_READ, of=locate_request)]
)
def get_outcome(reference: str, session: DbSession, actor: CurrentActor) -> OutcomeOut:
    """What became of a removal: its cause and the later looks."""
    return _outcome(session, actor, reference)


@router.post("/service-requests/{reference}/removal-cause", status_code=201, dependencies=_adds())
def establish_cause(reference: str, body: CauseIn, session: DbSession, actor: CurrentActor, now: Now) -> OutcomeOut:
    """Say why a content is gone, with its proof."""
    results.establish_cause(
        session, actor, reference, cause=body.cause, proof=body.proof, established_on=body.established_on, now=now
    )
    return _outcome(session, actor, reference)


@router.post("/service-requests/{reference}/post-checks/{check_id}", status_code=201, dependencies=_adds())
def record_check(
    reference: str, check_id: UUID, body: CheckIn, session: DbSession, actor: CurrentActor, now: Now
) -> OutcomeOut:
    """Record what a later look shows."""
    results.record_check(
        session,
        actor,
        reference,
        check_id,
        result=body.result,
        checked_on=body.checked_on,
        proof=body.proof,
        note=body.note,
        content_ids=body.content_ids,
        now=now,
    )
    return _outcome(session, actor, reference)


@router.get("/claims/{reference}/indicators", dependencies=[require(Permission.REQUESTS_READ, of=locate_claim)])
def get_indicators(reference: str, session: DbSession, actor: CurrentActor) -> IndicatorsOut:
    """What a person should look at on a claim; nothing follows by itself."""
    found = results.claim_indicators(session, actor, reference)
    return IndicatorsOut(items=[IndicatorOut.model_validate(one, from_attributes=True) for one in found])
