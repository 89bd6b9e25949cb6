"""The beat that every step of a mission shares: lock the request, look, write where it now stands."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.errors import check_version
from backend.providers import errors, queries
from backend.providers.models import ServiceRequest
from backend.providers.workflow import ENDED, Situation


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
