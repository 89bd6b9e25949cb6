"""Who is paid, payments and what they draw on, and the bank's side."""

from backend.payments.models.payee import BankDetails, BankDetailsDecision, Payee
from backend.payments.models.payment import PaidInvoice, Payment, PaymentControl, PaymentDraw, PaymentReturn
from backend.payments.models.transfer import BankMovement, PaymentBatch, StatusFile, Transfer

__all__ = [
    "BankDetails",
    "BankDetailsDecision",
    "BankMovement",
    "PaidInvoice",
    "Payee",
    "Payment",
    "PaymentBatch",
    "PaymentControl",
    "PaymentDraw",
    "PaymentReturn",
    "StatusFile",
    "Transfer",
]
