"""The database: base class, engine, and the only place that begins, commits and rolls back.

Connections run in driver autocommit and transactions are explicit, so that BEGIN travels with the first
statement and COMMIT with the last one: two waits for the server fewer on every write.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from random import uniform
from time import sleep
from typing import Any, TypeVar

import psycopg
from psycopg.pq import TransactionStatus
from sqlalchemy import MetaData, RowMapping, create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import DeclarativeBase, Session

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
APP_ROLE = "egide_app"
ATTEMPTS = 4
_TRANSIENT = {"40001", "40P01"}

T = TypeVar("T")


class Base(DeclarativeBase):
    """Root of every table."""

    metadata = MetaData(naming_convention=NAMING)


Statement = tuple[str, Mapping[str, object]]


class LostConnection(psycopg.OperationalError):
    """The connection was dead before anything was asked of it: the same work may begin again on another one."""


class Unit:
    """One unit of work: a request or a job item. Reading units have no transaction."""

    def __init__(self, database: "Database", *, reading: bool) -> None:
        self._engine = database.engine
        self._connection = database.engine.connect()
        self._reading = reading
        self.session = Session(bind=self._connection, expire_on_commit=False)

    @property
    def _driver(self) -> psycopg.Connection[Any]:
        driver = self._connection.connection.driver_connection
        assert isinstance(driver, psycopg.Connection)
        return driver

    def first(self, statement: Statement) -> Mapping[str, Any] | None:
        """Begin and run the first statement in one wait; its first row, by column name. Raises LostConnection."""
        with self._on_a_live_connection(), self._driver.pipeline():
            if not self._reading:
                self._driver.execute("BEGIN")
            cursor = self._driver.execute(statement[0], statement[1])
        row = cursor.fetchone()
        if row is None or cursor.description is None:
            return None
        return dict(zip((column.name for column in cursor.description), row, strict=True))

    def begin(self) -> None:
        """Begin without a first statement (jobs, commands, tests). Raises LostConnection."""
        if not self._reading:
            with self._on_a_live_connection():
                self._driver.execute("BEGIN")

    @contextmanager
    def _on_a_live_connection(self) -> Iterator[None]:
        """After a restart of the server every pooled connection is dead: the first to notice forgets them all."""
        try:
            yield
        except psycopg.OperationalError as error:
            if not self._driver.closed:
                raise
            self._engine.dispose()
            raise LostConnection(str(error)) from error

    def commit(self, last: Statement | None = None) -> None:
        """Flush, then send the last statement and COMMIT in one wait."""
        self.session.flush()
        status = self._driver.info.transaction_status
        if status == TransactionStatus.IDLE:
            return
        if status != TransactionStatus.INTRANS:
            # COMMIT would answer ROLLBACK without an error, and the caller would believe that it is done.
            raise psycopg.errors.InFailedSqlTransaction("the transaction has failed and can't be committed")
        with self._driver.pipeline():
            if last is not None:
                self._driver.execute(last[0], last[1])
            self._driver.execute("COMMIT")

    def close(self) -> None:
        """Give the connection back; whatever was not committed is undone."""
        if not self._connection.invalidated and self._driver.closed:
            self._connection.invalidate()
        self.session.close()
        if not self._connection.invalidated and self._driver.info.transaction_status != TransactionStatus.IDLE:
            self._driver.rollback()
        self._connection.close()


class Database:
    """An engine and its units of work."""

    def __init__(
        self, url: str, *, pool_size: int = 5, statement_timeout_ms: int = 10_000, role: str | None = APP_ROLE
    ) -> None:
        """`role` is taken by every connection; None keeps the rights of the address (the owner's, for migrations)."""
        options = f"-c statement_timeout={statement_timeout_ms} -c lock_timeout={statement_timeout_ms} -c timezone=UTC"
        self.engine = create_engine(
            url,
            isolation_level="AUTOCOMMIT",
            pool_size=pool_size,
            max_overflow=5,
            hide_parameters=True,
            connect_args={"options": options, "application_name": "egide", "connect_timeout": 10},
        )
        if role is not None:
            event.listen(self.engine, "connect", partial(_take_role, role=role))

    @contextmanager
    def unit(self, *, reading: bool = False) -> Iterator[Unit]:
        """A unit of work; the caller says when to commit."""
        unit = Unit(self, reading=reading)
        try:
            yield unit
        finally:
            unit.close()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session for SELECTs only."""
        with self.unit(reading=True) as unit:
            yield unit.session

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """A session committed at the end of the block, undone when the block raises."""
        with self.unit() as unit:
            unit.begin()
            yield unit.session
            unit.commit()

    def run(self, work: Callable[[Session], T]) -> T:
        """Run `work` in a transaction, again after a deadlock, a serialisation failure or a lost race."""
        return retrying(lambda: self._once(work))

    def _once(self, work: Callable[[Session], T]) -> T:
        with self.transaction() as session:
            return work(session)

    def dispose(self) -> None:
        """Close every pooled connection."""
        self.engine.dispose()


def _take_role(driver: psycopg.Connection[Any], _record: object, *, role: str) -> None:
    """The application's rights only. A database that was never migrated has no such role, and nothing to protect."""
    driver.execute("SELECT set_config('role', rolname, false) FROM pg_roles WHERE rolname = %s", (role,))
    driver.commit()


def driver_error(error: BaseException) -> psycopg.Error | None:
    """The driver's error behind `error`, whichever layer raised it."""
    origin = error.orig if isinstance(error, DBAPIError) else error
    return origin if isinstance(origin, psycopg.Error) else None


def violated_constraint(error: BaseException) -> str | None:
    """Name of the constraint that PostgreSQL says was violated."""
    origin = driver_error(error)
    return origin.diag.constraint_name if origin else None


def is_unwritable_text(error: BaseException) -> bool:
    """A character that PostgreSQL keeps in no text (NUL), said by the driver or by the server."""
    origin = driver_error(error)
    return isinstance(origin, psycopg.DataError) and origin.sqlstate in {None, "22P05", "22021"}


def is_worth_retrying(error: BaseException) -> bool:
    """A deadlock, a serialisation failure, or a guarded limit reached between our look and our write.

    After a lost race the second look sees the new balance and refuses with its reasons.
    """
    origin = driver_error(error)
    if origin is None:
        return False
    if isinstance(origin, LostConnection):
        return True
    name = violated_constraint(error) or ""
    return origin.sqlstate in _TRANSIENT or name.endswith("_within_limit") or name in RACED_KEYS


# Rows that two requests may rightly try to make first: the second look finds the one that won.
RACED_KEYS = {
    "pk_idempotency_record",
    "pk_coverage_period",
    "ck_claim_reserve_outstanding_covers_commitments",
    "pk_assistance_period",
    "uq_assistance_period_policy_id_insured_id_starts_on",
    "uq_coverage_period_policy_id_insured_id_guarantee_starts_on",
    "uq_provider_siret",
    "uq_invoice_provider_id_number",
    "ledger_entry_within_open_amount",
    "uq_payee_provider",
    "uq_payee_insured",
    "uq_payee_name",
    "uq_payment_invoice",
    "uq_transfer_payment_id",
    "pk_bank_details_decision",
    "uq_status_file_batch_id_sha256",
    "uq_paid_invoice_claim_number",
    "uq_credit_note_provider_id_number",
    "uq_post_check_request_id_after_days",
}


def pause(attempt: int) -> float:
    """Seconds to wait before the next attempt, with jitter."""
    return uniform(0.002, 0.02) * attempt  # noise, no secret


def retrying(work: Callable[[], T]) -> T:
    """Call `work`, at most `ATTEMPTS` times while its failures are worth retrying."""
    for attempt in range(1, ATTEMPTS):
        try:
            return work()
        except (DBAPIError, psycopg.Error) as error:
            if not is_worth_retrying(error):
                raise
            sleep(pause(attempt))
    return work()


def rows(session: Session, sql: str, **parameters: object) -> Sequence[RowMapping]:
    """Every row of a SELECT, by column name."""
    return session.execute(text(sql), parameters).mappings().all()


def one_row(session: Session, sql: str, **parameters: object) -> RowMapping | None:
    """The only row of a SELECT, or None."""
    return session.execute(text(sql), parameters).mappings().one_or_none()
