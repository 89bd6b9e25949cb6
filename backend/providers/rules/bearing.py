"""Who bears an invoice, to the cent: claims by their shares, then rule 19 on each (rules 18 to 20). Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from backend.core.money import Cents
from backend.providers.rules.sharing import divide


@dataclass(frozen=True, slots=True)
class Charge:
    """A commit of the order on one claim. `free` is neither paid, released nor drawn by an invoice that is due.

    `deductible` is what it charges and did not give back; a `correction` is no further cost.
    """

    id: UUID
    claim_id: UUID
    event_id: UUID | None
    commit_entry_id: UUID
    is_correction: bool
    cost: Cents
    vat_not_counted: Cents
    deductible: Cents
    free: Cents


@dataclass(frozen=True, slots=True)
class Part:
    """What a claim bears of an invoice; the deductible and the VAT not counted are the insured's."""

    claim_id: UUID
    cost: Cents
    insurer_part: Cents
    deductible: Cents
    vat_not_counted: Cents


@dataclass(frozen=True, slots=True)
class Release:
    """What a commit gives back, and the deductible that is given back with it."""

    charge: Charge
    amount: Cents
    deductible: Cents


@dataclass(frozen=True, slots=True)
class Borne:
    """An invoice as the order bears it: a part a claim, the commits drawn on oldest first, what the last one frees."""

    parts: tuple[Part, ...]
    draws: tuple[tuple[Charge, Cents], ...]
    releases: tuple[Release, ...]

    @property
    def insurer_part(self) -> Cents:
        """What the insurer owes of it."""
        return Cents(sum(part.insurer_part for part in self.parts))


def bear(amount: Cents, charges: Sequence[Charge], billed: Sequence[Part], *, final: bool) -> Borne:
    """Who bears `amount`: the claims by what is left of their shares in the order, then rule 19 on each.

    The insured pays the VAT that they recover and the rest of the deductible first, then the insurer what it
    committed, then the insured what they agreed to. Charges oldest first. The final invoice gives back the rest.
    """
    claims = list(dict.fromkeys(charge.claim_id for charge in charges))
    own = [[charge for charge in charges if charge.claim_id == claim] for claim in claims]
    done = [_billed(claim, billed) for claim in claims]
    costs = [sum(one.cost for one in of if not one.is_correction) for of in own]
    left = [max(0, cost - before.cost) for cost, before in zip(costs, done, strict=True)]
    shares = divide(Cents(min(amount, sum(left))), left) if any(left) else [Cents(0)] * len(left)
    parts, draws, releases = [], [], []
    for of, before, remaining, share in zip(own, done, left, shares, strict=True):
        part = _part(of, before, Cents(remaining), share)
        drawn = _draw(of, part.insurer_part)
        parts.append(part)
        draws += [(charge, drawn[charge.id]) for charge in of if drawn[charge.id]]
        if final:
            releases += _rest(of, drawn, before, part)
    return Borne(tuple(parts), tuple(draws), tuple(releases))


@dataclass(frozen=True, slots=True)
class Owed:
    """To whom the insurer's part goes: what the provider asks for, then the insured for the tax that they owe."""

    to_provider: tuple[tuple[Charge, Cents], ...]
    to_insured: tuple[tuple[Charge, Cents], ...]


def owed(borne: Borne, reverse: Cents) -> Owed:
    """Divide the draws of an invoice of which `reverse` is the tax that the insured owes, claim by claim (rule 20).

    The provider first, out of the oldest commits: what is the insured's own shows in the tax that they bear.
    """
    provider: list[tuple[Charge, Cents]] = []
    insured: list[tuple[Charge, Cents]] = []
    for part, asked in zip(borne.parts, asked_of(borne.parts, reverse), strict=True):
        left = min(part.insurer_part, asked)
        for charge, amount in borne.draws:
            if charge.claim_id == part.claim_id:
                first = Cents(min(left, amount))
                left -= first
                provider += [(charge, first)] if first else []
                insured += [(charge, Cents(amount - first))] if amount > first else []
    return Owed(tuple(provider), tuple(insured))


def asked_of(parts: Sequence[Part], reverse: Cents) -> list[int]:
    """What the provider asks of each claim: its cost without its part of the tax that the insured owe."""
    costs = [part.cost for part in parts]
    taxes = divide(reverse, costs) if any(costs) else [Cents(0)] * len(costs)
    return [cost - tax for cost, tax in zip(costs, taxes, strict=True)]


def credited(parts: Sequence[Part], credit: Cents) -> list[Part]:
    """The same parts once `credit` was taken off the invoice: by cost, then rule 19 again on what is left of each."""
    costs = [part.cost for part in parts]
    credits = divide(Cents(min(credit, sum(costs))), costs) if any(costs) else [Cents(0)] * len(costs)
    return [_lightened(part, Cents(part.cost - one)) for part, one in zip(parts, credits, strict=True)]


def _lightened(part: Part, cost: Cents) -> Part:
    vat = part.vat_not_counted * cost // part.cost if part.cost else 0
    deductible = min(part.deductible, cost - vat)
    insurer = min(part.insurer_part, cost - vat - deductible)
    return Part(part.claim_id, cost, Cents(insurer), Cents(deductible), Cents(vat))


def _billed(claim_id: UUID, billed: Sequence[Part]) -> Part:
    own = [part for part in billed if part.claim_id == claim_id]
    return Part(
        claim_id,
        Cents(sum(part.cost for part in own)),
        Cents(sum(part.insurer_part for part in own)),
        Cents(sum(part.deductible for part in own)),
        Cents(sum(part.vat_not_counted for part in own)),
    )


def _part(charges: Sequence[Charge], before: Part, left: Cents, share: Cents) -> Part:
    vat_left = max(0, sum(one.vat_not_counted for one in charges if not one.is_correction) - before.vat_not_counted)
    vat = min(share, vat_left * share // left) if left else 0
    deductible_left = max(0, sum(charge.deductible for charge in charges) - before.deductible)
    deductible = min(deductible_left, share - vat)
    insurer = min(sum(charge.free for charge in charges), share - vat - deductible)
    return Part(before.claim_id, share, Cents(insurer), Cents(deductible), Cents(vat))


def _draw(charges: Sequence[Charge], amount: Cents) -> dict[UUID, Cents]:
    drawn, left = {}, amount
    for charge in charges:
        drawn[charge.id] = Cents(min(charge.free, left))
        left = Cents(left - drawn[charge.id])
    return drawn


def _rest(charges: Sequence[Charge], drawn: Mapping[UUID, Cents], before: Part, part: Part) -> list[Release]:
    unused = max(0, sum(charge.deductible for charge in charges) - before.deductible - part.deductible)
    found = []
    for charge in charges:
        free = Cents(charge.free - drawn[charge.id])
        if free > 0:
            deductible = min(unused, charge.deductible)
            found.append(Release(charge, free, Cents(deductible)))
            unused -= deductible
    return found
