"""Shapes shared by all schemas: strict bodies and amounts as strings."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict

from backend.core import money
from backend.core.errors import Refused


class Strict(BaseModel):
    """A body: an unknown field is refused, text is trimmed."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


def _amount(value: object) -> object:
    if not isinstance(value, str):
        raise ValueError('Écrivez le montant comme un texte avec deux décimales, par exemple "1800.00".')
    return value


def _cents(value: str) -> str:
    try:
        money.parse(value)
    except Refused as error:
        raise ValueError(error.message) from error
    return value


Amount = Annotated[str, BeforeValidator(_amount), AfterValidator(_cents)]
"""Euro TTC on the wire, `"1800.00"`; `money.parse` gives its cents."""
