"""The refusals of a claim, each with its stable code."""

from datetime import date

from backend.core.errors import Conflict, Forbidden, NotFound, Refused
from backend.core.money import Cents, french, wire


def claim_not_found() -> NotFound:
    """Unknown claim, or one that this person may not see."""
    return NotFound("claim_not_found", "Ce sinistre n’existe pas, ou vous n’y avez pas accès.")


def content_not_found() -> NotFound:
    """Unknown content of this claim."""
    return NotFound("content_not_found", "Ce contenu n’existe pas dans ce sinistre.")


def deadline_not_found() -> NotFound:
    """Unknown clock, or one of a claim that this person may not see."""
    return NotFound("deadline_not_found", "Cette échéance n’existe pas, ou vous n’y avez pas accès.")


def contents_missing() -> Refused:
    """A declaration without any content."""
    return Refused(
        "contents_missing",
        "Indiquez au moins un contenu : une adresse, ou à défaut sa forme et l’endroit où il se trouve.",
        errors=[{"pointer": "/contents", "code": "contents_missing", "message": "Au moins un contenu est attendu."}],
    )


def date_in_future(pointer: str, given: date) -> Refused:
    """A fact dated after today."""
    message = f"La date du {given:%d/%m/%Y} est dans l’avenir. Corrigez-la, ou laissez-la vide si elle est inconnue."
    return Refused(
        "date_in_future", message, errors=[{"pointer": pointer, "code": "date_in_future", "message": message}]
    )


def url_invalid(pointer: str) -> Refused:
    """An address that no browser opens."""
    message = "Cette adresse n’est pas une adresse web complète : elle commence par http:// ou https://."
    return Refused("url_invalid", message, errors=[{"pointer": pointer, "code": "url_invalid", "message": message}])


def earliest_with_instant(pointer: str) -> Refused:
    """`earliest` is computed from `at`."""
    message = "Donnez l’heure de publication ou la date au plus tôt, pas les deux."
    return Refused(
        "earliest_with_at", message, errors=[{"pointer": pointer, "code": "earliest_with_at", "message": message}]
    )


def policy_unknown(number: str) -> Refused:
    """A correction names a policy that is not on file."""
    return Refused("policy_unknown", f"Aucun contrat ne porte le numéro {number}. Vérifiez-le dans le portefeuille.")


def action_not_possible(action: str, status: str) -> Conflict:
    """The claim is in a state from which this can't be done."""
    return Conflict(
        "action_not_possible",
        f"Cette action n’est pas possible : le sinistre est « {status} ».",
        action=action,
        status=status,
    )


def policy_to_identify() -> Conflict:
    """Cover can't be granted on a policy that nobody has identified."""
    return Conflict(
        "policy_to_identify",
        "Le contrat n’est pas identifié. Rattachez le sinistre à un contrat avant d’accorder la garantie.",
    )


def event_required() -> Refused:
    """Covered needs an event: a new one, or one to join."""
    return Refused("event_required", "Précisez l’événement : « new », ou l’identifiant de l’événement à rejoindre.")


def reason_required() -> Refused:
    """A refusal says why."""
    return Refused(
        "reason_code_required", "Indiquez le motif du refus (reason_code) : l’assuré doit pouvoir le comprendre."
    )


def reason_unknown(code: str, known: list[str]) -> Refused:
    """A refusal is explained from a closed list of reasons."""
    return Refused(
        "reason_code_unknown",
        f"Le motif « {code} » n’est pas dans la liste. Choisissez-en un dans GET /refusal-reasons, par exemple "
        "« excluded » avec sa clause.",
        reason_code=code,
        known=known,
    )


def nothing_refused() -> Conflict:
    """The claim is covered, or nothing speaks against cover: there is no refusal to write."""
    return Conflict(
        "nothing_refused",
        "Rien ne s’oppose à la garantie de ce sinistre : il n’y a pas de refus à rédiger. Pour en préparer un, "
        "donnez son motif (reason_code).",
    )


def commitments_open(committed: Cents, paid: Cents) -> Conflict:
    """Money stands on the events of the claim: the decision can't be reversed over it."""
    return Conflict(
        "commitments_open",
        f"{french(committed)} sont engagés et {french(paid)} payés au titre de ce sinistre : la décision ne peut pas "
        "être retournée. Annulez d’abord les commandes et les prises en charge encore ouvertes. Pour changer "
        "d’événement, passez par le rattachement ou la séparation, qui emportent les sommes. Ce qui est déjà payé "
        "reste à la charge de la garantie : clôturez alors le sinistre, ou enregistrez d’abord le retour du virement.",
        committed=wire(committed),
        paid=wire(paid),
    )


