"""What payments ask of missions: which commits an invoice draws on, and that a paid mission is over."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from backend.core.access import Actor
from backend.core.batch import Batch
from backend.coverage import ledger
from backend.payments import queries
from backend.payments.service.proposals import Draw
from backend.providers import workflow
from backend.providers.models import ServiceRequest
from backend.providers.service.invoices import Due
from backend.providers.service.requests import move
from backend.providers.workflow import Action, Situation


def draws(session: Session, batch: Batch, due: Due, actor: Actor, now: datetime) -> list[Draw]:
    """The commits that an invoice draws on; assistance, committed by no order, is committed here (rule 24)."""
    request = queries.mission(session, due.request_id)
    entry_id, assistance = due.commit_entry_id, None
    if entry_id is None:
        entry_id, assistance = _commit(batch, due, actor, now), "psychological_assistance"
    event_id: UUID | None = None if assistance else request["event_id"]
    return [Draw(entry_id, event_id, due.claim_id, request["benefit"], due.amount, assistance)]


def _commit(batch: Batch, due: Due, actor: Actor, now: datetime) -> UUID:
    return ledger.enter(
        batch,
        "commit",
        due.amount,
        event_id=None,
        claim_id=due.claim_id,
        benefit="psychologist",
        source=f"invoice:{due.invoice_id}",
        reason="Assistance psychologique facturée",
        actor=actor,
        now=now,
        outside_limit="psychological_assistance",
    )


def mark_paid(batch: Batch, request: ServiceRequest, actor: Actor, now: datetime) -> None:
    """The mission is over. Raises Conflict `action_not_possible`."""
    move(batch, request, workflow.after(Situation.of(request), Action.PAY), actor, "service_request.paid", now)
