"""Who holds the ball and what to do next: the rule by itself."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from backend.accounts.rules import AUTHORITY_CENTS
from backend.claims.desk.rules import (
    PRESSING_DAYS,
    Desk,
    Facts,
    Holder,
    NextAction,
    Online,
    desk_of,
    held_by,
    next_action,
    online_of,
)
from backend.core.access import Role
from tests.conftest import data_file

TODAY = date(2026, 6, 15)
NOW = datetime(2026, 6, 15, 9, tzinfo=UTC)
LONG_AGO, LATELY = NOW - timedelta(days=40), NOW - timedelta(days=2)
CALM = Facts(
    status="declared",
    closed=False,
    assigned=True,
    policy_known=True,
    to_qualify=True,
    outcome=None,
    danger=False,
    open_complaint=False,
    prudent_day=TODAY + timedelta(days=60),
    declared_at=LATELY,
)
DECIDED = replace(CALM, status="decided", to_qualify=False, outcome="covered")
RUNNING = replace(DECIDED, status="in_progress", had_missions=True, mission_since=LATELY)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (CALM, NextAction.QUALIFY),
        (replace(CALM, closed=True, open_complaint=True), None),
        (replace(CALM, danger=True, prudent_day=TODAY), NextAction.HANDLE_DANGER),
        (replace(CALM, assigned=False), NextAction.ASSIGN),
        (replace(CALM, open_complaint=True), NextAction.ANSWER_COMPLAINT),
        (replace(CALM, policy_known=False), NextAction.IDENTIFY_POLICY),
        (replace(CALM, to_qualify=False), NextAction.DECIDE),
        (replace(CALM, to_approve=("conflict",), reply_from="insured"), NextAction.DECIDE_CONFLICT),
        (replace(CALM, reply_from="insured"), NextAction.ANSWER_INSURED),
        (replace(CALM, reply_from="third_party"), NextAction.READ_ANSWER),
        (replace(RUNNING, to_approve=("payment", "quote")), NextAction.APPROVE_PAYMENT),
        (replace(RUNNING, to_approve=("bank_details",)), NextAction.APPROVE_PAYMENT),
        (replace(RUNNING, to_approve=("quote",), mission_step="quoted"), NextAction.APPROVE_QUOTE),
        (replace(RUNNING, to_approve=("limit_exception",)), NextAction.DECIDE_EXCEPTION),
        (DECIDED, NextAction.REQUEST_PROVIDER),
        (replace(DECIDED, outcome="not_covered"), NextAction.CLOSE),
        (RUNNING, NextAction.CLOSE),
        (replace(RUNNING, mission_step="quoted"), NextAction.ORDER),
        (replace(RUNNING, mission_step="delivered"), NextAction.CHECK_DELIVERY),
        (replace(RUNNING, mission_step="invoiced"), NextAction.PROPOSE_PAYMENT),
        (replace(RUNNING, mission_step="quoting"), NextAction.WAIT),
        (replace(RUNNING, mission_step="quoting", mission_since=LONG_AGO), NextAction.CHASE_PROVIDER),
        (replace(RUNNING, mission_step="working", mission_since=LONG_AGO, mission_due=TODAY), NextAction.WAIT),
        (replace(RUNNING, mission_step="working", mission_due=TODAY - timedelta(days=1)), NextAction.CHASE_PROVIDER),
        (replace(RUNNING, mission_step="agreement", mission_since=LONG_AGO), NextAction.CHASE_INSURED),
        (replace(CALM, status="awaiting_insured", status_since=LATELY), NextAction.WAIT),
        (replace(CALM, status="awaiting_insured", status_since=LONG_AGO), NextAction.CHASE_INSURED),
        (replace(CALM, status="awaiting_third_party", status_since=LONG_AGO), NextAction.CHASE_THIRD_PARTY),
    ],
)
def test_the_first_thing_that_applies_comes_first(facts: Facts, expected: NextAction | None) -> None:
    assert next_action(facts, TODAY) is expected


def test_an_expired_clock_is_acknowledged_before_anything_but_danger() -> None:
    expired = replace(RUNNING, prudent_day=TODAY - timedelta(days=9), expired=True, to_qualify=True)
    assert next_action(expired, TODAY) is NextAction.ACKNOWLEDGE_EXPIRY
    assert next_action(replace(expired, danger=True), TODAY) is NextAction.HANDLE_DANGER


@pytest.mark.parametrize("days", [-3, 0, PRESSING_DAYS])
def test_a_pressing_clock_leaves_only_what_can_save_it(days: int) -> None:
    pressing = replace(
        RUNNING, prudent_day=TODAY + timedelta(days=days), assigned=False, to_approve=("payment",), open_complaint=True
    )
    assert next_action(pressing, TODAY) is NextAction.MEET_DEADLINE
    assert next_action(replace(pressing, to_qualify=True), TODAY) is NextAction.QUALIFY
    assert next_action(replace(pressing, outcome=None), TODAY) is NextAction.DECIDE
    assert next_action(replace(pressing, mission_step="quoted"), TODAY) is NextAction.ORDER
    of_complaint = replace(pressing, clock_of_complaint=True, to_qualify=True)
    assert next_action(of_complaint, TODAY) is NextAction.ANSWER_COMPLAINT
    waits = replace(pressing, mission_step="quoted", to_approve=("quote",))
    assert next_action(waits, TODAY) is NextAction.MEET_DEADLINE
    later = replace(pressing, prudent_day=TODAY + timedelta(days=PRESSING_DAYS + 1))
    assert next_action(later, TODAY) is NextAction.ASSIGN


@pytest.mark.parametrize(
    ("facts", "holder", "since"),
    [
        (replace(CALM, closed=True, status_since=LONG_AGO), Holder.NOBODY, LONG_AGO),
        (replace(RUNNING, to_approve=("quote",), to_approve_since=LONG_AGO), Holder.SUPERVISOR, LONG_AGO),
        (replace(CALM, reply_from="insured", replied_at=NOW), Holder.HANDLER, NOW),
        (replace(CALM, status="awaiting_insured", status_since=LONG_AGO), Holder.INSURED, LONG_AGO),
        (replace(RUNNING, mission_step="agreement"), Holder.INSURED, LATELY),
        (replace(CALM, status="awaiting_third_party", status_since=NOW), Holder.THIRD_PARTY, NOW),
        (replace(RUNNING, mission_step="working"), Holder.PROVIDER, LATELY),
        (replace(RUNNING, mission_step="working", to_qualify=True), Holder.HANDLER, LATELY),
        (replace(RUNNING, mission_step="delivered", mission_since=NOW, status_since=LONG_AGO), Holder.HANDLER, NOW),
        (replace(CALM, status_since=None), Holder.HANDLER, LATELY),
    ],
)
def test_who_holds_the_ball_and_since_when(facts: Facts, holder: Holder, since: datetime) -> None:
    assert held_by(facts) is holder
    assert desk_of(facts, TODAY) == Desk(holder, since, next_action(facts, TODAY))


def test_one_content_seen_is_online_and_none_is_gone_until_all_are_seen_gone() -> None:
    seen, gone, gone_before = Online(True, LATELY), Online(False, NOW), Online(False, LONG_AGO)
    unknown = Online(None, None)
    assert online_of([gone, seen, unknown]) == seen
    assert online_of([gone, unknown]) == Online(None, NOW)
    assert online_of([gone, gone_before]) == gone_before
    assert online_of([]) == online_of([unknown]) == unknown


def test_the_database_knows_the_same_authority_by_role() -> None:
    migration = (data_file("").parents[1] / "migrations" / "versions" / "0019_desk.py").read_text()
    supervisor, handler = AUTHORITY_CENTS[Role.SUPERVISOR], AUTHORITY_CENTS[Role.HANDLER]
    assert f"WHEN 'supervisor' THEN {supervisor} ELSE {handler} END" in migration
