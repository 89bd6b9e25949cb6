"""The watchdog: what should exist, recomputed from the facts by the law alone, compared with what is stored and sent.

It shares the law (catalogue, computation, ladder) with the code that writes, and nothing else: neither its queries nor
its use cases. `stored_faults` is set-based and quick; `recomputed_faults` reads every live clock, for the daily check.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from itertools import chain
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.core.calendar import ZONES, Calendar, territory_of
from backend.deadlines import watch_queries as queries
from backend.deadlines.acts import Act
from backend.deadlines.catalogue import rule_version
from backend.deadlines.computation import Computation, compute
from backend.deadlines.errors import UnknownCode
from backend.deadlines.kinds import clocks_for
from backend.deadlines.ladder import due_at, rungs
from backend.deadlines.start import PARIS_ZONE, Start

Row = RowMapping | Mapping[str, Any]

TOLERATED = timedelta(hours=1)
"""A sweep, a retry or two: a reminder of a day's work is not late for less."""
TOLD_FOR = timedelta(hours=36)
"""How long a mail that left late is reported: in one daily mail at least, in two at most."""
OPENS, CLOSES = time(8), time(18, 55)
DAYS_OF_HEALTH = 10
"""What is older was seen by ten daily checks."""
ALL = datetime(1900, 1, 1, tzinfo=UTC)
# The terms of the policy give its delay, which the stored clock does not repeat: its dates are not recomputed.
DELAY_OF_THE_TERMS = "DECL_5JO"
_DATES = ("last_day", "prudent_day", "escalate_from", "not_later_than", "broken")


class Fault(StrEnum):
    """What can be wrong with the promise of a clock."""

    REMINDER_MISSING = "reminder_missing"
    MESSAGE_DEAD = "message_dead"
    NEVER_SENT = "never_sent"
    DATE_SHIFTED = "date_shifted"
    SENT_LATE = "sent_late"
    CANCELLED_WITHOUT_REASON = "cancelled_without_reason"
    DEADLINE_MOVED = "deadline_moved"
    DEADLINE_MISSING = "deadline_missing"

    @property
    def label(self) -> str:
        """For people, in French."""
        return _LABELS[self]


