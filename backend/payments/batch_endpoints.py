"""Routes of payment batches: the file for the bank, the bank's answers, the carrier's account."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Body, Query, Request, Response
from sqlalchemy.orm import Session

from backend.accounts.confirmation_endpoints import check_confirmed
from backend.core.access import Actor, Permission
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, Now, require
from backend.core.pagination import DEFAULT_LIMIT, Cursor, Limit, Page
from backend.core.settings import Settings
from backend.payments import service
from backend.payments.endpoints import freeze_list
from backend.payments.schemas.batches import (
    BatchIn,
    BatchOut,
    BatchRow,
    CarrierAccountIn,
    CarrierAccountOut,
    SettlementIn,
    StatusFileOut,
)

router = APIRouter(tags=["payments"], route_class=EdgeRoute)

Sort = Annotated[
    Literal["created_at", "-created_at"],
    Query(description="Oldest first, or newest first; a cursor goes on in the order that gave it"),
]


def _locate(session: Session, _actor: Actor, path: Mapping[str, Any]) -> None:
    service.get_batch(session, path["reference"])


def _locate_carrier(session: Session, _actor: Actor, path: Mapping[str, Any]) -> None:
    service.get_account(session, path["code"])


def _answer(session: Session, actor: Actor, reference: str) -> BatchOut:
    found = service.get_batch(session, reference)
    items = [dict(row) for row in service.transfers(session, actor, found["id"])]
    return BatchOut.model_validate({**found, "items": items})


@router.post("/payment-batches", status_code=201, dependencies=[require(Permission.BATCHES_MANAGE, idempotent=True)])
def create_batch(
    body: BatchIn, request: Request, response: Response, session: DbSession, actor: CurrentActor, now: Now
) -> BatchOut:
    """Send approved payments of one carrier to its bank; whoever is signed in has confirmed their password lately."""
    check_confirmed(request, session, actor, now)
    reference = service.create_batch(
        session,
        actor,
        carrier=body.carrier,
        execution_on=body.execution_on,
        payments=body.payments,
        now=now,
        freeze=freeze_list(request),
    )
    response.headers["Location"] = f"/api/v1/payment-batches/{reference}"
    return _answer(session, actor, reference)


@router.get("/payment-batches", dependencies=[require(Permission.BATCHES_READ)])
def list_batches(
    session: DbSession, sort: Sort = "created_at", cursor: Cursor = None, limit: Limit = DEFAULT_LIMIT
) -> Page[BatchRow]:
    """Batches, oldest first unless told."""
    page, following = service.list_batches(session, newest_first=sort == "-created_at", cursor=cursor, limit=limit)
    return Page(items=[BatchRow.model_validate(dict(row)) for row in page], next=following)


@router.get("/payment-batches/{reference}", dependencies=[require(Permission.BATCHES_READ, of=_locate)])
def get_batch(reference: str, session: DbSession, actor: CurrentActor) -> BatchOut:
    """A batch and what became of its transfers."""
    return _answer(session, actor, reference)


@router.get(
    "/payment-batches/{reference}/pain.001.xml",
    response_class=Response,
    responses={200: {"content": {"application/xml": {}}}},
    dependencies=[require(Permission.BATCHES_MANAGE, of=_locate)],
)
def batch_file(reference: str, session: DbSession, actor: CurrentActor) -> Response:
    """The file for the bank (pain.001.001.09): the same bytes each time."""
    content = service.file_of(session, actor, reference)
    headers = {"Content-Disposition": f'attachment; filename="{reference}.xml"'}
    return Response(content, media_type="application/xml", headers=headers)


@router.post(
    "/payment-batches/{reference}/status-files",
    openapi_extra={"requestBody": {"content": {"application/xml": {"schema": {"type": "string", "format": "binary"}}}}},
    dependencies=[require(Permission.BATCHES_MANAGE, of=_locate)],
)
def read_status_file(
    reference: str,
    request: Request,
    session: DbSession,
    actor: CurrentActor,
    now: Now,
    content: Annotated[bytes, Body(media_type="application/xml")],
) -> StatusFileOut:
    """Read the bank's answer (pain.002, .03 to .10 and later) as it is; the same file again changes nothing."""
    settings: Settings = request.app.state.settings
    settles = settings.bank_acceptance_settles
    found = service.read_status_file(session, actor, reference, content, now=now, acceptance_settles=settles)
    return StatusFileOut.model_validate(found)


@router.post(
    "/payment-batches/{reference}/settlement",
    dependencies=[require(Permission.BATCHES_MANAGE, of=_locate, idempotent=True)],
)
def settle_batch(reference: str, body: SettlementIn, session: DbSession, actor: CurrentActor, now: Now) -> BatchOut:
    """Record from the bank's statement that transfers were executed."""
    service.settle_batch(session, actor, reference, settled_on=body.settled_on, payments=body.payments, now=now)
    return _answer(session, actor, reference)


@router.get("/risk-carriers/{code}/account", dependencies=[require(Permission.BATCHES_READ, of=_locate_carrier)])
def get_carrier_account(code: str, session: DbSession, actor: CurrentActor) -> CarrierAccountOut:
    """The account that the batches of a carrier leave from; masked for whoever may not set it."""
    return CarrierAccountOut.of(service.get_account(session, code), actor)


@router.put(
    "/risk-carriers/{code}/account",
    status_code=204,
    dependencies=[require(Permission.PRODUCTS_EDIT, idempotent=True)],
)
def set_carrier_account(code: str, body: CarrierAccountIn, session: DbSession, actor: CurrentActor, now: Now) -> None:
    """Set the account that the batches of a carrier leave from."""
    service.set_account(session, actor, code, iban=body.iban, now=now)
