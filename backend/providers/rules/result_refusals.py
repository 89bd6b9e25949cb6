"""The refusals of what comes back from a provider, each with its stable code. Pure."""

from collections.abc import Sequence
from datetime import date

from backend.core import money
from backend.core.errors import Conflict, Forbidden, NotFound, Refused


def invoice_differs(differences: Sequence[dict[str, object]]) -> Conflict:
    """Lines that the order does not hold; `differences` names each."""
    told = " ; ".join(str(one["message"]) for one in differences)
    message = (
        f"La facture s’écarte de la commande : {told}. Refusez-la, ou acceptez l’écart avec son motif : "
        "une autre personne habilitée devra l’approuver."
    )
    return Conflict("invoice_differs", message, differences=list(differences))


def deposit_to_deduct(deposits: money.Cents, given: money.Cents | None) -> Conflict:
    """A deposit is deducted once, from the final invoice."""
    told = "ne dit pas ce qu’elle en déduit" if given is None else f"en déduit {money.french(given)}"
    message = (
        f"Des acomptes ont été facturés pour {money.french(deposits)} et la facture finale {told}. Donnez son total "
        "avant déduction, et l’acompte qu’elle déduit."
    )
    facts = {"deposits": money.wire(deposits), "given": None if given is None else money.wire(given)}
    return Conflict("deposit_to_deduct", message, **facts)


def no_deposit_to_deduct() -> Refused:
    """Only a final invoice deducts a deposit."""
    message = "Seule la facture finale déduit un acompte. Retirez la déduction, ou indiquez qu’elle est finale."
    pointer = {"pointer": "/deposit_deducted", "code": "deposit_not_deductible", "message": message}
    return Refused("deposit_not_deductible", message, errors=[pointer])


def invoice_awaits_approval(number: str) -> Conflict:
    """One difference at a time."""
    return Conflict(
        "invoice_awaits_approval",
        f"L’écart de la facture n° {number} attend d’être approuvé. Faites-le trancher d’abord.",
        number=number,
    )


def nothing_awaits_approval() -> Conflict:
    """No invoice of this mission waits for somebody."""
    return Conflict("nothing_to_approve", "Aucune facture de cette mission n’attend d’approbation.")


def own_difference() -> Forbidden:
    """Whoever accepted a difference does not approve it."""
    message = "Vous avez enregistré cette facture : une autre personne habilitée doit en approuver l’écart."
    return Forbidden("four_eyes", message)


def difference_above_authority(amount: money.Cents, authority: money.Cents) -> Conflict:
    """Over what this person may approve."""
    return Conflict(
        "approval_required",
        f"Cette facture ({money.french(amount)}) dépasse votre délégation ({money.french(authority)}). "
        "Demandez à une personne dont la délégation la couvre.",
        amount=money.wire(amount),
        authority=money.wire(authority),
    )


def result_fee_not_earned(fee: money.Cents, billable: money.Cents, cause: str | None) -> Conflict:
    """The result fee waits for a removal that the provider obtained (rule 28)."""
    found = "n’est pas établie" if cause is None else "n’est pas l’action du prestataire"
    message = (
        f"L’honoraire de résultat ({money.french(fee)}) n’est pas dû : la cause du retrait {found}. Établissez-la avec "
        f"sa preuve, ou demandez une facture d’au plus {money.french(billable)}."
    )
    return Conflict(
        "result_fee_not_earned", message, result_fee=money.wire(fee), billable=money.wire(billable), cause=cause
    )


def invoice_not_found() -> NotFound:
    """No such invoice on this mission."""
    return NotFound("invoice_not_found", "Cette facture n’est pas enregistrée sur cette mission.")


def invoice_was_refused(number: str) -> Conflict:
    """Nothing is due of it any more."""
    return Conflict("invoice_was_refused", f"La facture n° {number} a été refusée : elle ne porte pas d’avoir.")


