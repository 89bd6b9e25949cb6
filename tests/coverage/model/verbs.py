"""Every verb of a game, and how often each is tried: claims and ledger, then missions and the policy's life."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from backend.core.db import Database
from tests.coverage.model.play import Picks
from tests.coverage.model.policy import Change
from tests.coverage.model.verbs_money import MoneyVerbs
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
    "request": 2,
    "quote": 3,
    "order": 3,
    "hire": 4,
    "invoice": 4,
    "settle": 4,
    "cancel": 1,
    "change": 2,
    "credit": 2,
    "reject": 1,
    "again": 2,
    "come_back": 2,
    "undue": 1,
    "give": 1,
    "share": 4,
    "part": 2,
    "undo_recover": 1,
    "ask_more": 1,
    "decide_more": 2,
    "hold_sessions": 1,
    "take_back": 1,
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


class Game(MoneyVerbs):
    """One world and everything that happens in it."""

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

    def hire(self, picks: Picks) -> Any:
        """All at once: asked, quoted, ordered."""
        claim, benefit = self._claim(picks, lambda one: one.event is not None and not one.closed), picks.of(BENEFITS)
        if claim is None:
            return None
        code, reference = self.system.request(claim.reference, benefit, self.now)
        expected = self.missions.request(claim, benefit, reference or "")
        if code or expected:
            return code, expected
        mission, cents = self.missions.all[-1], 20_000 + picks.number(100_000)
        quoted = self.system.quote(mission.reference, cents, self.now)[0], self.missions.quote(mission, cents)
        if quoted != (None, None):
            return quoted
        code, _ = self.system.order(mission.reference, self.now, agreed=True)
        return code, self.missions.order(mission, agreed=True)

    def cancel(self, picks: Picks) -> Any:
        """The mission is called off, of which nothing was invoiced: the others have tests of their own."""
        mission = self._mission(picks, "requested", "quoted", "ordered")
        if mission is not None and mission.standing:
            return None
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
