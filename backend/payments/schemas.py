"""What invoices to record and payments look like on the wire. Amounts are euro TTC strings."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from backend.core.access import Actor
from backend.core.money import Cents
from backend.core.wire import Strict
from backend.payments.rules import State, allowed_actions
from backend.providers.schemas.missions import Lines
from backend.providers.schemas.words import Euros, Price, Reason


class InvoiceIn(Strict):
    """An invoice received against an order; issued today unless told."""

    number: Annotated[str, Field(min_length=1, max_length=100)]
    amount_ttc: Price
    issued_on: date | None = None
    lines: Lines = Field(default_factory=list)


class RejectionIn(Strict):
    """Why a payment is rejected; `invoice_refused` when the invoice itself is wrong and a corrected one is awaited."""

    reason: Reason
    invoice_refused: bool = False


class PaymentOut(BaseModel):
    """A payment and what the caller may do next."""

    reference: str
    version: int
    state: State
    amount: Euros = Field(validation_alias="amount_cents")
    currency: Literal["EUR"] = "EUR"
    tax_basis: Literal["TTC"] = "TTC"
    claim_reference: str
    service_request: str = Field(validation_alias="request_reference")
    provider_id: UUID
    provider_name: str
    invoice_number: str
    submitted_at: datetime
    approved_at: datetime | None
    approved_by: str | None = Field(validation_alias="approved_by_name")
    rejected_reason: str | None
    paid_on: date | None
    allowed_actions: list[str]

    @classmethod
    def of(cls, row: Mapping[str, Any], actor: Actor) -> "PaymentOut":
        """The payment in a row of `queries.payment_view`, for this reader."""
        actions = allowed_actions(
            State(row["state"]),
            Cents(row["amount_cents"]),
            row["submitted_by"],
            actor,
            may_be_proposed_again=row["may_be_proposed_again"],
        )
        return cls.model_validate({**row, "allowed_actions": actions})
