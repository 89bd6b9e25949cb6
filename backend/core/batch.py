"""Rows of several tables written by one statement: the number of round trips is the cost of a write."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Table, text
from sqlalchemy.orm import Session

from backend.core.db import Base

Row = Mapping[str, object]


class Batch:
    """Collects inserts and updates, then sends them as one statement of data-modifying CTEs.

    Foreign keys are checked when the statement ends, so the order of tables does not matter;
    a row may not be both inserted and updated in one batch.
    """

    def __init__(self) -> None:
        self._inserts: dict[str, list[Row]] = {}
        self._updates: list[tuple[str, Row]] = []

    def insert(self, model: type[Base], *rows: Row) -> None:
        """Add rows; every row of a table must name the same columns."""
        if rows:
            self._inserts.setdefault(_table(model).name, []).extend(rows)

    def update(self, model: type[Base], row_id: UUID, **values: object) -> None:
        """Set `values` on the row of `model` whose id is `row_id`."""
        self._updates.append((_table(model).name, {"id": row_id, **values}))

    def send(self, session: Session) -> None:
        """Run everything in one wait for the server; an empty batch does nothing."""
        parts, parameters = [], {}
        for number, (table, rows) in enumerate(self._inserts.items()):
            parts.append(_insert_cte(f"i{number}", table, rows))
            parameters[f"i{number}"] = _as_json(rows)
        for number, (table, row) in enumerate(self._updates):
            parts.append(_update_cte(f"u{number}", table, row))
            parameters[f"u{number}"] = _as_json(row)
        if parts:
            session.execute(text(f"WITH {', '.join(parts)} SELECT 1"), parameters)
        self._inserts, self._updates = {}, []


def _table(model: type[Base]) -> Table:
    table = model.__table__
    assert isinstance(table, Table)
    return table


def _insert_cte(name: str, table: str, rows: list[Row]) -> str:
    # Table and column names come from our own models, never from input.
    columns = list(rows[0])
    if any(list(row) != columns for row in rows):
        raise ValueError(f"rows of {table} name different columns")
    listed = ", ".join(f'"{column}"' for column in columns)
    source = f"jsonb_populate_recordset(NULL::{table}, CAST(:{name} AS jsonb))"
    return f"{name} AS (INSERT INTO {table} ({listed}) SELECT {listed} FROM {source} RETURNING 1)"


def _update_cte(name: str, table: str, row: Row) -> str:
    assignments = ", ".join(f'"{column}" = new."{column}"' for column in row if column != "id")
    source = f"jsonb_populate_record(NULL::{table}, CAST(:{name} AS jsonb)) AS new"
    return f"{name} AS (UPDATE {table} SET {assignments} FROM {source} WHERE {table}.id = new.id RETURNING 1)"


def _as_json(value: object) -> str:
    return json.dumps(value, default=_plain, ensure_ascii=False)


def _plain(value: Any) -> object:
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, bytes):
        return "\\x" + value.hex()
    if isinstance(value, set | frozenset):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} can't be written by a batch")
