"""The model's invoices and payments: deposits, final invoices, credit notes, returns, ex gratia (rules 19, 29, 30)."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from tests.coverage.model.claims import ClaimModel
from tests.coverage.model.missions import MissionModel, Missions, Paper
from tests.coverage.model.money import Entry, EventModel, PeriodModel
from tests.coverage.model.policy import Formula

_NOTHING = Formula(0, 0, 0, frozenset(), frozenset())
NOWHERE = EventModel(UUID(int=0), PeriodModel(date.min, date.max, 0, _NOTHING, None), date.min, _NOTHING, 0)
"""Where what is outside the limit stands."""


@dataclass
class PaymentModel:
    """A payment, of an invoice or ex gratia (then without draws on an event)."""

    reference: str
    claim: ClaimModel
    cents: int
    mission: MissionModel | None = None
    paper: Paper | None = None
    draws: list[tuple[Entry, int]] = field(default_factory=list)
    state: str = "proposed"
    pays: list[Entry] = field(default_factory=list)
    back: int = 0
    due_again: list[tuple[Entry, int]] = field(default_factory=list)


@dataclass
class Paying:
    """Every payment of the policy's claims; ex gratia is committed and paid outside every limit."""

    missions: Missions
    all: list[PaymentModel] = field(default_factory=list)
    given_committed: int = 0
    given_paid: int = 0

    def invoice(
        self, mission: MissionModel, kind: str, cents: int, deducted: int, number: str, payment: str | None
    ) -> str | None:
        """An invoice within the order; the final one deducts the deposits and gives back what nobody drew."""
        if mission.state not in ("ordered", "part_invoiced"):
            return "action_not_possible"
        deposits = sum(one.billed for one in mission.standing if one.kind == "deposit")
        if kind == "final" and (deducted != deposits or deposits > cents):
            return "deposit_to_deduct"
        net = cents - (deposits if kind == "final" else 0)
        if net + mission.billed > mission.cost:
            return "invoice_exceeds_order"
        paper = self._bear(mission, kind, net, number)
        mission.papers.append(paper)
        if kind == "final":
            self._give_back(mission, paper)
        if paper.owed:
            self.all.append(PaymentModel(payment or "?", mission.claim, paper.owed, mission, paper, paper.draws))
        else:
            paper.state = "paid"
        mission.state = "invoiced" if kind == "final" else "part_invoiced"
        _settle(mission)
        return None

    def _bear(self, mission: MissionModel, kind: str, net: int, number: str) -> Paper:
        """The insured bears what is left of the deductible first, the oldest commit pays first."""
        billed = sum(one.deductible for one in mission.standing)
        deductible = min(net, max(0, mission.deductible - billed))
        left, draws = net - deductible, []
        for commit in mission.commits:
            cents = min(left, mission.free(commit))
            left -= cents
            draws += [(commit, cents)] if cents else []
        return Paper(number, kind, net, deductible, draws)

    def _give_back(self, mission: MissionModel, paper: Paper) -> None:
        unused = max(0, mission.deductible - sum(one.deductible for one in mission.standing))
        for commit in mission.commits:
            free = mission.free(commit)
            if free > 0:
                deductible = min(unused, commit.deductible)
                unused -= deductible
                self.missions.give_back(commit, free, deductible)
                paper.released.append((commit, free, deductible))

    def credit(self, mission: MissionModel, paper: Paper, cents: int, payment: str | None) -> str | None:
        """A credit note before the payment: less is due, by rule 19 on what is left of the invoice."""
        if cents > paper.billed:
            return "credit_exceeds_invoice"
        for one in self.all:
            if one.paper is paper and one.state == "proposed":
                one.state = "rejected"
        if cents == paper.billed:
            self._refuse(mission, paper)
            return None
        lower = max(0, paper.owed - max(0, paper.billed - cents - paper.deductible))
        paper.credited += cents
        # What is left may be less than the deductible that it was charged: no more of it is used than that.
        unused = paper.deductible - min(paper.deductible, paper.billed)
        paper.deductible -= unused
        self._lower(mission, paper, lower, unused)
        if paper.owed:
            self.all.append(PaymentModel(payment or "?", mission.claim, paper.owed, mission, paper, paper.draws))
        else:
            paper.state = "paid"
        _settle(mission)
        return None

    def _lower(self, mission: MissionModel, paper: Paper, lower: int, unused: int) -> None:
        kept, last = [], any(one.kind == "final" for one in mission.standing)
        for commit, cents in reversed(paper.draws):
            step = min(lower, cents)
            lower -= step
            if step and last:
                charged = min(unused, commit.deductible)
                unused -= charged
                self.missions.give_back(commit, step, charged)
            kept += [(commit, cents - step)] if cents > step else []
        paper.draws = kept[::-1]

    def _refuse(self, mission: MissionModel, paper: Paper) -> None:
        """As if it had never come: what it gave back is committed again where there still is room."""
        paper.state = "refused"
        for commit, cents, deductible in paper.released:
            event = commit.event
            back = min(cents, event.left_for(commit.benefit))
            if back > 0:
                self.missions.enter_commit(mission, event, back, min(deductible, event.deductible_left))
        unpaid = any(one.state != "paid" for one in mission.standing)
        mission.state = "part_invoiced" if unpaid else "ordered"

    def pay(self, payment: PaymentModel) -> str | None:
        """Another person approves: what was committed is paid."""
        if payment.state != "proposed":
            return "action_not_possible"
        payment.state = "paid"
        if payment.mission is None:
            for commit, cents in payment.draws:
                commit.used += cents
            self.given_committed -= payment.cents
            self.given_paid += payment.cents
            return None
        for commit, cents in payment.draws:
            pay = Entry("pay", commit.event, commit.claim, commit.benefit, cents, of=commit)
            assert self.missions.model.enter(pay) is None
            payment.pays.append(pay)
        if payment.paper is not None and payment.paper.state != "paid":
            payment.paper.state = "paid"
            _settle(payment.mission)
        return None

    def reject(self, payment: PaymentModel) -> str | None:
        """It waits to be proposed again."""
        if payment.state != "proposed":
            return "action_not_possible"
        payment.state = "rejected"
        return None

    def again(self, payment: PaymentModel, reference: str | None) -> str | None:
        """Rejected or sent back by a bank, it is proposed again while it is due and nothing else pays it."""
        if payment.state not in ("rejected", "returned"):
            return "action_not_possible"
        draws, paper = payment.due_again if payment.state == "returned" else payment.draws, payment.paper
        if payment.state == "rejected" and paper and (paper.state, paper.owed) != ("due", payment.cents):
            return "nothing_to_propose"
        if any(entry.left < cents for entry, cents in draws) or any(self._pays_it(o, payment, draws) for o in self.all):
            return "nothing_to_propose"
        self.all.append(
            PaymentModel(reference or "?", payment.claim, payment.cents, payment.mission, payment.paper, draws)
        )
        return None

    @staticmethod
    def _pays_it(other: PaymentModel, payment: PaymentModel, draws: list[tuple[Entry, int]]) -> bool:
        if other is payment:
            return False
        if payment.paper is not None:
            return other.paper is payment.paper and other.state in ("proposed", "paid")
        return other.state == "proposed" and any(mine is theirs for mine, _ in draws for theirs, _ in other.draws)

    def come_back(self, payment: PaymentModel) -> str | None:
        """The whole transfer came back: nothing is paid, all of it is due again."""
        if payment.state not in ("paid", "returned"):
            return "action_not_possible"
        if payment.back:
            return "return_not_possible"
        payment.state, payment.back = "returned", payment.cents
        if payment.mission is None:
            self.given_paid -= payment.cents
            self.given_committed += payment.cents
            payment.due_again = [(_gift(payment.claim, payment.cents), payment.cents)]
        for pay in payment.pays:
            cents = pay.left
            self.missions.give_back(pay, cents, 0)
            commit = Entry("commit", pay.event, pay.claim, pay.benefit, cents)
            assert self.missions.model.enter(commit) is None
            payment.due_again.append((commit, cents))
        return None

    def undue(self, payment: PaymentModel, cents: int) -> str | None:
        """A part of it was not due: the payee gave it back."""
        if payment.state not in ("paid", "returned"):
            return "action_not_possible"
        if cents > payment.cents - payment.back:
            return "return_exceeds_payment"
        payment.back += cents
        if payment.mission is None:
            self.given_paid -= cents
        for pay in payment.pays:
            part = min(cents, pay.left)
            self.missions.give_back(pay, part, 0)
            cents -= part
        return None

    def give(self, claim: ClaimModel, cents: int, reference: str | None) -> str | None:
        """An ex-gratia payment: outside every limit, whatever the claim."""
        self.given_committed += cents
        self.all.append(PaymentModel(reference or "?", claim, cents, draws=[(_gift(claim, cents), cents)]))
        return None


