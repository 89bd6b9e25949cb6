"""Many clients on the same periods at once, some of whom go around the service with plain SQL.

Used by the test, by a number of blows, and by `scripts/bench/hammer.py`, for as long as one likes.
"""

import random
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from uuid import UUID

import psycopg
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from backend.core import clock
from backend.core.access import Actor, Role
from backend.core.batch import Batch
from backend.core.db import Database, driver_error, is_worth_retrying, one_row, rows, violated_constraint
from backend.core.errors import Conflict
from backend.core.ids import new_id
from backend.core.invariants import broken
from backend.core.money import Cents
from backend.coverage import ledger, service
from backend.coverage.errors import amount_limit_exceeded, event_limit_reached
from backend.coverage.invariants import INVARIANTS
from backend.coverage.position import parse
from backend.coverage.queries import position_of_policy
from tests.deadlines.stored import store_claim
from tests.factories import StoredPolicy, store_policy

ACTOR = Actor(new_id(), "Claire Exemple", Role.HANDLER)
ROGUE_SHARE = 0.2
MOVING = (
    "coverage_period SET events_limit = 99",
    "covered_event SET limit_cents = 99999999",
    "event_sublimit SET committed_cents = 0",
)


@dataclass
class Tally:
    """What the clients were told; milliseconds of each honest answer."""

    accepted: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    rogue_accepted: int = 0
    rogue_refused: Counter[str] = field(default_factory=Counter)
    escaped: Counter[str] = field(default_factory=Counter)
    milliseconds: list[float] = field(default_factory=list)

    def quantile(self, share: float) -> float:
        """A quantile of the answers' times, in milliseconds."""
        ordered = sorted(self.milliseconds) or [0.0]
        return round(ordered[min(len(ordered) - 1, int(share * len(ordered)))], 1)


class Hammer:
    """Some policies, each with one period, and clients who open events, commit, pay and release on them."""

    def __init__(self, database: Database, policies: int) -> None:
        self.database = database
        self.tally = Tally()
        self._lock = Lock()
        with database.transaction() as session:
            self.policies = [
                store_policy(session, "LM-LIBERAL", inception_on=date(2020, 1, 1)) for _ in range(policies)
            ]

    def run(self, clients: int, *, blows: int = 0, seconds: float = 0.0) -> Tally:
        """Strike `blows` times a client, or for some seconds."""
        until = time.monotonic() + seconds if seconds else None
        with ThreadPoolExecutor(clients) as pool:
            for done in [pool.submit(self._client, number, blows, until) for number in range(clients)]:
                done.result()
        return self.tally

    def _client(self, number: int, blows: int, until: float | None) -> None:
        chance, struck = random.Random(number), 0
        while struck < blows if until is None else time.monotonic() < until:
            struck += 1
            policy = chance.choice(self.policies)
            if chance.random() < ROGUE_SHARE:
                self._rogue(policy, chance)
            else:
                self._honest(policy, chance)

    def _honest(self, policy: StoredPolicy, chance: random.Random) -> None:
        act = chance.choices((open_event, commit, use_up), (1, 5, 3))[0]
        began = time.perf_counter()
        answer = self._try(lambda: self.database.run(lambda session: act(session, policy, chance)))
        with self._lock:
            self.tally.milliseconds.append((time.perf_counter() - began) * 1000)
            if answer is None:
                self.tally.accepted += 1
            else:
                (self.tally.escaped if answer.startswith("!") else self.tally.refused)[answer] += 1

    def _rogue(self, policy: StoredPolicy, chance: random.Random) -> None:
        act = chance.choice((blind_commit, blind_event, plain_update, overpay))
        answer = self._try(lambda: self._at_once(lambda session: act(session, policy, chance)), rogue=True)
        with self._lock:
            if answer is None:
                self.tally.rogue_accepted += 1
            else:
                (self.tally.escaped if answer.startswith("!") else self.tally.rogue_refused)[answer] += 1

    def _at_once(self, act: Callable[[Session], None]) -> None:
        with self.database.transaction() as session:
            act(session)

    def _try(self, act: Callable[[], object], *, rogue: bool = False) -> str | None:
        """None when done, else what refused; an error that nobody should see begins with "!"."""
        try:
            act()
        except Conflict as refusal:
            return refusal.code
        except (DBAPIError, psycopg.Error) as error:
            name, origin = violated_constraint(error), driver_error(error)
            state = origin.sqlstate if origin else None
            if rogue and (name or state == "42501"):
                return name or "no right"
            # An honest client may lose its fourth race in a row, by the name of a limit; it never meets a deadlock.
            return name if name and is_worth_retrying(error) else f"!{state} {name}"
        return None

    def broken(self) -> dict[str, list[str]]:
        """The promises that do not hold afterwards."""
        with self.database.reading() as session:
            found = {one.code: list(broken(session, one)) for one in INVARIANTS}
        return {code: keys for code, keys in found.items() if keys}


