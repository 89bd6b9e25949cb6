"""Reserves, recoveries and accounting months on the wire."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, Field

from backend.accounting.service.months import Months
from backend.accounting.service.reserves import Reserves
from backend.core import money
from backend.core.money import Cents


def _wire(value: object) -> object:
    return money.wire(Cents(value)) if isinstance(value, int) else value


Euros = Annotated[str, BeforeValidator(_wire)]
"""Cents inside, `"1800.00"` outside."""


class Amounts(BaseModel):
    """What a claim or one of its lines was expected to cost, costs, and will still cost.

    `incurred` = paid + outstanding − recovered; `result` = opening − incurred, a boni when positive, else a mali.
    """

    opening: Euros
    outstanding: Euros
    committed: Euros
    paid: Euros
    recovered: Euros
    incurred: Euros
    result: Euros

    @classmethod
    def cents(cls, lines: Sequence[Mapping[str, Any]]) -> dict[str, int]:
        """The sums of some lines, in cents."""
        names = ("opening", "outstanding", "committed", "paid", "recovered")
        sums = {name: sum(int(line[f"{name}_cents"]) for line in lines) for name in names}
        incurred = sums["paid"] + sums["outstanding"] - sums["recovered"]
        return {**sums, "incurred": incurred, "result": sums["opening"] - incurred}


class ReserveLineOut(Amounts):
    """One line: a guarantee (or a reason outside the limit) and a benefit."""

    guarantee: str
    cost_line: str


class ReserveChangeOut(BaseModel):
    """One change of what is still expected to be paid."""

    guarantee: str
    cost_line: str
    cause: str
    change: Euros
    outstanding: Euros
    reason: str
    value_on: date
    booked_on: date
    recorded_at: datetime
    recorded_by: str


class ReservesOut(Amounts):
    """A claim's reserve: totals, lines, history; `closed` tells whether `result` is the final one."""

    claim: str
    closed: bool
    lines: list[ReserveLineOut]
    history: list[ReserveChangeOut]
    currency: Literal["EUR"] = "EUR"
    tax_basis: Literal["TTC"] = "TTC"
    allowed_actions: list[str]

    @classmethod
    def of(cls, found: Reserves) -> Self:
        """The shape of what the service found."""
        lines = [dict(line) for line in found.lines]
        closed = found.claim["closed_at"] is not None
        return cls.model_validate(
            {
                "claim": found.claim["reference"],
                "closed": closed,
                "lines": [{**line, **Amounts.cents([line])} for line in lines],
                "history": [
                    {**row, "change": row["delta_cents"], "outstanding": row["outstanding_cents"]}
                    for row in found.history
                ],
                "allowed_actions": [] if closed or found.claim["policy_id"] is None else ["set_reserve"],
                **Amounts.cents(lines),
            }
        )


class OpeningReserveOut(BaseModel):
    """A flat reserve of a product."""

    valid_from: date
    guarantee: str
    cost_line: str
    amount: Annotated[Euros, Field(validation_alias="amount_cents")]
    reason: str
    recorded_at: datetime
    recorded_by: str


class RecoveryOut(BaseModel):
    """Money received for a claim and who gets what of it."""

    reference: str
    claim: str
    kind: str
    amount: Euros
    received_on: date
    received_from: Annotated[str, Field(serialization_alias="from")]
    bank_reference: str | None
    insured_outlay: Euros
    insured_part: Euros
    insurer_part: Euros
    excess: Euros
    shared_on: dict[str, Euros]
    paid_out: Euros
    payments: list[str]
    corrects: str | None
    corrected_by: str | None
    reason: str | None
    booked_on: date
    recorded_at: datetime
    recorded_by: str
    currency: Literal["EUR"] = "EUR"
    allowed_actions: list[str]

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Self:
        """The shape of a stored recovery."""
        names = ("reference", "kind", "received_on", "received_from", "bank_reference", "corrected_by", "reason")
        explanation = dict(row["explanation"])
        return cls.model_validate(
            {
                **{name: row[name] for name in (*names, "booked_on", "recorded_at", "recorded_by")},
                "claim": row["claim_reference"],
                "amount": row["amount_cents"],
                "insured_outlay": row["declared_outlay_cents"],
                "insured_part": row["insured_part_cents"],
                "insurer_part": row["insurer_part_cents"],
                "excess": explanation.pop("excess"),
                "shared_on": explanation,
                "paid_out": row["paid_out_cents"],
                "payments": [one.split(":")[0] for one in row["payments"]],
                "corrects": row["corrects_reference"],
                "allowed_actions": [] if row["corrects"] or row["corrected_by"] else ["correct"],
            }
        )


class ContributionOut(BaseModel):
    """The payment proposed to another insurer."""

    claim: str
    payment: str
    amount: str
    currency: Literal["EUR"] = "EUR"


class ClosedMonthOut(BaseModel):
    """A month in which nothing is booked any more."""

    month: str
    closed_at: datetime
    closed_by: str
    entries: int
    first_number: int
    debit: Euros
    sha256: str

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Self:
        """The shape of a stored month."""
        names = ("closed_at", "entries", "first_number", "sha256")
        shown = {"month": f"{row['month']:%Y-%m}", "closed_by": row["closed_by_name"], "debit": row["debit_cents"]}
        return cls.model_validate({**{name: row[name] for name in names}, **shown})


class MonthsOut(BaseModel):
    """The closed months, the last one first; `next_to_close` is None while nothing is booked."""

    closed: list[ClosedMonthOut]
    next_to_close: str | None
    allowed_actions: list[str]

    @classmethod
    def of(cls, found: Months) -> Self:
        """The shape of what the service found."""
        return cls(
            closed=[ClosedMonthOut.of(dict(row)) for row in found.closed],
            next_to_close=f"{found.next_to_close:%Y-%m}" if found.next_to_close else None,
            allowed_actions=["close"] if found.closable else [],
        )
