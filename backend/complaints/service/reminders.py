"""Recalls of complaints that no claim carries: the ladder of a claim's clocks tells the others."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.complaints import queries, rules
from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.correspondence.models import OutboxMessage
from backend.correspondence.service import message_row


def remind(session: Session, now: datetime) -> int:
    """Write the mails that are due today and were not written; how many. Once a rung, a recipient."""
    today = paris_date(now)
    due = [one for row in queries.without_claim(session) for one in _due(row, today)]
    known = queries.known_messages(session, [key for key, _, _, _ in due])
    batch, count = Batch(), 0
    for key, recipient, subject, body in due:
        if key not in known:
            row = message_row(dedup_key=key, recipient=recipient, subject=subject, body=body, claim_id=None, now=now)
            batch.insert(OutboxMessage, row)
            count += 1
    batch.send(session)
    return count


def _due(row: Mapping[str, Any] | RowMapping, today: date) -> Iterator[tuple[str, str, str, str]]:
    """Key, recipient, subject and body of what should have left by today: the latest rung of each duty."""
    days = rules.days_of(row["sent_on"], None)
    acknowledged = row["acknowledged_on"] is not None
    duties = (
        (rules.ACKNOWLEDGE, "accuser réception", days.acknowledge_prudent, days.acknowledge_by, acknowledged),
        (rules.ANSWER, "répondre", days.answer_prudent, days.answer_by, False),
    )
    recipients = [row["handler_email"]] if row["handler_email"] else list(row["supervisors"])
    for rule, verb, prudent, last, is_done in duties:
        if is_done or prudent is None or last is None:
            continue
        reached = [before for before in rules.REMINDED_BEFORE if (prudent - today).days <= before]
        for recipient in recipients if reached else ():
            subject = f"{row['reference']} : {verb} au plus tard le {last:%d/%m/%Y}"
            body = f"La réclamation {row['reference']} attend : {verb}. Dernier jour : {last:%d/%m/%Y}.\n"
            yield f"complaint:{row['id']}:{rule}:{min(reached)}:{recipient}", recipient, subject, body
