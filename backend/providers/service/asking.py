"""Asking a provider: a mission sent, at its tariff or for a quote, for one claim or shared by several."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.claims import service as claims
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.calendar import METROPOLE
from backend.core.clock import paris_date
from backend.core.ids import new_id
from backend.core.money import Cents, wire
from backend.core.references import next_reference
from backend.providers import errors, queries
from backend.providers.models import MissionShare, Quote, ServiceRequest
from backend.providers.rules import mission_refusals, specialities
from backend.providers.rules.prices import Price
from backend.providers.rules.specialities import LABELS, Speciality
from backend.providers.service import cover, matching, quotes, sheets
from backend.providers.service.quotes import Offer
from backend.providers.workflow import Kind, Situation

ANSWER_DAYS = 5
"""Working days that a provider has to answer, unless the request says otherwise."""


@dataclass(frozen=True, slots=True)
class Sharing:
    """The written key of a mission that serves several claims (rule 18): its own weight, the others', and why."""

    own: int = 1
    others: tuple[tuple[str, int], ...] = ()
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Mission:
    """What is asked of a provider; `previous_id` is the request that this one takes over from."""

    speciality: Speciality
    kind: Kind = Kind.QUOTE_THEN_PERFORM
    instructions: str | None = None
    content_ids: tuple[UUID, ...] = ()
    answer_days: int = ANSWER_DAYS
    sharing: Sharing = Sharing()
    previous_id: UUID | None = None


def ask(
    session: Session,
    actor: Actor,
    claim_reference: str,
    *,
    provider_id: UUID,
    speciality: Speciality,
    instructions: str | None,
    content_ids: Sequence[UUID],
    now: datetime,
    kind: Kind = Kind.QUOTE_THEN_PERFORM,
    answer_days: int = ANSWER_DAYS,
    sharing: Sharing | None = None,
) -> str:
    """Send a request to a provider for a claim and return its reference `MIS-…`.

    Raises NotFound (claim, provider), Refused `content_unknown`, `share_unreasoned`, `share_repeated`, Conflict
    `lawyer_outside_ordering`, `claim_closed`, `benefit_not_covered`, `provider_suspended`, `speciality_not_offered`,
    `provider_conflict_of_interest`, a missing or expired document, `tariff_missing`.
    """
    mission = Mission(speciality, kind, instructions, tuple(content_ids), answer_days, sharing or Sharing())
    claim = claims.for_provider(session, claim_reference, actor)
    if content_ids and queries.contents_known(session, claim.id, content_ids) < len(set(content_ids)):
        raise errors.content_unknown()
    batch = Batch()
    reference = send(session, batch, actor, claim, provider_id, mission, now)
    batch.send(session)
    return reference


def send(
    session: Session,
    batch: Batch,
    actor: Actor,
    claim: claims.ClaimForProvider,
    provider_id: UUID,
    mission: Mission,
    now: datetime,
) -> str:
    """Check and add a request to `batch`, with its price when it is performed at the tariff. Raises as `ask`."""
    speciality = mission.speciality
    provider = queries.provider(session, provider_id)
    if provider is None:
        raise errors.provider_not_found()
    specialities.orderable(speciality)
    if claim.status == "closed":
        raise errors.claim_closed()
    cover.check_request(session, claim, speciality)
    shares = _shares(session, actor, claim, mission.sharing)
    served = [claim, *(other for other, _ in shares)]
    matching.check_may_serve(session, served, provider.id, speciality, now=now)
    situation, request_id = Situation(), new_id()
    if mission.kind is Kind.PERFORM_AT_TARIFF:
        offer = _at_tariff(session, provider_id, speciality, now, provider.usual_delay_days)
        batch.insert(Quote, quotes.quote_row(new_id(), request_id, offer, None, actor, now))
        situation = quotes.priced(situation)
    reference = next_reference(session, "MIS", paris_date(now).year)
    row = _row(request_id, reference, claim, provider_id, mission, actor, now)
    batch.insert(ServiceRequest, {**row, **situation.columns()})
    for other, weight in shares:
        share = {"id": new_id(), "request_id": request_id, "claim_id": other.id, "weight": weight}
        batch.insert(MissionShare, share)
    facts = {"reference": reference, "claim": claim.reference}
    audit.record(batch, actor, "service_request.sent", "service_request", request_id, now, **facts)
    return reference


def _row(
    request_id: UUID,
    reference: str,
    claim: claims.ClaimForProvider,
    provider_id: UUID,
    mission: Mission,
    actor: Actor,
    now: datetime,
) -> dict[str, object]:
    return {
        "id": request_id,
        "reference": reference,
        "version": 1,
        "claim_id": claim.id,
        "event_id": claim.event_id if specialities.is_charged_to_event(mission.speciality) else None,
        "provider_id": provider_id,
        "speciality": mission.speciality.value,
        "benefit": mission.speciality.value,
        "instructions": mission.instructions,
        "content_ids": [str(content_id) for content_id in mission.content_ids],
        "requested_at": now,
        "requested_by": actor.name,
        "kind": mission.kind.value,
        "answer_due_on": METROPOLE.add_working_days(paris_date(now), mission.answer_days),
        "previous_id": mission.previous_id,
        "share_weight": mission.sharing.own,
        "share_reason": mission.sharing.reason,
    }


def _shares(
    session: Session, actor: Actor, claim: claims.ClaimForProvider, sharing: Sharing
) -> list[tuple[claims.ClaimForProvider, int]]:
    if not sharing.others:
        return []
    if not sharing.reason:
        raise mission_refusals.share_unreasoned()
    named = [reference for reference, _ in sharing.others]
    if len({claim.reference, *named}) <= len(named):
        raise mission_refusals.share_repeated()
    return [
        (claims.for_provider(session, reference, actor, lock=False), weight) for reference, weight in sharing.others
    ]


def _at_tariff(session: Session, provider_id: UUID, speciality: Speciality, now: datetime, days: int) -> Offer:
    found = sheets.price_on(session, provider_id, speciality, paris_date(now))
    if found is None:
        raise mission_refusals.tariff_missing()
    line: dict[str, object] = {
        "label": f"Tarif\u00a0: {LABELS[speciality]}",
        "quantity": 1,
        "amount_ttc": wire(found.ttc),
    }
    reverse = found.vat if found.reverse_charge and found.vat is not None else Cents(0)
    return Offer(Price(found.ttc, found.ht, found.vat, reverse, (line,)), delivery_days=days, from_tariff=True)


def again(request: ServiceRequest, shares: Sequence[tuple[str, int]]) -> Mission:
    """The same mission, to be sent to somebody else."""
    mission = Mission(
        speciality=Speciality(request.speciality),
        kind=Kind(request.kind),
        instructions=request.instructions,
        content_ids=tuple(UUID(one) for one in request.content_ids),
        previous_id=request.id,
    )
    return replace(mission, sharing=Sharing(request.share_weight, tuple(shares), request.share_reason))
