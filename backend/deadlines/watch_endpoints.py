"""The list of the watchdog, for staff, with what a banner shows."""

from datetime import datetime
from typing import Any
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel

from backend.core.access import Permission
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, Now, require
from backend.core.pagination import DEFAULT_LIMIT, Limit
from backend.deadlines.watch import stored_faults
from backend.deadlines.watch_daily import counted, last_check

router = APIRouter(tags=["deadlines"], route_class=EdgeRoute)


class FindingOut(BaseModel):
    """One fault; `subject_id` is the reminder, the message, the clock or the content that it is about."""

    fault: str
    label: str
    reference: str | None
    subject_id: UUID
    deadline_id: UUID | None
    rung: str | None
    expected: str | None
    found: str | None


class WatchOut(BaseModel):
    """`banner` is None when all is well; `checked_at` None when no daily check was made today or yesterday."""

    ok: bool
    banner: str | None
    checked_at: datetime | None
    total: int
    items: list[FindingOut]


@router.get("/deadlines/watch", dependencies=[require(Permission.DEADLINES_READ)])
def watch(session: DbSession, actor: CurrentActor, now: Now, limit: Limit = DEFAULT_LIMIT) -> WatchOut:
    """What is wrong with reminders and clocks now, and what the last daily check recomputed."""
    checked_at, recomputed, _ = last_check(session, now)
    seen = (one for one in stored_faults(session, now) if actor.user_id not in one.hidden_from)
    items: list[dict[str, Any]] = [one.as_json() for one in seen]
    items += [dict(one) for one in recomputed if str(actor.user_id) not in one["hidden_from"]]
    return WatchOut(
        ok=not items,
        banner=_banner(len(items)),
        checked_at=checked_at,
        total=len(items),
        items=[FindingOut.model_validate(one) for one in items[:limit]],
    )


def _banner(number: int) -> str | None:
    if not number:
        return None
    return f"Veille des délais\u00a0: {counted(number)}. Ouvrez la liste, traitez d’abord les délais les plus proches."
