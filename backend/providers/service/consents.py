"""The insured's agreement to pay what the cover does not (rule 22): asked to the cent, answered, or left silent."""

from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.core.ids import new_id
from backend.core.money import Cents
from backend.providers import errors, workflow
from backend.providers.models import AgreementAnswer, AgreementRequest, ServiceRequest
from backend.providers.queries import orders as queries
from backend.providers.rules import mission_refusals, orders
from backend.providers.rules.orders import Agreement
from backend.providers.service import charges, letters
from backend.providers.service.actors import EGIDE
from backend.providers.service.charges import Expense, Part
from backend.providers.service.steps import Loaded, load, move
from backend.providers.workflow import Action


def ask_agreement(
    session: Session, actor: Actor, reference: str, *, expected_version: int, claim: str | None, now: datetime
) -> None:
    """Ask the insured by letter to pay the difference on the current quote; of a shared mission, that of `claim`.

    Raises NotFound, Stale, Conflict `action_not_possible`, `agreement_already_asked`, `agreement_not_needed`, and what
    an order raises for another reason than the limit.
    """
    loaded = load(session, actor, reference, expected_version=expected_version)
    request, state = loaded.request, workflow.after(loaded.state, Action.ASK_AGREEMENT)
    context = queries.order_context(session, request.id)
    assert context is not None, "a quoted request has a quote"
    if queries.pending_agreement(session, request.id) is not None:
        raise mission_refusals.agreement_already_asked()
    part = _part(session, actor, loaded, context, claim or loaded.claim_reference, now)
    share = Cents(part.split.insured_share - part.split.deductible - part.vat_not_counted)
    if share <= 0 or part.funds is None:
        raise mission_refusals.agreement_not_needed()
    days = part.funds.position.terms.agreement_silence_days
    due, asked_id, batch = paris_date(now) + timedelta(days=days), new_id(), Batch()
    row = {
        "id": asked_id,
        "request_id": request.id,
        "quote_id": context.quote.id,
        "claim_id": part.claim.id,
        "cost_cents": part.cost,
        "insurer_part_cents": part.split.insurer_part,
        "share_cents": share,
        "asked_at": now,
        "asked_by": actor.name,
        "answer_due_on": due,
    }
    batch.insert(AgreementRequest, row)
    _write(batch, asked_id, part, share, due, now)
    move(batch, request, state, actor, "insured_agreement.asked", now)
    batch.send(session)


def _part(
    session: Session, actor: Actor, loaded: Loaded, context: queries.OrderContext, claim: str, now: datetime
) -> Part:
    request, quote = loaded.request, context.quote
    bearing = charges.funders(session, actor, request, loaded.claim_reference, context.shares)
    # An agreement to whatever share there is: what the order would then commit, and what would be the insured's.
    willing = {funder.claim.id: Agreement(paris_date(now)) for funder in bearing}
    expense = Expense(Cents(quote.amount_ttc_cents), Cents(quote.vat_cents or 0))
    parts = charges.decide(session, request, bearing, expense, willing, paris_date(now))
    found = next((part for part in parts if part.claim.reference == claim), None)
    if found is None:
        raise errors.request_not_found()
    return found


def _write(batch: Batch, key: UUID, part: Part, share: Cents, due: date, now: datetime) -> None:
    letters.ask_agreement(
        batch,
        key,
        {"id": part.claim.id, "reference": part.claim.reference, "email": part.claim.file.email},
        cost=part.cost,
        insurer_part=part.split.insurer_part,
        share=share,
        due_on=due,
        now=now,
    )


def answer_agreement(
    session: Session,
    actor: Actor,
    reference: str,
    *,
    expected_version: int,
    agreed: bool,
    answered_on: date | None,
    proof: str | None,
    now: datetime,
) -> None:
    """Write down what the insured answered, today unless told; after a no the provider is told.

    Raises NotFound, Stale, Refused `date_in_future`, Conflict `agreement_not_asked`.
    """
    day = orders.check_not_future("/answered_on", answered_on, paris_date(now))
    loaded = load(session, actor, reference, expected_version=expected_version)
    pending = queries.pending_agreement(session, loaded.request.id)
    if pending is None:
        raise mission_refusals.agreement_not_asked()
    batch = Batch()
    _answer(batch, loaded.request, pending, actor, agreed=agreed, silent=False, day=day, proof=proof, now=now)
    verb = "insured_agreement.given" if agreed else "insured_agreement.refused"
    move(batch, loaded.request, loaded.state, actor, verb, now)
    batch.send(session)


def fall_silent(session: Session, reference: str, *, now: datetime) -> bool:
    """The days are over: silence is a no, told to the provider. False when somebody answered meanwhile."""
    loaded = load(session, EGIDE, reference)
    pending, today = queries.pending_agreement(session, loaded.request.id), paris_date(now)
    if pending is None or pending["answer_due_on"] >= today:
        return False
    batch = Batch()
    _answer(batch, loaded.request, pending, EGIDE, agreed=False, silent=True, day=today, proof=None, now=now)
    move(batch, loaded.request, loaded.state, EGIDE, "insured_agreement.silent", now)
    batch.send(session)
    return True


def _answer(
    batch: Batch,
    request: ServiceRequest,
    pending: RowMapping,
    actor: Actor,
    *,
    agreed: bool,
    silent: bool,
    day: date,
    proof: str | None,
    now: datetime,
) -> None:
    row = {
        "id": new_id(),
        "agreement_request_id": pending["id"],
        "agreed": agreed,
        "silent": silent,
        "answered_on": day,
        "proof": proof,
        "recorded_at": now,
        "recorded_by": actor.name,
    }
    batch.insert(AgreementAnswer, row)
    if not agreed:
        letters.tell_no_agreement(
            batch,
            pending["id"],
            pending["provider_email"],
            request.reference,
            request.claim_id,
            silent=silent,
            now=now,
        )
