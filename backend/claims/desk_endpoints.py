"""Routes of the desk: the work-list, its tabs and exports, saved views, work given to somebody in one go."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import IO, Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Response
from fastapi.responses import StreamingResponse
from sqlalchemy.orm import Session

from backend.claims import views
from backend.claims.desk.rules import Holder, SortName, Tab
from backend.claims.desk_commands import BulkAssignmentIn, ViewIn, ViewPatch
from backend.claims.schemas import ClaimRow
from backend.claims.schemas.desk import BulkItemOut, BulkOut, TabsOut, ViewOut
from backend.claims.service import bulk, saved_views
from backend.claims.views import desk_tables
from backend.claims.workflow import Status
from backend.core.access import Actor, Permission
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, ExpectedVersion, Now, require, tag
from backend.core.pagination import DEFAULT_LIMIT, Cursor, Limit, Page

router = APIRouter(tags=["claims"], route_class=EdgeRoute)
Word = Annotated[str | None, Query(max_length=200)]
Handler = Annotated[Literal["me", "none"] | UUID | None, Query()]
_READS = [require(Permission.CLAIMS_READ)]
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SPOOL = 64 * 1024


def _filters(
    now: Now,
    status: Annotated[list[Status] | None, Query(description="One or several")] = None,
    is_open: Annotated[bool | None, Query(alias="open")] = True,
    handler: Handler = None,
    q: Annotated[str | None, Query(max_length=200, description="Reference or name, from its beginning")] = None,
    policy_number: Word = None,
    flag: Word = None,
    before: Annotated[date | None, Query(description="Prudent day before this day")] = None,
    after: Annotated[date | None, Query(description="Prudent day after this day")] = None,
    tab: Annotated[Tab | None, Query(description="A tab of the work-list")] = None,
    platform: Word = None,
    kind: Annotated[str | None, Query(max_length=200, description="Qualification held for a content")] = None,
    product: Annotated[str | None, Query(max_length=200, description="Code of the product")] = None,
    channel: Word = None,
    declared_from: date | None = None,
    declared_to: Annotated[date | None, Query(description="Declared that day at the latest")] = None,
    waiting_on: Annotated[Holder | None, Query(description="Who holds the ball")] = None,
) -> views.Filters:
    return views.Filters(
        status=[one.value for one in status or ()],
        is_open=is_open,
        handler=str(handler) if handler is not None else None,
        search=q,
        policy_number=policy_number,
        flag=flag,
        before=before,
        tab=tab,
        after=after,
        platform=platform,
        kind=kind,
        product=product,
        channel=channel,
        declared_from=declared_from,
        declared_to=declared_to,
        waiting_on=waiting_on,
        now=now,
    )


Filtered = Annotated[views.Filters, Depends(_filters)]


@router.get("/claims", dependencies=_READS)
def work_list(
    session: DbSession,
    actor: CurrentActor,
    now: Now,
    filters: Filtered,
    sort: SortName = "prudent_day",
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
    total: bool = False,
) -> Page[ClaimRow]:
    """The work-list: open claims by default, the most urgent first."""
    return views.work_list(session, actor, filters, sort=sort, limit=limit, cursor=cursor, with_total=total, now=now)


@router.get("/claims/tabs", dependencies=_READS)
def tabs(session: DbSession, actor: CurrentActor, now: Now, handler: Handler = None) -> TabsOut:
    """How many claims each tab holds; counting stops after a thousand."""
    return views.tabs(session, actor, str(handler) if handler is not None else None, now=now)


@router.get(
    "/claims.csv",
    response_class=Response,
    responses={200: {"content": {"text/csv": {}}}},
    dependencies=_READS,
)
def work_list_csv(
    session: DbSession, actor: CurrentActor, now: Now, filters: Filtered, sort: SortName = "prudent_day"
) -> Response:
    """The same claims as a table for a spreadsheet, at most 100 000."""
    rows = views.every_row(session, actor, filters, sort=sort, now=now)
    return _file(desk_tables.csv_file(rows), "text/csv; charset=utf-8", "sinistres.csv")


@router.get("/claims.xlsx", response_class=Response, responses={200: {"content": {_XLSX: {}}}}, dependencies=_READS)
def work_list_xlsx(
    session: DbSession, actor: CurrentActor, now: Now, filters: Filtered, sort: SortName = "prudent_day"
) -> Response:
    """The same claims as a workbook, at most 100 000."""
    rows = views.every_row(session, actor, filters, sort=sort, now=now)
    return _file(desk_tables.xlsx_file(rows, now), _XLSX, "sinistres.xlsx")


def _file(stream: IO[bytes], media: str, name: str) -> Response:
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(_pieces(stream), media_type=media, headers=disposition)


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    with stream:
        while piece := stream.read(_SPOOL):
            yield piece


@router.post(
    "/claims/bulk-assignment",
    dependencies=[require(Permission.CLAIMS_ASSIGN, idempotent=True, rehearsable=True)],
)
def assign_in_bulk(body: BulkAssignmentIn, session: DbSession, actor: CurrentActor, now: Now) -> BulkOut:
    """Give claims to a handler, or back to the team: each one is done or refused by itself, with its reason."""
    items = [
        BulkItemOut.model_validate(one, from_attributes=True) for one in bulk.assign(session, body, actor, now=now)
    ]
    counts = {name: sum(one.result == name for one in items) for name in ("done", "refused", "unchanged")}
    return BulkOut(items=items, **counts)


def locate_view(session: Session, actor: Actor, path: Mapping[str, Any]) -> int | None:
    """Version of the view in the path. Raises NotFound `view_not_found`."""
    version: int = saved_views.visible(session, actor, path["view_id"])["version"]
    return version


@router.get("/views", dependencies=_READS)
def list_views(session: DbSession, actor: CurrentActor) -> list[ViewOut]:
    """One's own views and those that are shared, in their order."""
    return [view_out(one, actor) for one in saved_views.all_of(session, actor)]


