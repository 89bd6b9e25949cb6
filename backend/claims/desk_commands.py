"""What is told to the desk: work given to somebody in one go, views of the work-list under a name."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import ConfigDict, Field

from backend.claims.desk.rules import Holder, SortName, Tab
from backend.claims.workflow import Status
from backend.core.wire import Strict

Reason = Annotated[str, Field(min_length=1, max_length=2_000)]
ViewName = Annotated[str, Field(min_length=1, max_length=80)]
Word = Annotated[str, Field(max_length=200)]
MOST_AT_ONCE = 200


class BulkItemIn(Strict):
    """A claim, and the version that was seen of it when one was."""

    reference: Annotated[str, Field(max_length=40)]
    version: int | None = None


class BulkAssignmentIn(Strict):
    """Claims for one handler; null gives them back to the team."""

    items: Annotated[list[BulkItemIn], Field(min_length=1, max_length=MOST_AT_ONCE)]
    handler_id: UUID | None
    reason: Reason


class ViewQuery(Strict):
    """Filters of `GET /claims`, each as it is written there; what is left out is not filtered."""

    model_config = ConfigDict(populate_by_name=True)

    tab: Tab | None = None
    status: list[Status] | None = None
    is_open: Annotated[bool | None, Field(alias="open")] = None
    handler: Annotated[str, Field(pattern=r"^(me|none|[0-9a-fA-F-]{36})$")] | None = None
    q: Word | None = None
    policy_number: Word | None = None
    flag: Word | None = None
    before: date | None = None
    after: date | None = None
    platform: Word | None = None
    kind: Word | None = None
    product: Word | None = None
    channel: Word | None = None
    declared_from: date | None = None
    declared_to: date | None = None
    waiting_on: Holder | None = None
    sort: SortName | None = None


class ViewIn(Strict):
    """A view to keep."""

    name: ViewName
    query: ViewQuery
    shared: bool = False
    position: Annotated[int, Field(ge=0, le=1_000)] = 0


class ViewPatch(Strict):
    """What changes of a view."""

    name: ViewName | None = None
    query: ViewQuery | None = None
    shared: bool | None = None
    position: Annotated[int, Field(ge=0, le=1_000)] | None = None
