"""What a claim looks like on the wire. `POST /claims` and `GET /claims/{ref}` answer the same object."""

import datetime as dt
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, BeforeValidator, Field

from backend.claims.workflow import Action, Status
from backend.core.wire import Strict

Channel = Literal["phone", "email", "portal", "letter", "broker", "api"]
DesiredOutcome = Literal["removal", "deindexing", "burying", "lawyer", "reply", "advice"]
Form = Literal["review", "rating", "post", "story", "private_message", "group", "listing", "press", "print"]
Source = Literal["page", "url_id", "archive", "platform", "declared"]
Certainty = Literal["exact", "about", "unknown"]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_.-]*$", max_length=60)]
Text = Annotated[str, Field(max_length=20_000)]
Name = Annotated[str, Field(max_length=300)]
Relation = Literal["patient", "relative", "colleague", "ex_employee", "competitor", "stranger", "unknown"]
DeclarantRole = Literal["insured", "secretary", "spouse", "broker", "lawyer", "other"]
PartyRole = Literal["declarant", "target", "author", "payee", "opposing_lawyer", "lawyer", "broker", "witness"]
Outcome = Literal["covered", "not_covered", "advice_only"]


class PersonIn(Strict):
    """Somebody as told; nothing is required, nothing is guessed."""

    name: Name | None = None
    profession: Name | None = None
    rpps: Annotated[str, Field(max_length=20)] | None = None
    email: Annotated[str, Field(max_length=254)] | None = None
    phone: Annotated[str, Field(max_length=40)] | None = None
    postcode: Annotated[str, Field(max_length=10)] | None = None


class DeclarantIn(PersonIn):
    """Who tells us, with what lets them speak for the insured."""

    role: DeclarantRole = "insured"
    mandate: Annotated[str, Field(max_length=500)] | None = None


class TargetIn(PersonIn):
    """Whom the words aim at."""

    is_insured: bool = True
    practice: Name | None = None


class AuthorIn(Strict):
    """The author, as far as known: a public handle is enough."""

    name: Name | None = None
    handle: Name | None = None
    profile_url: Annotated[str, Field(max_length=2000)] | None = None
    relation: Relation = "unknown"
    is_professional: bool | None = None


def _author(value: object) -> object:
    return {"name": value} if isinstance(value, str) else value


class PublishedIn(Strict):
    """When the content was first published; with `at`, `earliest` is computed and must not be sent."""

    earliest: date | None = None
    latest: date | None = None
    at: AwareDatetime | None = None
    source: Source = "declared"
    certainty: Certainty = "exact"


class ContentIn(Strict):
    """One passage at one address; without an address, its form and the place in words."""

    url: Annotated[str, Field(max_length=4000)] | None = None
    form: Form = "review"
    platform: Slug | None = None
    place: Annotated[str, Field(max_length=1000)] | None = None
    author: Annotated[AuthorIn, BeforeValidator(_author)] | None = None
    rating: Annotated[Decimal, Field(ge=0, le=5, decimal_places=1)] | None = None
    language: Annotated[str, Field(pattern=r"^[a-z]{2}(-[A-Z]{2})?$")] | None = None
    excerpt: Text | None = None
    published: PublishedIn | None = None
    still_online: bool | None = None


class CircumstancesIn(Strict):
    """What is asked and shown as inputs of the decision, never an automatic refusal (rule 9)."""

    other_insurer: Name | None = None
    public_employer: bool | None = None
    functional_protection: Literal["not_asked", "asked", "granted", "refused"] | None = None
    already_replied: bool | None = None
    already_reported: bool | None = None
    already_complained: bool | None = None
    already_spent: Annotated[str, Field(max_length=500)] | None = None
    linked_case: Annotated[str, Field(max_length=500)] | None = None


class PartyIn(Strict):
    """Somebody's role in the claim; dated, may come later."""

    role: PartyRole
    name: Name | None = None
    relation: Relation | None = None
    content_id: UUID | None = None
    contact: PersonIn | None = None
    since: date | None = None


