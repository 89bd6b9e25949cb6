"""One portfolio file into the database: staged by COPY, then a fixed series of set-based statements.

Everything happens in the caller's transaction: a fault anywhere leaves nothing behind.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
from psycopg.rows import dict_row
from psycopg.types.json import Jsonb
from sqlalchemy.orm import Session

from backend.core.clock import paris_date
from backend.policies.queries import changes, portfolio
from backend.policies.reading import PortfolioFile
from backend.policies.rules import Anniversary, AnniversaryChange
from backend.policies.rules.imports import ImportReport, Reject, moves_period
from backend.policies.rules.rows import MESSAGES
from backend.policies.staging import Progress, copy_rows, copy_texts

LISTED = 10_000  # warnings of one kind that are listed; beyond, a wrong file is the likelier cause
WRITING = "Mise à jour du portefeuille"
# With the rights of the address, not of the application's role: an owner may check foreign keys in sets.
_SETTINGS = ("ROLE NONE", "statement_timeout = 0", "lock_timeout = 0", "work_mem = '128MB'", "jit = off")
# Nobody else writes people or policies meanwhile; readers, and claims that refer to them, are not held up.
_LOCK = "LOCK TABLE person, policy IN SHARE ROW EXCLUSIVE MODE"
Facts = Mapping[str, Any]


@dataclass(slots=True)
class PortfolioImport:
    """One run: the facts that every statement may name, and the connection of the caller's transaction."""

    session: Session
    path: Path
    import_id: UUID
    as_of: date
    delta: bool
    actor_name: str
    now: datetime
    progress: Progress
    warnings: list[Facts] = field(default_factory=list)
    steps: int = 0

    def run(self, file: PortfolioFile) -> ImportReport:
        """Import the open file. Raises Refused `header_unknown`."""
        for setting in _SETTINGS:
            self._do(f"SET LOCAL {setting}")
        self._do(_LOCK)
        self._do(portfolio.CREATE)
        rows = copy_rows(self._driver, portfolio.COPY, file, self._products(), self.progress)
        self._do(portfolio.ANALYZE)
        self._do(portfolio.DUPLICATES)
        self._do(portfolio.FIND_POLICIES)
        self._find_changes()
        self._reject()
        self._write_people()
        self._write_policies()
        self._warn()
        report = self._report(file, rows)
        self.progress(WRITING, _STEPS, _STEPS)
        return report

    @property
    def _driver(self) -> psycopg.Connection[Any]:
        driver = self.session.connection().connection.driver_connection
        assert isinstance(driver, psycopg.Connection)
        return driver

    @property
    def _facts(self) -> dict[str, Any]:
        return {
            "import_id": self.import_id,
            "as_of": self.as_of,
            "today": paris_date(self.now),
            "now": self.now,
            "actor_name": self.actor_name,
            "messages": Jsonb(dict(MESSAGES)),
            "limit": LISTED + 1,
        }

    def _do(self, sql: str, **more: object) -> Sequence[Facts]:
        """Run one statement of ours; the rows that it answers."""
        facts = {**self._facts, **more} if "%(" in sql else None
        cursor = self._driver.cursor(row_factory=dict_row).execute(sql.encode(), facts)
        self.steps += 1
        self.progress(WRITING, min(self.steps, _STEPS - 1), _STEPS)
        return cursor.fetchall() if cursor.description else ()

    def _products(self) -> frozenset[str]:
        return frozenset(row["code"] for row in self._do("SELECT code FROM product"))

    def _find_changes(self) -> None:
        self._do(changes.FIND)
        lines = [row["line"] for row in self._do(changes.PERIODS_WITH_EVENTS) if self._moves(row)]
        if lines:
            self._do(changes.REFUSE, lines=lines)

    def _moves(self, row: Facts) -> bool:
        earlier = [
            AnniversaryChange(date.fromisoformat(effect_on), Anniversary(month, day))
            for effect_on, month, day in row["moved"]
        ]
        return moves_period(
            row["inception_on"],
            Anniversary(row["anniversary_month"], row["anniversary_day"]),
            earlier,
            AnniversaryChange(self.as_of, Anniversary(row["new_month"], row["new_day"])),
            basis=row["basis"],
            holding=row["starts_on"],
        )

    def _reject(self) -> None:
        if not self.delta:
            absent = self._do(portfolio.ABSENT)
            self._list("absent_from_file", [{"policy_number": row["number"]} for row in absent])
        if lines := {row["line"] for row in self._do(portfolio.LINES_WITHOUT_TEXT)}:
            self._do(portfolio.CREATE_TEXT)
            copy_texts(self._driver, portfolio.COPY_TEXT, self.path, lines)
            self._do(portfolio.JOIN_TEXT)
        self._do(portfolio.REJECT)
        self._do(portfolio.FORGET_REJECTED)

    def _write_people(self) -> None:
        self._do(portfolio.FILL_RPPS)
        self._do(portfolio.FIND_BY_RPPS)
        self._do(portfolio.FIND_BY_EMAIL)
        self._do(portfolio.FILL_RPPS)
        self._do(portfolio.SHARE_BY_RPPS)
        self._do(portfolio.SHARE_BY_EMAIL)
        self._do(portfolio.INSERT_PERSONS)

    def _write_policies(self) -> None:
        in_sets = self._do(portfolio.MAY_CHECK_IN_SETS)[0]["allowed"]
        if in_sets and self._do(portfolio.ORPHANS)[0]["count"] == 0:
            self._do(portfolio.CHECKS_IN_SETS)
        self._do(portfolio.INSERT_POLICIES)
        if in_sets:
            self._do(portfolio.CHECKS_BY_ROW)
        self._do(changes.AMEND)
        self._do(changes.REPRICE)
        self._do(changes.OPEN_TASKS)
        self._do(changes.TOUCH)
        self._do(portfolio.UPDATE_PERSONS)

    def _warn(self) -> None:
        mismatches = self._do(portfolio.MISMATCHES)
        self._list("identity_mismatch", [_named(row) for row in mismatches])
        self._list("inception_mismatch", [_named(row) for row in self._do(changes.INCEPTIONS)])

    def _list(self, code: str, items: Sequence[Facts]) -> None:
        self.warnings += [{"code": code, **item} for item in items[:LISTED]]
        if len(items) > LISTED:
            self.warnings.append({"code": f"{code}_not_all_listed", "listed": LISTED})

    def _report(self, file: PortfolioFile, rows: int) -> ImportReport:
        counts = self._do(portfolio.COUNTS)[0]
        rejects = self._do(portfolio.REJECTS)
        return ImportReport(
            import_id=self.import_id,
            encoding=file.encoding,
            header=file.raw_header,
            rows=rows,
            created=counts["created"],
            updated=counts["updated"],
            rejected=rows - counts["accepted"],
            rejects=[Reject(**row) for row in rejects],
            warnings=self.warnings,
        )


_STEPS = 38  # statements of an import that meets everything


def _named(row: Facts) -> Facts:
    return {
        "line": row["line"],
        "policy_number": row["number"],
        "in_file": str(row["in_file"]),
        "on_file": str(row["on_file"]),
    }
