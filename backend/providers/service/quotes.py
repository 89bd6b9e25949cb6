"""Quotes: recording one (it reserves what it would cost the guarantee) and approving one."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from backend.claims import service as claims
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.ids import new_id
from backend.core.money import Cents
from backend.coverage import service as coverage
from backend.coverage.rules import split
from backend.providers import errors, queries, workflow
from backend.providers.models import Quote, ServiceRequest
from backend.providers.rules import orders, specialities
from backend.providers.rules.specialities import Speciality
from backend.providers.service import money
from backend.providers.service.requests import load, move
from backend.providers.workflow import Action


def record_quote(
    session: Session,
    actor: Actor,
    reference: str,
    *,
    amount: Cents,
    lines: Sequence[Mapping[str, object]],
    delivery_days: int | None,
    valid_until: date | None,
    now: datetime,
) -> None:
    """Record a quote in cents TTC; it replaces the previous one, and its reserve the previous reserve.

    Raises NotFound, Refused `lines_total_differs`, Conflict `action_not_possible`.
    """
    orders.check_lines(amount, lines)
    loaded = load(session, actor, reference)
    request, state = loaded.request, workflow.after(loaded.state, Action.QUOTE)
    batch, quote_id = Batch(), new_id()
    cause = money.Cause(actor, now, f"quote:{quote_id}", "Devis reçu")
    previous = queries.current_quote(session, request.id)
    money.give_back(session, batch, previous.reserve_entry_id if previous else None, request, cause)
    event_id = _event(session, actor, request, loaded.claim_reference)
    row = {
        "id": quote_id,
        "request_id": request.id,
        "amount_ttc_cents": amount,
        "lines": list(lines),
        "delivery_days": delivery_days,
        "valid_until": valid_until,
        "reserve_entry_id": _reserve(session, batch, request, amount, event_id, cause),
        "received_at": now,
        "recorded_by": actor.id,
    }
    batch.insert(Quote, row)
    move(batch, request, state, actor, "quote.received", now, event_id=event_id)
    batch.send(session)


def _event(session: Session, actor: Actor, request: ServiceRequest, claim_reference: str) -> UUID | None:
    if not specialities.is_charged_to_event(Speciality(request.speciality)):
        return None
    return claims.for_provider(session, claim_reference, actor).event_id


def _reserve(
    session: Session, batch: Batch, request: ServiceRequest, amount: Cents, event_id: UUID | None, cause: money.Cause
) -> UUID | None:
    if event_id is None:
        return None
    funds = coverage.funds(session, event_id)
    predicted = split(amount, left=funds.left_for(request.benefit), deductible_left=funds.deductible_left).insurer_part
    return money.enter(batch, "reserve", predicted, request, cause, event_id=event_id) if predicted > 0 else None


def approve_quote(session: Session, actor: Actor, reference: str, *, expected_version: int, now: datetime) -> None:
    """Approve the current quote, so that somebody else may order it.

    Raises NotFound, Stale, Conflict `action_not_possible`, `quote_already_approved`, `approval_required`,
    Forbidden `four_eyes`.
    """
    loaded = load(session, actor, reference, expected_version=expected_version)
    request, state = loaded.request, workflow.after(loaded.state, Action.APPROVE_QUOTE)
    quote = queries.current_quote(session, request.id)
    assert quote is not None, "a quoted request has a quote"
    if quote.approved_by_name is not None:
        raise errors.quote_already_approved(quote.approved_by_name)
    orders.check_quote_approval(
        Cents(quote.amount_ttc_cents),
        recorded_by=quote.recorded_by,
        actor_id=actor.id,
        authority=Cents(actor.authority_cents),
    )
    batch = Batch()
    batch.update(Quote, quote.id, approved_at=now, approved_by=actor.id, approved_by_name=actor.name)
    move(batch, request, state, actor, "quote.approved", now)
    batch.send(session)
