"""Words and amounts shared by the shapes of providers, service requests and payments."""

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from backend.core import money
from backend.core.money import Cents
from backend.core.wire import Amount

Reason = Annotated[str, Field(min_length=3, max_length=1_000)]
Days = Annotated[int, Field(ge=0, le=730)]


def _wire(value: object) -> object:
    return money.wire(Cents(value)) if isinstance(value, int) else value


Euros = Annotated[str, BeforeValidator(_wire)]
"""Cents inside, `"1800.00"` outside."""


def _positive(amount: str) -> str:
    if money.parse(amount) <= 0:
        raise ValueError("Le montant doit être supérieur à zéro.")
    return amount


Price = Annotated[Amount, AfterValidator(_positive)]
"""An amount that is not zero."""
