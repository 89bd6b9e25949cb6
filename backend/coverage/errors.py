"""Refusals of cover. Codes are those of the rules of cover; limits carry the standing."""

from collections.abc import Mapping

from backend.core import money
from backend.core.errors import Conflict, NotFound

Standing = Mapping[str, object]


class CoverageLimitExceeded(Conflict):
    """A hard limit of the guarantee would be passed."""

    problem = "coverage-limit-exceeded"


def event_limit_reached(standing: Standing) -> CoverageLimitExceeded:
    """All the events of the period are used (rule 13, `limit_reached`)."""
    return CoverageLimitExceeded(
        "event_limit_reached",
        "Le nombre d'événements garantis de la période d'assurance est atteint. Rattachez le sinistre à un événement "
        "existant s'il a la même cause, ou décidez « non garanti : plafond atteint ».",
        standing=standing,
    )


def amount_limit_exceeded(asked: money.Cents, left: money.Cents, standing: Standing) -> CoverageLimitExceeded:
    """The order is over what is left and the insured has not agreed to the difference (rule 22)."""
    over = money.Cents(asked - left)
    return CoverageLimitExceeded(
        "amount_limit_exceeded",
        f"Il reste {money.french(left)} sur cet événement pour une dépense de {money.french(asked)}. Faites baisser le "
        f"devis, ou recueillez l'accord daté de l'assuré pour payer la différence ({money.french(over)}).",
        remaining=money.wire(left),
        requested=money.wire(asked),
        insured_share=money.wire(over),
        standing=standing,
    )


def benefit_not_covered(benefit: str, clause: str, covered: list[str]) -> Conflict:
    """The formula does not pay for this kind of service (rule 3)."""
    return Conflict(
        "benefit_not_covered",
        f"Cette prestation n'est pas prise en charge par la formule du contrat. {clause}",
        benefit=benefit,
        clause=clause,
        covered_benefits=covered,
    )


def minimum_stake_not_met(amount: money.Cents, minimum: money.Cents) -> Conflict:
    """The first quote is under the minimum stake (rule 19)."""
    return Conflict(
        "minimum_stake_not_met",
        f"Le premier devis ({money.french(amount)}) est sous le seuil d'intervention ({money.french(minimum)}) : "
        "aucune commande n'est imputée à la garantie.",
        amount=money.wire(amount),
        minimum_stake=money.wire(minimum),
    )


def event_not_found() -> NotFound:
    """Unknown event, or one of another policy."""
    return NotFound("event_not_found", "Cet événement n'existe pas sur ce contrat.")


def policy_not_found(number: str) -> NotFound:
    """Unknown policy number."""
    return NotFound("policy_not_found", f"Aucun contrat ne porte le numéro {number}.")
