"""What a use case of accounting is told."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field

from backend.accounting.rules.recoveries import Kind
from backend.core import money
from backend.core.wire import Amount, Strict


def _positive(amount: str) -> str:
    if money.parse(amount) <= 0:
        raise ValueError("Le montant doit être supérieur à zéro.")
    return amount


Words = Annotated[str, Field(min_length=1, max_length=200)]
Price = Annotated[Amount, AfterValidator(_positive)]
Slug = Annotated[str, Field(pattern=r"^[a-z][a-z_]{1,60}$")]
Reason = Annotated[str, Field(min_length=3, max_length=1_000)]


class ReserveIn(Strict):
    """What is still expected to be paid on one line."""

    guarantee: Slug
    cost_line: Slug
    amount: Amount
    reason: Reason


class FlatIn(Strict):
    """The flat reserve of one line; `"0.00"` ends it."""

    guarantee: Slug
    cost_line: Slug
    amount: Amount


class OpeningReservesIn(Strict):
    """Flat reserves of a product for claims declared from a day on."""

    valid_from: date
    lines: Annotated[list[FlatIn], Field(min_length=1, max_length=50)]
    reason: Reason


class RecoveryIn(Strict):
    """Money received for a claim; `insured_outlay`: what the insured spent beside their shares of the orders."""

    kind: Kind
    amount: Price
    received_on: date
    received_from: Annotated[str, Field(alias="from", min_length=1, max_length=200)]
    reference: Words | None = None
    insured_outlay: Amount = "0.00"


class ContributionIn(Strict):
    """Our part of costs that another insurer of the same risk bore."""

    insurer: Words
    amount: Price
    cost_line: Slug
    reason: Reason


class CorrectionIn(Strict):
    """Why a recovery is cancelled."""

    reason: Reason
