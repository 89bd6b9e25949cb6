"""Every SELECT of payments, by topic."""

from backend.payments.queries.batches import (
    batch_page,
    batch_view,
    carrier,
    lock_to_send,
    status_file,
    transfers_of,
)
from backend.payments.queries.controls import controls_of, duplicates, last_control, names_of_payee
from backend.payments.queries.payees import (
    accounts_of,
    details_view,
    find_payee,
    lock_payee,
    payee_page,
    payee_to_make,
    payee_view,
)
from backend.payments.queries.payments import (
    Drawn,
    carriers,
    draws_of,
    is_own_claim,
    lock_payments,
    lock_periods,
    mission,
    payment_page,
    payment_view,
    transfer_of,
)

__all__ = [
    "Drawn",
    "accounts_of",
    "batch_page",
    "batch_view",
    "carrier",
    "carriers",
    "controls_of",
    "details_view",
    "draws_of",
    "duplicates",
    "find_payee",
    "is_own_claim",
    "last_control",
    "lock_payee",
    "lock_payments",
    "lock_periods",
    "lock_to_send",
    "mission",
    "names_of_payee",
    "payee_page",
    "payee_to_make",
    "payee_view",
    "payment_page",
    "payment_view",
    "status_file",
    "transfer_of",
    "transfers_of",
]
