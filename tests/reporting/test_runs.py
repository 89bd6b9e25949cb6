"""Reports asked for and filed: each once, whoever works, and a failure says so."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Event, Thread
from typing import Any

import pytest

from backend.core.db import Database, rows
from backend.core.settings import Settings
from backend.reporting import jobs, service
from backend.worker import run_worker
from tests.conftest import key
from tests.reporting.conftest import Told

RUNS = "/api/v1/reports/monthly-coverage/2026-10/runs"
FIRST_OF_NOVEMBER = datetime(2026, 11, 1, 4, 0, tzinfo=UTC)


@pytest.fixture
def november(told: Told) -> Told:
    """The story, one day into November."""
    told.calendar.go("2026-11-02")
    return told


def _ask(told: Told) -> dict[str, Any]:
    answer = told.story.client.post(RUNS, headers=key(told.story.handler))
    assert answer.status_code == 202, answer.text
    run: dict[str, Any] = answer.json()
    assert answer.headers["Location"] == f"{RUNS}/{run['id']}"
    return run


def _run(told: Told, run: dict[str, Any]) -> dict[str, Any]:
    return told.story.get(f"/reports/monthly-coverage/2026-10/runs/{run['id']}")


def _stored(database: Database, month: str) -> list[dict[str, Any]]:
    with database.reading() as session:
        sql = "SELECT state, requested_by FROM report_run WHERE month = :month"
        return [dict(row) for row in rows(session, sql, month=month)]


def test_a_run_asked_for_is_made_and_filed(november: Told) -> None:
    run = _ask(november)
    assert (run["state"], run["month"], run["sha256"], run["finished_at"]) == ("queued", "2026-10", None, None)
    assert jobs.run_queued(november.database, november.settings, november.calendar.now) == 1
    done = _run(november, run)
    assert (done["state"], done["error"]) == ("done", None)
    folder = november.settings.files_dir / "reports" / "2026-10" / run["id"]
    filed = sorted(path.name for path in folder.iterdir())
    assert filed == ["couverture-2026-10.csv", "couverture-2026-10.pdf"]
    pdf = november.story.client.get(RUNS.replace("/runs", ".pdf"), headers=november.story.handler)
    assert pdf.content == (folder / "couverture-2026-10.pdf").read_bytes()
    shown = november.story.get("/reports/monthly-coverage/2026-10")["runs"]
    assert shown[0] == done


def test_the_worker_makes_what_is_asked(november: Told) -> None:
    run, stop = _ask(november), Event()
    thread = Thread(target=run_worker, args=(november.settings, november.database, stop))
    thread.start()
    pause = Event()
    for _ in range(300):
        if _run(november, run)["state"] == "done":
            break
        pause.wait(0.1)
    stop.set()
    thread.join()
    assert _run(november, run)["state"] == "done"


def test_two_workers_make_each_run_once(november: Told) -> None:
    asked = [_ask(november) for _ in range(4)]

    def work(_: int) -> int:
        return jobs.run_queued(november.database, november.settings, november.calendar.now)

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(work, range(4))) == len(asked)
    assert len({_run(november, run)["sha256"] for run in asked}) == 1


def test_a_report_that_can_not_be_made_says_so(november: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("secret")

    with monkeypatch.context() as broken:
        broken.setattr(service, "render_pdf", fails)
        run = _ask(november)
        assert jobs.run_queued(november.database, november.settings, november.calendar.now) == 1
    failed = _run(november, run)
    assert (failed["state"], failed["sha256"]) == ("failed", None)
    assert failed["error"].startswith("Le rapport n’a pas pu être produit.")
    again = _ask(november)
    assert jobs.run_queued(november.database, november.settings, november.calendar.now) == 1
    assert _run(november, again)["state"] == "done"


def test_the_first_of_the_month_queues_the_month_before_once(empty_database: Database, settings: Settings) -> None:
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(lambda _: jobs.schedule_monthly(empty_database, FIRST_OF_NOVEMBER), range(3)))
    assert _stored(empty_database, "2026-10") == [{"state": "queued", "requested_by": "planification"}]
    assert jobs.run_queued(empty_database, settings, FIRST_OF_NOVEMBER) == 1
    jobs.schedule_monthly(empty_database, FIRST_OF_NOVEMBER)
    assert _stored(empty_database, "2026-10") == [{"state": "done", "requested_by": "planification"}]
    assert jobs.run_queued(empty_database, settings, FIRST_OF_NOVEMBER) == 0
