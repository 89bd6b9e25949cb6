"""Files of the portfolio, put in by the API and imported after the answer has left."""

from collections.abc import Mapping
from datetime import date
from threading import Thread
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, BackgroundTasks, File, Form, Query, Request, Response, UploadFile
from fastapi.responses import JSONResponse
from sqlalchemy.orm import Session

from backend.core import uploads
from backend.core.access import Actor, Permission
from backend.core.clock import paris_date
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, Now, require
from backend.core.ids import new_id
from backend.core.pagination import DEFAULT_LIMIT, Cursor, Limit, Page, before_id, page_by_id
from backend.core.settings import Settings
from backend.policies import errors
from backend.policies.jobs import process_import
from backend.policies.models import PolicyImport
from backend.policies.queries import imports as queries
from backend.policies.schemas.imports import ImportOut, ImportRehearsal, ImportRejectOut, ImportRow
from backend.policies.service import imports
from backend.policies.service.rejects import rejects_csv

router = APIRouter(tags=["policies"], route_class=EdgeRoute)

SHOWN = 1_000  # faults in the answer; the CSV holds all of them
Portfolio = Annotated[UploadFile, File(description="CSV, semicolons, UTF-8 or Windows-1252: portfolio or life facts")]
AsOf = Annotated[date | None, Form(description="Situation date of the file; today by default")]
Delta = Annotated[bool, Form(description="The file holds changes only: what it does not name is not absent")]

Rehearsal = Annotated[bool, Query(description="Rehearsal: answers what would happen, changes nothing")]


def locate_import(session: Session, _actor: Actor, path: Mapping[str, Any]) -> None:
    """Raise NotFound when the import of the path does not exist."""
    try:
        _import(session, UUID(path["import_id"]))
    except ValueError:
        raise errors.import_not_found() from None


@router.post(
    "/policy-imports",
    status_code=202,
    response_model=ImportOut,
    responses={200: {"model": ImportRehearsal, "description": "Rehearsal: what the import would do"}},
    dependencies=[require(Permission.POLICIES_IMPORT, rehearsable=True)],
)
def create_import(
    request: Request,
    response: Response,
    tasks: BackgroundTasks,
    session: DbSession,
    now: Now,
    actor: CurrentActor,
    file: Portfolio,
    as_of: AsOf = None,
    delta: Delta = False,
    dry_run: Rehearsal = False,
) -> ImportOut | JSONResponse:
    """Queue a file; its header says whether it holds the portfolio or life facts. The same bytes twice are harmless.

    With `dry_run=true` the file is imported at once, the answer says what would happen, and everything is undone.
    """
    situation, name = as_of or paris_date(now), file.filename or "portefeuille.csv"
    if dry_run:
        with uploads.at_hand(file, "portefeuille.csv") as path:
            report = imports.import_now(
                session, path, filename=name, as_of=situation, delta=delta, actor_name=actor.name, now=now
            )
        return JSONResponse(report.as_json())
    settings: Settings = request.app.state.settings
    key = f"imports/{new_id()}.csv"
    uploads.store(file, settings.files_dir / key)
    import_id = imports.queue(session, actor, filename=name, key=key, as_of=situation, delta=delta, now=now)
    # After the answer, hence after the commit; the worker takes over where this process dies.
    work = (request.app.state.database, settings, import_id, now)
    tasks.add_task(Thread(target=process_import, args=work, daemon=True).start)
    response.headers["Location"] = f"/api/v1/policy-imports/{import_id}"
    return _shown(session, _import(session, import_id))


@router.get("/policy-imports", dependencies=[require(Permission.POLICIES_READ)])
def list_imports(session: DbSession, cursor: Cursor = None, limit: Limit = DEFAULT_LIMIT) -> Page[ImportRow]:
    """Every import of the portfolio, the latest first."""
    return page_by_id(queries.import_page(session, before=before_id(cursor), limit=limit + 1), limit, ImportRow.of)


@router.get("/policy-imports/{import_id}", dependencies=[require(Permission.POLICIES_READ, of=locate_import)])
def get_import(import_id: UUID, session: DbSession) -> ImportOut:
    """An import: where it is, what became of its rows, its first faults and its warnings."""
    return _shown(session, _import(session, import_id))


@router.get(
    "/policy-imports/{import_id}/rejects.csv",
    response_class=Response,
    responses={200: {"content": {"text/csv": {}}}},
    dependencies=[require(Permission.POLICIES_READ, of=locate_import)],
)
def get_rejects(import_id: UUID, session: DbSession) -> Response:
    """The rejected lines as they were, with their reasons: correct them and import the file as a delta."""
    text = rejects_csv(session, _import(session, import_id))
    headers = {"Content-Disposition": f'attachment; filename="rejets-{import_id}.csv"'}
    # With its mark, so that a spreadsheet reads the accents.
    return Response(text.encode("utf-8-sig"), media_type="text/csv; charset=utf-8", headers=headers)


def _import(session: Session, import_id: UUID) -> PolicyImport:
    found = queries.by_id(session, import_id)
    if found is None:
        raise errors.import_not_found()
    return found


def _shown(session: Session, row: PolicyImport) -> ImportOut:
    faults = queries.faults(session, row.id, after=(0, 0), limit=SHOWN)
    return ImportOut(
        id=row.id,
        filename=row.filename,
        as_of=row.as_of,
        delta=row.delta,
        state=row.state,
        encoding=row.encoding,
        **row.counts,
        rejects=[ImportRejectOut.model_validate(dict(fault)) for fault in faults],
        warnings=row.warnings,
        error=row.error,
        created_at=row.created_at,
        created_by=row.created_by,
        finished_at=row.finished_at,
    )
