"""Routes of calendars: subscriptions, the public iCalendar address, a month as data."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from sqlalchemy.orm import Session

from backend.core.access import Actor, Permission
from backend.core.edge import EdgeRoute
from backend.core.errors import check_version
from backend.core.http import CurrentActor, DbSession, ExpectedVersion, Now, public, require, tag
from backend.core.pagination import DEFAULT_LIMIT, Cursor, Limit, Page
from backend.deadlines import feeds
from backend.deadlines.feed_schemas import FeedIn, FeedOut, IssuedFeedOut, MonthOut

router = APIRouter(tags=["calendars"], route_class=EdgeRoute)
root_router = APIRouter(tags=["calendars"], route_class=EdgeRoute)


def _locate(session: Session, actor: Actor, path: Mapping[str, Any]) -> int:
    try:
        feed_id = UUID(path["feed_id"])
    except ValueError:
        raise feeds.feed_not_found() from None
    feeds.feed_of(session, actor, feed_id)
    return feeds.VERSION


def _shown(feed: Mapping[str, Any]) -> dict[str, Any]:
    return {**feed, "version": feeds.VERSION, "scope": "team" if feed["user_id"] is None else "mine"}


@router.post("/calendar-feeds", status_code=201, dependencies=[require(Permission.DEADLINES_READ)])
def subscribe(
    body: FeedIn, request: Request, response: Response, session: DbSession, actor: CurrentActor, now: Now
) -> IssuedFeedOut:
    """Make a subscription; its address is shown once, so this answer is never stored."""
    issued = feeds.subscribe(session, actor, body.scope, now=now)
    tag(response, feeds.VERSION)
    url = f"{request.app.state.settings.public_url}/calendars/{issued.token}.ics"
    return IssuedFeedOut(**_shown(issued.feed), url=url, token=issued.token)


@router.get("/calendar-feeds", dependencies=[require(Permission.DEADLINES_READ)])
def subscriptions(
    session: DbSession, actor: CurrentActor, cursor: Cursor = None, limit: Limit = DEFAULT_LIMIT
) -> Page[FeedOut]:
    """The caller's living subscriptions; everybody's for an admin."""
    page, following = feeds.feeds(session, actor, cursor, limit)
    return Page(items=[FeedOut(**_shown(dict(row))) for row in page], next=following)


@router.delete(
    "/calendar-feeds/{feed_id}",
    status_code=204,
    dependencies=[require(Permission.DEADLINES_READ, of=_locate, versioned=True)],
)
def revoke(feed_id: UUID, session: DbSession, actor: CurrentActor, now: Now, version: ExpectedVersion) -> None:
    """Revoke a subscription: its address answers 404 from now on."""
    feeds.feed_of(session, actor, feed_id)
    check_version(feeds.VERSION, version)
    feeds.revoke(session, actor, feed_id, now=now)


@router.get("/deadlines/calendar", dependencies=[require(Permission.DEADLINES_READ)])
def month_view(
    session: DbSession,
    actor: CurrentActor,
    month: Annotated[str, Query(pattern=r"^(19|20|21)\d\d-(0[1-9]|1[0-2])$", description="For instance 2026-11")],
    handler: Annotated[Literal["me", "none"] | UUID | None, Query()] = None,
) -> MonthOut:
    """The days of a month on which live clocks fall, and its public holidays."""
    first = date.fromisoformat(f"{month}-01")
    days = feeds.month_days(session, actor, first, handler)
    return MonthOut.model_validate({"month": month, "days": days, "holidays": feeds.month_holidays(first)})


@root_router.get("/calendars/{token}.ics", dependencies=[public()], response_class=Response)
def calendar(token: str, request: Request, session: DbSession) -> Response:
    """The calendar behind a secret address; 304 when the reader has it already."""
    public_url = request.app.state.settings.public_url
    name, clocks = feeds.calendar_of(session, token)
    etag = f'"{feeds.fingerprint(clocks, name, public_url)}"'
    headers = {"ETag": etag, "Cache-Control": "private, no-cache"}
    known = {one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")}
    if known & {etag, "*"}:
        return Response(status_code=304, headers=headers)
    text = feeds.render(clocks, name, public_url)
    return Response(text, media_type="text/calendar; charset=utf-8", headers=headers)
