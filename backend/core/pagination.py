"""Keyset paging: an opaque cursor holds the sort values of the last row; OFFSET is never used."""

import base64
import binascii
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any, Generic, TypeVar
from uuid import UUID

from fastapi import Query
from pydantic import BaseModel
from sqlalchemy import RowMapping

from backend.core.errors import Refused

T = TypeVar("T")

Limit = Annotated[int, Query(ge=1, le=200, description="Rows in one page")]
Cursor = Annotated[str | None, Query(description="`next` of the page before")]
DEFAULT_LIMIT = 50


class Page(BaseModel, Generic[T]):
    """One page; `next` is None on the last one."""

    items: list[T]
    next: str | None = None
    total: int | None = None


def encode_cursor(*values: object) -> str:
    """The sort values of a row, as the cursor of the page after it."""
    return base64.urlsafe_b64encode(json.dumps(values, default=str).encode()).decode().rstrip("=")


def read_cursor(cursor: str | None, *kinds: Callable[[str], object]) -> list[object] | None:
    """The sort values in a cursor, each read by its kind (`date.fromisoformat`, `UUID`), None without one.

    Raises Refused `cursor_invalid`: nothing that a caller made up reaches the database.
    """
    values = decode_cursor(cursor, len(kinds))
    if values is None:
        return None
    try:
        return [kind(str(value)) for kind, value in zip(kinds, values, strict=True)]
    except ValueError:
        raise _invalid() from None


def decode_cursor(cursor: str | None, size: int) -> list[str | None] | None:
    """The sort values in a cursor, None without one. Raises Refused `cursor_invalid`."""
    if cursor is None:
        return None
    try:
        values = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, UnicodeDecodeError, json.JSONDecodeError, ValueError):
        values = None
    if not isinstance(values, list) or len(values) != size:
        raise _invalid()
    return [None if value is None else str(value) for value in values]


def _invalid() -> Refused:
    return Refused("cursor_invalid", "Ce curseur n’est pas lisible. Reprenez la liste au début.")


def before_id(cursor: str | None) -> UUID | None:
    """The id that a list by descending id goes on below, None for its first page. Raises Refused `cursor_invalid`."""
    values = read_cursor(cursor, UUID)
    return None if values is None else UUID(str(values[0]))


def page_by_id(found: Sequence[Mapping[str, Any] | RowMapping], limit: int, shape: Callable[[Any], T]) -> Page[T]:
    """The page of rows by descending id, of which one more than `limit` was read."""
    following = encode_cursor(found[limit - 1]["id"]) if len(found) > limit else None
    return Page(items=[shape(row) for row in found[:limit]], next=following)
