"""The worker for real: it fires, sends, survives a failing job, and stops in time."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from apscheduler.schedulers.background import BackgroundScheduler

from backend import worker
from backend.core import clock
from backend.core.db import Database
from backend.core.settings import Settings
from tests.deadlines.stored import store_claim, store_deadline, store_reminder


def _running(settings: Settings, database: Database) -> tuple[threading.Thread, threading.Event]:
    stop = threading.Event()
    thread = threading.Thread(target=worker.run_worker, args=(settings, database, stop))
    thread.start()
    return thread, stop


def _eventually(condition: Callable[[], bool]) -> None:
    pause = threading.Event()
    for _ in range(300):
        if condition():
            return
        pause.wait(0.1)
    pytest.fail("it never happened")


def test_a_due_reminder_reaches_the_mailbox(empty_database: Database, tmp_path: Path) -> None:
    now = clock.now()
    with empty_database.transaction() as session:
        claim = store_claim(session, now)
        deadline_id = store_deadline(session, claim, now, last_day=now.date(), prudent_day=now.date())
        store_reminder(session, claim, deadline_id, now, rung="constat", last_day=now.date(), prudent_day=now.date())
    settings = Settings(data_dir=tmp_path)
    thread, stop = _running(settings, empty_database)
    _eventually(lambda: bool(list(settings.mailbox_dir.glob("*.eml"))))
    stop.set()
    thread.join(timeout=20)
    assert not thread.is_alive()


def test_a_failing_job_is_tried_again(
    empty_database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[int] = []

    def fails(*_: object) -> None:
        calls.append(1)
        raise RuntimeError("panne")

    monkeypatch.setattr(worker, "_schedule", lambda scheduler, *_: scheduler.add_job(fails, "interval", seconds=0.2))
    thread, stop = _running(Settings(data_dir=tmp_path), empty_database)
    _eventually(lambda: len(calls) >= 3)
    stop.set()
    thread.join(timeout=20)
    assert not thread.is_alive()


def test_a_job_that_never_ends_does_not_hold_the_stop(
    empty_database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started, released = threading.Event(), threading.Event()

    def hangs() -> None:
        started.set()
        released.wait()

    monkeypatch.setattr(worker, "DRAIN_SECONDS", 0.2)
    monkeypatch.setattr(worker, "_schedule", lambda scheduler, *_: scheduler.add_job(hangs, next_run_time=clock.now()))
    thread, stop = _running(Settings(data_dir=tmp_path), empty_database)
    assert started.wait(20)
    stop.set()
    thread.join(timeout=20)
    assert not thread.is_alive()
    released.set()


def test_every_job_has_its_hour(empty_database: Database, tmp_path: Path) -> None:
    scheduler = BackgroundScheduler(timezone="UTC")
    worker._schedule(scheduler, Settings(data_dir=tmp_path), empty_database)
    hours = {job.id: str(job.trigger) for job in scheduler.get_jobs()}
    assert hours["monthly_report"] == "cron[day='1', hour='5', minute='0']"
    assert hours["retention"] == "cron[day='*', hour='3', minute='30']"
    assert hours["deadline_watch"] == "cron[day='*', hour='7', minute='30']"
    assert {job.id: job.trigger.interval.seconds for job in scheduler.get_jobs() if "interval" in hours[job.id]} == {
        "reminders": 20,
        "escalations": 60,
        "messages": 5,
        "imports": 5,
        "claim_imports": 5,
        "reports": 10,
    }
    monthly = next(job for job in scheduler.get_jobs() if job.id == "monthly_report")
    # 05:00 in Paris on either side of the change to winter time.
    for before, expected in (("2026-09-15", "2026-10-01T03:00:00"), ("2026-10-15", "2026-11-01T04:00:00")):
        fires = monthly.trigger.get_next_fire_time(None, datetime.fromisoformat(f"{before}T00:00:00+00:00"))
        assert fires.astimezone(UTC).isoformat() == f"{expected}+00:00"
