"""The tables of states."""

from uuid import UUID

import pytest

from backend.core.access import Actor, Role
from backend.core.errors import Conflict
from backend.providers.workflow import (
    ACTION_LABELS,
    STATE_LABELS,
    Action,
    Billing,
    Progress,
    QuoteState,
    Situation,
    State,
    after,
    allowed_actions,
    possible,
)

SENT = Situation()
ACCEPTED = Situation(Progress.ACCEPTED)
QUOTED = Situation(Progress.ACCEPTED, QuoteState.RECEIVED)
AT_TARIFF = Situation(Progress.SENT, QuoteState.RECEIVED)
ORDERED = Situation(Progress.ORDERED, QuoteState.ORDERED)
PARTLY = Situation(Progress.PARTLY_DELIVERED, QuoteState.ORDERED)
DELIVERED = Situation(Progress.DELIVERED, QuoteState.ORDERED)
INVOICED = Situation(Progress.DELIVERED, QuoteState.ORDERED, Billing.INVOICED)
DEPOSIT = Situation(Progress.ORDERED, QuoteState.ORDERED, Billing.PART_INVOICED)
PAID = Situation(Progress.CLOSED, QuoteState.ORDERED, Billing.PAID)
FEE_KEPT = Situation(Progress.CANCELLED, QuoteState.ORDERED)

STEPS = [
    (SENT, Action.ACCEPT, ACCEPTED),
    (SENT, Action.DECLINE, Situation(Progress.DECLINED)),
    (SENT, Action.EXPIRE, Situation(Progress.EXPIRED)),
    (SENT, Action.QUOTE, QUOTED),
    (SENT, Action.QUOTE_ALONE, Situation(Progress.CLOSED, QuoteState.RECEIVED, Billing.NOTHING)),
    (QUOTED, Action.QUOTE, QUOTED),
    (QUOTED, Action.APPROVE_QUOTE, Situation(Progress.ACCEPTED, QuoteState.APPROVED)),
    (QUOTED, Action.REFUSE_QUOTE, Situation(Progress.ACCEPTED, QuoteState.REFUSED)),
    (QUOTED, Action.EXPIRE_QUOTE, Situation(Progress.ACCEPTED, QuoteState.EXPIRED)),
    (QUOTED, Action.ORDER, ORDERED),
    (AT_TARIFF, Action.ORDER, ORDERED),
    (ORDERED, Action.ACCEPT, Situation(Progress.IN_PROGRESS, QuoteState.ORDERED)),
    (ORDERED, Action.DELIVER_PART, PARTLY),
    (PARTLY, Action.DELIVER, DELIVERED),
    (DELIVERED, Action.DELIVER, DELIVERED),
    (INVOICED, Action.DELIVER, INVOICED),
    (PAID, Action.DELIVER, PAID),
    (DELIVERED, Action.INVOICE, INVOICED),
    (ORDERED, Action.INVOICE_PART, DEPOSIT),
    (DEPOSIT, Action.PAY_PART, ORDERED),
    (DEPOSIT, Action.CHANGE_ORDER, DEPOSIT),
    (INVOICED, Action.PAY, PAID),
    (INVOICED, Action.REFUSE_INVOICE, DELIVERED),
    (ORDERED, Action.CANCEL, Situation(Progress.CANCELLED, QuoteState.ORDERED, Billing.NOTHING)),
    (ORDERED, Action.CANCEL_KEEPING, FEE_KEPT),
    (DEPOSIT, Action.CANCEL_KEEPING, Situation(Progress.CANCELLED, QuoteState.ORDERED, Billing.PART_INVOICED)),
    (FEE_KEPT, Action.INVOICE, Situation(Progress.CANCELLED, QuoteState.ORDERED, Billing.INVOICED)),
    (PARTLY, Action.REPLACE_KEEPING, Situation(Progress.REPLACED, QuoteState.ORDERED)),
]
REFUSED = [
    (SENT, Action.ORDER),
    (QUOTED, Action.DELIVER),
    (QUOTED, Action.EXPIRE),
    (ORDERED, Action.QUOTE),
    (ORDERED, Action.DECLINE),
    (INVOICED, Action.CANCEL),
    (INVOICED, Action.INVOICE),
    (PAID, Action.CHANGE_ORDER),
    (Situation(Progress.CANCELLED, QuoteState.ORDERED, Billing.NOTHING), Action.INVOICE),
    (Situation(Progress.DECLINED), Action.QUOTE),
]


@pytest.mark.parametrize(("start", "action", "end"), STEPS)
def test_a_step_of_the_tables(start: Situation, action: Action, end: Situation) -> None:
    assert after(start, action) == end


@pytest.mark.parametrize(("start", "action"), REFUSED)
def test_what_the_tables_do_not_hold_is_refused(start: Situation, action: Action) -> None:
    with pytest.raises(Conflict) as refusal:
        after(start, action)
    assert refusal.value.code == "action_not_possible"
    assert STATE_LABELS[start.state] in refusal.value.message


@pytest.mark.parametrize(
    ("situation", "state"),
    [
        (SENT, State.REQUESTED),
        (QUOTED, State.QUOTED),
        (Situation(Progress.ACCEPTED, QuoteState.REFUSED), State.REQUESTED),
        (PARTLY, State.ORDERED),
        (DELIVERED, State.DELIVERED),
        (DEPOSIT, State.INVOICED),
        (PAID, State.PAID),
        (FEE_KEPT, State.CANCELLED),
        (Situation(Progress.EXPIRED), State.DECLINED),
    ],
)
def test_one_word_out_of_three_tables(situation: Situation, state: State) -> None:
    assert situation.state is state


def test_every_situation_has_its_word_and_what_ends_stays_ended() -> None:
    for progress in Progress:
        for quote in QuoteState:
            for billing in Billing:
                assert Situation(progress, quote, billing).state in State
    for ended in (Progress.DECLINED, Progress.EXPIRED):
        offered = set(possible(Situation(ended))) & set(ACTION_LABELS)
        assert offered == set()


def test_a_refusal_names_what_is_possible() -> None:
    with pytest.raises(Conflict) as refusal:
        after(SENT, Action.ORDER)
    assert refusal.value.facts["possible_actions"] == ["quote", "cancel", "accept", "decline", "replace"]
    assert ACTION_LABELS[Action.QUOTE] in refusal.value.message


PRICED = ["decline", "refuse_quote", "ask_agreement", "replace"]


@pytest.mark.parametrize(
    ("role", "approved", "expected"),
    [
        (Role.HANDLER, False, ["quote", "order", "cancel", *PRICED]),
        (Role.SUPERVISOR, False, ["quote", "approve_quote", "order", "cancel", *PRICED]),
        (Role.SUPERVISOR, True, ["quote", "order", "cancel", *PRICED]),
        (Role.AUDITOR, False, []),
        (Role.ADMIN, False, []),
    ],
)
def test_the_screen_never_guesses_rights(role: Role, approved: bool, expected: list[str]) -> None:
    assert allowed_actions(QUOTED, Actor(UUID(int=1), "A", role), approved=approved) == expected
