"""A policy's position, out of one JSON document: what binds it, in which period a day falls, what its events hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cached_property
from typing import Any
from uuid import UUID, uuid5

from backend.core.clock import PARIS
from backend.core.money import Cents, wire
from backend.coverage.balances import EventBalance, StoredPeriod, event_out, read_period, totals, wired
from backend.coverage.rules import covered_since
from backend.policies.rules import (
    Amendment,
    Anniversary,
    Binding,
    Guarantee,
    LifeFact,
    Period,
    PolicyStatus,
    Subscription,
    Terms,
    binding_terms,
    parse_terms,
    period_at,
    status_at,
)

_PERIODS = UUID("5c9f8a6e-54f0-5a0e-9f0e-2f6d8e0b7a11")


@dataclass(frozen=True)
class Position:
    """A policy as it binds on one day (`on`), for one guarantee (the main one unless named) and its first insured."""

    policy_id: UUID
    number: str
    insured_id: UUID
    inception_on: date
    covered_since: date
    on: date
    terms_id: UUID
    terms_version: int
    product: str
    terms: Terms
    binding: Binding
    status: PolicyStatus
    guarantee: Guarantee
    periods: Sequence[StoredPeriod] = field(default_factory=tuple)

    @cached_property
    def period(self) -> Period | None:
        """The insurance period that holds `on` (rule 12); None before inception."""
        return self.period_among([stored.starts_on for stored in self.periods])

    def period_among(self, opened: Sequence[date]) -> Period | None:
        """The same where rolling windows were `opened` on these days: sessions of assistance open their own."""
        return period_at(
            self.inception_on,
            self.binding.anniversary,
            self.on,
            basis=self.terms.period_basis,
            changes=self.binding.anniversary_changes,
            anniversary_change=self.terms.anniversary_change,
            opened=opened,
        )

    @cached_property
    def stored_period(self) -> StoredPeriod | None:
        """The same period as stored, None while no event ever attached to it."""
        return next((one for one in self.periods if self.period and one.starts_on == self.period.starts_on), None)

    @property
    def period_id(self) -> UUID:
        """The id of the period's row: the same for whoever opens it first."""
        assert self.period is not None
        name = f"{self.policy_id}|{self.insured_id}|{self.guarantee.code}|{self.period.starts_on}"
        return self.stored_period.id if self.stored_period else uuid5(_PERIODS, name)

    @property
    def events_limit(self) -> int:
        """Events of the period: as stored, but by the binding terms when it was opened under others (rule 5)."""
        stored = self.stored_period
        if stored is not None and stored.terms_id == self.terms_id:
            return stored.events_limit
        limit = self.guarantee.events_limit
        own = self.period.events(limit) if self.period else limit
        return own + (stored.extra_events if stored else 0)

    @property
    def annual_left(self) -> int | None:
        """What the annual limit leaves, in cents; of a period without an event, the limit of its part of the year."""
        if self.stored_period is not None:
            return self.stored_period.annual_left
        limit = self.guarantee.annual_limit_cents
        return limit if limit is None or self.period is None else self.period.cents(limit)

    @property
    def events_used(self) -> int:
        """Slots taken in the period."""
        return self.stored_period.events_used if self.stored_period else 0

    @property
    def neighbours(self) -> tuple[UUID, ...]:
        """The events of the period of `on`."""
        return tuple(event.id for event in self.stored_period.events) if self.stored_period else ()

    def frees(self, event_id: UUID | None, claim_reference: str) -> bool:
        """Whether a slot of this very period is given back when a claim leaves an event: it was the only one on it."""
        held = self.stored_period.events if self.stored_period else ()
        return any(event.id == event_id and event.counted and event.claims == (claim_reference,) for event in held)

    def event(self, event_id: UUID) -> EventBalance | None:
        """An event of this policy, whatever its period."""
        return next((event for period in self.periods for event in period.events if event.id == event_id), None)

    def standing(self) -> dict[str, Any]:
        """The standing as the API shows it: the period of `on`, its events, euros TTC."""
        period, stored = self.period, self.stored_period
        return {
            "policy_number": self.number,
            "on": self.on,
            "in_force": self.status.in_force,
            "status": self.status.state.value,
            "period": {"start": period.starts_on, "end": period.ends_on} if period else None,
            "product": self.product,
            "terms_version": self.terms_version,
            "events_limit": self.events_limit,
            "events_used": self.events_used,
            "events": [event_out(event) for event in (stored.events if stored else ())],
            "annual_remaining": wired(self.annual_left),
            "guarantee": self.guarantee.code,
            "totals": totals(stored),
            "event_limit": wire(Cents(self.guarantee.event_limit_cents)),
            "currency": "EUR",
            "tax_basis": "TTC",
        }


