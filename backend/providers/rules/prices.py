"""A quote's price: net, tax and total of each line and of the whole, to the cent. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from backend.core.money import Cents, Rounding, percentage, wire
from backend.providers import errors
from backend.providers.rules import mission_refusals

VAT_RATES = ("20", "8.5", "0")
LINE_VAT_ROUNDING = Rounding.HALF_UP
"""How the tax of one line is cut to the cent; totals add lines and round nothing."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line as told, in cents: its total alone, or its unit price and rate, with what the paper says of its amounts.

    `reverse_charge`: the provider does not charge the tax, the customer owes it at `vat_rate`.
    """

    label: str
    quantity: int = 1
    unit_ht: Cents | None = None
    vat_rate: str | None = None
    reverse_charge: bool = False
    ht: Cents | None = None
    vat: Cents | None = None
    ttc: Cents | None = None


@dataclass(frozen=True, slots=True)
class Price:
    """The whole, in cents; `ht` and `vat` are None unless every line tells its tax. `lines` as they are stored."""

    ttc: Cents
    ht: Cents | None
    vat: Cents | None
    reverse_vat: Cents
    lines: tuple[dict[str, object], ...]


def price(
    told_total: Cents | None, lines: Sequence[Line], *, ht: Cents | None = None, vat: Cents | None = None
) -> Price:
    """Check every amount told against what the unit prices give, to the cent; without a total, the lines make it.

    Raises Refused `line_amount_differs` naming the line and the amount, `lines_total_differs` for a total.
    """
    amounts = [_amounts(position, line) for position, line in enumerate(lines)]
    added = _total([one[2] for one in amounts])
    total = added if told_total is None else told_total
    if lines and added != total:
        raise errors.lines_total_differs(total, added)
    if total <= 0:
        raise mission_refusals.line_amount_missing(0)
    stored = tuple(_stored(line, *parts) for line, parts in zip(lines, amounts, strict=True))
    nets, taxes = [one[0] for one in amounts if one[0] is not None], [one[1] for one in amounts if one[1] is not None]
    if not lines or len(nets) < len(lines):
        return _undetailed(total, ht, vat, stored)
    found_ht, found_vat = _total(nets), _total(taxes)
    for told, found in ((ht, found_ht), (vat, found_vat)):
        if told is not None and told != found:
            raise errors.lines_total_differs(told, found)
    reverse = _total([tax for line, tax in zip(lines, taxes, strict=True) if line.reverse_charge])
    return Price(total, found_ht, found_vat, reverse, stored)


def _undetailed(total: Cents, ht: Cents | None, vat: Cents | None, stored: tuple[dict[str, object], ...]) -> Price:
    if ht is None or vat is None:
        return Price(total, None, None, Cents(0), stored)
    if ht + vat != total:
        raise errors.lines_total_differs(total, Cents(ht + vat))
    return Price(total, ht, vat, Cents(0), stored)


def _total(amounts: Sequence[Cents]) -> Cents:
    return Cents(sum(amounts))


def _amounts(position: int, line: Line) -> tuple[Cents | None, Cents | None, Cents]:
    if line.unit_ht is None or line.vat_rate is None:
        if line.ttc is None:
            raise mission_refusals.line_amount_missing(position)
        return None, None, line.ttc
    ht = Cents(line.unit_ht * line.quantity)
    vat = percentage(ht, Decimal(line.vat_rate), LINE_VAT_ROUNDING)
    ttc = Cents(ht + vat)
    for name, told, found in (("amount_ht", line.ht, ht), ("amount_vat", line.vat, vat), ("amount_ttc", line.ttc, ttc)):
        if told is not None and told != found:
            raise mission_refusals.line_amount_differs(position, name, told, found)
    return ht, vat, ttc


def _stored(line: Line, ht: Cents | None, vat: Cents | None, ttc: Cents) -> dict[str, object]:
    shown: dict[str, object] = {"label": line.label, "quantity": line.quantity, "amount_ttc": wire(ttc)}
    if ht is None or vat is None or line.unit_ht is None:
        return shown
    return shown | {
        "unit_price_ht": wire(line.unit_ht),
        "vat_rate": line.vat_rate,
        "reverse_charge": line.reverse_charge,
        "amount_ht": wire(ht),
        "amount_vat": wire(vat),
    }
