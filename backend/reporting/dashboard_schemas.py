"""The dashboard on the wire: counts, days, and euros TTC as strings."""

from datetime import date
from typing import Literal
from uuid import UUID

from pydantic import BaseModel

from backend.providers.schemas.words import Euros


class CountOut(BaseModel):
    """How many open claims have this code; null: none is known."""

    code: str | None
    claims: int


class DashboardMonthOut(BaseModel):
    """What happened in a month. Days are medians, null when nothing came to that step.

    Of our own clocks, `deadlines_met` counts those that an act or a duty done in time ended or made start again;
    `deadlines_moot` those waived in time, and those whose last day passed once the claim was closed (the insured told
    of that day) or the content seen gone; `deadlines_missed` the others whose last day passed in the month.
    `removal_success` is the part of the contents looked at 30 days after removal that were still gone, 0 to 1.
    """

    month: str
    opened: int
    closed: int
    deadlines_met: int
    deadlines_moot: int
    deadlines_missed: int
    days_to_decision: float | None
    days_to_order: float | None
    days_to_delivery: float | None
    committed: Euros
    paid: Euros
    complaints: int
    removals_checked: int
    removals_held: int
    removal_success: float | None


class HandlerLoadOut(BaseModel):
    """What a handler holds; `expiring` claims have a prudent day within 14 days, or passed."""

    id: UUID
    name: str
    open: int
    expiring: int
    overdue_tasks: int


class DashboardOut(BaseModel):
    """Stocks of today and movements by month. `by_urgency`: expired, within_48_hours, within_7_days… none."""

    as_of: date
    open: int
    by_status: list[CountOut]
    by_kind: list[CountOut]
    by_platform: list[CountOut]
    by_urgency: list[CountOut]
    periods_at_limit: int
    months: list[DashboardMonthOut]
    handlers: list[HandlerLoadOut]
    currency: Literal["EUR"] = "EUR"
    tax_basis: Literal["TTC"] = "TTC"
