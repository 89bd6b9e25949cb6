"""A whole file: every claim in a transaction of its own, then the totals beside what was found."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import structlog
from sqlalchemy import RowMapping
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.core.access import Actor, Role
from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.core.db import Database, violated_constraint
from backend.core.errors import DomainError
from backend.core.ids import new_id
from backend.core.settings import Settings
from backend.policies.reading import PortfolioFile
from backend.takeover import queries
from backend.takeover.models import ClaimImport, ClaimImportReject
from backend.takeover.rules.claims import OldClaim, read_claim
from backend.takeover.rules.report import Reject, Report, Totals, read_totals, reconcile
from backend.takeover.rules.rows import COLUMNS, Fault, Row
from backend.takeover.service.claims import take_over
from backend.takeover.service.faults import Faulty, fault_of
from backend.tasks.models import Task
from backend.tasks.service import task_row

log = structlog.get_logger("egide.takeover")
Progress = Callable[[str, int, int], None]
_GONE = "Le fichier déposé n’est plus là : déposez-le de nouveau."
_BROKEN = "La reprise s’est arrêtée sur une erreur. Ce qui est repris l’est ; relancez le même fichier pour la suite."


def silent(_step: str, _done: int, _total: int) -> None:
    """Progress for nobody."""


@dataclass(frozen=True, slots=True)
class OldFile:
    """A file read whole: the lines of each claim in the order of the file, and its totals."""

    header: str
    claims: dict[str, list[Row]]
    totals: Totals


def read_file(path: Path) -> OldFile:
    """Read a file. Raises Refused `encoding_unknown`, `header_unknown`, `totals_missing`, `totals_unreadable`."""
    with PortfolioFile(path) as file:
        header = file.header(COLUMNS)
        rows = [
            _row(record.line, record.raw, record.cells, header.width, header.positions) for record in file.records()
        ]
    # A spreadsheet often leaves empty lines behind the last one.
    rows = [row for row in rows if any(row.cells.values()) or row.faults]
    totals = read_totals(rows)
    grouped: dict[str, list[Row]] = {}
    for row in rows[:-1]:
        grouped.setdefault(row.reference, []).append(row)
    return OldFile(file.raw_header, grouped, totals)


def _row(line: int, raw: str, cells: Sequence[str], width: int, positions: Sequence[int]) -> Row:
    if len(cells) == width:
        return Row(line, raw, [cells[position] for position in positions])
    broken = Row(line, raw, [cells[positions[0]] if len(cells) > positions[0] else "", *[""] * (len(COLUMNS) - 1)])
    broken.faults.append(broken.fault("ligne", "bad_columns"))
    return broken


One = Callable[[OldClaim], bool]


def _run(file: OldFile, one: One, now: datetime, progress: Progress) -> Report:
    """Take each claim over by `one`, which raises what it refuses."""
    report, today = Report(file.header, len(file.claims)), paris_date(now)
    for number, rows in enumerate(file.claims.values(), start=1):
        claim, faults = read_claim(rows, today)
        if claim is not None:
            faults = _attempt(one, claim, report)
        if faults:
            report.rejected += 1
            raws = {row.line: row.raw for row in rows}
            report.rejects += [
                Reject(fault.line, fault.column, fault.code, fault.words, rows[0].reference, raws[fault.line])
                for fault in faults
            ]
        progress("sinistres", number, len(file.claims))
    return report


def _attempt(one: One, claim: OldClaim, report: Report) -> list[Fault]:
    try:
        created = one(claim)
    except Faulty as error:
        return [error.fault]
    except DomainError as error:
        return [fault_of(claim.line, error)]
    except (DBAPIError, psycopg.Error) as error:
        if not (violated_constraint(error) or "").endswith("_within_limit"):
            raise
        words = "Un plafond de la garantie serait dépassé."
        return [Fault(claim.line, "engage", "amount_limit_exceeded", words)]
    report.created += created
    report.unchanged += not created
    return []


def import_now(
    database: Database, path: Path, *, filename: str, actor: Actor, now: datetime, progress: Progress = silent
) -> Report:
    """Take a file over, a transaction a claim; the same file again takes over what is missing.

    Raises Refused `encoding_unknown`, `header_unknown`, `totals_missing`, `totals_unreadable`: nothing has changed.
    """
    file = read_file(path)
    row = _new_row(filename, actor, now, "running")
    database.run(lambda session: _remember(session, row, actor, now))
    return _import(database, file, UUID(str(row["id"])), actor, now, progress)


def _import(
    database: Database, file: OldFile, import_id: UUID, actor: Actor, now: datetime, progress: Progress
) -> Report:
    def one(claim: OldClaim) -> bool:
        return database.run(lambda session: take_over(session, claim, actor, import_id=import_id, now=now))

    report = _run(file, one, now, progress)
    database.run(lambda session: _finish(session, import_id, file, report, actor, now))
    return report


def rehearse(session: Session, path: Path, *, actor: Actor, now: datetime, progress: Progress = silent) -> Report:
    """Say what an import would do, in this transaction, which the caller undoes. Raises as `import_now`."""
    file = read_file(path)

    def one(claim: OldClaim) -> bool:
        queries.savepoint(session)
        try:
            return take_over(session, claim, actor, import_id=None, now=now)
        except (Faulty, DomainError, DBAPIError, psycopg.Error):
            queries.undo(session)
            raise

    report = _run(file, one, now, progress)
    report.reconciliation = reconcile(file.totals, queries.found_totals(session, list(file.claims)))
    return report


def queue(session: Session, actor: Actor, *, filename: str, key: str, now: datetime) -> UUID:
    """Remember that the file stored under `key` is to be taken over; returns the import's id."""
    row = _new_row(filename, actor, now, "queued") | {"content_key": key}
    _remember(session, row, actor, now)
    return UUID(str(row["id"]))


