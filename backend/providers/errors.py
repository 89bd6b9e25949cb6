"""The refusals of the directory and of service requests, each with its stable code."""

from collections.abc import Mapping
from datetime import date

from backend.core import money
from backend.core.errors import Conflict, Forbidden, NotFound, Refused


def provider_not_found() -> NotFound:
    """Unknown provider."""
    return NotFound("provider_not_found", "Ce prestataire n’existe pas dans l’annuaire.")


def request_not_found() -> NotFound:
    """Unknown request, or one of a claim that this person may not see."""
    return NotFound("service_request_not_found", "Cette mission n’existe pas, ou vous n’y avez pas accès.")


def siret_invalid(given: str) -> Refused:
    """A SIRET that no establishment can have."""
    message = (
        f"Le SIRET « {given} » n’est pas valable : il compte 14 chiffres et sa clé de contrôle doit être juste. "
        "Vérifiez-le sur le devis ou la facture du prestataire."
    )
    return Refused("siret_invalid", message, errors=[_at("/siret", "siret_invalid", message)])


def siret_taken() -> Conflict:
    """One establishment, one entry."""
    return Conflict("siret_taken", "Un prestataire de l’annuaire porte déjà ce SIRET. Modifiez sa fiche.")


def reason_required() -> Refused:
    """A suspension says why."""
    message = "Indiquez le motif de la suspension : il sera montré à qui cherche un prestataire."
    return Refused("reason_required", message, errors=[_at("/suspended_reason", "reason_required", message)])


def tariff_unknown(speciality: str) -> Refused:
    """A tariff for something that the provider does not do."""
    message = f"Un tarif est donné pour « {speciality} », qui n’est pas une spécialité de ce prestataire."
    return Refused("tariff_unknown", message, errors=[_at(f"/tariffs/{speciality}", "tariff_unknown", message)])


def date_in_future(pointer: str, given: date) -> Refused:
    """A fact dated after today."""
    message = f"La date du {given:%d/%m/%Y} est dans l’avenir. Corrigez-la."
    return Refused("date_in_future", message, errors=[_at(pointer, "date_in_future", message)])


def content_unknown() -> Refused:
    """A content that is not one of the claim's."""
    message = "Un des contenus désignés n’appartient pas à ce sinistre."
    return Refused("content_unknown", message, errors=[_at("/content_ids", "content_unknown", message)])


def lines_total_differs(total: money.Cents, lines: money.Cents) -> Refused:
    """The lines do not add up to the total, to the cent."""
    message = (
        f"Les lignes font {money.french(lines)} et le total annoncé {money.french(total)}. Corrigez l’un ou l’autre."
    )
    return Refused("lines_total_differs", message, errors=[_at("/lines", "lines_total_differs", message)])


def lawyer_outside_ordering() -> Conflict:
    """Rule 25, L.127-3: the insured chooses their lawyer; no match, no order."""
    return Conflict(
        "lawyer_outside_ordering",
        "L’avocat est librement choisi par l’assuré (article L.127-3 du code des assurances) : il n’est ni proposé, ni "
        "classé, ni commandé ici. Recueillez le nom de son avocat, ou sa demande écrite.",
    )


def action_not_possible(action: str, state: str, possible: Mapping[str, str]) -> Conflict:
    """The request is in a state from which this can't be done."""
    instead = f" Vous pouvez : {', '.join(possible.values())}." if possible else " Il n’y a plus rien à y faire."
    return Conflict(
        "action_not_possible",
        f"Cette action n’est pas possible : la mission est « {state} ».{instead}",
        action=action,
        state=state,
        possible_actions=list(possible),
    )


def quote_already_approved(by: str) -> Conflict:
    """One approval is enough."""
    return Conflict("quote_already_approved", f"Ce devis est déjà approuvé par {by}.")


def claim_closed() -> Conflict:
    """Nothing new is asked for a closed claim."""
    return Conflict("claim_closed", "Ce sinistre est clos. Rouvrez-le avant de confier une mission.")


def claim_not_covered() -> Conflict:
    """Nothing is charged to a guarantee that was not granted."""
    return Conflict(
        "claim_not_covered",
        "La garantie n’est pas accordée sur ce sinistre. Prenez la décision de garantie avant de commander.",
    )


def provider_suspended(reason: str | None) -> Conflict:
    """No new mission for a suspended provider."""
    why = f" Motif : {reason}." if reason else ""
    return Conflict("provider_suspended", f"Ce prestataire est suspendu.{why} Choisissez-en un autre.")


def speciality_not_offered(label: str) -> Conflict:
    """The provider does not do this."""
    return Conflict("speciality_not_offered", f"Ce prestataire ne propose pas cette spécialité ({label}).")


def quote_expired(valid_until: date) -> Conflict:
    """The price no longer holds."""
    return Conflict(
        "quote_expired",
        f"Le devis n’était valable que jusqu’au {valid_until:%d/%m/%Y}. Demandez-en un nouveau au prestataire.",
        valid_until=valid_until.isoformat(),
    )


def approval_required(amount: money.Cents, authority: money.Cents, what: str) -> Conflict:
    """Over what this person may commit alone."""
    return Conflict(
        "approval_required",
        f"{what} ({money.french(amount)}) dépasse votre délégation ({money.french(authority)}). "
        "Une autre personne habilitée doit l’approuver.",
        amount=money.wire(amount),
        authority=money.wire(authority),
    )


def four_eyes(message: str) -> Forbidden:
    """The same person can't do both steps."""
    return Forbidden("four_eyes", message)


def nothing_to_commit(cost: money.Cents, deductible: money.Cents, left: money.Cents) -> Conflict:
    """Not one cent of this order would be the insurer's."""
    return Conflict(
        "nothing_to_commit",
        f"Rien n’est à la charge de l’assureur sur ce devis ({money.french(cost)}) : il reste {money.french(left)} de "
        f"garantie et {money.french(deductible)} de franchise. L’assuré peut commander lui-même la prestation.",
        requested=money.wire(cost),
        deductible=money.wire(deductible),
        remaining=money.wire(left),
    )


def insured_share_differs(agreed: money.Cents, share: money.Cents) -> Conflict:
    """The insured agreed to less than what they would pay (rule 22)."""
    return Conflict(
        "insured_share_differs",
        f"L’assuré a accepté {money.french(agreed)} et la différence à sa charge est de {money.french(share)}. "
        "Recueillez son accord sur ce montant.",
        agreed=money.wire(agreed),
        insured_share=money.wire(share),
    )


def invoice_exceeds_order(invoiced: money.Cents, ordered: money.Cents) -> Conflict:
    """Never a cent more than what was ordered."""
    return Conflict(
        "invoice_exceeds_order",
        f"La facture ({money.french(invoiced)}) dépasse la commande ({money.french(ordered)}). "
        "Demandez au prestataire une facture conforme.",
        invoiced=money.wire(invoiced),
        ordered=money.wire(ordered),
    )


def invoice_already_recorded(number: str) -> Conflict:
    """The same number from the same provider is the same invoice."""
    return Conflict(
        "invoice_already_recorded",
        f"La facture n° {number} de ce prestataire est déjà enregistrée. Vérifiez le numéro.",
        number=number,
    )


def _at(pointer: str, code: str, message: str) -> dict[str, str]:
    return {"pointer": pointer, "code": code, "message": message}
