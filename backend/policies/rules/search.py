"""What somebody on the telephone gives to find a policy: a number, a name or the number they call from."""

import re
from dataclasses import dataclass

_CALLING = re.compile(r"[\d\s.()+/-]+")
_ABROAD = re.compile(r"^(?:\+|00)33\(?0?\)?")
_NOT_A_DIGIT = re.compile(r"\D")
_ENOUGH_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """What a search box may mean; a part left None is not looked for."""

    number: str | None = None
    name: str | None = None
    phone: str | None = None


def asked(text: str) -> Asked:
    """Digits alone begin a policy number or a telephone number; a digit among letters a policy number, the rest a name.

    `phone` holds national digits (`+33 6 12…` → `0612…`), looked for from four of them on.
    """
    typed = text.strip()
    if not any(letter.isdigit() for letter in typed):
        return Asked(name=typed or None)
    if not _CALLING.fullmatch(typed):
        return Asked(number=typed)
    digits = national(typed)
    return Asked(number=typed, phone=digits if len(digits) >= _ENOUGH_DIGITS else None)


def national(phone: str) -> str:
    """The digits of a telephone number as dialled in France."""
    compact = "".join(phone.split())
    return _NOT_A_DIGIT.sub("", _ABROAD.sub("0", compact))
