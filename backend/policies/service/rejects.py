"""The rejected lines of an import as a file to correct and import again."""

from sqlalchemy.orm import Session

from backend.core import tables
from backend.policies.models import PolicyImport
from backend.policies.queries import imports as queries
from backend.policies.rules.facts import FACT_COLUMNS
from backend.policies.rules.rows import FACT_REJECT_COLUMNS, REJECT_COLUMNS


def rejects_csv(session: Session, row: PolicyImport) -> str:
    """The file's own header and rejected lines, unchanged, each followed by its columns, codes and reasons.

    One line a row whatever its faults: two would make the second a duplicate. The three columns added are ignored
    when the file is imported again; those of an earlier round stay and are ignored too.
    """
    header = row.header or ""
    added = FACT_REJECT_COLUMNS if set(FACT_COLUMNS) <= _titles(header) else REJECT_COLUMNS
    lines = [f"{header};{';'.join(added)}"]
    for line in queries.rejected_lines(session, row.id):
        lines.append(f"{line['raw']};{tables.line(line[name] for name in ('columns', 'codes', 'messages'))}")
    return "\r\n".join(lines) + "\r\n"


def _titles(header: str) -> set[str]:
    return {title.strip().strip('"').lower() for title in header.split(";")}
