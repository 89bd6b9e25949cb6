"""The directory of providers, their service requests, what came back from them, and lawyers."""

from backend.providers.models.directory import (
    DocumentRequirement,
    Provider,
    ProviderDocument,
    ProviderLink,
    ProviderStatusFact,
    ProviderTariff,
)
from backend.providers.models.lawyers import AgreementInvoice, AgreementToPay, LawyerChoice, LawyerNameRequest
from backend.providers.models.missions import OrderCharge, PurchaseOrder, Quote, RequestRef, ServiceRequest
from backend.providers.models.results import Delivery, Invoice, InvoiceDraw

__all__ = [
    "AgreementInvoice",
    "AgreementToPay",
    "Delivery",
    "DocumentRequirement",
    "Invoice",
    "InvoiceDraw",
    "LawyerChoice",
    "LawyerNameRequest",
    "OrderCharge",
    "Provider",
    "ProviderDocument",
    "ProviderLink",
    "ProviderStatusFact",
    "ProviderTariff",
    "PurchaseOrder",
    "Quote",
    "RequestRef",
    "ServiceRequest",
]
