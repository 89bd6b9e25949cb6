"""The refusals of the directory and of lawyers, each with its stable code. Pure."""

from collections.abc import Sequence
from datetime import date

from backend.core import money
from backend.core.errors import Conflict, NotFound, Refused


def provider_document_missing(reason: str) -> Conflict:
    """A paper that the house asks of this speciality was never recorded."""
    message = f"{reason} Enregistrez-la sur la fiche du prestataire, ou choisissez-en un autre."
    return Conflict("provider_document_missing", message)


def provider_document_expired(reason: str) -> Conflict:
    """A paper of the provider is over."""
    message = f"{reason} Demandez la nouvelle au prestataire et enregistrez-la, ou choisissez-en un autre."
    return Conflict("provider_document_expired", message)


def provider_tied(reason: str) -> Conflict:
    """The provider is linked with a party of the claim."""
    return Conflict("provider_conflict_of_interest", f"{reason} Choisissez un autre prestataire.")


def provider_not_suspended() -> Conflict:
    """Nothing to resume."""
    return Conflict("provider_not_suspended", "Ce prestataire n’est pas suspendu.")


def provider_link_not_found() -> NotFound:
    """Unknown tie, or one of another provider."""
    return NotFound("provider_link_not_found", "Ce lien n’existe pas sur la fiche de ce prestataire.")


def provider_link_ended() -> Conflict:
    """A tie ends once."""
    return Conflict("provider_link_ended", "Ce lien a déjà pris fin. Enregistrez-en un nouveau s’il existe de nouveau.")


def link_target_unknown(pointer: str) -> Refused:
    """Nobody is there to be linked with."""
    message = "La personne ou le prestataire désigné n’existe pas, ou c’est le prestataire lui-même."
    return Refused("link_target_unknown", message, errors=[_at(pointer, "link_target_unknown", message)])


def document_days_reversed(pointer: str) -> Refused:
    """A paper that ends before it begins."""
    message = "La pièce finirait avant d’avoir été établie. Corrigez l’une des deux dates."
    return Refused("document_days_reversed", message, errors=[_at(pointer, "document_days_reversed", message)])


def tariff_amounts_differ(expected: money.Cents, given: money.Cents) -> Refused:
    """HT, tax and TTC do not add up, to the cent."""
    message = (
        f"Avec ce montant hors taxe et ce taux, le TTC est de {money.french(expected)}, et non de "
        f"{money.french(given)}. Corrigez l’un des trois."
    )
    return Refused("tariff_amounts_differ", message, errors=[_at("/amount_ttc", "tariff_amounts_differ", message)])


def written_request_required() -> Conflict:
    """Rule 25: no name of a lawyer before the insured's own written request."""
    return Conflict(
        "written_request_required",
        "Aucun nom d’avocat n’est proposé sans demande écrite et datée de l’assuré (article L.127-3 du code des "
        "assurances). Enregistrez d’abord cette demande avec la pièce qui la porte.",
    )


def lawyer_not_chosen() -> Conflict:
    """The insured has named nobody yet."""
    return Conflict(
        "lawyer_not_chosen",
        "L’assuré n’a pas encore fait connaître son avocat. Enregistrez son choix avant d’émettre une prise en charge.",
    )


def step_not_in_scale(step: str, known: Sequence[str]) -> Refused:
    """A step of proceedings without an amount in the terms."""
    message = f"L’étape « {step} » ne figure pas au barème du contrat. Choisissez parmi : {', '.join(known)}."
    return Refused("step_not_in_scale", message, errors=[_at("/step", "step_not_in_scale", message)])


def agreement_not_found() -> NotFound:
    """Unknown agreement, or one of a claim that this person may not see."""
    return NotFound("agreement_not_found", "Cette prise en charge n’existe pas, ou vous n’y avez pas accès.")


def agreement_already_open(reference: str) -> Conflict:
    """One step, one agreement at a time."""
    return Conflict(
        "agreement_already_open",
        f"La prise en charge {reference} est déjà ouverte pour cette étape. Imputez-y les factures, ou annulez-la.",
        agreement=reference,
    )


def agreement_closed(state: str) -> Conflict:
    """Nothing more is drawn on it."""
    return Conflict(
        "agreement_closed",
        "Cette prise en charge est close. Émettez-en une autre si la procédure se poursuit.",
        state=state,
    )


def agreement_exhausted(amount: money.Cents) -> Conflict:
    """All of it is drawn: what comes next is the insured's."""
    return Conflict(
        "agreement_exhausted",
        f"La prise en charge est entièrement utilisée : la facture ({money.french(amount)}) est à la charge de "
        "l’assuré. Émettez une prise en charge pour l’étape suivante si le barème en prévoit une.",
        insured_share=money.wire(amount),
    )


def agreement_invoice_recorded(number: str) -> Conflict:
    """The same number on the same agreement is the same invoice."""
    return Conflict(
        "agreement_invoice_already_recorded",
        f"La facture n° {number} est déjà imputée sur cette prise en charge. Vérifiez le numéro.",
        number=number,
    )


def delegation_required() -> Conflict:
    """The lawyer is paid directly on the insured's delegation only."""
    return Conflict(
        "delegation_required",
        "L’avocat n’est payé directement que sur délégation de l’assuré. Enregistrez-la, ou remboursez l’assuré sur "
        "facture acquittée.",
    )


def paid_invoice_required() -> Refused:
    """A refund is of an invoice that the insured has paid."""
    message = "L’assuré n’est remboursé que d’une facture acquittée. Indiquez le jour où il l’a payée."
    return Refused("paid_invoice_required", message, errors=[_at("/paid_on", "paid_invoice_required", message)])


def urgency_required(incurred_on: date, declared_on: date) -> Conflict:
    """Rule 26: costs before the declaration are paid when they were urgent only."""
    return Conflict(
        "urgency_required",
        f"Cette dépense du {incurred_on:%d/%m/%Y} précède la déclaration du {declared_on:%d/%m/%Y}. Elle n’est prise "
        "en charge qu’en cas d’urgence (article L.127-2-2 du code des assurances) : indiquez ce qui la justifie. "
        "L’assuré ne perd aucun autre droit.",
        incurred_on=incurred_on.isoformat(),
        declared_on=declared_on.isoformat(),
    )


def _at(pointer: str, code: str, message: str) -> dict[str, str]:
    return {"pointer": pointer, "code": code, "message": message}
