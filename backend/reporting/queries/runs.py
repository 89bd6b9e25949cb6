"""The runs of reports, and the months that can be told."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.core.db import one_row, rows


def lock_queued_run(session: Session) -> RowMapping | None:
    """The oldest run that waits, or that a worker left unfinished; another worker's is passed over."""
    oldest = "SELECT id, month FROM report_run WHERE state = 'queued' ORDER BY requested_at, id LIMIT 1"
    return one_row(session, f"{oldest} FOR UPDATE SKIP LOCKED")


def run(session: Session, month: str, run_id: UUID) -> RowMapping | None:
    """One run of a month's report."""
    return one_row(session, "SELECT * FROM report_run WHERE id = :id AND month = :month", id=run_id, month=month)


def runs(session: Session, month: str) -> Sequence[RowMapping]:
    """The runs of a month's report, the last one first."""
    return rows(
        session, "SELECT * FROM report_run WHERE month = :month ORDER BY requested_at DESC, id DESC", month=month
    )


def months_with_data(session: Session) -> Sequence[date]:
    """The months since the first declaration, the latest first."""
    found = rows(
        session,
        """SELECT DISTINCT date_trunc('month', declared_at AT TIME ZONE 'Europe/Paris')::date AS month
             FROM claim ORDER BY month DESC LIMIT 120""",
    )
    return [row["month"] for row in found]
