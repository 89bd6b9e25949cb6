"""Lists of clocks and of conflicts: keyset paging."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.claims import errors, queries
from backend.claims.views.page import deadline_out
from backend.core.access import Actor
from backend.core.clock import paris_date
from backend.core.pagination import Page, encode_cursor, read_cursor


def deadline_page(
    session: Session, actor: Actor, *, before: date, limit: int, cursor: str | None, now: datetime
) -> Page[dict[str, object]]:
    """Live clocks whose prudent day comes before a day, the nearest first."""
    after = read_cursor(cursor, date.fromisoformat, UUID)
    found = queries.upcoming(session, actor, before, after, limit + 1)
    today = paris_date(now)
    items = [_upcoming(row, today) for row in found[:limit]]
    more = found[limit - 1] if len(found) > limit else None
    return Page(items=items, next=encode_cursor(more["prudent_day"], more["id"]) if more else None)


def _upcoming(row: RowMapping, today: date) -> dict[str, object]:
    shown = deadline_out(row, today).model_dump()
    return {**shown, "claim": row["reference"], "insured_name": row["insured_name"]}


def conflicts_of(session: Session, reference: str, actor: Actor) -> Sequence[RowMapping]:
    """The conflicts of interest of a visible claim. Raises NotFound `claim_not_found`."""
    claim_id = queries.claim_id(session, reference, actor)
    if claim_id is None:
        raise errors.claim_not_found()
    return queries.conflicts(session, claim_id)
