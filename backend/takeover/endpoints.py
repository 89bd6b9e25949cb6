"""Files of claims open elsewhere, put in by the API and taken over after the answer has left."""

from collections.abc import Mapping
from threading import Thread
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, BackgroundTasks, File, Query, Request, Response, UploadFile
from fastapi.responses import JSONResponse
from sqlalchemy.orm import Session

from backend.core import uploads
from backend.core.access import Actor, Permission
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, Now, require
from backend.core.ids import new_id
from backend.core.pagination import DEFAULT_LIMIT, Cursor, Limit, Page, before_id, page_by_id
from backend.core.settings import Settings
from backend.takeover import errors, queries
from backend.takeover.models import ClaimImport
from backend.takeover.rules.report import Reject
from backend.takeover.schemas import ClaimImportOut, ClaimImportRehearsal, ClaimImportRow, ReconciledOut, RejectOut
from backend.takeover.service import imports
from backend.takeover.service.rejects import rejects_csv

router = APIRouter(tags=["takeover"], route_class=EdgeRoute)

SHOWN = 1_000  # faults in the answer; the CSV holds all of them
OldClaims = Annotated[UploadFile, File(description="CSV, semicolons, UTF-8 or Windows-1252, its last line of totals")]
Rehearsal = Annotated[bool, Query(description="Rehearsal: answers what would happen, changes nothing")]


def locate_import(session: Session, _actor: Actor, path: Mapping[str, Any]) -> None:
    """Raise NotFound when the import of the path does not exist."""
    try:
        _import(session, UUID(path["import_id"]))
    except ValueError:
        raise errors.import_not_found() from None


@router.post(
    "/claim-imports",
    status_code=202,
    response_model=ClaimImportOut,
    responses={200: {"model": ClaimImportRehearsal, "description": "Rehearsal: what the import would do"}},
    dependencies=[require(Permission.CLAIMS_IMPORT, rehearsable=True)],
)
def create_import(
    request: Request,
    response: Response,
    tasks: BackgroundTasks,
    session: DbSession,
    now: Now,
    actor: CurrentActor,
    file: OldClaims,
    dry_run: Rehearsal = False,
) -> ClaimImportOut | JSONResponse:
    """Queue a file of open claims; the same file twice is harmless.

    With `dry_run=true` every claim is taken over at once, the answer says what would happen, and all is undone.
    """
    name = file.filename or "sinistres.csv"
    if dry_run:
        with uploads.at_hand(file, "sinistres.csv") as path:
            report = imports.rehearse(session, path, actor=actor, now=now)
        return JSONResponse(report.as_json())
    settings: Settings = request.app.state.settings
    key = f"imports/{new_id()}.csv"
    uploads.store(file, settings.files_dir / key)
    import_id = imports.queue(session, actor, filename=name, key=key, now=now)
    # After the answer, hence after the commit; the worker takes over where this process dies.
    work = (request.app.state.database, settings, import_id)
    tasks.add_task(Thread(target=imports.process, args=work, kwargs={"now": now}, daemon=True).start)
    response.headers["Location"] = f"/api/v1/claim-imports/{import_id}"
    return _shown(session, _import(session, import_id))


@router.get("/claim-imports", dependencies=[require(Permission.CLAIMS_IMPORT)])
def list_imports(session: DbSession, cursor: Cursor = None, limit: Limit = DEFAULT_LIMIT) -> Page[ClaimImportRow]:
    """Every import of claims, the latest first."""
    found = queries.import_page(session, before=before_id(cursor), limit=limit + 1)
    return page_by_id(found, limit, ClaimImportRow.of)


@router.get("/claim-imports/{import_id}", dependencies=[require(Permission.CLAIMS_IMPORT, of=locate_import)])
def get_import(import_id: UUID, session: DbSession) -> ClaimImportOut:
    """An import: where it is, what became of its claims, its first faults and its totals."""
    return _shown(session, _import(session, import_id))


@router.get(
    "/claim-imports/{import_id}/rejects.csv",
    response_class=Response,
    responses={200: {"content": {"text/csv": {}}}},
    dependencies=[require(Permission.CLAIMS_IMPORT, of=locate_import)],
)
def get_rejects(import_id: UUID, session: DbSession) -> Response:
    """The rejected lines as they were, with their reasons."""
    row = _import(session, import_id)
    names = ("line", "column", "code", "message", "old_reference", "raw")
    found = (Reject(**{name: one[name] for name in names}) for one in queries.rejects(session, import_id))
    text = rejects_csv(row.header or "", found)
    headers = {"Content-Disposition": f'attachment; filename="rejets-{import_id}.csv"'}
    # With its mark, so that a spreadsheet reads the accents.
    return Response(text.encode("utf-8-sig"), media_type="text/csv; charset=utf-8", headers=headers)


def _import(session: Session, import_id: UUID) -> ClaimImport:
    found = queries.by_id(session, import_id)
    if found is None:
        raise errors.import_not_found()
    return found


def _shown(session: Session, row: ClaimImport) -> ClaimImportOut:
    totals = [ReconciledOut.model_validate(line) for line in row.reconciliation]
    agrees = all(str(line.difference) in {"0", "0.00"} for line in totals)
    return ClaimImportOut(
        id=row.id,
        filename=row.filename,
        state=row.state,
        **row.counts,
        rejects=[RejectOut.model_validate(dict(one)) for one in queries.rejects(session, row.id, SHOWN)],
        reconciliation=totals,
        reconciled=agrees if totals else None,
        error=row.error,
        created_at=row.created_at,
        created_by=row.created_by,
        finished_at=row.finished_at,
    )
