"""Service requests: asking, reading, cancelling; and the beat that every step of a mission shares."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.claims import service as claims
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.core.errors import check_version
from backend.core.ids import new_id
from backend.core.money import Cents
from backend.core.pagination import decode_cursor, encode_cursor
from backend.core.references import next_reference
from backend.providers import errors, queries, workflow
from backend.providers.models import Provider, ServiceRequest
from backend.providers.rules import matching, specialities
from backend.providers.rules import orders as rules
from backend.providers.rules.specialities import LABELS, Speciality
from backend.providers.service import cover, money
from backend.providers.workflow import ENDED, Action, Situation


@dataclass(frozen=True, slots=True)
class Loaded:
    """A request locked for a change, and the claim that it serves."""

    request: ServiceRequest
    claim_reference: str

    @property
    def state(self) -> Situation:
        """Where it stands."""
        return Situation.of(self.request)


def load(session: Session, actor: Actor, reference: str, *, expected_version: int | None = None) -> Loaded:
    """Lock a request. Raises NotFound `service_request_not_found`, Stale when another version was expected."""
    found = queries.claim_behind(session, reference, actor.user_id)
    if found is None:
        raise errors.request_not_found()
    request = queries.lock_request(session, found["id"])
    if expected_version is not None:
        check_version(request.version, expected_version)
    return Loaded(request, found["reference"])


def move(
    batch: Batch, request: ServiceRequest, state: Situation, actor: Actor, action: str, now: datetime, **values: object
) -> None:
    """Write where a request now stands, a new version and the audit entry; `values` are further columns."""
    columns = {**state.columns(), "version": request.version + 1, **values}
    if state.progress in ENDED and request.closed_at is None:
        columns["closed_at"] = now
    batch.update(ServiceRequest, request.id, **columns)
    audit.record(batch, actor, action, "service_request", request.id, now, reference=request.reference)


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
) -> str:
    """Send a request to a provider for a claim and return its reference `MIS-…`.

    Raises NotFound (claim, provider), Refused `content_unknown`, Conflict `lawyer_outside_ordering`, `claim_closed`,
    `benefit_not_covered`, `provider_suspended`, `speciality_not_offered`, `provider_conflict_of_interest`.
    """
    claim = claims.for_provider(session, claim_reference, actor)
    provider = queries.provider(session, provider_id)
    if provider is None:
        raise errors.provider_not_found()
    if content_ids and queries.contents_known(session, claim.id, content_ids) < len(set(content_ids)):
        raise errors.content_unknown()
    _check_request(session, claim, provider, speciality)
    reference = next_reference(session, "MIS", paris_date(now).year)
    batch, request_id = Batch(), new_id()
    row = {
        "id": request_id,
        "reference": reference,
        "version": 1,
        "claim_id": claim.id,
        "event_id": claim.event_id if specialities.is_charged_to_event(speciality) else None,
        "provider_id": provider.id,
        "speciality": speciality.value,
        "benefit": speciality.value,
        "instructions": instructions,
        "content_ids": [str(content_id) for content_id in content_ids],
        **Situation().columns(),
        "requested_at": now,
        "requested_by": actor.name,
    }
    batch.insert(ServiceRequest, row)
    audit.record(
        batch,
        actor,
        "service_request.sent",
        "service_request",
        request_id,
        now,
        reference=reference,
        claim=claim.reference,
    )
    batch.send(session)
    return reference


def _check_request(
    session: Session, claim: claims.ClaimForProvider, provider: Provider, speciality: Speciality
) -> None:
    specialities.orderable(speciality)
    if claim.status == "closed":
        raise errors.claim_closed()
    cover.check_request(session, claim, speciality)
    if speciality not in provider.specialities:
        raise errors.speciality_not_offered(LABELS[speciality])
    if not provider.active:
        raise errors.provider_suspended(provider.suspended_reason)
    if matching.has_conflict(provider.name, (claim.insured_name, *claim.author_names)):
        raise errors.provider_in_conflict()


def cancel(
    session: Session, actor: Actor, reference: str, *, expected_version: int, reason: str, now: datetime
) -> None:
    """Cancel a request and give back what it still holds. Raises NotFound, Stale, Conflict `action_not_possible`."""
    loaded = load(session, actor, reference, expected_version=expected_version)
    request, state = loaded.request, workflow.after(loaded.state, Action.CANCEL)
    batch = Batch()
    quote, order = queries.current_quote(session, request.id), queries.order_of(session, request.id)
    cause = money.Cause(actor, now, f"cancellation:{request.id}", "Mission annulée")
    money.give_back(session, batch, quote.reserve_entry_id if quote else None, request, cause)
    if order is not None:
        facts = rules.deductible_facts(Cents(order.deductible_cents))
        money.give_back(session, batch, order.commit_entry_id, request, cause, facts)
    move(batch, request, state, actor, "service_request.cancelled", now, closed_reason=reason)
    batch.send(session)


def get_request(session: Session, actor: Actor, reference: str) -> RowMapping:
    """A request with its papers. Raises NotFound `service_request_not_found`."""
    found = queries.request_view(session, reference, actor.user_id)
    if found is None:
        raise errors.request_not_found()
    return found


def version_of(session: Session, actor: Actor, reference: str) -> int:
    """Version of a request. Raises NotFound `service_request_not_found`."""
    version = queries.request_version(session, reference, actor.user_id)
    if version is None:
        raise errors.request_not_found()
    return version


def list_requests(
    session: Session, actor: Actor, claim_reference: str, *, cursor: str | None, limit: int
) -> tuple[Sequence[RowMapping], str | None]:
    """A page of a claim's requests, oldest first; none for a claim that they may not see. Raises `cursor_invalid`."""
    position = decode_cursor(cursor, 2)
    after = (str(position[0]), str(position[1])) if position else None
    found = queries.requests_of_claim(session, claim_reference, actor.user_id, after, limit + 1)
    page = found[:limit]
    last = page[-1] if len(found) > limit else None
    return page, encode_cursor(last["requested_at"], last["id"]) if last else None
