"""Service requests and their papers: quote, order, delivery, invoice."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from backend.core import money
from backend.core.access import Actor
from backend.core.wire import Amount, Strict
from backend.providers.rules.orders import Agreement
from backend.providers.rules.specialities import Speciality
from backend.providers.schemas.orders_out import OrderOut, QuoteOut
from backend.providers.schemas.words import Euros, Price, Reason
from backend.providers.service.asking import ANSWER_DAYS, Sharing
from backend.providers.workflow import Billing, Kind, Progress, QuoteState, Situation, State, allowed_actions

Text = Annotated[str, Field(min_length=1, max_length=5_000)]


class ShareIn(Strict):
    """Another claim that shares a mission, and its weight in the key."""

    claim_reference: Annotated[str, Field(min_length=1, max_length=40)]
    share: Annotated[int, Field(ge=1, le=1_000_000)]


class ServiceRequestIn(Strict):
    """A mission to ask for; shared by several claims, its cost is divided by the weights, for a written reason."""

    provider_id: UUID
    speciality: Speciality
    instructions: Text | None = None
    content_ids: list[UUID] = Field(default_factory=list)
    kind: Kind = Kind.QUOTE_THEN_PERFORM
    answer_working_days: Annotated[int, Field(ge=1, le=60)] = ANSWER_DAYS
    share: Annotated[int, Field(ge=1, le=1_000_000)] = 1
    shared_with: Annotated[list[ShareIn], Field(max_length=50)] = Field(default_factory=list)
    share_reason: Reason | None = None

    def sharing(self) -> Sharing:
        """The written key."""
        others = tuple((one.claim_reference, one.share) for one in self.shared_with)
        return Sharing(self.share, others, self.share_reason if others else None)


class LineIn(Strict):
    """A line of a quote or invoice; lines add up to the total."""

    label: Annotated[str, Field(min_length=1, max_length=500)]
    quantity: Annotated[int, Field(ge=1, le=10_000)] = 1
    amount_ttc: Amount


Lines = Annotated[list[LineIn], Field(max_length=200)]


class AgreementIn(Strict):
    """The insured's dated agreement to pay the difference; `share` is the most that they accepted."""

    agreed_on: date
    share: Amount | None = None
    proof: Annotated[str, Field(max_length=500)] | None = None

    def facts(self) -> Agreement:
        """The plain agreement."""
        return Agreement(self.agreed_on, None if self.share is None else money.parse(self.share), self.proof)


class ContentSeenIn(Strict):
    """Whether a content is online as the order is placed."""

    content_id: UUID
    still_online: bool


class OrderIn(Strict):
    """An order of the current quote."""

    insured_agreement: AgreementIn | None = None
    content_states: Annotated[list[ContentSeenIn], Field(max_length=200)] = Field(default_factory=list)

    def seen(self) -> dict[UUID, bool]:
        """What was seen, by content."""
        return {one.content_id: one.still_online for one in self.content_states}


class CancellationIn(Strict):
    """Why a mission is cancelled; a fee due to the provider stays committed."""

    reason: Reason
    fee: Price | None = None


class DeliveryOut(BaseModel):
    """A delivery."""

    delivered_on: date
    result: str
    proof: str | None
    recorded_at: datetime
    complete: bool = Field(validation_alias="is_complete")
    share_percent: int | None
    lines: list[str]
    proof_sha256: str | None
    proof_url: str | None


class InvoiceOut(BaseModel):
    """An invoice and what the insurer pays of it to the provider; `differences`: lines that the order does not hold.

    `reverse_charge_vat` is the tax inside what it bills that the insured owes: the insurer pays it to them.
    """

    id: UUID
    number: str
    issued_on: date
    amount_ttc: Euros = Field(validation_alias="amount_ttc_cents")
    insurer_part: Euros = Field(validation_alias="insurer_part_cents")
    lines: list[dict[str, Any]]
    recorded_at: datetime
    kind: str
    state: str
    deposit_deducted: Euros = Field(validation_alias="deposit_deducted_cents")
    differences: list[dict[str, Any]]
    difference_reason: str | None
    approved_by: str | None = Field(validation_alias="approved_by_name")
    refused_reason: str | None
    source: str
    file_sha256: str | None
    reverse_charge_vat: Euros = Field(validation_alias="reverse_vat_cents")


class SharedOut(BaseModel):
    """Another claim that shares the mission; not named to whom it is hidden from."""

    claim_reference: str | None
    share: int


class InsuredAgreementOut(BaseModel):
    """The insured's agreement as asked and answered; without an answer `agreed` is None."""

    cost: Euros = Field(validation_alias="cost_cents")
    insurer_part: Euros = Field(validation_alias="insurer_part_cents")
    insured_share: Euros = Field(validation_alias="share_cents")
    asked_at: datetime
    answer_due_on: date
    agreed: bool | None
    silent: bool | None
    answered_on: date | None
    proof: str | None


class ServiceRequestOut(BaseModel):
    """A mission with all its papers and what the caller may do next."""

    reference: str
    version: int
    state: State
    kind: Kind
    progress: Progress
    quote_state: QuoteState
    billing: Billing
    claim_reference: str
    provider_id: UUID
    provider_name: str
    speciality: Speciality
    benefit: str
    instructions: str | None
    content_ids: list[UUID]
    requested_at: datetime
    requested_by: str
    quote: QuoteOut | None
    quotes: list[QuoteOut]
    order: OrderOut | None
    deliveries: list[DeliveryOut]
    invoices: list[InvoiceOut]
    closed_at: datetime | None
    closed_reason: str | None
    answer_due_on: date | None
    replaces: str | None
    share: int = Field(validation_alias="share_weight")
    shared_with: list[SharedOut]
    share_reason: str | None
    insured_agreements: list[InsuredAgreementOut]
    currency: Literal["EUR"] = "EUR"
    tax_basis: Literal["TTC"] = "TTC"
    allowed_actions: list[str]

    @classmethod
    def of(cls, row: Mapping[str, Any], actor: Actor) -> "ServiceRequestOut":
        """The request in a row of `queries.request_view`, for this reader."""
        quotes = row["quotes"]
        approved = bool(quotes) and quotes[-1]["approved_at"] is not None
        situation = Situation(Progress(row["progress"]), QuoteState(row["quote_state"]), Billing(row["billing"]))
        actions = allowed_actions(situation, actor, approved=approved)
        return cls.model_validate({**row, "quote": quotes[-1] if quotes else None, "allowed_actions": actions})
