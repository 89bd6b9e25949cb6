"""A covered event and its ledger, in one transaction undone at the end."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from backend.core import clock
from backend.core.access import Actor, Role
from backend.core.batch import Batch
from backend.core.db import Database, rows
from backend.core.ids import new_id
from backend.core.money import Cents
from backend.coverage import ledger, service
from backend.coverage.position import parse
from backend.coverage.queries import position_of_policy
from tests.deadlines.stored import store_claim
from tests.factories import StoredPolicy, store_policy

ACTOR = Actor(new_id(), "Claire Exemple", Role.HANDLER)


@dataclass(frozen=True)
class Event:
    """An open event and who can move its money."""

    session: Session
    policy: StoredPolicy
    id: UUID
    claim_id: UUID

    def enter(self, kind: str, cents: int, *, of: UUID | None = None, benefit: str = "cleaning") -> UUID:
        """One entry of the ledger."""
        batch = Batch()
        entry = ledger.enter(
            batch,
            kind,
            Cents(cents),
            event_id=self.id,
            claim_id=self.claim_id,
            benefit=benefit,
            source=f"test:{new_id()}",
            reason="test",
            actor=ACTOR,
            now=clock.now(),
            of_entry=of,
        )
        batch.send(self.session)
        return entry

    def balances(self) -> dict[str, Any]:
        """The event's balances, its period's, and the slots taken."""
        (found,) = rows(
            self.session,
            """SELECT e.reserved_cents AS reserved, e.committed_cents AS committed, e.paid_cents AS paid,
                      e.recovered_cents AS recovered, p.committed_cents AS period_committed,
                      p.paid_cents AS period_paid, p.events_used
                 FROM covered_event e JOIN coverage_period p ON p.id = e.period_id WHERE e.id = :id""",
            id=self.id,
        )
        return dict(found)

    def another(self) -> "Event":
        """A further event of the same period."""
        return open_event(self.session, self.policy, self)


def open_event(session: Session, policy: StoredPolicy, like: Event | None = None) -> Event:
    """Open an event of a policy today, for a claim of its own."""
    document = position_of_policy(session, policy.number, None, None)
    assert document is not None
    claim, batch = store_claim(session, clock.now()), Batch()
    event_id = service.open_event(
        batch,
        parse(document, clock.today()),
        claim_id=claim.id,
        claim_reference=claim.reference,
        attached_on=clock.today(),
        now=clock.now(),
    )
    batch.send(session)
    return replace(like, id=event_id, claim_id=claim.id) if like else Event(session, policy, event_id, claim.id)


@pytest.fixture
def session(owner: Database) -> Iterator[Session]:
    """The owner's transaction: what is refused here is refused to everybody."""
    with owner.unit() as unit:
        unit.begin()
        yield unit.session


@pytest.fixture
def event(session: Session) -> Event:
    """An event of 4 000 euros, two a period."""
    return open_event(session, store_policy(session, inception_on=date(2020, 1, 1)))


@pytest.fixture
def liberal(session: Session) -> Event:
    """The same with a sub-limit of 1 200 euros for burying."""
    return open_event(session, store_policy(session, "LM-LIBERAL"))
