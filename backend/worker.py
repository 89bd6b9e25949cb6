"""The worker: every scheduled job of Égide and its hour, on this one page.

Each worker wakes up on its own; what is due is asked of the database and locked there, so that any number of workers
do each thing once, and a job missed while nobody ran is done at the next tick.
"""

import logging
from collections.abc import Callable
from concurrent.futures import Future, wait
from threading import Event, Thread
from typing import Any

import structlog
from apscheduler.events import EVENT_JOB_ERROR, JobExecutionEvent
from apscheduler.executors.pool import BasePoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.base import BaseTrigger
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

from backend.accounts.jobs import forget_expired
from backend.claims.jobs import watch_closed_claims
from backend.complaints.jobs import remind_complaints
from backend.core import clock
from backend.core.clock import PARIS
from backend.core.db import Database
from backend.core.logs import describe
from backend.core.settings import Settings
from backend.correspondence.jobs import send_messages
from backend.deadlines.jobs import escalate_reminders, fire_reminders
from backend.deadlines.watch_daily import daily_check
from backend.policies.jobs import run_queued_imports
from backend.providers.jobs import watch_documents
from backend.providers.mission_jobs import watch_missions
from backend.providers.result_jobs import open_post_checks
from backend.reporting.jobs import run_queued, schedule_monthly
from backend.takeover.jobs import run_queued_claim_imports

DRAIN_SECONDS = 8.0
log = structlog.get_logger("egide.worker")


def _schedule(scheduler: BackgroundScheduler, settings: Settings, database: Database) -> None:
    """What runs, and when; everything runs once at the start too, for whatever was missed meanwhile."""

    def add(name: str, trigger: BaseTrigger, job: Callable[[], object]) -> None:
        scheduler.add_job(job, trigger, id=name, next_run_time=clock.now())

    def every(seconds: int) -> BaseTrigger:
        return IntervalTrigger(seconds=seconds)

    def at(hour: int, minute: int, day: str = "*") -> BaseTrigger:
        return CronTrigger(day=day, hour=hour, minute=minute, timezone=PARIS)

    add("reminders", every(20), lambda: fire_reminders(database, settings, clock.now()))
    add("escalations", every(60), lambda: escalate_reminders(database, settings, clock.now()))
    add("messages", every(5), lambda: send_messages(database, settings, clock.now))
    add("imports", every(5), lambda: run_queued_imports(database, settings, clock.now()))
    add("claim_imports", every(5), lambda: run_queued_claim_imports(database, settings, clock.now()))
    add("reports", every(10), lambda: run_queued(database, settings, clock.now()))
    add("monthly_report", at(5, 0, day="1"), lambda: schedule_monthly(database, clock.now()))
    add("deadline_watch", at(7, 30), lambda: daily_check(database, settings, clock.now()))
    add("provider_documents", at(7, 45), lambda: watch_documents(database, clock.now()))
    add("missions", at(6, 45), lambda: watch_missions(database, clock.now()))
    add("closed_claims", at(8, 45), lambda: watch_closed_claims(database, clock.now()))
    add("complaints", at(8, 0), lambda: remind_complaints(database, clock.now()))
    add("post_checks", at(6, 15), lambda: open_post_checks(database, clock.now()))
    add("retention", at(3, 30), lambda: forget_expired(database, clock.now()))


def run_worker(settings: Settings, database: Database, stop: Event) -> None:
    """Run every job until `stop` is set, then let what runs finish, for 8 s at most.

    A job that fails is logged and runs again at its next tick.
    """
    # Its log would repeat ours, with the parameters of failed statements.
    logging.getLogger("apscheduler").setLevel(logging.CRITICAL + 1)
    scheduler = BackgroundScheduler(
        executors={"default": _Executor()},
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        timezone="UTC",
    )
    scheduler.add_listener(_failed, EVENT_JOB_ERROR)
    _schedule(scheduler, settings, database)
    scheduler.start()
    log.info("worker_started", jobs=sorted(job.id for job in scheduler.get_jobs()))
    stop.wait()
    scheduler.shutdown()
    log.info("worker_stopped")


def _failed(event: JobExecutionEvent) -> None:
    log.error("job_failed", job=event.job_id, **describe(event.exception))


class _Executor(BasePoolExecutor):
    """APScheduler's executor on our threads."""

    def __init__(self) -> None:
        super().__init__(_Threads())


class _Threads:
    """One daemon thread a run: a job that outlives the drain dies with the process and its transaction is undone.

    The standard pool would be joined without a limit when the interpreter ends.
    """

    def __init__(self) -> None:
        self._running: set[Future[Any]] = set()

    def submit(self, work: Callable[..., Any], *arguments: Any) -> Future[Any]:
        """Start `work` now."""
        future: Future[Any] = Future()
        self._running.add(future)
        future.add_done_callback(self._running.discard)
        Thread(target=_run, args=(future, work, arguments), daemon=True).start()
        return future

    def shutdown(self, _wait: bool = True) -> None:
        """Wait for what runs, for 8 s at most."""
        wait(set(self._running), timeout=DRAIN_SECONDS)


def _run(future: Future[Any], work: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    try:
        future.set_result(work(*arguments))
    except BaseException as error:  # handed to whoever asked, as the standard pool does
        future.set_exception(error)
