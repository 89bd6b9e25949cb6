"""An electronic invoice as read: every amount in cents, checked against its own totals."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from backend.core.money import Cents, Rounding, percentage, wire
from backend.providers.einvoices import errors

LINE_VAT_ROUNDING = Rounding.HALF_UP


@dataclass(frozen=True, slots=True)
class ElectronicLine:
    """A line: what, how many, at which net price, its net amount and rate; `reverse_charge` is UNCL5305's AE."""

    label: str
    quantity: Decimal
    unit_ht: Decimal | None
    ht: Cents
    vat_rate: Decimal
    reverse_charge: bool = False

    def wire(self) -> dict[str, object]:
        """The line as invoices store it; its tax is rounded half up to the cent."""
        vat = percentage(self.ht, self.vat_rate, LINE_VAT_ROUNDING)
        shown: dict[str, object] = {
            "label": self.label,
            "quantity": int(self.quantity) if self.quantity == int(self.quantity) else str(self.quantity),
            "amount_ttc": wire(Cents(self.ht + vat)),
            "vat_rate": f"{self.vat_rate.normalize():f}",
            "reverse_charge": self.reverse_charge,
            "amount_ht": wire(self.ht),
            "amount_vat": wire(vat),
        }
        return shown if self.unit_ht is None else shown | {"unit_price_ht": f"{self.unit_ht:f}"}


@dataclass(frozen=True, slots=True)
class ElectronicInvoice:
    """What the file says. `adjustment` is what allowances take off and charges add at the level of the document."""

    source: str
    is_credit: bool
    type_code: str
    number: str
    issued_on: date
    currency: str
    seller_name: str
    seller_siret: str | None
    seller_siren: str | None
    lines: tuple[ElectronicLine, ...]
    adjustment: Cents
    ht: Cents
    vat: Cents
    ttc: Cents
    prepaid: Cents
    rounding: Cents
    payable: Cents
    preceding: str | None

    def check_totals(self) -> "ElectronicInvoice":
        """Lines add up to the net, net and tax to the total, total less prepaid to what is payable.

        Raises Refused `einvoice_totals_differ` naming the amount.
        """
        added = Cents(sum(line.ht for line in self.lines) + self.adjustment)
        checks = (
            ("total HT", self.ht, added),
            ("total TTC", self.ttc, Cents(self.ht + self.vat)),
            ("net à payer", self.payable, Cents(self.ttc - self.prepaid + self.rounding)),
        )
        for field, said, found in checks:
            if said != found:
                raise errors.totals_differ(field, wire(said), wire(found))
        return self
