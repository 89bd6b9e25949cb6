"""What payments look like on the wire."""

from backend.payments.schemas.payments import ApprovalIn, DrawOut, InvoiceIn, PaymentOut, RejectionIn

__all__ = ["ApprovalIn", "DrawOut", "InvoiceIn", "PaymentOut", "RejectionIn"]
