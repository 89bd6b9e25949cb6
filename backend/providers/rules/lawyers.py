"""Agreements to pay a lawyer: the terms' scale, what an invoice draws, what stays with the insured (rule 25). Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from backend.core.money import Cents
from backend.coverage import errors as coverage_errors
from backend.coverage.rules import family_of
from backend.policies.rules import Guarantee
from backend.providers.rules import refusals

BENEFIT = "lawyer"
STEPS: Mapping[str, str] = {
    "consultation": "consultation",
    "notice": "mise en demeure",
    "summary_proceedings": "référé",
    "trial": "instance au fond",
}


def step_label(step: str) -> str:
    """A step in French; a step of other terms is named as they write it."""
    return STEPS.get(step, step.replace("_", " "))


def legal_protection(guarantees: Iterable[Guarantee]) -> Guarantee | None:
    """The guarantee that pays lawyers, if the terms have one."""
    return next((one for one in guarantees if one.legal_protection and BENEFIT in one.benefits), None)


def answering(guarantees: Sequence[Guarantee], kinds: Sequence[str], clause: str) -> Guarantee:
    """The guarantee that pays a lawyer for what was qualified.

    Raises Conflict `benefit_not_covered` with its clause (rule 3) when the terms have none, or not for this kind.
    """
    found = legal_protection(guarantees)
    if found is None:
        covered = sorted({benefit for one in guarantees for benefit in one.benefits})
        raise coverage_errors.benefit_not_covered(BENEFIT, clause, covered)
    if not any(family_of(kind) in found.families for kind in kinds):
        raise coverage_errors.benefit_not_covered(BENEFIT, found.clauses.get("kind_not_covered", ""), [])
    return found


def scale_amount(scale: Mapping[str, int], step: str) -> Cents:
    """What the scale grants for a step, in cents TTC. Raises Refused `step_not_in_scale`."""
    if step not in scale:
        raise refusals.step_not_in_scale(step, sorted(scale))
    return Cents(scale[step])


@dataclass(frozen=True, slots=True)
class Drawn:
    """What an agreement pays of an invoice, and what stays with the insured, in cents TTC."""

    insurer_part: Cents
    insured_share: Cents


def draw(amount: Cents, *, invoiced: Cents, granted: Cents, deductible: Cents) -> Drawn:
    """The parts of an invoice after `invoiced` cents of others on the same agreement.

    All invoices together: the insurer's part = min(granted, max(0, total - deductible)) (rule 19); the order of the
    invoices changes nothing of it. Raises Conflict `agreement_exhausted` when nothing was left before this one.
    """
    before = _part(invoiced, granted, deductible)
    if before == granted:
        raise refusals.agreement_exhausted(amount)
    part = Cents(_part(Cents(invoiced + amount), granted, deductible) - before)
    return Drawn(part, Cents(amount - part))


def _part(total: Cents, granted: Cents, deductible: Cents) -> Cents:
    return Cents(min(granted, max(0, total - deductible)))


def check_payee(payee: str, *, delegated: bool, paid_on: date | None) -> None:
    """Raise Conflict `delegation_required` or Refused `paid_invoice_required` (rule 25)."""
    if payee == "lawyer" and not delegated:
        raise refusals.delegation_required()
    if payee == "insured" and paid_on is None:
        raise refusals.paid_invoice_required()
