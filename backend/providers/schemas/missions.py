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
from backend.providers.schemas.words import Days, Euros, Price, Reason
from backend.providers.workflow import Billing, Kind, Progress, QuoteState, Situation, State, allowed_actions

Text = Annotated[str, Field(min_length=1, max_length=5_000)]


class ServiceRequestIn(Strict):
    """A mission to ask for."""

    provider_id: UUID
    speciality: Speciality
    instructions: Text | None = None
    content_ids: list[UUID] = Field(default_factory=list)


class LineIn(Strict):
    """A line of a quote or invoice; lines add up to the total."""

    label: Annotated[str, Field(min_length=1, max_length=500)]
    quantity: Annotated[int, Field(ge=1, le=10_000)] = 1
    amount_ttc: Amount


Lines = Annotated[list[LineIn], Field(max_length=200)]


class QuoteIn(Strict):
    """A quote received."""

    amount_ttc: Price
    lines: Lines = Field(default_factory=list)
    delivery_days: Days | None = None
    valid_until: date | None = None


class AgreementIn(Strict):
    """The insured's dated agreement to pay the difference; `share` is the most that they accepted."""

    agreed_on: date
    share: Amount | None = None
    proof: Annotated[str, Field(max_length=500)] | None = None

    def facts(self) -> Agreement:
        """The plain agreement."""
        return Agreement(self.agreed_on, None if self.share is None else money.parse(self.share), self.proof)


class OrderIn(Strict):
    """An order of the current quote."""

    insured_agreement: AgreementIn | None = None


class DeliveryIn(Strict):
    """What was delivered, today unless told."""

    delivered_on: date | None = None
    result: Annotated[str, Field(min_length=1, max_length=1_000)] = "Prestation livrée."
    proof: Annotated[str, Field(max_length=2_000)] | None = None


class CancellationIn(Strict):
    """Why a mission is cancelled."""

    reason: Reason


class QuoteOut(BaseModel):
    """A quote; the last one counts."""

    id: UUID
    amount_ttc: Euros = Field(validation_alias="amount_ttc_cents")
    lines: list[dict[str, Any]]
    delivery_days: int | None
    valid_until: date | None
    received_at: datetime
    approved_at: datetime | None
    approved_by: str | None = Field(validation_alias="approved_by_name")


class OrderOut(BaseModel):
    """An order and who pays what; the deductible is inside the insured's share."""

    amount_ttc: Euros = Field(validation_alias="amount_ttc_cents")
    insurer_part: Euros = Field(validation_alias="insurer_part_cents")
    insured_share: Euros = Field(validation_alias="insured_share_cents")
    deductible: Euros = Field(validation_alias="deductible_cents")
    insured_agreed_on: date | None
    ordered_at: datetime
    promised_on: date | None


class DeliveryOut(BaseModel):
    """A delivery."""

    delivered_on: date
    result: str
    proof: str | None
    recorded_at: datetime


class InvoiceOut(BaseModel):
    """An invoice and the insurer's part of it."""

    id: UUID
    number: str
    issued_on: date
    amount_ttc: Euros = Field(validation_alias="amount_ttc_cents")
    insurer_part: Euros = Field(validation_alias="insurer_part_cents")
    lines: list[dict[str, Any]]
    recorded_at: datetime


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
