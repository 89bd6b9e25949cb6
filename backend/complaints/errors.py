"""The refusals of complaints and disagreements, each with its stable code."""

from datetime import date

from backend.core.errors import Conflict, NotFound, Refused


def complaint_not_found() -> NotFound:
    """Unknown complaint, or one on a claim that this person may not see."""
    return NotFound("complaint_not_found", "Cette réclamation n’existe pas, ou vous n’y avez pas accès.")


def disagreement_not_found() -> NotFound:
    """Unknown disagreement, or one on a claim that this person may not see."""
    return NotFound("disagreement_not_found", "Ce désaccord n’existe pas, ou vous n’y avez pas accès.")


def complainant_missing() -> Refused:
    """Without a claim nobody knows who complains."""
    message = "Dites qui réclame : sans sinistre, le nom du réclamant est nécessaire."
    return Refused("complainant_missing", message, errors=[{"pointer": "/complainant_name", "message": message}])


def day_in_future(pointer: str, given: date) -> Refused:
    """A fact dated after today."""
    message = f"La date du {given:%d/%m/%Y} est dans l’avenir. Corrigez-la."
    return Refused("date_in_future", message, errors=[{"pointer": pointer, "message": message}])


def days_reversed(pointer: str, earlier: date) -> Refused:
    """A fact dated before the one that it follows."""
    message = f"Cette date précède le {earlier:%d/%m/%Y}, qu’elle doit suivre. Corrigez l’une ou l’autre."
    return Refused("days_reversed", message, errors=[{"pointer": pointer, "message": message}])


def handler_not_independent() -> Conflict:
    """Whoever handled or decided the claim does not judge the complaint about it (rule 34)."""
    return Conflict(
        "handler_not_independent",
        "Cette personne a traité ou décidé le sinistre : elle ne peut pas examiner la réclamation. Choisissez un "
        "gestionnaire indépendant, ou laissez vide pour une proposition.",
    )


def nobody_independent() -> Conflict:
    """Every active member of staff handled or decided the claim."""
    return Conflict(
        "nobody_independent",
        "Aucun gestionnaire indépendant n’est disponible. Faites ouvrir un compte, ou désignez quelqu’un d’une autre "
        "équipe.",
    )


def step_not_possible(action: str, state: str) -> Conflict:
    """The complaint or disagreement is in a state from which this can't be done."""
    return Conflict(
        "step_not_possible",
        f"Cette étape n’est pas possible : le dossier est « {state} ».",
        action=action,
        state=state,
    )


def level_not_higher(level: str) -> Conflict:
    """A complaint only goes up."""
    return Conflict(
        "level_not_higher",
        "Une réclamation ne peut que monter : second niveau, médiateur, autorité, tribunal. Choisissez un niveau "
        "au-dessus de l’actuel.",
        level=level,
    )


def mediator_not_mentioned() -> Refused:
    """An answer names the mediator, even when it is favourable (ACPR 2022-R-01)."""
    message = (
        "La réponse doit mentionner le médiateur, même si elle est favorable. Laissez « mediator_mentioned » à vrai : "
        "la mention est alors ajoutée à la lettre."
    )
    return Refused("mediator_not_mentioned", message, errors=[{"pointer": "/mediator_mentioned", "message": message}])
