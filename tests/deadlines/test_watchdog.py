"""The watchdog sees each fault that somebody could make behind the back of the code, and none where there is none."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text

from backend.accounts import service as accounts
from backend.core import clock
from backend.core.access import Role
from backend.core.calendar import METROPOLE
from backend.core.clock import PARIS
from backend.core.db import Database, rows
from backend.core.settings import Settings
from backend.correspondence.jobs import send_messages
from backend.deadlines.jobs import fire_reminders
from backend.deadlines.watch import Fault, Finding, _told_by, recomputed_faults, stored_faults
from backend.deadlines.watch_daily import daily_check
from backend.main import create_app
from tests.factories import Caller
from tests.factories.calls import Json, done

FIRED = "(SELECT id FROM reminder WHERE deadline_id = :id AND state = 'fired' LIMIT 1)"
MAIL = "dedup_key IN (SELECT 'reminder:' || r.id FROM reminder r WHERE r.deadline_id = :id)"


@dataclass(frozen=True)
class House:
    """One claim in a database of its own, whose due reminders were all told in time; `now` is that moment."""

    database: Database
    settings: Settings
    calls: Caller
    now: datetime
    deadline_id: UUID

    def harm(self, sql: str, **parameters: Any) -> None:
        """Change rows behind the back of the code, triggers and constraints apart."""
        with self.database.transaction() as session:
            session.execute(text("SET LOCAL ROLE NONE; SET LOCAL session_replication_role = 'replica'"))
            session.execute(text("ALTER TABLE reminder DROP CONSTRAINT IF EXISTS ck_reminder_cancelled_has_reason"))
            assert session.execute(text(sql), {"id": self.deadline_id, **parameters}).rowcount

    def found(self, later: timedelta = timedelta(minutes=5)) -> list[Finding]:
        """Everything that the watchdog says."""
        with self.database.reading() as session:
            return [*stored_faults(session, self.now + later), *recomputed_faults(session)]

    def check(self, now: datetime) -> int | None:
        """The daily check, and its mail leaves."""
        found = daily_check(self.database, self.settings, now)
        send_messages(self.database, self.settings, lambda: now)
        return found

    def mails(self) -> list[Any]:
        """Those of the daily check."""
        with self.database.reading() as session:
            sql = "SELECT * FROM outbox_message WHERE dedup_key LIKE 'deadline_watch:%' ORDER BY created_at"
            return list(rows(session, sql))


@pytest.fixture
def house(empty_database: Database, tmp_path: Path) -> Iterator[House]:
    """A defamation of ten days ago, declared and qualified just now."""
    settings = Settings(data_dir=tmp_path, team_email="equipe@example.org")
    with empty_database.transaction() as session:
        token = accounts.create_api_token(session, None, name="test", role=Role.HANDLER, now=clock.now())
    headers = {"Authorization": f"Bearer {token.token}"}
    with TestClient(create_app(settings, empty_database), base_url="http://127.0.0.1:8000") as client:
        calls = Caller(client, headers)
        claim = calls.qualified()
        now = _told(empty_database, settings)
        clocks = done(calls.get(f"/claims/{claim['reference']}/deadlines"))
        yield House(empty_database, settings, calls, now, _press(clocks))


def _press(clocks: list[Json]) -> UUID:
    return next(UUID(one["id"]) for one in clocks if (one["rule"], one["state"]) == ("PRESS_3M", "live"))


def _told(database: Database, settings: Settings) -> datetime:
    """Tell what is due, at once or on the next working morning; that morning."""
    morning = METROPOLE.next_working_day(clock.today())
    moments = (clock.now(), datetime.combine(morning, time(8, 45), tzinfo=PARIS).astimezone(UTC))
    for moment in moments:
        fire_reminders(database, settings, moment)
        send_messages(database, settings, lambda moment=moment: moment)
    return moments[-1]


def test_all_is_well(house: House) -> None:
    assert house.found() == []
    with house.database.reading() as session:
        assert rows(session, "SELECT 1 FROM reminder WHERE state = 'fired'"), "something was told"


HARMS = {
    "row deleted": (
        "DELETE FROM reminder WHERE deadline_id = :id AND rung = 'prudent_day'",
        Fault.REMINDER_MISSING,
    ),
    "dead": (
        f"UPDATE outbox_message SET state = 'dead', sent_at = NULL, message_id = NULL WHERE {MAIL}",
        Fault.MESSAGE_DEAD,
    ),
    "never sent: the mail is gone": (f"DELETE FROM outbox_message WHERE {MAIL}", Fault.NEVER_SENT),
    "never sent: the reminder was not fired": (
        """UPDATE reminder SET state = 'pending', fired_at = NULL, due_at = due_at - interval '5 days'
            WHERE deadline_id = :id AND rung = 'immediate'""",
        Fault.NEVER_SENT,
    ),
    "never sent: the mail waits for ever": (
        f"""UPDATE outbox_message SET state = 'pending', sent_at = NULL, message_id = NULL, attempts = 40,
                   next_attempt_at = now() + interval '1 hour' WHERE {MAIL}""",
        Fault.NEVER_SENT,
    ),
    "date shifted": (
        "UPDATE reminder SET due_at = due_at + interval '1 day' WHERE deadline_id = :id AND rung = 'prudent_day'",
        Fault.DATE_SHIFTED,
    ),
    "day shifted": (
        "UPDATE reminder SET due_on = due_on + 7 WHERE deadline_id = :id AND rung = 'act_ready'",
        Fault.DATE_SHIFTED,
    ),
    "the mail will tell another last day": (
        "UPDATE reminder SET last_day = last_day + 1 WHERE deadline_id = :id AND rung = 'act_ready'",
        Fault.DATE_SHIFTED,
    ),
    "sent late": (
        f"UPDATE reminder SET due_at = due_at - interval '9 days' WHERE id = {FIRED}",
        Fault.SENT_LATE,
    ),
    "cancelled without reason": (
        "UPDATE reminder SET state = 'cancelled' WHERE deadline_id = :id AND rung = 'prudent_day'",
        Fault.CANCELLED_WITHOUT_REASON,
    ),
    "cancelled for a reason that is none": (
        """UPDATE reminder SET state = 'cancelled', cancelled_reason = 'dossier clos'
            WHERE deadline_id = :id AND rung = 'prudent_day'""",
        Fault.CANCELLED_WITHOUT_REASON,
    ),
    "deadline moved": (
        "UPDATE deadline SET prudent_day = prudent_day + 1, last_day = last_day + 1 WHERE id = :id",
        Fault.DEADLINE_MOVED,
    ),
    "another rule": ("UPDATE deadline SET rule = 'CIVIL_5Y' WHERE id = :id", Fault.DEADLINE_MOVED),
    "clock deleted": ("DELETE FROM deadline WHERE id = :id", Fault.DEADLINE_MISSING),
}


@pytest.mark.parametrize("harm", HARMS)
def test_each_fault_is_seen(house: House, harm: str) -> None:
    sql, fault = HARMS[harm]
    house.harm(sql)
    found = house.found(timedelta(minutes=90))
    assert fault in {one.fault for one in found}
    assert all(one.reference for one in found)


def test_a_dead_letter_is_settled_by_the_person_who_acted(house: House) -> None:
    house.harm(f"UPDATE outbox_message SET state = 'dead', sent_at = NULL, message_id = NULL WHERE {MAIL}")
    house.harm(
        f"""INSERT INTO task (id, dedup_key, kind, title, due_on, created_at, done_at)
            SELECT gen_random_uuid(), 'undelivered:' || id, 'undelivered_message', '', now()::date, now(), now()
              FROM outbox_message WHERE {MAIL}"""
    )
    assert house.found() == []


def test_health_and_list_say_the_same(house: House) -> None:
    client = house.calls.client
    counts = client.get("/health/deadlines").json()
    assert (counts["ok"], counts["never_sent"], counts["deadline_moved"]) == (True, 0, 0)
    assert done(house.calls.get("/deadlines/watch"))["banner"] is None
    house.harm(f"DELETE FROM outbox_message WHERE {MAIL}")
    answer = client.get("/health/deadlines")
    assert (answer.status_code, answer.json()["never_sent"]) == (503, 1)
    assert 'egide_findings{kind="never_sent"} 1.0' in client.get("/metrics").text
    listed = done(house.calls.get("/deadlines/watch"))
    assert (listed["ok"], listed["total"], listed["items"][0]["fault"]) == (False, 1, "never_sent")
    assert listed["banner"].startswith("Veille des délais\u00a0: 1 anomalie.")


def test_a_moved_deadline_stays_on_the_health_page_until_the_next_check(house: House) -> None:
    house.harm("UPDATE deadline SET last_day = last_day + 1 WHERE id = :id")
    today = clock.now().astimezone(PARIS).replace(hour=9)
    assert house.check(today) == 1
    assert house.calls.client.get("/health/deadlines").json()["deadline_moved"] == 1
    assert done(house.calls.get("/deadlines/watch"))["items"][0]["deadline_id"] == str(house.deadline_id)
    (mail,) = house.mails()
    assert mail["subject"] == f"Veille des délais du {today:%d/%m/%Y}\u00a0: 1 anomalie"
    assert "– échéance différente du calcul\u00a0: 1\n" in mail["body"]
    house.harm("UPDATE deadline SET last_day = last_day - 1 WHERE id = :id")
    assert house.check(today + timedelta(days=1)) == 0
    assert house.calls.client.get("/health/deadlines").json()["deadline_moved"] == 0


def test_one_mail_a_day_from_half_past_seven_however_many_workers(house: House) -> None:
    day = house.now.astimezone(PARIS)
    assert house.check(day.replace(hour=7, minute=29)) is None
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: house.check(day.replace(hour=7, minute=30)), range(8)))
    assert [one for one in made if one is not None] == [0]
    house.check(day.replace(hour=23))
    (mail,) = house.mails()
    assert (mail["recipient"], mail["subject"]) == (
        "equipe@example.org",
        f"Veille des délais du {day:%d/%m/%Y}\u00a0: 0 anomalie",
    )
    assert house.check(day.replace(hour=8) + timedelta(days=1)) is not None
    assert len(house.mails()) == 2


@pytest.mark.parametrize(
    ("due", "zone", "told_by"),
    [
        ("2026-11-20T10:00+01:00", "Europe/Paris", "2026-11-20T10:00+01:00"),
        ("2026-11-20T02:00+01:00", "Europe/Paris", "2026-11-20T08:00+01:00"),
        ("2026-11-20T18:58+01:00", "Europe/Paris", "2026-11-23T08:00+01:00"),
        ("2026-11-21T10:00+01:00", "Europe/Paris", "2026-11-23T08:00+01:00"),
        ("2026-12-24T23:00+01:00", "Europe/Paris", "2026-12-28T08:00+01:00"),
        ("2026-11-20T10:00+01:00", "America/Martinique", "2026-11-20T08:00-04:00"),
        ("2026-03-29T02:30+01:00", "Europe/Paris", "2026-03-30T08:00+02:00"),
        ("2026-10-25T02:30+02:00", "Europe/Paris", "2026-10-26T08:00+01:00"),
    ],
)
def test_what_is_due_at_night_may_wait_for_the_morning_and_no_longer(due: str, zone: str, told_by: str) -> None:
    assert _told_by([zone])(datetime.fromisoformat(due)) == datetime.fromisoformat(told_by)
