"""Absences of staff: their reminders go to whoever stands in for them, from the very day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import RowMapping, update
from sqlalchemy.orm import Session

from backend.accounts import errors, queries
from backend.accounts.models import Absence
from backend.accounts.service import check_stand_in, get_user
from backend.audit import service as audit
from backend.core.access import Actor, Role
from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.core.errors import check_version
from backend.core.ids import new_id
from backend.core.pagination import encode_cursor, read_cursor

MANAGERS = frozenset({Role.SUPERVISOR, Role.ADMIN})


@dataclass(frozen=True, slots=True)
class Days:
    """An absence to record: both days included; without substitute, the supervisor stands in."""

    starts_on: date
    ends_on: date
    substitute_id: UUID | None = None


def record_absence(session: Session, actor: Actor, user_id: UUID, days: Days, *, now: datetime) -> RowMapping:
    """Record an absence of one's own, or of anybody for a supervisor or an administrator.

    Where absences overlap, the last recorded one names the substitute. Raises NotFound `user_not_found`, Forbidden
    `absence_not_yours`, Refused `absence_reversed`, `absence_over`, `stand_in_unfit`.
    """
    _check_concerned(session, actor, user_id)
    if days.ends_on < days.starts_on:
        raise errors.absence_reversed()
    if days.ends_on < paris_date(now):
        raise errors.absence_over()
    if days.substitute_id is not None:
        check_stand_in(session, user_id, days.substitute_id, "substitute_id")
    absence_id, batch = new_id(), Batch()
    batch.insert(
        Absence,
        {
            "id": absence_id,
            "user_id": user_id,
            "starts_on": days.starts_on,
            "ends_on": days.ends_on,
            "substitute_id": days.substitute_id,
            "recorded_at": now,
            "recorded_by": actor.name,
        },
    )
    audit.record(batch, actor, "absence.recorded", "user_account", user_id, now, absence=str(absence_id))
    batch.send(session)
    return queries.absence_page(session, user_id, after=None, limit=1, absence_id=absence_id)[0]


def list_absences(
    session: Session, actor: Actor, user_id: UUID, *, cursor: str | None, limit: int
) -> tuple[Sequence[RowMapping], str | None]:
    """A page of absences, the latest first, and the cursor of the next. Raises as `record_absence`."""
    _check_concerned(session, actor, user_id)
    after = read_cursor(cursor, date.fromisoformat, UUID)
    found = queries.absence_page(session, user_id, after=after, limit=limit + 1)
    page = found[:limit]
    last = page[-1] if len(found) > limit else None
    return page, encode_cursor(last["starts_on"], last["id"]) if last else None


def version_of(session: Session, user_id: UUID, absence_id: UUID) -> int:
    """1 as recorded, 2 once cancelled. Raises NotFound `absence_not_found`."""
    found = queries.absence_page(session, user_id, after=None, limit=1, absence_id=absence_id)
    if not found:
        raise errors.absence_not_found()
    return int(found[0]["version"])


def cancel_absence(
    session: Session, actor: Actor, user_id: UUID, absence_id: UUID, *, version: int, now: datetime
) -> None:
    """Cancel an absence seen at `version`. Raises NotFound `absence_not_found`, Stale, else as `record_absence`."""
    _check_concerned(session, actor, user_id)
    check_version(version_of(session, user_id, absence_id), version)
    cancelled = update(Absence).where(Absence.id == absence_id, Absence.cancelled_at.is_(None))
    if session.execute(cancelled.values(cancelled_at=now).returning(Absence.id)).first() is not None:
        batch = Batch()
        audit.record(batch, actor, "absence.cancelled", "user_account", user_id, now, absence=str(absence_id))
        batch.send(session)


def _check_concerned(session: Session, actor: Actor, user_id: UUID) -> None:
    get_user(session, user_id)
    if actor.user_id != user_id and actor.role not in MANAGERS:
        raise errors.absence_not_yours()
