"""What invoices and credit notes look like on the wire. Amounts are euro TTC strings."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from backend.core import money
from backend.core.money import Cents
from backend.core.wire import Amount, Strict
from backend.providers.rules import prices
from backend.providers.rules.invoices import Kind
from backend.providers.schemas.prices import QuoteLineIn
from backend.providers.schemas.words import Euros, Price, Reason
from backend.providers.service.invoices import Paper

Number = Annotated[str, Field(min_length=1, max_length=100)]


class InvoiceLineIn(QuoteLineIn):
    """A line of an invoice, with the label that the order gives it; `result_fee`: due only for a result obtained."""

    result_fee: bool = False


InvoiceLines = Annotated[list[InvoiceLineIn], Field(max_length=200)]


def stored_lines(total: Cents, lines: list[InvoiceLineIn]) -> list[dict[str, object]]:
    """Lines as they are kept, each amount checked. Raises Refused `line_amount_differs`, `lines_total_differs`."""
    found = prices.price(total, [line.line() for line in lines]).lines
    return [
        dict(stored) | ({"result_fee": True} if line.result_fee else {})
        for stored, line in zip(found, lines, strict=True)
    ]


class AcceptanceIn(Strict):
    """Why lines that the order does not hold are accepted; another person approves."""

    reason: Reason


class InvoiceIn(Strict):
    """An invoice received against an order; issued today unless told, final unless told.

    `amount_ttc` of a final one is its total before `deposit_deducted`: the deposits billed are deducted once. Under
    reverse charge it is what the provider asks for, unless `reverse_charge_vat` or the lines tell the tax inside it.
    """

    number: Number
    amount_ttc: Price
    issued_on: date | None = None
    lines: InvoiceLines = Field(default_factory=list)
    kind: Kind = Kind.FINAL
    deposit_deducted: Amount | None = None
    reverse_charge_vat: Amount | None = None
    accept_differences: AcceptanceIn | None = None

    def paper(self) -> Paper:
        """How it came."""
        return Paper(
            kind=self.kind,
            deposit_deducted=None if self.deposit_deducted is None else money.parse(self.deposit_deducted),
            accept_differences=self.accept_differences.reason if self.accept_differences else None,
            reverse_vat=None if self.reverse_charge_vat is None else money.parse(self.reverse_charge_vat),
        )


class DifferenceRejectionIn(Strict):
    """Why an invoice that differs from its order is refused."""

    reason: Reason


class CreditNoteIn(Strict):
    """A credit note on an invoice of the mission."""

    number: Number
    of_invoice: Number
    amount: Price
    issued_on: date | None = None
    lines: InvoiceLines = Field(default_factory=list)
    reverse_charge_vat: Amount | None = None
    reason: Reason


class CreditNoteOut(BaseModel):
    """A credit note: what it lowered before the payment, or what the provider owes to the insurer after it."""

    id: UUID
    number: str
    of_invoice: str = Field(validation_alias="invoice_number")
    issued_on: date
    amount: Euros = Field(validation_alias="amount_ttc_cents")
    lowered: Euros = Field(validation_alias="lowered_cents")
    refund_expected: Euros = Field(validation_alias="refund_left_cents")
    lines: list[dict[str, Any]]
    reason: str
    source: str
    recorded_at: datetime
    currency: Literal["EUR"] = "EUR"
    tax_basis: Literal["TTC"] = "TTC"

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> "CreditNoteOut":
        """The credit note in a row."""
        return cls.model_validate(dict(row))


class CreditNotesOut(BaseModel):
    """The credit notes of a mission, oldest first."""

    items: list[CreditNoteOut]