@router.post("/views", status_code=201, dependencies=[require(Permission.CLAIMS_READ, idempotent=True)])
def add_view(body: ViewIn, response: Response, session: DbSession, actor: CurrentActor, now: Now) -> ViewOut:
    """Keep filters of the work-list under a name."""
    return _view(response, saved_views.add(session, body, actor, now=now), actor)


@router.patch("/views/{view_id}", dependencies=[require(Permission.CLAIMS_READ, of=locate_view, versioned=True)])
def change_view(
    view_id: UUID,
    body: ViewPatch,
    response: Response,
    session: DbSession,
    actor: CurrentActor,
    now: Now,
    version: ExpectedVersion,
) -> ViewOut:
    """Change one's own view, or a shared one as a supervisor."""
    changed = saved_views.change(session, view_id, body, actor, expected_version=version, now=now)
    return _view(response, changed, actor)


@router.delete(
    "/views/{view_id}",
    status_code=204,
    dependencies=[require(Permission.CLAIMS_READ, of=locate_view, versioned=True)],
)
def delete_view(view_id: UUID, session: DbSession, actor: CurrentActor, now: Now, version: ExpectedVersion) -> None:
    """Delete one's own view, or a shared one as a supervisor."""
    saved_views.delete(session, view_id, actor, expected_version=version, now=now)


def view_out(stored: saved_views.Stored, actor: Actor) -> ViewOut:
    """A stored view as one person sees it."""
    own = {"mine": stored["owner_id"] == actor.id, "may_edit": saved_views.may_edit(stored, actor)}
    return ViewOut.model_validate({**stored, **own})


def _view(response: Response, stored: saved_views.Stored, actor: Actor) -> ViewOut:
    tag(response, stored["version"])
    return view_out(stored, actor)
