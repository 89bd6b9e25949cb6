"""One row of the portfolio file: its faults, or the values that are stored (cover-rules 7).

Written for a million rows: dates, amounts and names repeat, so their readings are remembered.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import compress
from types import MappingProxyType

from backend.policies.rules.names import normalise_name, normalise_number
from backend.policies.rules.periods import Anniversary

COLUMNS = (
    "numero_contrat",
    "formule",
    "civilite",
    "nom",
    "prenom",
    "profession",
    "specialite",
    "rpps",
    "email",
    "telephone",
    "adresse",
    "code_postal",
    "ville",
    "departement",
    "date_effet",
    "echeance",
    "date_fin",
    "prime_ttc",
)
REJECT_COLUMNS = ("motif_colonne", "motif_code", "motif")
# The file of life facts has a column `motif` of its own.
FACT_REJECT_COLUMNS = ("motif_colonne", "motif_code", "motif_rejet")
WHOLE_LINE = "ligne"
LONGEST_CELL = 500  # far above any real value, and below what an index can hold

MESSAGES: Mapping[str, str] = MappingProxyType(
    {
        "duplicate_contract": "Ce numéro de contrat figure déjà plus haut dans le fichier : la première ligne compte.",
        "unknown_product": "Cette formule n’existe pas : vérifiez son code.",
        "bad_rpps": "Le numéro RPPS doit compter 11 chiffres et une clé juste ; laissez-le vide s’il est inconnu.",
        "missing_name": "Le nom est vide.",
        "missing_number": "Le numéro de contrat est vide.",
        "bad_anniversary": "L’échéance doit s’écrire jj/mm et exister (29/02 est possible).",
        "end_before_start": "La date de fin précède la date d’effet.",
        "bad_date": "La date doit s’écrire jj/mm/aaaa et exister.",
        "bad_email": "L’adresse électronique n’est pas valable ; laissez-la vide si elle est inconnue.",
        "bad_amount": "La prime doit s’écrire en euros, par exemple « 1234,56 ».",
        "bad_columns": "Le nombre de colonnes n’est pas celui de l’en-tête : point-virgule ou guillemet mal placé.",
        "too_long": "Ce texte est trop long (500 caractères au plus).",
        "period_in_use": "La nouvelle échéance déplacerait une période qui compte déjà un événement.",
        "unknown_policy": "Ce contrat n’existe pas.",
        "unknown_fact": "Ce fait n’est pas connu : suspendu, remis en vigueur, résilié, nul ou remplacé.",
        "missing_notice": "Une suspension porte la date de la mise en demeure.",
        "fact_out_of_order": "Ce fait contredit la situation du contrat à cette date.",
    }
)

_DAY = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_DAY_OF_YEAR = re.compile(r"([0-9]{1,2})/([0-9]{1,2})")
_AMOUNT = re.compile(r"([0-9]{1,12})(?:[,.]([0-9]{1,2}))?")
_BLANKS = re.compile(r"\s+")
_EMAIL = re.compile(
    r"[^\s@<>()\[\],;:\\\".]+(?:\.[^\s@<>()\[\],;:\\\".]+)*"
    r"@(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_](?:[\w-]{0,61}[^\W_])"
)
_DOUBLED = bytes.maketrans(b"0123456789", bytes((0, 2, 4, 6, 8, 1, 3, 5, 7, 9)))
_SINGLE = bytes.maketrans(b"0123456789", bytes(range(10)))
_EARLIEST = date(1900, 1, 1)

StagedRow = tuple[str, ...]
"""Number, then the values of `STAGED`, as text; an empty text is a missing value."""

STAGED = (
    "number",
    "product_code",
    "civility",
    "last_name",
    "first_name",
    "profession",
    "specialty",
    "rpps",
    "email",
    "phone",
    "address",
    "postcode",
    "city",
    "department",
    "inception_on",
    "anniversary_month",
    "anniversary_day",
    "end_on",
    "premium_cents",
    "name_key",
    "email_key",
    "faults",
)
_REST = ("",) * (len(STAGED) - 2)


@lru_cache(maxsize=65_536)
def read_day(text: str) -> str | None:
    """`16/09/2018` as `2018-09-16`; None when it is no day, or one before 1900."""
    found = _DAY.fullmatch(text)
    if found is None:
        return None
    try:
        day = date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return None
    return day.isoformat() if day >= _EARLIEST else None


@lru_cache(maxsize=1024)
def read_anniversary(text: str) -> tuple[str, str] | None:
    """`29/02` as month and day; None when no year has it."""
    found = _DAY_OF_YEAR.fullmatch(text)
    if found is None or not Anniversary.possible(int(found[2]), int(found[1])):
        return None
    return str(int(found[2])), str(int(found[1]))


@lru_cache(maxsize=65_536)
def read_cents(text: str) -> str | None:
    """`1 234,5` as `123450`; empty stays empty; None when it is no amount."""
    if not text:
        return ""
    found = _AMOUNT.fullmatch(_BLANKS.sub("", text).removesuffix("€"))
    return f"{int(found[1])}{(found[2] or ''):0<2}" if found else None


def is_rpps(text: str) -> bool:
    """Eleven digits whose Luhn key is right."""
    if len(text) != 11 or not (text.isascii() and text.isdigit()) or text == "0" * 11:
        return False
    digits = text.encode()
    return (sum(digits[::2].translate(_SINGLE)) + sum(digits[1::2].translate(_DOUBLED))) % 10 == 0


def is_email(text: str) -> bool:
    """One @, a name, a domain with a dot: no delivery is promised."""
    return len(text) <= 254 and _EMAIL.fullmatch(text) is not None


def rejected_row(number: str, *faults: tuple[str, str]) -> StagedRow:
    """A row of which only the number and the faults (column, code) are kept; the raw line stays beside it."""
    return number, *_REST, " ".join(f"{column}:{code}" for column, code in faults)


def read_row(cells: Sequence[str], products: frozenset[str]) -> StagedRow:
    """The values of a row in the order of `COLUMNS`, or its faults: one for each thing that is wrong."""
    number, product, *person, start, anniversary, end, premium = map(str.strip, cells)
    last_name, first_name, email = person[1], person[2], person[6]
    number, rpps = normalise_number(number), "".join(person[5].split())
    inception_on, end_on = read_day(start), read_day(end) if end else ""
    renewal, cents = read_anniversary(anniversary), read_cents(premium)
    wrong = (
        not number,
        product not in products,
        not last_name,
        rpps != "" and not is_rpps(rpps),
        email != "" and not is_email(email),
        inception_on is None,
        renewal is None,
        end_on is None,
        bool(inception_on and end_on and end_on < inception_on),
        cents is None,
        max(map(len, cells)) > LONGEST_CELL,
    )
    if True in wrong or inception_on is None or renewal is None or end_on is None or cents is None:
        return rejected_row(number[:LONGEST_CELL], *compress(_FAULTS, wrong), *_lengths(cells))
    person[5] = rpps
    keys = normalise_name(last_name, first_name), email.lower()
    return number, product, *person, inception_on, *renewal, end_on, cents, *keys, ""


# In the order of `wrong` above; the cells that are too long are named one by one.
_FAULTS = (
    ("numero_contrat", "missing_number"),
    ("formule", "unknown_product"),
    ("nom", "missing_name"),
    ("rpps", "bad_rpps"),
    ("email", "bad_email"),
    ("date_effet", "bad_date"),
    ("echeance", "bad_anniversary"),
    ("date_fin", "bad_date"),
    ("date_fin", "end_before_start"),
    ("prime_ttc", "bad_amount"),
)


def _lengths(cells: Sequence[str]) -> Sequence[tuple[str, str]]:
    return [(column, "too_long") for column, cell in zip(COLUMNS, cells, strict=True) if len(cell) > LONGEST_CELL]
