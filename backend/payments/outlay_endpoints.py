"""Routes of payments that no mission asks for, of the controls of a payment and of money that came back."""

from fastapi import APIRouter, Response

from backend.claims.endpoints import locate_claim
from backend.core import money
from backend.core.access import Permission
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, ExpectedVersion, Now, require
from backend.payments import service
from backend.payments.endpoints import answer, locate_payment
from backend.payments.schemas import PaymentOut
from backend.payments.schemas.batches import (
    ControlOut,
    DepositIn,
    ExGratiaIn,
    PayeeCheckIn,
    RefundIn,
    ReturnIn,
    ScreeningDecisionIn,
)
from backend.providers.rules.orders import Agreement

router = APIRouter(tags=["payments"], route_class=EdgeRoute)
_PROPOSES = [require(Permission.PAYMENTS_PROPOSE, of=locate_claim, idempotent=True)]


@router.post("/claims/{reference}/refunds", status_code=201, dependencies=_PROPOSES)
def refund(
    reference: str, body: RefundIn, response: Response, session: DbSession, actor: CurrentActor, now: Now
) -> PaymentOut:
    """Refund the insured of an invoice that they paid, under the limits of an order."""
    given = body.insured_agreement
    agreement = None
    if given is not None:
        share = None if given.share is None else money.parse(given.share)
        agreement = Agreement(given.agreed_on, share, given.proof)
    paid = service.Paid(
        issuer=body.issuer,
        number=body.number,
        issued_on=body.issued_on,
        paid_on=body.paid_on,
        amount=money.parse(body.amount_ttc),
        benefit=body.benefit,
        proof=body.proof,
        vat=money.parse(body.amount_vat or "0.00"),
        urgency=body.urgency,
        agreement=agreement,
        lines=[line.model_dump() for line in body.lines],
    )
    return answer(session, response, actor, service.refund(session, actor, reference, paid, now=now))


@router.post("/claims/{reference}/court-deposits", status_code=201, dependencies=_PROPOSES)
def deposit(
    reference: str, body: DepositIn, response: Response, session: DbSession, actor: CurrentActor, now: Now
) -> PaymentOut:
    """Propose a deposit to a court registry, charged to the event until the court refunds it."""
    amount = money.parse(body.amount)
    proposed = service.deposit(
        session, actor, reference, registry=body.registry.key(), amount=amount, benefit=body.benefit, now=now
    )
    return answer(session, response, actor, proposed)


@router.post("/claims/{reference}/ex-gratia-payments", status_code=201, dependencies=_PROPOSES)
def pay_ex_gratia(
    reference: str, body: ExGratiaIn, response: Response, session: DbSession, actor: CurrentActor, now: Now
) -> PaymentOut:
    """Propose a payment outside the limit, which another person approves."""
    amount, payee = money.parse(body.amount), body.payee.key() if body.payee else None
    proposed = service.pay_ex_gratia(
        session,
        actor,
        reference,
        payee=payee,
        amount=amount,
        reason=body.reason,
        outside_limit=body.outside_limit,
        now=now,
    )
    return answer(session, response, actor, proposed)


@router.get("/payments/{reference}/controls", dependencies=[require(Permission.PAYMENTS_READ, of=locate_payment)])
def list_controls(reference: str, session: DbSession, actor: CurrentActor) -> list[ControlOut]:
    """Every control of a payment, in the order of time."""
    found = service.get_payment(session, actor, reference)
    return [ControlOut.model_validate(dict(row)) for row in service.list_controls(session, found["id"])]


@router.post(
    "/payments/{reference}/payee-check",
    status_code=201,
    dependencies=[require(Permission.PAYMENTS_PROPOSE, of=locate_payment, idempotent=True)],
)
def record_payee_check(
    reference: str, body: PayeeCheckIn, session: DbSession, actor: CurrentActor, now: Now
) -> list[ControlOut]:
    """Keep what the bank answered on the payee's name."""
    found = service.get_payment(session, actor, reference)
    service.record_payee_check(session, actor, found, result=body.result, now=now)
    return list_controls(reference, session, actor)


@router.post(
    "/payments/{reference}/screening-decision",
    status_code=201,
    dependencies=[require(Permission.SCREENING_DECIDE, of=locate_payment, idempotent=True)],
)
def decide_screening(
    reference: str, body: ScreeningDecisionIn, session: DbSession, actor: CurrentActor, now: Now
) -> list[ControlOut]:
    """Compliance clears a false positive, or confirms the hit: then nothing is paid."""
    found = service.get_payment(session, actor, reference)
    false_positive = body.decision == "false_positive"
    service.decide_screening(session, actor, found, false_positive=false_positive, reason=body.reason, now=now)
    return list_controls(reference, session, actor)


@router.post(
    "/payments/{reference}/return",
    dependencies=[require(Permission.PAYMENTS_APPROVE, of=locate_payment, versioned=True, idempotent=True)],
)
def record_return(
    reference: str,
    body: ReturnIn,
    response: Response,
    session: DbSession,
    actor: CurrentActor,
    version: ExpectedVersion,
    now: Now,
) -> PaymentOut:
    """Record money that came back: a transfer, an undue payment, a deposit that the court refunds."""
    service.record_return(
        session,
        actor,
        reference,
        expected_version=version,
        kind=body.kind,
        amount=None if body.amount is None else money.parse(body.amount),
        received_on=body.received_on,
        code=body.code,
        reason=body.reason,
        now=now,
    )
    return answer(session, response, actor, reference)
