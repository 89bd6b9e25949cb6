"""Alive, ready, promises kept, and what Prometheus reads; none of them asks who is there."""

from datetime import UTC, datetime, timedelta

from fastapi.testclient import TestClient
from sqlalchemy import text

from backend.core import clock
from backend.core.db import Database
from backend.core.settings import Settings
from backend.main import create_app
from tests.deadlines.stored import store_claim, store_deadline, store_reminder


def _client(database: Database) -> TestClient:
    return TestClient(create_app(Settings(), database))


def test_a_migrated_database_is_ready(empty_database: Database) -> None:
    assert _client(empty_database).get("/health/ready").json() == {"status": "ready"}


def test_another_schema_is_not_ready(empty_database: Database) -> None:
    with empty_database.transaction() as session:
        session.execute(text("SET LOCAL ROLE NONE"))
        session.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    answer = _client(empty_database).get("/health/ready")
    assert (answer.status_code, answer.json()["code"]) == (503, "schema_not_ready")
    assert answer.headers["content-type"] == "application/problem+json"


def test_without_a_database_the_process_lives_but_is_not_ready() -> None:
    nowhere = Database("postgresql+psycopg://egide@127.0.0.1:1/egide")
    client = _client(nowhere)
    assert client.get("/health/live").json() == {"status": "live"}
    answer = client.get("/health/ready")
    assert (answer.status_code, answer.json()["code"]) == (503, "database_unavailable")


def test_promises_kept_and_broken(empty_database: Database) -> None:
    client = _client(empty_database)
    clean = client.get("/health/deadlines")
    counts = clean.json()
    assert (clean.status_code, counts.pop("ok")) == (200, True)
    assert set(counts.values()) == {0}
    assert {"overdue_reminders", "overdue_messages", "dead_messages", "deadlines_without_reminder"} < set(counts)
    now = clock.now()
    last = clock.today()  # does not wait for the morning
    with empty_database.transaction() as session:
        claim = store_claim(session, now)
        watched = store_deadline(session, claim, now, last_day=last, prudent_day=last)
        store_reminder(
            session, claim, watched, now - timedelta(hours=1), rung="constat", last_day=last, prudent_day=last
        )
    broken = client.get("/health/deadlines")
    assert (broken.status_code, broken.json()["ok"], broken.json()["overdue_reminders"]) == (503, False, 1)
    assert broken.json()["type"] == "/problems/reminders-in-trouble"


def test_prometheus_reads_requests_by_route_and_findings(empty_database: Database) -> None:
    client = _client(empty_database)
    client.get("/health/live")
    for path in ("/nowhere/1", "/nowhere/2"):
        client.request("BREW", path)
    answer = client.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain")
    assert 'egide_requests_total{method="GET",route="/health/live",status="200"}' in answer.text
    assert 'egide_findings{kind="overdue_reminders"} 0.0\n' in answer.text
    assert 'egide_requests_total{method="any",route="unmatched",status="404"}' in answer.text
    assert "nowhere" not in answer.text
    assert "BREW" not in answer.text


def test_the_watch_needs_no_account_and_shows_no_person(empty_database: Database) -> None:
    with empty_database.transaction() as session:
        store_claim(session, datetime(2026, 1, 1, tzinfo=UTC))
    for path in ("/health/deadlines", "/metrics"):
        assert "Exemple" not in _client(empty_database).get(path).text
