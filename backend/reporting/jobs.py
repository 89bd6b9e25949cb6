"""Making the reports that were asked for: by the worker, by the command, or at once after a request."""

from datetime import datetime

import structlog
from sqlalchemy import text
from sqlalchemy.orm import Session

from backend.core import clock
from backend.core.db import Database
from backend.core.logs import describe
from backend.core.settings import Settings
from backend.core.storage import Files
from backend.reporting import queries, service
from backend.reporting.rules import month_of, month_to_schedule

log = structlog.get_logger("egide.reports")


def schedule_monthly(database: Database, now: datetime) -> None:
    """Queue the report of the month that ended; asking twice changes nothing."""
    month = month_to_schedule(clock.paris_date(now))
    database.run(lambda session: service.schedule(session, month, now=now))


def run_queued(database: Database, settings: Settings, now: datetime) -> int:
    """Make every report that waits; how many were made. A report is made by one worker only."""
    made = 0
    while database.run(lambda session: _run_next(session, Files(settings.files_dir), now)):
        made += 1
    return made


def _run_next(session: Session, files: Files, now: datetime) -> bool:
    queued = queries.lock_queued_run(session)
    if queued is None:
        return False
    session.execute(text("SET LOCAL statement_timeout = '10min'"))
    values: dict[str, object]
    try:
        with session.begin_nested():
            rendered = service.render(session, month_of(queued["month"], clock.paris_date(now)))
        pdf, csv = service.file_report(files, rendered, queued["id"])
        values = {"state": "done", "pdf_key": pdf, "csv_key": csv, "sha256": rendered.sha256, "error": None}
    except Exception as error:  # whatever it is, the run must say that it failed instead of being tried for ever
        log.error("report_failed", month=queued["month"], **describe(error))
        failed = "Le rapport n’a pas pu être produit. Redemandez-le ; l’incident est journalisé."
        values = {"state": "failed", "pdf_key": None, "csv_key": None, "sha256": None, "error": failed}
    session.execute(
        text(
            """UPDATE report_run SET state = :state, pdf_key = :pdf_key, csv_key = :csv_key, sha256 = :sha256,
                      error = :error, finished_at = :now WHERE id = :id"""
        ),
        {**values, "now": now, "id": queued["id"]},
    )
    return True
