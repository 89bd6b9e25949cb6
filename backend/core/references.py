"""Human references: numbered by year, without gaps for committed work."""

from sqlalchemy.orm import Session

from backend.core.db import one_row
from backend.core.ids import human_reference

# As a fragment, so that a hot path draws its number inside its first statement.
DRAW = """INSERT INTO reference_counter AS c (prefix, year, last) VALUES (:prefix, :year, 1)
          ON CONFLICT (prefix, year) DO UPDATE SET last = c.last + 1 RETURNING c.last"""


def next_reference(session: Session, prefix: str, year: int) -> str:
    """The next `SIN-2026-000123` of a prefix and year; a transaction that is undone gives its number back."""
    row = one_row(session, DRAW, prefix=prefix, year=year)
    assert row is not None
    return human_reference(prefix, year, row["last"])
