"""The model of what stands beside events: exceptions by two people, sessions of assistance (rules 1 and 24)."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from tests.coverage.model.claims import Model
from tests.coverage.model.money import EventModel, PeriodModel
from tests.coverage.model.policy import noon, year_after


@dataclass
class Asked:
    """A request for more under a limit, and what became of it."""

    id: UUID
    kind: str
    extra: int
    period: PeriodModel
    event: EventModel | None = None
    state: str = "proposed"


@dataclass
class Beside:
    """Exceptions and sessions of one policy."""

    model: Model
    requested_on: date
    sessions_limit: int = 5
    asked: list[Asked] = field(default_factory=list)
    sessions: dict[date, int] = field(default_factory=dict)
    records: list[tuple[UUID, date, int]] = field(default_factory=list)
    taken: list[tuple[UUID, date, int]] = field(default_factory=list)

    def ask(self, kind: str, extra: int, event: EventModel | None, today: date, found: UUID | None) -> str | None:
        """One person asks; nothing moves."""
        held = event.period if event else self.model.periods.get(self.model.policy.period(today)[0])
        if held is None:
            return "limit_exception_period_unopened"
        if kind == "annual_amount" and held.annual is None:
            return "limit_exception_without_annual_limit"
        assert found is not None, "the system refused what the rules accept"
        self.asked.append(Asked(found, kind, extra, held, event))
        return None

    def decide(self, one: Asked, outcome: str, *, same_person: bool) -> str | None:
        """Another person's word moves the limit, once."""
        if one.state != "proposed":
            return "limit_exception_decided"
        if same_person and outcome == "approved":
            return "four_eyes"
        one.state = outcome
        if outcome == "approved":
            self._grant(one)
        return None

    def _grant(self, one: Asked) -> None:
        if one.event is not None:
            one.event.limit += one.extra
        elif one.kind == "period_events":
            one.period.extra_events += one.extra
            one.period.limit += one.extra
        else:
            assert one.period.annual is not None
            one.period.extra_annual += one.extra
            one.period.annual += one.extra

    def start(self, on: date) -> date:
        """First day of the period in which sessions of a day count; rolling windows are opened by the sessions."""
        if self.model.policy.bound(on).basis != "rolling_12_months":
            return self.model.policy.period(on)[0]
        return max((one for one in self.sessions if one <= on < year_after(one)), default=on)

    def hold_sessions(self, on: date, number: int, record: UUID | None) -> str | None:
        """Sessions count in the period of their day, never on an event."""
        if self.model.policy.state(noon(self.requested_on)) != "in_force":
            return "not_in_force"
        start = self.start(on)
        if self.sessions.get(start, 0) + number > self.sessions_limit:
            return "sessions_limit_reached"
        assert record is not None
        self.sessions[start] = self.sessions.get(start, 0) + number
        self.records.append((record, start, number))
        return None

    def take_back(self, record: tuple[UUID, date, int]) -> str | None:
        """A record that was wrong, once."""
        if record not in self.records:
            return "session_corrected"
        self.records.remove(record)
        self.taken.append(record)
        self.sessions[record[1]] -= record[2]
        return None
