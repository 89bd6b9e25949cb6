"""Double entries: what each movement is in the books, numbered and balanced. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from backend.accounting import errors
from backend.core.money import Cents

JOURNALS = {"SIN": "Sinistres", "PRO": "Provisions de sinistres", "REC": "Recouvrements", "BQ": "Banque"}


class Role(StrEnum):
    """What an account is for; its number and label come from the settings."""

    CLAIMS_PAID = "claims_paid"
    CREDITORS = "creditors"
    BANK = "bank"
    RESERVES = "reserves"
    RESERVE_VARIATION = "reserve_variation"
    RECOVERIES = "recoveries"
    INSURED_FUNDS = "insured_funds"


class Kind(StrEnum):
    """What moved."""

    PAYMENT = "payment"
    RETURN = "return"
    RESERVE = "reserve"
    RECOVERY = "recovery"
    CORRECTION = "recovery_correction"
    PAYOUT = "payout"
    PAYOUT_RETURN = "payout_return"
    SETTLEMENT = "settlement"
    BANK_RETURN = "bank_return"


@dataclass(frozen=True, slots=True)
class Account:
    """One account of the company's chart."""

    number: str
    label: str


Chart = Mapping[Role, Account]


@dataclass(frozen=True, slots=True)
class Movement:
    """One fact to book, in cents: `amount` is signed for a reserve, else positive; a recovery has two parts."""

    kind: Kind
    booked_on: date
    value_on: date
    claim: str
    piece: str
    line: str
    amount: Cents
    insurer_part: Cents


@dataclass(frozen=True, slots=True)
class Line:
    """One side of an entry, in cents."""

    account: Account
    debit: Cents
    credit: Cents


@dataclass(frozen=True, slots=True)
class Entry:
    """One balanced entry."""

    number: int
    journal: str
    booked_on: date
    value_on: date
    piece: str
    label: str
    lines: tuple[Line, ...]

    @property
    def debit(self) -> Cents:
        """Its total, in cents, the same on both sides."""
        return Cents(sum(line.debit for line in self.lines))


_JOURNAL = {
    Kind.PAYMENT: "SIN",
    Kind.RETURN: "SIN",
    Kind.RESERVE: "PRO",
    Kind.RECOVERY: "REC",
    Kind.CORRECTION: "REC",
    Kind.PAYOUT: "REC",
    Kind.PAYOUT_RETURN: "REC",
    Kind.SETTLEMENT: "BQ",
    Kind.BANK_RETURN: "BQ",
}
_LABEL = {
    Kind.PAYMENT: "Règlement",
    Kind.RETURN: "Règlement revenu",
    Kind.RESERVE: "Variation de provision",
    Kind.RECOVERY: "Somme recouvrée",
    Kind.CORRECTION: "Correction d’une somme recouvrée",
    Kind.PAYOUT: "Reversement à l’assuré",
    Kind.PAYOUT_RETURN: "Reversement revenu",
    Kind.SETTLEMENT: "Virement exécuté",
    Kind.BANK_RETURN: "Somme revenue en banque",
}


def read_chart(document: object) -> Chart:
    """The chart of accounts of the settings: `{role: {number, label}}`, every role once.

    Raises Refused `accounts_invalid`.
    """
    if not isinstance(document, Mapping):
        raise errors.accounts_invalid("il doit donner un compte par rôle.")
    unknown = sorted(str(name) for name in document if name not in {role.value for role in Role})
    if unknown:
        raise errors.accounts_invalid(f"rôle inconnu : {', '.join(unknown)}.")
    return {role: _account(role, document.get(role.value)) for role in Role}


def _account(role: Role, given: object) -> Account:
    if not isinstance(given, Mapping) or set(given) != {"number", "label"}:
        raise errors.accounts_invalid(f"le compte « {role.value} » doit avoir un « number » et un « label ».")
    number, label = str(given["number"]).strip(), str(given["label"]).strip()
    if not number.isalnum() or not label or any(character in label for character in ";\t\r\n"):
        raise errors.accounts_invalid(f"le compte « {role.value} » a un numéro ou un libellé inutilisable.")
    return Account(number, label)


def entries(movements: Iterable[Movement], chart: Chart, *, first_number: int) -> tuple[Entry, ...]:
    """The balanced entries of some movements, numbered without a gap in the order of day, journal and piece.

    The order depends on nothing but what is booked, so that the same month gives the same entries for ever.
    """
    told = sorted(
        movements, key=lambda one: (one.booked_on, _JOURNAL[one.kind], one.piece, one.kind, one.line, one.amount)
    )
    return tuple(_entry(first_number + rank, one, chart) for rank, one in enumerate(told))


def _entry(number: int, moved: Movement, chart: Chart) -> Entry:
    lines = tuple(
        Line(chart[role], Cents(max(cents, 0)), Cents(max(-cents, 0))) for role, cents in _sides(moved) if cents
    )
    assert sum(line.debit - line.credit for line in lines) == 0, "an entry balances"
    label = f"{_LABEL[moved.kind]} {moved.claim}" + (f" {moved.line}" if moved.line else "")
    return Entry(number, _JOURNAL[moved.kind], moved.booked_on, moved.value_on, moved.piece, label, lines)


def _sides(moved: Movement) -> Sequence[tuple[Role, int]]:
    """Accounts and signed cents: a debit is positive."""
    amount = int(moved.amount)
    if moved.kind in {Kind.RETURN, Kind.CORRECTION, Kind.PAYOUT_RETURN, Kind.BANK_RETURN}:
        amount = -amount
    if moved.kind in {Kind.PAYMENT, Kind.RETURN}:
        return ((Role.CLAIMS_PAID, amount), (Role.CREDITORS, -amount))
    if moved.kind is Kind.RESERVE:
        return ((Role.RESERVE_VARIATION, amount), (Role.RESERVES, -amount))
    if moved.kind in {Kind.PAYOUT, Kind.PAYOUT_RETURN}:
        return ((Role.INSURED_FUNDS, amount), (Role.CREDITORS, -amount))
    if moved.kind in {Kind.SETTLEMENT, Kind.BANK_RETURN}:
        return ((Role.CREDITORS, amount), (Role.BANK, -amount))
    insurer = int(moved.insurer_part) * (1 if amount > 0 else -1)
    return ((Role.BANK, amount), (Role.RECOVERIES, -insurer), (Role.INSURED_FUNDS, insurer - amount))
