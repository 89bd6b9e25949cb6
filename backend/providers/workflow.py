"""The states of a service request as one table: what may be done, by whom, and what follows. Pure."""

from collections.abc import Mapping
from enum import StrEnum

from backend.core.access import Actor, Permission
from backend.providers import errors


class State(StrEnum):
    """Where a service request stands."""

    REQUESTED = "requested"
    QUOTED = "quoted"
    ORDERED = "ordered"
    DELIVERED = "delivered"
    INVOICED = "invoiced"
    PAID = "paid"
    CANCELLED = "cancelled"
    DECLINED = "declined"


class Action(StrEnum):
    """What may be done to a service request; the screen shows what `allowed_actions` names."""

    QUOTE = "quote"
    APPROVE_QUOTE = "approve_quote"
    ORDER = "order"
    DELIVER = "deliver"
    INVOICE = "invoice"
    CANCEL = "cancel"
    PAY = "pay"
    REFUSE_INVOICE = "refuse_invoice"


STATE_LABELS: Mapping[State, str] = {
    State.REQUESTED: "demandée",
    State.QUOTED: "devis reçu",
    State.ORDERED: "commandée",
    State.DELIVERED: "livrée",
    State.INVOICED: "facturée",
    State.PAID: "réglée",
    State.CANCELLED: "annulée",
    State.DECLINED: "déclinée",
}

ACTION_LABELS: Mapping[Action, str] = {
    Action.QUOTE: "enregistrer un devis",
    Action.APPROVE_QUOTE: "approuver le devis",
    Action.ORDER: "commander",
    Action.DELIVER: "enregistrer une livraison",
    Action.INVOICE: "enregistrer la facture",
    Action.CANCEL: "annuler",
    Action.PAY: "régler la facture",
    Action.REFUSE_INVOICE: "refuser la facture",
}

# An invoice may come before the delivery is recorded (deposit), and a proof of delivery after the payment.
TRANSITIONS: Mapping[Action, Mapping[State, State]] = {
    Action.QUOTE: {State.REQUESTED: State.QUOTED, State.QUOTED: State.QUOTED},
    Action.APPROVE_QUOTE: {State.QUOTED: State.QUOTED},
    Action.ORDER: {State.QUOTED: State.ORDERED},
    Action.DELIVER: {
        State.ORDERED: State.DELIVERED,
        State.DELIVERED: State.DELIVERED,
        State.INVOICED: State.INVOICED,
        State.PAID: State.PAID,
    },
    Action.INVOICE: {State.ORDERED: State.INVOICED, State.DELIVERED: State.INVOICED},
    Action.CANCEL: dict.fromkeys((State.REQUESTED, State.QUOTED, State.ORDERED, State.DELIVERED), State.CANCELLED),
    Action.PAY: {State.INVOICED: State.PAID},
    Action.REFUSE_INVOICE: {State.INVOICED: State.ORDERED},
}

# Paying and refusing an invoice are decided on the payment, not on the request.
_VERBS: Mapping[Action, Permission] = {
    Action.QUOTE: Permission.REQUESTS_MANAGE,
    Action.APPROVE_QUOTE: Permission.REQUESTS_APPROVE,
    Action.ORDER: Permission.REQUESTS_MANAGE,
    Action.DELIVER: Permission.REQUESTS_MANAGE,
    Action.INVOICE: Permission.REQUESTS_MANAGE,
    Action.CANCEL: Permission.REQUESTS_MANAGE,
}


def possible(state: State) -> tuple[Action, ...]:
    """What may be done from a state, whoever asks."""
    return tuple(action for action in Action if state in TRANSITIONS[action])


def after(state: State, action: Action) -> State:
    """The state that follows. Raises Conflict `action_not_possible`, naming what is possible instead."""
    following = TRANSITIONS[action].get(state)
    if following is None:
        offered = [one for one in possible(state) if one in _VERBS]
        raise errors.action_not_possible(
            action.value, STATE_LABELS[state], {one.value: ACTION_LABELS[one] for one in offered}
        )
    return following


def after_refused_invoice(*, delivered: bool) -> State:
    """Where a request goes back to when its invoice was wrong: a corrected one is awaited."""
    return State.DELIVERED if delivered else TRANSITIONS[Action.REFUSE_INVOICE][State.INVOICED]


def allowed_actions(state: State, actor: Actor, *, approved: bool) -> list[str]:
    """What this person may do now; an approved quote is not approved again."""
    return [
        action.value
        for action in possible(state)
        if action in _VERBS and actor.may(_VERBS[action]) and not (action is Action.APPROVE_QUOTE and approved)
    ]
