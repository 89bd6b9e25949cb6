"""Tabs, saved views and bulk acts of the work-list on the wire."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel

from backend.claims.desk.rules import Tab


class TabOut(BaseModel):
    """How many claims a tab holds; `capped`: there are more than `count`."""

    tab: Tab
    count: int
    capped: bool


class TabsOut(BaseModel):
    """Every tab of the work-list."""

    items: list[TabOut]


class ViewOut(BaseModel):
    """A saved view; `query` holds parameters of the work-list, `mine` says whose it is."""

    id: UUID
    version: int
    name: str
    query: dict[str, Any]
    shared: bool
    position: int
    owner_name: str
    mine: bool
    may_edit: bool
    created_at: datetime


class BulkItemOut(BaseModel):
    """What became of one claim; `code` and `detail` say why it was refused, `version` how it is now."""

    reference: str
    result: Literal["done", "refused", "unchanged"]
    code: str | None = None
    detail: str | None = None
    version: int | None = None


class BulkOut(BaseModel):
    """What became of each claim, in the order asked."""

    items: list[BulkItemOut]
    done: int
    refused: int
    unchanged: int
