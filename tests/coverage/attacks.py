"""Attacks on the money of the guarantee. Each says whether it was repelled; what repels it is taken away elsewhere."""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import psycopg
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from backend.core import clock
from backend.core.batch import Batch
from backend.core.db import Database, driver_error, one_row, rows, violated_constraint
from backend.core.ids import new_id
from backend.core.money import Cents
from backend.coverage import ledger
from tests.coverage.conftest import ACTOR, Event, open_event
from tests.factories import store_policy
from tests.waiting import until_blocked

NOT_ALLOWED = "42501"
SOON = "400ms"
_NULLS = {"uuid": "gen_random_uuid()", "bigint": "1", "integer": "1", "boolean": "false", "date": "current_date"}
_NULLS |= {"timestamp with time zone": "now()", "jsonb": "'{}'", "bytea": "'\\x00'", "ARRAY": "'{}'"}


@dataclass(frozen=True)
class Ground:
    """A database of its own: with the rights of the application, and with those of its owner."""

    database: Database
    owner: Database

    @contextmanager
    def event(self, product: str = "LM-LIBERAL") -> Iterator[Event]:
        """A new event, in a transaction that is undone."""
        with self.database.unit() as unit:
            unit.begin()
            yield open_event(unit.session, store_policy(unit.session, product, inception_on=date(2020, 1, 1)))

    def stored_event(self, product: str = "LM-LIBERAL") -> Event:
        """A new event that other connections see; its session is over."""
        with self.database.transaction() as session:
            return open_event(session, store_policy(session, product, inception_on=date(2020, 1, 1)))


def refuses(act: Callable[[], object], *names: str) -> bool:
    """Whether the database refuses, in one of these names when told: of a constraint, or a state."""
    try:
        act()
    except (DBAPIError, psycopg.Error) as error:
        origin = driver_error(error)
        said = (violated_constraint(error) or "", (origin.sqlstate if origin else "") or "")
        return not names or any(one.endswith(name) for one in said for name in names)
    return False


def past_the_limit(ground: Ground) -> bool:
    """Commit a cent too much on an event."""
    with ground.event() as event:
        return refuses(lambda: event.enter("commit", 400_001))


def past_the_limit_twice(ground: Ground) -> bool:
    """Commit the whole limit, twice."""
    with ground.event() as event:
        event.enter("commit", 400_000)
        return refuses(lambda: event.enter("commit", 400_000))


def past_the_sub_limit(ground: Ground) -> bool:
    """Commit a cent too much on one benefit."""
    with ground.event() as event:
        return refuses(lambda: event.enter("commit", 120_001, benefit="burying"))


def past_the_year(ground: Ground) -> bool:
    """Commit each event's whole limit in a year that can't bear them all."""
    with ground.event("EREP-PLUS") as event:
        events = [event, event.another(), event.another()]
        return refuses(lambda: [one.enter("commit", 600_000) for one in events])


def one_event_too_many(ground: Ground) -> bool:
    """Open a third event in a period of two."""
    with ground.event() as event:
        event.another()
        return refuses(event.another)


def overpaid(ground: Ground) -> bool:
    """Pay more than a commit, while another one hides it."""
    with ground.event() as event:
        commit, _ = event.enter("commit", 1_000), event.enter("commit", 1_000)
        return refuses(lambda: event.enter("pay", 1_500, of=commit))


def paid_from_an_estimate(ground: Ground) -> bool:
    """Pay on a reserve, while a commit hides it."""
    with ground.event() as event:
        reserve, _ = event.enter("reserve", 1_000), event.enter("commit", 1_000)
        return refuses(lambda: event.enter("pay", 1_000, of=reserve))


def paid_twice_at_once(ground: Ground) -> bool:
    """Two connections pay the same commit at the same time, while another one hides it."""
    event = ground.stored_event()
    with ground.database.transaction() as session:
        mine = Event(session, event.policy, event.id, event.claim_id)
        commit, _ = mine.enter("commit", 1_000), mine.enter("commit", 5_000)

    def pay() -> None:
        with ground.database.transaction() as session:
            Event(session, event.policy, event.id, event.claim_id).enter("pay", 1_000, of=commit)

    with ThreadPoolExecutor(1) as pool:
        with ground.database.transaction() as session:
            Event(session, event.policy, event.id, event.claim_id).enter("pay", 1_000, of=commit)
            other = pool.submit(refuses, pay)
            until_blocked(ground.database)
        return other.result()


