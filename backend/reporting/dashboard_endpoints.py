"""The route of the dashboard."""

from typing import Annotated

from fastapi import APIRouter, Query

from backend.core.access import Permission
from backend.core.clock import paris_date
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, Now, require
from backend.reporting import dashboard_views
from backend.reporting.dashboard_schemas import DashboardOut
from backend.reporting.rules import span_of

router = APIRouter(tags=["reports"], route_class=EdgeRoute)
_First = Annotated[str | None, Query(alias="from", description="First month, 2026-01; eleven before the last one")]
_Last = Annotated[str | None, Query(alias="to", description="Last month, 2026-12; the month under way by default")]


@router.get("/dashboard", dependencies=[require(Permission.REPORTS_READ)])
def dashboard(
    session: DbSession, actor: CurrentActor, now: Now, first: _First = None, last: _Last = None
) -> DashboardOut:
    """What is open today, and what each month brought; claims hidden from the reader are not counted."""
    today = paris_date(now)
    return dashboard_views.dashboard(session, actor, span_of(first, last, today), today)
