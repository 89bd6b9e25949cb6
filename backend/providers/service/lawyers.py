"""The lawyer lane of a claim: free choice (L.127-3), written request for names, what the guarantee grants."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.claims import service as claims
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.core.ids import new_id
from backend.providers import errors
from backend.providers.models import LawyerChoice, LawyerNameRequest
from backend.providers.queries import directory
from backend.providers.queries import lawyers as queries
from backend.providers.rules import refusals
from backend.providers.rules.lawyers import legal_protection
from backend.providers.rules.orders import check_not_future
from backend.providers.rules.specialities import Speciality
from backend.providers.service import matching


def choose(
    session: Session, actor: Actor, reference: str, facts: Mapping[str, Any], *, chosen_on: date | None, now: datetime
) -> None:
    """Record the lawyer whom the insured named; nobody else is asked and no fee is discussed.

    `facts` are columns of `LawyerChoice`. Raises NotFound (claim, provider), Refused `date_in_future`.
    """
    day = check_not_future("/chosen_on", chosen_on, paris_date(now))
    claim = claims.for_provider(session, reference, actor)
    if facts["provider_id"] is not None:
        found = directory.provider(session, facts["provider_id"])
        if found is None or Speciality.LAWYER not in found.specialities:
            raise errors.provider_not_found()
    batch = Batch()
    batch.insert(LawyerChoice, {"id": new_id(), "claim_id": claim.id, **facts, "chosen_on": day, **_by(actor, now)})
    audit.record(batch, actor, "lawyer.chosen", "claim", claim.id, now, chosen_on=day)
    batch.send(session)


def request_names(
    session: Session,
    actor: Actor,
    reference: str,
    *,
    requested_on: date,
    document: str,
    sha256: str | None,
    now: datetime,
) -> None:
    """Record the insured's written request for names, with its piece. Raises NotFound, Refused `date_in_future`."""
    check_not_future("/requested_on", requested_on, paris_date(now))
    claim = claims.for_provider(session, reference, actor)
    row = {"id": new_id(), "claim_id": claim.id, "requested_on": requested_on, "document": document, "sha256": sha256}
    batch = Batch()
    batch.insert(LawyerNameRequest, {**row, **_by(actor, now)})
    audit.record(batch, actor, "lawyer.names_requested", "claim", claim.id, now, requested_on=requested_on)
    batch.send(session)


def list_names(session: Session, actor: Actor, reference: str, *, now: datetime) -> Sequence[RowMapping]:
    """Lawyers of the directory in the order of names, never by price; nobody tied with a party.

    Raises NotFound, Conflict `written_request_required` before the insured's written request.
    """
    claim = claims.for_provider(session, reference, actor, lock=False)
    if not queries.name_requests(session, claim.id):
        raise refusals.written_request_required()
    return queries.names(session, matching.not_barred(session, claim, Speciality.LAWYER, now=now))


def lane(session: Session, actor: Actor, reference: str) -> dict[str, Any]:
    """All that a claim knows of lawyers: guarantee and scale, choice, requests, agreements, the other side's lawyer.

    Once the other side has a lawyer, the insurer's amicable letters stop (L.127-2-3). Raises NotFound.
    """
    claim = claims.for_provider(session, reference, actor, lock=False)
    attached = claim.file.attaching()
    found = legal_protection(attached[0].terms.guarantees) if attached else None
    opposing = queries.opposing_lawyer(session, claim.id)
    chosen = queries.choices(session, claim.id)
    return {
        "guarantee": found,
        "choice": chosen[-1] if chosen else None,
        "choices": chosen,
        "name_requests": queries.name_requests(session, claim.id),
        "agreements": queries.agreements(session, claim.id),
        "opposing_lawyer": opposing,
        "amicable_letters_stopped": opposing is not None,
        "lane_open": opposing is not None or bool(chosen),
    }


def last_choice(session: Session, claim_id: UUID) -> RowMapping:
    """The lawyer whom the insured named last. Raises Conflict `lawyer_not_chosen`."""
    chosen = queries.choices(session, claim_id)
    if not chosen:
        raise refusals.lawyer_not_chosen()
    return chosen[-1]


def _by(actor: Actor, now: datetime) -> dict[str, object]:
    return {"recorded_at": now, "recorded_by": actor.id, "recorded_by_name": actor.name}
