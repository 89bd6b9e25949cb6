"""Routes of invoices and payments: parse, one service call, the resource as it is afterwards."""

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Response
from sqlalchemy.orm import Session

from backend.core import money
from backend.core.access import Actor, Permission
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, ExpectedVersion, Now, require, tag
from backend.core.pagination import DEFAULT_LIMIT, Cursor, Limit, Page
from backend.payments import service
from backend.payments.rules import State
from backend.payments.schemas import InvoiceIn, PaymentOut, RejectionIn
from backend.providers.endpoints import answer as answer_request
from backend.providers.endpoints import locate_request
from backend.providers.schemas.missions import ServiceRequestOut

router = APIRouter(tags=["payments"], route_class=EdgeRoute)


def _locate(session: Session, actor: Actor, path: Mapping[str, Any]) -> int:
    return int(service.get_payment(session, actor, path["reference"])["version"])


def _answer(session: Session, response: Response, actor: Actor, reference: str) -> PaymentOut:
    shown = PaymentOut.of(dict(service.get_payment(session, actor, reference)), actor)
    tag(response, shown.version)
    return shown


@router.post(
    "/service-requests/{reference}/invoice",
    status_code=201,
    dependencies=[require(Permission.REQUESTS_MANAGE, of=locate_request, idempotent=True)],
)
def record_invoice(
    reference: str, body: InvoiceIn, response: Response, session: DbSession, actor: CurrentActor, now: Now
) -> ServiceRequestOut:
    """Record an invoice against its order and propose its payment."""
    service.record_invoice(
        session,
        actor,
        reference,
        number=body.number,
        amount=money.parse(body.amount_ttc),
        issued_on=body.issued_on,
        lines=[line.model_dump() for line in body.lines],
        now=now,
    )
    return answer_request(session, response, actor, reference)


@router.get("/payments", dependencies=[require(Permission.PAYMENTS_READ)])
def list_payments(
    session: DbSession,
    actor: CurrentActor,
    state: State | None = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Page[PaymentOut]:
    """Payments, oldest first."""
    page, following = service.list_payments(session, actor, state=state, cursor=cursor, limit=limit)
    return Page(items=[PaymentOut.of(dict(row), actor) for row in page], next=following)


@router.get("/payments/{reference}", dependencies=[require(Permission.PAYMENTS_READ, of=_locate)])
def get_payment(reference: str, response: Response, session: DbSession, actor: CurrentActor) -> PaymentOut:
    """One payment."""
    return _answer(session, response, actor, reference)


@router.post(
    "/payments/{reference}/approval",
    dependencies=[require(Permission.PAYMENTS_APPROVE, of=_locate, versioned=True, idempotent=True)],
)
def approve(
    reference: str, response: Response, session: DbSession, actor: CurrentActor, version: ExpectedVersion, now: Now
) -> PaymentOut:
    """Approve a payment that somebody else submitted."""
    service.approve(session, actor, reference, expected_version=version, now=now)
    return _answer(session, response, actor, reference)


@router.post(
    "/payments/{reference}/rejection",
    dependencies=[require(Permission.PAYMENTS_APPROVE, of=_locate, versioned=True)],
)
def reject(
    reference: str,
    body: RejectionIn,
    response: Response,
    session: DbSession,
    actor: CurrentActor,
    version: ExpectedVersion,
    now: Now,
) -> PaymentOut:
    """Reject a payment, and its invoice with it when told."""
    service.reject(
        session,
        actor,
        reference,
        expected_version=version,
        reason=body.reason,
        invoice_refused=body.invoice_refused,
        now=now,
    )
    return _answer(session, response, actor, reference)


@router.post(
    "/payments/{reference}/proposal",
    status_code=201,
    dependencies=[require(Permission.REQUESTS_MANAGE, of=_locate, idempotent=True)],
)
def propose_again(reference: str, response: Response, session: DbSession, actor: CurrentActor, now: Now) -> PaymentOut:
    """Propose a rejected payment again."""
    proposed = service.propose_again(session, actor, reference, now=now)
    response.headers["Location"] = f"/api/v1/payments/{proposed}"
    return _answer(session, response, actor, proposed)
