"""Bodies around an order: answers of the provider and of the insured, changes, replacement, the evidence gate."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, Field

from backend.core import money
from backend.core.money import Cents
from backend.core.wire import Strict
from backend.providers.schemas.missions import AgreementIn
from backend.providers.schemas.prices import PriceIn, QuoteLineIn
from backend.providers.schemas.words import Days, Euros, Price, Reason
from backend.providers.service.changes import NewOrder
from backend.providers.service.gate import Capture, Question


class ReasonIn(Strict):
    """Why: the provider declines, or their quote is refused."""

    reason: Reason


class AgreementRequestIn(Strict):
    """Whose agreement is asked: of a shared mission, that of another claim."""

    claim_reference: Annotated[str, Field(max_length=40)] | None = None


class AgreementAnswerIn(Strict):
    """What the insured answered, today unless told."""

    agreed: bool
    answered_on: date | None = None
    proof: Annotated[str, Field(max_length=500)] | None = None


class ChangeOrderIn(Strict):
    """The order as it is wanted: its new whole (not the difference) or lines, new delay from today, and why."""

    amount_ttc: Price | None = None
    lines: Annotated[list[QuoteLineIn], Field(max_length=200)] = Field(default_factory=list)
    delivery_days: Days | None = None
    reason: Reason
    insured_agreement: AgreementIn | None = None

    def wanted(self) -> NewOrder:
        """The plain wish. Raises as `PriceIn.price`."""
        priced = self.amount_ttc is not None or self.lines
        price = PriceIn(amount_ttc=self.amount_ttc, lines=self.lines).price() if priced else None
        agreement = self.insured_agreement.facts() if self.insured_agreement else None
        return NewOrder(price, self.reason, self.delivery_days, agreement)


class ReplacementIn(Strict):
    """Who takes over, why, and what the first one delivered is worth."""

    provider_id: UUID
    reason: Reason
    delivered_value: Price | None = None

    def value(self) -> Cents | None:
        """Cents of what was delivered."""
        return None if self.delivered_value is None else money.parse(self.delivered_value)


class CaptureIn(Strict):
    """A capture: the SHA-256 of its file, and when it was taken."""

    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    taken_at: AwareDatetime

    def facts(self) -> Capture:
        """The plain capture."""
        return Capture(self.sha256, self.taken_at)


class LegalActionIn(Strict):
    """Is a legal action envisaged? Yes: a report first, or why there is none. No: a capture and a reason."""

    envisaged: bool
    waiver_reason: Reason | None = None
    capture: CaptureIn | None = None
    reason: Reason | None = None


class LegalAnswerOut(BaseModel):
    """The answer that counts."""

    envisaged: bool
    waiver_reason: str | None
    capture_sha256: str | None
    capture_taken_at: datetime | None
    reason: str | None
    answered_at: datetime
    answered_by: str = Field(validation_alias="answered_by_name")


class LegalActionOut(BaseModel):
    """The question on a claim; what a bailiff's report would cost, from the lowest tariff, and leave of the event."""

    answer: LegalAnswerOut | None
    report_ordered: bool
    report_cost: Euros | None
    remaining: Euros | None
    remaining_after_report: Euros | None

    @classmethod
    def of(cls, question: Question) -> "LegalActionOut":
        """The question as it stands."""
        answer: Mapping[str, object] | None = dict(question.answer) if question.answer else None
        return cls.model_validate(
            {
                "answer": answer,
                "report_ordered": question.report_ordered,
                "report_cost": question.report_cost,
                "remaining": question.left,
                "remaining_after_report": question.left_after,
            }
        )
