"""The stored facts of a claim, from SQL or from JSON, as the rule of the next action reads them."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import RowMapping

from backend.claims.desk.rules import Facts, Online, desk_of, online_of
from backend.claims.schemas import BallOut
from backend.deadlines.catalogue import Owner, rule_versions

Stored = Mapping[str, Any] | RowMapping
_OURS = frozenset(one.id for one in rule_versions() if one.owner in {Owner.US, Owner.INSURED})


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


def _own_day(claim: Stored, today: date) -> date | None:
    """The prudent day of the claim's clock when it is ours to meet; an unknown date presses since the first look."""
    shown = claim["earliest_deadline"]
    if shown is None or shown["rule"] not in _OURS:
        return None
    return _day(shown["prudent_day"]) or _day(claim["earliest_prudent_day"]) or today


def _instant(value: datetime | str | None) -> datetime | None:
    return datetime.fromisoformat(value) if isinstance(value, str) else value


def _day(value: date | str | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value
