"""What payments look like on the wire."""

from backend.payments.schemas.payments import ApprovalIn, InvoiceIn, PaymentOut, RejectionIn

__all__ = ["ApprovalIn", "InvoiceIn", "PaymentOut", "RejectionIn"]
