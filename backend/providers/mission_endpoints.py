"""Routes around an order: answers of provider and insured, changes, replacement, evidence before a removal."""

from typing import Any

from fastapi import APIRouter, Response

from backend.claims.endpoints import locate_claim
from backend.core.access import Permission
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, ExpectedVersion, Now, require
from backend.providers.endpoints import answer, locate_request
from backend.providers.schemas.missions import ServiceRequestOut
from backend.providers.schemas.orders import (
    AgreementAnswerIn,
    AgreementRequestIn,
    ChangeOrderIn,
    LegalActionIn,
    LegalActionOut,
    ReasonIn,
    ReplacementIn,
)
from backend.providers.service import changes, consents, endings, gate, quotes

router = APIRouter(tags=["providers"], route_class=EdgeRoute)


def _changes(*, money: bool = False) -> list[Any]:
    return [require(Permission.REQUESTS_MANAGE, of=locate_request, versioned=True, idempotent=money, rehearsable=money)]


@router.post("/service-requests/{reference}/acceptance", dependencies=_changes())
def accept(
    reference: str, response: Response, session: DbSession, actor: CurrentActor, version: ExpectedVersion, now: Now
) -> ServiceRequestOut:
    """The provider takes the mission, or has begun what was ordered."""
    endings.accept(session, actor, reference, expected_version=version, now=now)
    return answer(session, response, actor, reference)


@router.post("/service-requests/{reference}/decline", dependencies=_changes())
def decline(
    reference: str,
    body: ReasonIn,
    response: Response,
    session: DbSession,
    actor: CurrentActor,
    version: ExpectedVersion,
    now: Now,
) -> ServiceRequestOut:
    """The provider declines; the next one in the ranking is asked (`Location`), or a task says that none is left."""
    following = endings.decline(session, actor, reference, expected_version=version, reason=body.reason, now=now)
    if following is not None:
        response.headers["Location"] = f"/api/v1/service-requests/{following}"
    return answer(session, response, actor, reference)


@router.post("/service-requests/{reference}/quote-refusal", dependencies=_changes())
def refuse_quote(
    reference: str,
    body: ReasonIn,
    response: Response,
    session: DbSession,
    actor: CurrentActor,
    version: ExpectedVersion,
    now: Now,
) -> ServiceRequestOut:
    """Refuse the current quote; the provider is told why and may send another."""
    quotes.refuse_quote(session, actor, reference, expected_version=version, reason=body.reason, now=now)
    return answer(session, response, actor, reference)


@router.post("/service-requests/{reference}/insured-agreement-request", dependencies=_changes())
def ask_agreement(
    reference: str,
    body: AgreementRequestIn,
    response: Response,
    session: DbSession,
    actor: CurrentActor,
    version: ExpectedVersion,
    now: Now,
) -> ServiceRequestOut:
    """Write to the insured what the cover does not pay, to the cent."""
    claim = body.claim_reference
    consents.ask_agreement(session, actor, reference, expected_version=version, claim=claim, now=now)
    return answer(session, response, actor, reference)


@router.post("/service-requests/{reference}/insured-agreement", dependencies=_changes())
def answer_agreement(
    reference: str,
    body: AgreementAnswerIn,
    response: Response,
    session: DbSession,
    actor: CurrentActor,
    version: ExpectedVersion,
    now: Now,
) -> ServiceRequestOut:
    """The insured's dated yes or no."""
    consents.answer_agreement(
        session,
        actor,
        reference,
        expected_version=version,
        agreed=body.agreed,
        answered_on=body.answered_on,
        proof=body.proof,
        now=now,
    )
    return answer(session, response, actor, reference)


@router.post("/service-requests/{reference}/change-order", dependencies=_changes(money=True))
def change_order(
    reference: str,
    body: ChangeOrderIn,
    response: Response,
    session: DbSession,
    actor: CurrentActor,
    version: ExpectedVersion,
    now: Now,
) -> ServiceRequestOut:
    """Change an order: commit more under the same checks, or give back; with `dry_run`, what would happen."""
    changes.change_order(session, actor, reference, body.wanted(), expected_version=version, now=now)
    return answer(session, response, actor, reference)


@router.post("/service-requests/{reference}/replacement", status_code=201, dependencies=_changes(money=True))
def replace_provider(
    reference: str,
    body: ReplacementIn,
    response: Response,
    session: DbSession,
    actor: CurrentActor,
    version: ExpectedVersion,
    now: Now,
) -> ServiceRequestOut:
    """Replace the provider in one action; the answer is the new mission."""
    following = endings.replace_provider(
        session,
        actor,
        reference,
        expected_version=version,
        provider_id=body.provider_id,
        reason=body.reason,
        delivered_value=body.value(),
        now=now,
    )
    response.headers["Location"] = f"/api/v1/service-requests/{following}"
    return answer(session, response, actor, following)


@router.get(
    "/claims/{reference}/legal-action-answer", dependencies=[require(Permission.REQUESTS_READ, of=locate_claim)]
)
def legal_action(reference: str, session: DbSession, actor: CurrentActor, now: Now) -> LegalActionOut:
    """Is a legal action envisaged? The answer that counts, and what a bailiff's report would cost and leave."""
    return LegalActionOut.of(gate.question(session, actor, reference, now=now))


@router.post(
    "/claims/{reference}/legal-action-answer",
    status_code=201,
    dependencies=[require(Permission.REQUESTS_MANAGE, of=locate_claim, idempotent=True)],
)
def answer_legal_action(
    reference: str, body: LegalActionIn, session: DbSession, actor: CurrentActor, now: Now
) -> LegalActionOut:
    """Answer the question asked before a removal; the last answer counts."""
    gate.answer_question(
        session,
        actor,
        reference,
        envisaged=body.envisaged,
        waiver_reason=body.waiver_reason,
        capture=body.capture.facts() if body.capture else None,
        reason=body.reason,
        now=now,
    )
    return LegalActionOut.of(gate.question(session, actor, reference, now=now))
