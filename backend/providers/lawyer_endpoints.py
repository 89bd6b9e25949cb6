"""Routes of the lawyer lane: free choice, written request, names, agreements to pay."""

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Response
from sqlalchemy.orm import Session

from backend.claims.endpoints import locate_claim
from backend.core.access import Actor, Permission
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, ExpectedVersion, Now, require, tag
from backend.core.pagination import Page
from backend.providers.schemas.lawyers import (
    AgreementToPayIn,
    AgreementToPayOut,
    DelegationIn,
    EndIn,
    LawyerChoiceIn,
    LawyerLaneOut,
    LawyerNameOut,
    NameRequestIn,
)
from backend.providers.service import agreement_use, agreements, lawyers

router = APIRouter(tags=["lawyers"], route_class=EdgeRoute)


def locate_agreement(session: Session, actor: Actor, path: Mapping[str, Any]) -> int:
    """Version of the agreement in the path. Raises NotFound `agreement_not_found`."""
    return int(agreement_use.get_agreement(session, actor, path["reference"])["version"])


def answer(session: Session, response: Response, actor: Actor, reference: str) -> AgreementToPayOut:
    """The agreement as it is now, with its ETag."""
    shown = AgreementToPayOut.of(agreement_use.get_agreement(session, actor, reference), actor)
    tag(response, shown.version)
    return shown


_TELL = [require(Permission.CLAIMS_EDIT, of=locate_claim, idempotent=True)]
_READ = [require(Permission.REQUESTS_READ, of=locate_claim)]


@router.get("/claims/{reference}/lawyers", dependencies=_READ)
def lawyer_lane(reference: str, session: DbSession, actor: CurrentActor) -> LawyerLaneOut:
    """All that a claim knows of lawyers, and whether amicable letters have stopped."""
    return LawyerLaneOut.of(lawyers.lane(session, actor, reference), actor)


@router.post("/claims/{reference}/lawyer-choice", status_code=201, dependencies=_TELL)
def choose_lawyer(
    reference: str, body: LawyerChoiceIn, session: DbSession, actor: CurrentActor, now: Now
) -> LawyerLaneOut:
    """Record the lawyer whom the insured named; the last one counts."""
    facts = body.model_dump(exclude={"chosen_on"})
    lawyers.choose(session, actor, reference, facts, chosen_on=body.chosen_on, now=now)
    return lawyer_lane(reference, session, actor)


@router.post("/claims/{reference}/lawyer-name-request", status_code=201, dependencies=_TELL)
def request_names(
    reference: str, body: NameRequestIn, session: DbSession, actor: CurrentActor, now: Now
) -> LawyerLaneOut:
    """Record the insured's written request for names of lawyers."""
    lawyers.request_names(session, actor, reference, **body.model_dump(), now=now)
    return lawyer_lane(reference, session, actor)


@router.get("/claims/{reference}/lawyer-names", dependencies=_READ)
def lawyer_names(reference: str, session: DbSession, actor: CurrentActor, now: Now) -> Page[LawyerNameOut]:
    """Lawyers of the directory in the order of names, after the insured's written request only."""
    found = lawyers.list_names(session, actor, reference, now=now)
    return Page(items=[LawyerNameOut.model_validate({**row, "provider_id": row["id"]}) for row in found])


@router.post(
    "/claims/{reference}/agreements-to-pay",
    status_code=201,
    dependencies=[require(Permission.REQUESTS_MANAGE, of=locate_claim, idempotent=True, rehearsable=True)],
)
def issue_agreement(
    reference: str, body: AgreementToPayIn, response: Response, session: DbSession, actor: CurrentActor, now: Now
) -> AgreementToPayOut:
    """Grant the scale's amount for a step of proceedings; with `dry_run`, what would happen."""
    issued = agreements.issue(
        session,
        actor,
        reference,
        step=body.step,
        refused_on=body.refused_on,
        agreement=body.insured_agreement.facts() if body.insured_agreement else None,
        now=now,
    )
    response.headers["Location"] = f"/api/v1/agreements-to-pay/{issued}"
    return answer(session, response, actor, issued)


@router.get("/agreements-to-pay/{reference}", dependencies=[require(Permission.REQUESTS_READ, of=locate_agreement)])
def get_agreement(reference: str, response: Response, session: DbSession, actor: CurrentActor) -> AgreementToPayOut:
    """An agreement with its invoices."""
    return answer(session, response, actor, reference)


_CHANGE = [require(Permission.REQUESTS_MANAGE, of=locate_agreement, versioned=True)]


@router.post("/agreements-to-pay/{reference}/delegation", dependencies=_CHANGE)
def delegate(
    reference: str,
    body: DelegationIn,
    response: Response,
    session: DbSession,
    actor: CurrentActor,
    version: ExpectedVersion,
    now: Now,
) -> AgreementToPayOut:
    """Record the insured's delegation: the lawyer may be paid directly."""
    agreement_use.delegate(
        session,
        actor,
        reference,
        given_on=body.given_on,
        document=body.document,
        expected_version=version,
        now=now,
    )
    return answer(session, response, actor, reference)


@router.post("/agreements-to-pay/{reference}/cancellation", dependencies=_CHANGE)
def cancel_agreement(
    reference: str,
    body: EndIn,
    response: Response,
    session: DbSession,
    actor: CurrentActor,
    version: ExpectedVersion,
    now: Now,
) -> AgreementToPayOut:
    """End an agreement and give back what no invoice draws."""
    agreement_use.cancel(session, actor, reference, reason=body.reason, expected_version=version, now=now)
    return answer(session, response, actor, reference)
