"""The price of a speciality: HT, tax and TTC to the cent. Pure."""

from dataclasses import dataclass
from decimal import Decimal

from backend.core.money import Cents, Rounding, percentage
from backend.providers.rules import refusals

RATES_BP = (2000, 1000, 850, 550, 210, 0)
"""French rates in hundredths of a percent; 8.5 % and 2.1 % are those of the overseas departments."""


@dataclass(frozen=True, slots=True)
class Price:
    """A price in cents; the detail is unknown when only the TTC was told.

    With reverse charge the tax is owed by the insurer, and counts in the TTC (rule 20).
    """

    ttc: Cents
    ht: Cents | None = None
    vat_rate_bp: int | None = None
    vat: Cents | None = None
    reverse_charge: bool = False


def price(
    *, ttc: Cents | None = None, ht: Cents | None = None, vat_rate_bp: int | None = None, reverse_charge: bool = False
) -> Price:
    """The price that these amounts make; the tax is rounded half up to the cent.

    Raises Refused `tariff_amounts_differ` when a TTC is given that HT and rate do not make.
    """
    if ht is None or vat_rate_bp is None:
        assert ttc is not None, "a price has its TTC, or its HT and rate"
        return Price(ttc)
    vat = percentage(ht, Decimal(vat_rate_bp) / 100, Rounding.HALF_UP)
    total = Cents(ht + vat)
    if ttc is not None and ttc != total:
        raise refusals.tariff_amounts_differ(total, ttc)
    return Price(total, ht, vat_rate_bp, vat, reverse_charge)
