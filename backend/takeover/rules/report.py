"""What an import of claims says of itself: counts, rejects, and whether the totals agree to the cent. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from backend.core.money import Cents, wire
from backend.policies.rules.rows import read_cents
from backend.takeover import errors
from backend.takeover.rules.rows import TOTAL, Row


@dataclass(frozen=True, slots=True)
class Totals:
    """What the last line of the file says, or what was found here; amounts in cents TTC."""

    claims: int
    contents: int
    reserve: Cents
    committed: Cents
    paid: Cents


def read_totals(rows: Sequence[Row]) -> Totals:
    """The last line of a file. Raises Refused `totals_missing`, `totals_unreadable`."""
    named = [row.reference.upper() == TOTAL for row in rows]
    if sum(named) > 1:
        raise errors.totals_repeated([row.line for row, is_total in zip(rows, named, strict=True) if is_total])
    if not named or not named[-1]:
        raise errors.totals_missing()
    cells = rows[-1].cells
    return Totals(
        claims=_count(cells, "numero_contrat"),
        contents=_count(cells, "url"),
        reserve=_amount(cells, "provision"),
        committed=_amount(cells, "engage"),
        paid=_amount(cells, "paye"),
    )


def _count(cells: Mapping[str, str], column: str) -> int:
    told = cells[column] or "0"
    if not (told.isascii() and told.isdigit()):
        raise errors.totals_unreadable(column)
    return int(told)


def _amount(cells: Mapping[str, str], column: str) -> Cents:
    found = read_cents(cells[column])
    if found is None:
        raise errors.totals_unreadable(column)
    return Cents(int(found or 0))


def reconcile(told: Totals, found: Totals) -> list[dict[str, Any]]:
    """Each total beside what was found here, and the difference (found less told)."""
    lines: list[dict[str, Any]] = [
        _compared("claims", told.claims, found.claims),
        _compared("contents", told.contents, found.contents),
    ]
    for name in ("reserve", "committed", "paid"):
        one, other = getattr(told, name), getattr(found, name)
        lines.append({"total": name, "file": wire(one), "found": wire(other), "difference": wire(Cents(other - one))})
    return lines


def _compared(name: str, told: int, found: int) -> dict[str, Any]:
    return {"total": name, "file": told, "found": found, "difference": found - told}


@dataclass(frozen=True, slots=True)
class Reject:
    """One fault of one line of a claim that was not taken over."""

    line: int
    column: str
    code: str
    message: str
    old_reference: str
    raw: str


@dataclass(slots=True)
class Report:
    """What became of a file; `rejected` counts claims, `rejects` lists faults."""

    header: str
    claims: int
    created: int = 0
    unchanged: int = 0
    rejected: int = 0
    rejects: list[Reject] = field(default_factory=list)
    reconciliation: list[dict[str, Any]] = field(default_factory=list)

    @property
    def agrees(self) -> bool:
        """Whether every total is found here to the cent."""
        return all(str(line["difference"]) in {"0", "0.00"} for line in self.reconciliation)

    def counts(self) -> dict[str, int]:
        """The figures alone."""
        return {name: getattr(self, name) for name in ("claims", "created", "unchanged", "rejected")}

    def as_json(self) -> dict[str, Any]:
        """The document that the command and the rehearsal answer."""
        return {
            **self.counts(),
            "rejects": [
                {name: getattr(one, name) for name in ("line", "column", "code", "message", "old_reference")}
                for one in self.rejects
            ],
            "reconciliation": self.reconciliation,
            "reconciled": self.agrees,
        }
