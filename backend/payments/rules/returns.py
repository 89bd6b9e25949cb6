"""What may come back of a payment, and from which of its draws. Pure."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TypeVar

from backend.core.money import Cents
from backend.payments import errors
from backend.payments.rules.approval import HELD_FOR_OTHERS

T = TypeVar("T")


class Kind(StrEnum):
    """Why money came back: only a returned transfer is still due."""

    RETURNED_TRANSFER = "returned_transfer"
    UNDUE = "undue"
    DEPOSIT_REFUND = "deposit_refund"


def check_possible(
    kind: Kind, *, basis: str, transfer: str | None, returned: bool, came_back: Cents, whole: bool
) -> None:
    """Raise Conflict `return_not_possible` where this can't have come back.

    A transfer comes back whole, once it was sent; a court refunds a deposit that it got; anything paid may have been
    undue, but what has not left the bank, or was held for somebody, is withdrawn whole.
    """
    sent = transfer in {"sent", "settled"}
    possible = {
        Kind.RETURNED_TRANSFER: sent and came_back == 0,
        Kind.UNDUE: whole or (sent and basis != HELD_FOR_OTHERS),
        Kind.DEPOSIT_REFUND: sent and basis == "deposit",
    }
    if returned or not possible[kind]:
        raise errors.return_not_possible(kind.value)


def left_the_bank(kind: Kind, transfer: str | None) -> bool:
    """Whether the carrier's account had paid what comes back: a transfer that the bank refuses never left it."""
    return transfer == "settled" or (transfer == "sent" and kind is not Kind.RETURNED_TRANSFER)


def take(before: Cents, amount: Cents, wholes: Sequence[tuple[T, int]]) -> Iterator[tuple[T, Cents]]:
    """`amount` cents out of wholes of which `before` cents are gone, the first ones first; those reached alone."""
    for one, whole in wholes:
        gone = min(before, whole)
        before = Cents(before - gone)
        part = min(amount, whole - gone)
        if part > 0:
            yield one, Cents(part)
            amount = Cents(amount - part)
