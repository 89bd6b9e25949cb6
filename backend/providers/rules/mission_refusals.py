"""The refusals of missions beside those of the directory: prices, shares, evidence, agreements, changes of an order."""

from backend.core import money
from backend.core.errors import Conflict, Refused


def line_amount_missing(position: int) -> Refused:
    """A line without a total, nor a unit price with its rate."""
    message = "Donnez le total TTC de cette ligne, ou son prix unitaire HT et son taux de TVA."
    return Refused("line_amount_missing", message, errors=[_at(f"/lines/{position}", "line_amount_missing", message)])


def line_amount_differs(position: int, name: str, told: money.Cents, found: money.Cents) -> Refused:
    """An amount of a line is not what its unit price and its rate give, to the cent."""
    message = f"Cette ligne annonce {money.french(told)} et le calcul donne {money.french(found)}. Vérifiez le devis."
    return Refused(
        "line_amount_differs", message, errors=[_at(f"/lines/{position}/{name}", "line_amount_differs", message)]
    )


def result_fee_too_high(fee: money.Cents, total: money.Cents) -> Refused:
    """A part due on success is a part of the whole, and of an obligation of result."""
    message = (
        f"La part due au résultat ({money.french(fee)}) suppose une obligation de résultat et ne dépasse pas le devis "
        f"({money.french(total)})."
    )
    return Refused("result_fee_too_high", message, errors=[_at("/result_fee", "result_fee_too_high", message)])


def tariff_missing() -> Conflict:
    """Nothing is performed at a tariff that nobody gave."""
    return Conflict(
        "tariff_missing",
        "Ce prestataire n’a pas de tarif pour cette spécialité : demandez-lui un devis, ou complétez sa fiche.",
    )


def share_unreasoned() -> Refused:
    """A shared mission has a written key."""
    message = "Écrivez pourquoi la mission est partagée et selon quelle clé : ce motif accompagne chaque engagement."
    return Refused("share_unreasoned", message, errors=[_at("/share_reason", "share_unreasoned", message)])


def share_repeated() -> Refused:
    """A claim is named once in the key."""
    message = (
        "Chaque sinistre n’est nommé qu’une fois dans le partage, et le sinistre de la mission n’y est pas répété."
    )
    return Refused("share_repeated", message, errors=[_at("/shared_with", "share_repeated", message)])


def shared_within_event(reference: str) -> Conflict:
    """Two claims of one event have one limit and one deductible: there is nothing to divide."""
    return Conflict(
        "shared_within_event",
        f"Le sinistre {reference} relève du même événement qu’un autre sinistre de cette mission : la limite est "
        "commune. Retirez-le du partage.",
        claim=reference,
    )


def evidence_gate_unanswered(open_question: str, words: str) -> Conflict:
    """Rule 27, where the terms require it: evidence first."""
    return Conflict(
        "evidence_gate_unanswered",
        f"{words} Répondez à la question sur ce sinistre, ou commandez d’abord un constat.",
        question=open_question,
    )


def capture_needed() -> Refused:
    """A no keeps a hashed, dated capture and a reason."""
    message = "Sans action envisagée, joignez l’empreinte et l’heure d’une capture, et dites pourquoi."
    return Refused("capture_needed", message, errors=[_at("/capture", "capture_needed", message)])


def agreement_not_needed() -> Conflict:
    """Nothing of this quote is left to the insured beyond the deductible."""
    return Conflict(
        "agreement_not_needed",
        "La garantie suffit pour ce devis : il n’y a pas de différence à la charge de l’assuré. Vous pouvez commander.",
    )


def agreement_already_asked() -> Conflict:
    """One question at a time."""
    return Conflict(
        "agreement_already_asked",
        "L’assuré a déjà été interrogé sur ce devis. Enregistrez sa réponse, ou attendez la fin du délai.",
    )


def agreement_not_asked() -> Conflict:
    """No question awaits an answer."""
    return Conflict(
        "agreement_not_asked",
        "Aucune demande d’accord n’attend de réponse sur cette mission. Demandez d’abord l’accord de l’assuré.",
    )


def order_unchanged() -> Refused:
    """A change order changes something."""
    message = "Cette modification ne change ni le montant, ni les lignes, ni le délai de la commande."
    return Refused("order_unchanged", message, errors=[_at("/amount_ttc", "order_unchanged", message)])


def kept_exceeds_order(kept: money.Cents, ordered: money.Cents) -> Conflict:
    """What is kept of an order is a part of it."""
    return Conflict(
        "kept_exceeds_order",
        f"Le montant conservé ({money.french(kept)}) dépasse la commande ({money.french(ordered)}). Corrigez-le.",
        kept=money.wire(kept),
        ordered=money.wire(ordered),
    )


def order_below_invoiced(amount: money.Cents) -> Conflict:
    """What was invoiced can't be given back."""
    return Conflict(
        "order_below_invoiced",
        f"Une part de cette commande est déjà facturée : elle ne peut pas descendre à {money.french(amount)}. "
        "Demandez un avoir au prestataire.",
        amount=money.wire(amount),
    )


def same_provider() -> Conflict:
    """A replacement is somebody else."""
    return Conflict("same_provider", "Ce prestataire tient déjà cette mission. Choisissez-en un autre.")


def _at(pointer: str, code: str, message: str) -> dict[str, str]:
    return {"pointer": pointer, "code": code, "message": message}
