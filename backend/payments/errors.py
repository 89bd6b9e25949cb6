"""The refusals of payments, each with its stable code."""

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
