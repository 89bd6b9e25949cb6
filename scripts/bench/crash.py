"""A long fire: workers killed, PostgreSQL too, a mail server at its worst; every reminder must come out of it.

`python scripts/bench/crash.py [--kills 200] [--servers 6] [--each 20] [--seed 1] [--json]` uses an embedded PostgreSQL
and a folder of its own, and leaves nothing. Exit code 1 when a reminder was lost or marked sent without delivery.
"""

import argparse
import json
import sys
import tempfile
import time
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2]))
crashing = import_module("tests.end_to_end.crashing")

PATIENCE_SECONDS = 600.0


def main() -> int:
    """Burn, judge, print; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, default in (("kills", 200), ("servers", 6), ("each", 20), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    started = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="egide-crash-") as folder:
        Path(folder).chmod(0o755)  # PostgreSQL's account must enter
        fire = crashing.Fire(Path(folder), seed=options.seed)
        outcome = fire.run(kills=options.kills, servers=options.servers, each=options.each, patience=PATIENCE_SECONDS)
    facts = {**asdict(outcome), "seconds": round(time.perf_counter() - started, 1)}
    print(json.dumps(facts) if options.json else "\n".join(f"{name:22} {value}" for name, value in facts.items()))
    broken = outcome.lost + outcome.sent_without_delivery + outcome.dead_without_task + outcome.unrecognisable
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
