"""The table of states."""

from uuid import UUID

import pytest

from backend.core.access import Actor, Role
from backend.core.errors import Conflict
from backend.providers.workflow import (
    ACTION_LABELS,
    STATE_LABELS,
    Action,
    State,
    after,
    after_refused_invoice,
    allowed_actions,
)

STEPS = [
    (State.REQUESTED, Action.QUOTE, State.QUOTED),
    (State.QUOTED, Action.QUOTE, State.QUOTED),
    (State.QUOTED, Action.APPROVE_QUOTE, State.QUOTED),
    (State.QUOTED, Action.ORDER, State.ORDERED),
    (State.ORDERED, Action.DELIVER, State.DELIVERED),
    (State.DELIVERED, Action.DELIVER, State.DELIVERED),
    (State.INVOICED, Action.DELIVER, State.INVOICED),
    (State.PAID, Action.DELIVER, State.PAID),
    (State.ORDERED, Action.INVOICE, State.INVOICED),
    (State.DELIVERED, Action.INVOICE, State.INVOICED),
    (State.REQUESTED, Action.CANCEL, State.CANCELLED),
    (State.QUOTED, Action.CANCEL, State.CANCELLED),
    (State.ORDERED, Action.CANCEL, State.CANCELLED),
    (State.DELIVERED, Action.CANCEL, State.CANCELLED),
    (State.INVOICED, Action.PAY, State.PAID),
    (State.INVOICED, Action.REFUSE_INVOICE, State.ORDERED),
]


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("action", Action)
def test_every_pair_of_the_table(state: State, action: Action) -> None:
    expected = next((then for start, step, then in STEPS if (start, step) == (state, action)), None)
    if expected is not None:
        assert after(state, action) is expected
        return
    with pytest.raises(Conflict) as refusal:
        after(state, action)
    assert refusal.value.code == "action_not_possible"
    assert STATE_LABELS[state] in refusal.value.message


def test_a_refusal_names_what_is_possible() -> None:
    with pytest.raises(Conflict) as refusal:
        after(State.REQUESTED, Action.ORDER)
    assert refusal.value.facts["possible_actions"] == ["quote", "cancel"]
    assert ACTION_LABELS[Action.QUOTE] in refusal.value.message


def test_a_refused_invoice_goes_back_to_what_was_done() -> None:
    assert after_refused_invoice(delivered=True) is State.DELIVERED
    assert after_refused_invoice(delivered=False) is State.ORDERED


@pytest.mark.parametrize(
    ("role", "approved", "expected"),
    [
        (Role.HANDLER, False, ["quote", "order", "cancel"]),
        (Role.SUPERVISOR, False, ["quote", "approve_quote", "order", "cancel"]),
        (Role.SUPERVISOR, True, ["quote", "order", "cancel"]),
        (Role.AUDITOR, False, []),
        (Role.ADMIN, False, []),
    ],
)
def test_the_screen_never_guesses_rights(role: Role, approved: bool, expected: list[str]) -> None:
    assert allowed_actions(State.QUOTED, Actor(UUID(int=1), "A", role), approved=approved) == expected
