"""The outbox: messages are rows of the transaction that decides them; `send_due` makes them leave."""

from collections.abc import Callable, Mapping
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from enum import StrEnum
from random import random
from typing import Any
from uuid import UUID

import structlog
from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.core.clock import paris_date
from backend.core.db import Database
from backend.core.ids import new_id
from backend.correspondence import queries, rules, templates
from backend.correspondence.senders import DeliveryFailed, Failure, Sender
from backend.tasks import service as tasks

log = structlog.get_logger("egide.outbox")


class Outcome(StrEnum):
    """What became of one message."""

    SENT = "sent"
    LATER = "later"
    UNREACHABLE = "unreachable"
    DEAD = "dead"


def message_row(
    *,
    dedup_key: str,
    recipient: str,
    subject: str,
    body: str,
    claim_id: UUID | None,
    now: datetime,
    give_up_at: datetime | None = None,
) -> dict[str, object]:
    """A row for `batch.insert(OutboxMessage, …)`: plain text, one recipient; tried until `give_up_at` (5 days)."""
    return {
        "id": new_id(),
        "dedup_key": dedup_key,
        "recipient": recipient,
        "subject": subject,
        "body": body,
        "claim_id": claim_id,
        "created_at": now,
        "next_attempt_at": now,
        "give_up_at": give_up_at or now + rules.PATIENCE,
    }


def send_due(
    database: Database, sender: Sender, now_fn: Callable[[], datetime], *, mail_from: str, limit: int = 100
) -> int:
    """Send at most `limit` due messages, one transaction each; how many left.

    The row stays locked while its message is on the wire, so that two workers never send it both. A crash between
    the server's answer and our commit sends it again under the same Message-ID: at least once, recognisable.
    """
    sent = 0
    for _ in range(limit):
        with database.transaction() as session:
            outcome = _send_next(session, sender, now_fn, mail_from)
        sent += outcome is Outcome.SENT
        if outcome is None or outcome is Outcome.UNREACHABLE:
            break
    return sent


def _send_next(session: Session, sender: Sender, now_fn: Callable[[], datetime], mail_from: str) -> Outcome | None:
    row = queries.lock_due_message(session, now_fn())
    if row is None:
        return None
    message_id = f"<{row['id']}@{mail_from.rpartition('@')[2]}>"
    try:
        sender.deliver(compose(dict(row), message_id, mail_from))
    except DeliveryFailed as failure:
        outcome = _not_sent(session, row, failure, now_fn())
    else:
        queries.mark_sent(session, row["id"], message_id, now_fn())
        outcome = Outcome.SENT
    log.info("message", outcome=outcome.value, message=str(row["id"]), attempts=row["attempts"] + 1)
    return outcome


def compose(row: Mapping[str, Any], message_id: str, mail_from: str) -> EmailMessage:
    """The message of an outbox row, the same each time. Raises DeliveryFailed for an unreadable address."""
    message = EmailMessage(policy=SMTP)
    try:
        message["To"] = Address(addr_spec=row["recipient"])
        message["Subject"] = row["subject"]
    except (ValueError, IndexError, MessageError) as error:
        raise DeliveryFailed(Failure.REJECTED, f"adresse ou objet illisible : {error}") from error
    message["From"] = Address("Égide", addr_spec=mail_from)
    message["Date"] = format_datetime(row["created_at"])
    message["Message-ID"] = message_id
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(row["body"], charset="utf-8", cte="quoted-printable")
    return message


def _not_sent(session: Session, row: RowMapping, failure: DeliveryFailed, now: datetime) -> Outcome:
    again = None
    if failure.failure is not Failure.REJECTED:
        again = rules.next_attempt(row["attempts"] + 1, now=now, give_up_at=row["give_up_at"], jitter=random())
    queries.mark_failed(session, row["id"], failure.reason[:500], again)
    if again is not None:
        return Outcome(failure.failure.value)
    tasks.open_if_absent(
        session,
        tasks.task_row(
            dedup_key=f"undelivered:{row['id']}",
            kind="undelivered_message",
            title=templates.undelivered_title(row["subject"]),
            due_on=paris_date(now),
            now=now,
            claim_id=row["claim_id"],
            assignee_id=row["handler_id"],
            facts={"message_id": str(row["id"])},
        ),
    )
    return Outcome.DEAD