def _events(session: Session, policy: StoredPolicy) -> list[UUID]:
    sql = """SELECT e.id FROM covered_event e JOIN coverage_period p ON p.id = e.period_id
              WHERE p.policy_id = :id ORDER BY e.id"""
    return [row["id"] for row in rows(session, sql, id=policy.id)]


def open_event(session: Session, policy: StoredPolicy, _chance: random.Random) -> None:
    """Accept a claim: look, then open."""
    document = position_of_policy(session, policy.number, None, None)
    assert document is not None
    position, batch = parse(document, clock.today()), Batch()
    if position.events_used >= position.events_limit:
        raise event_limit_reached(position.standing())
    claim = store_claim(session, clock.now())
    service.open_event(
        batch,
        position,
        claim_id=claim.id,
        claim_reference=claim.reference,
        attached_on=clock.today(),
        now=clock.now(),
    )
    batch.send(session)


def commit(session: Session, policy: StoredPolicy, chance: random.Random) -> None:
    """Order: hold the period, look, then commit."""
    events = _events(session, policy)
    if not events:
        return open_event(session, policy, chance)
    event, cents = chance.choice(events), Cents(chance.randint(1, 30_000))
    benefit = chance.choice(("cleaning", "burying"))
    ledger.lock(session, event)
    funds = service.funds(session, event)
    if cents > funds.left_for(benefit):
        raise amount_limit_exceeded(cents, funds.left_for(benefit), funds.standing)
    batch = Batch()
    _enter(batch, "commit", cents, session, event, benefit)
    batch.send(session)
    return None


def use_up(session: Session, policy: StoredPolicy, chance: random.Random) -> None:
    """Pay or release a part of a commit that still has some, holding its period."""
    events = _events(session, policy)
    if not events:
        return
    event = chance.choice(events)
    ledger.lock(session, event)
    found = _open_commit(session, event)
    if found is not None:
        batch = Batch()
        cents = Cents(chance.randint(1, int(found["open_cents"])))
        _enter(
            batch, chance.choice(("pay", "release", "release")), cents, session, event, found["benefit"], found["id"]
        )
        batch.send(session)


def _open_commit(session: Session, event: UUID) -> dict[str, object] | None:
    sql = """SELECT id, benefit, open_cents FROM commitment_part
              WHERE event_id = :event AND open_cents > 0 ORDER BY random() LIMIT 1"""
    found = one_row(session, sql, event=event)
    return dict(found) if found else None


def _enter(
    batch: Batch,
    kind: str,
    cents: Cents,
    session: Session,
    event: UUID,
    benefit: object,
    of: object = None,
) -> None:
    claim = one_row(session, "SELECT opened_by_claim_id AS id FROM covered_event WHERE id = :id", id=event)
    assert claim is not None
    ledger.enter(
        batch,
        kind,
        cents,
        event_id=event,
        claim_id=claim["id"],
        benefit=str(benefit),
        source=f"hammer:{new_id()}",
        reason="hammer",
        actor=ACTOR,
        now=clock.now(),
        of_entry=of if isinstance(of, UUID) else None,
    )


def blind_commit(session: Session, policy: StoredPolicy, chance: random.Random) -> None:
    """A rogue: an entry without looking at anything."""
    for event in _events(session, policy)[:1]:
        batch = Batch()
        _enter(batch, "commit", Cents(chance.randint(1, 200_000)), session, event, "burying")
        batch.send(session)


def overpay(session: Session, policy: StoredPolicy, chance: random.Random) -> None:
    """A rogue: pay a commit twice over."""
    for event in _events(session, policy)[:1]:
        found = _open_commit(session, event)
        if found is not None:
            batch = Batch()
            _enter(batch, "pay", Cents(chance.randint(1, 60_000)), session, event, found["benefit"], found["id"])
            batch.send(session)


def blind_event(session: Session, policy: StoredPolicy, _chance: random.Random) -> None:
    """A rogue: one more event, by plain SQL."""
    for event in _events(session, policy)[:1]:
        session.execute(
            text(
                """INSERT INTO covered_event (id, period_id, opened_by_claim_id, attached_on, terms_id, limit_cents,
                       deductible_cents, minimum_stake_cents, counts_at, committed_cents, created_at)
                   SELECT gen_random_uuid(), period_id, opened_by_claim_id, attached_on, terms_id, limit_cents, 0, 0,
                          counts_at, -1000000, now() FROM covered_event WHERE id = :id"""
            ),
            {"id": event},
        )


def plain_update(session: Session, _policy: StoredPolicy, chance: random.Random) -> None:
    """A rogue: move a balance or a limit by hand."""
    session.execute(text(f"UPDATE {chance.choice(MOVING)}"))
