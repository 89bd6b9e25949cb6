"""Money: whole euro cents inside, `"4000.00"` on the wire, `4 000,00 €` for a French reader. Never a float."""

import re
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from enum import Enum
from typing import NewType

from backend.core.errors import Refused

Cents = NewType("Cents", int)

# Fifteen digits of euros fit in a bigint of cents with room for every sum that a carrier will ever see.
_WIRE = re.compile(r"(?P<sign>-?)(?P<euros>0|[1-9][0-9]{0,14})\.(?P<cents>[0-9]{2})")
_NARROW_SPACE, _NO_BREAK_SPACE = "\u202f", "\u00a0"


class Rounding(Enum):
    """The named roundings to a whole cent."""

    HALF_UP = ROUND_HALF_UP
    HALF_EVEN = ROUND_HALF_EVEN
    TOWARDS_ZERO = ROUND_DOWN
    FLOOR = ROUND_FLOOR
    CEILING = ROUND_CEILING


def parse(text: object, *, negative: bool = False) -> Cents:
    """Read a wire amount such as `"4000.00"`. Raises Refused for anything else, a negative one unless asked for."""
    found = _WIRE.fullmatch(text) if isinstance(text, str) else None
    if found is None:
        raise Refused(
            "amount_invalid", "Le montant doit s’écrire en euros avec deux décimales, par exemple « 4000.00 »."
        )
    if found["sign"] and not negative:
        raise Refused("amount_negative", "Le montant ne peut pas être négatif.")
    amount = int(found["euros"]) * 100 + int(found["cents"])
    return Cents(-amount if found["sign"] else amount)


def wire(amount: Cents) -> str:
    """Cents as the API shows them: `"4000.00"`."""
    euros, cents = divmod(abs(amount), 100)
    return f"{'-' if amount < 0 else ''}{euros}.{cents:02d}"


def french(amount: Cents) -> str:
    """Cents for a French reader: `4 000,00 €`, with spaces that never break a line."""
    euros, cents = divmod(abs(amount), 100)
    grouped = f"{euros:,}".replace(",", _NARROW_SPACE)
    return f"{'-' if amount < 0 else ''}{grouped},{cents:02d}{_NO_BREAK_SPACE}€"


def percentage(amount: Cents, rate: Decimal, rounding: Rounding) -> Cents:
    """`rate` percent of `amount` (20 means 20 %), to the cent by the named rounding."""
    return Cents(int((amount * rate / 100).quantize(Decimal(1), rounding=rounding.value)))
