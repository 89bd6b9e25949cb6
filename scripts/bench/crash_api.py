"""The server and PostgreSQL killed under load, in turn: no acknowledged write may be lost, none doubled.

`python scripts/bench/crash_api.py [--kills 25] [--clients 8] [--seed 1] [--json]` uses an embedded PostgreSQL and a
folder of its own, and leaves nothing. Exit code 1 when a write was lost or doubled, or a promise is broken.
"""

import argparse
import json
import sys
import tempfile
import time
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
crashing = import_module("tests.end_to_end.api_crashing")


def main() -> int:
    """Burn, judge, print; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, default in (("kills", 25), ("clients", 8), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    started = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="egide-crash-") as folder:
        Path(folder).chmod(0o755)  # PostgreSQL's account must enter
        outcome = crashing.ApiFire(Path(folder), seed=options.seed).run(kills=options.kills, clients=options.clients)
    facts = {"lost": outcome.lost, "doubled": outcome.doubled, **asdict(outcome)}
    facts["seconds"] = round(time.perf_counter() - started, 1)
    print(json.dumps(facts) if options.json else "\n".join(f"{name:18} {value}" for name, value in facts.items()))
    return int(bool(outcome.lost or outcome.doubled or outcome.broken or outcome.surprises))


if __name__ == "__main__":
    sys.exit(main())
