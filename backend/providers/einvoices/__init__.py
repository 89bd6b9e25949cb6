"""Electronic invoices (EN 16931): UBL 2.1, UN/CEFACT CII, Factur-X. Bytes in, amounts out; nothing is stored here."""

from backend.providers.einvoices.document import ElectronicInvoice, ElectronicLine
from backend.providers.einvoices.reader import read

__all__ = ["ElectronicInvoice", "ElectronicLine", "read"]
