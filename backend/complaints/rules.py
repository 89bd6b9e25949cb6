"""By when a complaint is acknowledged, answered and taken to the mediator; who may judge it. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from backend.complaints import errors
from backend.core.calendar import Calendar
from backend.deadlines.catalogue import rule_at
from backend.deadlines.computation import Computation, compute
from backend.deadlines.start import Start

ACKNOWLEDGE, ANSWER, MEDIATE = "ACPR_10JO", "ACPR_2M", "MEDIATION_1Y"
RULES = (ACKNOWLEDGE, ANSWER, MEDIATE)
REMINDED_BEFORE = (7, 2, 0)
"""Days before the prudent day on which a complaint that no claim carries is recalled by mail."""


@dataclass(frozen=True, slots=True)
class Days:
    """The last days of a complaint sent on a day, and the prudent ones by which work is asked."""

    acknowledge_by: date | None
    answer_by: date | None
    mediation_by: date | None
    acknowledge_prudent: date | None
    answer_prudent: date | None


def days_of(sent_on: date, postcode: str | None) -> Days:
    """Counted from the sending (ACPR 2022-R-01): ten working days, two months, one year for the mediator."""
    calendar = Calendar.of(postcode)
    acknowledge, answer, mediate = (_computed(code, sent_on, calendar) for code in RULES)
    return Days(acknowledge.last_day, answer.last_day, mediate.last_day, acknowledge.prudent_day, answer.prudent_day)


def _computed(code: str, sent_on: date, calendar: Calendar) -> Computation:
    return compute(rule_at(code, sent_on), Start.on(sent_on), calendar=calendar)


def check_days(sent_on: date, received_on: date, today: date) -> None:
    """Raise Refused `date_in_future` or `days_reversed`."""
    not_in_future("/received_on", received_on, today)
    not_in_future("/sent_on", sent_on, today)
    in_order("/received_on", sent_on, received_on)


def not_in_future(pointer: str, day: date, today: date) -> None:
    """Raise Refused `date_in_future` for a fact that has not happened."""
    if day > today:
        raise errors.day_in_future(pointer, day)


def in_order(pointer: str, earlier: date, later: date) -> None:
    """Raise Refused `days_reversed` when a step precedes the one that it follows."""
    if later < earlier:
        raise errors.days_reversed(pointer, earlier)


def overdue(
    *, acknowledge_by: date | None, acknowledged: bool, answer_by: date | None, answered: bool, today: date
) -> list[str]:
    """What is late on `today`: `acknowledgement`, `answer`. A last day is usable until its end."""
    late = []
    if acknowledge_by and acknowledge_by < today and not acknowledged and not answered:
        late.append("acknowledgement")
    if answer_by and answer_by < today and not answered:
        late.append("answer")
    return late


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could look at a complaint, how many they have already, and whether they are away today."""

    id: UUID
    name: str
    open_complaints: int
    away: bool = False


def check_independent(person: UUID | None, involved: frozenset[UUID]) -> None:
    """Raise Conflict `handler_not_independent` for whoever handled or decided the claim."""
    if person is not None and person in involved:
        raise errors.handler_not_independent()


def propose(candidates: Iterable[Candidate], involved: frozenset[UUID]) -> Candidate | None:
    """The independent person present with the fewest open complaints, then by name; None when there is none."""
    free = (one for one in candidates if one.id not in involved and not one.away)
    return min(free, key=lambda one: (one.open_complaints, one.name, str(one.id)), default=None)
