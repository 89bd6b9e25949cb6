"""What an event can still pay, for whoever orders."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from backend.core.money import Cents
from backend.coverage import errors, queries
from backend.coverage.balances import EventBalance, StoredPeriod
from backend.coverage.position import Position, parse


@dataclass(frozen=True)
class Funds:
    """What an event can still pay, in cents TTC, what its terms say, and its period as stored."""

    position: Position
    event: EventBalance
    annual_left: int | None
    has_slot: bool
    stored: StoredPeriod

    @property
    def event_id(self) -> UUID:
        """The event."""
        return self.event.id

    @property
    def policy_number(self) -> str:
        """Its policy."""
        return self.position.number

    @property
    def deductible_left(self) -> Cents:
        """The part of the deductible that no order has charged yet: once an event (rule 19)."""
        return Cents(self.event.deductible_left)

    @property
    def minimum_stake(self) -> Cents:
        """Compared with the total of the event's first quote (rule 19)."""
        return Cents(self.event.minimum_stake)

    @property
    def benefits(self) -> tuple[str, ...]:
        """What the guarantee pays for."""
        return tuple(sorted(self.position.guarantee.benefits))

    @property
    def standing(self) -> dict[str, Any]:
        """The standing, for a refusal."""
        return self.position.standing()

    def left_for(self, benefit: str) -> Cents:
        """The least of what the event, the benefit's sub-limit and the annual limit leave."""
        left = self.event.left_for(benefit)
        return Cents(left if self.annual_left is None else min(left, self.annual_left))

    def check_slot(self) -> None:
        """Raise Conflict `event_limit_reached` when a first commitment would find no slot left in the period."""
        if not self.event.counted and not self.has_slot:
            raise errors.event_limit_reached(self.standing)

    def clause(self, code: str) -> str:
        """The clause of the terms behind a reason."""
        return self.position.guarantee.clauses.get(code, "")


def funds(session: Session, event_id: UUID) -> Funds:
    """What an event can still pay, under the terms that it keeps (rule 11). Raises NotFound `event_not_found`."""
    document = queries.position_of_event(session, event_id)
    if document is None:
        raise errors.event_not_found()
    period, event = _find(document, event_id)
    position = parse(
        {**document, "terms_id": event["terms_id"], "amendments": _anniversaries(document)},
        date.fromisoformat(event["attached_on"]),
        guarantee=period["guarantee"],
    )
    stored = next(one for one in position.periods if one.id == UUID(period["id"]))
    balance = next(one for one in stored.events if one.id == event_id)
    return Funds(position, balance, stored.annual_left, stored.events_used < stored.events_limit, stored)


def _find(document: Mapping[str, Any], event_id: UUID) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    for period in document["periods"]:
        for event in period["events"]:
            if event["id"] == str(event_id):
                return period, event
    raise errors.event_not_found()


def _anniversaries(document: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Amendments without their formulas: an event keeps the terms of the claim that opened it."""
    return [{**row, "terms_id": None} for row in document["amendments"]]
