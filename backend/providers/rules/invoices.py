"""Invoices against their order: what differs, what may still be billed (rules 28, 29). Pure; amounts in cents TTC."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from uuid import UUID

from backend.core import money
from backend.core.money import Cents
from backend.providers import errors
from backend.providers.rules import result_refusals as refusals

Line = Mapping[str, object]
NO_TAX = Cents(0)


class Kind(StrEnum):
    """A deposit comes before the work, an instalment bills a part of it, the final one closes the order."""

    DEPOSIT = "deposit"
    INSTALMENT = "instalment"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class Standing:
    """An invoice that was not refused. `credited` is what credit notes took off it.

    `reverse` is the tax inside `net` that the insured owes instead of the provider.
    """

    id: UUID
    number: str
    kind: Kind
    state: str
    amount: Cents
    deposit_deducted: Cents
    credited: Cents
    lines: tuple[Line, ...]
    reverse: Cents = NO_TAX

    @property
    def net(self) -> Cents:
        """What it bills, deposit deducted and credit notes taken off."""
        return Cents(self.amount - self.deposit_deducted - self.credited)

    @property
    def asked(self) -> Cents:
        """What the provider asks for: without the tax that the insured owes."""
        return Cents(self.net - self.reverse)


def check_none_awaits(standing: Iterable[Standing]) -> None:
    """Raise Conflict `invoice_awaits_approval` while the difference of one is undecided."""
    for one in standing:
        if one.state == "to_approve":
            raise refusals.invoice_awaits_approval(one.number)


def net_of_deposits(amount: Cents, kind: Kind, told: Cents | None, standing: Sequence[Standing]) -> Cents:
    """What an invoice bills once its deposit is deducted: once, and from the final one (rule 29).

    Raises Refused `deposit_not_deductible`, Conflict `deposit_to_deduct` when a final invoice does not deduct exactly
    the deposits billed.
    """
    if kind is not Kind.FINAL:
        if told:
            raise refusals.no_deposit_to_deduct()
        return amount
    billed = [one for one in standing if one.kind is Kind.DEPOSIT]
    deposits, asked = Cents(sum(one.net for one in billed)), Cents(sum(one.asked for one in billed))
    if (told is None and asked) or (told is not None and told != asked) or deposits > amount:
        raise refusals.deposit_to_deduct(asked, told)
    return Cents(amount - deposits)


def check_ceiling(net: Cents, ordered: Cents, standing: Iterable[Standing]) -> None:
    """Raise Conflict `invoice_exceeds_order` when all invoices together would pass the order as last changed."""
    billed = Cents(net + sum(one.net for one in standing))
    if billed > ordered:
        raise errors.invoice_exceeds_order(billed, ordered)


def check_result_fee(
    net: Cents, *, ordered: Cents, fee: Cents, cause: str | None, lines: Iterable[Line], standing: Iterable[Standing]
) -> None:
    """Raise Conflict `result_fee_not_earned` unless the removal is the provider's doing (rule 28)."""
    if not fee or cause == "provider_action":
        return
    billable = Cents(max(0, ordered - fee - sum(one.net for one in standing)))
    if net > billable or any(line.get("result_fee") for line in lines):
        raise refusals.result_fee_not_earned(fee, billable, cause)


@dataclass(slots=True)
class _Sum:
    label: str
    quantity: Decimal = Decimal(0)
    amount: int = 0
    units: frozenset[Decimal] = frozenset()

    def add(self, line: Line) -> "_Sum":
        self.quantity += Decimal(str(line.get("quantity", 1)))
        self.amount += money.parse(line["amount_ttc"])
        if "unit_price_ht" in line:
            self.units |= {Decimal(str(line["unit_price_ht"]))}
        return self


def differences(
    kind: Kind, lines: Sequence[Line], ordered: Sequence[Line], standing: Iterable[Standing]
) -> list[dict[str, object]]:
    """Each line of an invoice that the order does not hold, by label, quantity or price.

    A deposit bills no line of the order. Invoices add up: fewer units than ordered are no difference, another price of
    a unit is, unless the line is billed in parts.
    """
    if kind is Kind.DEPOSIT or not lines or not ordered:
        return []
    known, told = _by_label(ordered), _by_label(lines)
    before = _by_label(line for one in standing if one.kind is not Kind.DEPOSIT for line in one.lines)
    found = []
    for key, line in told.items():
        earlier = before.get(key, _Sum(line.label))
        in_parts = kind is Kind.INSTALMENT or key in before
        found.append(_difference(line, known.get(key), earlier, in_parts=in_parts))
    return [one for one in found if one is not None]


def _difference(line: _Sum, ordered: _Sum | None, before: _Sum, *, in_parts: bool) -> dict[str, object] | None:
    if ordered is None:
        return _told("line_not_ordered", line.label, f"« {line.label} » n’est pas commandé", line.amount, 0)
    quantity, amount = line.quantity + before.quantity, line.amount + before.amount
    if not in_parts and quantity > ordered.quantity:
        text = f"« {line.label} » : quantité {quantity.normalize():f} pour {ordered.quantity.normalize():f} commandée"
        return _told("quantity_over", line.label, text, amount, ordered.amount)
    if in_parts and amount > ordered.amount:
        text = f"« {line.label} » : {_euros(amount)} facturés en tout pour {_euros(ordered.amount)} commandés"
        return _told("amount_over", line.label, text, amount, ordered.amount)
    if not in_parts and not _same_price(line, ordered):
        expected = _expected(line, ordered)
        text = f"« {line.label} » : {_euros(line.amount)} facturés pour {_euros(expected)} attendus"
        return _told("price_differs", line.label, text, line.amount, expected)
    return None


def _told(code: str, label: str, message: str, invoiced: int, ordered: int) -> dict[str, object]:
    amounts = {"invoiced": money.wire(Cents(invoiced)), "ordered": money.wire(Cents(ordered))}
    return {"code": code, "label": label, "message": message, **amounts}


def _euros(cents: int) -> str:
    return money.french(Cents(cents))


def _expected(line: _Sum, ordered: _Sum) -> int:
    return int((ordered.amount * line.quantity / ordered.quantity).quantize(Decimal(1), ROUND_HALF_UP))


def _same_price(line: _Sum, ordered: _Sum) -> bool:
    if line.units and ordered.units and line.units != ordered.units:
        return False
    # Tax is rounded line by line: a part of the units may be one cent away from its part of the price.
    return abs(line.amount - _expected(line, ordered)) <= int(line.quantity != ordered.quantity)


def _by_label(lines: Iterable[Line]) -> dict[str, _Sum]:
    found: dict[str, _Sum] = {}
    for line in lines:
        label = str(line["label"])
        found.setdefault(_key(label), _Sum(label)).add(line)
    return found


def _key(label: str) -> str:
    plain = unicodedata.normalize("NFKD", label.casefold()).encode("ascii", "ignore").decode()
    return " ".join(re.findall(r"[a-z0-9]+", plain)) or label
