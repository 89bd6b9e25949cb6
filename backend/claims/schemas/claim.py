"""What a claim looks like on the wire. `POST /claims` and `GET /claims/{ref}` answer the same object."""

import datetime as dt
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel

from backend.claims.desk.rules import NextAction
from backend.claims.note_schemas import ContactOut, PromiseOut
from backend.claims.schemas.cover import BallOut, CampaignNameOut, RowCoverOut, VatShownOut
from backend.claims.workflow import Action, Status


class PublishedOut(BaseModel):
    """When a content was first published, as known today."""

    earliest: date | None = None
    latest: date | None = None
    at: datetime | None = None
    source: str | None = None
    certainty: str


class QualificationOut(BaseModel):
    """The current qualification."""

    kind: str
    label: str
    reasons: str
    decided_by: str
    decided_at: datetime


class ContentOut(BaseModel):
    """A disputed content."""

    id: UUID
    url: str | None
    form: str
    platform: str | None
    place: str | None
    author: dict[str, Any] | None
    rating: float | None
    language: str | None
    excerpt: str | None
    published: PublishedOut
    still_online: bool | None
    checked_at: datetime | None
    qualification: QualificationOut | None


class EarliestDeadlineOut(BaseModel):
    """The most urgent live clock."""

    id: UUID
    rule: str
    last_day: date | None
    prudent_day: date | None
    not_later_than: date | None
    days_left: int | None
    unconfirmed: bool


class DeadlineOut(BaseModel):
    """A clock of a content, as last computed."""

    id: UUID
    content_id: UUID | None
    rule: str
    title: str
    kind: str
    shadow: bool
    fatal: bool
    owner: str
    state: str
    closed_at: datetime | None
    closed_reason: str | None
    unconfirmed: bool
    start_on: date | None
    start_reason: str
    last_day: date | None
    prudent_day: date | None
    escalate_from: date | None
    not_later_than: date | None
    days_left: int | None
    broken: bool
    explanation: str


class WarningOut(BaseModel):
    """What a person must know before going on, and the contents concerned."""

    code: str
    message: str
    content_ids: list[UUID]


class DuplicateOut(BaseModel):
    """Another claim of the same insured on the same address."""

    reference: str
    url: str
    status: str


class DecisionOut(BaseModel):
    """The current decision and its stored explanation."""

    outcome: str
    event_id: UUID | None
    reason_code: str | None
    clause: str | None
    fact: str | None
    proof: str | None
    reasons: str | None
    decided_by: str
    decided_at: datetime
    explanation: dict[str, Any]
    reason_label: str | None = None
    routes: dict[str, Any] | None = None


class HandlerOut(BaseModel):
    """Who holds the file."""

    id: UUID
    name: str


class ClaimOut(BaseModel):
    """The whole claim."""

    reference: str
    status: Status
    version: int
    policy_number: str | None
    insured: dict[str, Any]
    declarant: dict[str, Any] | None
    target: dict[str, Any] | None
    discovered_on: date | None
    declared_at: datetime
    channel: str
    desired_outcome: list[str]
    circumstances: dict[str, Any]
    contents: list[ContentOut]
    deadlines: list[DeadlineOut]
    earliest_deadline: EarliestDeadlineOut | None
    standing: dict[str, Any] | None
    in_force: bool | None
    possible_duplicates: list[DuplicateOut]
    coverage_decision: DecisionOut | None
    handler: HandlerOut | None
    flags: list[str]
    warnings: list[WarningOut]
    court_postcode: str | None
    closed_at: datetime | None
    campaigns: list[CampaignNameOut]
    vat_position: VatShownOut
    also_targets: list[str]
    promises: list[PromiseOut]
    people: list[ContactOut]
    allowed_actions: list[Action]
    next_action: NextAction | None
    ball: BallOut
    online: bool | None
    online_checked_at: datetime | None


class ClaimRow(BaseModel):
    """A line of the work-list."""

    reference: str
    version: int
    status: Status
    insured_name: str
    policy_number: str | None
    platform: str | None
    kind: str | None
    channel: str
    declared_at: datetime
    closed_at: datetime | None
    handler: HandlerOut | None
    earliest_deadline: EarliestDeadlineOut | None
    flags: list[str]
    next_action: NextAction | None
    ball: BallOut
    online: bool | None
    online_checked_at: datetime | None
    cover: RowCoverOut | None
    contents_count: int
    last_activity_at: datetime


class ClockEffectOut(BaseModel):
    """What an act did to one clock."""

    deadline_id: UUID
    rule: str
    sentence: str


class EventOut(BaseModel):
    """A recorded event, what it changes and why, and the clocks after it. `new_clock`: yes, no or conflicting."""

    id: UUID
    code: str
    on: date
    new_clock: str
    told: str
    source: str
    deadlines: list[DeadlineOut]


class OpeningOut(BaseModel):
    """The fact that opened a clock, and the claim's clocks after it; `opened` is None once it was closed."""

    id: UUID
    rule: str
    opened: DeadlineOut | None
    deadlines: list[DeadlineOut]


class ActOut(BaseModel):
    """A recorded act, its effect in words, on each clock and overall, and the clocks after it."""

    id: UUID
    code: str
    date: dt.date
    effects: list[str]
    by_clock: list[ClockEffectOut]
    deadlines: list[DeadlineOut]


class TimelineNoteOut(BaseModel):
    """The words of a note, as its entry of the history recorded them."""

    id: UUID
    kind: str
    direction: str | None
    with_kind: str | None
    with_name: str | None
    text: str
    happened_at: datetime


class TimelineEntry(BaseModel):
    """One line of a claim's history; a mission or a payment has its reference, a payment its sum."""

    at: datetime
    actor: str
    action: str
    about: Literal["claim", "service_request", "payment"]
    reference: str | None
    amount: str | None = None
    facts: dict[str, Any]
    note: TimelineNoteOut | None = None


class ConflictOut(BaseModel):
    """A named author who is also an insured."""

    id: UUID
    author_name: str
    insured: str
    found_at: datetime
    decision: str | None
    decided_at: datetime | None
