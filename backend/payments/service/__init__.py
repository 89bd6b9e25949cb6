"""Use cases of payments, by topic."""

from backend.payments.rules import PayeeKey, PayeeKind
from backend.payments.service.payments import (
    approve,
    get_payment,
    list_payments,
    propose_again,
    record_invoice,
    reject,
)
from backend.payments.service.proposals import Draw, Proposal, propose

__all__ = [
    "Draw",
    "PayeeKey",
    "PayeeKind",
    "Proposal",
    "approve",
    "get_payment",
    "list_payments",
    "propose",
    "propose_again",
    "record_invoice",
    "reject",
]
