"""What an import says of itself, and whether a new anniversary would move a period that holds an event."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from backend.policies.rules.periods import Anniversary, AnniversaryChange, period_at


class Reject(NamedTuple):
    """One fault of one line of the file (header = 1)."""

    line: int
    column: str
    code: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of a file: `updated` counts policies, `rejected` counts rows, `rejects` lists faults."""

    import_id: UUID
    encoding: str
    header: str
    rows: int
    created: int
    updated: int
    rejected: int
    rejects: Sequence[Reject]
    warnings: Sequence[Mapping[str, Any]]

    @property
    def unchanged(self) -> int:
        """Rows accepted that changed nothing."""
        return self.rows - self.rejected - self.created - self.updated

    def counts(self) -> dict[str, int]:
        """The figures alone."""
        names = ("rows", "created", "updated", "unchanged", "rejected")
        return {name: getattr(self, name) for name in names}

    def as_json(self) -> dict[str, Any]:
        """The document that the command prints."""
        return {
            **self.counts(),
            "rejects": [reject._asdict() for reject in self.rejects],
            "warnings": list(self.warnings),
        }


def moves_period(
    inception: date,
    anniversary: Anniversary,
    earlier: Sequence[AnniversaryChange],
    change: AnniversaryChange,
    *,
    basis: str,
    holding: date,
) -> bool:
    """Whether `change` would move the bounds of the period that starts on `holding`."""
    before = period_at(inception, anniversary, holding, basis=basis, changes=earlier)
    after = period_at(inception, anniversary, holding, basis=basis, changes=[*earlier, change])
    return before != after
