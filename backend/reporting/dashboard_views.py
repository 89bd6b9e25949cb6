"""The dashboard as it is shown: every month of the span, also those in which nothing happened."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from backend.core.access import Actor
from backend.reporting.dashboard_schemas import CountOut, DashboardMonthOut, DashboardOut, HandlerLoadOut
from backend.reporting.queries import dashboard as queries
from backend.reporting.rules import Month

BANDS = ("expired", "within_48_hours", "within_7_days", "within_14_days", "later", "none")
_COUNTS = ("opened", "closed", "deadlines_met", "deadlines_moot", "deadlines_missed", "complaints", "removals_held")
_DAYS = ("days_to_decision", "days_to_order", "days_to_delivery")


def dashboard(session: Session, actor: Actor, span: Sequence[Month], today: date) -> DashboardOut:
    """The dashboard of the months of `span`, as `actor` may see it: three statements."""
    held = queries.stock(session, actor, today)
    found: dict[str, dict[str, Any]] = {}
    for row in queries.months(session, actor, span[0].starts_at, span[-1].ends_at, today):
        found.setdefault(row["month"], {})[row["what"]] = row["value"]
    counted = {one["code"]: one["claims"] for one in held["by_urgency"]}
    return DashboardOut(
        as_of=today,
        open=held["open"],
        by_status=held["by_status"],
        by_kind=held["by_kind"],
        by_platform=held["by_platform"],
        by_urgency=[CountOut(code=band, claims=counted.get(band, 0)) for band in BANDS],
        periods_at_limit=held["periods_at_limit"],
        months=[_month(month.code, found.get(month.code, {})) for month in span],
        handlers=[HandlerLoadOut.model_validate(dict(row)) for row in queries.handlers(session, actor, today)],
    )


def _month(code: str, values: Mapping[str, Any]) -> DashboardMonthOut:
    counts = {name: int(values.get(name, 0)) for name in _COUNTS}
    checked = counts["removals_held"] + int(values.get("removals_failed", 0))
    days = {name: None if name not in values else float(values[name]) for name in _DAYS}
    return DashboardMonthOut.model_validate(
        {
            "month": code,
            **counts,
            **days,
            "committed": int(values.get("committed_cents", 0)),
            "paid": int(values.get("paid_cents", 0)),
            "removals_checked": checked,
            "removal_success": counts["removals_held"] / checked if checked else None,
        }
    )
