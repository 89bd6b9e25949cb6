"""What a use case of claims is told, parsed and checked at the edge; hardly anything is required (rule 8)."""

import datetime as dt
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, BeforeValidator, Field

from backend.core.wire import Strict
from backend.deadlines.rules import Closure

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


class DeclaredPartyIn(Strict):
    """Somebody's role in the claim, dated."""

    role: PartyRole
    name: Name | None = None
    relation: Relation | None = None
    contact: PersonIn | None = None
    since: date | None = None


class PartyIn(DeclaredPartyIn):
    """A role that came later: contents then have an id."""

    content_id: UUID | None = None


class ClaimIn(Strict):
    """A declaration. Only a content is needed; every other fact may come later."""

    policy_number: Annotated[str, Field(max_length=60)] | None = None
    insured: PersonIn | None = None
    declarant: DeclarantIn | None = None
    target: TargetIn | None = None
    parties: list[DeclaredPartyIn] = Field(default_factory=list, max_length=50)
    discovered_on: date | None = None
    channel: Channel = "api"
    desired_outcome: list[DesiredOutcome] = Field(default_factory=list, max_length=6)
    circumstances: CircumstancesIn | None = None
    contents: list[ContentIn] = Field(default_factory=list, max_length=200)


class ClaimPatch(Strict):
    """Facts that came later; what is not sent stays, null says that a fact is not known after all."""

    policy_number: Annotated[str, Field(max_length=60)] | None = None
    declarant: DeclarantIn | None = None
    target: TargetIn | None = None
    discovered_on: date | None = None
    desired_outcome: list[DesiredOutcome] = Field(default_factory=list, max_length=6)
    circumstances: CircumstancesIn = Field(default_factory=CircumstancesIn)
    court_postcode: Annotated[str, Field(max_length=10)] | None = None


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
    """Covered (with `event`: "new" or the id of an event to join), not covered (with its reason) or advice only.

    A refusal is told to the insured by letter unless `letter` is false.
    """

    outcome: Outcome
    event: Literal["new"] | UUID | None = None
    reason_code: Annotated[str, Field(max_length=60)] | None = None
    clause: Text | None = None
    fact: Text | None = None
    proof: Text | None = None
    reasons: Text | None = None
    refused_on: date | None = None
    letter: bool | None = None


class EventJoinIn(Strict):
    """The event to share, and why, in words that the insured may read."""

    event_id: UUID
    reason: Annotated[str, Field(min_length=1, max_length=2000)]


class EventSplitIn(Strict):
    """Why the claim gets an event of its own, in words that the insured may read."""

    reason: Annotated[str, Field(min_length=1, max_length=2000)]


class VatPositionIn(Strict):
    """What the insured recovers of the VAT, since when, on what proof; `rate_percent` for a partial position alone."""

    position: Literal["none", "partial", "full"]
    rate_percent: Annotated[Decimal, Field(gt=0, lt=100, decimal_places=2)] | None = None
    since: date
    proof: Annotated[str, Field(min_length=1, max_length=1000)]


class AnalysisIn(Strict):
    """What is thought of a campaign as a whole."""

    analysis: Annotated[str, Field(min_length=1, max_length=20_000)]


class CampaignIn(Strict):
    """A named group of claims, with its first analysis and claims if any."""

    name: Annotated[str, Field(min_length=1, max_length=200)]
    analysis: Annotated[str, Field(min_length=1, max_length=20_000)] | None = None
    claims: list[Annotated[str, Field(max_length=20)]] = Field(default_factory=list, max_length=200)


class CampaignClaimIn(Strict):
    """A claim to put in the campaign."""

    reference: Annotated[str, Field(max_length=20)]


class AssignmentIn(Strict):
    """The new handler; null gives the claim back to the team."""

    handler_id: UUID | None


class ReasonIn(Strict):
    """Why, in words that the insured may read."""

    reason: Annotated[str, Field(min_length=1, max_length=2000)]


class QuestionIn(Strict):
    """What is asked, and of whom: the insured gets it as a mail; what a host or a court is asked leaves elsewhere."""

    question: Annotated[str, Field(min_length=1, max_length=5000)]
    addressee: Literal["insured", "third_party"] = "insured"


class ActIn(Strict):
    """A procedural act; without contents it counts for all of them."""

    code: Annotated[str, Field(max_length=60)]
    date: dt.date
    dispatched_on: dt.date | None = None
    content_ids: list[UUID] = Field(default_factory=list, max_length=200)
    proof: Annotated[str, Field(max_length=1000)] | None = None
    note: Annotated[str, Field(max_length=2000)] | None = None
    corrects: UUID | None = None


class PublicationEventIn(Strict):
    """What happened to a content after its first publication: a link, a copy, a renaming…"""

    code: Annotated[str, Field(max_length=60)]
    on: date
    url: Annotated[str, Field(max_length=4000)] | None = None
    note: Annotated[str, Field(max_length=2000)] | None = None
    corrects: UUID | None = None


class OpeningIn(Strict):
    """A fact that opens a clock which no kind opens: a request received, a decision, a date set by a judge."""

    rule: Annotated[str, Field(max_length=60)]
    start_on: date
    content_id: UUID | None = None
    extension_told_on: date | None = None
    proof: Annotated[str, Field(max_length=1000)] | None = None
    note: Annotated[str, Field(max_length=2000)] | None = None
    corrects: UUID | None = None


class ResolutionIn(Strict):
    """Why a clock stops being watched; `act_id` names a recorded act, whose proof then counts."""

    reason: Closure
    proof: Annotated[str, Field(max_length=1000)] | None = None
    note: Annotated[str, Field(max_length=2000)] | None = None
    act_id: UUID | None = None


class ConflictDecisionIn(Strict):
    """What the supervisor decided; `hidden_from` lists the handlers who may no longer see this claim."""

    decision: Annotated[str, Field(min_length=1, max_length=2000)]
    hidden_from: list[UUID] = Field(default_factory=list, max_length=50)