def parse(
    document: Mapping[str, Any],
    on: date,
    *,
    at: datetime | None = None,
    knowledge: date | None = None,
    late: bool = False,
    guarantee: str | None = None,
) -> Position:
    """The position on `on` from `queries.position_sql`. A day is judged at noon in Paris, or `at` its known instant.

    `guarantee` names another guarantee than the main one; KeyError when the terms have none of that code.
    `knowledge` leaves out amendments issued after it with an earlier effect, unless `late` (rule 5).
    """
    subscribed = Subscription(
        terms_id=UUID(document["terms_id"]),
        inception_on=_day(document["inception_on"]),
        anniversary=Anniversary(document["anniversary_month"], document["anniversary_day"]),
        end_on=_maybe_day(document["end_on"]),
    )
    amendments = [_amendment(row) for row in document["amendments"]]
    binding = binding_terms(subscribed, amendments, on, knowledge=knowledge, use_backdated=late)
    bound = document["terms"][str(binding.terms_id)]
    terms = parse_terms(bound["document"])
    instant = at or datetime.combine(on, time(12), PARIS)
    facts = [_fact(row) for row in document["facts"]]
    insured_id = UUID(document["insured_id"])
    chosen = terms.main if guarantee is None else {one.code: one for one in terms.guarantees}[guarantee]
    return Position(
        policy_id=UUID(document["id"]),
        number=document["number"],
        insured_id=insured_id,
        inception_on=subscribed.inception_on,
        covered_since=covered_since(subscribed.inception_on, [_cover(row) for row in document["earlier"]]),
        on=on,
        terms_id=binding.terms_id,
        terms_version=bound["version"],
        product=bound["product"],
        terms=terms,
        binding=binding,
        status=status_at(facts, instant, inception_on=subscribed.inception_on, end_on=binding.end_on),
        guarantee=chosen,
        periods=tuple(
            read_period(row)
            for row in document["periods"]
            if row["guarantee"] == chosen.code and UUID(row["insured_id"]) == insured_id
        ),
    )


def _amendment(row: Mapping[str, Any]) -> Amendment:
    month, day = row["anniversary_month"], row["anniversary_day"]
    return Amendment(
        id=UUID(row["id"]),
        kind=row["kind"],
        effect_on=_day(row["effect_on"]),
        issued_on=_day(row["issued_on"]),
        recorded_at=datetime.fromisoformat(row["recorded_at"]),
        terms_id=UUID(row["terms_id"]) if row["terms_id"] else None,
        anniversary=Anniversary(month, day) if month and day else None,
        end_on=_maybe_day(row["end_on"]),
        end_removed=row["end_removed"],
    )


def _fact(row: Mapping[str, Any]) -> LifeFact:
    return LifeFact(
        fact=row["fact"],
        effective_at=datetime.fromisoformat(row["effective_at"]),
        recorded_at=datetime.fromisoformat(row["recorded_at"]),
        notice_on=_maybe_day(row["notice_on"]),
        reason=row["reason"],
    )


def _cover(row: Mapping[str, Any]) -> tuple[date, date | None]:
    return _day(row["inception_on"]), _maybe_day(row["last_day"])


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _maybe_day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
