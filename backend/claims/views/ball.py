"""The stored facts of a claim, from SQL or from JSON, as the rule of the next action reads them."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import RowMapping

from backend.claims.desk.rules import Facts, Online, desk_of, online_of
from backend.claims.schemas import BallOut
from backend.deadlines.catalogue import Family, Owner, rule_versions
from backend.deadlines.rules import is_expired

Stored = Mapping[str, Any] | RowMapping
_OURS = frozenset(one.id for one in rule_versions() if one.owner in {Owner.US, Owner.INSURED})

_OF_COMPLAINTS = frozenset(one.id for one in rule_versions() if one.family is Family.COMPLAINT)


def desk_fields(
    claim: Stored, beside: Stored, looks: Iterable[Stored], *, outcome: str | None, today: date
) -> dict[str, object]:
    """What the work-list and the page both show: the next action, the ball, whether anything is online."""
    desk = desk_of(_facts(claim, beside, outcome, today), today)
    online = online_of(Online(one["still_online"], _instant(one["checked_at"])) for one in looks)
    return {
        "next_action": desk.action,
        "ball": BallOut(holder=desk.holder, since=desk.since),
        "online": online.still_online,
        "online_checked_at": online.checked_at,
    }


def _facts(claim: Stored, beside: Stored, outcome: str | None, today: date) -> Facts:
    declared_at = _instant(claim["declared_at"])
    assert declared_at is not None, "a claim was declared"
    return Facts(
        status=claim["status"],
        closed=claim["closed_at"] is not None,
        assigned=claim["handler_id"] is not None,
        policy_known=claim["policy_id"] is not None,
        to_qualify=claim["to_qualify"],
        outcome=outcome,
        danger="danger" in claim["flags"],
        open_complaint=claim["open_complaint"],
        prudent_day=_own_day(claim, today),
        declared_at=declared_at,
        expired=_own_expired(claim, today),
        clock_of_complaint=(_own_clock(claim) or {}).get("rule") in _OF_COMPLAINTS,
        status_since=_instant(beside["status_since"]),
        mission_step=claim["mission_step"],
        mission_since=_instant(claim["mission_since"]),
        mission_due=_day(claim["mission_due"]),
        had_missions=beside["had_missions"],
        to_approve=claim["to_approve"],
        to_approve_since=_instant(claim["to_approve_since"]),
        reply_from=claim["reply_from"],
        replied_at=_instant(claim["replied_at"]),
    )


def _own_clock(claim: Stored) -> Stored | None:
    shown: Stored | None = claim["earliest_deadline"]
    return shown if shown is not None and shown["rule"] in _OURS else None


def _own_expired(claim: Stored, today: date) -> bool:
    clock = _own_clock(claim)
    return clock is not None and is_expired(_day(clock["last_day"]), today)


def _own_day(claim: Stored, today: date) -> date | None:
    """The prudent day of the claim's clock when it is ours to meet; an unknown date presses since the first look."""
    shown = _own_clock(claim)
    if shown is None:
        return None
    return _day(shown["prudent_day"]) or _day(claim["earliest_prudent_day"]) or today


def _instant(value: datetime | str | None) -> datetime | None:
    return datetime.fromisoformat(value) if isinstance(value, str) else value


def _day(value: date | str | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value
