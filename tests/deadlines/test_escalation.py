"""Who is told, when, and what becomes of a reminder that nobody answers."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import RowMapping, text
from sqlalchemy.orm import Session

from backend.accounts.models import Absence, UserAccount
from backend.core.access import Actor, Role
from backend.core.db import Database, rows
from backend.core.ids import new_id
from backend.core.settings import Settings
from backend.deadlines import escalation
from backend.deadlines.errors import DeadlineNotFound
from backend.deadlines.jobs import escalate_reminders, fire_reminders
from backend.deadlines.reminder_queries import overdue_reminders
from backend.deadlines.reminders import sweep
from backend.tasks import service as tasks
from tests.conftest import Headers
from tests.deadlines.stored import store_claim, store_deadline, store_reminder, store_user
from tests.factories.calls import API

LAST, PRUDENT = date(2026, 12, 31), date(2026, 12, 30)
TEAM = "equipe@example.org"
MONDAY = "2026-09-28T10:00"


def at(local: str, zone: str = "Europe/Paris") -> datetime:
    """A local time, in UTC."""
    return datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


class Office:
    """A handler with a supervisor and a second, on one clock."""

    def __init__(self, session: Session, *, last_day: date = LAST, zone: str = "Europe/Paris") -> None:
        self.session = session
        session.execute(text("UPDATE user_account SET active = false"))
        now = at("2026-01-05T10:00")
        self.second = store_user(session, now)
        self.boss = store_user(session, now)
        self.boss.role = "supervisor"
        self.handler = store_user(session, now)
        self.handler.supervisor_id, self.handler.second_id = self.boss.id, self.second.id
        self.handler.zone = zone
        session.flush()
        self.days = {"last_day": last_day, "prudent_day": min(PRUDENT, last_day)}
        self.claim = store_claim(session, now)
        self.deadline_id = store_deadline(session, self.claim, now, **self.days)

    def rung(self, due: str = MONDAY, *, name: str = "constat", audience: str = "handler") -> UUID:
        """One more pending reminder of the handler."""
        due_at = at(due)
        reminder_id = store_reminder(
            self.session, self.claim, self.deadline_id, due_at, rung=name, handler_id=self.handler.id, **self.days
        )
        self.session.execute(
            text("UPDATE reminder SET audience = :audience WHERE id = :id"), {"audience": audience, "id": reminder_id}
        )
        return reminder_id

    def sweep(self, local: str) -> int:
        """What leaves at that time."""
        return self._moved("sweep", at(local))

    def escalate(self, local: str) -> int:
        """What goes up at that time."""
        return self._moved("escalate", at(local))

    def _moved(self, verb: str, now: datetime) -> int:
        step = escalation.escalate if verb == "escalate" else sweep
        return step(self.session, now, team_email=TEAM, public_url="https://egide.example.org")

    def away(self, user: UserAccount, first: str, last: str, substitute: UserAccount | None = None) -> UUID:
        """Both days included."""
        absence = Absence(
            id=new_id(),
            user_id=user.id,
            starts_on=date.fromisoformat(first),
            ends_on=date.fromisoformat(last),
            substitute_id=substitute.id if substitute else None,
            recorded_at=at("2026-01-05T10:00"),
            recorded_by="test",
        )
        self.session.add(absence)
        self.session.flush()
        return absence.id

    def told(self) -> list[str]:
        """Who got a mail, in order."""
        return [row["recipient"] for row in self.mails()]

    def mails(self) -> list[RowMapping]:
        """Every mail about the claim."""
        sql = "SELECT * FROM outbox_message WHERE claim_id = :id ORDER BY created_at, id"
        return list(rows(self.session, sql, id=self.claim.id))

    def tasks(self) -> list[RowMapping]:
        """Every task about the claim."""
        return list(rows(self.session, "SELECT * FROM task WHERE claim_id = :id ORDER BY created_at", id=self.claim.id))

    def reminder(self, reminder_id: UUID) -> RowMapping:
        """A reminder as stored."""
        return rows(self.session, "SELECT * FROM reminder WHERE id = :id", id=reminder_id)[0]

    def hide_from(self, user: UserAccount) -> None:
        """A conflict of interest."""
        self.session.execute(
            text("UPDATE claim SET hidden_from = ARRAY[CAST(:who AS uuid)] WHERE id = :id"),
            {"who": user.id, "id": self.claim.id},
        )


@pytest.fixture
def office(session: Session) -> Office:
    return Office(session)


def actor(user: UserAccount) -> Actor:
    """The person at work."""
    return Actor(user.id, user.name, Role(user.role), user_id=user.id)


# Who is told


def test_a_supervisor_rung_goes_to_the_supervisor(office: Office) -> None:
    office.rung(name="red_alert", audience="supervisor")
    office.sweep(MONDAY)
    assert office.told() == [office.boss.email]
    assert [task["assignee_id"] for task in office.tasks()] == [office.boss.id]


def test_without_a_named_supervisor_any_active_one_is_told_else_the_second_else_the_team(office: Office) -> None:
    office.handler.supervisor_id = None
    office.session.flush()
    for name, day in (("a", 28), ("b", 29), ("c", 30)):
        office.rung(f"2026-09-{day}T10:00", name=name, audience="supervisor")
    office.sweep("2026-09-28T10:00")
    office.boss.active = False
    office.session.flush()
    office.sweep("2026-09-29T10:00")
    office.second.active = False
    office.session.flush()
    office.sweep("2026-09-30T10:00")
    assert office.told() == [office.boss.email, office.second.email, TEAM]


def test_an_absent_handler_is_replaced_only_while_away(office: Office) -> None:
    office.away(office.handler, "2026-09-28", "2026-09-29", office.second)
    for day in (28, 29, 30):
        office.rung(f"2026-09-{day}T10:00", name=str(day))
        office.sweep(f"2026-09-{day}T10:00")
    assert office.told() == [office.second.email, office.second.email, office.handler.email]
    bodies = [mail["body"] for mail in office.mails()]
    assert "à la place de Claire Exemple, indisponible." in bodies[0]
    assert "à la place" not in bodies[2]


@pytest.mark.parametrize("why", ["no substitute", "substitute away too", "left", "conflict of interest"])
def test_without_a_substitute_it_goes_to_the_supervisor(office: Office, why: str) -> None:
    if why == "left":
        office.handler.active = False
        office.session.flush()
    elif why == "conflict of interest":
        office.hide_from(office.handler)
    else:
        office.away(office.handler, "2026-09-01", "2026-10-31", office.second if "too" in why else None)
        office.away(office.second, "2026-09-28", "2026-09-28")
    office.rung()
    office.sweep(MONDAY)
    assert office.told() == [office.boss.email]


def test_a_cancelled_absence_counts_no_more(office: Office) -> None:
    absence_id = office.away(office.handler, "2026-09-01", "2026-10-31", office.second)
    office.session.execute(text("UPDATE absence SET cancelled_at = recorded_at WHERE id = :id"), {"id": absence_id})
    office.rung()
    office.sweep(MONDAY)
    assert office.told() == [office.handler.email]


# When


def test_what_is_found_at_night_waits_for_the_morning(office: Office) -> None:
    office.rung("2026-09-25T19:30")
    for local in ("2026-09-25T19:30", "2026-09-26T10:00", "2026-09-28T02:00", "2026-09-28T07:59:59"):
        assert office.sweep(local) == 0
        assert overdue_reminders(office.session, late=at(local)) == 0, "waiting is not late"
    assert office.sweep("2026-09-28T08:00") == 1
    assert office.told() == [office.handler.email]


def test_waiting_reminders_keep_nobody_back(session: Session) -> None:
    waiting, free = Office(session), Office(session, zone="Indian/Reunion")
    for one in (waiting.handler, waiting.boss):
        one.active = True
    session.flush()
    waiting.rung("2026-09-28T05:00")
    free.rung("2026-09-28T06:00")
    now = at("2026-09-28T06:30")
    assert sweep(session, now, team_email=TEAM, public_url="http://x", batch=1) == 1
    assert (waiting.told(), free.told()) == ([], [free.handler.email])


@pytest.mark.parametrize("last_day", [date(2026, 9, 28), date(2026, 9, 20)])
def test_the_last_day_does_not_wait(session: Session, last_day: date) -> None:
    office = Office(session, last_day=last_day)
    office.rung("2026-09-28T01:00")
    assert overdue_reminders(session, late=at("2026-09-28T02:00")) == 1
    assert office.sweep("2026-09-28T02:00") == 1


def test_friday_evening_tells_what_ends_on_sunday(session: Session) -> None:
    office = Office(session, last_day=date(2026, 9, 27))
    office.rung("2026-09-25T19:30")
    assert office.sweep("2026-09-25T19:31") == 1


def test_the_zone_is_that_of_whoever_is_told(office: Office) -> None:
    office.handler.zone = "America/Martinique"
    office.session.flush()
    office.rung(MONDAY)
    assert office.sweep("2026-09-28T13:59") == 0
    assert office.sweep("2026-09-28T14:00") == 1


def test_an_unknown_zone_stops_nothing(office: Office) -> None:
    office.handler.zone = "Mars/Olympus"
    office.session.flush()
    office.rung(MONDAY)
    assert office.sweep(MONDAY) == 1


def test_a_reminder_missed_in_working_hours_is_late_even_at_night(office: Office) -> None:
    office.rung("2026-09-28T17:00")
    assert overdue_reminders(office.session, late=at("2026-09-28T23:00")) == 1
    assert office.sweep("2026-09-28T23:00") == 0, "catching up obeys the night too"
    assert office.sweep("2026-09-29T08:00") == 1


@pytest.mark.parametrize("eve", ["2026-03-28", "2026-10-24", "2028-02-28", "2026-12-31"])
def test_around_odd_nights_a_rung_leaves_once_on_the_next_working_morning(session: Session, eve: str) -> None:
    office = Office(session, last_day=date(2029, 1, 1))
    office.rung(f"{eve}T23:30")
    moment, fired = at(f"{eve}T23:30"), []
    for _ in range(5 * 24 * 2):
        if office._moved("sweep", moment):
            fired.append(moment.astimezone(ZoneInfo("Europe/Paris")))
        moment += timedelta(minutes=30)
    mornings = {"2026-03-28": "2026-03-30", "2026-10-24": "2026-10-26", "2028-02-28": "2028-02-29"}
    assert [f"{one:%Y-%m-%dT%H:%M}" for one in fired] == [f"{mornings.get(eve, '2027-01-04')}T08:00"]
    assert len(office.mails()) == 1


def test_a_clock_that_jumps_fires_once(office: Office) -> None:
    office.rung(MONDAY)
    assert office.sweep("2026-09-28T09:59") == 0
    assert office.sweep("2026-09-28T10:59") == 1, "an hour ahead"
    assert office.sweep("2026-09-28T09:59") == 0, "and back"
    assert office.sweep("2026-10-01T10:00") == 0, "three days ahead"
    assert len(office.mails()) == 1


# What nobody answers


def test_unanswered_it_goes_up_to_the_supervisor_then_to_the_second(office: Office) -> None:
    reminder = office.rung("2026-09-25T10:00")
    office.sweep("2026-09-25T10:00")
    assert office.escalate("2026-09-28T09:59") == 0
    assert office.escalate("2026-09-28T10:00") == 1
    assert office.told() == [office.handler.email, office.boss.email]
    assert office.escalate("2026-09-28T18:00") == 0
    assert office.escalate("2026-09-29T10:00") == 1
    assert office.told()[2:] == [office.second.email]
    assert office.escalate("2026-10-15T10:00") == 0, "there is nobody further up"
    stored = office.reminder(reminder)
    assert (stored["escalated_at"], stored["escalated_again_at"]) == (at("2026-09-28T10:00"), at("2026-09-29T10:00"))
    assert [task["kind"] for task in office.tasks()] == ["reminder", "reminder_escalated", "reminder_escalated"]
    mail = office.mails()[1]
    assert mail["subject"].startswith(f"{office.claim.reference}\u00a0: rappel sans réponse, prescription de l’action")
    assert "Rappel envoyé le\u00a0: 25/09/2026 à 10:00\n" in mail["body"]
    assert "Gestionnaire\u00a0: Claire Exemple\n" in mail["body"]
    assert "%" not in mail["body"]


def test_nobody_is_told_twice_of_a_reminder(office: Office) -> None:
    office.rung(name="red_alert", audience="supervisor")
    office.sweep(MONDAY)
    office.escalate("2026-09-29T10:00")
    office.escalate("2026-09-30T10:00")
    assert office.told() == [office.boss.email, office.second.email, TEAM]


def test_several_rungs_of_a_clock_go_up_together(office: Office) -> None:
    for name in ("capture", "constat", "notice"):
        office.rung(name=name)
    office.sweep(MONDAY)
    assert office.escalate("2026-09-29T10:00") == 3
    assert len(office.mails()) == 2


def test_three_days_without_worker_let_the_supervisor_answer_first(office: Office) -> None:
    office.rung()
    office.sweep(MONDAY)
    assert office.escalate("2026-10-01T10:00") == 1
    assert office.escalate("2026-10-01T10:01") == 0
    assert office.escalate("2026-10-02T10:00") == 1
    assert office.told() == [office.handler.email, office.boss.email, office.second.email]


def test_nothing_goes_up_at_night_or_in_an_absence(office: Office) -> None:
    office.away(office.boss, "2026-09-29", "2026-09-29", office.second)
    office.rung("2026-09-28T18:30")
    office.sweep("2026-09-28T18:30")
    assert office.escalate("2026-09-29T18:30") == 1
    assert office.told()[1:] == [office.second.email]
    assert office.escalate("2026-09-30T19:30") == 0
    assert office.escalate("2026-10-01T08:00") == 1
    assert office.told()[2:] == [office.boss.email]


@pytest.mark.parametrize("state", ["closed", "superseded"])
def test_a_clock_out_of_service_goes_nowhere(office: Office, state: str) -> None:
    office.rung()
    office.sweep(MONDAY)
    office.session.execute(
        text("UPDATE deadline SET state = :state WHERE id = :id"), {"state": state, "id": office.deadline_id}
    )
    assert office.escalate("2026-10-15T10:00") == 0
    assert len(office.mails()) == 1


def test_a_task_done_is_an_answer(office: Office) -> None:
    reminder = office.rung()
    office.sweep(MONDAY)
    tasks.complete(office.session, actor(office.handler), office.tasks()[0]["id"], now=at("2026-09-28T15:00"))
    office.escalate("2026-09-29T10:00")
    stored = office.reminder(reminder)
    assert (stored["acknowledged_at"], stored["acknowledged_by"]) == (at("2026-09-28T15:00"), office.handler.name)
    assert stored["escalated_at"] is None
    assert len(office.mails()) == 1


def test_a_task_done_answers_only_what_was_sent_by_then(office: Office) -> None:
    office.rung()
    office.sweep(MONDAY)
    office.rung("2026-09-29T10:00", name="notice")
    office.sweep("2026-09-29T10:00")
    first = next(task for task in office.tasks() if task["title"] == "étape constat")
    tasks.complete(office.session, actor(office.handler), first["id"], now=at("2026-09-29T11:00"))
    office.escalate("2026-09-30T10:00")
    assert office.told()[2:] == [office.boss.email]


def test_acknowledging_stops_the_climb_and_closes_the_tasks(office: Office) -> None:
    office.rung(name="capture")
    later = office.rung("2026-10-05T10:00", name="notice")
    office.sweep(MONDAY)
    office.escalate("2026-09-29T10:00")
    (sent,) = escalation.acknowledge(office.session, actor(office.boss), office.deadline_id, now=at("2026-09-29T11:00"))
    assert (sent["rung"], sent["acknowledged_by"]) == ("capture", office.boss.name)
    assert all(task["done_by"] == office.boss.id for task in office.tasks())
    assert office.escalate("2026-10-02T10:00") == 0
    assert office.reminder(later)["state"] == "pending", "what is to come still comes"
    again = escalation.acknowledge(
        office.session, actor(office.handler), office.deadline_id, now=at("2026-09-30T11:00")
    )
    assert again[0]["acknowledged_by"] == office.boss.name
    audited = rows(office.session, "SELECT action FROM audit_entry WHERE subject_id = :id", id=office.deadline_id)
    assert [row["action"] for row in audited] == ["deadline.acknowledged"]


def test_a_hidden_clock_is_not_found(office: Office) -> None:
    office.hide_from(office.second)
    with pytest.raises(DeadlineNotFound):
        escalation.acknowledge(office.session, actor(office.second), office.deadline_id, now=at(MONDAY))
    with pytest.raises(DeadlineNotFound):
        escalation.sent_reminders(office.session, actor(office.second), office.deadline_id)
    assert not escalation.sent_reminders(office.session, actor(office.handler), office.deadline_id)


def test_what_a_conflict_hides_reaches_nobody_concerned(office: Office) -> None:
    office.hide_from(office.boss)
    office.rung()
    office.sweep(MONDAY)
    office.escalate("2026-09-29T10:00")
    assert office.told() == [office.handler.email, office.second.email]


def test_parallel_escalations_never_tell_twice(empty_database: Database) -> None:
    with empty_database.transaction() as session:
        offices = [Office(session) for _ in range(20)]
        for office in offices:
            office.rung(name="a")
            office.rung(name="b")
        session.execute(text("UPDATE user_account SET active = true"))
    settings = Settings()
    fire_reminders(empty_database, settings, at(MONDAY))
    with ThreadPoolExecutor(4) as pool:
        moved = sum(pool.map(lambda _: escalate_reminders(empty_database, settings, at("2026-09-29T10:00")), range(8)))
    moved += escalate_reminders(empty_database, settings, at("2026-09-29T10:00"))
    with empty_database.reading() as session:
        assert rows(session, "SELECT count(*) FROM outbox_message")[0]["count"] == 40
        assert rows(session, "SELECT count(*) FROM reminder WHERE escalated_at IS NOT NULL")[0]["count"] == 40
    assert moved == 40


def test_the_route_acknowledges(client: TestClient, database: Database, handler: Headers, auditor: Headers) -> None:
    with database.transaction() as session:
        claim = store_claim(session, at(MONDAY))
        deadline_id = store_deadline(session, claim, at(MONDAY), last_day=LAST, prudent_day=PRUDENT)
        reminder = store_reminder(
            session, claim, deadline_id, at(MONDAY), rung="constat", last_day=LAST, prudent_day=PRUDENT
        )
        session.execute(text("UPDATE reminder SET state = 'fired', fired_at = due_at WHERE id = :id"), {"id": reminder})
    path = f"{API}/deadlines/{deadline_id}/acknowledgement"
    (before,) = client.get(path, headers=auditor).json()
    assert (before["rung"], before["acknowledged_at"]) == ("constat", None)
    assert client.post(path, headers=auditor).status_code == 403
    (after,) = client.post(path, headers=handler).json()
    assert after["acknowledged_by"] == "handler"
    assert client.post(path, headers=handler).json() == [after]
    for unknown in (new_id(), "x"):
        answer = client.post(f"{API}/deadlines/{unknown}/acknowledgement", headers=handler)
        assert (answer.status_code, answer.json()["code"]) == (404, "deadline_not_found")
