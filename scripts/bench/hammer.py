"""Fifty clients on one hot period, then on twenty, some of them going around the service with plain SQL.

`python scripts/bench/hammer.py [--seconds 60] [--clients 50] [--json]` uses an embedded PostgreSQL and a folder of its
own, and leaves nothing. Exit code 1 when a limit was passed, a balance drifted, or a client met a deadlock.
"""

import argparse
import json
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))
embedded = import_module("backend.core.embedded")
schema = import_module("backend.core.schema")
Database = import_module("backend.core.db").Database
Settings = import_module("backend.core.settings").Settings
Hammer = import_module("tests.coverage.hammering").Hammer

PERIODS = (1, 20)


def main() -> int:
    """Strike, judge, print; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="egide-hammer-") as folder:
        Path(folder).chmod(0o755)  # PostgreSQL's account must enter
        with embedded.database(Settings(data_dir=Path(folder), database_url=None)) as url:
            schema.upgrade(url)
            found = {str(periods): strike(url, periods, options) for periods in PERIODS}
    if options.json:
        print(json.dumps(found))
    else:
        print("\n\n".join(_lines(periods, facts) for periods, facts in found.items()))
    return int(any(facts["broken"] or facts["escaped"] for facts in found.values()))


def strike(url: str, periods: int, options: argparse.Namespace) -> dict[str, Any]:
    """One round on `periods` periods; what came of it."""
    database = Database(url, pool_size=options.clients)
    hammer = Hammer(database, periods)
    tally = hammer.run(options.clients, seconds=options.seconds)
    broken = hammer.broken()
    database.dispose()
    return {
        "clients": options.clients,
        "accepted": tally.accepted,
        "accepted_per_second": round(tally.accepted / options.seconds, 1),
        "refused": tally.refused.total(),
        "refused_by": dict(tally.refused),
        "rogue_within_limits": tally.rogue_accepted,
        "rogue_refused": tally.rogue_refused.total(),
        "rogue_refused_by": dict(tally.rogue_refused),
        "p50_ms": tally.quantile(0.5),
        "p99_ms": tally.quantile(0.99),
        "deadlocks": sum(number for what, number in tally.escaped.items() if "40P01" in what),
        "escaped": dict(tally.escaped),
        "broken": broken,
    }


def _lines(periods: str, facts: dict[str, Any]) -> str:
    return "\n".join([f"{periods} période(s)", *(f"  {name:20} {value}" for name, value in facts.items())])


if __name__ == "__main__":
    sys.exit(main())