def ordered_twice_at_once(ground: Ground) -> bool:
    """Look at an event's money while somebody else, who holds it, is about to order."""
    event = ground.stored_event()

    def hold() -> None:
        with ground.database.transaction() as session:
            session.execute(text(f"SET LOCAL lock_timeout = '{SOON}'"))
            ledger.lock(session, event.id)

    with ground.database.transaction() as session:
        ledger.lock(session, event.id)
        return refuses(hold, "55P03")


def the_same_paper_twice(ground: Ground) -> bool:
    """Enter the same commit of the same order again."""

    def enter() -> None:
        batch = Batch()
        ledger.enter(
            batch,
            "commit",
            Cents(100),
            event_id=event.id,
            claim_id=event.claim_id,
            benefit="cleaning",
            source="order:1",
            reason="test",
            actor=ACTOR,
            now=clock.now(),
        )
        batch.send(event.session)

    with ground.event() as event:
        enter()
        return refuses(enter)


def an_event_born_rich(ground: Ground) -> bool:
    """Write an event whose balance already says that money is left over."""
    with ground.event("EREP-PLUS") as event:
        event.session.execute(
            text(
                """INSERT INTO covered_event (id, period_id, opened_by_claim_id, attached_on, terms_id, limit_cents,
                       deductible_cents, minimum_stake_cents, counts_at, committed_cents, paid_cents, created_at)
                   SELECT gen_random_uuid(), period_id, opened_by_claim_id, attached_on, terms_id, limit_cents, 0, 0,
                          counts_at, 100, 100, created_at FROM covered_event WHERE id = :id"""
            ),
            {"id": event.id},
        )
        sql = "SELECT max(committed_cents + paid_cents) AS most FROM covered_event WHERE period_id = :id"
        (found,) = rows(event.session, sql, id=_period(event))
        return bool(found["most"] == 0)


def _period(event: Event) -> UUID:
    found = one_row(event.session, "SELECT period_id FROM covered_event WHERE id = :id", id=event.id)
    assert found is not None
    return UUID(str(found["period_id"]))


def as_application(*statements: str) -> Callable[[Ground], bool]:
    """Statements that the application has not even the right to."""

    def attack(ground: Ground) -> bool:
        ground.stored_event()
        return all(refuses(lambda sql=sql: _run(ground.database, sql), NOT_ALLOWED) for sql in statements)

    return attack


def as_owner(*statements: str) -> Callable[[Ground], bool]:
    """Statements of the owner of the tables, whom only triggers hold."""

    def attack(ground: Ground) -> bool:
        event = ground.stored_event()
        with ground.database.transaction() as session:
            Event(session, event.policy, event.id, event.claim_id).enter("commit", 100)
        return all(refuses(lambda sql=sql: _run(ground.owner, sql)) for sql in statements)

    return attack


def _run(database: Database, sql: str) -> None:
    with database.unit() as unit:
        unit.begin()
        unit.session.execute(text(sql))


def rows_of(table: str, *written: Mapping[str, str], name: str) -> Callable[[Ground], bool]:
    """Rows that a constraint must refuse by its name; every other column gets a value of its type.

    Without triggers and foreign keys, which the owner can put to sleep, only the constraint itself stands.
    """

    def attack(ground: Ground) -> bool:
        def insert(session: Session) -> None:
            session.execute(text("SET LOCAL session_replication_role = replica"))
            for told in written:
                _insert(session, table, told)

        def act() -> None:
            with ground.owner.unit() as unit:
                unit.begin()
                insert(unit.session)

        return refuses(act, name)

    return attack


def _insert(session: Session, table: str, told: Mapping[str, str]) -> None:
    sql = """SELECT column_name AS name, data_type AS type FROM information_schema.columns
              WHERE table_name = :table AND table_schema = 'public' AND is_generated = 'NEVER' AND is_identity = 'NO'
                AND is_nullable = 'NO' AND column_default IS NULL"""
    values = {row["name"]: _NULLS.get(row["type"], f"'{new_id()}'") for row in rows(session, sql, table=table)}
    values |= told
    session.execute(text(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({', '.join(values.values())})"))


def a_forged_trail(ground: Ground) -> bool:
    """Write an entry of the audit trail with a hash of one's own."""
    with ground.event() as event:
        event.session.execute(
            text(
                """INSERT INTO audit_entry (subject_kind, subject_id, position, at, actor_name, action, facts, hash)
                   VALUES ('claim', :id, 1, now(), 'nobody', 'nothing', '{}', '\\x00')"""
            ),
            {"id": event.claim_id},
        )
        return not rows(event.session, "SELECT broken FROM invariant_i10")


def an_estimate_left_behind(ground: Ground) -> bool:
    """Commit more than anybody has put aside for the claim."""
    with ground.event() as event:
        event.enter("commit", 399_999)
        return not rows(event.session, "SELECT broken FROM invariant_i12")
