"""The standing of a policy on any day, as known now or at an instant."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.core.access import Actor
from backend.coverage import errors, queries
from backend.coverage.balances import wired
from backend.coverage.position import Position, parse


def standing(session: Session, number: str, actor: Actor, *, on: date, as_of: datetime | None) -> dict[str, Any]:
    """The standing of a policy in the period of `on`, as known now or `as_of`. Raises NotFound `policy_not_found`.

    The main guarantee stands at the top, the others under `guarantees`; what is paid outside the limit stands apart.
    """
    document = queries.position_of_policy(session, number, as_of, actor.user_id)
    if document is None:
        raise errors.policy_not_found(number)
    main = parse(document, on)
    others = [one for one in main.terms.guarantees if one.code != main.guarantee.code]
    beside = queries.beside_the_limits(session, main.policy_id, as_of)
    return {
        **main.standing(),
        "guarantees": [_other(parse(document, on, guarantee=one.code), beside) for one in others],
        "outside_limit": [
            {"reason": row["reason"], "committed": wired(row["committed"]), "paid": wired(row["paid"])}
            for row in beside["outside"]
        ],
        "exceptions": [exception_out(row) for row in beside["exceptions"]],
    }


def _other(position: Position, beside: RowMapping) -> dict[str, Any]:
    """A further guarantee: by events (legal protection) or by sessions (psychological assistance)."""
    guarantee, shown = position.guarantee, position.standing()
    kept = ("period", "events_limit", "events_used", "events", "annual_remaining", "event_limit", "totals")
    period = position.period_among([date.fromisoformat(one["starts_on"]) for one in beside["sessions"]])
    held = period.starts_on.isoformat() if period else None
    counted = next((one for one in beside["sessions"] if one["starts_on"] == held), None)
    limit = counted["limit"] if counted else guarantee.sessions_limit
    return {
        "code": guarantee.code,
        "label": guarantee.label,
        **{name: shown[name] for name in kept},
        "sessions_limit": limit,
        "sessions_used": (counted["used"] if counted else 0) if limit is not None else None,
    }


def exception_out(row: Mapping[str, Any] | RowMapping) -> dict[str, Any]:
    """An exception as the API shows it; `state`: proposed, approved or rejected."""
    kept = (
        "id", "kind", "event_id", "period_start", "extra_events", "reason", "proposed_at", "proposed_by",
        "proposed_by_id", "state", "decided_at", "decided_by", "decision_reason", "policy_number",
    )  # fmt: skip
    return {**{name: row[name] for name in kept}, "extra_amount": wired(row["extra_cents"])}
