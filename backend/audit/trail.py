"""The audit trail as a file: entries read by the thousand, one line each."""

import json
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.audit import queries
from backend.core import tables
from backend.core.clock import PARIS

_TOGETHER, _MOST = 1_000, 100_000
_COLUMNS = ("numero", "date", "auteur", "action", "objet", "identifiant", "sinistre", "rang", "faits", "demande")
_MORE = ("empreinte", "chaine_intacte")


def trail_csv(session: Session, viewer: UUID | None, conditions: Mapping[str, Any]) -> str:
    """The entries asked for, the last first, at most 100 000: hours of Paris."""
    return tables.csv_text([*_COLUMNS, *_MORE], (_line(row) for row in _entries(session, viewer, conditions)))


def _entries(session: Session, viewer: UUID | None, conditions: Mapping[str, Any]) -> Iterator[RowMapping]:
    before, left = None, _MOST
    while left > 0:
        found = queries.entries(session, viewer, **conditions, before=before, limit=min(_TOGETHER, left))
        yield from found
        if len(found) < _TOGETHER:
            return
        before, left = found[-1]["id"], left - len(found)


def _line(row: RowMapping) -> list[object]:
    facts = json.dumps(row["facts"], ensure_ascii=False, sort_keys=True)
    names = ("actor_name", "action", "subject_kind", "subject_id", "claim_reference", "position")
    at = row["at"].astimezone(PARIS).strftime("%d/%m/%Y %H:%M:%S")
    shown = [row["id"], at, *(row[name] for name in names), facts, row["request_id"], row["hash"]]
    return [*shown, "oui" if row["whole"] else "non"]
