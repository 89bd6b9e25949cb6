"""Files of open claims, as another system would write them."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from backend.takeover.rules.rows import COLUMNS
from tests.factories.bodies import days_ago

SIRET = "73282932000074"


def fr(day: date) -> str:
    """As people write a day."""
    return f"{day:%d/%m/%Y}"


def line(reference: str, number: str = "", **cells: str) -> dict[str, str]:
    """A line of a covered claim with one qualified content, published thirty days ago."""
    return {
        "ancienne_reference": reference,
        "numero_contrat": number,
        "declare_le": fr(days_ago(20)),
        "connu_le": fr(days_ago(25)),
        "decision": "garanti",
        "decide_le": fr(days_ago(15)),
        "evenement": "1",
        "url": f"https://avis.example.org/{reference}",
        "plateforme": "google",
        "extrait": "Propos de fiction.",
        "publie_le": fr(days_ago(30)),
        "qualification": "diffamation_publique",
        **cells,
    }


def more(reference: str, **cells: str) -> dict[str, str]:
    """A further line of a claim."""
    return {"ancienne_reference": reference, **cells}


def cost(provision: str = "", engage: str = "", paye: str = "", **cells: str) -> dict[str, str]:
    """The cells of an amount, of a cleaner."""
    named = {"prestation": "cleaning", "prestataire_siret": SIRET, "prestataire_nom": "Netto Fiction"}
    return {**named, "provision": provision, "engage": engage, "paye": paye, **cells}


def total(claims: int, contents: int, provision: str = "0", engage: str = "0", paye: str = "0") -> dict[str, str]:
    """The last line."""
    told = {"numero_contrat": str(claims), "url": str(contents), "provision": provision, "engage": engage}
    return {"ancienne_reference": "TOTAL", **told, "paye": paye}


def write(path: Path, lines: Iterable[dict[str, Any]], encoding: str = "utf-8") -> Path:
    """The file of these lines."""
    texts = [";".join(COLUMNS), *(";".join(one.get(column, "") for column in COLUMNS) for one in lines)]
    path.write_text("\r\n".join(texts) + "\r\n", encoding=encoding, newline="")
    return path