def credit_exceeds_invoice(credited: money.Cents, left: money.Cents) -> Conflict:
    """Never more than what was invoiced."""
    return Conflict(
        "credit_exceeds_invoice",
        f"L’avoir ({money.french(credited)}) dépasse ce qui reste de la facture ({money.french(left)}). Corrigez-le.",
        credited=money.wire(credited),
        left=money.wire(left),
    )


def reverse_charge_unclear(tax: money.Cents) -> Conflict:
    """Under reverse charge the provider asks for the net amount; nobody guesses whether the tax is inside."""
    return Conflict(
        "reverse_charge_unclear",
        f"Cette commande est en autoliquidation ({money.french(tax)} de TVA dus par l’assuré) : donnez le montant hors "
        "taxe que demande le prestataire, ou la TVA comprise dans le montant (reverse_charge_vat).",
        reverse_charge_vat=money.wire(tax),
    )


def reverse_charge_over_amount(tax: money.Cents, amount: money.Cents) -> Refused:
    """The tax is a part of the amount."""
    message = f"La TVA autoliquidée ({money.french(tax)}) dépasse le montant ({money.french(amount)}). Corrigez-la."
    fault = {"pointer": "/reverse_charge_vat", "code": "reverse_charge_over_amount", "message": message}
    return Refused("reverse_charge_over_amount", message, errors=[fault])


def reverse_charge_paid(number: str) -> Conflict:
    """What the insured received for the tax must come back before its invoice is refused."""
    return Conflict(
        "reverse_charge_paid",
        f"La TVA autoliquidée de la facture n° {number} est déjà réglée à l’assuré : enregistrez d’abord le retour de "
        "ce règlement.",
        number=number,
    )


def credit_note_already_recorded(number: str) -> Conflict:
    """The same number from the same provider is the same credit note."""
    return Conflict(
        "credit_note_already_recorded",
        f"L’avoir n° {number} de ce prestataire est déjà enregistré. Vérifiez le numéro.",
        number=number,
    )


def einvoice_mismatch(field: str, read: str, expected: str) -> Refused:
    """The file is not the invoice that this mission awaits."""
    message = f"La facture électronique ne correspond pas à la mission : {field} lu « {read} », attendu « {expected} »."
    return Refused("einvoice_mismatch", message, field=field, read=read, expected=expected)


def delivery_exceeds_whole(share: int, left: int) -> Conflict:
    """The parts of a mission add up to the whole."""
    message = (
        f"Cette part ({share}\u00a0%) dépasse ce qui reste à livrer ({left}\u00a0%) d’après les livraisons déjà "
        "enregistrées. Corrigez la part, ou enregistrez la livraison complète."
    )
    return Conflict("delivery_exceeds_whole", message, share_percent=share, left_percent=left)


def removal_not_expected() -> Conflict:
    """Only removals have a cause and later checks."""
    message = "Seules les missions de nettoyage, de déréférencement ou d’enfouissement ont une cause de retrait."
    return Conflict("removal_not_expected", message)


def proof_required() -> Refused:
    """A cause is told with its proof (rule 28)."""
    message = "Donnez la preuve de cette cause, ou enregistrez-la comme inconnue."
    return Refused(
        "proof_required", message, errors=[{"pointer": "/proof", "code": "proof_required", "message": message}]
    )


def post_check_not_found() -> NotFound:
    """No such check on this mission."""
    return NotFound("post_check_not_found", "Ce contrôle n’existe pas sur cette mission.")


def post_check_too_early(due_on: date) -> Conflict:
    """A look taken before its day is another look."""
    message = f"Ce contrôle est prévu le {due_on:%d/%m/%Y} : un regard antérieur ne le remplace pas."
    return Conflict("post_check_too_early", message, due_on=due_on.isoformat())


def nothing_gone_yet() -> Conflict:
    """Something that never went can't come back."""
    message = "Ce contenu n’a jamais été constaté retiré. Enregistrez « toujours en ligne »."
    return Conflict("nothing_reappeared", message)


def nothing_to_rate() -> Conflict:
    """Nothing was delivered yet."""
    return Conflict("nothing_to_rate", "Cette mission n’a encore rien livré : elle se note après sa livraison.")
