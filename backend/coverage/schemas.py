"""The standing of a policy on the wire; amounts in euro TTC."""

from datetime import date
from uuid import UUID

from pydantic import BaseModel


class PeriodOut(BaseModel):
    """An insurance period: `end` is excluded."""

    start: date
    end: date


class EventOut(BaseModel):
    """A covered event and its balances."""

    id: UUID
    attached_on: date
    limit: str
    committed: str
    paid: str
    remaining: str
    predicted_remaining: str
    claims: list[str]


class StandingOut(BaseModel):
    """What a policy has used and has left."""

    policy_number: str
    on: date
    in_force: bool
    status: str
    period: PeriodOut | None
    product: str
    terms_version: int
    events_limit: int
    events_used: int
    events: list[EventOut]
    event_limit: str
    annual_remaining: str | None
    currency: str
    tax_basis: str
