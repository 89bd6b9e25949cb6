"""Batches, bank reports, controls, returns and other payments on the wire."""

from datetime import date, datetime
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import BaseModel, Field, model_validator

from backend.core import money
from backend.core.access import Actor, Permission
from backend.core.wire import Amount, Strict
from backend.payments.rules.payees import masked
from backend.payments.rules.returns import Kind
from backend.payments.schemas.payees import PayeeRefIn
from backend.providers.schemas.words import Euros, Price, Reason

Word = Annotated[str, Field(min_length=1, max_length=100)]


class BatchIn(Strict):
    """A batch to make; every approved payment of the carrier unless some are named."""

    carrier: str
    execution_on: date
    payments: Annotated[list[str], Field(min_length=1, max_length=5_000)] | None = None


class BatchTransferOut(BaseModel):
    """One transfer of a batch."""

    payment: str = Field(validation_alias="reference")
    amount: Euros = Field(validation_alias="amount_cents")
    state: Literal["sent", "settled", "returned"]
    settled_on: date | None
    returned_on: date | None
    return_code: str | None
    return_reason: str | None


class LeftOutOut(BaseModel):
    """A payment that could not go into the batch."""

    payment: str
    reason: Literal["bank_details_missing", "asset_freeze_hit"]


class BatchRow(BaseModel):
    """A batch in a list."""

    id: UUID
    reference: str
    carrier: str
    execution_on: date
    transfers: int
    total: Euros = Field(validation_alias="total_cents")
    sha256: str
    created_at: datetime
    created_by: str = Field(validation_alias="created_by_name")


class BatchOut(BatchRow):
    """A batch with its transfers."""

    left_out: list[LeftOutOut]
    items: list[BatchTransferOut]


class ReturnedOut(BaseModel):
    """A transfer that the bank refused or sent back."""

    payment: str
    code: str | None
    reason: str | None


class StatusFileOut(BaseModel):
    """What a bank's report changed: nothing when it had already been read; `accepted` are not yet executed."""

    version: str
    settled: list[str]
    accepted: list[str] = Field(default_factory=list)
    returned: list[ReturnedOut]
    unchanged: list[str]
    unknown: list[str]
    contradictory: list[str]
    already_read: bool


class SettlementIn(Strict):
    """What the bank's statement shows as executed; every transfer of the batch that waits unless some are named."""

    settled_on: date
    payments: Annotated[list[str], Field(min_length=1, max_length=5_000)] | None = None


class PayeeCheckIn(Strict):
    """What the bank answered on the payee's name (verification of payee)."""

    result: Literal["match", "close_match", "no_match", "not_available"]


class ScreeningDecisionIn(Strict):
    """Whether a name found in the list of frozen assets is the payee's."""

    decision: Literal["false_positive", "confirmed"]
    reason: Reason


class ReturnIn(Strict):
    """Money that came back; all of what is left unless told, today unless told."""

    kind: Kind
    amount: Price | None = None
    received_on: date | None = None
    code: Word | None = None
    reason: Reason


class ControlOut(BaseModel):
    """One control and its result."""

    kind: str
    result: str
    reason: str | None
    facts: dict[str, Any]
    recorded_at: datetime
    recorded_by: str = Field(validation_alias="recorded_by_name")


class AgreementIn(Strict):
    """The insured's dated agreement to bear what is over the guarantee; `share` is the most that they accept."""

    agreed_on: date
    share: Price | None = None
    proof: Word | None = None


class LineIn(Strict):
    """A line of an invoice."""

    label: Annotated[str, Field(min_length=1, max_length=300)]
    amount_ttc: Price


class RefundIn(Strict):
    """An invoice that the insured paid; `urgency` when it was spent before the declaration.

    `amount_vat` is the tax inside the total: what the insured recovers of it is not refunded.
    """

    issuer: Word
    number: Word
    issued_on: date
    paid_on: date
    amount_ttc: Price
    amount_vat: Amount | None = None
    lines: list[LineIn] = Field(default_factory=list, max_length=200)
    benefit: Word
    proof: Reason
    urgency: Reason | None = None
    insured_agreement: AgreementIn | None = None

    @model_validator(mode="after")
    def _tax_is_inside(self) -> Self:
        if self.amount_vat is not None and not 0 <= money.parse(self.amount_vat) < money.parse(self.amount_ttc):
            raise ValueError("La TVA est comprise dans le montant TTC : elle ne peut ni l’atteindre ni être négative.")
        return self


class DepositIn(Strict):
    """A deposit that a court asks for."""

    registry: PayeeRefIn
    amount: Price
    benefit: Word = "lawyer"


class ExGratiaIn(Strict):
    """A payment charged to no event (rule 21), to the insured unless told: by default one that nothing obliges to."""

    amount: Price
    reason: Reason
    outside_limit: Literal["ex_gratia", "third_person", "own_enquiries", "interest"] = "ex_gratia"
    payee: PayeeRefIn | None = None


class CarrierAccountOut(BaseModel):
    """The account of a carrier; None while none is set, and then no batch leaves."""

    iban: str | None

    @classmethod
    def of(cls, iban: str | None, actor: Actor) -> "CarrierAccountOut":
        """Whole for whoever may set it, masked for everybody else."""
        if iban is None or actor.may(Permission.PRODUCTS_EDIT):
            return cls(iban=iban)
        return cls(iban=masked(iban))


class CarrierAccountIn(Strict):
    """The account that a carrier's batches leave from."""

    iban: Annotated[str, Field(min_length=10, max_length=50)]