def claim_not_covered() -> Conflict:
    """The claim has no event."""
    return Conflict(
        "claim_not_covered",
        "La garantie n’est pas accordée sur ce sinistre : il n’a pas d’événement. Décidez d’abord de la garantie.",
    )


def event_already_joined() -> Conflict:
    """The claim stands on that event already."""
    return Conflict("event_already_joined", "Ce sinistre relève déjà de cet événement : il n’y a rien à rattacher.")


def event_not_shared() -> Conflict:
    """Nobody else stands on the event."""
    return Conflict(
        "event_not_shared",
        "Ce sinistre est seul sur son événement : il n’y a rien à séparer. Rechargez le dossier, un autre sinistre a "
        "pu le quitter.",
    )


def supervisor_required() -> Forbidden:
    """Going against what the system proposes is a supervisor's choice (rule 18)."""
    return Forbidden(
        "supervisor_required",
        "Ce choix va contre la proposition (même cause, un seul événement ; causes distinctes, événements distincts). "
        "Demandez à un responsable de le faire avec ses motifs.",
    )


def vat_rate_unclear() -> Refused:
    """A partial position has a rate, the others have none."""
    message = "Donnez le taux récupéré (rate_percent) pour une position partielle, et pour elle seule."
    return Refused(
        "vat_rate_unclear",
        message,
        errors=[{"pointer": "/rate_percent", "code": "vat_rate_unclear", "message": message}],
    )


def campaign_not_found() -> NotFound:
    """Unknown campaign."""
    return NotFound("campaign_not_found", "Cette campagne n’existe pas.")


def campaign_claim_present() -> Conflict:
    """In the campaign already."""
    return Conflict("campaign_claim_present", "Ce sinistre fait déjà partie de la campagne.")


def campaign_claim_absent() -> Conflict:
    """Not in the campaign."""
    return Conflict("campaign_claim_absent", "Ce sinistre ne fait pas partie de la campagne, ou n’en fait plus partie.")


def cover_in_force() -> Conflict:
    """A covered claim keeps the policy whose event it uses."""
    return Conflict(
        "cover_in_force",
        "Ce sinistre est garanti au titre d’un événement de son contrat. Revenez d’abord sur la décision de garantie, "
        "puis rattachez-le à un autre contrat.",
    )


def handler_in_conflict() -> Conflict:
    """The file is hidden from this handler (conflict of interest)."""
    return Conflict(
        "handler_in_conflict",
        "Ce dossier est fermé à ce gestionnaire en raison d’un conflit d’intérêts. Choisissez-en un autre.",
    )


def handler_unknown() -> Refused:
    """Work is given to active members of staff only."""
    return Refused("handler_unknown", "Ce gestionnaire n’existe pas ou n’est plus actif. Choisissez-en un autre.")


def link_not_found() -> NotFound:
    """Unknown link, ended, or of another claim."""
    return NotFound("link_not_found", "Ce lien n’existe pas sur ce sinistre, ou il a pris fin.")


def link_to_itself() -> Conflict:
    """A claim is not linked to itself."""
    return Conflict("link_to_itself", "Un sinistre ne se lie pas à lui-même. Donnez la référence de l’autre.")


def link_present() -> Conflict:
    """Linked already, from one end or the other."""
    return Conflict(
        "link_present", "Ces deux sinistres sont déjà liés. Mettez fin au lien présent pour en changer le motif."
    )


def contact_needs_no_agreement() -> Conflict:
    """Only an outside case has another handler to ask."""
    return Conflict(
        "contact_needs_no_agreement",
        "Seule une affaire suivie ailleurs demande l’accord de son gestionnaire avant de contacter l’auteur.",
    )


def note_not_found() -> NotFound:
    """Unknown note, or of another claim."""
    return NotFound("note_not_found", "Cette note n’existe pas sur ce sinistre.")


def note_corrected_since(last_id: str) -> Conflict:
    """Somebody corrected the note before: the last version is the one to correct."""
    return Conflict(
        "note_corrected_since",
        "Cette note a été corrigée entre-temps. Relisez sa dernière version, puis corrigez celle-ci.",
        last_version=last_id,
    )


def promise_before_note() -> Refused:
    """A promise for a day that had passed when it was made."""
    return Refused("promise_before_note", "La date promise précède l’échange. Corrigez l’une des deux dates.")
