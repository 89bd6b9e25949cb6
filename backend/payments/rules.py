"""Who may approve a payment, and what may be done to it. Pure."""

from collections.abc import Mapping
from enum import StrEnum
from uuid import UUID

from backend.core.access import Actor, Permission
from backend.core.money import Cents
from backend.payments import errors


class State(StrEnum):
    """Where a payment stands."""

    PROPOSED = "proposed"
    PAID = "paid"
    REJECTED = "rejected"


class Action(StrEnum):
    """What may be done to a payment."""

    APPROVE = "approve"
    REJECT = "reject"
    PROPOSE_AGAIN = "propose_again"


STATE_LABELS: Mapping[State, str] = {State.PROPOSED: "proposé", State.PAID: "réglé", State.REJECTED: "rejeté"}
FROM: Mapping[Action, State] = {
    Action.APPROVE: State.PROPOSED,
    Action.REJECT: State.PROPOSED,
    Action.PROPOSE_AGAIN: State.REJECTED,
}


def check_state(state: State, action: Action) -> None:
    """Raise Conflict `action_not_possible` unless the payment is where the action starts."""
    if FROM[action] is not state:
        raise errors.action_not_possible(action.value, STATE_LABELS[state])


def check_four_eyes(submitted_by: UUID, actor: Actor) -> None:
    """Raise Forbidden `four_eyes` for whoever submitted the payment; a token counts as itself."""
    if submitted_by == actor.id:
        raise errors.four_eyes()


def check_authority(amount: Cents, actor: Actor) -> None:
    """Raise Conflict `approval_required` over the approver's authority, in cents TTC."""
    if amount > actor.authority_cents:
        raise errors.approval_required(amount, Cents(actor.authority_cents))


def allowed_actions(
    state: State, amount: Cents, submitted_by: UUID, actor: Actor, *, may_be_proposed_again: bool
) -> list[str]:
    """What this person may do now."""
    approver = state is State.PROPOSED and actor.may(Permission.PAYMENTS_APPROVE)
    offered = {
        Action.APPROVE: approver and submitted_by != actor.id and amount <= actor.authority_cents,
        Action.REJECT: approver,
        Action.PROPOSE_AGAIN: may_be_proposed_again and actor.may(Permission.REQUESTS_MANAGE),
    }
    return [action.value for action, possible in offered.items() if possible]
