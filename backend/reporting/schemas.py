"""Reports on the wire."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from backend.providers.schemas.words import Euros


class RunOut(BaseModel):
    """One run of a report."""

    id: UUID
    month: str
    state: str
    requested_at: datetime
    requested_by: str
    finished_at: datetime | None
    sha256: str | None
    error: str | None


def _cents(name: str) -> object:
    return Field(validation_alias=f"{name}_cents")


class FiguresOut(BaseModel):
    """Stocks on the last day told, movements of the month."""

    model_config = ConfigDict(from_attributes=True)

    policies_in_force: int
    claims_declared: int
    claims_decided: int
    decided_covered: int
    decided_not_covered: int
    decided_advice_only: int
    claims_closed: int
    claims_open_at_end: int
    events_opened: int
    policies_at_limit: int
    committed: Annotated[Euros, _cents("committed")]
    paid: Annotated[Euros, _cents("paid")]
    released: Annotated[Euros, _cents("released")]


class PositionOut(BaseModel):
    """The events of the insurance periods under way on the last day told."""

    model_config = ConfigDict(from_attributes=True)

    committed: Annotated[Euros, _cents("committed")]
    paid: Annotated[Euros, _cents("paid")]
    released: Annotated[Euros, _cents("released")]
    remaining: Annotated[Euros, _cents("remaining")]


class MonthOut(BaseModel):
    """A month's report: its key figures and its runs."""

    month: str
    as_of: date
    figures: FiguresOut
    position: PositionOut
    currency: Literal["EUR"] = "EUR"
    tax_basis: Literal["TTC"] = "TTC"
    runs: list[RunOut]


class MonthsOut(BaseModel):
    """The months that can be reported."""

    months: list[str]
