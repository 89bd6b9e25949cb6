"""Loads the demonstration into an empty database: `python scripts/seed_demo.py [--policies N] [--claims N] [--json]`.

Uses the settings and the embedded PostgreSQL as `egide` does, and migrates first. Exit codes: 0 loaded, 2 the database
already holds data, 3 no database.
"""

import argparse
import json
import sys

from backend.core import clock, embedded, schema
from backend.core.db import Database
from backend.core.errors import Conflict
from backend.core.settings import ConfigurationError, load_settings
from backend.demo import ACCOUNTS, DemoSummary, load

NOT_EMPTY, UNAVAILABLE = 2, 3
TIMEOUT_MS = 60_000


def main(arguments: list[str] | None = None) -> int:
    """Read the arguments, load, say what was loaded; the exit code."""
    options = _options(arguments)
    try:
        summary = _load(options.policies, options.claims)
    except (Conflict, ConfigurationError) as error:
        print(error, file=sys.stderr)
        return NOT_EMPTY
    except embedded.DatabaseUnavailable as error:
        print(error, file=sys.stderr)
        return UNAVAILABLE
    print(json.dumps(summary.as_json(), ensure_ascii=False) if options.json else _text(summary))
    return 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Charge la démonstration d’Égide dans une base vide.")
    parser.add_argument("--policies", type=int, default=5000, metavar="N", help="nombre de contrats (5000)")
    parser.add_argument("--claims", type=int, default=300, metavar="N", help="nombre de sinistres (300)")
    parser.add_argument("--json", action="store_true", help="un document JSON sur la sortie standard")
    return parser.parse_args(arguments)


def _load(policies: int, claims: int) -> DemoSummary:
    with embedded.database(load_settings()) as url:
        schema.upgrade(url)
        database = Database(url, statement_timeout_ms=TIMEOUT_MS)
        try:
            return load(database, now=clock.now(), policies=policies, claims=claims, progress=_show)
        finally:
            database.dispose()
            print(file=sys.stderr)


def _show(label: str, done: int, total: int) -> None:
    share = 100 * done // total if total else 100
    print(f"\r{label} : {share} %".ljust(60), end="", file=sys.stderr, flush=True)


def _text(summary: DemoSummary) -> str:
    lines = [f"{summary.policies} contrats et {summary.claims} sinistres chargés. Comptes :"]
    lines += [f"  {account.email} ({account.name}), mot de passe {account.password}" for account in ACCOUNTS]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
