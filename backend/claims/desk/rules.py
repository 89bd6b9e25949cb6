"""Who holds the ball and what to do next, from facts that the work-list and the claim's page both have. Pure."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Literal

Tab = Literal[
    "expiring", "to_qualify", "replies", "awaiting_insured", "stalled", "to_approve", "complaints", "all"
]  # fmt: skip
SortName = Literal["prudent_day", "-declared_at", "declared_at", "last_activity", "insured_name"]

PRESSING_DAYS = 14
"""Our own clock presses from so many days before its prudent day."""
STALLED_DAYS = 15
"""A file that nobody touched for so long has stalled; whoever was asked so long ago is asked again."""


class Holder(StrEnum):
    """Who must act for the claim to go on."""

    HANDLER = "handler"
    SUPERVISOR = "supervisor"
    INSURED = "insured"
    PROVIDER = "provider"
    THIRD_PARTY = "third_party"
    NOBODY = "nobody"


class NextAction(StrEnum):
    """The one thing to do next."""

    HANDLE_DANGER = "handle_danger"
    ACKNOWLEDGE_EXPIRY = "acknowledge_expiry"
    MEET_DEADLINE = "meet_deadline"
    ASSIGN = "assign"
    ANSWER_COMPLAINT = "answer_complaint"
    DECIDE_CONFLICT = "decide_conflict"
    ANSWER_INSURED = "answer_insured"
    READ_ANSWER = "read_answer"
    APPROVE_PAYMENT = "approve_payment"
    APPROVE_QUOTE = "approve_quote"
    DECIDE_EXCEPTION = "decide_exception"
    IDENTIFY_POLICY = "identify_policy"
    QUALIFY = "qualify"
    DECIDE = "decide"
    ORDER = "order"
    CHECK_DELIVERY = "check_delivery"
    PROPOSE_PAYMENT = "propose_payment"
    REQUEST_PROVIDER = "request_provider"
    CHASE_INSURED = "chase_insured"
    CHASE_PROVIDER = "chase_provider"
    CHASE_THIRD_PARTY = "chase_third_party"
    CLOSE = "close"
    WAIT = "wait"


@dataclass(frozen=True, slots=True)
class Facts:
    """A claim as its desk sees it.

    `prudent_day` is that of its most urgent clock when that clock is ours to meet; `expired`: its last day has passed.
    """

    status: str
    closed: bool
    assigned: bool
    policy_known: bool
    to_qualify: bool
    outcome: str | None
    danger: bool
    open_complaint: bool
    prudent_day: date | None
    declared_at: datetime
    expired: bool = False
    clock_of_complaint: bool = False
    status_since: datetime | None = None
    mission_step: str | None = None
    mission_since: datetime | None = None
    mission_due: date | None = None
    had_missions: bool = False
    to_approve: Sequence[str] = ()
    to_approve_since: datetime | None = None
    reply_from: str | None = None
    replied_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """Who holds the ball since when, and the next thing to do: None once closed."""

    holder: Holder
    since: datetime
    action: NextAction | None


@dataclass(frozen=True, slots=True)
class Online:
    """Whether a content is still to be seen, and when that was checked."""

    still_online: bool | None
    checked_at: datetime | None


_AT_PROVIDER = frozenset({"asked", "quoting", "working"})
_OUR_STEPS = {
    "quoted": NextAction.ORDER,
    "delivered": NextAction.CHECK_DELIVERY,
    "invoiced": NextAction.PROPOSE_PAYMENT,
}
_APPROVALS = {
    "conflict": NextAction.DECIDE_CONFLICT,
    "payment": NextAction.APPROVE_PAYMENT,
    "bank_details": NextAction.APPROVE_PAYMENT,
    "invoice": NextAction.APPROVE_PAYMENT,
    "quote": NextAction.APPROVE_QUOTE,
    "limit_exception": NextAction.DECIDE_EXCEPTION,
}


def desk_of(facts: Facts, today: date) -> Desk:
    """Who holds the ball, since when, and what to do next."""
    holder = held_by(facts)
    return Desk(holder, _since(facts, holder), next_action(facts, today))


def held_by(facts: Facts) -> Holder:
    """Who must act: the second pair of eyes first, then us when somebody answered, then whoever was asked.

    The filter `waiting_on` of the work-list says the same in SQL (`queries/desk.py`); a test holds them together.
    """
    if facts.closed:
        return Holder.NOBODY
    if facts.to_approve:
        return Holder.SUPERVISOR
    if facts.reply_from:
        return Holder.HANDLER
    if facts.status == "awaiting_insured" or facts.mission_step == "agreement":
        return Holder.INSURED
    if facts.status == "awaiting_third_party":
        return Holder.THIRD_PARTY
    return Holder.PROVIDER if facts.mission_step in _AT_PROVIDER and not facts.to_qualify else Holder.HANDLER


def _since(facts: Facts, holder: Holder) -> datetime:
    stood = facts.status_since or facts.declared_at
    if holder is Holder.SUPERVISOR:
        return facts.to_approve_since or stood
    if holder is Holder.PROVIDER or (holder is Holder.INSURED and facts.status != "awaiting_insured"):
        return facts.mission_since or stood
    if holder is Holder.HANDLER:
        return facts.replied_at or (facts.mission_since if facts.mission_step in _OUR_STEPS else None) or stood
    return stood


def next_action(facts: Facts, today: date) -> NextAction | None:
    """The one thing to do next, None for a closed claim.

    In this order, the first that applies: a person in danger; an own clock that expired, which a person acknowledges;
    one that presses, for which only the work that can still save it counts (the complaint whose clock it is; else
    qualify, decide, order, then the act itself); a holder; a complaint; a conflict or an
    answer that waits for us; what waits for a second pair of eyes; the policy; then the road of the file (waiting on
    whom it was asked, qualify, decide, mission, close). Whoever is late is asked again rather than waited for.
    """
    if facts.closed:
        return None
    steps: tuple[Callable[[Facts, date], NextAction | None], ...] = (_urgent, _held_up, _on_its_road)
    return next((found for step in steps if (found := step(facts, today))), NextAction.CLOSE)


def _urgent(facts: Facts, today: date) -> NextAction | None:
    if facts.danger:
        return NextAction.HANDLE_DANGER
    if facts.expired:
        return NextAction.ACKNOWLEDGE_EXPIRY
    if facts.prudent_day is None or facts.prudent_day > today + timedelta(days=PRESSING_DAYS):
        return None
    return _to_save_the_clock(facts)


def _to_save_the_clock(facts: Facts) -> NextAction:
    if facts.clock_of_complaint and facts.open_complaint:
        return NextAction.ANSWER_COMPLAINT
    if facts.to_qualify:
        return NextAction.QUALIFY
    if facts.outcome is None and facts.policy_known:
        return NextAction.DECIDE
    if facts.mission_step == "quoted" and "quote" not in facts.to_approve:
        return NextAction.ORDER
    return NextAction.MEET_DEADLINE


def _held_up(facts: Facts, today: date) -> NextAction | None:
    del today
    if not facts.assigned:
        return NextAction.ASSIGN
    if facts.open_complaint:
        return NextAction.ANSWER_COMPLAINT
    if "conflict" in facts.to_approve:
        return NextAction.DECIDE_CONFLICT
    if facts.reply_from in {"insured", "third_party"}:
        return NextAction.ANSWER_INSURED if facts.reply_from == "insured" else NextAction.READ_ANSWER
    waiting = next((action for kind, action in _APPROVALS.items() if kind in facts.to_approve), None)
    return waiting or (None if facts.policy_known else NextAction.IDENTIFY_POLICY)


_CHASED = {"awaiting_insured": NextAction.CHASE_INSURED, "awaiting_third_party": NextAction.CHASE_THIRD_PARTY}


def _on_its_road(facts: Facts, today: date) -> NextAction | None:
    if facts.status in _CHASED:
        return _asked(facts.status_since, today, _CHASED[facts.status])
    if facts.to_qualify:
        return NextAction.QUALIFY
    if facts.outcome is None:
        return NextAction.DECIDE
    return _OUR_STEPS.get(facts.mission_step or "") or _of_mission(facts, today)


def _of_mission(facts: Facts, today: date) -> NextAction:
    if facts.mission_step is None:
        covered_without = facts.outcome == "covered" and not facts.had_missions
        return NextAction.REQUEST_PROVIDER if covered_without else NextAction.CLOSE
    if facts.mission_step == "agreement":
        return _asked(facts.mission_since, today, NextAction.CHASE_INSURED)
    if facts.mission_due is not None:
        return NextAction.CHASE_PROVIDER if facts.mission_due < today else NextAction.WAIT
    return _asked(facts.mission_since, today, NextAction.CHASE_PROVIDER)


def _asked(since: datetime | None, today: date, chase: NextAction) -> NextAction:
    late = since is not None and since.date() + timedelta(days=STALLED_DAYS) <= today
    return chase if late else NextAction.WAIT


def online_of(contents: Iterable[Online]) -> Online:
    """Whether anything is still online: seen at the last look, or gone when every content was seen gone.

    The instant is the latest look that saw something, or the oldest of those that saw nothing: the weakest proof.
    """
    states = list(contents)
    looks = [one.checked_at for one in states if one.checked_at]
    seen = [one.checked_at for one in states if one.still_online and one.checked_at]
    if any(one.still_online for one in states):
        return Online(True, max(seen, default=None))
    if not states or any(one.still_online is None for one in states):
        return Online(None, max(looks, default=None))
    return Online(False, min(looks, default=None))
