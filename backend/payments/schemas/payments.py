"""What invoices to record and payments look like on the wire. Amounts are euro TTC strings."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from backend.core.access import Actor
from backend.core.money import Cents
from backend.core.wire import Strict
from backend.payments.rules import PayeeKind, State, allowed_actions
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


class ApprovalIn(Strict):
    """Why it is paid although it resembles another one, or although the bank does not know the payee."""

    duplicate_reason: Reason | None = None
    payee_check_reason: Reason | None = None


class TransferOut(BaseModel):
    """What became of the transfer at the bank."""

    state: Literal["to_send", "sent", "settled", "returned"] = Field(validation_alias="transfer_state")
    batch: str | None = Field(validation_alias="batch_reference")
    settled_on: date | None
    return_code: str | None
    return_reason: str | None


class DrawOut(BaseModel):
    """What a payment takes, euro TTC: on a covered event of `guarantee`, attached that day, or outside the limit."""

    amount: Euros = Field(validation_alias="amount_cents")
    claim_reference: str
    benefit: str
    event_id: UUID | None
    event_on: date | None
    guarantee: str | None
    outside_limit: str | None


class SubmitterOut(BaseModel):
    """Who submitted a payment, and so may not approve it; no name when the machine did, on behalf of nobody."""

    id: UUID
    name: str | None


class PaymentOut(BaseModel):
    """A payment and what the caller may do next."""

    reference: str
    version: int
    state: State
    amount: Euros = Field(validation_alias="amount_cents")
    currency: Literal["EUR"] = "EUR"
    tax_basis: Literal["TTC"] = "TTC"
    claim_reference: str
    payee_id: UUID
    payee_name: str
    payee_kind: PayeeKind
    basis: str
    label: str
    carrier: str | None
    service_request: str | None = Field(validation_alias="request_reference")
    provider_id: UUID | None
    provider_name: str | None
    invoice_number: str | None
    submitted_at: datetime
    submitted_by: SubmitterOut
    approved_at: datetime | None
    approved_by: str | None = Field(validation_alias="approved_by_name")
    rejected_reason: str | None
    paid_on: date | None
    transfer: TransferOut | None
    draws: list[DrawOut] | None = Field(default=None, description="None in a list")
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
            is_returned=row["returned_at"] is not None,
        )
        transfer = dict(row) if row["transfer_state"] else None
        submitter = {"id": row["submitted_by"], "name": row["submitted_by_name"]}
        return cls.model_validate({**row, "submitted_by": submitter, "transfer": transfer, "allowed_actions": actions})
