"""Exceptions to a limit: a supervisor asks, a second person decides, a trigger moves the limit (issue of the limit)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.core import money
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.core.ids import new_id
from backend.coverage import errors, queries
from backend.coverage.commands import LimitExceptionIn
from backend.coverage.models import LimitException, LimitExceptionDecision
from backend.coverage.position import parse
from backend.coverage.service.standing import exception_out


def propose_exception(
    session: Session, number: str, body: LimitExceptionIn, actor: Actor, *, now: datetime
) -> dict[str, Any]:
    """Ask for more under a limit; nothing moves yet.

    Raises NotFound `policy_not_found`, `event_not_found`, Refused `limit_exception_unclear`, Conflict
    `limit_exception_period_unopened`, `limit_exception_without_annual_limit`.
    """
    document = queries.position_of_policy(session, number, None, actor.user_id)
    if document is None:
        raise errors.policy_not_found(number)
    kind = _kind(body)
    on = body.on or paris_date(now)
    guarantee = body.guarantee or parse(document, on).guarantee.code
    period = queries.period_of(session, document["number"], event_id=body.event_id, on=on, guarantee=guarantee)
    if period is None:
        raise errors.event_not_found() if body.event_id else errors.exception_period_not_opened()
    if kind == "annual_amount" and period["annual_limit_cents"] is None:
        raise errors.no_annual_limit()
    batch, exception_id = Batch(), new_id()
    row = {
        "id": exception_id,
        "policy_id": period["policy_id"],
        "period_id": period["id"],
        "event_id": body.event_id,
        "kind": kind,
        "extra_cents": money.parse(body.extra_amount) if body.extra_amount else None,
        "extra_events": body.extra_events,
        "reason": body.reason,
        "proposed_at": now,
        "proposed_by": actor.id,
        "proposed_by_name": actor.name,
    }
    batch.insert(LimitException, row)
    facts = {name: row[name] for name in ("kind", "extra_cents", "extra_events", "event_id")}
    audit.record(batch, actor, "limit_exception.proposed", "policy", period["policy_id"], now, **facts)
    batch.send(session)
    return exception_of(session, exception_id)


def _kind(body: LimitExceptionIn) -> str:
    amount = money.parse(body.extra_amount) if body.extra_amount else 0
    if body.extra_events is not None and not amount and not body.event_id and not body.annual:
        return "period_events"
    if amount > 0 and body.extra_events is None and bool(body.event_id) != body.annual:
        return "annual_amount" if body.annual else "event_amount"
    raise errors.exception_shape(
        "Dites quoi relever : un événement (event_id et extra_amount), le nombre d’événements (extra_events) ou le "
        "plafond annuel (annual et extra_amount), avec un montant ou un nombre plus grand que zéro."
    )


def decide_exception(
    session: Session, exception_id: UUID, outcome: str, reason: str | None, actor: Actor, *, now: datetime
) -> dict[str, Any]:
    """The second person's word: `approved` moves the limit at once, `rejected` leaves it.

    Raises NotFound `limit_exception_not_found`, Conflict `limit_exception_decided`, Forbidden `four_eyes` for whoever
    asked and now approves; they may take their own request back.
    """
    queries.lock_exception(session, exception_id)
    found = queries.exception(session, exception_id)
    if found is None:
        raise errors.exception_not_found()
    if found["state"] != "proposed":
        raise errors.exception_decided(found["state"])
    if outcome == "approved" and actor.id == found["proposed_by_id"]:
        raise errors.four_eyes()
    batch = Batch()
    row = {
        "exception_id": exception_id,
        "proposed_by": found["proposed_by_id"],
        "outcome": outcome,
        "reason": reason,
        "decided_at": now,
        "decided_by": actor.id,
        "decided_by_name": actor.name,
    }
    batch.insert(LimitExceptionDecision, row)
    audit.record(batch, actor, f"limit_exception.{outcome}", "limit_exception", exception_id, now)
    batch.send(session)
    return exception_of(session, exception_id)


def exception_of(session: Session, exception_id: UUID) -> dict[str, Any]:
    """One exception as shown. Raises NotFound `limit_exception_not_found`."""
    found = queries.exception(session, exception_id)
    if found is None:
        raise errors.exception_not_found()
    return exception_out(found)


def exceptions_of(session: Session, number: str, actor: Actor) -> list[dict[str, Any]]:
    """Every exception of a policy, oldest first. Raises NotFound `policy_not_found`."""
    document = queries.position_of_policy(session, number, None, actor.user_id)
    if document is None:
        raise errors.policy_not_found(number)
    found: Sequence[RowMapping] = queries.exceptions_of(session, UUID(document["id"]))
    return [exception_out(row) for row in found]


def exception_page(session: Session, state: str | None, *, before: UUID | None, limit: int) -> list[dict[str, Any]]:
    """Exceptions of every policy, the latest first; of one state when given."""
    return [exception_out(row) for row in queries.exception_page(session, state, before=before, limit=limit)]
