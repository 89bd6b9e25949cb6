"""Every verb of a game, and how often each is tried: claims and ledger, then missions and the policy's life."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from backend.core.db import Database
from tests.coverage.model.missions import MissionModel
from tests.coverage.model.play import Board, Picks
from tests.coverage.model.policy import Change
from tests.coverage.model.worlds import ANNIVERSARIES, BENEFITS

WEIGHTS = {
    "declare": 3,
    "qualify": 2,
    "accept": 5,
    "join": 2,
    "refuse": 1,
    "close": 1,
    "reopen": 1,
    "reserve": 1,
    "commit": 4,
    "release": 2,
    "pay": 3,
    "recover": 1,
    "send_back": 1,
    "request": 3,
    "quote": 4,
    "order": 4,
    "invoice": 3,
    "settle": 4,
    "cancel": 1,
    "suspend": 1,
    "resume": 1,
    "amend": 1,
    "move_anniversary": 1,
    "wait": 2,
}
VERBS = tuple(verb for verb, weight in WEIGHTS.items() for _ in range(weight))


@contextmanager
def new_game(database: Database, shape: int, inception: int, anniversary: int) -> Iterator["Game"]:
    """A game in a transaction of its own, which is undone."""
    with database.unit() as unit:
        unit.begin()
        yield Game(unit.session, shape, inception, anniversary)


class Game(Board):
    """One world and everything that happens in it."""

    def _mission(self, picks: Picks, *states: str) -> MissionModel | None:
        fitting = [one for one in self.missions.all if one.state in states]
        chosen = fitting if fitting and picks.number(6) else self.missions.all
        return picks.of(chosen) if chosen else None

    def request(self, picks: Picks) -> Any:
        """Ask a provider."""
        claim, benefit = self._claim(picks, lambda one: one.event is not None), picks.of(BENEFITS)
        if claim is None:
            return None
        code, reference = self.system.request(claim.reference, benefit, self.now)
        return code, self.missions.request(claim, benefit, reference or "")

    def quote(self, picks: Picks) -> Any:
        """A quote comes."""
        mission = self._mission(picks, "requested", "requested", "quoted")
        if mission is None:
            return None
        event = mission.claim.event
        edge = event.left_for(mission.benefit) + event.deductible_left if event else 15_000
        cents = picks.cents(edge)
        return self.system.quote(mission.reference, cents, self.now)[0], self.missions.quote(mission, cents)

    def order(self, picks: Picks) -> Any:
        """Order, with or without the insured's agreement."""
        mission, agreed = self._mission(picks, "quoted"), not picks.number(2)
        if mission is None:
            return None
        code, _ = self.system.order(mission.reference, self.now, agreed=agreed)
        return code, self.missions.order(mission, agreed=agreed)

    def invoice(self, picks: Picks) -> Any:
        """The invoice comes."""
        mission = self._mission(picks, "ordered")
        if mission is None:
            return None
        cents = picks.cents(mission.cost)
        code, payment = self.system.invoice(mission.reference, cents, self.now)
        return code, self.missions.invoice(mission, cents, payment)

    def settle(self, picks: Picks) -> Any:
        """Another person approves the payment."""
        mission = self._mission(picks, "invoiced")
        if mission is None or mission.payment is None:
            return None
        return self.system.pay(mission.payment, self.now)[0], self.missions.pay(mission)

    def cancel(self, picks: Picks) -> Any:
        """The mission is called off."""
        mission = self._mission(picks, "requested", "quoted", "ordered")
        return mission and (self.system.cancel(mission.reference, self.now)[0], self.missions.cancel(mission))

    def _day(self, picks: Picks) -> date:
        return self.today + timedelta(picks.of((-200, -40, -5, 0, 0, 10, 90)))

    def suspend(self, picks: Picks) -> Any:
        """Not paid."""
        day = self._day(picks)
        return self.system.fact("suspended", day, self.now)[0], self.model.policy.record_fact(
            "suspended", day, self.now
        )

    def resume(self, picks: Picks) -> Any:
        """Paid at last."""
        day = self._day(picks)
        return self.system.fact("resumed", day, self.now)[0], self.model.policy.record_fact("resumed", day, self.now)

    def amend(self, picks: Picks) -> Any:
        """Another formula, or the first one again."""
        effect = self._day(picks)
        formula = picks.of((self.other, self.other, self.model.policy.formula))
        code, _ = self.system.amend(effect, self.today, self.now, formula=("LM-LIBERAL", formula.version))
        return code, self.model.policy.change(Change(effect, self.today, self.now, formula=formula), [])

    def move_anniversary(self, picks: Picks) -> Any:
        """Another anniversary, which may not move a period that holds an event."""
        effect, day = self.today + timedelta(picks.of((0, 30, 100, 400))), picks.of(ANNIVERSARIES)
        code, _ = self.system.amend(effect, self.today, self.now, anniversary=day)
        change = Change(effect, self.today, self.now, anniversary=day)
        return code, self.model.policy.change(change, sorted(self.model.periods))
