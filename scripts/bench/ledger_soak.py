"""A million steps of the cover's money, played by the system and by a small model of the rules; they must never part.

`python scripts/bench/ledger_soak.py [--steps 1000000] [--seed 1] [--length 120] [--json]` uses an embedded PostgreSQL
and a folder of its own, and leaves nothing. Each game has its own seed: a game that fails is told again with
`--seed SEED --steps LENGTH`, and `--seed` also goes on where an earlier run stopped. Exit code 1 at a divergence.
"""

import argparse
import json
import random
import sys
import tempfile
import time
from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))
embedded = import_module("backend.core.embedded")
schema = import_module("backend.core.schema")
Database = import_module("backend.core.db").Database
Settings = import_module("backend.core.settings").Settings
play = import_module("tests.coverage.model.play")
verbs = import_module("tests.coverage.model.verbs")
worlds = import_module("tests.coverage.model.worlds")

DRAWN = 8
RANGE = 2**20


class Soak:
    """Games one after the other, each in a transaction that is undone."""

    def __init__(self, seed: int, length: int) -> None:
        self.seed, self.length = seed, length
        self.verbs: Counter[str] = Counter()
        self.answers: Counter[str] = Counter()
        self.divergence = ""
        self.told: list[tuple[str, list[int]]] = []

    @property
    def steps(self) -> int:
        """Steps that both have done."""
        return self.verbs.total()

    def run(self, database: Any, steps: int) -> None:
        """Play until `steps` are done or the two part; `seed` is then the game to tell again."""
        shown = 0.0
        while self.steps < steps:
            self._game(database, min(self.length, steps - self.steps))
            if self.divergence:
                return
            self.seed += 1
            if time.monotonic() - shown > 1 and sys.stderr.isatty():
                shown = time.monotonic()
                print(f"\r{self.steps:>9} / {steps}  (partie {self.seed})", end="", file=sys.stderr)

    def _game(self, database: Any, steps: int) -> None:
        chance, self.told = random.Random(self.seed), []
        with verbs.new_game(
            database, chance.randrange(len(worlds.SHAPES)), chance.randrange(3), chance.randrange(4)
        ) as game:
            try:
                while game.steps.total() < steps:
                    verb, numbers = chance.choice(verbs.VERBS), [chance.randrange(RANGE) for _ in range(DRAWN)]
                    self.told.append((verb, numbers))
                    game.play(verb, numbers)
            except play.Divergence as parted:
                self.divergence = str(parted)
            except Exception as failed:  # the seed is told all the same: a step that neither refuses nor does is one
                self.divergence = f"{type(failed).__name__}: {failed}"
            self.verbs += game.steps
            self.answers += game.answers


def main() -> int:
    """Soak, print; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, default in (("steps", 1_000_000), ("seed", 1), ("length", 120)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    soak, started = Soak(options.seed, options.length), time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="egide-soak-") as folder:
        Path(folder).chmod(0o755)  # PostgreSQL's account must enter
        with embedded.database(Settings(data_dir=Path(folder), database_url=None)) as url:
            schema.upgrade(url)
            database = Database(url)
            soak.run(database, options.steps)
            database.dispose()
    facts = {
        "steps": soak.steps,
        "divergences": int(bool(soak.divergence)),
        "divergence": soak.divergence,
        "next_seed": soak.seed,
        "seconds": round(time.perf_counter() - started, 1),
        "verbs": dict(soak.verbs.most_common()),
        "answers": dict(soak.answers.most_common()),
        "told": soak.told if soak.divergence else [],
    }
    print(json.dumps(facts) if options.json else "\n".join(f"{name:12} {value}" for name, value in facts.items()))
    return 1 if soak.divergence else 0


if __name__ == "__main__":
    sys.exit(main())