def process(database: Database, settings: Settings, import_id: UUID, *, now: datetime) -> None:
    """Take a queued file over, once whoever else tries: its row stays held until the end.

    What a process that died had taken over stays, and the next call goes on from there.
    """
    try:
        with database.transaction() as session:
            row = queries.claim_import(session, import_id)
            if row is None or row.content_key is None:
                return
            actor = Actor(row.created_by_id, row.created_by, Role.SUPERVISOR)
            file = read_file(settings.files_dir / row.content_key)
            report = _run(file, _alone(database, import_id, actor, now), now, silent)
            _finish(session, import_id, file, report, actor, now)
    except (DomainError, OSError, DBAPIError, psycopg.Error) as error:
        log.warning("claim_import_failed", import_id=str(import_id), exc_info=error)
        words = error.message if isinstance(error, DomainError) else _GONE if isinstance(error, OSError) else _BROKEN
        database.run(lambda session: queries.mark_failed(session, import_id, words, now))


def _alone(database: Database, import_id: UUID, actor: Actor, now: datetime) -> One:
    return lambda claim: database.run(lambda session: take_over(session, claim, actor, import_id=import_id, now=now))


def _new_row(filename: str, actor: Actor, now: datetime, state: str) -> dict[str, object]:
    return {
        "id": new_id(),
        "filename": filename,
        "content_key": None,
        "state": state,
        "created_at": now,
        "created_by": actor.name,
        "created_by_id": actor.id,
    }


def _remember(session: Session, row: dict[str, object], actor: Actor, now: datetime) -> None:
    batch = Batch()
    batch.insert(ClaimImport, row)
    audit.record(batch, actor, "claim_import.queued", "claim_import", UUID(str(row["id"])), now)
    batch.send(session)


def _finish(session: Session, import_id: UUID, file: OldFile, report: Report, actor: Actor, now: datetime) -> None:
    """Write what became of the file: counts, rejects, totals beside what is here."""
    report.reconciliation = reconcile(file.totals, queries.found_totals(session, list(file.claims)))
    batch, seen = Batch(), dict[int, int]()
    for one in report.rejects:
        seen[one.line] = seen.get(one.line, 0) + 1
        row = {name: getattr(one, name) for name in ("line", "column", "code", "message", "old_reference", "raw")}
        batch.insert(ClaimImportReject, {"import_id": import_id, "position": seen[one.line], **row})
    done = {"counts": report.counts(), "reconciliation": report.reconciliation, "header": report.header}
    batch.update(ClaimImport, import_id, state="done", finished_at=now, **done)
    batch.insert(Task, *(_orphan(row, now) for row in queries.orphan_events(session, list(file.claims))))
    audit.record(batch, actor, "claim_import.done", "claim_import", import_id, now, **report.counts())
    batch.send(session)


def _orphan(row: Mapping[str, Any] | RowMapping, now: datetime) -> dict[str, object]:
    """A period that would count fewer events than it had: whoever took the file over looks."""
    number, starts = row["number"], row["period_starts_on"]
    title = (
        f"Reprise : événement n° {number} de la période du {starts:%d/%m/%Y}, mais le n° {number - 1} n’a pas été "
        "repris. Reprendre aussi le sinistre qui l’a ouvert, même clos : sinon un événement de trop reste ouvert."
    )
    return task_row(
        dedup_key=f"check_event_number:{row['event_id']}",
        kind="check_event_number",
        title=title,
        due_on=paris_date(now),
        now=now,
        claim_id=row["claim_id"],
    )
