"""The refusals of payments, each with its stable code."""

from collections.abc import Sequence

from backend.core import money
from backend.core.errors import Conflict, Forbidden, NotFound


def payment_not_found() -> NotFound:
    """Unknown payment, or one of a claim that this person may not see."""
    return NotFound("payment_not_found", "Ce règlement n'existe pas, ou vous n'y avez pas accès.")


def action_not_possible(action: str, state: str) -> Conflict:
    """The payment is in a state from which this can't be done."""
    return Conflict(
        "action_not_possible",
        f"Cette action n'est pas possible : le règlement est « {state} ».",
        action=action,
        state=state,
    )


def four_eyes() -> Forbidden:
    """Whoever submitted a payment never approves it."""
    return Forbidden("four_eyes", "Vous avez proposé ce règlement : une autre personne habilitée doit l'approuver.")


def approval_required(amount: money.Cents, authority: money.Cents) -> Conflict:
    """Over what this person may approve."""
    return Conflict(
        "approval_required",
        f"Ce règlement ({money.french(amount)}) dépasse votre délégation ({money.french(authority)}). "
        "Demandez à une personne dont la délégation le couvre.",
        amount=money.wire(amount),
        authority=money.wire(authority),
    )


def nothing_to_propose() -> Conflict:
    """The invoice was refused, or another payment already stands for it."""
    return Conflict(
        "nothing_to_propose",
        "La facture de ce règlement a été refusée, ou un autre règlement est déjà proposé pour elle.",
    )


def own_claim() -> Forbidden:
    """Nobody is paid, or pays, on a claim of their own (rule 30)."""
    return Forbidden(
        "own_claim", "Ce sinistre vous concerne personnellement : une autre personne doit proposer ou approuver."
    )


def carriers_mixed() -> Conflict:
    """One payment is one carrier's (rule 4)."""
    return Conflict(
        "carriers_mixed",
        "Ce règlement serait à la charge de plusieurs porteurs de risque. Faites établir une facture par porteur.",
    )


def payee_not_found() -> NotFound:
    """Unknown payee, or one of a claim that this person may not see."""
    return NotFound("payee_not_found", "Ce bénéficiaire n'existe pas, ou vous n'y avez pas accès.")


def asset_freeze_hit() -> Conflict:
    """The payee's name stands in the list of frozen assets."""
    return Conflict(
        "asset_freeze_hit",
        "Le nom du bénéficiaire figure peut-être au registre des gels des avoirs : rien n'est réglé tant que la "
        "conformité n'a pas levé le doute. Elle en est avertie.",
    )


def no_hit_to_decide() -> Conflict:
    """Compliance decides on a hit, before the approval."""
    return Conflict("no_hit_to_decide", "Aucun rapprochement avec le registre des gels n'attend de décision ici.")


def payee_not_matched() -> Conflict:
    """The bank says that the account is somebody else's."""
    return Conflict(
        "payee_not_matched",
        "La banque répond que le compte n'est pas au nom de ce bénéficiaire. Vérifiez ses coordonnées, ou indiquez "
        "dans `payee_check_reason` pourquoi vous réglez malgré tout.",
    )


def possible_duplicate(payments: Sequence[str]) -> Conflict:
    """The same thing may have been paid already."""
    return Conflict(
        "possible_duplicate",
        f"Ce règlement ressemble à {', '.join(payments)} : même facture, ou même bénéficiaire et même montant en moins "
        "de 90 jours. Vérifiez, puis rejetez-le ou indiquez dans `duplicate_reason` pourquoi il est dû.",
        payments=list(payments),
    )
