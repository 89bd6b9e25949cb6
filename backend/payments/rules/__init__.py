"""The rules of payments, by topic."""

from backend.payments.rules.approval import (
    FROM,
    Action,
    State,
    allowed_actions,
    check_authority,
    check_four_eyes,
    check_own_claim,
    check_state,
    one_carrier,
)
from backend.payments.rules.payees import PayeeKey, PayeeKind

__all__ = [
    "FROM",
    "Action",
    "PayeeKey",
    "PayeeKind",
    "State",
    "allowed_actions",
    "check_authority",
    "check_four_eyes",
    "check_own_claim",
    "check_state",
    "one_carrier",
]
