"""Routes of the monthly coverage report."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request, Response
from sqlalchemy.orm import Session

from backend.core.access import Permission
from backend.core.clock import paris_date
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, Now, require
from backend.core.storage import Files
from backend.reporting import errors, queries, service
from backend.reporting.rules import Month, month_of
from backend.reporting.schemas import FiguresOut, MonthOut, MonthsOut, PositionOut, RunOut

router = APIRouter(tags=["reports"], route_class=EdgeRoute)
_READ = [require(Permission.REPORTS_READ)]
_MEDIA = {
    "pdf": "application/pdf",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def _sends(kind: str) -> dict[str, Any]:
    return {"response_class": Response, "responses": {200: {"content": {_MEDIA[kind]: {}}}}, "dependencies": _READ}


@router.get("/reports/monthly-coverage", dependencies=_READ)
def months(session: DbSession) -> MonthsOut:
    """The months with claims."""
    return MonthsOut(months=[f"{month:%Y-%m}" for month in queries.months_with_data(session)])


@router.get("/reports/monthly-coverage/{month}.pdf", **_sends("pdf"))
def pdf(month: str, request: Request, session: DbSession, now: Now) -> Response:
    """The PDF of the last run, made at once when there is none."""
    return _file(session, request, month_of(month, paris_date(now)), "pdf")


@router.get("/reports/monthly-coverage/{month}.csv", **_sends("csv"))
def csv(month: str, request: Request, session: DbSession, now: Now) -> Response:
    """The consumption rows of the last run, made at once when there is none."""
    return _file(session, request, month_of(month, paris_date(now)), "csv")


@router.get("/reports/monthly-coverage/{month}.xlsx", **_sends("xlsx"))
def xlsx(month: str, session: DbSession, now: Now) -> Response:
    """The month as a workbook, told as it is known now."""
    told = month_of(month, paris_date(now))
    return _attached(service.workbook(session, told), told, "xlsx")


@router.get("/reports/monthly-coverage/{month}", dependencies=_READ)
def read(month: str, session: DbSession, now: Now) -> MonthOut:
    """Key figures of a month, as known now, and its runs."""
    told = month_of(month, paris_date(now))
    report = service.gather(session, told)
    return MonthOut(
        month=told.code,
        as_of=told.as_of,
        figures=FiguresOut.model_validate(report.figures),
        position=PositionOut.model_validate(report.position),
        runs=[RunOut.model_validate(dict(row)) for row in queries.runs(session, told.code)],
    )


@router.post(
    "/reports/monthly-coverage/{month}/runs",
    status_code=202,
    dependencies=[require(Permission.REPORTS_RUN, idempotent=True)],
)
def request_run(month: str, response: Response, session: DbSession, actor: CurrentActor, now: Now) -> RunOut:
    """Ask for a new run; the worker makes it."""
    told = month_of(month, paris_date(now))
    run_id = service.request_run(session, told, actor, now=now)
    response.headers["Location"] = f"/api/v1/reports/monthly-coverage/{told.code}/runs/{run_id}"
    return _run(session, told.code, run_id)


@router.get("/reports/monthly-coverage/{month}/runs/{run_id}", dependencies=_READ)
def read_run(month: str, run_id: UUID, session: DbSession) -> RunOut:
    """What became of a run."""
    return _run(session, month, run_id)


def _run(session: Session, month: str, run_id: UUID) -> RunOut:
    row = queries.run(session, month, run_id)
    if row is None:
        raise errors.run_not_found()
    return RunOut.model_validate(dict(row))


def _file(session: Session, request: Request, month: Month, kind: str) -> Response:
    files = Files(request.app.state.settings.files_dir)
    done: Any = next((row for row in queries.runs(session, month.code) if row["state"] == "done"), None)
    content = files.read(done[f"{kind}_key"]) if done else None
    if content is None:
        content = getattr(service.render(session, month), kind)
    return _attached(content, month, kind)


def _attached(content: bytes, month: Month, kind: str) -> Response:
    name = f'attachment; filename="couverture-{month.code}.{kind}"'
    return Response(content, media_type=_MEDIA[kind], headers={"Content-Disposition": name})
