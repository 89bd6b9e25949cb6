"""The rejected lines of a file, each followed by its columns, codes and reasons."""

from collections.abc import Iterable

from backend.core import tables
from backend.policies.rules.rows import REJECT_COLUMNS
from backend.takeover.rules.report import Reject


def rejects_csv(header: str, rejects: Iterable[Reject]) -> str:
    """The file's own header and rejected lines, unchanged; one row a line whatever its faults."""
    by_line: dict[int, list[Reject]] = {}
    for one in rejects:
        by_line.setdefault(one.line, []).append(one)
    lines = [f"{header};{';'.join(REJECT_COLUMNS)}"]
    for faults in by_line.values():
        told = (", ".join(one.column for one in faults), ", ".join(one.code for one in faults))
        lines.append(f"{faults[0].raw};{tables.line([*told, ' '.join(one.message for one in faults)])}")
    return "\r\n".join(lines) + "\r\n"
