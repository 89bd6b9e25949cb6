"""Commitments that another system had open (rule 35): an order of the provider named, ready to be invoiced."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.claims import service as claims
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.core.ids import new_id
from backend.core.money import Cents
from backend.core.references import next_reference
from backend.providers import workflow
from backend.providers.models import OrderCharge, PurchaseOrder, Quote, ServiceRequest
from backend.providers.queries import directory as queries
from backend.providers.rules.specialities import Speciality
from backend.providers.service.directory import add_provider, valid_siret
from backend.providers.workflow import Billing, Progress, QuoteState
from backend.tasks.models import Task
from backend.tasks.service import task_row


@dataclass(frozen=True, slots=True)
class OpeningOrder:
    """What was ordered elsewhere and not paid yet: the insurer's part alone, in cents TTC, and its commit here."""

    provider_id: UUID
    speciality: Speciality
    amount: Cents
    event_id: UUID | None
    commit_entry_id: UUID
    source: str


def provider_named(
    session: Session, actor: Actor, *, siret: str, name: str, email: str | None, speciality: Speciality, now: datetime
) -> UUID:
    """The provider of this SIRET, added to the directory with a task to complete it when nobody bears it.

    Raises Refused `siret_invalid`.
    """
    digits = valid_siret(siret)
    known = queries.siret_owner(session, digits)
    if known is not None:
        return known
    # No capacity: whoever came with a file is proposed to nobody before a person looked.
    facts: Mapping[str, Any] = {
        "name": name,
        "siret": digits,
        "email": email or "",
        "phone": None,
        "specialities": [speciality.value],
        "platforms": [],
        "territories": [],
        "capacity": 0,
        "usual_delay_days": 30,
        "tariffs": {},
    }
    added: UUID = add_provider(session, actor, facts, now=now)["id"]
    batch = Batch()
    title = f"Prestataire {digits} repris d’un fichier : compléter sa fiche (adresse, pièces, tarifs, capacité)."
    key = f"complete_provider:{added}"
    batch.insert(Task, task_row(dedup_key=key, kind="complete_provider", title=title, due_on=paris_date(now), now=now))
    batch.send(session)
    return added


def open_order(
    session: Session, batch: Batch, claim: claims.ClaimForProvider, opening: OpeningOrder, actor: Actor, now: datetime
) -> str:
    """Write the mission, its price and its order on a commit already entered; returns the reference `MIS-…`."""
    reference = next_reference(session, "MIS", paris_date(now).year)
    request_id, quote_id, order_id = new_id(), new_id(), new_id()
    situation = workflow.Situation(Progress.ORDERED, QuoteState.ORDERED, Billing.OPEN)
    request: dict[str, object] = {
        "id": request_id,
        "reference": reference,
        "version": 1,
        "claim_id": claim.id,
        "event_id": opening.event_id,
        "provider_id": opening.provider_id,
        "speciality": opening.speciality.value,
        "benefit": opening.speciality.value,
        "instructions": f"Reprise d’un engagement en cours ({opening.source}).",
        "content_ids": [],
        **situation.columns(),
        "requested_at": now,
        "requested_by": actor.name,
    }
    batch.insert(ServiceRequest, request)
    batch.insert(Quote, _quote(quote_id, request_id, opening, actor, now))
    batch.insert(PurchaseOrder, _order(order_id, request_id, quote_id, opening, actor, now))
    batch.insert(OrderCharge, _charge(order_id, claim.id, opening, actor, now))
    facts = {"reference": reference, "claim": claim.reference, "opening": True}
    audit.record(batch, actor, "order.taken_over", "service_request", request_id, now, **facts)
    return reference


def _quote(quote_id: UUID, request_id: UUID, opening: OpeningOrder, actor: Actor, now: datetime) -> dict[str, object]:
    return {
        "id": quote_id,
        "request_id": request_id,
        "amount_ttc_cents": opening.amount,
        "received_at": now,
        "recorded_by": actor.id,
        "approved_at": now,
        "approved_by": actor.id,
        "approved_by_name": actor.name,
    }


def _order(
    order_id: UUID, request_id: UUID, quote_id: UUID, opening: OpeningOrder, actor: Actor, now: datetime
) -> dict[str, object]:
    return {
        "id": order_id,
        "request_id": request_id,
        "quote_id": quote_id,
        "amount_ttc_cents": opening.amount,
        "insurer_part_cents": opening.amount,
        "insured_share_cents": 0,
        "deductible_cents": 0,
        "ordered_at": now,
        "ordered_by": actor.id,
    }


def _charge(order_id: UUID, claim_id: UUID, opening: OpeningOrder, actor: Actor, now: datetime) -> dict[str, object]:
    return {
        "id": new_id(),
        "order_id": order_id,
        "claim_id": claim_id,
        "event_id": opening.event_id,
        "cause": "order",
        "cost_cents": opening.amount,
        "insurer_part_cents": opening.amount,
        "insured_share_cents": 0,
        "deductible_cents": 0,
        "commit_entry_id": opening.commit_entry_id,
        "recorded_at": now,
        "recorded_by": actor.id,
    }