def _gift(claim: ClaimModel, cents: int) -> Entry:
    """A commit outside every limit: on no event."""
    return Entry("commit", NOWHERE, claim.reference, "ex_gratia", cents)


def _settle(mission: MissionModel) -> None:
    """Over once the final invoice and all others are paid; open again once all those before it are."""
    if any(one.state != "paid" for one in mission.standing):
        return
    if any(one.kind == "final" for one in mission.standing):
        mission.state = "paid"
    elif mission.state == "part_invoiced":
        mission.state = "ordered"


def by_line(entries: list[Entry], paying: Paying) -> dict[tuple[str, str], tuple[int, int, int]]:
    """Committed, paid and recovered of each claim and cost line, ex gratia as a line of its own."""
    found: dict[tuple[str, str], list[int]] = {}
    for one in entries:
        if one.kind in _COLUMNS:
            found.setdefault((one.claim, one.benefit), [0, 0, 0])[_COLUMNS.index(one.kind)] += one.left
    gifts = [one for one in paying.all if one.mission is None]
    for commit in {id(entry): entry for one in gifts for entry, _ in [*one.draws, *one.due_again]}.values():
        found.setdefault((commit.claim, commit.benefit), [0, 0, 0])[0] += commit.left
    for one in gifts:
        paid = one.cents - one.back if one.state in ("paid", "returned") else 0
        found.setdefault((one.claim.reference, "ex_gratia"), [0, 0, 0])[1] += paid
    return {key: (sums[0], sums[1], sums[2]) for key, sums in found.items() if any(sums)}


_COLUMNS = ("commit", "pay", "recover")
