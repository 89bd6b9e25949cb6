"""Monthly reports asked for, and where their files lie."""

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped

from backend.core.columns import Id, Instant, Str
from backend.core.db import Base


class ReportRun(Base):
    """One run of the monthly coverage report; `month` is `2026-10`."""

    __tablename__ = "report_run"
    __table_args__ = (
        CheckConstraint("state IN ('queued', 'running', 'done', 'failed')", name="state_known"),
        Index("ix_report_run_month", "month", "requested_at"),
        Index("uq_report_run_scheduled", "month", unique=True, postgresql_where=text("requested_by = 'planification'")),
    )

    id: Mapped[Id]
    month: Mapped[Str]
    state: Mapped[Str]
    requested_at: Mapped[Instant]
    requested_by: Mapped[Str]
    finished_at: Mapped[Instant | None]
    pdf_key: Mapped[Str | None]
    csv_key: Mapped[Str | None]
    sha256: Mapped[Str | None]
    error: Mapped[Str | None]
