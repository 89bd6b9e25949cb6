"""Refusals of cover. Codes are those of the rules of cover; limits carry the standing."""

from collections.abc import Mapping
from datetime import date

from backend.core import money
from backend.core.errors import Conflict, Forbidden, NotFound, Refused

Standing = Mapping[str, object]


class CoverageLimitExceeded(Conflict):
    """A hard limit of the guarantee would be passed."""

    problem = "coverage-limit-exceeded"


def event_limit_reached(standing: Standing) -> CoverageLimitExceeded:
    """All the events of the period are used (rule 13, `limit_reached`)."""
    return CoverageLimitExceeded(
        "event_limit_reached",
        "Le nombre d’événements garantis de la période d’assurance est atteint. Rattachez le sinistre à un événement "
        "existant s’il a la même cause, ou décidez « non garanti : plafond atteint ».",
        standing=standing,
    )


def amount_limit_exceeded(asked: money.Cents, left: money.Cents, standing: Standing) -> CoverageLimitExceeded:
    """The order is over what is left and the insured has not agreed to the difference (rule 22)."""
    over = money.Cents(asked - left)
    return CoverageLimitExceeded(
        "amount_limit_exceeded",
        f"Il reste {money.french(left)} sur cet événement pour une dépense de {money.french(asked)}. Faites baisser le "
        f"devis, ou recueillez l’accord daté de l’assuré pour payer la différence ({money.french(over)}).",
        remaining=money.wire(left),
        requested=money.wire(asked),
        insured_share=money.wire(over),
        standing=standing,
    )


def moved_money_exceeds(moved: money.Cents, left: money.Cents, standing: Standing) -> CoverageLimitExceeded:
    """What a claim has cost does not fit under the limit of the event that it would stand on (rule 18)."""
    return CoverageLimitExceeded(
        "moved_money_exceeds_limit",
        f"Le sinistre apporte {money.french(moved)} déjà engagés ou payés, et il reste {money.french(left)} sur "
        "l’événement visé. Annulez d’abord les commandes qui peuvent l’être, ou demandez une exception au plafond.",
        moved=money.wire(moved),
        remaining=money.wire(left),
        standing=standing,
    )


def exception_not_found() -> NotFound:
    """Unknown exception."""
    return NotFound("limit_exception_not_found", "Cette demande d’exception au plafond n’existe pas.")


def exception_period_not_opened() -> Conflict:
    """No event has opened the period yet: nothing to raise."""
    return Conflict(
        "limit_exception_period_unopened",
        "Aucun événement n’est ouvert sur cette période d’assurance : son plafond n’a pas à être relevé.",
    )


def no_annual_limit() -> Conflict:
    """The terms have no annual limit."""
    return Conflict("limit_exception_without_annual_limit", "Ces conditions ne fixent aucun plafond annuel à relever.")


def exception_shape(message: str) -> Refused:
    """What to add, or to what, is not said."""
    return Refused("limit_exception_unclear", message)


def exception_decided(state: str) -> Conflict:
    """Somebody has already decided."""
    return Conflict(
        "limit_exception_decided", "Cette demande a déjà été tranchée. Faites-en une nouvelle si besoin.", state=state
    )


def four_eyes() -> Forbidden:
    """Whoever asks does not approve."""
    return Forbidden("four_eyes", "Vous avez demandé cette exception : une autre personne habilitée doit la décider.")


def benefit_not_covered(benefit: str, clause: str, covered: list[str]) -> Conflict:
    """The formula does not pay for this kind of service (rule 3)."""
    return Conflict(
        "benefit_not_covered",
        f"Cette prestation n’est pas prise en charge par la formule du contrat. {clause}",
        benefit=benefit,
        clause=clause,
        covered_benefits=covered,
    )


def minimum_stake_not_met(amount: money.Cents, minimum: money.Cents) -> Conflict:
    """The first quote is under the minimum stake (rule 19)."""
    return Conflict(
        "minimum_stake_not_met",
        f"Le premier devis ({money.french(amount)}) est sous le seuil d’intervention ({money.french(minimum)}) : "
        "aucune commande n’est imputée à la garantie.",
        amount=money.wire(amount),
        minimum_stake=money.wire(minimum),
    )


def assistance_not_found() -> NotFound:
    """Unknown request for assistance."""
    return NotFound("assistance_not_found", "Cette demande d’assistance psychologique n’existe pas.")


def assistance_state(state: str) -> Conflict:
    """Not in the state that this needs."""
    return Conflict(
        "assistance_state",
        "La demande d’assistance ne le permet pas dans son état : identifiez d’abord son contrat si besoin ; une "
        "demande close ne change plus, et un contrat ne change plus après la première séance.",
        state=state,
    )


def assistance_not_in_force(day: date, clause: str) -> Conflict:
    """The policy did not cover that day."""
    return Conflict("not_in_force", f"Le contrat n’était pas en vigueur le {day:%d/%m/%Y}. {clause}".strip())


def sessions_limit_reached(limit: int, used: int, asked: int) -> CoverageLimitExceeded:
    """The sessions of the insurance period are used up (rule 24)."""
    return CoverageLimitExceeded(
        "sessions_limit_reached",
        f"{used} séance(s) sur {limit} sont déjà comptées sur la période d’assurance : {asked} de plus ne sont pas "
        "prises en charge. Dites à l’assuré ce qui reste à sa charge.",
        standing={"sessions_limit": limit, "sessions_used": used, "sessions_asked": asked},
    )


def session_not_found() -> NotFound:
    """No such record of sessions on this request."""
    return NotFound("session_not_found", "Cet enregistrement de séances n’existe pas dans cette demande.")


def session_corrected() -> Conflict:
    """Taken back already."""
    return Conflict("session_corrected", "Cet enregistrement de séances a déjà été annulé.")


def date_in_future(pointer: str, day: date) -> Refused:
    """A fact dated after today."""
    message = f"La date du {day:%d/%m/%Y} est dans l’avenir. Corrigez-la, ou laissez-la vide pour aujourd’hui."
    return Refused(
        "date_in_future", message, errors=[{"pointer": pointer, "code": "date_in_future", "message": message}]
    )


def event_not_found() -> NotFound:
    """Unknown event, or one of another policy."""
    return NotFound("event_not_found", "Cet événement n’existe pas sur ce contrat.")


def policy_not_found(number: str) -> NotFound:
    """Unknown policy number."""
    return NotFound("policy_not_found", f"Aucun contrat ne porte le numéro {number}.")
