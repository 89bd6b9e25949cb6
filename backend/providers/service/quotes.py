"""Quotes: recording one (it reserves what it would cost the guarantee), approving, refusing, letting one lapse."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from backend.claims import service as claims
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.core.ids import new_id
from backend.core.money import Cents
from backend.coverage import service as coverage
from backend.coverage.rules import recoverable_vat, split
from backend.providers import errors, queries, workflow
from backend.providers.models import Quote, ServiceRequest
from backend.providers.queries import orders as order_queries
from backend.providers.rules import mission_refusals, orders, sharing, specialities
from backend.providers.rules.prices import Line, Price, price
from backend.providers.rules.specialities import Speciality
from backend.providers.service import cover, letters, money
from backend.providers.service.actors import EGIDE
from backend.providers.service.steps import load, move
from backend.providers.workflow import Action, Kind, QuoteState, Situation


@dataclass(frozen=True, slots=True)
class Offer:
    """What a provider offers: price, delay, last day, and whether they owe means or a result (with its own fee)."""

    price: Price
    delivery_days: int | None = None
    valid_until: date | None = None
    obligation: str = "means"
    result_fee: Cents = orders.ZERO
    from_tariff: bool = False


def record_quote(
    session: Session,
    actor: Actor,
    reference: str,
    *,
    amount: Cents,
    lines: Sequence[Line],
    delivery_days: int | None,
    valid_until: date | None,
    now: datetime,
) -> None:
    """Record a quote of means in cents TTC. Raises as `prices.price` and `record_offer`."""
    record_offer(session, actor, reference, Offer(price(amount, lines), delivery_days, valid_until), now=now)


def record_offer(session: Session, actor: Actor, reference: str, offer: Offer, *, now: datetime) -> None:
    """Record a quote; it replaces the previous one, and its reserve the previous reserve.

    Raises NotFound, Refused `result_fee_too_high`, Conflict `action_not_possible`.
    """
    check_offer(offer)
    loaded = load(session, actor, reference)
    request = loaded.request
    alone = request.kind == Kind.QUOTE_ONLY
    state = workflow.after(loaded.state, Action.QUOTE_ALONE if alone else Action.QUOTE)
    batch, quote_id = Batch(), new_id()
    cause = money.Cause(actor, now, f"quote:{quote_id}", "Devis reçu")
    previous = queries.current_quote(session, request.id)
    money.give_back(session, batch, previous.reserve_entry_id if previous else None, request, cause)
    claim = None if _is_assistance(request) else claims.for_provider(session, loaded.claim_reference, actor)
    reserve = None if claim is None or alone else _reserve(session, batch, request, offer.price, claim, cause)
    batch.insert(Quote, quote_row(quote_id, request.id, offer, reserve, actor, now))
    move(batch, request, state, actor, "quote.received", now, event_id=claim.event_id if claim else None)
    batch.send(session)


def check_offer(offer: Offer) -> None:
    """Raise Refused `result_fee_too_high` unless the fee is a part of an obligation of result."""
    fee = offer.result_fee
    if fee and (offer.obligation != "result" or fee > offer.price.ttc):
        raise mission_refusals.result_fee_too_high(fee, offer.price.ttc)


def quote_row(
    quote_id: UUID, request_id: UUID, offer: Offer, reserve: UUID | None, actor: Actor, now: datetime
) -> dict[str, object]:
    """The row of a quote."""
    return {
        "id": quote_id,
        "request_id": request_id,
        "amount_ttc_cents": offer.price.ttc,
        "lines": list(offer.price.lines),
        "delivery_days": offer.delivery_days,
        "valid_until": offer.valid_until,
        "reserve_entry_id": reserve,
        "received_at": now,
        "recorded_by": actor.id,
        "ht_cents": offer.price.ht,
        "vat_cents": offer.price.vat,
        "reverse_vat_cents": offer.price.reverse_vat,
        "obligation": offer.obligation,
        "result_fee_cents": offer.result_fee,
        "from_tariff": offer.from_tariff,
    }


def _is_assistance(request: ServiceRequest) -> bool:
    return not specialities.is_charged_to_event(Speciality(request.speciality))


def _reserve(
    session: Session,
    batch: Batch,
    request: ServiceRequest,
    price: Price,
    claim: claims.ClaimForProvider,
    cause: money.Cause,
) -> UUID | None:
    if claim.event_id is None:
        return None
    # Of a shared mission, the claim's own part by the key; what the others would pay shows once it is ordered.
    weights = [request.share_weight]
    if request.share_reason is not None:
        weights += [one["weight"] for one in order_queries.shares_of(session, request.id)]
    cost, vat = sharing.divide(price.ttc, weights)[0], sharing.divide(price.vat or Cents(0), weights)[0]
    recovered = recoverable_vat(vat, cover.vat_position(session, claim, paris_date(cause.now))) if vat else Cents(0)
    counted = Cents(cost - recovered)
    funds = coverage.funds(session, claim.event_id)
    predicted = split(counted, left=funds.left_for(request.benefit), deductible_left=funds.deductible_left).insurer_part
    return money.enter(batch, "reserve", predicted, request, cause, event_id=claim.event_id) if predicted > 0 else None


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


def refuse_quote(
    session: Session, actor: Actor, reference: str, *, expected_version: int, reason: str, now: datetime
) -> None:
    """Refuse the current quote, give its reserve back and tell the provider why; another one may come.

    Raises NotFound, Stale, Conflict `action_not_possible`.
    """
    loaded = load(session, actor, reference, expected_version=expected_version)
    request, state = loaded.request, workflow.after(loaded.state, Action.REFUSE_QUOTE)
    quote, provider = queries.current_quote(session, request.id), queries.provider(session, request.provider_id)
    assert quote is not None, "a quoted request has a quote"
    assert provider is not None, "a request has a provider"
    batch = Batch()
    cause = money.Cause(actor, now, f"quote_refusal:{quote.id}", "Devis refusé")
    money.give_back(session, batch, quote.reserve_entry_id, request, cause)
    batch.update(Quote, quote.id, refused_reason=reason)
    letters.tell_quote_refused(batch, quote.id, provider.email, request.reference, request.claim_id, reason, now)
    move(batch, request, state, actor, "quote.refused", now)
    batch.send(session)


def lapse(session: Session, reference: str, *, now: datetime) -> bool:
    """Let a quote lapse after its last day; its reserve is given back. False when it is no longer to be done."""
    loaded = load(session, EGIDE, reference)
    quote = queries.current_quote(session, loaded.request.id)
    if quote is None or quote.valid_until is None or quote.valid_until >= paris_date(now):
        return False
    if Action.EXPIRE_QUOTE not in workflow.possible(loaded.state):
        return False
    batch = Batch()
    cause = money.Cause(EGIDE, now, f"quote_lapse:{quote.id}", "Devis expiré")
    money.give_back(session, batch, quote.reserve_entry_id, loaded.request, cause)
    state = workflow.after(loaded.state, Action.EXPIRE_QUOTE)
    move(batch, loaded.request, state, EGIDE, "quote.expired", now)
    batch.send(session)
    return True


def priced(situation: Situation) -> Situation:
    """A mission sent with its price, at the provider's tariff."""
    return Situation(situation.progress, QuoteState.RECEIVED, situation.billing)
