"""What calendars look like on the wire."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel

from backend.core.wire import Strict

Scope = Literal["mine", "team"]
Named = Literal["prudent_day", "last_day", "escalate_from", "not_later_than"]


class FeedIn(Strict):
    """A subscription to make: the claims that the caller handles, or those of the team."""

    scope: Scope


class FeedOut(BaseModel):
    """A living subscription; its address is not kept."""

    id: UUID
    version: int
    scope: Scope
    created_at: datetime
    created_by: str


class IssuedFeedOut(FeedOut):
    """A subscription just made: address and secret are shown this once."""

    url: str
    token: str


class DayClock(BaseModel):
    """What a clock names a day for."""

    what: Named
    deadline_id: UUID
    claim: str
    insured_name: str
    claim_closed: bool
    rule: str
    title: str
    owner: str
    shadow: bool
    fatal: bool
    unconfirmed: bool
    last_day: date | None
    prudent_day: date | None


class DayOut(BaseModel):
    """A day with at least one clock."""

    day: date
    clocks: list[DayClock]


class HolidayOut(BaseModel):
    """A public holiday; `places` is empty when it is one in all of France."""

    day: date
    name: str
    places: list[str]


class MonthOut(BaseModel):
    """A month of the calendar."""

    month: str
    days: list[DayOut]
    holidays: list[HolidayOut]
