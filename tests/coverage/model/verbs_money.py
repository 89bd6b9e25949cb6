"""Verbs of money and of events that change: invoices, payments and what comes back, exceptions, sessions."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any, TypeVar

from tests.coverage.model import moving
from tests.coverage.model.missions import MissionModel
from tests.coverage.model.paying import PaymentModel
from tests.coverage.model.play import Board, Divergence, Picks

T = TypeVar("T")


class Undone(Exception):
    """Raised to take a rehearsal back."""


class MoneyVerbs(Board):
    """What follows an order, and what moves money without one."""

    def _mission(self, picks: Picks, *states: str) -> MissionModel | None:
        return self._mostly(picks, self.missions.all, lambda one: one.state in states)

    def _payment(self, picks: Picks, *states: str) -> PaymentModel | None:
        return self._mostly(picks, self.paying.all, lambda one: one.state in states)

    @staticmethod
    def _mostly(picks: Picks, every: Sequence[T], wanted: Callable[[T], bool]) -> T | None:
        """One of those that may be acted on; now and then any, to be refused."""
        fitting = [one for one in every if wanted(one)]
        if picks.number(8) == 0:
            return picks.of(every) if every else None
        return picks.of(fitting) if fitting else None

    def change(self, picks: Picks) -> Any:
        """More work, or less."""
        mission, agreed = self._mission(picks, "ordered", "ordered", "part_invoiced"), not picks.number(2)
        if mission is None:
            return None
        cents = picks.of(
            (mission.cost + 1 + picks.number(50_000), picks.cents(mission.billed), picks.cents(mission.cost))
        )
        code, _ = self.system.change(mission.reference, cents, self.now, agreed=agreed)
        return code, self.missions.change(mission, cents, agreed=agreed)

    def invoice(self, picks: Picks) -> Any:
        """A deposit, a part or the final one, which deducts the deposits, or forgets to."""
        mission = self._mission(picks, "ordered", "ordered", "part_invoiced")
        if mission is None:
            return None
        kind = picks.of(("final", "final", "deposit", "instalment"))
        deposits = sum(one.billed for one in mission.standing if one.kind == "deposit")
        deducted = deposits if kind == "final" and picks.number(6) else 0
        edge = mission.cost - mission.billed + deducted
        cents = picks.cents(edge if kind == "final" else max(2, edge // 2))
        code, payment = self.system.invoice(mission.reference, kind, cents, deducted, self.now)
        return code, self.paying.invoice(mission, kind, cents, deducted, self.system.invoice_number, payment)

    def credit(self, picks: Picks) -> Any:
        """A credit note on an invoice that is due."""
        due = [(mission, one) for mission in self.missions.all for one in mission.papers if one.state == "due"]
        if not due:
            return None
        mission, paper = picks.of(due)
        cents = picks.cents(paper.billed)
        code, payment = self.system.credit(mission.reference, paper.number, cents, self.now)
        expected = self.paying.credit(mission, paper, cents, payment)
        if code is None and (payment is not None) != (paper.state == "due"):
            raise Divergence(f"credit: the system proposes {payment}, the model {paper.owed} cents")
        return code, expected

    def _of_payment(self, picks: Picks, states: tuple[str, ...], act: Callable[[PaymentModel], Any]) -> Any:
        payment = self._payment(picks, *states)
        return None if payment is None else act(payment)

    def settle(self, picks: Picks) -> Any:
        """Another person approves a payment."""
        return self._of_payment(
            picks, ("proposed",), lambda one: (self.system.pay(one.reference, self.now)[0], self.paying.pay(one))
        )

    def reject(self, picks: Picks) -> Any:
        """Another person rejects one."""
        return self._of_payment(
            picks, ("proposed",), lambda one: (self.system.reject(one.reference, self.now)[0], self.paying.reject(one))
        )

    def again(self, picks: Picks) -> Any:
        """What was rejected or came back is proposed again."""

        def act(one: PaymentModel) -> Any:
            code, reference = self.system.again(one.reference, self.now)
            return code, self.paying.again(one, reference)

        return self._of_payment(picks, ("rejected", "returned"), act)

    def come_back(self, picks: Picks) -> Any:
        """A transfer comes back whole."""
        kind = "returned_transfer"
        return self._of_payment(
            picks,
            ("paid",),
            lambda one: (
                self.system.come_back(one.reference, kind, None, self.now)[0],
                self.paying.come_back(one),
            ),
        )

    def undue(self, picks: Picks) -> Any:
        """A part was not due."""

        def act(one: PaymentModel) -> Any:
            cents = picks.cents(one.cents - one.back)
            return self.system.come_back(one.reference, "undue", cents, self.now)[0], self.paying.undue(one, cents)

        return self._of_payment(picks, ("paid",), act)

    def give(self, picks: Picks) -> Any:
        """An ex-gratia payment, on any claim."""
        claim, cents = self._claim(picks), 1 + picks.number(90_000)
        if claim is None:
            return None
        code, reference = self.system.give(claim.reference, cents, self.now)
        return code, self.paying.give(claim, cents, reference)

    def share(self, picks: Picks) -> Any:
        """A claim joins the event of another, once it was looked at what that would do."""
        claim, events = self._claim(picks, lambda one: one.event is not None and not one.closed), self.model.events
        if claim is None or not events:
            return None
        target = picks.of(events)
        if picks.number(3) == 0:
            self._rehearse(lambda: self.system.share(claim.reference, target.id, self.now))
        code, _ = self.system.share(claim.reference, target.id, self.now)
        refusal = moving.refusal_to_join(self.model, claim, target)
        if refusal is None:
            moving.join(self.model, claim, target)
        return code, refusal

    def part(self, picks: Picks) -> Any:
        """A claim gets an event of its own."""
        claim = self._claim(picks, lambda one: one.event is not None and len(one.event.members) > 1 and not one.closed)
        if claim is None:
            return None
        if picks.number(3) == 0:
            self._rehearse(lambda: self.system.part(claim.reference, self.now))
        code, event = self.system.part(claim.reference, self.now)
        refusal = moving.refusal_to_split(self.model, claim)
        if refusal is None:
            if event is None:
                raise Divergence(f"part: the system says {code}, the model yes")
            moving.split(self.model, claim, event)
        return code, refusal

    def _rehearse(self, act: Callable[[], object]) -> None:
        """What the edge does with `dry_run=true`: the same, taken back."""
        before = self.system.balances()
        try:
            with self.system.session.begin_nested():
                act()
                raise Undone
        except Undone:
            pass
        if self.system.balances() != before:
            raise Divergence("a rehearsal moved balances")

    def ask_more(self, picks: Picks) -> Any:
        """Somebody asks for more under a limit."""
        kind, events = picks.of(("event_amount", "period_events", "annual_amount")), self.model.events
        if kind == "event_amount" and not events:
            return None
        event = picks.of(events) if kind == "event_amount" else None
        extra = 1 if kind == "period_events" else 1 + picks.number(200_000)
        code, found = self.system.ask_more(kind, extra, event.id if event else None, self.now)
        return code, self.beside.ask(kind, extra, event, self.today, found)

    def decide_more(self, picks: Picks) -> Any:
        """Somebody decides it, the same person now and then."""
        if not self.beside.asked:
            return None
        waiting = [one for one in self.beside.asked if one.state == "proposed"] or self.beside.asked
        asked, same = picks.of(waiting), picks.number(5) == 0
        outcome = picks.of(("approved", "approved", "rejected"))
        code, _ = self.system.decide_more(asked.id, outcome, self.now, same_person=same)
        return code, self.beside.decide(asked, outcome, same_person=same)

    def hold_sessions(self, picks: Picks) -> Any:
        """Sessions of assistance, today or a little earlier."""
        on, number = self.today - timedelta(picks.number(40)), 1 + picks.number(3)
        code, record = self.system.hold_sessions(self.assistance, on, number, None, self.now)
        return code, self.beside.hold_sessions(on, number, record)

    def take_back(self, picks: Picks) -> Any:
        """A record of sessions that was wrong, which may be taken back once."""
        every = self.beside.records + self.beside.taken
        if not every:
            return None
        record = picks.of(every)
        code, _ = self.system.hold_sessions(self.assistance, self.today, 1, record[0], self.now)
        return code, self.beside.take_back(record)
