"""Who is told of a clock, and when: absences, conflicts of interest, zones, nights and jumps of the clock."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from backend.deadlines.reminder_queries import overdue_reminders
from backend.deadlines.reminders import sweep
from tests.deadlines.office import MONDAY, TEAM, Office, at


@pytest.fixture
def office(session: Session) -> Office:
    return Office(session)


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


def test_what_falls_due_as_it_is_written_answers_somebody_at_work(office: Office) -> None:
    office.rung("2026-09-29T23:00", written="2026-09-29T23:00")
    assert office.sweep("2026-09-29T23:10") == 1, "what a declaration at night opens is told at once"
    office.rung("2026-09-29T23:00", name="counsel", written="2026-09-29T23:00")
    assert office.sweep("2026-09-29T23:20") == 0, "found later, it waits for the morning"
    assert office.sweep("2026-09-30T08:00") == 1
