"""Routes of reserves and recoveries: parse, one service call, the resource as it is afterwards."""

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Response
from sqlalchemy.orm import Session

from backend.accounting.commands import ContributionIn, CorrectionIn, OpeningReservesIn, RecoveryIn, ReserveIn
from backend.accounting.schemas import ContributionOut, OpeningReserveOut, RecoveryOut, ReservesOut
from backend.accounting.service import contributions, recoveries, reserves
from backend.claims.endpoints import locate_claim
from backend.core import money
from backend.core.access import Actor, Permission
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, Now, require
from backend.policies.endpoints import locate_product

router = APIRouter(tags=["accounting"], route_class=EdgeRoute)


def _locate_recovery(session: Session, actor: Actor, path: Mapping[str, Any]) -> None:
    recoveries.get(session, actor, path["reference"])


def _recovery(session: Session, response: Response, actor: Actor, reference: str) -> RecoveryOut:
    response.headers["Location"] = f"/api/v1/recoveries/{reference}"
    return RecoveryOut.of(dict(recoveries.get(session, actor, reference)))


@router.get("/claims/{reference}/reserves", dependencies=[require(Permission.CLAIMS_READ, of=locate_claim)])
def get_reserves(reference: str, session: DbSession, actor: CurrentActor) -> ReservesOut:
    """What a claim is still expected to cost, and how that changed."""
    return ReservesOut.of(reserves.reserves(session, actor, reference))


@router.post(
    "/claims/{reference}/reserves",
    status_code=201,
    dependencies=[require(Permission.RESERVES_EDIT, of=locate_claim, idempotent=True, rehearsable=True)],
)
def set_reserve(reference: str, body: ReserveIn, session: DbSession, actor: CurrentActor, now: Now) -> ReservesOut:
    """Estimate what is still expected to be paid on one line."""
    reserves.estimate(
        session,
        actor,
        reference,
        guarantee=body.guarantee,
        cost_line=body.cost_line,
        amount=money.parse(body.amount),
        reason=body.reason,
        now=now,
    )
    return ReservesOut.of(reserves.reserves(session, actor, reference))


@router.get("/products/{code}/opening-reserves", dependencies=[require(Permission.PRODUCTS_READ, of=locate_product)])
def list_opening_reserves(code: str, session: DbSession) -> list[OpeningReserveOut]:
    """The flat reserves of a product, the newest first."""
    return [OpeningReserveOut.model_validate(dict(row)) for row in reserves.opening(session, code)]


@router.post(
    "/products/{code}/opening-reserves",
    status_code=201,
    dependencies=[require(Permission.PRODUCTS_EDIT, of=locate_product, idempotent=True)],
)
def set_opening_reserves(
    code: str, body: OpeningReservesIn, session: DbSession, actor: CurrentActor, now: Now
) -> list[OpeningReserveOut]:
    """Set flat reserves for claims declared from a day on."""
    lines = [reserves.Flat(line.guarantee, line.cost_line, money.parse(line.amount)) for line in body.lines]
    reserves.set_opening(session, actor, code, valid_from=body.valid_from, lines=lines, reason=body.reason, now=now)
    return [OpeningReserveOut.model_validate(dict(row)) for row in reserves.opening(session, code)]


@router.get("/claims/{reference}/recoveries", dependencies=[require(Permission.CLAIMS_READ, of=locate_claim)])
def list_recoveries(reference: str, session: DbSession, actor: CurrentActor) -> list[RecoveryOut]:
    """The money recovered for a claim, oldest first."""
    return [RecoveryOut.of(dict(row)) for row in recoveries.recoveries(session, actor, reference)]


@router.post(
    "/claims/{reference}/recoveries",
    status_code=201,
    dependencies=[require(Permission.RECOVERIES_EDIT, of=locate_claim, idempotent=True, rehearsable=True)],
)
def record_recovery(
    reference: str, body: RecoveryIn, response: Response, session: DbSession, actor: CurrentActor, now: Now
) -> RecoveryOut:
    """Record money received, shared between insured and insurer; with `dry_run`, how it would be shared."""
    receipt = recoveries.Receipt(
        kind=body.kind,
        amount=money.parse(body.amount),
        received_on=body.received_on,
        received_from=body.received_from,
        bank_reference=body.reference,
        insured_outlay=money.parse(body.insured_outlay),
    )
    return _recovery(session, response, actor, recoveries.record(session, actor, reference, receipt, now=now))


@router.get("/recoveries/{reference}", dependencies=[require(Permission.CLAIMS_READ, of=_locate_recovery)])
def get_recovery(reference: str, session: DbSession, actor: CurrentActor) -> RecoveryOut:
    """One recovery."""
    return RecoveryOut.of(dict(recoveries.get(session, actor, reference)))


@router.post(
    "/recoveries/{reference}/correction",
    status_code=201,
    dependencies=[require(Permission.RECOVERIES_EDIT, of=_locate_recovery, idempotent=True)],
)
def correct_recovery(
    reference: str, body: CorrectionIn, response: Response, session: DbSession, actor: CurrentActor, now: Now
) -> RecoveryOut:
    """Cancel a recovery by a compensating one."""
    return _recovery(session, response, actor, recoveries.correct(session, actor, reference, body.reason, now=now))


@router.post(
    "/claims/{reference}/contributions",
    status_code=201,
    dependencies=[require(Permission.RECOVERIES_EDIT, of=locate_claim, idempotent=True, rehearsable=True)],
)
def contribute(
    reference: str, body: ContributionIn, session: DbSession, actor: CurrentActor, now: Now
) -> ContributionOut:
    """Propose the payment of our part to another insurer of the same risk."""
    asked = contributions.Contribution(body.insurer, money.parse(body.amount), body.cost_line, body.reason)
    payment = contributions.contribute(session, actor, reference, asked, now=now)
    return ContributionOut(claim=reference, payment=payment, amount=body.amount)
