"""Proposing a payment: the one door for invoices, agreements to pay, refunds, deposits and ex-gratia payments."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.claims.errors import policy_to_identify
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.core.ids import new_id
from backend.core.money import Cents
from backend.core.references import next_reference
from backend.payments import queries, rules
from backend.payments.models import Payment, PaymentDraw
from backend.payments.rules import PayeeKey, State
from backend.payments.rules.approval import HELD_FOR_OTHERS
from backend.payments.service.payees import ensure_payee

EX_GRATIA = "ex_gratia"
OUTSIDE_LABELS = {
    EX_GRATIA: "Geste commercial",
    "third_person": "Tierce personne",
    "own_enquiries": "Recherches de l’assureur",
    "interest": "Intérêts",
}
REVERSE_CHARGE = "reverse_charge_vat"


@dataclass(frozen=True, slots=True)
class Draw:
    """The part of a payment that one commit of the ledger pays, in cents TTC; `event_id` None outside the limit."""

    commit_entry_id: UUID
    event_id: UUID | None
    claim_id: UUID
    benefit: str
    amount: Cents
    outside_limit: str | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is to be paid, to whom and out of which commits, in cents TTC.

    `basis` is a stable word (`invoice`, `reverse_charge_vat`, `agreement`, `refund`, `deposit`, `ex_gratia`,
    `recovery`…), `label` what the payee reads on their statement. The draws add up to the amount; a `recovery`, money
    held for somebody else, has none. `invoice_number` is that of the payee's own invoice, for the search of duplicates.
    """

    claim_id: UUID
    payee: PayeeKey
    amount: Cents
    draws: Sequence[Draw]
    basis: str
    label: str
    request_id: UUID | None = None
    invoice_id: UUID | None = None
    invoice_number: str | None = None


def propose(session: Session, batch: Batch, actor: Actor, proposal: Proposal, now: datetime) -> str:
    """Add a proposed payment and its draws to `batch`; its reference `REG-…`. The commits may be of the same batch.

    Raises Forbidden `own_claim`, NotFound `payee_not_found`, Conflict `carriers_mixed`, `policy_to_identify`.
    """
    drawn = sum(draw.amount for draw in proposal.draws)
    assert drawn == (0 if proposal.basis == HELD_FOR_OTHERS else proposal.amount), "draws add up to the payment"
    rules.check_own_claim(own=queries.is_own_claim(session, [proposal.claim_id], actor.user_id))
    carrier_id = rules.one_carrier(_carriers(session, proposal))
    if carrier_id is None:
        raise policy_to_identify()  # no batch would ever send it: no account pays it
    payee_id = ensure_payee(session, batch, proposal.payee, proposal.claim_id, actor, now)
    reference, payment_id = next_reference(session, "REG", paris_date(now).year), new_id()
    row = {
        "id": payment_id,
        "reference": reference,
        "version": 1,
        "claim_id": proposal.claim_id,
        "payee_id": payee_id,
        "carrier_id": carrier_id,
        "basis": proposal.basis,
        "label": proposal.label,
        "request_id": proposal.request_id,
        "invoice_id": proposal.invoice_id,
        "invoice_number": proposal.invoice_number,
        "amount_cents": proposal.amount,
        "state": State.PROPOSED.value,
        "submitted_at": now,
        "submitted_by": actor.id,
    }
    batch.insert(Payment, row)
    batch.insert(PaymentDraw, *(_draw(payment_id, draw) for draw in proposal.draws))
    audit.record(batch, actor, "payment.proposed", "payment", payment_id, now, reference=reference)
    return reference


def _draw(payment_id: UUID, draw: Draw) -> dict[str, object]:
    return {
        "id": new_id(),
        "payment_id": payment_id,
        "commit_entry_id": draw.commit_entry_id,
        "amount_cents": draw.amount,
    }


def _carriers(session: Session, proposal: Proposal) -> Sequence[UUID]:
    """The carriers of the terms that bind the events drawn on, else those of the claim's policy."""
    events = [draw.event_id for draw in proposal.draws if draw.event_id is not None]
    claims = [draw.claim_id for draw in proposal.draws] or [proposal.claim_id]
    return queries.carriers(session, events=events, claims=[] if events else claims)
