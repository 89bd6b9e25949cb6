"""Who pays an order: one part a claim that shares it, each with its own event, limit, deductible and VAT position."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from backend.claims import service as claims
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.ids import new_id
from backend.core.money import Cents
from backend.coverage import ledger
from backend.coverage import service as coverage
from backend.coverage.rules import Split, VatPosition, recoverable_vat
from backend.providers import errors, queries
from backend.providers.models import OrderCharge, ServiceRequest
from backend.providers.queries import orders as order_queries
from backend.providers.rules import mission_refusals, orders, sharing, specialities
from backend.providers.rules.orders import Agreement
from backend.providers.rules.specialities import Speciality
from backend.providers.service import cover, money


@dataclass(frozen=True, slots=True)
class Funder:
    """A claim that bears a part of a mission, by its weight in the key."""

    claim: claims.ClaimForProvider
    weight: int


@dataclass(frozen=True, slots=True)
class Part:
    """What one claim bears of an expense, in cents TTC; `funds` is None outside any event."""

    claim: claims.ClaimForProvider
    funds: coverage.Funds | None
    cost: Cents
    split: Split
    vat_not_counted: Cents
    agreement: Agreement | None
    position: VatPosition

    @property
    def event_id(self) -> UUID | None:
        """The event charged."""
        return self.funds.event_id if self.funds else None


@dataclass(frozen=True, slots=True)
class Expense:
    """What is to be divided, in cents: the total TTC and the tax inside it, reverse-charged or not."""

    cost: Cents
    vat: Cents


def funders(
    session: Session, actor: Actor, request: ServiceRequest, reference: str, shares: Sequence[Mapping[str, Any]]
) -> list[Funder]:
    """The claims of a mission, locked in the order of their ids, the mission's own first in the answer.

    Raises NotFound `claim_not_found` for a claim that this person may not see.
    """
    named = [(request.claim_id, reference, request.share_weight)]
    named += [(UUID(str(one["claim_id"])), one["reference"], one["weight"]) for one in shares]
    held = {
        claim_id: Funder(claims.for_provider(session, known, actor), weight)
        for claim_id, known, weight in sorted(named, key=lambda one: one[0])
    }
    return [held[claim_id] for claim_id, _, _ in named]


def decide(
    session: Session,
    request: ServiceRequest,
    bearing: Sequence[Funder],
    expense: Expense,
    agreements: Mapping[UUID, Agreement],
    today: date,
) -> list[Part]:
    """Divide an expense by the key and judge each part under its event's lock (rules 18 to 22).

    Raises Conflict `claim_not_covered`, `benefit_not_covered`, `event_limit_reached`, `shared_within_event`,
    `minimum_stake_not_met`, `amount_limit_exceeded`, `insured_share_differs`, `nothing_to_commit`.
    """
    speciality = Speciality(request.speciality)
    weights = [funder.weight for funder in bearing]
    costs, taxes = sharing.divide(expense.cost, weights), sharing.divide(expense.vat, weights)
    if not specialities.is_charged_to_event(speciality):
        for funder in bearing:
            cover.check_assistance_order(funder.claim, speciality)
        shared = zip(bearing, costs, strict=True)
        return [
            Part(one.claim, None, cost, Split(cost, Cents(0), Cents(0)), Cents(0), None, VatPosition())
            for one, cost in shared
        ]
    events = [_event(funder.claim) for funder in bearing]
    _check_apart(bearing, events)
    # Orders on one event wait for each other here, so that each sees what the one before left.
    if len(events) == 1:
        ledger.lock(session, events[0])
    else:
        order_queries.lock_periods(session, events)
    return [
        _part(session, request, funder.claim, event, Expense(cost, vat), agreements.get(funder.claim.id), today)
        for funder, event, cost, vat in zip(bearing, events, costs, taxes, strict=True)
    ]


def _event(claim: claims.ClaimForProvider) -> UUID:
    if not claim.covered or claim.event_id is None:
        raise errors.claim_not_covered()
    return claim.event_id


def _check_apart(bearing: Sequence[Funder], events: Sequence[UUID]) -> None:
    for funder, event in zip(bearing[1:], events[1:], strict=True):
        if events.count(event) > 1:
            raise mission_refusals.shared_within_event(funder.claim.reference)


def _part(
    session: Session,
    request: ServiceRequest,
    claim: claims.ClaimForProvider,
    event_id: UUID,
    expense: Expense,
    agreement: Agreement | None,
    today: date,
) -> Part:
    funds = coverage.funds(session, event_id)
    cover.check_event(funds, request.benefit)
    orders.check_stake(Cents(queries.first_quote_cents(session, event_id, claim.id)), funds.minimum_stake)
    position = cover.vat_position(session, claim, today)
    vat = recoverable_vat(expense.vat, position)
    split = orders.share_out(
        expense.cost,
        left=funds.left_for(request.benefit),
        deductible_left=funds.deductible_left,
        agreement=agreement,
        standing=funds.standing,
        vat_not_counted=vat,
    )
    return Part(claim, funds, expense.cost, split, vat, agreement, position)


def engage(
    batch: Batch, request: ServiceRequest, order_id: UUID, parts: Sequence[Part], word: str, cause: money.Cause
) -> None:
    """Commit each part in the ledger and charge it to the order. `word`: order or change_order."""
    for part in parts:
        entry = money.enter(
            batch,
            "commit",
            part.split.insurer_part,
            request,
            money.Cause(cause.actor, cause.now, f"{cause.source}:{part.claim.id}", cause.reason),
            event_id=part.event_id,
            claim_id=part.claim.id,
            facts=_facts(request, part, alone=len(parts) == 1),
        )
        batch.insert(OrderCharge, _row(order_id, part, word, entry, cause.actor, cause.now))


def _facts(request: ServiceRequest, part: Part, *, alone: bool) -> dict[str, object]:
    facts = orders.deductible_facts(part.split.deductible)
    if part.agreement is not None:
        agreed = part.agreement
        facts["insured_agreement"] = {"agreed_on": agreed.agreed_on.isoformat(), "proof": agreed.proof}
    if part.vat_not_counted:
        facts["vat_not_counted_cents"] = part.vat_not_counted
    if not alone:
        facts["share_reason"] = request.share_reason
    return facts


def _row(order_id: UUID, part: Part, word: str, entry: UUID, actor: Actor, now: datetime) -> dict[str, object]:
    return {
        "id": new_id(),
        "order_id": order_id,
        "claim_id": part.claim.id,
        "event_id": part.event_id,
        "cause": word,
        "cost_cents": part.cost,
        "insurer_part_cents": part.split.insurer_part,
        "insured_share_cents": part.split.insured_share,
        "deductible_cents": part.split.deductible,
        "vat_not_counted_cents": part.vat_not_counted,
        "commit_entry_id": entry,
        "recorded_at": now,
        "recorded_by": actor.id,
    }
