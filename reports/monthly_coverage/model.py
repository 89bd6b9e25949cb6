"""What the monthly coverage report says, as plain values; the caller gathers them, nothing here computes or reads.

Every amount is an integer number of euro cents, all taxes included, within the insurer's part of an event's cost
(sums outside the limit are given apart, in `Exclusions`). Rows may come in any order: the renderers sort them.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Carrier:
    """The risk carrier in whose name the report is made."""

    name: str
    address: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MonthFigures:
    """One month: stocks on its last day (or at the situation date), movements between its first and last day."""

    policies_in_force: int = 0
    claims_declared: int = 0
    decided_covered: int = 0
    decided_not_covered: int = 0
    decided_advice_only: int = 0
    claims_closed: int = 0
    claims_open_at_end: int = 0
    events_opened: int = 0
    policies_at_limit: int = 0  # insurance periods that have no event left
    committed_cents: int = 0
    paid_cents: int = 0
    released_cents: int = 0

    @property
    def claims_decided(self) -> int:
        """Decisions of the month, whatever their outcome."""
        return self.decided_covered + self.decided_not_covered + self.decided_advice_only


@dataclass(frozen=True, slots=True)
class Position:
    """The events of the insurance periods under way, at the situation date."""

    committed_cents: int = 0  # ordered, not yet paid
    paid_cents: int = 0
    released_cents: int = 0
    remaining_cents: int = 0  # left under the limits of the events opened


@dataclass(frozen=True, slots=True)
class DailyCount:
    """Claims declared on one day; days without any may be left out."""

    day: date
    declared: int


@dataclass(frozen=True, slots=True)
class MonthPoint:
    """One month of the twelve-month charts; months without any activity may be left out."""

    month: date
    declared: int = 0
    covered: int = 0
    committed_cents: int = 0
    paid_cents: int = 0


@dataclass(frozen=True, slots=True)
class ProductRow:
    """One product: stocks and movements of the month, and what is left under its open limits."""

    product: str
    policies_in_force: int
    claims_declared: int
    covered_events: int
    committed_cents: int
    paid_cents: int
    left_cents: int


@dataclass(frozen=True, slots=True)
class ConsumptionRow:
    """One policy's insurance period. `None` stands for "no such limit in the terms".

    `limit_cents` is the ceiling of the events opened in the period, and left = limit − committed − paid.
    """

    policy_number: str
    policyholder: str
    product: str
    insured: str
    period_start: date
    period_end: date  # last day, included
    events_used: int
    events_allowed: int | None
    limit_cents: int | None
    committed_cents: int
    paid_cents: int
    left_cents: int | None

    @property
    def at_limit(self) -> bool:
        """Whether the period has no event left."""
        return self.events_allowed is not None and self.events_used >= self.events_allowed


@dataclass(frozen=True, slots=True)
class DeadlineRow:
    """A live clock; `rule` in French words. The days left are counted from the situation date to the prudent day."""

    reference: str
    insured: str
    rule: str
    last_day: date
    prudent_day: date
    handler: str = ""


@dataclass(frozen=True, slots=True)
class ProviderRow:
    """One provider's month; `speciality` in French words, `amount_cents` what was ordered from it."""

    name: str
    speciality: str
    requests: int
    ordered: int
    delivered: int
    median_days: float | None  # from order to delivery; None when nothing was delivered
    amount_cents: int


@dataclass(frozen=True, slots=True)
class Exclusions:
    """What the figures do not contain: references for a person to look up, and sums told apart."""

    undecided_claims: tuple[str, ...] = ()
    unidentified_policies: tuple[str, ...] = ()
    unpriced_orders: tuple[str, ...] = ()
    unknown_publication: tuple[str, ...] = ()
    outside_limit_cents: int = 0
    recovered_cents: int = 0


@dataclass(frozen=True, slots=True)
class MonthlyCoverage:
    """The whole report. `month` is any day of the month told; `as_of` the day whose situation it tells."""

    month: date
    as_of: date
    carrier: Carrier
    figures: MonthFigures
    position: Position = Position()
    previous: MonthFigures | None = None
    daily: tuple[DailyCount, ...] = ()
    trailing: tuple[MonthPoint, ...] = ()
    products: tuple[ProductRow, ...] = ()
    consumption: tuple[ConsumptionRow, ...] = ()
    deadlines: tuple[DeadlineRow, ...] = ()
    providers: tuple[ProviderRow, ...] = ()
    exclusions: Exclusions = Exclusions()
    title: str = "Rapport mensuel de couverture"
