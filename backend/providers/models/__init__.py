"""The directory of providers, their service requests, what came back from them, and lawyers."""

from backend.providers.models.consents import AgreementAnswer, AgreementRequest, ChangeOrder, LegalActionAnswer
from backend.providers.models.directory import (
    DocumentRequirement,
    Provider,
    ProviderDocument,
    ProviderLink,
    ProviderStatusFact,
    ProviderTariff,
)
from backend.providers.models.lawyers import AgreementInvoice, AgreementToPay, LawyerChoice, LawyerNameRequest
from backend.providers.models.missions import (
    MissionShare,
    OrderCharge,
    PurchaseOrder,
    Quote,
    RequestRef,
    ServiceRequest,
)
from backend.providers.models.rating import MissionRating
from backend.providers.models.results import (
    CreditDraw,
    CreditNote,
    Delivery,
    Invoice,
    InvoiceDraw,
    InvoicePart,
    InvoiceTax,
    PostCheck,
    PostCheckResult,
    RemovalCause,
)

__all__ = [
    "AgreementAnswer",
    "AgreementInvoice",
    "AgreementRequest",
    "AgreementToPay",
    "ChangeOrder",
    "CreditDraw",
    "CreditNote",
    "Delivery",
    "DocumentRequirement",
    "Invoice",
    "InvoiceDraw",
    "InvoicePart",
    "InvoiceTax",
    "LawyerChoice",
    "LawyerNameRequest",
    "LegalActionAnswer",
    "MissionRating",
    "MissionShare",
    "OrderCharge",
    "PostCheck",
    "PostCheckResult",
    "Provider",
    "ProviderDocument",
    "ProviderLink",
    "ProviderStatusFact",
    "ProviderTariff",
    "PurchaseOrder",
    "Quote",
    "RemovalCause",
    "RequestRef",
    "ServiceRequest",
]
