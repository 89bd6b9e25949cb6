"""Routes of invoices, typed in or read from an electronic file, and of credit notes."""

from typing import Annotated, Any

from fastapi import APIRouter, File, Form, Request, Response, UploadFile

from backend.core import money
from backend.core.access import Permission
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, ExpectedVersion, Now, require
from backend.core.storage import Files
from backend.payments.schemas.invoices import (
    CreditNoteIn,
    CreditNoteOut,
    CreditNotesOut,
    DifferenceRejectionIn,
    InvoiceIn,
    stored_lines,
)
from backend.payments.service import invoice_files, invoicing
from backend.providers.einvoices.reader import LARGEST_MB
from backend.providers.endpoints import answer, locate_request
from backend.providers.rules.invoices import Kind
from backend.providers.schemas.missions import ServiceRequestOut
from backend.providers.service import invoices, results

router = APIRouter(tags=["payments"], route_class=EdgeRoute)


def _adds() -> list[Any]:
    return [require(Permission.REQUESTS_MANAGE, of=locate_request, idempotent=True)]


def _decides() -> list[Any]:
    return [require(Permission.REQUESTS_APPROVE, of=locate_request, versioned=True, idempotent=True)]


@router.post("/service-requests/{reference}/invoice", status_code=201, dependencies=_adds())
def record_invoice(
    reference: str, body: InvoiceIn, response: Response, session: DbSession, actor: CurrentActor, now: Now
) -> ServiceRequestOut:
    """Record an invoice against its order and propose its payment."""
    amount = money.parse(body.amount_ttc)
    invoicing.record_invoice(
        session,
        actor,
        reference,
        number=body.number,
        amount=amount,
        issued_on=body.issued_on,
        lines=stored_lines(amount, body.lines),
        now=now,
        paper=body.paper(),
    )
    return answer(session, response, actor, reference)


InvoiceFile = Annotated[UploadFile, File(description="Factur-X (PDF), UBL 2.1 or CII (XML)")]
Accepted = Annotated[str | None, Form(min_length=3, max_length=1_000, description="Why differing lines are accepted")]


@router.post("/service-requests/{reference}/invoice-files", status_code=201, dependencies=_adds())
def record_invoice_file(
    reference: str,
    request: Request,
    response: Response,
    session: DbSession,
    actor: CurrentActor,
    now: Now,
    file: InvoiceFile,
    kind: Annotated[Kind | None, Form(description="Read from the file unless told")] = None,
    accept_differences: Accepted = None,
) -> ServiceRequestOut:
    """Record the invoice or credit note that an electronic file holds: nothing is typed again."""
    content = file.file.read(LARGEST_MB * 1024 * 1024 + 1)
    invoice_files.record(
        session,
        actor,
        reference,
        content=content,
        files=Files(request.app.state.settings.files_dir),
        paper=invoices.Paper(kind=kind or Kind.FINAL, accept_differences=accept_differences),
        kind_told=kind is not None,
        now=now,
    )
    return answer(session, response, actor, reference)


@router.post("/service-requests/{reference}/invoice-approval", dependencies=_decides())
def approve_difference(
    reference: str, response: Response, session: DbSession, actor: CurrentActor, version: ExpectedVersion, now: Now
) -> ServiceRequestOut:
    """Accept that an invoice differs from its order, as another person than who recorded it."""
    invoicing.approve_difference(session, actor, reference, expected_version=version, now=now)
    return answer(session, response, actor, reference)


@router.post("/service-requests/{reference}/invoice-rejection", dependencies=_decides())
def reject_difference(
    reference: str,
    body: DifferenceRejectionIn,
    response: Response,
    session: DbSession,
    actor: CurrentActor,
    version: ExpectedVersion,
    now: Now,
) -> ServiceRequestOut:
    """Refuse an invoice that differs from its order; a corrected one is awaited."""
    invoicing.reject_difference(session, actor, reference, expected_version=version, reason=body.reason, now=now)
    return answer(session, response, actor, reference)


@router.post("/service-requests/{reference}/credit-notes", status_code=201, dependencies=_adds())
def record_credit_note(
    reference: str, body: CreditNoteIn, response: Response, session: DbSession, actor: CurrentActor, now: Now
) -> ServiceRequestOut:
    """Record a credit note: less is due, or the provider owes a refund."""
    amount = money.parse(body.amount)
    invoicing.record_credit_note(
        session,
        actor,
        reference,
        number=body.number,
        of_invoice=body.of_invoice,
        amount=amount,
        issued_on=body.issued_on,
        lines=stored_lines(amount, body.lines),
        reason=body.reason,
        now=now,
        reverse_vat=None if body.reverse_charge_vat is None else money.parse(body.reverse_charge_vat),
    )
    return answer(session, response, actor, reference)


@router.get(
    "/service-requests/{reference}/credit-notes",
    dependencies=[require(Permission.REQUESTS_READ, of=locate_request)],
)
def list_credit_notes(reference: str, session: DbSession, actor: CurrentActor) -> CreditNotesOut:
    """The credit notes of a mission."""
    found = results.credit_notes(session, actor, reference)
    return CreditNotesOut(items=[CreditNoteOut.of(dict(row)) for row in found])
