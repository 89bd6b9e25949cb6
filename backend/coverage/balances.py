"""Events and periods with their balances, read from a position's JSON and shown on the wire. Cents TTC inside."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from backend.core.money import Cents, wire


@dataclass(frozen=True, slots=True)
class EventBalance:
    """A covered event and its balances, in cents TTC."""

    id: UUID
    attached_on: date
    limit: int
    reserved: int
    committed: int
    paid: int
    deductible_left: int
    minimum_stake: int
    sub_limits: Mapping[str, int]
    claims: tuple[str, ...]
    counted: bool
    recovered: int = 0
    benefit_limits: Mapping[str, int] = field(default_factory=dict)

    @property
    def remaining(self) -> int:
        """Limit - committed - paid: reserves take no room (rule 21)."""
        return self.limit - self.committed - self.paid

    @property
    def predicted_remaining(self) -> int:
        """What would be left if every quote that waits were ordered (its reserve is its insurer's part, rule 19)."""
        return max(0, self.remaining - self.reserved)

    def left_for(self, benefit: str) -> int:
        """What is left for one benefit, its sub-limit included."""
        return min(self.remaining, self.sub_limits.get(benefit, self.remaining))


@dataclass(frozen=True, slots=True)
class StoredPeriod:
    """A period that holds, or held, events; `annual_left` is None without an annual limit."""

    id: UUID
    terms_id: UUID
    starts_on: date
    ends_on: date
    events_limit: int
    events_used: int
    annual_left: int | None
    events: tuple[EventBalance, ...]
    annual_limit: int | None = None
    extra_events: int = 0

    def total(self, balance: str) -> int:
        """The sum of one balance of its events."""
        return sum(getattr(event, balance) for event in self.events)

    @property
    def annual_predicted(self) -> int | None:
        """What the annual limit would leave if every quote that waits were ordered."""
        return None if self.annual_left is None else max(0, self.annual_left - self.total("reserved"))


def read_period(row: Mapping[str, Any]) -> StoredPeriod:
    """A period and its events."""
    events = tuple(_event(event) for event in row["events"])
    annual = row["annual_limit_cents"]
    used = sum(event.committed + event.paid for event in events)
    return StoredPeriod(
        id=UUID(row["id"]),
        terms_id=UUID(row["terms_id"]),
        starts_on=date.fromisoformat(row["starts_on"]),
        ends_on=date.fromisoformat(row["ends_on"]),
        events_limit=row["events_limit"],
        events_used=row["events_used"],
        annual_left=None if annual is None else annual - used,
        events=events,
        annual_limit=annual,
        extra_events=int(row["extra_events"]),
    )


def _event(row: Mapping[str, Any]) -> EventBalance:
    balance = row["balance"]
    return EventBalance(
        id=UUID(row["id"]),
        attached_on=date.fromisoformat(row["attached_on"]),
        limit=row["limit_cents"],
        reserved=int(balance["reserved"]),
        committed=int(balance["committed"]),
        paid=int(balance["paid"]),
        deductible_left=max(0, row["deductible_cents"] - int(row["deductible_used_cents"])),
        minimum_stake=row["minimum_stake_cents"],
        sub_limits={benefit: one["limit"] - one["used"] for benefit, one in row["sub_limits"].items()},
        claims=tuple(row["claims"]),
        counted=row["counted"],
        recovered=int(balance["recovered"]),
        benefit_limits={benefit: one["limit"] for benefit, one in row["sub_limits"].items()},
    )


def event_out(event: EventBalance) -> dict[str, Any]:
    """An event as the API shows it: euro TTC."""
    return {
        "id": event.id,
        "attached_on": event.attached_on,
        "limit": wired(event.limit),
        "committed": wired(event.committed),
        "paid": wired(event.paid),
        "remaining": wired(event.remaining),
        "predicted_remaining": wired(event.predicted_remaining),
        "reserved": wired(event.reserved),
        "recovered": wired(event.recovered),
        "deductible_left": wired(event.deductible_left),
        "counted": event.counted,
        "sub_limits": [
            {"benefit": benefit, "limit": wired(limit), "remaining": wired(event.left_for(benefit))}
            for benefit, limit in sorted(event.benefit_limits.items())
        ],
        "claims": list(event.claims),
    }


def totals(period: StoredPeriod | None) -> dict[str, Any]:
    """The period's money: every balance of its events added up."""
    sums = {name: period.total(name) if period else 0 for name in ("reserved", "committed", "paid", "recovered")}
    open_events = [event for event in period.events if event.counted] if period else []
    return {
        **{name: wired(cents) for name, cents in sums.items()},
        "remaining": wired(sum(event.remaining for event in open_events)),
        "predicted_remaining": wired(sum(event.predicted_remaining for event in open_events)),
        "annual_predicted_remaining": wired(period.annual_predicted if period else None),
    }


def wired(cents: int | None) -> str | None:
    """Cents on the wire, None where there is no limit."""
    return None if cents is None else wire(Cents(cents))
