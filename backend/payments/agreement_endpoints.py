"""Route of invoices on an agreement to pay: parse, one service call, the agreement as it is afterwards."""

from fastapi import APIRouter, Response

from backend.core.access import Permission
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, Now, require
from backend.payments.schemas.agreements import AgreementInvoiceIn
from backend.payments.service import agreements
from backend.providers.lawyer_endpoints import answer, locate_agreement
from backend.providers.schemas.lawyers import AgreementToPayOut

router = APIRouter(tags=["lawyers"], route_class=EdgeRoute)


@router.post(
    "/agreements-to-pay/{reference}/invoices",
    status_code=201,
    dependencies=[require(Permission.PAYMENTS_PROPOSE, of=locate_agreement, idempotent=True)],
)
def record_invoice(
    reference: str, body: AgreementInvoiceIn, response: Response, session: DbSession, actor: CurrentActor, now: Now
) -> AgreementToPayOut:
    """Record an invoice on an agreement and propose its payment."""
    agreements.record_invoice(session, actor, reference, body.facts(), now=now)
    return answer(session, response, actor, reference)
