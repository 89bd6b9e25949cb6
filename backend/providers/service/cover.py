"""Whether the terms pay for a speciality: those of the claim's event, or of the policy for assistance (rule 24)."""

from datetime import date

from sqlalchemy.orm import Session

from backend.claims import service as claims
from backend.claims.errors import policy_to_identify
from backend.coverage import service as coverage
from backend.coverage.rules import VatPosition
from backend.providers.rules import orders, specialities
from backend.providers.rules.specialities import Speciality


def check_request(session: Session, claim: claims.ClaimForProvider, speciality: Speciality) -> None:
    """Raise Conflict `benefit_not_covered` when the terms are known and do not pay for it; else the order will say."""
    if not specialities.is_charged_to_event(speciality):
        _check_assistance(claim, speciality)
    elif claim.event_id is not None:
        check_event(coverage.funds(session, claim.event_id), speciality)


def check_event(funds: coverage.Funds, benefit: str) -> None:
    """Raise Conflict `benefit_not_covered` with its clause when the event's guarantee does not pay for it.

    Raise `event_limit_reached` when the event gave its slot back and the period has none left.
    """
    orders.check_benefit(benefit, funds.benefits, funds.clause("benefit_not_covered"))
    funds.check_slot()


def check_assistance_order(claim: claims.ClaimForProvider, speciality: Speciality) -> None:
    """Assistance needs a policy, no decision. Raises Conflict `policy_to_identify`, `benefit_not_covered`."""
    if claim.policy_number is None:
        raise policy_to_identify()
    _check_assistance(claim, speciality)


def _check_assistance(claim: claims.ClaimForProvider, speciality: Speciality) -> None:
    attached = claim.file.attaching()
    if attached is None:
        return
    terms = attached[0].terms
    covered = sorted({benefit for guarantee in terms.guarantees for benefit in guarantee.benefits})
    orders.check_benefit(speciality, covered, terms.main.clauses.get("benefit_not_covered", ""))


def vat_position(session: Session, claim: claims.ClaimForProvider, on: date) -> VatPosition:
    """What the insured of a claim recovers of the VAT on a day (rule 20)."""
    return claims.vat_position(session, claim.id, on)
