"""The directory of providers, their service requests and what came back from them."""

from backend.providers.models.directory import Provider
from backend.providers.models.missions import OrderCharge, PurchaseOrder, Quote, RequestRef, ServiceRequest
from backend.providers.models.results import Delivery, Invoice, InvoiceDraw

__all__ = [
    "Delivery",
    "Invoice",
    "InvoiceDraw",
    "OrderCharge",
    "Provider",
    "PurchaseOrder",
    "Quote",
    "RequestRef",
    "ServiceRequest",
]
