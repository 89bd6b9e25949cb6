"""A refused invoice: what it drew is free again, what it gave back is committed again for the corrected one."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.money import Cents
from backend.coverage import ledger
from backend.coverage import service as coverage
from backend.providers import workflow
from backend.providers.models import Invoice, OrderCharge, ServiceRequest
from backend.providers.queries import results
from backend.providers.rules import orders
from backend.providers.service import money, taxes
from backend.providers.service.requests import move
from backend.providers.workflow import Action, Billing, Situation


def refuse_invoice(
    session: Session,
    batch: Batch,
    request: ServiceRequest,
    actor: Actor,
    now: datetime,
    *,
    invoice_id: UUID,
    reason: str | None = None,
) -> None:
    """An invoice was wrong: a corrected one, under its own number, is awaited.

    What it had given back is committed again where the limit still allows it, so that the corrected one may come to
    the whole order; what was kept for a tax that the insured owes comes back to the order too. Raises Conflict
    `action_not_possible`, `reverse_charge_paid`.
    """
    situation = workflow.after(Situation.of(request), Action.REFUSE_INVOICE)
    others = [row for row in results.standing_invoices(session, request.id) if row["id"] != invoice_id]
    if any(row["state"] != "paid" for row in others):
        situation = replace(situation, billing=Billing.PART_INVOICED)
    taxes.give_back(session, batch, request, invoice_id, money.Cause(actor, now, "", "Facture refusée"))
    batch.update(Invoice, invoice_id, state="refused", refused_reason=reason)
    _commit_again(session, batch, request, invoice_id, actor, now)
    move(batch, request, situation, actor, "invoice.refused", now)


def _commit_again(
    session: Session, batch: Batch, request: ServiceRequest, invoice_id: UUID, actor: Actor, now: datetime
) -> None:
    given_back = results.released_for(session, invoice_id)
    for event_id in sorted({row["event_id"] for row in given_back if row["event_id"] is not None}):
        ledger.lock(session, event_id)
    taken: dict[UUID, int] = {}
    for row in given_back:
        event_id, back = row["event_id"], Cents(int(row["amount_cents"]))
        deductible = Cents(int(row["deductible_cents"]))
        if event_id is not None:
            funds = coverage.funds(session, event_id)
            back = Cents(min(back, funds.left_for(row["benefit"]) - taken.get(event_id, 0)))
            deductible = Cents(min(deductible, funds.deductible_left))
            taken[event_id] = taken.get(event_id, 0) + max(0, back)
        if back > 0:
            source = f"refused:{invoice_id}:{row['charge_id']}"
            cause = money.Cause(actor, now, source, "Facture refusée, une facture corrigée est attendue")
            facts = orders.deductible_facts(deductible)
            claim_id = row["claim_id"]
            entry = money.enter(
                batch, "commit", back, request, cause, event_id=event_id, claim_id=claim_id, facts=facts
            )
            batch.insert(OrderCharge, taxes.correction(row, back, deductible, entry, cause))
