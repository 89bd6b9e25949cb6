"""Standing of a policy."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import AwareDatetime

from backend.core.access import Permission
from backend.core.clock import paris_date
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, Now, require
from backend.coverage import service
from backend.coverage.schemas import WholeStandingOut

router = APIRouter(tags=["coverage"], route_class=EdgeRoute)

On = Annotated[date | None, Query(le=date(2199, 12, 31), description="The day whose period is shown; today by default")]
AsOf = Annotated[AwareDatetime | None, Query(description="Only what was known at that instant")]


@router.get(
    "/policies/{number}/standing",
    response_model=WholeStandingOut,
    dependencies=[require(Permission.POLICIES_READ)],
)
def standing(
    number: str, session: DbSession, actor: CurrentActor, now: Now, on: On = None, as_of: AsOf = None
) -> dict[str, Any]:
    """Events and euros used, committed, paid and left."""
    return service.standing(session, number, actor, on=on or paris_date(now), as_of=as_of)
