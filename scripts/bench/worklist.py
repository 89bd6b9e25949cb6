"""The work-list at 100 and at 100 000 claims: each tab, sort and filter, its first page against its last one.

`python scripts/bench/worklist.py [--claims 100000] [--few 100]` fills an embedded PostgreSQL of its own, set by set,
and leaves nothing. What is compared is EXPLAIN (ANALYZE, BUFFERS) of the statement that the API runs: milliseconds in
the server, and pages read, which no busy machine changes.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from statistics import median
from typing import Any

import psycopg
from many_claims import fill
from sqlalchemy import event, text
from sqlalchemy.engine import make_url

from backend.claims import views
from backend.claims.desk.rules import Holder
from backend.claims.queries.desk import SORTS, TABS
from backend.core import clock, embedded, schema
from backend.core.access import Actor, Role
from backend.core.db import Database
from backend.core.ids import new_id
from backend.core.pagination import encode_cursor
from backend.core.settings import Settings

ROUNDS = 5
PAGE = 50
SUPERVISOR = Actor(new_id(), "banc", Role.SUPERVISOR)


@dataclass(frozen=True, slots=True)
class Case:
    """A way to look at the list."""

    name: str
    filters: Mapping[str, Any]
    sort: str = "prudent_day"


def cases(handler: str) -> Iterator[Case]:
    """Every tab, sort and filter; tabs again for one handler."""
    for tab in TABS:
        yield Case(f"tab={tab}", {"tab": tab})
        yield Case(f"tab={tab} handler", {"tab": tab, "handler": handler})
    for sort in SORTS:
        yield Case(f"sort={sort}", {}, sort)
        yield Case(f"sort={sort} handler", {"handler": handler}, sort)
    for holder in Holder:
        yield Case(f"waiting_on={holder}", {"waiting_on": holder})
    today = clock.today()
    further: Mapping[str, Any] = {
        "platform": "doctolib",
        "kind": "injure_publique",
        "product": "LM-INTERNE",
        "channel": "email",
        "status": ["qualified", "decided"],
        "after": today + timedelta(days=300),
        "declared_from": today - timedelta(days=2),
        "search": "SIN-2026-0000",
    }
    for name, value in further.items():
        yield Case(name, {name: value})


class Bench:
    """One database of so many claims."""

    def __init__(self, database: Database, count: int) -> None:
        self.database = database
        self.asked: list[tuple[str, Any]] = []
        with self._driver() as driver:
            fill(driver, count)
            row = driver.execute("SELECT id FROM user_account ORDER BY id LIMIT 1").fetchone()
            assert row is not None
            self.handler = str(row[0])
        event.listen(database.engine, "before_cursor_execute", self._note)

    def _driver(self) -> psycopg.Connection[Any]:
        url = make_url(self.database.engine.url).set(drivername="postgresql")
        return psycopg.connect(url.render_as_string(hide_password=False), autocommit=True)

    def _note(self, _connection: Any, _cursor: Any, sql: str, parameters: Any, *_rest: Any) -> None:
        self.asked.append((sql, parameters))

    def page(self, case: Case, cursor: str | None) -> tuple[float, int, int]:
        """Milliseconds in the server, pages touched and rows found, of one page."""
        filters = views.Filters(**{"now": clock.now(), **case.filters})
        with self.database.reading() as session:
            self.asked.clear()
            found = views.work_list(
                session,
                SUPERVISOR,
                filters,
                sort=case.sort,
                limit=PAGE,
                cursor=cursor,
                with_total=False,
                now=clock.now(),
            )
        return (*self.cost(), len(found.items))

    def cost(self) -> tuple[float, int]:
        """The last statement again, explained."""
        sql, parameters = self.asked[-1]
        with self._driver() as driver:
            plans = [
                driver.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {sql}", parameters) for _ in range(ROUNDS)
            ]
            read = [cursor.fetchone() for cursor in plans]
        found = [row[0][0] for row in read if row is not None]
        last = found[-1]["Plan"]
        spent = median(one["Execution Time"] for one in found)
        return spent, int(last["Shared Hit Blocks"]) + int(last["Shared Read Blocks"])

    def last_cursor(self, case: Case) -> str | None:
        """Where the last page begins."""
        filters = views.Filters(**{"now": clock.now(), **case.filters})
        conditions, values = filters.fragments(SUPERVISOR)
        sort = SORTS[case.sort]
        back = "" if sort.down else "DESC"
        sql = f"""SELECT c.{sort.column} AS first, c.id FROM claim c WHERE {" AND ".join(conditions) or "true"}
                   ORDER BY c.{sort.column} {back}, c.id {back} OFFSET {PAGE} LIMIT 1"""
        with self.database.reading() as session:
            self.asked.clear()
            from_list = views.work_list(
                session, SUPERVISOR, filters, sort=case.sort, limit=1, cursor=None, with_total=False, now=clock.now()
            )
            if not from_list.items:
                return None
            row = session.execute(text(sql), values).mappings().one_or_none()
        return encode_cursor(row["first"], row["id"]) if row else None

    def tabs(self) -> tuple[float, int]:
        """The counts of every tab, for one handler."""
        with self.database.reading() as session:
            self.asked.clear()
            views.tabs(session, SUPERVISOR, None, now=clock.now())
        return self.cost()


def measured(bench: Bench) -> dict[str, dict[str, float]]:
    """Cost of the first and of the last page of every case."""
    found = {}
    for case in cases(bench.handler):
        spent, blocks, rows = bench.page(case, None)
        cursor = bench.last_cursor(case)
        last = bench.page(case, cursor) if cursor else (spent, blocks, rows)
        found[case.name] = {"ms": spent, "blocks": blocks, "last_ms": last[0], "last_blocks": last[1], "rows": rows}
    spent, blocks = bench.tabs()
    found["tabs"] = {"ms": spent, "blocks": blocks, "last_ms": spent, "last_blocks": blocks, "rows": len(TABS)}
    return found


def measure(count: int) -> dict[str, dict[str, float]]:
    """Everything, on a new database of so many claims."""
    with tempfile.TemporaryDirectory(prefix="egide-bench-") as folder:
        Path(folder).chmod(0o755)
        with embedded.database(Settings(data_dir=Path(folder), database_url=None)) as url:
            schema.upgrade(url)
            database = Database(url, role=None, statement_timeout_ms=600_000)
            try:
                return measured(Bench(database, count))
            finally:
                database.dispose()


def main() -> int:
    """Print one line a case: first and last page, and the many against the few."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--few", type=int, default=100)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    few, many = measure(asked.few), measure(asked.claims)
    if asked.json:
        sys.stdout.write(json.dumps({"few": few, "many": many}) + "\n")
        return 0
    sys.stdout.write(
        f"{'case':38} {'rows':>4} {'first ms':>9} {'last ms':>8} {'last/first':>10} {'many/few':>8} blocks\n"
    )
    for name, one in many.items():
        ratio, growth = one["last_ms"] / one["ms"], one["ms"] / few[name]["ms"]
        sys.stdout.write(
            f"{name:38} {one['rows']:4.0f} {one['ms']:9.2f} {one['last_ms']:8.2f} {ratio:10.2f} {growth:8.2f}"
            f" {few[name]['blocks']:.0f} -> {one['blocks']:.0f}\n"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
