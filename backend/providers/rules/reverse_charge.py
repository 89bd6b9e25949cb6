"""Reverse charge (rule 20): the provider is paid the net amount, the insured owes the tax to the tax office. Pure.

Amounts in cents. What an order costs holds the tax; what the provider asks for does not.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from backend.core.money import Cents, parse, percentage, wire
from backend.providers.rules import result_refusals as refusals
from backend.providers.rules.invoices import Kind, Line, Standing
from backend.providers.rules.prices import LINE_VAT_ROUNDING


@dataclass(frozen=True, slots=True)
class Ordered:
    """The tax that the insured owes on an order. `whole`: no line of it is taxed otherwise; `rate` its one rate."""

    total: Cents
    reverse: Cents
    whole: bool
    rate: Decimal | None


@dataclass(frozen=True, slots=True)
class Reading:
    """An invoice or credit note as the order counts it: its cost with the tax inside, that tax, its lines."""

    amount: Cents
    reverse: Cents
    lines: tuple[Line, ...]


def ordered(
    total: Cents, lines: Sequence[Line], *, quoted: Cents, quoted_vat: Cents | None, quoted_reverse: Cents
) -> Ordered:
    """The tax owed by the insured on an order of `total`, by its lines, else in the proportion of its quote."""
    if not lines or any("amount_vat" not in line for line in lines):
        return Ordered(total, _part(quoted_reverse, total, quoted), quoted_reverse == quoted_vat, None)
    reversed_ = [line for line in lines if line.get("reverse_charge")]
    rates = {Decimal(str(line["vat_rate"])) for line in reversed_}
    owed, whole = sum(parse(line["amount_vat"]) for line in reversed_), sum(parse(line["amount_ttc"]) for line in lines)
    return Ordered(
        total, _part(owed, total, whole), len(reversed_) == len(lines), rates.pop() if len(rates) == 1 else None
    )


def read_invoice(
    amount: Cents, told: Cents | None, lines: Sequence[Line], order: Ordered, kind: Kind, standing: Sequence[Standing]
) -> Reading:
    """How an invoice counts: the tax told is inside its amount, that of its lines too; else the amount is the net one.

    Raises Conflict `reverse_charge_unclear` when the tax of an order under reverse charge can't be known.
    """
    if told is not None:
        if told > amount:
            raise refusals.reverse_charge_over_amount(told, amount)
        return Reading(amount, told, tuple(lines))
    if not order.reverse:
        return Reading(amount, _of_lines(lines), tuple(lines))
    shown = tuple(_with_tax(line, order.rate) for line in lines)
    if any(line.get("reverse_charge") and parse(line["amount_vat"]) for line in shown):
        added = sum(parse(new["amount_ttc"]) - parse(old["amount_ttc"]) for new, old in zip(shown, lines, strict=True))
        return Reading(Cents(amount + added), _of_lines(shown), shown)
    if not order.whole:
        # Lines tell which part of a mixed order is taxed by the provider; without any, nobody can say.
        if lines:
            return Reading(amount, Cents(0), tuple(lines))
        raise refusals.reverse_charge_unclear(order.reverse)
    if any("amount_vat" in line and parse(line["amount_vat"]) for line in lines):
        raise refusals.reverse_charge_unclear(order.reverse)
    # A final invoice tells its total: the deposits come off it afterwards.
    before = [one for one in standing if kind is not Kind.FINAL or one.kind is not Kind.DEPOSIT]
    return _net(amount, lines, order, before)


def _net(amount: Cents, lines: Sequence[Line], order: Ordered, before: Sequence[Standing]) -> Reading:
    cost = order.total - sum(one.net for one in before)
    reverse = max(0, order.reverse - sum(one.reverse for one in before))
    if cost - reverse < amount <= cost:
        raise refusals.reverse_charge_unclear(order.reverse)
    tax = _part(reverse, amount, cost - reverse)
    return Reading(Cents(amount + tax), tax, tuple(lines))


def read_credit(amount: Cents, told: Cents | None, lines: Sequence[Line], invoice: Standing) -> Reading:
    """How a credit note counts on what is left of its invoice. Raises Conflict `credit_exceeds_invoice`."""
    known = told if told is not None else _of_lines(lines)
    if known or not invoice.reverse:
        gross, tax = amount, known
    else:
        tax = _part(invoice.reverse, amount, invoice.asked)
        gross = Cents(amount + tax)
    if gross > invoice.net or tax > invoice.reverse or gross - tax > invoice.asked:
        raise refusals.credit_exceeds_invoice(amount, invoice.asked if invoice.reverse else invoice.net)
    return Reading(gross, tax, tuple(lines))


def _of_lines(lines: Sequence[Line]) -> Cents:
    return Cents(sum(parse(line["amount_vat"]) for line in lines if line.get("reverse_charge")))


def _with_tax(line: Line, rate: Decimal | None) -> Mapping[str, object]:
    """A line as ordered: an electronic one under reverse charge tells no rate."""
    if not line.get("reverse_charge") or rate is None or parse(line["amount_vat"]):
        return line
    net = parse(line["amount_ht"])
    tax = percentage(net, rate, LINE_VAT_ROUNDING)
    told = {"vat_rate": f"{rate.normalize():f}", "amount_vat": wire(tax), "amount_ttc": wire(Cents(net + tax))}
    return {**line, **told}


def _part(tax: int, amount: int, whole: int) -> Cents:
    if whole <= 0:
        return Cents(0)
    return Cents(int((Decimal(tax) * amount / whole).quantize(Decimal(1), ROUND_HALF_UP)))
