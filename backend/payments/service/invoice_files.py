"""Electronic invoices: read, compared with the mission, kept, recorded; amounts are never typed again."""

from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from sqlalchemy.orm import Session

from backend.core.access import Actor
from backend.core.money import Cents
from backend.core.storage import Files
from backend.payments.service.invoicing import record_credit_note, record_invoice
from backend.providers.einvoices import ElectronicInvoice, read
from backend.providers.queries import results
from backend.providers.rules import result_refusals as refusals
from backend.providers.rules.invoices import Kind
from backend.providers.service.invoices import Paper
from backend.providers.service.requests import load

_SIREN_DIGITS = 9
_DEPOSIT_CODE = "386"  # UNTDID 1001: prepayment invoice
_INSTALMENT_CODES = {"326", "875"}  # partial invoice, partial construction invoice


def record(
    session: Session,
    actor: Actor,
    reference: str,
    *,
    content: bytes,
    files: Files,
    paper: Paper,
    kind_told: bool,
    now: datetime,
) -> str | None:
    """Record what a file holds, invoice or credit note; the payment proposed, if any.

    Its kind is that of the file unless `kind_told`. Raises as `read`, `record_invoice`, `record_credit_note`, and
    Refused `einvoice_mismatch` naming the field, what was read and what the mission expects.
    """
    invoice = read(content)
    loaded = load(session, actor, reference)
    _check_mission(session, invoice, loaded.request.provider_id)
    digest = sha256(content).hexdigest()
    if invoice.is_credit:
        proposed = _credit(session, actor, reference, invoice, digest, now)
    else:
        kind = paper.kind if kind_told else _kind(invoice)
        told = replace(
            paper,
            kind=kind,
            deposit_deducted=invoice.prepaid or None if kind is Kind.FINAL else None,
            source=invoice.source,
            file_sha256=digest,
        )
        proposed = record_invoice(
            session,
            actor,
            reference,
            number=invoice.number,
            amount=_billed(invoice, kind),
            issued_on=invoice.issued_on,
            lines=[line.wire() for line in invoice.lines],
            now=now,
            paper=told,
        )
    # Written before the commit, under the name of its content: a request undone leaves a file that nobody names.
    files.write(f"invoices/{digest[:2]}/{digest}", content)
    return proposed


def _kind(invoice: ElectronicInvoice) -> Kind:
    if invoice.type_code == _DEPOSIT_CODE:
        return Kind.DEPOSIT
    return Kind.INSTALMENT if invoice.type_code in _INSTALMENT_CODES else Kind.FINAL


def _billed(invoice: ElectronicInvoice, kind: Kind) -> Cents:
    return Cents(invoice.ttc + invoice.rounding) if kind is Kind.FINAL else invoice.payable


def _check_mission(session: Session, invoice: ElectronicInvoice, provider_id: UUID) -> None:
    provider = results.provider_names(session, provider_id)
    if invoice.currency != "EUR":
        raise refusals.einvoice_mismatch("devise", invoice.currency, "EUR")
    siret = provider["siret"]
    if invoice.seller_siret is not None and invoice.seller_siret != siret:
        raise refusals.einvoice_mismatch("SIRET du vendeur", invoice.seller_siret, siret)
    if invoice.seller_siret is None and invoice.seller_siren != siret[:_SIREN_DIGITS]:
        raise refusals.einvoice_mismatch("SIREN du vendeur", invoice.seller_siren or "absent", siret[:_SIREN_DIGITS])


def _credit(
    session: Session, actor: Actor, reference: str, invoice: ElectronicInvoice, digest: str, now: datetime
) -> str | None:
    if invoice.preceding is None:
        raise refusals.einvoice_mismatch("facture d’origine", "absente", "numéro de la facture")
    return record_credit_note(
        session,
        actor,
        reference,
        number=invoice.number,
        of_invoice=invoice.preceding,
        amount=invoice.payable,
        issued_on=invoice.issued_on,
        lines=[line.wire() for line in invoice.lines],
        reason="Avoir électronique",
        now=now,
        source=invoice.source,
        file_sha256=digest,
    )
