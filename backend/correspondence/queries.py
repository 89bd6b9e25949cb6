"""The outbox table: the next message to send, and what became of it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import RowMapping, update
from sqlalchemy.orm import Session

from backend.core.db import one_row
from backend.correspondence.models import OutboxMessage


def lock_due_message(session: Session, now: datetime) -> RowMapping | None:
    """The message that has waited longest and that no other worker holds, locked until the transaction ends."""
    return one_row(
        session,
        """
        SELECT m.id, m.recipient, m.subject, m.body, m.claim_id, m.attempts, m.created_at, m.give_up_at, c.handler_id
          FROM outbox_message m LEFT JOIN claim c ON c.id = m.claim_id
         WHERE m.state = 'pending' AND m.next_attempt_at <= :now
         ORDER BY m.next_attempt_at, m.id
         LIMIT 1 FOR UPDATE OF m SKIP LOCKED
        """,
        now=now,
    )


def mark_sent(session: Session, row_id: UUID, message_id: str, now: datetime) -> None:
    """The server has answered for the message."""
    values = {"state": "sent", "sent_at": now, "message_id": message_id, "attempts": OutboxMessage.attempts + 1}
    session.execute(update(OutboxMessage).where(OutboxMessage.id == row_id).values(**values, last_error=None))


def mark_failed(session: Session, row_id: UUID, reason: str, again: datetime | None) -> None:
    """Put the message off until `again`, or give it up."""
    failed = update(OutboxMessage).where(OutboxMessage.id == row_id)
    failed = failed.values(attempts=OutboxMessage.attempts + 1, last_error=reason)
    failed = failed.values(state="dead") if again is None else failed.values(next_attempt_at=again)
    session.execute(failed)
