"""Quotes and orders as they are shown."""

from datetime import date, datetime
from typing import Any, Self
from uuid import UUID

from pydantic import BaseModel, Field, model_validator

from backend.providers.rules import gate
from backend.providers.schemas.words import Euros


class QuoteOut(BaseModel):
    """A quote; the last one counts. `reverse_charge_vat` is the tax that the customer owes, inside the total."""

    id: UUID
    amount_ttc: Euros = Field(validation_alias="amount_ttc_cents")
    lines: list[dict[str, Any]]
    delivery_days: int | None
    valid_until: date | None
    received_at: datetime
    approved_at: datetime | None
    approved_by: str | None = Field(validation_alias="approved_by_name")
    amount_ht: Euros | None = Field(validation_alias="ht_cents")
    amount_vat: Euros | None = Field(validation_alias="vat_cents")
    reverse_charge_vat: Euros = Field(validation_alias="reverse_vat_cents")
    obligation: str
    result_fee: Euros = Field(validation_alias="result_fee_cents")
    from_tariff: bool
    refused_reason: str | None


class ChargeOut(BaseModel):
    """What an order, or a change of it, commits on one claim; the claim is not named to whom it is hidden from."""

    claim_reference: str | None
    event_id: UUID | None
    cause: str
    cost: Euros = Field(validation_alias="cost_cents")
    insurer_part: Euros = Field(validation_alias="insurer_part_cents")
    insured_share: Euros = Field(validation_alias="insured_share_cents")
    deductible: Euros = Field(validation_alias="deductible_cents")
    vat_not_counted: Euros = Field(validation_alias="vat_not_counted_cents")


class ChangeOut(BaseModel):
    """A change of an order: a change order, or what a cancellation or a replacement kept."""

    cause: str
    amount_before: Euros = Field(validation_alias="amount_before_cents")
    amount_after: Euros = Field(validation_alias="amount_after_cents")
    insurer_part_before: Euros = Field(validation_alias="insurer_before_cents")
    insurer_part_after: Euros = Field(validation_alias="insurer_after_cents")
    reason: str
    promised_on: date | None
    recorded_at: datetime
    recorded_by: str = Field(validation_alias="recorded_by_name")


class ContentAtOrderOut(BaseModel):
    """A content as the order found it; None when nobody looked."""

    content_id: UUID
    position: int
    still_online: bool | None


class WarningOut(BaseModel):
    """What a person was told as the order was placed."""

    code: str
    message: str


class OrderOut(BaseModel):
    """An order and who pays what; the deductible and the VAT not counted are inside the insured's share.

    `evidence_gate` is what stood open between a removal and its evidence.
    """

    amount_ttc: Euros = Field(validation_alias="amount_ttc_cents")
    insurer_part: Euros = Field(validation_alias="insurer_part_cents")
    insured_share: Euros = Field(validation_alias="insured_share_cents")
    deductible: Euros = Field(validation_alias="deductible_cents")
    insured_agreed_on: date | None
    ordered_at: datetime
    promised_on: date | None
    vat_not_counted: Euros = Field(validation_alias="vat_not_counted_cents")
    lines: list[dict[str, Any]]
    charges: list[ChargeOut]
    changes: list[ChangeOut]
    contents: list[ContentAtOrderOut]
    warnings: list[WarningOut]

    evidence_gate: str | None = None

    @model_validator(mode="after")
    def _name_the_gate(self) -> Self:
        self.evidence_gate = next((one.code for one in self.warnings if one.code in gate.WORDS), None)
        return self
