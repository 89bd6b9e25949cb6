"""An import that dies half-way, or meets another one: no claim twice, none lost, every reject told."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from backend.core import clock
from backend.core.db import Database
from backend.core.ids import new_id
from backend.core.settings import Settings
from backend.takeover.jobs import import_file, run_queued_claim_imports
from backend.takeover.service import imports
from tests.claims.story import read
from tests.factories import StoredPolicy
from tests.takeover.conftest import ACTOR
from tests.takeover.files import cost, line, total, write

NewPolicy = Callable[..., StoredPolicy]
_VICTIM = """
import sys
from uuid import UUID
from pathlib import Path
from backend.core import clock
from backend.core.db import Database
from backend.core.settings import Settings
from backend.takeover.service import imports

url, folder, import_id = sys.argv[1:]
database = Database(url)
imports.process(database, Settings(data_dir=Path(folder)), UUID(import_id), now=clock.now())
"""


def _file(tmp_path: Path, policies: Sequence[StoredPolicy], batch: str) -> tuple[Path, list[str]]:
    """Two claims of one event a policy, and a faulty claim; the sound references."""
    names = [f"{batch}-{number}-{twin}" for number in range(len(policies)) for twin in "AB"]
    lines: list[dict[str, Any]] = [
        line(name, policies[number // 2].number, **cost("20", "20", "10,50")) for number, name in enumerate(names)
    ]
    lines.insert(1, line(f"{batch}-X", policies[0].number, decision="oui"))
    count, money = len(names), 20 * len(names)
    told = total(count + 1, count + 1, str(money), str(money), f"{10.5 * count:.2f}")
    return write(tmp_path / "sinistres.csv", [*lines, told]), names


def _check(database: Database, names: Sequence[str]) -> None:
    """Each old reference is one claim with its money once, and twins share their event."""
    found = read(
        database,
        """SELECT o.old_reference, d.event_id, (SELECT sum(l.amount_cents) FROM ledger_entry l
                  WHERE l.claim_id = o.claim_id AND l.kind = 'pay') AS paid
             FROM taken_over_claim o JOIN coverage_decision d ON d.claim_id = o.claim_id
            WHERE o.old_reference = ANY(:names) ORDER BY 1""",
        names=list(names),
    )
    assert [row["old_reference"] for row in found] == sorted(names)
    assert {row["paid"] for row in found} == {1_050}
    assert len({row["event_id"] for row in found}) == len(names) // 2
    urls = [f"https://avis.example.org/{name}" for name in names]
    claims = read(database, "SELECT count(*) AS n FROM disputed_content WHERE url = ANY(:urls)", urls=urls)
    assert claims[0]["n"] == len(names), "no claim was made twice"


def test_a_killed_import_goes_on_where_it_stopped(
    database: Database, settings: Settings, new_policy: NewPolicy, tmp_path: Path
) -> None:
    path, names = _file(tmp_path, [new_policy() for _ in range(6)], f"KILL-{new_id().hex[-8:]}")
    key = f"imports/{new_id()}.csv"
    (settings.files_dir / "imports").mkdir(parents=True, exist_ok=True)
    (settings.files_dir / key).write_bytes(path.read_bytes())
    import_id = database.run(lambda session: imports.queue(session, ACTOR, filename="f.csv", key=key, now=clock.now()))
    url = database.engine.url.render_as_string(hide_password=False)
    for _ in range(3):
        told = [sys.executable, "-c", _VICTIM, url, str(settings.data_dir), str(import_id)]
        victim = subprocess.Popen(told, cwd=Path(__file__).parents[2])
        before, limit = _taken(database, names), time.monotonic() + 30
        while _taken(database, names) == before and victim.poll() is None and time.monotonic() < limit:
            time.sleep(0.01)
        os.kill(victim.pid, signal.SIGKILL)
        victim.wait()
    assert 0 < _taken(database, names) < len(names), "each was killed half-way"
    run_queued_claim_imports(database, settings, clock.now())
    (row,) = read(database, "SELECT state, counts FROM claim_import WHERE id = :id", id=import_id)
    assert (row["state"], row["counts"]["rejected"]) == ("done", 1)
    assert row["counts"]["created"] + row["counts"]["unchanged"] == len(names)
    rejects = read(database, "SELECT line, code FROM claim_import_reject WHERE import_id = :id", id=import_id)
    assert [(one["line"], one["code"]) for one in rejects] == [(3, "bad_decision")]
    _check(database, names)


def _taken(database: Database, names: Sequence[str]) -> int:
    sql = "SELECT count(*) AS n FROM taken_over_claim WHERE old_reference = ANY(:names)"
    return int(read(database, sql, names=list(names))[0]["n"])


def test_two_imports_of_one_file_and_two_files_of_one_policy(
    database: Database, new_policy: NewPolicy, tmp_path: Path
) -> None:
    path, names = _file(tmp_path, [new_policy() for _ in range(4)], f"TWO-{new_id().hex[-8:]}")
    # The second file holds the same claims the other way round: twins meet on their event's number.
    first, *lines, last = path.read_text(encoding="utf-8").splitlines()
    other = tmp_path / "autre.csv"
    other.write_text("\n".join([first, *reversed(lines), last]) + "\n", encoding="utf-8")
    with ThreadPoolExecutor(3) as pool:
        runs = [
            pool.submit(import_file, database, one, dry_run=dry_run, actor=ACTOR, now=clock.now())
            for one, dry_run in ((path, False), (other, False), (path, True))
        ]
        reports = [run.result(timeout=120) for run in runs]
    assert sum(one.created for one in reports[:2]) == len(names)
    assert [one.rejected for one in reports] == [1, 1, 1]
    _check(database, names)
