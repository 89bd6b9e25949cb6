"""The reminders of a clock: rungs as data (`ladder.yaml`), computed from a computation and today. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from backend.core.calendar import METROPOLE, Calendar
from backend.deadlines.catalogue import read_yaml
from backend.deadlines.computation import Computation
from backend.deadlines.start import PARIS_ZONE

MORNING = time(8, 30)


class Anchor(StrEnum):
    """The day that a rung is counted from."""

    START = "start"
    PRUDENT = "prudent"
    LAST = "last"
    ESCALATE = "escalate"


class Audience(StrEnum):
    """Who gets the rung first; nobody's acknowledgement sends it further up."""

    HANDLER = "handler"
    SUPERVISOR = "supervisor"


@dataclass(frozen=True, slots=True)
class RungPlan:
    """A rung as the catalogue holds it. `after_act`: its label once an act has interrupted, None for no such rung."""

    code: str
    anchor: Anchor
    days: int
    working_days: int
    label: str
    after_act: str | None
    audience: Audience


@dataclass(frozen=True, slots=True)
class Ladder:
    """The rungs of a rule. `expires`: a right of ours or of the insured that can be lost."""

    expires: bool
    rungs: tuple[RungPlan, ...]


@dataclass(frozen=True, slots=True)
class Rung:
    """A reminder to send on `due_on`; `covers` names the past rungs that an immediate one stands for."""

    code: str
    label: str
    due_on: date
    audience: Audience = Audience.HANDLER
    covers: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def ladders() -> Mapping[str, Ladder]:
    """Every ladder, by the name that the rules give."""
    rows = read_yaml("ladder.yaml")
    return MappingProxyType(
        {name: Ladder(row["expires"], tuple(_plan(one) for one in row["rungs"])) for name, row in rows.items()}
    )


def _plan(row: dict[str, Any]) -> RungPlan:
    return RungPlan(
        code=row["code"],
        anchor=Anchor(row["from"]),
        days=row.get("days", 0),
        working_days=row.get("working_days", 0),
        label=row["label"],
        after_act=row.get("after_act", row["label"]),
        audience=Audience(row.get("to", Audience.HANDLER)),
    )


def rungs(computation: Computation, *, today: date) -> tuple[Rung, ...]:
    """The reminders to write on `today`, in order of their day.

    Past rungs merge into one immediate reminder; an unknown date or a lost right leaves one rung, due today."""
    ladder = ladders()[computation.rule.ladder]
    if computation.last_day is None:
        return (Rung("date_publication", "dater la publication : aucun dernier jour n’est garanti", today),)
    if ladder.expires and computation.last_day < today:
        label = "délai expiré : orienter vers les autres voies et informer l’assuré par écrit"
        return (Rung("expired_on_arrival", label, today, Audience.SUPERVISOR),)
    planned = sorted((_placed(plan, computation) for plan in _of_this_term(ladder, computation)), key=_due_on)
    past = tuple(rung for rung in planned if rung.due_on < today)
    return _merged(past, today) + tuple(planned[len(past) :])


def _due_on(rung: Rung) -> date:
    return rung.due_on


def _of_this_term(ladder: Ladder, computation: Computation) -> list[RungPlan]:
    return [plan for plan in ladder.rungs if plan.after_act is not None or not computation.interrupted]


def _placed(plan: RungPlan, computation: Computation) -> Rung:
    label = plan.after_act if computation.interrupted and plan.after_act else plan.label
    return Rung(plan.code, label, _day_of(plan, computation), plan.audience)


def _day_of(plan: RungPlan, computation: Computation) -> date:
    """The day of a rung; one counted from the start never comes after the day to work by."""
    anchors = {
        Anchor.START: computation.runs_from,
        Anchor.PRUDENT: computation.prudent_day,
        Anchor.LAST: computation.last_day,
        Anchor.ESCALATE: computation.escalate_from,
    }
    day = anchors[plan.anchor]
    if day is None:
        raise ValueError(f"ladder {computation.rule.ladder} needs {plan.anchor} of {computation.rule.id}")
    day = computation.calendar.add_working_days(day, plan.working_days) + timedelta(plan.days)
    limit = computation.prudent_day if plan.anchor is Anchor.START else None
    return min(day, limit) if limit else day


def _merged(past: tuple[Rung, ...], today: date) -> tuple[Rung, ...]:
    if not past:
        return ()
    audience = Audience.SUPERVISOR if any(rung.audience is Audience.SUPERVISOR for rung in past) else Audience.HANDLER
    label = "étapes déjà échues : " + " ; ".join(rung.label for rung in past)
    return (Rung("immediate", label, today, audience, tuple(rung.code for rung in past)),)


def due_at(day: date, *, now: datetime, calendar: Calendar = METROPOLE, zone: str = PARIS_ZONE) -> datetime:
    """The instant (UTC) of a rung: 08:30 in the handler's `zone` on `day`, or on the working day before it.

    Never later than `day`; what is already past by `now` is due now."""
    morning = datetime.combine(calendar.working_day_on_or_before(day), MORNING, tzinfo=ZoneInfo(zone))
    return max(morning.astimezone(UTC), now)
