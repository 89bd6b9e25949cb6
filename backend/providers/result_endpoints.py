"""Routes of what comes back from a provider: deliveries, causes of removal, post-checks."""

from typing import Any

from fastapi import APIRouter, Response

from backend.core.access import Permission
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, Now, require
from backend.providers.endpoints import answer, locate_request
from backend.providers.schemas.missions import DeliveryIn, ServiceRequestOut
from backend.providers.service import deliveries

router = APIRouter(tags=["providers"], route_class=EdgeRoute)


def _adds() -> list[Any]:
    return [require(Permission.REQUESTS_MANAGE, of=locate_request, idempotent=True)]


@router.post("/service-requests/{reference}/delivery", status_code=201, dependencies=_adds())
def deliver(
    reference: str, body: DeliveryIn, response: Response, session: DbSession, actor: CurrentActor, now: Now
) -> ServiceRequestOut:
    """Record what was delivered."""
    deliveries.deliver(
        session,
        actor,
        reference,
        delivered_on=body.delivered_on,
        result=body.result,
        proof=body.proof,
        now=now,
    )
    return answer(session, response, actor, reference)
