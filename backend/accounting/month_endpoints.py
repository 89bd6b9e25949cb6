"""Routes of accounting months and their entries."""

from typing import Any

from fastapi import APIRouter, Request, Response

from backend.accounting.books import as_csv, as_json
from backend.accounting.chart import load_chart
from backend.accounting.rules.months import month_of
from backend.accounting.schemas import MonthsOut
from backend.accounting.service import months
from backend.core.access import Permission
from backend.core.clock import paris_date
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, Now, require

router = APIRouter(tags=["accounting"], route_class=EdgeRoute)
_READ = [require(Permission.ACCOUNTING_READ)]
_CSV: dict[str, Any] = {
    "response_class": Response,
    "responses": {200: {"content": {"text/csv; charset=utf-8": {}}}},
    "dependencies": _READ,
}


@router.get("/accounting-periods", dependencies=_READ)
def list_months(session: DbSession, now: Now) -> MonthsOut:
    """The closed months and the one whose turn it is."""
    return MonthsOut.of(months.months(session, today=paris_date(now)))


@router.post(
    "/accounting-periods/{month}/closure",
    dependencies=[require(Permission.ACCOUNTING_CLOSE, idempotent=True, rehearsable=True)],
)
def close_month(month: str, request: Request, session: DbSession, actor: CurrentActor, now: Now) -> MonthsOut:
    """Close a month: its entries get their numbers and it takes none any more."""
    told = month_of(month, paris_date(now))
    months.close(session, actor, told, load_chart(request.app.state.settings.accounts), now=now)
    return MonthsOut.of(months.months(session, today=paris_date(now)))


@router.get("/accounting-periods/{month}/entries.csv", **_CSV)
def entries_csv(month: str, request: Request, session: DbSession, actor: CurrentActor, now: Now) -> Response:
    """The entries of a month, in the columns of the French accounting file."""
    books = months.books(session, month_of(month, paris_date(now)), load_chart(request.app.state.settings.accounts))
    name = f"ecritures-{month}{'' if books.final else '-provisoire'}.csv"
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    content = as_csv(books, months.hidden_claims(session, actor))
    return Response(content, media_type="text/csv; charset=utf-8", headers=disposition)


@router.get("/accounting-periods/{month}/entries", dependencies=_READ)
def entries(month: str, request: Request, session: DbSession, actor: CurrentActor, now: Now) -> dict[str, Any]:
    """The entries of a month as one document."""
    told = month_of(month, paris_date(now))
    books = months.books(session, told, load_chart(request.app.state.settings.accounts))
    return as_json(books, months.hidden_claims(session, actor))
