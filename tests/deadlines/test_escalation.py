"""What becomes of a reminder that nobody answers."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text
from sqlalchemy.orm import Session

from backend.accounts.models import UserAccount
from backend.core.access import Actor, Role
from backend.core.db import Database, rows
from backend.core.ids import new_id
from backend.core.settings import Settings
from backend.deadlines import escalation
from backend.deadlines.errors import DeadlineNotFound
from backend.deadlines.jobs import escalate_reminders, fire_reminders
from backend.tasks import service as tasks
from tests.conftest import Headers
from tests.deadlines.office import LAST, MONDAY, PRUDENT, TEAM, Office, at
from tests.deadlines.stored import store_claim, store_deadline, store_reminder
from tests.factories.calls import API


@pytest.fixture
def office(session: Session) -> Office:
    return Office(session)


def actor(user: UserAccount) -> Actor:
    """The person at work."""
    return Actor(user.id, user.name, Role(user.role), user_id=user.id)


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
