"""A game: each verb is done by the system and by the model, which must say the same and then hold the same."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

from tests.coverage.model.beside import Beside
from tests.coverage.model.claims import KINDS, ClaimModel, Model
from tests.coverage.model.missions import Missions
from tests.coverage.model.money import Entry, EventModel
from tests.coverage.model.paying import Paying, by_line
from tests.coverage.model.policy import PARIS
from tests.coverage.model.system import System
from tests.coverage.model.worlds import BENEFITS, make_world

T = TypeVar("T")


class Divergence(AssertionError):
    """The system and the model do not agree."""


class Picks:
    """Choices made from numbers drawn beforehand, so that a failing game can be told again and made smaller."""

    def __init__(self, numbers: Sequence[int]) -> None:
        self._numbers = list(numbers)

    def number(self, below: int) -> int:
        """A number from 0, smaller than `below`."""
        return self._numbers.pop(0) % below if self._numbers else 0

    def of(self, choices: Sequence[T]) -> T:
        """One of these."""
        return choices[self.number(len(choices))]

    def cents(self, edge: int) -> int:
        """An amount, often just at the edge where the answer changes."""
        near = [one for one in (edge - 1, edge, edge + 1) if one > 0]
        return self.of([*near, 1 + self.number(500_000), 1 + self.number(60_000), 5_000])


class Board:
    """One world, its claims and its ledger."""

    def __init__(self, session: Session, shape: int, inception: int, anniversary: int) -> None:
        world = make_world(session, shape, inception, anniversary)
        self.model, self.other = Model(world.policy), world.other
        self.missions = Missions(self.model)
        self.paying = Paying(self.missions)
        self.system = System(session, world.number)
        self.now = datetime(2026, 3, 2, 9, tzinfo=UTC)
        self.assistance = self.system.assist(self.now)
        self.beside = Beside(self.model, self.today)
        self.entry_ids: dict[int, UUID] = {}
        self.raw: list[Entry] = []
        self.seen: list[tuple[datetime, dict[str, Any]]] = []
        self.steps: Counter[str] = Counter()
        self.answers: Counter[str] = Counter()

    @property
    def today(self) -> date:
        """The day in Paris."""
        return self.now.astimezone(PARIS).date()

    def play(self, verb: str, numbers: Sequence[int]) -> None:
        """One step, then the comparison."""
        self.now += timedelta(minutes=1)
        done = getattr(self, verb)(Picks(numbers))
        if done is not None:
            system, model = done
            self.steps[verb] += 1
            self.answers[system or "done"] += 1
            if system != model:
                raise Divergence(f"{verb}: the system says {system or 'yes'}, the model {model or 'yes'}")
            self.compare(numbers)

    def compare(self, numbers: Sequence[int]) -> None:
        """Balances and slots after each step, the standing and what was known earlier now and then."""
        expected = {event.id: _balances(event) for event in self.model.events}
        _same("balances", self.system.balances(), expected)
        shown = {
            **self.model.standing(self.now),
            "sessions": self.beside.sessions.get(self.beside.start(self.today), 0),
            "given": (self.paying.given_committed, self.paying.given_paid),
            "exceptions": sorted((str(one.id), one.state) for one in self.beside.asked),
        }
        self.seen.append((self.now, shown))
        count = sum(self.steps.values())
        if count % 8 == 0:
            self._compare_reserves()
        if count % 40 == 0:
            _same("promises", self.system.broken_promises(), [])
        if count % 8 == 0:
            _same("standing", self.system.standing(self.today), shown)
        if count % 16 == 0:
            instant, then = self.seen[numbers[0] % len(self.seen)]
            _same("as of", self.system.standing(instant.astimezone(PARIS).date(), as_of=instant), then)

    def _compare_reserves(self) -> None:
        """By claim and cost; never less is expected than committed, and no more once the claim is over."""
        held = self.system.reserves()
        _same("reserves", held["lines"], by_line(self.model.entries, self.paying))
        wrong = {
            reference: beyond
            for reference, beyond in held["beyond"].items()
            if beyond < 0 or (beyond and (self.model.claims[reference].closed or self.model.claims[reference].refused))
        }
        _same("expected beyond commitments", wrong, {})

    def _claim(self, picks: Picks, wanted: Callable[[ClaimModel], bool] | None = None) -> ClaimModel | None:
        every = list(self.model.claims.values())
        fitting = [claim for claim in every if wanted and wanted(claim)]
        chosen = fitting if fitting and picks.number(5) else every
        return picks.of(chosen) if chosen else None

    def wait(self, picks: Picks) -> None:
        """Days pass."""
        self.now += timedelta(days=1 + picks.number(60))

    def declare(self, picks: Picks) -> tuple[str | None, str | None]:
        """Somebody declares; hardly anything is known, or much."""
        ago = picks.of((0, 3, 10, 30, 45, 200, 400, 800))
        published = self.today - timedelta(ago) if picks.number(6) else None
        known = self.today - timedelta(picks.number(ago + 1))
        discovered = known if picks.number(5) else None
        reference = self.system.declare(published, discovered, self.now)
        self.model.claims[reference] = ClaimModel(reference, published, discovered, self.today)
        return self.qualify(picks, self.model.claims[reference]) or (None, None)

    def qualify(self, picks: Picks, one: ClaimModel | None = None) -> tuple[str | None, str | None] | None:
        """Hold a kind, or another one."""
        claim = one or self._claim(picks)
        if claim is None:
            return None
        kind = picks.of([*KINDS[:3]] * 4 + [*KINDS])
        code, _ = self.system.qualify(claim.reference, kind, self.now)
        expected = "action_not_possible" if claim.closed else None
        if expected is None:
            claim.kind = kind
        return code, expected

    def accept(self, picks: Picks) -> tuple[str | None, str | None] | None:
        """Covered, by an event of its own."""
        claim = self._claim(picks, lambda one: one.event is None and not one.closed)
        if claim is None:
            return None
        code, event = self.system.decide(claim.reference, self.now, outcome="covered", event="new")
        return code, self.model.accept_new(claim, event)

    def join(self, picks: Picks) -> tuple[str | None, str | None] | None:
        """Covered, by the event of another claim."""
        claim, events = self._claim(picks, lambda one: not one.closed), self.model.events
        if claim is None or not events:
            return None
        event = picks.of(events)
        code, _ = self.system.decide(claim.reference, self.now, outcome="covered", event=event.id)
        return code, self.model.join(claim, event)

    def refuse(self, picks: Picks) -> tuple[str | None, str | None] | None:
        """Not covered after all."""
        claim = self._claim(picks)
        if claim is None:
            return None
        told = {"outcome": "not_covered", "reason_code": "excluded", "clause": "Article 6.", "fact": "Exemple."}
        code, _ = self.system.decide(claim.reference, self.now, **told)
        return code, self.model.refuse(claim)

    def close(self, picks: Picks) -> tuple[str | None, str | None] | None:
        """Close a claim."""
        claim = self._claim(picks)
        return claim and (self.system.close(claim.reference, self.now)[0], self.model.close(claim))

    def reopen(self, picks: Picks) -> tuple[str | None, str | None] | None:
        """Reopen one."""
        claim = self._claim(picks, lambda one: one.closed)
        return claim and (self.system.reopen(claim.reference, self.now)[0], self.model.reopen(claim))

    def _enter(self, kind: str, event: EventModel, claim: str, benefit: str, cents: int, of: Entry | None) -> Any:
        named = self.entry_ids[id(of)] if of else None
        code, entry_id = self.system.enter(kind, cents, event.id, claim, benefit, named, self.now)
        entry = Entry(kind, event, claim, benefit, cents, of)
        expected = self.model.enter(entry)
        if expected is None and code is None:
            self.raw.append(entry)
            self.entry_ids[id(entry)] = entry_id
        return code, expected

    def _free(self, kind: str, picks: Picks) -> Any:
        events = [event for event in self.model.events if event.members]
        if not events:
            return None
        event, benefit = picks.of(events), picks.of(BENEFITS[:3])
        return self._enter(kind, event, event.members[0], benefit, picks.cents(event.left_for(benefit)), None)

    def reserve(self, picks: Picks) -> Any:
        """An estimate."""
        return self._free("reserve", picks)

    def commit(self, picks: Picks) -> Any:
        """A commit that nobody explained beforehand: the database alone answers."""
        return self._free("commit", picks)

    def recover(self, picks: Picks) -> Any:
        """Money that came back from somebody."""
        return self._free("recover", picks)

    def _using(self, kind: str, of_kinds: tuple[str, ...], picks: Picks) -> Any:
        chosen = [one for one in self.raw if one.kind in of_kinds]
        if not chosen:
            return None
        of = picks.of([one for one in chosen if one.left] or chosen)
        benefit = of.benefit if picks.number(9) else BENEFITS[3]
        return self._enter(kind, of.event, of.claim, benefit, picks.cents(of.left), of)

    def release(self, picks: Picks) -> Any:
        """Give back what a reserve or a commit still holds."""
        return self._using("release", ("commit", "reserve", "commit"), picks)

    def pay(self, picks: Picks) -> Any:
        """Pay on a commit; on a reserve it is refused."""
        return self._using("pay", ("commit", "reserve") if picks.number(9) == 0 else ("commit",), picks)

    def undo_recover(self, picks: Picks) -> Any:
        """Money that had not come back after all."""
        return self._using("release", ("recover",), picks)

    def send_back(self, picks: Picks) -> Any:
        """A transfer that came back."""
        return self._using("release", ("pay",), picks)


def _balances(event: EventModel) -> tuple[object, ...]:
    period = event.period
    return (
        event.counted,
        event.limit,
        event.reserved,
        event.committed,
        event.paid,
        event.recovered,
        period.start,
        period.used,
        period.limit,
        sum(one.committed for one in period.events),
        sum(one.paid for one in period.events),
        period.annual,
        {name: [event.subs.get(name, 0), limit] for name, limit in event.sub_limits.items()} or None,
    )


def _same(what: str, system: Any, model: Any) -> None:
    if system != model:
        raise Divergence(f"{what}: the system holds {system}, the model {model}")
