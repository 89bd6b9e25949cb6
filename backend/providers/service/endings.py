"""How a mission ends before its time: cancelled, declined, left without an answer, taken over by somebody else."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from backend.claims import service as claims
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.core.errors import Conflict
from backend.core.money import Cents
from backend.providers import queries, workflow
from backend.providers.models import ServiceRequest
from backend.providers.queries import orders as order_queries
from backend.providers.rules import mission_refusals
from backend.providers.service import asking, letters, matching, money, orders, reductions
from backend.providers.service.actors import EGIDE
from backend.providers.service.steps import Loaded, load, move
from backend.providers.workflow import Action, Kind
from backend.tasks.models import Task
from backend.tasks.service import task_row


def accept(session: Session, actor: Actor, reference: str, *, expected_version: int, now: datetime) -> None:
    """The provider takes the mission, or has begun what was ordered. Raises NotFound, Stale, `action_not_possible`."""
    loaded = load(session, actor, reference, expected_version=expected_version)
    batch = Batch()
    move(batch, loaded.request, workflow.after(loaded.state, Action.ACCEPT), actor, "service_request.accepted", now)
    batch.send(session)


def cancel(
    session: Session,
    actor: Actor,
    reference: str,
    *,
    expected_version: int,
    reason: str,
    fee: Cents | None = None,
    now: datetime,
) -> None:
    """Cancel a mission: what was invoiced stays due, or `fee`, the whole that the provider keeps; the rest is released.

    Raises NotFound, Stale, Conflict `action_not_possible`, `kept_exceeds_order`, `order_below_invoiced`.
    """
    loaded = load(session, actor, reference, expected_version=expected_version)
    cause = money.Cause(actor, now, f"cancellation:{loaded.request.id}", "Mission annulée")
    batch = Batch()
    _stop(session, batch, loaded, "cancellation", fee, reason, cause)
    batch.send(session)


_WORDS = {
    "cancellation": (Action.CANCEL, Action.CANCEL_KEEPING, "service_request.cancelled"),
    "replacement": (Action.REPLACE, Action.REPLACE_KEEPING, "service_request.replaced"),
}


def _stop(
    session: Session,
    batch: Batch,
    loaded: Loaded,
    word: str,
    kept: Cents | None,
    reason: str,
    cause: money.Cause,
) -> None:
    request, (stop, keep, verb) = loaded.request, _WORDS[word]
    if kept is None:
        kept = reductions.billed(session, request.id)
    state = workflow.after(loaded.state, keep if kept else stop)
    quote = queries.current_quote(session, request.id)
    money.give_back(session, batch, quote.reserve_entry_id if quote else None, request, cause)
    order = queries.order_of(session, request.id)
    if order is not None:
        reductions.keep_only(session, batch, request, order, kept, word, reason, cause)
    move(batch, request, state, cause.actor, verb, cause.now, closed_reason=reason)


def decline(
    session: Session, actor: Actor, reference: str, *, expected_version: int, reason: str, now: datetime
) -> str | None:
    """The provider declines: the next one in the ranking is asked at once; the new `MIS-…`, None without a next.

    Raises NotFound, Stale, Conflict `action_not_possible`.
    """
    loaded = load(session, actor, reference, expected_version=expected_version)
    return _give_up(session, loaded, Action.DECLINE, "service_request.declined", reason, actor, now)


def expire(session: Session, reference: str, *, now: datetime) -> str | None:
    """Nobody answered in time: like a decline. Does nothing once somebody did."""
    loaded = load(session, EGIDE, reference)
    request = loaded.request
    due = request.answer_due_on
    if due is None or due >= paris_date(now) or Action.EXPIRE not in workflow.possible(loaded.state):
        return None
    reason = f"Sans réponse du prestataire au {due:%d/%m/%Y}."
    return _give_up(session, loaded, Action.EXPIRE, "service_request.expired", reason, EGIDE, now)


def _give_up(
    session: Session, loaded: Loaded, action: Action, verb: str, reason: str, actor: Actor, now: datetime
) -> str | None:
    request, state = loaded.request, workflow.after(loaded.state, action)
    claim = claims.for_provider(session, loaded.claim_reference, actor)
    quote = queries.current_quote(session, request.id)
    batch = Batch()
    cause = money.Cause(actor, now, f"{action.value}:{request.id}", "Mission déclinée")
    money.give_back(session, batch, quote.reserve_entry_id if quote else None, request, cause)
    move(batch, request, state, actor, verb, now, closed_reason=reason)
    following = _next(session, batch, request, claim, actor, now)
    batch.insert(Task, _told(request, claim, reason, following, now))
    batch.send(session)
    return following


def _next(
    session: Session,
    batch: Batch,
    request: ServiceRequest,
    claim: claims.ClaimForProvider,
    actor: Actor,
    now: datetime,
) -> str | None:
    mission = asking.again(request, _shares(session, request))
    sharing = [claims.for_provider(session, one, actor, lock=False) for one, _ in mission.sharing.others]
    asked = order_queries.left_out(session, claim.id, request.speciality)
    try:
        ranking = matching.ranking(session, claim, mission.speciality, sharing=sharing, excluding=asked, now=now)
        if not ranking.matches:
            return None
        return asking.send(session, batch, actor, claim, ranking.matches[0].candidate.id, mission, now)
    except Conflict:
        # Closed, no longer covered, without a tariff: a person looks; the decline itself stands.
        return None


def _shares(session: Session, request: ServiceRequest) -> list[tuple[str, int]]:
    if request.share_reason is None:
        return []
    return [(one["reference"], one["weight"]) for one in order_queries.shares_of(session, request.id)]


def _told(
    request: ServiceRequest, claim: claims.ClaimForProvider, reason: str, following: str | None, now: datetime
) -> dict[str, object]:
    what = f"demande envoyée au suivant ({following})" if following else "aucun autre prestataire, choisissez la suite"
    return task_row(
        dedup_key=f"mission_declined:{request.id}",
        kind="mission_declined" if following else "mission_without_provider",
        title=f"{claim.reference}\u00a0: {request.reference} non acceptée, {what}. {reason}",
        due_on=paris_date(now),
        now=now,
        claim_id=claim.id,
        assignee_id=claim.handler_id,
        facts={"request": request.reference, "following": following},
    )


def replace_provider(
    session: Session,
    actor: Actor,
    reference: str,
    *,
    expected_version: int,
    provider_id: UUID,
    reason: str,
    delivered_value: Cents | None,
    now: datetime,
) -> str:
    """Replace a failing provider (rule 29): what was delivered stays committed, the rest is released, the other asked.

    At a tariff the new mission is ordered at once. No clock moves; the insured is told. The new `MIS-…`. Raises
    NotFound, Stale, Conflict `same_provider`, what `cancel`, `ask` and `order` raise.
    """
    loaded = load(session, actor, reference, expected_version=expected_version)
    request = loaded.request
    if provider_id == request.provider_id:
        raise mission_refusals.same_provider()
    claim = claims.for_provider(session, loaded.claim_reference, actor)
    mission, batch = asking.again(request, _shares(session, request)), Batch()
    cause = money.Cause(actor, now, f"replacement:{request.id}", "Prestataire remplacé")
    _stop(session, batch, loaded, "replacement", delivered_value, reason, cause)
    following = asking.send(session, batch, actor, claim, provider_id, mission, now)
    provider = queries.provider(session, provider_id)
    assert provider is not None, "send found it"
    insured = {"id": claim.id, "reference": claim.reference, "email": claim.file.email}
    letters.tell_replacement(batch, request.id, insured, mission=reference, by=provider.name, now=now)
    batch.send(session)
    if mission.kind is Kind.PERFORM_AT_TARIFF:
        orders.order(session, actor, following, expected_version=1, agreement=None, now=now)
    return following
