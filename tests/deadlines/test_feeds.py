"""Calendars: who subscribes to what, the iCalendar text read back, the month of a handler."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from fastapi.testclient import TestClient
from icalendar import Calendar
from sqlalchemy import text
from sqlalchemy.orm import Session

from backend.accounts import service as accounts
from backend.accounts.queries import user_by_email
from backend.audit.models import AuditEntry
from backend.core import clock
from backend.core.access import Role
from backend.core.db import Database
from backend.core.ids import new_id
from tests.conftest import Headers
from tests.deadlines.stored import StoredClaim, store_claim, store_deadline

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
LAST, PRUDENT = date(2027, 2, 2), date(2027, 2, 1)
API = "/api/v1"


@dataclass(frozen=True)
class Reader:
    """Somebody signed in."""

    client: TestClient
    headers: Headers
    id: UUID

    def subscribe(self, scope: str) -> dict[str, Any]:
        answer = self.client.post(f"{API}/calendar-feeds", json={"scope": scope}, headers=self.headers)
        assert answer.status_code == 201, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def read(self, feed: dict[str, Any], **headers: str) -> Any:
        path = feed["url"].removeprefix("http://127.0.0.1:8000")
        return self.client.get(path, headers=headers)

    def events(self, feed: dict[str, Any]) -> list[Any]:
        answer = self.read(feed)
        assert answer.status_code == 200, answer.text
        return list(Calendar.from_ical(answer.content).walk("VEVENT"))


@pytest.fixture
def new_reader(client: TestClient, database: Database) -> Callable[..., Reader]:
    """Makes accounts that are signed in by cookie."""

    def make(role: Role = Role.HANDLER) -> Reader:
        email = f"{new_id()}@example.org"
        with database.transaction() as session:
            accounts.create_user(
                session,
                None,
                email=email,
                name="Claire Exemple",
                role=role,
                password="motdepasse-long",
                now=clock.now(),
            )
            user = user_by_email(session, email)
            assert user is not None
            secret = accounts.open_session(session, user, now=clock.now())
        return Reader(client, {"Cookie": f"egide_session={secret}"}, user.id)

    return make


@pytest.fixture
def clock_of(database: Database) -> Callable[..., tuple[StoredClaim, UUID]]:
    """Makes a committed claim of a handler with one PRESS_3M clock; `facts` are columns of the deadline."""

    def make(handler: UUID | None, **facts: Any) -> tuple[StoredClaim, UUID]:
        dates = {"last_day": facts.pop("last_day", LAST), "prudent_day": facts.pop("prudent_day", PRUDENT)}
        with database.transaction() as session:
            claim = store_claim(session, NOW)
            deadline_id = store_deadline(session, claim, NOW, **dates)
            change(session, "claim", claim.id, handler_id=handler)
            change(session, "deadline", deadline_id, **facts)
        return claim, deadline_id

    return make


def change(session: Session, table: str, row_id: UUID, **facts: Any) -> None:
    """Set columns of a row."""
    for name, value in facts.items():
        session.execute(text(f"UPDATE {table} SET {name} = :value WHERE id = :id"), {"value": value, "id": row_id})


def of_claim(events: list[Any], claim: StoredClaim) -> list[Any]:
    """Those of one claim."""
    return [event for event in events if claim.reference in event["summary"]]


def test_a_feed_holds_the_prudent_and_the_last_day_and_nothing_personal(
    new_reader: Callable[..., Reader], clock_of: Callable[..., Any]
) -> None:
    reader = new_reader()
    claim, deadline_id = clock_of(reader.id)
    feed = reader.subscribe("mine")
    found = Calendar.from_ical(reader.read(feed).content)
    assert str(found["x-wr-calname"]) == "Égide : mes échéances"
    assert found.decoded("refresh-interval") == timedelta(hours=1)
    prudent, last = found.walk("VEVENT")
    assert (prudent.decoded("dtstart"), last.decoded("dtstart")) == (PRUDENT, LAST)
    assert prudent.decoded("dtend") == PRUDENT + timedelta(days=1)
    assert [str(event["uid"]) for event in (prudent, last)] == [
        f"{deadline_id}-prudent-day@egide",
        f"{deadline_id}-last-day@egide",
    ]
    assert str(prudent["summary"]).startswith(f"{claim.reference} · jour prudent · prescription de l’action en injure")
    assert f"http://127.0.0.1:8000/#{claim.reference}" in prudent["description"]
    assert "02/02/2027 à 24 h" in prudent["description"]
    assert (prudent.decoded("last-modified"), prudent.decoded("sequence")) == (NOW, 0)
    assert b"Dr Exemple" not in reader.read(feed).content


def test_alarms_ring_on_the_morning_a_week_and_a_day_before(
    new_reader: Callable[..., Reader], clock_of: Callable[..., Any]
) -> None:
    reader = new_reader()
    clock_of(reader.id)
    first, *_ = reader.events(reader.subscribe("mine"))
    midnight = datetime(2027, 2, 1, tzinfo=UTC)
    rings = [midnight + alarm.decoded("trigger") for alarm in first.walk("VALARM")]
    assert rings == [datetime(2027, 1, day, 8, 30, tzinfo=UTC) for day in (25, 31)]


def test_an_undated_clock_shows_its_latest_possible_end_and_says_why(
    new_reader: Callable[..., Reader], clock_of: Callable[..., Any]
) -> None:
    reader = new_reader()
    clock_of(reader.id, last_day=None, prudent_day=None, not_later_than=LAST, unconfirmed=True)
    (event,) = reader.events(reader.subscribe("mine"))
    assert event.decoded("dtstart") == LAST
    assert "publication à dater" in event["summary"]
    assert "Dater la publication" in event["description"]
    assert "à confirmer par un juriste" in event["description"]


def test_the_same_clocks_give_the_same_bytes_and_a_304(
    new_reader: Callable[..., Reader], clock_of: Callable[..., Any]
) -> None:
    reader = new_reader()
    clock_of(reader.id)
    feed = reader.subscribe("mine")
    first = reader.read(feed)
    assert first.headers["content-type"] == "text/calendar; charset=utf-8"
    again = reader.read(feed, **{"If-None-Match": f'W/"x", {first.headers["etag"]}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    clock_of(reader.id)
    assert reader.read(feed, **{"If-None-Match": first.headers["etag"]}).status_code == 200


def test_closed_and_foreign_clocks_are_not_ours_to_watch(
    new_reader: Callable[..., Reader], clock_of: Callable[..., Any]
) -> None:
    reader, other = new_reader(), new_reader()
    clock_of(reader.id, state="closed")
    clock_of(reader.id, state="superseded")
    clock_of(reader.id, owner="counterparty")
    clock_of(other.id)
    clock_of(None)
    kept, _ = clock_of(reader.id, owner="insured")
    events = reader.events(reader.subscribe("mine"))
    assert len(events) == 2
    assert of_claim(events, kept) == events


def test_a_closed_claim_keeps_its_days_and_says_that_it_is_closed(
    new_reader: Callable[..., Reader], clock_of: Callable[..., Any], database: Database
) -> None:
    reader = new_reader()
    claim, _ = clock_of(reader.id)
    feed = reader.subscribe("mine")
    with database.transaction() as session:
        change(session, "claim", claim.id, closed_at=NOW + timedelta(days=3))
        sql = (
            "INSERT INTO claim_status_fact (id, claim_id, status, at, actor_name) VALUES (:id, :of, 'closed', :at, '')"
        )
        session.execute(text(sql), {"id": new_id(), "of": claim.id, "at": NOW + timedelta(days=3)})
    first, *_ = reader.events(feed)
    assert "(dossier clos)" in first["summary"]
    assert (first.decoded("sequence"), first.decoded("last-modified")) == (1, NOW + timedelta(days=3))


def test_a_hidden_claim_is_in_no_feed_of_its_hidden_handler_nor_of_the_team(
    new_reader: Callable[..., Reader], clock_of: Callable[..., Any], database: Database
) -> None:
    reader = new_reader()
    claim, _ = clock_of(reader.id)
    seen, _ = clock_of(reader.id)
    mine, team = reader.subscribe("mine"), reader.subscribe("team")
    assert len(of_claim(reader.events(team), claim)) == 2
    with database.transaction() as session:
        change(session, "claim", claim.id, hidden_from=[reader.id])
    for feed in (mine, team):
        events = reader.events(feed)
        assert of_claim(events, claim) == []
        assert len(of_claim(events, seen)) == 2
    month = reader.client.get(f"{API}/deadlines/calendar?month=2027-02&handler=me", headers=reader.headers).json()
    assert {one["claim"] for day in month["days"] for one in day["clocks"]} == {seen.reference}


def test_a_revoked_feed_answers_no_more(new_reader: Callable[..., Reader], database: Database) -> None:
    reader, other = new_reader(), new_reader()
    feed, kept = reader.subscribe("mine"), reader.subscribe("team")
    path = f"{API}/calendar-feeds/{feed['id']}"
    match = {"If-Match": '"1"'}
    assert reader.client.delete(path, headers=reader.headers).status_code == 428
    assert other.client.delete(path, headers={**other.headers, **match}).status_code == 404
    assert reader.client.delete(path, headers={**reader.headers, "If-Match": '"2"'}).status_code == 412
    assert reader.client.delete(path, headers={**reader.headers, **match}).status_code == 204
    assert reader.client.delete(path, headers={**reader.headers, **match}).status_code == 404
    refusal = reader.read(feed)
    assert (refusal.status_code, refusal.json()["code"]) == (404, "calendar_feed_not_found")
    assert reader.read(kept).status_code == 200
    with database.reading() as session:
        actions = session.query(AuditEntry.action).filter_by(subject_id=UUID(feed["id"])).order_by(AuditEntry.position)
        assert [action for (action,) in actions] == ["calendar_feed.created", "calendar_feed.revoked"]


def test_a_feed_ends_with_the_account_that_asked_for_it(new_reader: Callable[..., Reader], database: Database) -> None:
    reader = new_reader()
    feeds = [reader.subscribe("mine"), reader.subscribe("team")]
    with database.transaction() as session:
        change(session, "user_account", reader.id, active=False)
    assert [reader.read(feed).status_code for feed in feeds] == [404, 404]


def test_everybody_lists_their_own_feeds_and_an_admin_all(new_reader: Callable[..., Reader]) -> None:
    reader, admin = new_reader(), new_reader(Role.ADMIN)
    made = [reader.subscribe("mine"), reader.subscribe("team")]
    path = f"{API}/calendar-feeds"
    listed = reader.client.get(path, headers=reader.headers).json()["items"]
    assert [(one["id"], one["scope"]) for one in listed] == [(made[0]["id"], "mine"), (made[1]["id"], "team")]
    assert all(secret not in one for one in listed for secret in ("url", "token", "token_hash"))
    page = reader.client.get(path, params={"limit": 1}, headers=reader.headers).json()
    rest = reader.client.get(path, params={"limit": 1, "cursor": page["next"]}, headers=reader.headers).json()
    assert [page["items"][0]["id"], rest["items"][0]["id"], rest["next"]] == [made[0]["id"], made[1]["id"], None]
    gone = admin.client.delete(f"{path}/{made[0]['id']}", headers={**admin.headers, "If-Match": '"1"'})
    assert gone.status_code == 204


def test_only_the_hash_of_the_secret_is_stored(new_reader: Callable[..., Reader], database: Database) -> None:
    feed = new_reader().subscribe("team")
    with database.reading() as session:
        stored = session.execute(
            text("SELECT f::text FROM calendar_feed f WHERE id = :id"), {"id": feed["id"]}
        ).scalar_one()
    assert feed["token"] not in stored
    assert feed["url"].endswith(f"/calendars/{feed['token']}.ics")


def test_a_token_has_no_claims_of_its_own(client: TestClient, handler: Headers) -> None:
    refusal = client.post(f"{API}/calendar-feeds", json={"scope": "mine"}, headers=handler)
    assert (refusal.status_code, refusal.json()["code"]) == (422, "calendar_of_nobody")
    assert client.post(f"{API}/calendar-feeds", json={"scope": "team"}, headers=handler).status_code == 201
    assert client.get("/calendars/inconnu.ics").status_code == 404


def test_a_month_shows_each_named_day_of_a_handler_with_its_holidays(
    new_reader: Callable[..., Reader], clock_of: Callable[..., Any]
) -> None:
    reader = new_reader()
    claim, deadline_id = clock_of(reader.id, last_day=date(2026, 12, 1), prudent_day=date(2026, 11, 30))
    clock_of(
        reader.id, prudent_day=None, last_day=date(2026, 11, 12), escalate_from=date(2026, 11, 13), owner="counterparty"
    )
    free, _ = clock_of(None, last_day=date(2026, 11, 20), prudent_day=date(2026, 11, 19))

    def month(handler: str) -> Any:
        path = f"{API}/deadlines/calendar?month=2026-11&handler={handler}"
        return reader.client.get(path, headers=reader.headers).json()

    mine = month("me")
    assert [(day["day"], [one["what"] for one in day["clocks"]]) for day in mine["days"]] == [
        ("2026-11-12", ["last_day"]),
        ("2026-11-13", ["escalate_from"]),
        ("2026-11-30", ["prudent_day"]),
    ]
    shown = mine["days"][-1]["clocks"][0]
    assert (shown["claim"], shown["deadline_id"], shown["owner"]) == (claim.reference, str(deadline_id), "us")
    assert mine["holidays"] == [
        {"day": "2026-11-01", "name": "Toussaint", "places": []},
        {"day": "2026-11-11", "name": "Armistice de 1918", "places": []},
    ]
    assert month(str(reader.id)) == mine
    assert free.reference in {one["claim"] for day in month("none")["days"] for one in day["clocks"]}
