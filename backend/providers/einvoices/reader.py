"""Which kind of file it is, and the invoice in it."""

from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from backend.providers.einvoices import errors
from backend.providers.einvoices.cii import ROOT, read_cii
from backend.providers.einvoices.document import ElectronicInvoice
from backend.providers.einvoices.tree import parse
from backend.providers.einvoices.ubl import CREDIT_NOTE, INVOICE, read_ubl

LARGEST_MB = 5
_EMBEDDED = ("factur-x.xml", "zugferd-invoice.xml", "xrechnung.xml")


def read(content: bytes) -> ElectronicInvoice:
    """The invoice in a file, its own totals checked.

    Raises Refused `einvoice_too_large`, `einvoice_unreadable`, `einvoice_field_missing`, `einvoice_field_invalid`,
    `einvoice_totals_differ`.
    """
    if content.startswith(b"%PDF-"):
        return _of_xml(_embedded(_bounded(content)), "factur_x").check_totals()
    return _of_xml(content, "cii").check_totals()


def _of_xml(content: bytes, source: str) -> ElectronicInvoice:
    root = parse(_bounded(content))
    if root.tag in {INVOICE, CREDIT_NOTE}:
        return read_ubl(root)
    if root.tag == ROOT:
        return read_cii(root, source)
    raise errors.file_unreadable("ce XML n’est ni une facture UBL 2.1, ni une facture CII")


def _bounded(content: bytes) -> bytes:
    if len(content) > LARGEST_MB * 1024 * 1024:
        raise errors.file_too_large(LARGEST_MB)
    return content


def _embedded(content: bytes) -> bytes:
    try:
        attached = PdfReader(BytesIO(content)).attachments
        found = {name.lower(): contents[0] for name, contents in attached.items() if contents}
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError):
        raise errors.file_unreadable("ce PDF est abîmé") from None
    for name in _EMBEDDED:
        if name in found:
            return bytes(found[name])
    raise errors.file_unreadable("ce PDF ne contient pas de facture Factur-X (factur-x.xml)")
