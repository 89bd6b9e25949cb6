"""Orders: the one moment when money of the guarantee is committed."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from backend.claims import service as claims
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.core.ids import new_id
from backend.core.money import Cents
from backend.coverage import ledger
from backend.coverage import service as coverage
from backend.coverage.rules import Split
from backend.providers import errors, queries, workflow
from backend.providers.models import PurchaseOrder, Quote, ServiceRequest
from backend.providers.rules import orders, specialities
from backend.providers.rules.orders import Agreement
from backend.providers.rules.specialities import Speciality
from backend.providers.service import cover, money
from backend.providers.service.requests import Loaded, load, move
from backend.providers.workflow import Action


def order(
    session: Session,
    actor: Actor,
    reference: str,
    *,
    expected_version: int,
    agreement: Agreement | None,
    now: datetime,
) -> None:
    """Order what was quoted: the reserve gives way to a commit of the insurer's part (rules 19 to 22).

    Raises NotFound, Stale, Refused `date_in_future`, and Conflict in this order: `action_not_possible`,
    `quote_expired`, `claim_not_covered`, `benefit_not_covered`, `minimum_stake_not_met`, `amount_limit_exceeded`
    (with the standing), `insured_share_differs`, `nothing_to_commit`, `approval_required`.
    """
    today = paris_date(now)
    orders.check_agreement(agreement, today)
    loaded = load(session, actor, reference, expected_version=expected_version)
    request, state = loaded.request, workflow.after(loaded.state, Action.ORDER)
    quote = queries.current_quote(session, request.id)
    assert quote is not None, "a quoted request has a quote"
    orders.check_still_valid(quote.valid_until, today)
    claim = _claim(session, actor, loaded)
    event_id, parts = _decide(session, claim, request, Cents(quote.amount_ttc_cents), agreement)
    orders.check_order_authority(
        parts.insurer_part,
        actor_id=actor.id,
        authority=Cents(actor.authority_cents),
        approved_by=quote.approved_by,
    )
    batch = Batch()
    commit_id = _commit(session, batch, request, quote, event_id, parts, agreement, actor, now)
    batch.insert(PurchaseOrder, _row(request, quote, parts, agreement, commit_id, actor, now))
    move(batch, request, state, actor, "order.placed", now, event_id=event_id)
    if claim.covered:
        claims.mark_in_progress(batch, claim, actor, now)
    batch.send(session)


def _claim(session: Session, actor: Actor, loaded: Loaded) -> claims.ClaimForProvider:
    # Read under its lock: the decision of cover can't move under an order (lock order: request, claim, period).
    claim = claims.for_provider(session, loaded.claim_reference, actor)
    if claim.status == "closed":
        raise errors.claim_closed()
    return claim


def _decide(
    session: Session,
    claim: claims.ClaimForProvider,
    request: ServiceRequest,
    cost: Cents,
    agreement: Agreement | None,
) -> tuple[UUID | None, Split]:
    speciality = Speciality(request.speciality)
    if not specialities.is_charged_to_event(speciality):
        cover.check_assistance_order(claim, speciality)
        return None, Split(cost, Cents(0), Cents(0))
    if not claim.covered or claim.event_id is None:
        raise errors.claim_not_covered()
    # Orders on one event wait for each other here, so that each sees what the one before left.
    ledger.lock(session, claim.event_id)
    funds = coverage.funds(session, claim.event_id)
    cover.check_event(funds, request.benefit)
    first_quote = Cents(queries.first_quote_cents(session, claim.event_id, claim.id))
    orders.check_stake(first_quote, funds.minimum_stake)
    parts = orders.share_out(
        cost,
        left=funds.left_for(request.benefit),
        deductible_left=funds.deductible_left,
        agreement=agreement,
        standing=funds.standing,
    )
    return claim.event_id, parts


def _commit(
    session: Session,
    batch: Batch,
    request: ServiceRequest,
    quote: Quote,
    event_id: UUID | None,
    parts: Split,
    agreement: Agreement | None,
    actor: Actor,
    now: datetime,
) -> UUID | None:
    if event_id is None:
        return None
    cause = money.Cause(actor, now, f"order:{request.id}", "Commande passée")
    money.give_back(session, batch, quote.reserve_entry_id, request, cause)
    facts = orders.deductible_facts(parts.deductible)
    if agreement is not None:
        facts["insured_agreement"] = {"agreed_on": agreement.agreed_on.isoformat(), "proof": agreement.proof}
    return money.enter(batch, "commit", parts.insurer_part, request, cause, event_id=event_id, facts=facts)


def _row(
    request: ServiceRequest,
    quote: Quote,
    parts: Split,
    agreement: Agreement | None,
    commit_id: UUID | None,
    actor: Actor,
    now: datetime,
) -> dict[str, object]:
    days = quote.delivery_days
    return {
        "id": new_id(),
        "request_id": request.id,
        "quote_id": quote.id,
        "amount_ttc_cents": quote.amount_ttc_cents,
        "insurer_part_cents": parts.insurer_part,
        "insured_share_cents": parts.insured_share,
        "deductible_cents": parts.deductible,
        "insured_agreed_on": agreement.agreed_on if agreement else None,
        "commit_entry_id": commit_id,
        "ordered_at": now,
        "ordered_by": actor.id,
        "promised_on": None if days is None else paris_date(now) + timedelta(days=days),
    }
