"""From a file to its report: at once for a command or a rehearsal, queued for the API."""

from datetime import date, datetime
from pathlib import Path
from uuid import UUID

import psycopg
import structlog
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.db import Database
from backend.core.errors import DomainError
from backend.core.ids import new_id
from backend.core.settings import Settings
from backend.policies.models import PolicyImport
from backend.policies.queries import imports as queries
from backend.policies.reading import PortfolioFile
from backend.policies.rules.imports import ImportReport
from backend.policies.service.facts import import_facts
from backend.policies.service.portfolio import PortfolioImport
from backend.policies.staging import Progress

log = structlog.get_logger("egide.policies")
_GONE = "Le fichier déposé n’est plus là : déposez-le de nouveau."
_BROKEN = "L’import s’est arrêté sur une erreur : rien n’a été enregistré. Prévenez l’administrateur."


def silent(_step: str, _done: int, _total: int) -> None:
    """Progress for nobody."""


def import_now(
    session: Session,
    path: Path,
    *,
    filename: str,
    as_of: date,
    delta: bool,
    actor_name: str,
    now: datetime,
    progress: Progress = silent,
) -> ImportReport:
    """Import a file in this transaction. Raises Refused `encoding_unknown` or `header_unknown`."""
    row = _new_row(filename=filename, as_of=as_of, delta=delta, actor_name=actor_name, now=now, state="running")
    session.add(row)
    session.flush()
    return _run(session, row, path, now=now, progress=progress)


def queue(session: Session, actor: Actor, *, filename: str, key: str, as_of: date, delta: bool, now: datetime) -> UUID:
    """Remember that the file stored under `key` is to be imported; returns the import's id."""
    row = _new_row(filename=filename, as_of=as_of, delta=delta, actor_name=actor.name, now=now, state="queued")
    row.content_key = key
    session.add(row)
    session.flush()
    batch = Batch()
    audit.record(batch, actor, "policy_import.queued", "policy_import", row.id, now, as_of=as_of, delta=delta)
    batch.send(session)
    return row.id


def process(database: Database, settings: Settings, import_id: UUID, *, now: datetime) -> None:
    """Import a queued file, once whoever else tries: its row stays locked until the end.

    A process that dies releases the row, still `running`, and the next call starts again from nothing.
    """
    database.run(lambda session: queries.mark_running(session, import_id))
    try:
        stored = database.run(lambda session: _process(session, settings, import_id, now))
    except (DomainError, OSError, DBAPIError, psycopg.Error) as error:
        log.warning("policy_import_failed", import_id=str(import_id), exc_info=error)
        words = _words(error)
        database.run(lambda session: queries.mark_failed(session, import_id, words, now))
        return
    if stored is not None:
        stored.unlink(missing_ok=True)


def _process(session: Session, settings: Settings, import_id: UUID, now: datetime) -> Path | None:
    row = queries.claim_import(session, import_id)
    if row is None or row.content_key is None:
        return None
    path = settings.files_dir / row.content_key
    _run(session, row, path, now=now, progress=silent)
    return path


def _run(session: Session, row: PolicyImport, path: Path, *, now: datetime, progress: Progress) -> ImportReport:
    with PortfolioFile(path) as file:
        if file.holds_facts:
            report = import_facts(
                session, file, import_id=row.id, actor_name=row.created_by, now=now, progress=progress
            )
        else:
            run = PortfolioImport(session, path, row.id, row.as_of, row.delta, row.created_by, now, progress)
            report = run.run(file)
    row.encoding, row.header, row.counts = report.encoding, report.header, report.counts()
    row.warnings = [dict(warning) for warning in report.warnings]
    row.state, row.finished_at = "done", now
    batch = Batch()
    audit.record(batch, None, "policy_import.done", "policy_import", row.id, now, **report.counts())
    batch.send(session)
    return report


def _new_row(*, filename: str, as_of: date, delta: bool, actor_name: str, now: datetime, state: str) -> PolicyImport:
    return PolicyImport(
        id=new_id(),
        filename=filename[:255],
        as_of=as_of,
        delta=delta,
        state=state,
        counts={},
        warnings=[],
        created_at=now,
        created_by=actor_name,
    )


def _words(error: Exception) -> str:
    if isinstance(error, DomainError):
        return error.message
    return _GONE if isinstance(error, FileNotFoundError) else _BROKEN
