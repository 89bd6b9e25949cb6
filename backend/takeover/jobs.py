"""What the command line and the worker call to take claims over."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from uuid import UUID

from backend.core.access import Actor
from backend.core.db import Database
from backend.core.settings import Settings
from backend.takeover import queries
from backend.takeover.rules.report import Report
from backend.takeover.service import imports

__all__ = ["Report", "import_file", "process_import", "run_queued_claim_imports"]


def import_file(
    database: Database,
    path: Path,
    *,
    dry_run: bool,
    actor: Actor,
    now: datetime,
    progress: Callable[[str, int, int], None] | None = None,
) -> Report:
    """Take a file over, or say what that would do and undo it all.

    Raises Refused `encoding_unknown`, `header_unknown`, `totals_missing`, `totals_unreadable`.
    """
    shown = progress or imports.silent
    if not dry_run:
        return imports.import_now(database, path, filename=path.name, actor=actor, now=now, progress=shown)
    try:
        with database.transaction() as session:
            raise _Rehearsed(imports.rehearse(session, path, actor=actor, now=now, progress=shown))
    except _Rehearsed as done:
        return done.report


class _Rehearsed(Exception):
    """Leaves a transaction so that it is undone, with what it would have done."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        self.report = report


def process_import(database: Database, settings: Settings, import_id: UUID, now: datetime) -> None:
    """Take one queued file over; harmless when another process is at it or has done it."""
    imports.process(database, settings, import_id, now=now)


def run_queued_claim_imports(database: Database, settings: Settings, now: datetime) -> int:
    """Take over every file that waits, or that a dead process left; how many were looked at."""
    with database.reading() as session:
        waiting = queries.waiting(session)
    for import_id in waiting:
        imports.process(database, settings, import_id, now=now)
    return len(waiting)
