"""Taking note of the reminders of a clock."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel
from sqlalchemy.orm import Session

from backend.core.access import Actor, Permission
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, Now, require
from backend.deadlines import escalation
from backend.deadlines.errors import DeadlineNotFound

router = APIRouter(tags=["deadlines"], route_class=EdgeRoute)


class SentReminderOut(BaseModel):
    """One rung that was sent, and what became of it."""

    rung: str
    label: str
    due_on: date
    fired_at: datetime
    acknowledged_at: datetime | None
    acknowledged_by: str | None
    escalated_at: datetime | None
    escalated_again_at: datetime | None


def _locate(session: Session, actor: Actor, path: Mapping[str, Any]) -> None:
    try:
        deadline_id = UUID(path["deadline_id"])
    except ValueError:
        raise DeadlineNotFound from None
    escalation.check_visible(session, actor, deadline_id)


@router.post(
    "/deadlines/{deadline_id}/acknowledgement",
    response_model=list[SentReminderOut],
    dependencies=[require(Permission.TASKS_CLOSE, of=_locate)],
)
def acknowledge(deadline_id: UUID, session: DbSession, actor: CurrentActor, now: Now) -> Sequence[Any]:
    """Say that all reminders sent of a clock were seen; saying it twice is harmless, so no key is asked."""
    return escalation.acknowledge(session, actor, deadline_id, now=now)


@router.get(
    "/deadlines/{deadline_id}/acknowledgement",
    response_model=list[SentReminderOut],
    dependencies=[require(Permission.DEADLINES_READ, of=_locate)],
)
def sent_reminders(deadline_id: UUID, session: DbSession, actor: CurrentActor) -> Sequence[Any]:
    """The reminders sent of a clock, the latest first: who took note, what went up."""
    return escalation.sent_reminders(session, actor, deadline_id)
