"""Who gets what of money received for a claim (rule 31, article L. 127-8). Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from backend.accounting import errors
from backend.claims.errors import date_in_future
from backend.core.money import Cents


class Kind(StrEnum):
    """What the money is."""

    COSTS = "costs"
    DAMAGES = "damages"
    PROVIDER_REFUND = "provider_refund"
    OTHER_INSURER = "other_insurer"


@dataclass(frozen=True, slots=True)
class Paid:
    """What the insurer paid on one line and has not got back, in cents; `event_id` None outside the limit."""

    event_id: UUID | None
    benefit: str
    outside_limit: str | None
    left: Cents


@dataclass(frozen=True, slots=True)
class Outlays:
    """Before this money, in cents: what each has paid, and what costs recovered earlier gave back to the insured."""

    insured_shares: Cents
    insured_declared: Cents
    insured_recovered: Cents
    lines: tuple[Paid, ...]

    @property
    def insured_left(self) -> Cents:
        """What the insured paid and has not got back."""
        return Cents(max(0, self.insured_shares + self.insured_declared - self.insured_recovered))


@dataclass(frozen=True, slots=True)
class Split:
    """The two parts of an amount, in cents; they add up to it. The insured's part may hold an excess over all costs."""

    insured: Cents
    insurer: Cents
    excess: Cents


def split(kind: Kind, amount: Cents, outlays: Outlays) -> Split:
    """Share `amount` cents.

    Costs: first what the insured paid, then the insurer up to what it paid, the excess to the insured. Damages are the
    insured's alone. A provider's refund and another insurer's contribution are the insurer's, up to what it paid.

    Raises Conflict `recovery_exceeds_paid`, Refused `outlay_misplaced`.
    """
    if kind is not Kind.COSTS and outlays.insured_declared:
        raise errors.outlay_misplaced()
    if kind is Kind.DAMAGES:
        return Split(amount, Cents(0), Cents(0))
    left = paid_left(kind, outlays)
    if kind is not Kind.COSTS:
        if amount > left:
            raise errors.recovery_exceeds_paid(amount, left)
        return Split(Cents(0), amount, Cents(0))
    first = min(amount, outlays.insured_left)
    insurer = min(amount - first, left)
    excess = amount - first - insurer
    return Split(Cents(first + excess), Cents(insurer), Cents(excess))


def counted_lines(kind: Kind, lines: Sequence[Paid]) -> list[Paid]:
    """The lines that this kind of money can give back: outside the limit, only a provider's refund does."""
    return [line for line in lines if line.left > 0 and (line.event_id is not None or kind is Kind.PROVIDER_REFUND)]


def paid_left(kind: Kind, outlays: Outlays) -> Cents:
    """What the insurer paid, in cents, and this kind of money may give back."""
    return Cents(sum(line.left for line in counted_lines(kind, outlays.lines)))


def allocate(kind: Kind, insurer: Cents, lines: Sequence[Paid]) -> list[tuple[Paid, Cents]]:
    """Spread the insurer's part over what it paid, in the order of the lines, each up to what is left of it."""
    shares: list[tuple[Paid, Cents]] = []
    rest = int(insurer)
    for line in counted_lines(kind, lines):
        part = min(rest, line.left)
        if part > 0:
            shares.append((line, Cents(part)))
        rest -= part
    assert rest == 0, "the insurer gets back no more than it paid"
    return shares


def check_received(received_on: date, today: date) -> None:
    """Raise Refused `date_in_future`."""
    if received_on > today:
        raise date_in_future("/received_on", received_on)
