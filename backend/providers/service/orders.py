"""Orders: the one moment when money of the guarantee is committed."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from backend.claims import service as claims
from backend.claims.models import ContentState
from backend.claims.service.contents import state_row
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.core.ids import new_id
from backend.core.money import Cents
from backend.providers import errors, workflow
from backend.providers.models import PurchaseOrder, Quote, ServiceRequest
from backend.providers.queries import orders as queries
from backend.providers.queries.orders import OrderContext
from backend.providers.rules import orders, warnings
from backend.providers.rules.orders import Agreement
from backend.providers.rules.specialities import Speciality
from backend.providers.rules.warnings import ContentSeen, Warned
from backend.providers.service import charges, gate, matching, money
from backend.providers.service.charges import Expense, Part
from backend.providers.service.steps import Loaded, load, move
from backend.providers.workflow import Action


def order(
    session: Session,
    actor: Actor,
    reference: str,
    *,
    expected_version: int,
    agreement: Agreement | None,
    seen: Mapping[UUID, bool] | None = None,
    now: datetime,
) -> None:
    """Order what was quoted: the reserve gives way to a commit of the insurer's part (rules 18 to 22, 27).

    Raises NotFound, Stale, Refused `date_in_future`, `content_unknown`, and Conflict in this order:
    `action_not_possible`, `quote_expired`, `claim_closed`, a bar on the provider, `claim_not_covered`,
    `benefit_not_covered`, `minimum_stake_not_met`, `amount_limit_exceeded` (with the standing),
    `insured_share_differs`, `nothing_to_commit`, `evidence_gate_unanswered`, `approval_required`.
    """
    today = paris_date(now)
    orders.check_agreement(agreement, today)
    loaded = load(session, actor, reference, expected_version=expected_version)
    request, context = loaded.request, queries.order_context(session, loaded.request.id)
    if context is not None:
        orders.check_still_valid(context.quote.valid_until, today)
    state = workflow.after(loaded.state, Action.ORDER)
    assert context is not None, "a quoted request has a quote"
    parts = _parts(session, actor, loaded, context, agreement, now)
    contents = _contents(request, parts[0].claim, seen or {})
    told = _warnings(request, parts, context, contents)
    orders.check_order_authority(
        Cents(sum(part.split.insurer_part for part in parts)),
        actor_id=actor.id,
        authority=Cents(actor.authority_cents),
        approved_by=context.quote.approved_by,
    )
    batch = Batch()
    order_id = _place(session, batch, request, context.quote, parts, actor, now)
    batch.insert(PurchaseOrder, _row(order_id, request, context.quote, parts, contents, told, actor, now))
    for content_id, online in (seen or {}).items():
        batch.insert(ContentState, state_row(content_id, online, f"Vu à la commande {reference}", actor, now))
    gate.open_tasks(batch, request, parts[0].claim, told, now)
    move(batch, request, state, actor, "order.placed", now, event_id=parts[0].event_id)
    for part in parts:
        if part.claim.covered:
            claims.mark_in_progress(batch, part.claim, actor, now)
    batch.send(session)


def _parts(
    session: Session, actor: Actor, loaded: Loaded, context: OrderContext, agreement: Agreement | None, now: datetime
) -> list[Part]:
    request, quote = loaded.request, context.quote
    # Read under their locks: no decision of cover can move under an order (lock order: request, claims, periods).
    bearing = charges.funders(session, actor, request, loaded.claim_reference, context.shares)
    for funder in bearing:
        if funder.claim.status == "closed":
            raise errors.claim_closed()
    served = [funder.claim for funder in bearing]
    matching.check_may_serve(session, served, request.provider_id, Speciality(request.speciality), now=now)
    agreements = agreed(context)
    if agreement is not None:
        agreements[request.claim_id] = agreement
    expense = Expense(Cents(quote.amount_ttc_cents), Cents(quote.vat_cents or 0))
    return charges.decide(session, request, bearing, expense, agreements, paris_date(now))


def agreed(context: OrderContext) -> dict[UUID, Agreement]:
    """The agreements written down for this very quote, by claim."""
    return {UUID(one["claim_id"]): _agreement(one) for one in context.agreed}


def _agreement(row: Mapping[str, Any]) -> Agreement:
    return Agreement(date.fromisoformat(row["agreed_on"]), Cents(row["share"]), row["proof"])


def _contents(request: ServiceRequest, claim: claims.ClaimForProvider, seen: Mapping[UUID, bool]) -> list[ContentSeen]:
    wanted = set(map(str, request.content_ids))
    known = {UUID(one["id"]) for one in claim.file.contents}
    if not set(seen) <= known:
        raise errors.content_unknown()
    return [_seen(one, seen.get(UUID(one["id"]))) for one in claim.file.contents if not wanted or one["id"] in wanted]


def _seen(content: Mapping[str, Any], now_seen: bool | None) -> ContentSeen:
    known = content["online"]
    online = now_seen if now_seen is not None else (known["still_online"] if known else None)
    return ContentSeen(content["id"], content["position"], online)


def _warnings(
    request: ServiceRequest, parts: Sequence[Part], context: OrderContext, contents: Sequence[ContentSeen]
) -> list[Warned]:
    speciality, funds = Speciality(request.speciality), parts[0].funds
    told = [*warnings.of_contents(speciality, contents)]
    if funds is not None:
        told += warnings.of_taxes([part.position for part in parts], told=context.quote.vat_cents is not None)
        told += gate.judge(speciality, context, required=funds.position.terms.evidence_gate == "required")
    return told


def _place(
    session: Session,
    batch: Batch,
    request: ServiceRequest,
    quote: Quote,
    parts: Sequence[Part],
    actor: Actor,
    now: datetime,
) -> UUID:
    order_id = new_id()
    cause = money.Cause(actor, now, f"order:{request.id}", "Commande passée")
    money.give_back(session, batch, quote.reserve_entry_id, request, cause)
    charges.engage(batch, request, order_id, parts, "order", cause)
    return order_id


def _row(
    order_id: UUID,
    request: ServiceRequest,
    quote: Quote,
    parts: Sequence[Part],
    contents: Sequence[ContentSeen],
    told: Sequence[Warned],
    actor: Actor,
    now: datetime,
) -> dict[str, object]:
    days = quote.delivery_days
    agreement = next((part.agreement for part in parts if part.agreement is not None), None)
    return {
        "id": order_id,
        "request_id": request.id,
        "quote_id": quote.id,
        "amount_ttc_cents": quote.amount_ttc_cents,
        "insurer_part_cents": sum(part.split.insurer_part for part in parts),
        "insured_share_cents": sum(part.split.insured_share for part in parts),
        "deductible_cents": sum(part.split.deductible for part in parts),
        "vat_not_counted_cents": sum(part.vat_not_counted for part in parts),
        "insured_agreed_on": agreement.agreed_on if agreement else None,
        "ordered_at": now,
        "ordered_by": actor.id,
        "promised_on": None if days is None else paris_date(now) + timedelta(days=days),
        "lines": quote.lines,
        "contents": [one.stored() for one in contents],
        "warnings": [one.stored() for one in told],
    }
