"""The one road to the ledger: rows for a batch. Balances move by trigger; a row is never changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.core.db import rows
from backend.core.ids import new_id
from backend.core.money import Cents
from backend.coverage import queries
from backend.coverage.models import LedgerEntry


def enter(
    batch: Batch,
    kind: str,
    amount: Cents,
    *,
    event_id: UUID | None,
    claim_id: UUID,
    benefit: str,
    source: str,
    reason: str,
    actor: Actor,
    now: datetime,
    of_entry: UUID | None = None,
    outside_limit: str | None = None,
    facts: dict[str, object] | None = None,
) -> UUID:
    """Add one entry (cents TTC) and return its id.

    `reserve` is an estimate and takes no room, `commit` takes room, `release` gives back a part of the reserve or
    commit named by `of_entry`, `pay` moves a part of the commit named by `of_entry` to paid, `recover` is shown beside
    (rule 21). A `release` of a `pay` is a transfer that came back (rule 30): commit again what is still due, in
    the same batch. `source` names what caused it (`quote:…`, `invoice:…`): the same source and kind can't enter twice
    on one `of_entry`. `outside_limit` is the reason of an entry that is charged to no event (`event_id` None).
    """
    entry_id = new_id()
    batch.insert(
        LedgerEntry,
        {
            "id": entry_id,
            "event_id": event_id,
            "claim_id": claim_id,
            "outside_limit": outside_limit,
            "kind": kind,
            "benefit": benefit,
            "amount_cents": amount,
            "of_entry": of_entry,
            "source": source,
            "reason": reason,
            "idempotency_key": f"{kind}:{source}:{of_entry or ''}",
            "value_on": paris_date(now),
            "recorded_at": now,
            "recorded_by": actor.name,
            "facts": facts or {},
        },
    )
    return entry_id


def lock(session: Session, event_id: UUID) -> None:
    """Hold the period of an event, everybody's first lock, until the transaction ends: one order waits for another.

    Without it two orders could both charge a deductible that is due once.
    """
    rows(session, "SELECT lock_period_of(:id)", id=event_id)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry stands now: itself, or the one that took its place when its claim changed event."""

    entry_id: UUID
    event_id: UUID | None


def places(session: Session, entry_ids: Sequence[UUID]) -> dict[UUID, Place]:
    """Where each entry stands now. `pay` and `release` follow by themselves, whatever they name.

    Ask before a new commit that takes the place of an old one (a transfer that came back): it belongs on that event.
    """
    return {row["asked"]: Place(row["id"], row["event_id"]) for row in queries.places(session, entry_ids)}
