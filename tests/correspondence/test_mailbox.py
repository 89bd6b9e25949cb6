"""The local mailbox over the API."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from backend.core.db import Database
from backend.core.ids import new_id
from backend.core.settings import Settings
from backend.correspondence.senders import MailboxSender
from backend.correspondence.service import compose, message_row
from backend.main import create_app
from tests.conftest import Headers

NOW = datetime(2026, 10, 1, 8, 0, tzinfo=UTC)


def _client(database: Database, folder: Path, smtp_url: str | None = None) -> TestClient:
    return TestClient(create_app(Settings(data_dir=folder, smtp_url=smtp_url), database))


@pytest.fixture
def mailbox(database: Database, tmp_path: Path) -> TestClient:
    sender = MailboxSender(tmp_path / "mailbox")
    for number in range(5):
        row = message_row(
            dedup_key=f"mail:{number}",
            recipient="claire@example.org",
            subject=f"Rappel {number}",
            body="Échéance demain.\n",
            claim_id=None,
            now=NOW,
        )
        sender.deliver(compose(row, f"<{row['id']}@example.org>", "x@example.org"))
    return _client(database, tmp_path)


def test_messages_are_listed_newest_first_in_pages(mailbox: TestClient, handler: Headers) -> None:
    subjects, cursor = [], ""
    for _ in range(3):
        page = mailbox.get(f"/api/v1/mailbox?limit=2{cursor}", headers=handler).json()
        subjects += [line["subject"] for line in page["items"]]
        cursor = f"&cursor={page['next']}"
    assert subjects == [f"Rappel {number}" for number in (4, 3, 2, 1, 0)]
    assert page["next"] is None


def test_a_message_is_read_whole(mailbox: TestClient, handler: Headers) -> None:
    line = mailbox.get("/api/v1/mailbox", headers=handler).json()["items"][0]
    mail = mailbox.get(f"/api/v1/mailbox/{line['id']}", headers=handler).json()
    assert (mail["body"].strip(), mail["recipient"]) == ("Échéance demain.", "claire@example.org")
    missing = mailbox.get(f"/api/v1/mailbox/{new_id()}", headers=handler)
    assert (missing.status_code, missing.json()["code"]) == (404, "mail_not_found")


def test_a_bad_cursor_is_refused(mailbox: TestClient, handler: Headers) -> None:
    assert mailbox.get("/api/v1/mailbox?cursor=abc", headers=handler).json()["code"] == "cursor_invalid"


def test_an_auditor_may_not_read_mail(mailbox: TestClient, auditor: Headers) -> None:
    assert mailbox.get("/api/v1/mailbox", headers=auditor).status_code == 403


def test_there_is_no_mailbox_with_a_mail_server(database: Database, tmp_path: Path, handler: Headers) -> None:
    answer = _client(database, tmp_path, "smtp://127.0.0.1:25").get("/api/v1/mailbox", headers=handler)
    assert (answer.status_code, answer.json()["code"]) == (404, "mailbox_not_used")
