"""What becomes of a reminder once it is sent: somebody acknowledges it, or it goes up."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.correspondence import templates
from backend.deadlines import escalation_queries as queries
from backend.deadlines.errors import DeadlineNotFound
from backend.deadlines.reminders import common_words


def escalate(session: Session, now: datetime, *, team_email: str, public_url: str, batch: int = 1000) -> int:
    """Send up what nobody has answered: to the supervisor after a working day, to the named second after another.

    By clock one mail and one task, at most `batch` clocks a step, for live clocks alone, in the working hours of
    whoever is told. Nobody is told twice of a reminder. How many reminders moved, 0 when nothing is left.
    """
    words = {
        **common_words(team_email, public_url),
        "subject": templates.ESCALATION_SUBJECT,
        "body": templates.ESCALATION_BODY,
        "todo": templates.ESCALATION_TASK,
    }
    today = paris_date(now)
    # The second first: what goes up now has a working day before it goes further.
    again = queries.escalate_to_second(session, now=now, today=today, batch=batch, words=words)
    return again + queries.escalate_to_supervisor(session, now=now, today=today, batch=batch, words=words)


def check_visible(session: Session, actor: Actor, deadline_id: UUID) -> None:
    """Raise DeadlineNotFound unless the clock exists and its claim is not hidden from this person."""
    if not queries.is_visible(session, deadline_id, actor.user_id):
        raise DeadlineNotFound


def acknowledge(session: Session, actor: Actor, deadline_id: UUID, *, now: datetime) -> Sequence[RowMapping]:
    """Take note of all that was sent of a clock: its tasks are done, nothing of it goes up. Twice is harmless.

    Returns what was sent. Raises DeadlineNotFound.
    """
    check_visible(session, actor, deadline_id)
    seen = queries.acknowledge(session, deadline_id, actor_id=actor.id, name=actor.name, now=now)
    if seen:
        batch = Batch()
        audit.record(batch, actor, "deadline.acknowledged", "deadline", deadline_id, now, reminders=seen)
        batch.send(session)
    return queries.fired_reminders(session, deadline_id)


def sent_reminders(session: Session, actor: Actor, deadline_id: UUID) -> Sequence[RowMapping]:
    """What was sent of a clock, who took note, what went up. Raises DeadlineNotFound."""
    check_visible(session, actor, deadline_id)
    return queries.fired_reminders(session, deadline_id)
