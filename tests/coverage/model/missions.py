"""The model's missions: quote, order, invoice, payment, cancellation, and who pays what (rules 19 to 22)."""

from dataclasses import dataclass, field

from tests.coverage.model.claims import ClaimModel, Model
from tests.coverage.model.money import Entry, EventModel


@dataclass
class MissionModel:
    """One request to one provider; amounts in cents."""

    reference: str
    claim: ClaimModel
    benefit: str
    state: str = "requested"
    event: EventModel | None = None
    quotes: list[tuple[int, int]] = field(default_factory=list)
    reserve: Entry | None = None
    commit: Entry | None = None
    cost: int = 0
    deductible: int = 0
    payment: str | None = None
    due: int = 0


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
        refusal = _not_payable(claim.event, benefit) if claim.event else None
        if refusal is None:
            self.all.append(MissionModel(reference, claim, benefit))
        return refusal

    def quote(self, mission: MissionModel, cents: int) -> str | None:
        """A quote reserves what it would cost the guarantee, in place of the one before."""
        if mission.state not in ("requested", "quoted"):
            return "action_not_possible"
        self.clock += 1
        event = mission.claim.event
        predicted = _insurer_part(event, mission.benefit, cents) if event else 0
        self._give_back(mission, mission.reserve)
        mission.event, mission.state, mission.reserve = event, "quoted", None
        mission.quotes.append((self.clock, cents))
        if event is not None and predicted > 0:
            mission.reserve = Entry("reserve", event, mission.claim.reference, mission.benefit, predicted)
            assert self.model.enter(mission.reserve) is None
        return None

    def _give_back(self, mission: MissionModel, entry: Entry | None) -> None:
        if entry is not None and entry.left > 0:
            release = Entry("release", entry.event, mission.claim.reference, entry.benefit, entry.left, of=entry)
            assert self.model.enter(release) is None

    def order(self, mission: MissionModel, *, agreed: bool) -> str | None:
        """Commit the insurer's part; over what is left only with the insured's agreement."""
        claim, event = mission.claim, mission.claim.event
        if mission.state != "quoted":
            return "action_not_possible"
        if claim.closed or event is None:
            return "claim_closed" if claim.closed else "claim_not_covered"
        refusal = _not_payable(event, mission.benefit) or self._below_stake(claim, event)
        if refusal:
            return refusal
        cost = mission.quotes[-1][1]
        deductible = min(cost, event.deductible_left)
        part = _insurer_part(event, mission.benefit, cost)
        if cost - part - deductible > 0 and not agreed:
            return "amount_limit_exceeded"
        if part <= 0:
            return "nothing_to_commit"
        self._give_back(mission, mission.reserve)
        mission.commit = Entry("commit", event, claim.reference, mission.benefit, part)
        assert self.model.enter(mission.commit) is None
        event.deductible_used += deductible
        mission.event, mission.state, mission.cost, mission.deductible = event, "ordered", cost, deductible
        return None

    def _below_stake(self, claim: ClaimModel, event: EventModel) -> str | None:
        near = [one for one in self.all if one.state != "cancelled" and (one.event is event or one.claim is claim)]
        first = min(quote for one in near for quote in one.quotes)[1]
        return "minimum_stake_not_met" if first < event.formula.stake else None

    def cancel(self, mission: MissionModel) -> str | None:
        """Everything still held is given back, the deductible too."""
        if mission.state not in ("requested", "quoted", "ordered"):
            return "action_not_possible"
        self._give_back(mission, mission.reserve)
        if mission.commit is not None:
            self._give_back(mission, mission.commit)
            mission.commit.event.deductible_used -= mission.deductible
        mission.state = "cancelled"
        return None

    def invoice(self, mission: MissionModel, cents: int, payment: str | None) -> str | None:
        """The only and final invoice: what was committed beyond it is given back."""
        if mission.state != "ordered":
            return "action_not_possible"
        if cents > mission.cost:
            return "invoice_exceeds_order"
        commit = mission.commit
        assert commit is not None
        part = min(commit.left, max(0, cents - mission.deductible))
        if commit.left > part:
            claim = mission.claim.reference
            release = Entry("release", commit.event, claim, commit.benefit, commit.left - part, of=commit)
            assert self.model.enter(release) is None
            commit.event.deductible_used -= max(0, mission.deductible - cents)
        mission.state, mission.due, mission.payment = ("invoiced" if part else "paid"), part, payment
        return None

    def pay(self, mission: MissionModel) -> str | None:
        """Another person approves the payment."""
        if mission.state != "invoiced":
            return "action_not_possible"
        commit = mission.commit
        assert commit is not None
        pay = Entry("pay", commit.event, mission.claim.reference, commit.benefit, mission.due, of=commit)
        assert self.model.enter(pay) is None
        mission.state = "paid"
        return None


def _insurer_part(event: EventModel, benefit: str, cost: int) -> int:
    """Rule 19, to the cent."""
    return min(event.left_for(benefit), max(0, cost - event.deductible_left))


def _not_payable(event: EventModel, benefit: str) -> str | None:
    if benefit not in event.formula.benefits:
        return "benefit_not_covered"
    return "event_limit_reached" if not event.counted and event.period.used >= event.period.limit else None