class ClaimIn(Strict):
    """A declaration. Only a content is needed; every other fact may come later."""

    policy_number: Annotated[str, Field(max_length=60)] | None = None
    insured: PersonIn | None = None
    declarant: DeclarantIn | None = None
    target: TargetIn | None = None
    parties: list[PartyIn] = Field(default_factory=list, max_length=50)
    discovered_on: date | None = None
    channel: Channel = "api"
    desired_outcome: list[DesiredOutcome] = Field(default_factory=list, max_length=6)
    circumstances: CircumstancesIn | None = None
    contents: list[ContentIn] = Field(default_factory=list, max_length=200)


class ClaimPatch(Strict):
    """Facts that came later; what is not sent stays."""

    policy_number: Annotated[str, Field(max_length=60)] | None = None
    declarant: DeclarantIn | None = None
    target: TargetIn | None = None
    discovered_on: date | None = None
    desired_outcome: list[DesiredOutcome] | None = Field(default=None, max_length=6)
    circumstances: CircumstancesIn | None = None


class QualificationIn(Strict):
    """The kind that a named person holds, and why."""

    kind: Annotated[str, Field(max_length=60)]
    reasons: Annotated[str, Field(min_length=1, max_length=5000)]
    author_is_professional: bool | None = None


class StateIn(Strict):
    """Whether the content was seen online."""

    still_online: bool
    note: Annotated[str, Field(max_length=1000)] | None = None


class DecisionIn(Strict):
    """Covered (with `event`: "new" or the id of an event to join), not covered (with its reason) or advice only."""

    outcome: Outcome
    event: Literal["new"] | UUID | None = None
    reason_code: Annotated[str, Field(max_length=60)] | None = None
    clause: Text | None = None
    fact: Text | None = None
    proof: Text | None = None
    reasons: Text | None = None
    refused_on: date | None = None


class AssignmentIn(Strict):
    """The new handler; null gives the claim back to the team."""

    handler_id: UUID | None


class ReasonIn(Strict):
    """Why, in words that the insured may read."""

    reason: Annotated[str, Field(min_length=1, max_length=2000)]


class QuestionIn(Strict):
    """What is asked of the insured; it leaves as a mail when an address is known."""

    question: Annotated[str, Field(min_length=1, max_length=5000)]


class ActIn(Strict):
    """A procedural act; without contents it counts for all of them."""

    code: Annotated[str, Field(max_length=60)]
    date: dt.date
    dispatched_on: dt.date | None = None
    content_ids: list[UUID] = Field(default_factory=list, max_length=200)
    proof: Annotated[str, Field(max_length=1000)] | None = None
    note: Annotated[str, Field(max_length=2000)] | None = None
    corrects: UUID | None = None


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
    unconfirmed: bool
    start_on: date | None
    last_day: date | None
    prudent_day: date | None
    escalate_from: date | None
    not_later_than: date | None
    days_left: int | None
    broken: bool
    explanation: str


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
    closed_at: datetime | None
    allowed_actions: list[Action]


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


class ActOut(BaseModel):
    """A recorded act, its effect in words, and the clocks after it."""

    id: UUID
    code: str
    date: dt.date
    effects: list[str]
    deadlines: list[DeadlineOut]


class TimelineEntry(BaseModel):
    """One line of a claim's history."""

    at: datetime
    actor: str
    action: str
    facts: dict[str, Any]


class ConflictOut(BaseModel):
    """A named author who is also an insured."""

    id: UUID
    author_name: str
    insured: str
    found_at: datetime
    decision: str | None
    decided_at: datetime | None


class ConflictDecisionIn(Strict):
    """What the supervisor decided; `hidden_from` lists the handlers who may no longer see this claim."""

    decision: Annotated[str, Field(min_length=1, max_length=2000)]
    hidden_from: list[UUID] = Field(default_factory=list, max_length=50)
