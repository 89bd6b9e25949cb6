"""How many red rows a handler sees a day over the demonstration's year: alarm fatigue is the missed day.

`python scripts/bench/red_rows.py [--policies 5000] [--claims 300] [--json]` loads the demonstration into an embedded
PostgreSQL of its own and leaves nothing. A row is red when the prudent day of a claim's nearest live clock of ours is
within 7 days, today or past, or when that clock has no date; each working day of the last twelve months is counted.
Claims that nobody holds count as one more handler, the team.
"""

import argparse
import json
import tempfile
from collections import Counter
from datetime import timedelta
from pathlib import Path

from backend import demo
from backend.core import clock, embedded, schema
from backend.core.calendar import METROPOLE
from backend.core.db import Database, rows
from backend.core.settings import Settings

# A closed claim is off the work-list; a clock closed or superseded later was live on that day.
RED = """
SELECT c.handler_id, count(DISTINCT c.id) AS red
  FROM claim c JOIN deadline d ON d.claim_id = c.id
 WHERE c.declared_at < :ends_at AND (c.closed_at IS NULL OR c.closed_at >= :ends_at)
   AND d.owner IN ('us', 'insured') AND d.fatal AND d.computed_at < :ends_at
   AND (d.closed_at IS NULL OR d.closed_at >= :ends_at)
   AND coalesce(d.prudent_day, d.last_day, :day) <= CAST(:day AS date) + 7
 GROUP BY c.handler_id
"""
HANDLERS = "SELECT DISTINCT handler_id FROM claim"


def measure(policies: int, claims: int) -> Counter[int]:
    """How many handler-days had each number of red rows."""
    with tempfile.TemporaryDirectory(prefix="egide-red-") as folder:
        Path(folder).chmod(0o755)  # PostgreSQL's account must enter
        with embedded.database(Settings(data_dir=Path(folder), database_url=None)) as url:
            schema.upgrade(url)
            database = Database(url, statement_timeout_ms=60_000)
            demo.load(database, now=clock.now(), policies=policies, claims=claims, progress=lambda *_: None)
            found = _distribution(database)
            database.dispose()
    return found


def _distribution(database: Database) -> Counter[int]:
    today = clock.today()
    days = (today - timedelta(age) for age in range(365, -1, -1))
    found: Counter[int] = Counter()
    with database.reading() as session:
        handlers = {row["handler_id"] for row in rows(session, HANDLERS)}
        for day in filter(METROPOLE.is_working_day, days):
            seen = {row["handler_id"]: row["red"] for row in rows(session, RED, day=day, ends_at=day + timedelta(1))}
            found.update(seen.get(handler, 0) for handler in handlers)
    return found


def percentile(found: Counter[int], share: float) -> int:
    """The number of red rows that `share` of the handler-days do not exceed."""
    left = share * found.total()
    for number in sorted(found):
        left -= found[number]
        if left <= 0:
            return number
    return max(found)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--policies", type=int, default=5000)
    parser.add_argument("--claims", type=int, default=300)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = measure(options.policies, options.claims)
    marks = {f"p{round(100 * share)}": percentile(found, share) for share in (0.5, 0.9, 0.99)}
    if options.json:
        print(
            json.dumps({"handler_days": found.total(), **marks, "max": max(found), "rows": dict(sorted(found.items()))})
        )
        return
    for number in sorted(found):
        print(f"{number:3} red rows: {found[number]:6} handler-days")
    print(f"{found.total()} handler-days, {marks}, max {max(found)}")


if __name__ == "__main__":
    main()
