"""Claims and clocks as rows, for tests of what the tables drive (reminders, tasks, health)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from backend.accounts.models import UserAccount
from backend.claims.models import Claim
from backend.core.batch import Batch
from backend.core.ids import new_id
from backend.deadlines.models import Deadline, Reminder


@dataclass(frozen=True)
class StoredClaim:
    """A claim just written."""

    id: UUID
    reference: str


def store_user(session: Session, now: datetime, *, active: bool = True) -> UserAccount:
    """A handler with an address of their own."""
    user_id = new_id()
    user = UserAccount(
        id=user_id,
        email=f"{user_id}@example.org",
        name="Claire Exemple",
        role="handler",
        password_hash="",
        active=active,
        created_at=now,
    )
    session.add(user)
    session.flush()
    return user


def store_claim(session: Session, now: datetime) -> StoredClaim:
    """A claim with nothing in it."""
    claim_id = new_id()
    reference = f"SIN-2026-{claim_id.hex[-9:]}"
    row = {
        "id": claim_id,
        "reference": reference,
        "version": 1,
        "status": "declared",
        "insured_name": "Dr Exemple",
        "declared_at": now,
        "channel": "api",
        "earliest_prudent_day": now.date(),
        "created_by": "test",
    }
    _insert(session, Claim, row)
    return StoredClaim(claim_id, reference)


def store_deadline(
    session: Session, claim: StoredClaim, now: datetime, *, last_day: date | None, prudent_day: date | None
) -> UUID:
    """A live PRESS_3M clock, without its reminders."""
    deadline_id = new_id()
    row = {
        "id": deadline_id,
        "claim_id": claim.id,
        "origin_id": claim.id,
        "rule": "PRESS_3M",
        "rule_version": 1,
        "kind": "unknown",
        "shadow": False,
        "fatal": True,
        "owner": "us",
        "unconfirmed": False,
        "start_reason": "la première mise en ligne",
        "last_day": last_day,
        "prudent_day": prudent_day,
        "broken": False,
        "explanation": "",
        "computed_at": now,
    }
    _insert(session, Deadline, row)
    return deadline_id


def store_reminder(
    session: Session,
    claim: StoredClaim,
    deadline_id: UUID,
    due_at: datetime,
    *,
    rung: str,
    last_day: date | None,
    prudent_day: date | None,
    handler_id: UUID | None = None,
    written_at: datetime | None = None,
) -> UUID:
    """One pending rung, written the day before unless told; its label names it."""
    reminder_id = new_id()
    row = {
        "id": reminder_id,
        "deadline_id": deadline_id,
        "claim_id": claim.id,
        "claim_reference": claim.reference,
        "rung": rung,
        "label": f"étape {rung}",
        "due_on": due_at.date(),
        "due_at": due_at,
        "last_day": last_day,
        "prudent_day": prudent_day,
        "handler_id": handler_id,
        "created_at": written_at or due_at - timedelta(days=1),
    }
    _insert(session, Reminder, row)
    return reminder_id


def _insert(session: Session, model: type[Claim] | type[Deadline] | type[Reminder], row: dict[str, object]) -> None:
    batch = Batch()
    batch.insert(model, row)
    batch.send(session)
