"""Money moved on a claim by the ledger itself, as orders and payments do."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from backend.core import clock
from backend.core.access import Actor, Role
from backend.core.batch import Batch
from backend.core.db import Database, one_row
from backend.core.ids import new_id
from backend.core.money import Cents
from backend.coverage import ledger

ACTOR = Actor(new_id(), "Claire Exemple", Role.HANDLER)


@dataclass(frozen=True)
class Money:
    """Enters what is committed, paid, given back on a claim."""

    database: Database

    def enter(
        self,
        claim: str,
        kind: str,
        cents: int,
        *,
        of: UUID | None = None,
        outside: str | None = None,
        now: datetime | None = None,
        again: int = 0,
        source: str = "test",
    ) -> UUID:
        """One entry of the claim's event, committed; with `again`, a commit of as much in the same statement."""
        with self.database.transaction() as session:
            row = one_row(
                session,
                """SELECT c.id, m.event_id FROM claim c LEFT JOIN event_claim m ON m.claim_id = c.id
                      AND m.left_at IS NULL WHERE c.reference = :reference""",
                reference=claim,
            )
            assert row is not None
            batch, moment = Batch(), now or clock.now()
            entries = [(kind, cents, of)] + ([("commit", again, None)] if again else [])
            made = [
                ledger.enter(
                    batch,
                    one,
                    Cents(amount),
                    event_id=None if outside else row["event_id"],
                    claim_id=row["id"],
                    benefit="cleaning",
                    source=f"{source}:{new_id()}",
                    reason="essai",
                    actor=ACTOR,
                    now=moment,
                    of_entry=named,
                    outside_limit=outside,
                )
                for one, amount, named in entries
            ]
            batch.send(session)
        return made[0]

    def paid(self, claim: str, cents: int, *, outside: str | None = None, now: datetime | None = None) -> UUID:
        """A commit paid whole; the pay entry."""
        commit = self.enter(claim, "commit", cents, outside=outside, now=now)
        return self.enter(claim, "pay", cents, of=commit, outside=outside, now=now)
