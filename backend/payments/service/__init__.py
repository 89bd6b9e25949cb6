"""Use cases of payments, by topic."""

from backend.payments.rules import PayeeKey, PayeeKind
from backend.payments.service.bank import settle_batch
from backend.payments.service.batches import create_batch, file_of, get_batch, list_batches, transfers
from backend.payments.service.carriers import get_account, set_account
from backend.payments.service.controls import (
    NOTHING_ACCEPTED,
    Accepted,
    decide_screening,
    list_controls,
    load_freeze_list,
    note_hit,
    record_payee_check,
    screen,
)
from backend.payments.service.exports import payments_csv
from backend.payments.service.invoicing import record_invoice
from backend.payments.service.outlays import Paid, deposit, pay_ex_gratia, refund
from backend.payments.service.payees import (
    change_payee,
    create_payee,
    decide_details,
    get_details,
    get_payee,
    list_details,
    list_payees,
    propose_details,
)
from backend.payments.service.payments import (
    approve,
    draws_shown,
    get_payment,
    list_payments,
    propose_again,
    reject,
)
from backend.payments.service.proposals import Draw, Proposal, propose
from backend.payments.service.returns import record_return
from backend.payments.service.statuses import read_status_file

__all__ = [
    "NOTHING_ACCEPTED",
    "Accepted",
    "Draw",
    "Paid",
    "PayeeKey",
    "PayeeKind",
    "Proposal",
    "approve",
    "change_payee",
    "create_batch",
    "create_payee",
    "decide_details",
    "decide_screening",
    "deposit",
    "draws_shown",
    "file_of",
    "get_account",
    "get_batch",
    "get_details",
    "get_payee",
    "get_payment",
    "list_batches",
    "list_controls",
    "list_details",
    "list_payees",
    "list_payments",
    "load_freeze_list",
    "note_hit",
    "pay_ex_gratia",
    "payments_csv",
    "propose",
    "propose_again",
    "propose_details",
    "read_status_file",
    "record_invoice",
    "record_payee_check",
    "record_return",
    "refund",
    "reject",
    "screen",
    "set_account",
    "settle_batch",
    "transfers",
]
