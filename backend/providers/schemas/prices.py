"""Prices as a provider tells them: lines, taxes, totals, and what a quote promises."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from backend.core import money
from backend.core.money import Cents
from backend.core.wire import Amount, Strict
from backend.providers.rules import prices
from backend.providers.rules.prices import Line
from backend.providers.schemas.words import Days, Price
from backend.providers.service.quotes import Offer


def _maybe(amount: str | None) -> Cents | None:
    return None if amount is None else money.parse(amount)


class QuoteLineIn(Strict):
    """A line of a quote: its total, or its unit price and its rate; every further amount told is checked to the cent.

    With `reverse_charge` the customer owes the tax instead of the provider: it counts in the total.
    """

    label: Annotated[str, Field(min_length=1, max_length=500)]
    quantity: Annotated[int, Field(ge=1, le=10_000)] = 1
    unit_price_ht: Amount | None = None
    vat_rate: Literal["20", "8.5", "0"] | None = None
    reverse_charge: bool = False
    amount_ht: Amount | None = None
    amount_vat: Amount | None = None
    amount_ttc: Amount | None = None

    def line(self) -> Line:
        """The plain line."""
        return Line(
            label=self.label,
            quantity=self.quantity,
            unit_ht=_maybe(self.unit_price_ht),
            vat_rate=self.vat_rate,
            reverse_charge=self.reverse_charge,
            ht=_maybe(self.amount_ht),
            vat=_maybe(self.amount_vat),
            ttc=_maybe(self.amount_ttc),
        )


class PriceIn(Strict):
    """A price: its total, its lines, or both; totals are checked to the cent."""

    amount_ttc: Price | None = None
    total_ht: Amount | None = None
    total_vat: Amount | None = None
    lines: Annotated[list[QuoteLineIn], Field(max_length=200)] = Field(default_factory=list)

    @model_validator(mode="after")
    def _has_an_amount(self) -> Self:
        if self.amount_ttc is None and not self.lines:
            raise ValueError("Donnez le montant TTC, ou les lignes.")
        return self

    def price(self) -> prices.Price:
        """The plain price. Raises Refused `line_amount_missing`, `line_amount_differs`, `lines_total_differs`."""
        lines = [line.line() for line in self.lines]
        return prices.price(_maybe(self.amount_ttc), lines, ht=_maybe(self.total_ht), vat=_maybe(self.total_vat))


class QuoteIn(PriceIn):
    """A quote received; `result_fee` is the part due only when the provider's own action obtains the result."""

    delivery_days: Days | None = None
    valid_until: date | None = None
    obligation: Literal["means", "result"] = "means"
    result_fee: Amount = "0.00"

    def offer(self) -> Offer:
        """The plain offer. Raises as `price`."""
        fee = money.parse(self.result_fee)
        return Offer(self.price(), self.delivery_days, self.valid_until, self.obligation, fee)
