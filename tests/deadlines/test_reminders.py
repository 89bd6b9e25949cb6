"""Firing reminders: once each, by mail and by task, for live clocks alone, whatever happened meanwhile."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import RowMapping, text
from sqlalchemy.orm import Session

from backend.core.db import Database, rows
from backend.core.settings import Settings
from backend.deadlines.jobs import fire_reminders
from backend.deadlines.reminders import Findings, findings, sweep
from tests.deadlines.stored import StoredClaim, store_claim, store_deadline, store_reminder, store_user

NOW = datetime(2026, 9, 28, 8, 0, tzinfo=UTC)
PRUDENT = date(2026, 10, 12)
LAST = date(2026, 10, 13)
TEAM = "equipe@example.org"


class Stage:
    """A claim with one clock, and what a sweep makes of it."""

    def __init__(self, session: Session, last_day: date | None = LAST, prudent_day: date | None = PRUDENT) -> None:
        self.session = session
        self.days = {"last_day": last_day, "prudent_day": prudent_day}
        self.claim: StoredClaim = store_claim(session, NOW)
        self.deadline_id = store_deadline(session, self.claim, NOW, **self.days)

    def rung(self, name: str, due_at: datetime = NOW, handler_id: UUID | None = None) -> UUID:
        """One more pending reminder."""
        return store_reminder(
            self.session, self.claim, self.deadline_id, due_at, rung=name, handler_id=handler_id, **self.days
        )

    def sweep(self, now: datetime = NOW) -> int:
        """One batch."""
        return sweep(self.session, now, team_email=TEAM, public_url="https://egide.example.org/50%25")

    def states(self) -> dict[str, str]:
        """State by rung."""
        sql = "SELECT rung, state FROM reminder WHERE deadline_id = :id"
        return {row["rung"]: row["state"] for row in rows(self.session, sql, id=self.deadline_id)}

    def mails(self) -> list[RowMapping]:
        """Messages about the claim."""
        sql = "SELECT * FROM outbox_message WHERE claim_id = :id ORDER BY created_at"
        return list(rows(self.session, sql, id=self.claim.id))

    def tasks(self) -> list[RowMapping]:
        """Tasks about the claim."""
        return list(rows(self.session, "SELECT * FROM task WHERE claim_id = :id", id=self.claim.id))


@pytest.fixture
def stage(session: Session) -> Stage:
    return Stage(session)


def test_a_due_rung_becomes_a_mail_and_a_task(stage: Stage) -> None:
    user = store_user(stage.session, NOW)
    stage.rung("constat", handler_id=user.id)
    assert stage.sweep() == 1
    (mail,), (task,) = stage.mails(), stage.tasks()
    assert stage.states() == {"constat": "fired"}
    assert mail["recipient"] == user.email
    assert mail["subject"] == (
        f"{stage.claim.reference}\u00a0: prescription de l’action en injure ou en diffamation, "
        "dans 14 jours (jour prudent 12/10/2026)"
    )
    assert "À faire\u00a0: étape constat\n" in mail["body"]
    assert "Dernier jour\u00a0: 13/10/2026\n" in mail["body"]
    assert f"https://egide.example.org/50%25/#{stage.claim.reference}\n" in mail["body"]
    assert "%" not in mail["body"].replace("50%25", "")
    assert mail["give_up_at"] == datetime(2026, 10, 13, 22, 0, tzinfo=UTC), "midnight in Paris"
    assert (task["title"], task["assignee_id"], task["due_on"]) == ("étape constat", user.id, NOW.date())
    assert task["facts"]["prudent_day"] == "2026-10-12"


def test_what_is_fired_or_not_due_is_left_alone(stage: Stage) -> None:
    stage.rung("now")
    stage.rung("later", NOW + timedelta(seconds=1))
    assert stage.sweep() == 1
    assert stage.sweep() == 0
    assert stage.states() == {"now": "fired", "later": "pending"}
    assert len(stage.mails()) == 1


@pytest.mark.parametrize(
    ("prudent", "words"),
    [(14, "demain (jour"), (13, "aujourd’hui (jour"), (12, "hier (jour"), (10, "il y a 3 jours (jour")],
)
def test_the_subject_says_when_in_words(session: Session, prudent: int, words: str) -> None:
    stage = Stage(session, prudent_day=date(2026, 10, prudent))
    stage.rung("x")
    # 23:30 in Paris is still the same day there, though it is no longer so further east.
    stage.sweep(datetime(2026, 10, 13, 21, 30, tzinfo=UTC))
    assert f", {words}" in stage.mails()[0]["subject"]


def test_a_clock_without_dates_says_so(session: Session) -> None:
    stage = Stage(session, last_day=None, prudent_day=None)
    stage.rung("date_publication")
    stage.sweep()
    (mail,) = stage.mails()
    assert mail["subject"].endswith(", date à établir")
    assert "Dernier jour\u00a0: à établir\n" in mail["body"]
    assert mail["give_up_at"] == NOW + timedelta(days=2)


def test_a_clock_without_prudent_day_shows_its_last_day(session: Session) -> None:
    stage = Stage(session, prudent_day=None)
    stage.rung("escalate")
    stage.sweep()
    assert stage.mails()[0]["subject"].endswith(", dans 15 jours (dernier jour 13/10/2026)")


@pytest.mark.parametrize("active", [True, False])
def test_nobody_active_means_the_team(stage: Stage, active: bool) -> None:
    stage.session.execute(text("UPDATE user_account SET active = false"))
    user = None if active else store_user(stage.session, NOW, active=False)
    stage.rung("constat", handler_id=user.id if user else None)
    stage.sweep()
    assert stage.mails()[0]["recipient"] == TEAM
    assert stage.tasks()[0]["assignee_id"] is None


@pytest.mark.parametrize("state", ["closed", "superseded"])
def test_a_clock_out_of_service_is_never_reminded(stage: Stage, state: str) -> None:
    stage.rung("constat")
    stage.session.execute(
        text("UPDATE deadline SET state = :state WHERE id = :id"), {"state": state, "id": stage.deadline_id}
    )
    assert stage.sweep() == 1
    assert stage.states() == {"constat": "cancelled"}
    assert not stage.mails()
    assert not stage.tasks()
    (row,) = rows(stage.session, "SELECT * FROM reminder WHERE deadline_id = :id", id=stage.deadline_id)
    assert row["cancelled_reason"] == f"clock_{state}"


def test_after_a_week_without_worker_one_mail_tells_it_all(stage: Stage) -> None:
    for number, name in enumerate(("capture", "constat", "notice")):
        stage.rung(name, NOW + timedelta(days=number))
    assert stage.sweep(NOW + timedelta(days=7)) == 3
    assert set(stage.states().values()) == {"fired"}
    (mail,), (task,) = stage.mails(), stage.tasks()
    assert "À faire\u00a0: étape notice\n" in mail["body"]
    assert "Réunis dans ce rappel\u00a0:\n– étape capture\n– étape constat\n\nOuvrir" in mail["body"]
    assert task["title"] == "étape notice"


def test_rungs_of_one_clock_stay_together_whatever_the_batch(session: Session) -> None:
    stages = [Stage(session) for _ in range(3)]
    for stage in stages:
        for number in range(4):
            stage.rung(str(number), NOW - timedelta(days=number))
    while sweep(session, NOW, team_email=TEAM, public_url="http://x", batch=2):
        pass
    assert [len(stage.mails()) for stage in stages] == [1, 1, 1]


def test_parallel_sweeps_never_fire_twice(empty_database: Database) -> None:
    with empty_database.transaction() as session:
        for _ in range(60):
            stage = Stage(session)
            stage.rung("a", NOW - timedelta(days=1))
            stage.rung("b")
    settings = Settings()
    with ThreadPoolExecutor(4) as pool:
        moved = list(pool.map(lambda _: fire_reminders(empty_database, settings, NOW), range(8)))
    fire_reminders(empty_database, settings, NOW)
    with empty_database.reading() as session:
        assert rows(session, "SELECT count(*) FROM outbox_message")[0]["count"] == 60
        assert rows(session, "SELECT count(*) FROM task")[0]["count"] == 60
        assert rows(session, "SELECT count(*) FROM reminder WHERE state = 'fired'")[0]["count"] == 120
    assert sum(moved) == 120


def test_a_sweep_waits_for_nobody(empty_database: Database) -> None:
    with empty_database.transaction() as session:
        held, free = Stage(session), Stage(session)
        held.rung("held")
        free.rung("free")
    with empty_database.transaction() as act, empty_database.transaction() as session:
        act.execute(text("UPDATE deadline SET state = 'superseded' WHERE id = :id"), {"id": held.deadline_id})
        assert sweep(session, NOW, team_email=TEAM, public_url="http://x") == 1
    with empty_database.transaction() as session:
        assert sweep(session, NOW, team_email=TEAM, public_url="http://x") == 1
        states = {row["rung"]: row["state"] for row in rows(session, "SELECT rung, state FROM reminder")}
    assert states == {"held": "cancelled", "free": "fired"}


def test_the_watch_counts_what_is_late_or_missing(empty_database: Database) -> None:
    with empty_database.transaction() as session:
        stage = Stage(session)
        Stage(session)  # nobody will be told of this one
        stage.rung("late")
        assert findings(session, NOW + timedelta(minutes=4)) == Findings(0, 0, 0, 1)
        assert findings(session, NOW + timedelta(minutes=6)) == Findings(1, 0, 0, 1)
        stage.sweep(NOW)
        assert findings(session, NOW + timedelta(minutes=6)) == Findings(0, 1, 0, 1)
