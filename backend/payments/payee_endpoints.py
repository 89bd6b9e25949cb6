"""Routes of payees and of their bank details."""

from collections.abc import Mapping
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from sqlalchemy.orm import Session

from backend.accounts.confirmation_endpoints import check_confirmed
from backend.core.access import Actor, Permission
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, ExpectedVersion, Now, require, tag
from backend.core.pagination import DEFAULT_LIMIT, Cursor, Limit, Page
from backend.payments import errors, service
from backend.payments.rules import PayeeKind
from backend.payments.schemas.payees import (
    BankDetailsIn,
    BankDetailsOut,
    DetailsRejectionIn,
    PayeeIn,
    PayeeOut,
    PayeePage,
    PayeePatch,
)

Search = Annotated[str | None, Query(max_length=140, description="Part of the name, without regard to case or accents")]

router = APIRouter(tags=["payments"], route_class=EdgeRoute)


def _locate_payee(session: Session, actor: Actor, path: Mapping[str, Any]) -> int:
    return int(service.get_payee(session, actor, _id(path["payee_id"], errors.payee_not_found()))["version"])


def _locate_details(session: Session, actor: Actor, path: Mapping[str, Any]) -> None:
    service.get_details(session, actor, _id(path["details_id"], errors.details_not_found()))


def _id(text: str, missing: Exception) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise missing from None


def _answer(session: Session, response: Response, actor: Actor, payee_id: UUID) -> PayeePage:
    payee = service.get_payee(session, actor, payee_id)
    details = [BankDetailsOut.of(dict(row), actor) for row in service.list_details(session, payee_id)]
    shown = PayeePage.of(dict(payee), actor).model_copy(update={"bank_details": details})
    tag(response, shown.version)
    return shown


@router.get("/payees", dependencies=[require(Permission.PAYEES_READ)])
def list_payees(
    session: DbSession,
    actor: CurrentActor,
    kind: PayeeKind | None = None,
    claim: str | None = None,
    awaits_approval: bool | None = None,
    q: Search = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Page[PayeeOut]:
    """Payees, oldest first."""
    page, following = service.list_payees(
        session, actor, kind=kind, claim=claim, awaiting=awaits_approval, name=q, cursor=cursor, limit=limit
    )
    return Page(items=[PayeeOut.of(dict(row), actor) for row in page], next=following)


@router.post("/payees", status_code=201, dependencies=[require(Permission.PAYEES_EDIT, idempotent=True)])
def create_payee(body: PayeeIn, response: Response, session: DbSession, actor: CurrentActor, now: Now) -> PayeePage:
    """Enter a payee; its bank details come apart."""
    values = body.model_dump(exclude={"claim"})
    payee_id = service.create_payee(session, actor, values, claim=body.claim, now=now)
    response.headers["Location"] = f"/api/v1/payees/{payee_id}"
    return _answer(session, response, actor, payee_id)


@router.get("/payees/{payee_id}", dependencies=[require(Permission.PAYEES_READ, of=_locate_payee)])
def get_payee(payee_id: UUID, response: Response, session: DbSession, actor: CurrentActor) -> PayeePage:
    """A payee with every account proposed for it."""
    return _answer(session, response, actor, payee_id)


@router.patch("/payees/{payee_id}", dependencies=[require(Permission.PAYEES_EDIT, of=_locate_payee, versioned=True)])
def change_payee(
    payee_id: UUID,
    body: PayeePatch,
    response: Response,
    session: DbSession,
    actor: CurrentActor,
    version: ExpectedVersion,
    now: Now,
) -> PayeePage:
    """Change the address or the e-mail of a payee."""
    service.change_payee(session, actor, payee_id, body.changes(), version=version, now=now)
    return _answer(session, response, actor, payee_id)


@router.post(
    "/payees/{payee_id}/bank-details",
    status_code=201,
    dependencies=[require(Permission.PAYEES_EDIT, of=_locate_payee, idempotent=True)],
)
def propose_details(
    payee_id: UUID, body: BankDetailsIn, session: DbSession, actor: CurrentActor, now: Now
) -> BankDetailsOut:
    """Propose bank details; a second person decides, and the payee's present address is told at once."""
    details_id = service.propose_details(
        session, actor, payee_id, iban=body.iban, holder=body.holder, source=body.source, now=now
    )
    return BankDetailsOut.of(dict(service.get_details(session, actor, details_id)), actor)


@router.post(
    "/bank-details/{details_id}/approval",
    dependencies=[require(Permission.PAYEES_APPROVE, of=_locate_details, idempotent=True)],
)
def approve_details(
    details_id: UUID, request: Request, session: DbSession, actor: CurrentActor, now: Now
) -> BankDetailsOut:
    """Approve bank details that somebody else proposed: they count from now on."""
    service.get_details(session, actor, details_id)  # what may not be seen is not found, before any other refusal
    check_confirmed(request, session, actor, now)
    service.decide_details(session, actor, details_id, approved=True, reason=None, now=now)
    return BankDetailsOut.of(dict(service.get_details(session, actor, details_id)), actor)


@router.post(
    "/bank-details/{details_id}/rejection",
    dependencies=[require(Permission.PAYEES_APPROVE, of=_locate_details, idempotent=True)],
)
def reject_details(
    details_id: UUID, body: DetailsRejectionIn, session: DbSession, actor: CurrentActor, now: Now
) -> BankDetailsOut:
    """Reject bank details that somebody else proposed: the present ones stay."""
    service.decide_details(session, actor, details_id, approved=False, reason=body.reason, now=now)
    return BankDetailsOut.of(dict(service.get_details(session, actor, details_id)), actor)
