"""Routes of payments: parse, one service call, the resource as it is afterwards."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from sqlalchemy.orm import Session

from backend.accounts.confirmation_endpoints import check_confirmed
from backend.core.access import Actor, Permission
from backend.core.db import Database
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, ExpectedVersion, Now, require, tag
from backend.core.pagination import DEFAULT_LIMIT, Cursor, Limit, Page
from backend.core.settings import Settings
from backend.payments import service
from backend.payments.rules import State
from backend.payments.rules.screening import FreezeList
from backend.payments.schemas import ApprovalIn, DrawOut, PaymentOut, RejectionIn

router = APIRouter(tags=["payments"], route_class=EdgeRoute)

TransferState = Literal["to_send", "sent", "settled", "returned"]
Sort = Annotated[
    Literal["proposed_at", "-proposed_at"],
    Query(description="Oldest first, or newest first; a cursor goes on in the order that gave it"),
]


def locate_payment(session: Session, actor: Actor, path: Mapping[str, Any]) -> int:
    """Version of the payment in the path. Raises NotFound `payment_not_found`."""
    return int(service.get_payment(session, actor, path["reference"])["version"])


def answer(session: Session, response: Response, actor: Actor, reference: str) -> PaymentOut:
    """The payment as it is now, with its version."""
    found = service.get_payment(session, actor, reference)
    draws = [DrawOut.model_validate(dict(row)) for row in service.draws_shown(session, found["id"])]
    shown = PaymentOut.of(dict(found), actor).model_copy(update={"draws": draws})
    tag(response, shown.version)
    return shown


def freeze_list(request: Request) -> FreezeList:
    """The list of frozen assets that the settings name."""
    settings: Settings = request.app.state.settings
    return service.load_freeze_list(settings.freeze_list, settings.freeze_list_days)


@router.get("/payments", dependencies=[require(Permission.PAYMENTS_READ)])
def list_payments(
    session: DbSession,
    actor: CurrentActor,
    state: State | None = None,
    transfer: TransferState | None = None,
    payee_id: UUID | None = None,
    claim: str | None = None,
    sort: Sort = "proposed_at",
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Page[PaymentOut]:
    """Payments, oldest first unless told; what each draws on is in the payment itself."""
    page, following = service.list_payments(
        session,
        actor,
        state=state,
        transfer=transfer,
        payee_id=payee_id,
        claim=claim,
        newest_first=sort == "-proposed_at",
        cursor=cursor,
        limit=limit,
    )
    return Page(items=[PaymentOut.of(dict(row), actor) for row in page], next=following)


@router.get(
    "/payments.csv",
    response_class=Response,
    responses={200: {"content": {"text/csv": {}}}},
    dependencies=[require(Permission.PAYMENTS_READ)],
)
def payments_csv(
    session: DbSession,
    actor: CurrentActor,
    state: State | None = None,
    transfer: TransferState | None = None,
    payee_id: UUID | None = None,
    claim: str | None = None,
) -> Response:
    """The same payments as a table for a spreadsheet."""
    text = service.payments_csv(session, actor, state=state, transfer=transfer, payee_id=payee_id, claim=claim)
    headers = {"Content-Disposition": 'attachment; filename="reglements.csv"'}
    return Response(text.encode("utf-8-sig"), media_type="text/csv; charset=utf-8", headers=headers)


@router.get("/payments/{reference}", dependencies=[require(Permission.PAYMENTS_READ, of=locate_payment)])
def get_payment(reference: str, response: Response, session: DbSession, actor: CurrentActor) -> PaymentOut:
    """One payment."""
    return answer(session, response, actor, reference)


@router.post(
    "/payments/{reference}/approval",
    dependencies=[require(Permission.PAYMENTS_APPROVE, of=locate_payment, versioned=True, idempotent=True)],
)
def approve(
    reference: str,
    request: Request,
    response: Response,
    session: DbSession,
    actor: CurrentActor,
    version: ExpectedVersion,
    now: Now,
    body: ApprovalIn | None = None,
) -> PaymentOut:
    """Approve a payment that somebody else submitted; whoever is signed in has confirmed their password lately."""
    found = service.get_payment(session, actor, reference)
    check_confirmed(request, session, actor, now)
    freeze = freeze_list(request)
    if hits := service.screen(session, found, freeze):
        database: Database = request.app.state.database
        # The hit is kept although this approval is refused: it has a transaction of its own.
        database.run(lambda own: service.note_hit(own, actor, found, freeze, hits, now))
    accepted = service.Accepted(body.duplicate_reason, body.payee_check_reason) if body else service.NOTHING_ACCEPTED
    service.approve(session, actor, reference, expected_version=version, now=now, freeze=freeze, accepted=accepted)
    return answer(session, response, actor, reference)


@router.post(
    "/payments/{reference}/rejection",
    dependencies=[require(Permission.PAYMENTS_APPROVE, of=locate_payment, versioned=True)],
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
    return answer(session, response, actor, reference)


@router.post(
    "/payments/{reference}/proposal",
    status_code=201,
    dependencies=[require(Permission.REQUESTS_MANAGE, of=locate_payment, idempotent=True)],
)
def propose_again(reference: str, response: Response, session: DbSession, actor: CurrentActor, now: Now) -> PaymentOut:
    """Propose a rejected payment again."""
    proposed = service.propose_again(session, actor, reference, now=now)
    response.headers["Location"] = f"/api/v1/payments/{proposed}"
    return answer(session, response, actor, proposed)
