"""Who may approve: tables."""

from uuid import UUID

import pytest

from backend.core.access import Actor, Role
from backend.core.errors import DomainError
from backend.core.money import Cents
from backend.payments.rules import (
    FROM,
    Action,
    State,
    allowed_actions,
    check_authority,
    check_four_eyes,
    check_state,
)

ANNE, PAUL = UUID(int=1), UUID(int=2)


def person(role: Role = Role.SUPERVISOR, cents: int = 1000, who: UUID = PAUL) -> Actor:
    """Somebody with an authority."""
    return Actor(who, "Paul", role, cents)


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("action", Action)
def test_each_action_starts_from_one_state(state: State, action: Action) -> None:
    if FROM[action] is state:
        check_state(state, action)
        return
    with pytest.raises(DomainError) as refusal:
        check_state(state, action)
    assert refusal.value.code == "action_not_possible"


def test_four_eyes_compare_persons_and_tokens_alike() -> None:
    check_four_eyes(ANNE, person())
    with pytest.raises(DomainError):
        check_four_eyes(PAUL, person())
    with pytest.raises(DomainError):
        check_four_eyes(PAUL, Actor(PAUL, "jeton", Role.SUPERVISOR, 1000, is_token=True))


def test_authority_includes_its_last_cent() -> None:
    check_authority(Cents(1000), person())
    with pytest.raises(DomainError) as refusal:
        check_authority(Cents(1001), person())
    assert refusal.value.code == "approval_required"


@pytest.mark.parametrize(
    ("state", "actor", "again", "expected"),
    [
        (State.PROPOSED, person(), False, ["approve", "reject"]),
        (State.PROPOSED, person(cents=999), False, ["reject"]),
        (State.PROPOSED, person(who=ANNE), False, ["reject"]),
        (State.PROPOSED, person(Role.HANDLER), False, []),
        (State.PAID, person(), False, ["return"]),
        (State.REJECTED, person(), True, ["propose_again"]),
        (State.REJECTED, person(Role.AUDITOR), True, []),
    ],
)
def test_what_is_offered(state: State, actor: Actor, again: bool, expected: list[str]) -> None:
    assert allowed_actions(state, Cents(1000), ANNE, actor, may_be_proposed_again=again) == expected
