"""The model's missions: quote, order, change, cancellation, and who pays what (rules 19 to 22)."""

from dataclasses import dataclass, field

from tests.coverage.model.claims import ClaimModel, Model
from tests.coverage.model.money import Entry, EventModel


@dataclass
class Paper:
    """An invoice that stands or was refused; `net` once its deposit is deducted, `draws` what each commit pays."""

    number: str
    kind: str
    net: int
    deductible: int
    draws: list[tuple[Entry, int]]
    state: str = "due"
    credited: int = 0
    released: list[tuple[Entry, int, int]] = field(default_factory=list)

    @property
    def billed(self) -> int:
        """What it bills, credit notes taken off."""
        return self.net - self.credited

    @property
    def owed(self) -> int:
        """The insurer's part."""
        return sum(cents for _, cents in self.draws)


@dataclass
class MissionModel:
    """One request to one provider; amounts in cents."""

    reference: str
    claim: ClaimModel
    benefit: str
    state: str = "requested"
    quotes: list[tuple[int, int]] = field(default_factory=list)
    reserve: Entry | None = None
    commits: list[Entry] = field(default_factory=list)
    cost: int = 0
    papers: list[Paper] = field(default_factory=list)

    @property
    def standing(self) -> list[Paper]:
        """Its invoices, but the refused ones."""
        return [one for one in self.papers if one.state != "refused"]

    @property
    def billed(self) -> int:
        """What they bill together."""
        return sum(one.billed for one in self.standing)

    @property
    def deductible(self) -> int:
        """What its commits charge of the deductible."""
        return sum(one.deductible for one in self.commits)

    def free(self, commit: Entry) -> int:
        """What no invoice that is due draws on."""
        due = (cents for one in self.papers if one.state == "due" for entry, cents in one.draws if entry is commit)
        return commit.left - sum(due)


@dataclass
class Missions:
    """Every mission on the policy's claims."""

    model: Model
    all: list[MissionModel] = field(default_factory=list)
    clock: int = 0

    def request(self, claim: ClaimModel, benefit: str, reference: str) -> str | None:
        """Ask a provider; what the terms of a covered claim's event do not pay for is refused at once."""
        if claim.closed:
            return "claim_closed"
        refusal = not_payable(claim.event, benefit) if claim.event else None
        if refusal is None:
            self.all.append(MissionModel(reference, claim, benefit))
        return refusal

    def quote(self, mission: MissionModel, cents: int) -> str | None:
        """A quote reserves what it would cost the guarantee, in place of the one before."""
        if mission.state not in ("requested", "quoted"):
            return "action_not_possible"
        self.clock += 1
        event = mission.claim.event
        predicted = insurer_part(event, mission.benefit, cents) if event else 0
        self.give_back(mission.reserve)
        mission.state, mission.reserve = "quoted", None
        mission.quotes.append((self.clock, cents))
        if event is not None and predicted > 0:
            mission.reserve = Entry("reserve", event, mission.claim.reference, mission.benefit, predicted)
            assert self.model.enter(mission.reserve) is None
        return None

    def give_back(self, entry: Entry | None, cents: int | None = None, deductible: int | None = None) -> None:
        """Release all that is left of an entry, or so much, with its deductible, or so much of it."""
        back = entry.left if entry and cents is None else cents
        if entry is None or not back:
            return
        assert self.model.enter(Entry("release", entry.event, entry.claim, entry.benefit, back, of=entry)) is None
        charged = entry.deductible if deductible is None else deductible
        entry.deductible -= charged
        entry.event.deductible_used -= charged

    def order(self, mission: MissionModel, *, agreed: bool) -> str | None:
        """Commit the insurer's part; over what is left only with the insured's agreement."""
        if mission.state != "quoted":
            return "action_not_possible"
        cost = mission.quotes[-1][1]
        refusal = self._refusal(mission, cost, agreed=agreed)
        if refusal is None:
            self.give_back(mission.reserve)
            self.commit(mission, cost)
            mission.state, mission.cost = "ordered", cost
        return refusal

    def _refusal(self, mission: MissionModel, cost: int, *, agreed: bool) -> str | None:
        claim, event = mission.claim, mission.claim.event
        if claim.closed or event is None:
            return "claim_closed" if claim.closed else "claim_not_covered"
        refusal = not_payable(event, mission.benefit) or self._below_stake(claim, event)
        if refusal:
            return refusal
        part = insurer_part(event, mission.benefit, cost)
        if cost - part - min(cost, event.deductible_left) > 0 and not agreed:
            return "amount_limit_exceeded"
        return "nothing_to_commit" if part <= 0 else None

    def commit(self, mission: MissionModel, cost: int) -> None:
        """The insurer's part of a cost that was accepted."""
        event = mission.claim.event
        assert event is not None
        deductible = min(cost, event.deductible_left)
        part = insurer_part(event, mission.benefit, cost)
        self.enter_commit(mission, event, part, deductible)

    def enter_commit(self, mission: MissionModel, event: EventModel, part: int, deductible: int) -> None:
        """A further commit of a mission."""
        entry = Entry("commit", event, mission.claim.reference, mission.benefit, part, deductible=deductible)
        assert self.model.enter(entry) is None
        event.deductible_used += deductible
        mission.commits.append(entry)

    def _below_stake(self, claim: ClaimModel, event: EventModel) -> str | None:
        """The first quote of the claims that stand on the event."""
        near = [one for one in self.all if one.state != "cancelled"]
        near = [one for one in near if one.claim is claim or one.claim.reference in event.members]
        first = min(quote for one in near for quote in one.quotes)[1]
        return "minimum_stake_not_met" if first < event.formula.stake else None

    def change(self, mission: MissionModel, cost: int, *, agreed: bool) -> str | None:
        """Another total: more commits the difference under the same checks, less gives back."""
        if mission.state not in ("ordered", "part_invoiced"):
            return "action_not_possible"
        if cost == mission.cost:
            return "order_unchanged"
        if cost > mission.cost:
            refusal = self._refusal(mission, cost - mission.cost, agreed=agreed)
            if refusal is None:
                self.commit(mission, cost - mission.cost)
        else:
            refusal = self._less(mission, cost)
        if refusal is None:
            mission.cost = cost
        return refusal

    def _less(self, mission: MissionModel, cost: int) -> str | None:
        if cost < mission.billed:
            return "order_below_invoiced"
        open_now = sum(mission.free(one) for one in mission.commits)
        held = open_now + sum(one.owed for one in mission.standing)
        kept = min(mission.deductible, cost)
        back, deductible = held - min(held, cost - kept), mission.deductible - kept
        if back > open_now:
            return "order_below_invoiced"
        for commit in reversed(mission.commits):
            step = min(back, mission.free(commit))
            charged = min(deductible, commit.deductible) if step else 0
            self.give_back(commit, step, charged)
            back, deductible = back - step, deductible - charged
        return None

    def cancel(self, mission: MissionModel) -> str | None:
        """Everything still held is given back, the deductible too."""
        if mission.state not in ("requested", "quoted", "ordered"):
            return "action_not_possible"
        for one in [mission.reserve, *mission.commits]:
            self.give_back(one)
        mission.state = "cancelled"
        return None


def insurer_part(event: EventModel, benefit: str, cost: int) -> int:
    """Rule 19, to the cent."""
    return min(event.left_for(benefit), max(0, cost - event.deductible_left))


def not_payable(event: EventModel, benefit: str) -> str | None:
    """Why an event does not pay for a benefit."""
    if benefit not in event.formula.benefits:
        return "benefit_not_covered"
    return "event_limit_reached" if not event.counted and event.period.used >= event.period.limit else None