_LABELS = {
    Fault.REMINDER_MISSING: "rappel absent",
    Fault.MESSAGE_DEAD: "message non remis",
    Fault.NEVER_SENT: "rappel ou message jamais parti",
    Fault.DATE_SHIFTED: "date de rappel déplacée",
    Fault.SENT_LATE: "rappel parti en retard",
    Fault.CANCELLED_WITHOUT_REASON: "rappel annulé sans raison",
    Fault.DEADLINE_MOVED: "échéance différente du calcul",
    Fault.DEADLINE_MISSING: "délai absent",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: where it is, what the law and the facts say, what is stored. `subject_id` may be a message."""

    fault: Fault
    reference: str | None
    subject_id: UUID
    deadline_id: UUID | None = None
    rung: str | None = None
    expected: str | None = None
    found: str | None = None
    hidden_from: tuple[UUID, ...] = ()

    def as_json(self) -> dict[str, object]:
        """As it travels; who must not see it stays inside."""
        return {
            "fault": self.fault.value,
            "label": self.fault.label,
            "reference": self.reference,
            "subject_id": str(self.subject_id),
            "deadline_id": str(self.deadline_id) if self.deadline_id else None,
            "rung": self.rung,
            "expected": self.expected,
            "found": self.found,
        }


def count(findings: Iterable[Finding]) -> dict[str, int]:
    """How many of each fault, the absent ones too."""
    found = [finding.fault for finding in findings]
    return {fault.value: found.count(fault) for fault in Fault}


def stored_faults(session: Session, now: datetime, *, since: datetime | None = None) -> list[Finding]:
    """What did not leave, left late, died or was cancelled; reminders of the last ten days unless `since` is given."""
    told_by = _told_by(queries.zones(session))
    late = now - TOLERATED
    window = {"since": since or now - timedelta(DAYS_OF_HEALTH)}
    read = queries.suspects
    unfired = read(session, queries.NEVER_FIRED, late=late, **window)
    slow = read(session, queries.SENT_AFTER_DUE, recent=now - TOLD_FOR, tolerated=TOLERATED, **window)
    return [
        *(_of(Fault.NEVER_SENT, row, told_by(row["due_at"]), None) for row in unfired if told_by(row["due_at"]) < late),
        *(_of(Fault.NEVER_SENT, row) for row in read(session, queries.FIRED_WITHOUT_MAIL, **window)),
        *(_of(Fault.NEVER_SENT, row, row["due_at"]) for row in read(session, queries.STUCK, late=late)),
        *(_of(Fault.MESSAGE_DEAD, row) for row in read(session, queries.DEAD)),
        *(
            _of(Fault.SENT_LATE, row, told_by(row["due_at"]), row["left_at"])
            for row in slow
            if row["left_at"] > told_by(row["due_at"]) + TOLERATED
        ),
        *(_of(Fault.CANCELLED_WITHOUT_REASON, row) for row in read(session, queries.CANCELLED, now=now, **window)),
    ]


def _of(fault: Fault, row: Row, expected: object = None, found: object = None) -> Finding:
    return Finding(
        fault=fault,
        reference=row["reference"],
        subject_id=row.get("reminder_id") or row.get("message_id") or row.get("deadline_id") or row["content_id"],
        deadline_id=row.get("deadline_id"),
        rung=row.get("rung"),
        expected=_text(expected),
        found=_text(found),
        hidden_from=tuple(row["hidden_from"]),
    )


def _text(value: object) -> str | None:
    return value.isoformat() if isinstance(value, date) else None if value is None else str(value)


def _told_by(zones: Iterable[str]) -> Callable[[datetime], datetime]:
    """When people must have been told of what is due at an instant: at once, or when the latest of `zones` opens."""
    places = [(ZoneInfo(zone), ZONES[zone]) for zone in {PARIS_ZONE, *zones} if zone in ZONES]

    def told_by(due: datetime) -> datetime:
        return max(_opening(due, zone, calendar) for zone, calendar in places)

    return told_by


def _opening(due: datetime, zone: ZoneInfo, calendar: Calendar) -> datetime:
    local = due.astimezone(zone)
    day = local.date()
    if calendar.is_working_day(day) and OPENS <= local.time() < CLOSES:
        return due
    if local.time() >= OPENS:
        day += timedelta(1)
    return datetime.combine(calendar.working_day_on_or_after(day), OPENS, tzinfo=zone).astimezone(UTC)


def recomputed_faults(session: Session) -> Iterator[Finding]:
    """Clocks that the facts don't give, clocks and reminders that they give and that are not there."""
    return chain(
        chain.from_iterable(_clock_faults(row) for row in queries.live_clocks(session)),
        chain.from_iterable(_absent_clocks(row) for row in queries.contents(session)),
    )


def _clock_faults(row: Row) -> Iterator[Finding]:
    if row["rule"] == DELAY_OF_THE_TERMS:
        return
    computed = _computed(row)
    if computed is None:
        yield _of(Fault.DEADLINE_MOVED, row, "fait d’origine", "introuvable")
        return
    yield from _moved(row, computed)
    yield from _reminder_faults(row, computed)


def _computed(row: Row) -> Computation | None:
    """The clock as its facts and the version of its rule give it; None when nothing opened it."""
    start = _start(row)
    if start is None:
        return None
    try:
        rule = rule_version(row["rule"], row["rule_version"])
        acts = [Act(code, date.fromisoformat(on), _day(sent)) for code, on, sent in row["acts"]]
    except UnknownCode:
        return None
    return compute(rule, start, acts, calendar=Calendar.of(row["insured_postcode"], row["court_postcode"]))


def _start(row: Row) -> Start | None:
    if row["opened_on"] is not None:
        return Start.on(row["opened_on"])
    if row["first_seen_on"] is None:
        return None
    if row["at"] is not None:
        return Start.at(row["at"], territory_of(row["insured_postcode"]).zone)
    if row["earliest"] is not None:
        return Start(row["earliest"], max(row["earliest"], row["latest"] or row["earliest"]))
    return Start.unknown(row["first_seen_on"])


def _moved(row: Row, computed: Computation) -> Iterator[Finding]:
    wanted = {"start_on": computed.start.earliest, **{name: getattr(computed, name) for name in _DATES}}
    for name, value in wanted.items():
        if row[name] != value:
            yield _of(Fault.DEADLINE_MOVED, row, f"{name} {_text(value)}", f"{name} {_text(row[name])}")


def _reminder_faults(row: Row, computed: Computation) -> Iterator[Finding]:
    """The rungs of the day on which the clock was written, against the rows; none is owed by a claim closed before."""
    written = row["computed_at"]
    closed = row["closed_at"] is not None and row["closed_at"] <= written
    stored = {one["rung"]: one for one in row["reminders"]}
    dates = {name: _text(getattr(computed, name)) for name in ("last_day", "prudent_day")}
    for rung in () if closed else rungs(computed, today=written.astimezone(ZoneInfo(PARIS_ZONE)).date()):
        one = stored.get(rung.code)
        about = {**row, "rung": rung.code}
        if one is None:
            if row["kind"] != "critique_licite":
                yield _of(Fault.REMINDER_MISSING, about, rung.due_on)
            continue
        about["reminder_id"] = UUID(one["id"])
        moment = datetime.fromisoformat(one["due_at"])
        # What was due while the claim was closed is due when it reopens.
        moments = {*_moments(rung.due_on, written, computed.calendar), *row["reopened_at"]}
        if one["due_on"] != rung.due_on.isoformat() or moment not in moments:
            yield _of(Fault.DATE_SHIFTED, about, rung.due_on, moment)
        elif any(one[name] != day for name, day in dates.items()):
            yield _of(Fault.DATE_SHIFTED, about, computed.last_day, one["last_day"])


def _moments(day: date, written: datetime, calendar: Calendar) -> set[datetime]:
    return {due_at(day, now=written, calendar=calendar, zone=zone) for zone in ZONES}


def _absent_clocks(row: Row) -> Iterator[Finding]:
    """The clocks that the kind of a content opens whatever its author is, when the content has none of that rule."""
    words = bool(row["excerpt"]) if row["form"] == "rating" else True
    wanted = [
        {
            clock.rule_id
            for clock in clocks_for(
                row["kind"],
                words=words,
                public=row["form"] != "private_message",
                author_is_professional=professional,
                confirmed_lawful=row["kind"] == "critique_licite",
            )
        }
        for professional in (True, False)
    ]
    for rule in sorted(set.intersection(*wanted) - set(row["rules"])):
        yield _of(Fault.DEADLINE_MISSING, row, rule)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
