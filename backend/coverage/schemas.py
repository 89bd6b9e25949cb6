"""The standing of a policy on the wire; amounts in euro TTC."""

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel


class PeriodOut(BaseModel):
    """An insurance period: `end` is excluded."""

    start: date
    end: date


class SubLimitOut(BaseModel):
    """A sub-limit of one benefit inside an event."""

    benefit: str
    limit: str
    remaining: str


class EventOut(BaseModel):
    """A covered event and its balances."""

    id: UUID
    attached_on: date
    limit: str
    committed: str
    paid: str
    remaining: str
    predicted_remaining: str
    reserved: str
    recovered: str
    deductible_left: str
    counted: bool
    sub_limits: list[SubLimitOut]
    claims: list[str]


class TotalsOut(BaseModel):
    """The money of a period: its events added up; `predicted`: if every quote that waits were ordered."""

    reserved: str
    committed: str
    paid: str
    recovered: str
    remaining: str
    predicted_remaining: str
    annual_predicted_remaining: str | None


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
    guarantee: str
    totals: TotalsOut
    currency: str
    tax_basis: str


class LimitExceptionOut(BaseModel):
    """An exception to a limit; `extra_amount` in euro TTC, `state`: proposed, approved, rejected."""

    id: UUID
    policy_number: str
    kind: str
    event_id: UUID | None
    period_start: date
    extra_amount: str | None
    extra_events: int | None
    reason: str
    proposed_at: datetime
    proposed_by: str
    proposed_by_id: UUID
    state: str
    decided_at: datetime | None
    decided_by: str | None
    decision_reason: str | None


class OutsideOut(BaseModel):
    """What is charged to no event, by reason.

    `psychological_assistance` is the money of psychologists' missions; how many sessions were held is told apart, by
    `sessions_used` of the guarantee: an order counts no session, and a session no euro.
    """

    reason: str
    committed: str
    paid: str


class GuaranteeOut(BaseModel):
    """A further guarantee of the terms: by events, or by sessions."""

    code: str
    label: str
    period: PeriodOut | None
    events_limit: int
    events_used: int
    event_limit: str
    events: list[EventOut]
    annual_remaining: str | None
    totals: TotalsOut
    sessions_limit: int | None
    sessions_used: int | None


class WholeStandingOut(StandingOut):
    """The standing of the main guarantee, then the others, what lies outside the limits and the exceptions."""

    guarantees: list[GuaranteeOut]
    outside_limit: list[OutsideOut]
    exceptions: list[LimitExceptionOut]


class SessionOut(BaseModel):
    """Sessions held on a day; `corrects` names the record that this one takes back."""

    id: UUID
    held_on: date
    sessions: int
    corrects: UUID | None
    recorded_at: datetime
    recorded_by: str


class AssistanceOut(BaseModel):
    """A request for psychological assistance and its sessions; `sessions_*` are those of the insurance period."""

    reference: str
    version: int
    state: str
    policy_number: str | None
    insured: str | None
    trigger: str
    requested_on: date
    channel: str
    recorded_at: datetime
    recorded_by: str
    period: PeriodOut | None
    sessions_limit: int | None
    sessions_used: int | None
    sessions: list[SessionOut]
    allowed_actions: list[str]
