"""Who may approve a payment, and what may be done to it. Pure."""

from collections.abc import Mapping, Sequence
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
    RETURN = "return"


# Money held for somebody else (their part of a recovery): it is charged to no commit of the ledger.
HELD_FOR_OTHERS = "recovery"
STATE_LABELS: Mapping[State, str] = {State.PROPOSED: "proposé", State.PAID: "réglé", State.REJECTED: "rejeté"}
FROM: Mapping[Action, State] = {
    Action.APPROVE: State.PROPOSED,
    Action.REJECT: State.PROPOSED,
    Action.PROPOSE_AGAIN: State.REJECTED,
    Action.RETURN: State.PAID,
}


def check_state(state: State, action: Action) -> None:
    """Raise Conflict `action_not_possible` unless the payment is where the action starts."""
    if FROM[action] is not state:
        raise errors.action_not_possible(action.value, STATE_LABELS[state])


def check_four_eyes(submitted_by: UUID, actor: Actor) -> None:
    """Raise Forbidden `four_eyes` for whoever submitted the payment; a token counts as itself."""
    if submitted_by == actor.id:
        raise errors.four_eyes()


def check_own_claim(*, own: bool) -> None:
    """Raise Forbidden `own_claim` for whoever is insured by the claim or a party to it."""
    if own:
        raise errors.own_claim()


def one_carrier(carriers: Sequence[UUID]) -> UUID | None:
    """The only carrier, None when no policy says. Raises Conflict `carriers_mixed`: a batch has one (rule 4)."""
    if len(carriers) > 1:
        raise errors.carriers_mixed()
    return carriers[0] if carriers else None


def check_authority(amount: Cents, actor: Actor) -> None:
    """Raise Conflict `approval_required` over the approver's authority, in cents TTC."""
    if amount > actor.authority_cents:
        raise errors.approval_required(amount, Cents(actor.authority_cents))


def allowed_actions(
    state: State,
    amount: Cents,
    submitted_by: UUID,
    actor: Actor,
    *,
    may_be_proposed_again: bool,
    blocked: bool = False,
    is_returned: bool = False,
) -> list[str]:
    """What this person may do now; `blocked` by an asset freeze, nobody approves."""
    approver = state is State.PROPOSED and actor.may(Permission.PAYMENTS_APPROVE)
    offered = {
        Action.APPROVE: approver and not blocked and submitted_by != actor.id and amount <= actor.authority_cents,
        Action.REJECT: approver,
        Action.PROPOSE_AGAIN: may_be_proposed_again and actor.may(Permission.REQUESTS_MANAGE),
        Action.RETURN: state is State.PAID and not is_returned and actor.may(Permission.PAYMENTS_APPROVE),
    }
    return [action.value for action, possible in offered.items() if possible]
