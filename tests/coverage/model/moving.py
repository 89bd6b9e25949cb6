"""The model of rule 18: a claim that joins another event, or gets one of its own, takes its money along."""

from copy import deepcopy
from uuid import UUID

from tests.coverage.model.claims import ClaimModel, Model
from tests.coverage.model.money import Entry, EventModel, PeriodModel
from tests.coverage.model.policy import Formula


def refusal_to_join(model: Model, claim: ClaimModel, target: EventModel) -> str | None:
    """Why a covered claim may not share this event."""
    refusal = _out_of_reach(claim) or ("event_already_joined" if claim.event is target else None)
    if refusal or claim.event is None:
        return refusal
    # The slot that it gives back is free for the event that it joins.
    freed = claim.event.period is target.period and claim.event.counted and claim.event.members == [claim.reference]
    if not _fits(model, claim, target):
        return "moved_money_exceeds_limit"
    if target.gave_back and target.period.used - freed >= target.period.limit:
        return "event_limit_reached"
    refusal = _undone(model, claim, target)
    new_slot = not target.counted and not target.takes and bool(_by_benefit(_entries(model, claim), "commit", "pay"))
    if refusal is None and new_slot and target.period.used - freed >= target.period.limit:
        return "events_within_limit"
    return refusal


def refusal_to_split(model: Model, claim: ClaimModel) -> str | None:
    """Why a claim may not leave an event that it shares for one of its own."""
    refusal, event = _out_of_reach(claim), claim.event
    if refusal or event is None:
        return refusal
    if claim.reference not in event.members or len(event.members) == 1:
        return "event_not_shared"
    on = model.attaching(claim, late=True)
    refusal = model.against(claim, on, late=True)
    if refusal:
        return refusal
    formula, period = _own(model, claim)
    if period.used >= model.slots(period, formula):
        return "event_limit_reached"
    trial = EventModel(UUID(int=0), period, on, formula, formula.limit, sub_limits=dict(formula.subs))
    if period.formula is not formula:
        period = trial.period = deepcopy(period)
        period.rule_by(formula, model.policy.share((period.start, period.end), formula))
    return _undone(model, claim, trial) if _fits(model, claim, trial) else "moved_money_exceeds_limit"


def _out_of_reach(claim: ClaimModel) -> str | None:
    if claim.closed:
        return "action_not_possible"
    return "claim_not_covered" if claim.event is None else None


def _own(model: Model, claim: ClaimModel) -> tuple[Formula, PeriodModel]:
    on = model.attaching(claim, late=True)
    formula, (start, end) = model.policy.bound(on), model.policy.period(on)
    return formula, model.periods.get(start) or model.new_period(start, end, formula)


def _entries(model: Model, claim: ClaimModel) -> list[Entry]:
    return [one for one in model.entries if one.event is claim.event and one.claim == claim.reference]


def _fits(model: Model, claim: ClaimModel, target: EventModel) -> bool:
    """Whether what the claim has cost has room on the event, once what came back of it came along."""
    own = _entries(model, claim)
    spent, back = _by_benefit(own, "commit", "pay"), _by_benefit(own, "recover")
    refilled = back if target.formula.refills else {}
    if sum(spent.values()) > target.remaining + sum(refilled.values()):
        return False
    for benefit, limit in target.sub_limits.items():
        if spent.get(benefit, 0) > limit - target.subs.get(benefit, 0) + refilled.get(benefit, 0):
            return False
    assert claim.event is not None
    if claim.event.period.start == target.period.start or target.period.annual_left is None:
        return True
    return sum(spent.values()) <= target.period.annual_left + sum(refilled.values())


def _undone(model: Model, claim: ClaimModel, target: EventModel) -> str | None:
    """Which limit of the event that is left stands on what the claim got back and takes away."""
    event, own = claim.event, _entries(model, claim)
    assert event is not None
    if not event.formula.refills:
        return None
    spent = _by_benefit(own, "commit", "pay")
    left, annual = event.remaining + sum(spent.values()), event.period.annual_left
    left_of = {name: cents - event.subs.get(name, 0) + spent.get(name, 0) for name, cents in event.sub_limits.items()}
    same = event.period.start == target.period.start and target.formula.refills
    annual = None if annual is None or same else annual + sum(spent.values())
    for one in own:
        if one.kind != "recover" or not one.left:
            continue
        left -= one.left
        if left < 0:
            return "amount_within_limit"
        if one.benefit in left_of:
            left_of[one.benefit] -= one.left
            if left_of[one.benefit] < 0:
                return "benefit_within_limit"
        annual = None if annual is None else annual - one.left
        if annual is not None and annual < 0:
            return "annual_amount_within_limit"
    return None


def _by_benefit(entries: list[Entry], *kinds: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for one in entries:
        if one.kind in kinds and one.left:
            found[one.benefit] = found.get(one.benefit, 0) + one.left
    return found


def join(model: Model, claim: ClaimModel, target: EventModel) -> None:
    """Share the event: one limit, one slot."""
    source = claim.event
    assert source is not None
    retaken = target.gave_back
    model.step_out(claim, source)
    if retaken:
        target.take()
    target.members.append(claim.reference)
    _carry(model, claim, target)


def split(model: Model, claim: ClaimModel, event_id: UUID) -> None:
    """An event of its own, under the terms of its own attaching date."""
    source = claim.event
    assert source is not None
    formula, period = _own(model, claim)
    model.step_out(claim, source)
    model.open(claim, event_id, period, formula, model.attaching(claim, late=True))
    target, claim.event = claim.event, source
    assert target is not None
    _carry(model, claim, target)


def _carry(model: Model, claim: ClaimModel, target: EventModel) -> None:
    """What the claim has reserved, committed, paid and got back stands on the new event as it stood on the old one."""
    source = claim.event
    assert source is not None
    own = [one for one in _entries(model, claim) if one.kind != "release"]
    moved = [one for one in own if one.left or (one.kind == "commit" and _paid(one, own))]
    back = [one for one in moved if one.kind == "recover"]
    rest = [one for one in moved if one.kind != "recover"]
    for entries, event, sign in ((rest, source, -1), (back, target, 1), (back, source, -1), (rest, target, 1)):
        for one in entries:
            _stand(one, event, sign)
    for one in moved:
        one.event = target
    for one in moved:
        paid = _paid(one, own) if one.kind == "commit" else 0
        one.cents, one.used = one.left + paid, paid
    claim.event = target


def _paid(commit: Entry, own: list[Entry]) -> int:
    return sum(one.left for one in own if one.kind == "pay" and one.of is commit)


def _stand(one: Entry, event: EventModel, sign: int) -> None:
    cents = sign * one.left
    if one.kind == "reserve":
        event.reserved += cents
    elif one.kind == "recover":
        event.recovered += cents
        event.refill(one.benefit, cents)
    elif one.kind == "pay":
        event.move(one.benefit, paid=cents)
    else:
        event.move(one.benefit, committed=cents)
        event.deductible_used += sign * one.deductible
        if sign > 0 and not event.counted:
            event.take()
