"""Quotes, orders and invoices: who may commit how much, and who pays what, to the cent (rules 19 to 22). Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from backend.core.money import Cents, parse
from backend.coverage import errors as coverage_errors
from backend.coverage.rules import Split, split
from backend.providers import errors

ZERO = Cents(0)


@dataclass(frozen=True, slots=True)
class Agreement:
    """The insured's dated agreement to pay the difference; `share` is the most that they accepted, in cents TTC."""

    agreed_on: date
    share: Cents | None = None
    proof: str | None = None


def check_benefit(benefit: str, covered: Sequence[str], clause: str) -> None:
    """Raise Conflict `benefit_not_covered` with its clause (rule 3)."""
    if benefit not in covered:
        raise coverage_errors.benefit_not_covered(benefit, clause, list(covered))


def check_stake(first_quote: Cents, minimum: Cents) -> None:
    """Raise Conflict `minimum_stake_not_met` when the event's first quote is under the stake (rule 19)."""
    if first_quote < minimum:
        raise coverage_errors.minimum_stake_not_met(first_quote, minimum)


def check_still_valid(valid_until: date | None, today: date) -> None:
    """Raise Conflict `quote_expired` after the quote's last day, which is included."""
    if valid_until is not None and valid_until < today:
        raise errors.quote_expired(valid_until)


def check_agreement(agreement: Agreement | None, today: date) -> None:
    """Raise Refused `date_in_future` for an agreement not given yet."""
    if agreement is not None and agreement.agreed_on > today:
        raise errors.date_in_future("/insured_agreement/agreed_on", agreement.agreed_on)


def share_out(
    cost: Cents,
    *,
    left: Cents,
    deductible_left: Cents,
    agreement: Agreement | None,
    standing: Mapping[str, object],
    vat_not_counted: Cents = ZERO,
) -> Split:
    """Who pays an order of `cost` (rules 19, 20 and 22), all in cents TTC.

    `vat_not_counted` is the tax that the insured recovers: theirs, whatever is left.

    Raises Conflict `amount_limit_exceeded` with the standing when it is over what is left and the insured has agreed
    to nothing, `insured_share_differs` when they agreed to less, `nothing_to_commit` when no cent is the insurer's.
    """
    counted = Cents(cost - vat_not_counted)
    parts = split(counted, left=left, deductible_left=deductible_left)
    over = Cents(parts.insured_share - parts.deductible)
    if over > 0 and agreement is None:
        raise coverage_errors.amount_limit_exceeded(Cents(counted - parts.deductible), left, standing)
    if agreement is not None and agreement.share is not None and agreement.share < over:
        raise errors.insured_share_differs(agreement.share, over)
    if parts.insurer_part <= 0:
        raise errors.nothing_to_commit(cost, parts.deductible, left)
    return Split(parts.insurer_part, Cents(cost - parts.insurer_part), parts.deductible)


@dataclass(frozen=True, slots=True)
class Held:
    """What an order holds on one claim, in cents TTC; `vat_not_counted` and the deductible are the insured's."""

    cost: Cents
    insurer_part: Cents
    deductible: Cents
    vat_not_counted: Cents


def lowered(held: Held, cost: Cents) -> Held:
    """The same order at a lower cost: the insured is lightened first of what they pay beyond, then the guarantee.

    Rule 19 again, with what is held as what is left.
    """
    vat = Cents(0 if held.cost == 0 else held.vat_not_counted * cost // held.cost)
    counted = Cents(cost - vat)
    deductible = Cents(min(held.deductible, counted))
    return Held(cost, Cents(min(held.insurer_part, counted - deductible)), deductible, vat)


def check_order_authority(insurer_part: Cents, *, actor_id: UUID, authority: Cents, approved_by: UUID | None) -> None:
    """Raise Conflict `approval_required` over the caller's authority, unless another person approved the quote."""
    if insurer_part > authority and approved_by in {None, actor_id}:
        raise errors.approval_required(insurer_part, authority, "La part de l’assureur")


def check_quote_approval(amount: Cents, *, recorded_by: UUID, actor_id: UUID, authority: Cents) -> None:
    """Raise when this person can't approve a quote: the whole quote must be within their authority.

    Forbidden `four_eyes` for whoever recorded it and may not commit it alone, Conflict `approval_required` for
    anybody else under whose authority it does not fit.
    """
    if amount <= authority:
        return
    if actor_id == recorded_by:
        raise errors.four_eyes("Vous avez enregistré ce devis : une autre personne habilitée doit l’approuver.")
    raise errors.approval_required(amount, authority, "Le devis")


def deductible_facts(deductible: Cents) -> dict[str, object]:
    """What a commit tells of the deductible that it charges, and a release of the one that it gives back."""
    return {"deductible_cents": deductible} if deductible else {}


def check_lines(total: Cents, lines: Sequence[Mapping[str, object]]) -> None:
    """Raise Refused `lines_total_differs` when lines (`amount_ttc` on the wire) do not add up to the total."""
    added = Cents(sum(parse(line["amount_ttc"]) for line in lines))
    if lines and added != total:
        raise errors.lines_total_differs(total, added)


def check_not_future(pointer: str, day: date | None, today: date) -> date:
    """The day given, else today. Raises Refused `date_in_future`."""
    if day is not None and day > today:
        raise errors.date_in_future(pointer, day)
    return day or today
