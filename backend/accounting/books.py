"""The entries of a month as an accountant's program reads them: the columns of the French accounting file (FEC)."""

import hashlib
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date

from backend.accounting.rules.bookkeeping import JOURNALS, Entry, Line
from backend.core import money, tables
from backend.core.money import Cents

COLUMNS = (
    "JournalCode",
    "JournalLib",
    "EcritureNum",
    "EcritureDate",
    "CompteNum",
    "CompteLib",
    "CompAuxNum",
    "CompAuxLib",
    "PieceRef",
    "PieceDate",
    "EcritureLib",
    "Debit",
    "Credit",
    "EcritureLet",
    "DateLet",
    "ValidDate",
    "Montantdevise",
    "Idevise",
)
PROVISIONAL = "PROVISOIRE-"
NOBODY: AbstractSet[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Books:
    """A month's entries; before the month is closed their numbers are provisional."""

    month: date
    final: bool
    entries: tuple[Entry, ...]
    closed_on: date | None

    @property
    def debit(self) -> Cents:
        """The total of either side, in cents."""
        return Cents(sum(entry.debit for entry in self.entries))

    def number(self, entry: Entry) -> str:
        """`2026-000012`, gapless in its year; `PROVISOIRE-000012` while the month is open."""
        return f"{self.month:%Y}-{entry.number:06d}" if self.final else f"{PROVISIONAL}{entry.number:06d}"


def as_csv(books: Books, hidden: AbstractSet[str] = NOBODY) -> bytes:
    """The entries of a month, one row an account; amounts with a comma, dates without a separator.

    Entries of `hidden` claims (rule 16) keep their amounts, so that the month balances, and name neither claim nor
    piece.
    """
    return tables.csv_text(COLUMNS, _rows(books, hidden)).encode("utf-8")


def sha256(books: Books) -> str:
    """By which an export can be recognised: the same month gives the same bytes for ever."""
    return hashlib.sha256(as_csv(books)).hexdigest()


def _rows(books: Books, hidden: AbstractSet[str]) -> Iterator[list[str]]:
    for entry in books.entries:
        shown = _veiled(entry, hidden)
        for line in entry.lines:
            yield _row(books, shown, line)


def _veiled(entry: Entry, hidden: AbstractSet[str]) -> Entry:
    if hidden.isdisjoint(entry.label.split()):
        return entry
    return replace(entry, piece="RESERVE", label="Dossier réservé")


def _row(books: Books, entry: Entry, line: Line) -> list[str]:
    return [
        entry.journal,
        JOURNALS[entry.journal],
        books.number(entry),
        f"{entry.booked_on:%Y%m%d}",
        line.account.number,
        line.account.label,
        "",
        "",
        entry.piece,
        f"{entry.value_on:%Y%m%d}",
        entry.label,
        _amount(line.debit),
        _amount(line.credit),
        "",
        "",
        f"{books.closed_on:%Y%m%d}" if books.closed_on else "",
        "",
        "",
    ]


def _amount(cents: Cents) -> str:
    return money.wire(cents).replace(".", ",")


def as_json(books: Books, hidden: AbstractSet[str] = NOBODY) -> dict[str, object]:
    """The entries of a month as one document; those of `hidden` claims name neither claim nor piece."""
    return {
        "month": f"{books.month:%Y-%m}",
        "final": books.final,
        "entries": [_entry(books, _veiled(entry, hidden)) for entry in books.entries],
        "debit": money.wire(books.debit),
        "credit": money.wire(Cents(sum(line.credit for entry in books.entries for line in entry.lines))),
        "sha256": sha256(books),
        "currency": "EUR",
    }


def _entry(books: Books, entry: Entry) -> dict[str, object]:
    return {
        "number": books.number(entry),
        "journal": entry.journal,
        "booked_on": entry.booked_on.isoformat(),
        "value_on": entry.value_on.isoformat(),
        "piece": entry.piece,
        "label": entry.label,
        "lines": [
            {
                "account": line.account.number,
                "account_label": line.account.label,
                "debit": money.wire(line.debit),
                "credit": money.wire(line.credit),
            }
            for line in entry.lines
        ],
    }
