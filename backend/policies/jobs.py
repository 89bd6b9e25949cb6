"""What the command line and the worker call to import files."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from backend.core.db import Database
from backend.core.settings import Settings
from backend.policies.queries import imports as queries
from backend.policies.rules.imports import ImportReport
from backend.policies.service import imports

__all__ = ["ImportReport", "import_file", "process_import", "run_queued_imports"]


def import_file(
    database: Database,
    path: Path,
    *,
    as_of: date,
    delta: bool,
    actor_name: str,
    now: datetime,
    progress: Callable[[str, int, int], None] | None = None,
) -> ImportReport:
    """Import a portfolio or a file of life facts (its header says which) in one transaction.

    `progress` is told a French step, how much is done and of how much. Raises Refused `encoding_unknown` or
    `header_unknown`, OSError when the file can't be read; whatever is raised, nothing has changed.
    """
    with database.transaction() as session:
        return imports.import_now(
            session,
            path,
            filename=path.name,
            as_of=as_of,
            delta=delta,
            actor_name=actor_name,
            now=now,
            progress=progress or imports.silent,
        )


def process_import(database: Database, settings: Settings, import_id: UUID, now: datetime) -> None:
    """Import one queued file; harmless when another process is at it or has done it."""
    imports.process(database, settings, import_id, now=now)


def run_queued_imports(database: Database, settings: Settings, now: datetime) -> int:
    """Import every file that waits, or that a dead process left; returns how many were looked at."""
    with database.reading() as session:
        waiting = queries.waiting(session)
    for import_id in waiting:
        imports.process(database, settings, import_id, now=now)
    return len(waiting)
