"""Small portfolio files for the tests, and the run that imports them."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from backend.core.db import Database
from backend.policies.jobs import ImportReport, import_file
from backend.policies.rules.rows import COLUMNS

NOW = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
AS_OF = date(2026, 11, 1)
SOUND = {
    "numero_contrat": "RCP-77-0000001",
    "formule": "LM-INTERNE",
    "civilite": "Dr",
    "nom": "LE GOFF",
    "prenom": "Zoé",
    "profession": "interne",
    "specialite": "Chirurgie",
    "rpps": "",
    "email": "zoe@cabinet.example.org",
    "telephone": "06 39 98 00 01",
    "adresse": "1, rue des Exemples",
    "code_postal": "75001",
    "ville": "Paris",
    "departement": "75",
    "date_effet": "16/09/2018",
    "echeance": "16/09",
    "date_fin": "",
    "prime_ttc": "156,70",
}
HEADER = ";".join(COLUMNS)


def row(number: int = 1, **cells: str) -> str:
    """A sound row with the given cells replaced."""
    own = {"numero_contrat": f"RCP-77-{number:07d}", "email": f"zoe{number}@cabinet.example.org"}
    return ";".join({**SOUND, **own, **cells}[column] for column in COLUMNS)


def text_of(*rows: str, newline: str = "\r\n") -> str:
    """A whole file."""
    return "".join(f"{line}{newline}" for line in (HEADER, *rows))


def run(
    database: Database,
    path: Path,
    content: str | bytes,
    *,
    as_of: date = AS_OF,
    delta: bool = False,
    now: datetime = NOW,
) -> ImportReport:
    """Write the file and import it."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return import_file(database, path, as_of=as_of, delta=delta, actor_name="Essai", now=now)


def faults(report: ImportReport) -> list[tuple[int, str, str]]:
    """The rejects as plain tuples."""
    return [tuple(reject) for reject in report.rejects]


def counts(report: ImportReport) -> Mapping[str, int]:
    """Created, updated, unchanged, rejected: the figures that a reader compares."""
    return {name: value for name, value in report.counts().items() if value and name != "rows"}
