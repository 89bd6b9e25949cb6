"""What may come back of a payment, and from which of its draws. Pure."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TypeVar

from backend.core.money import Cents
from backend.payments import errors

T = TypeVar("T")


class Kind(StrEnum):
    """Why money came back: only a returned transfer is still due."""

    RETURNED_TRANSFER = "returned_transfer"
    UNDUE = "undue"
    DEPOSIT_REFUND = "deposit_refund"


def check_possible(kind: Kind, *, basis: str, transfer: str | None, returned: bool, came_back: Cents) -> None:
    """Raise Conflict `return_not_possible` where this can't have come back.

    A transfer comes back whole, once it was sent; a court refunds a deposit; anything paid may have been undue.
    """
    sent = transfer in {"sent", "settled"} and came_back == 0
    possible = {
        Kind.RETURNED_TRANSFER: sent,
        Kind.UNDUE: True,
        Kind.DEPOSIT_REFUND: basis == "deposit",
    }
    if returned or not possible[kind]:
        raise errors.return_not_possible(kind.value)


def take(before: Cents, amount: Cents, wholes: Sequence[tuple[T, int]]) -> Iterator[tuple[T, Cents]]:
    """`amount` cents out of wholes of which `before` cents are gone, the first ones first; those reached alone."""
    for one, whole in wholes:
        gone = min(before, whole)
        before = Cents(before - gone)
        part = min(amount, whole - gone)
        if part > 0:
            yield one, Cents(part)
            amount = Cents(amount - part)
