"""The outbox against a real SMTP receiver, a real folder and a real PostgreSQL."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from sqlalchemy import RowMapping

from backend.core.batch import Batch
from backend.core.db import Database, one_row, rows
from backend.correspondence import service
from backend.correspondence.models import OutboxMessage
from backend.correspondence.senders import MailboxSender, Sender, SmtpSender
from tests.correspondence.receiver import Receiver, receiving

NOW = datetime(2026, 10, 1, 8, 0, tzinfo=UTC)
FROM = "ne-pas-repondre@egide.example.org"


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


def _write(database: Database, count: int = 1, recipient: str = "claire@example.org") -> None:
    batch = Batch()
    for number in range(count):
        batch.insert(
            OutboxMessage,
            service.message_row(
                dedup_key=f"test:{number}",
                recipient=recipient,
                subject=f"SIN-2026-000001\u00a0: échéance n° {number}",
                body="Bonjour,\n\nL’échéance approche.\n.\nFin\n",
                claim_id=None,
                now=NOW,
            ),
        )
    with database.transaction() as session:
        batch.send(session)


def _send(database: Database, sender: Sender, now: datetime = NOW) -> int:
    return service.send_due(database, sender, lambda: now, mail_from=FROM)


def _row(database: Database) -> RowMapping:
    with database.reading() as session:
        row = one_row(session, "SELECT * FROM outbox_message")
    assert row is not None
    return row


def _tasks(database: Database) -> list[RowMapping]:
    with database.reading() as session:
        return list(rows(session, "SELECT * FROM task"))


def test_a_message_arrives_whole_and_once(empty_database: Database, receiver: Receiver) -> None:
    _write(empty_database)
    assert _send(empty_database, SmtpSender(receiver.url)) == 1
    assert _send(empty_database, SmtpSender(receiver.url)) == 0
    (mail,) = receiver.received
    row = _row(empty_database)
    assert receiver.recipients == ["claire@example.org"]
    assert mail["Subject"] == "SIN-2026-000001\u00a0: échéance n° 0"
    assert mail["From"] == f"Égide <{FROM}>"
    assert mail["Date"].datetime == NOW
    assert mail["Message-ID"] == row["message_id"] == f"<{row['id']}@egide.example.org>"
    assert mail.get_content().replace("\r\n", "\n") == row["body"]
    assert (row["state"], row["sent_at"], row["attempts"]) == ("sent", NOW, 1)


def test_parallel_senders_deliver_each_message_once(empty_database: Database, receiver: Receiver) -> None:
    _write(empty_database, 40)
    with ThreadPoolExecutor(4) as pool:
        sent = list(pool.map(lambda _: _send(empty_database, SmtpSender(receiver.url)), range(4)))
    assert sum(sent) == 40
    assert len({mail["Message-ID"] for mail in receiver.received}) == len(receiver.received) == 40


@pytest.mark.parametrize("trouble", ["451 4.7.1 plus tard", "421 4.3.2 fermeture", "hang up"])
def test_a_passing_trouble_is_tried_again(empty_database: Database, receiver: Receiver, trouble: str) -> None:
    _write(empty_database)
    receiver.answers = [trouble]
    assert _send(empty_database, SmtpSender(receiver.url)) == 0
    row = _row(empty_database)
    assert (row["state"], row["attempts"], bool(row["last_error"])) == ("pending", 1, True)
    assert NOW < row["next_attempt_at"] <= NOW + timedelta(seconds=30)
    assert _send(empty_database, SmtpSender(receiver.url)) == 0, "not before its time"
    assert _send(empty_database, SmtpSender(receiver.url), NOW + timedelta(minutes=1)) == 1
    assert len(receiver.received) == 1
    assert not _tasks(empty_database)


@pytest.mark.parametrize("place", ["recipient", "text"])
def test_a_refusal_for_good_becomes_a_task(empty_database: Database, receiver: Receiver, place: str) -> None:
    _write(empty_database)
    answers = receiver.recipient_answers if place == "recipient" else receiver.answers
    answers.append("550 5.1.1 adresse inconnue")
    _send(empty_database, SmtpSender(receiver.url))
    row = _row(empty_database)
    assert (row["state"], row["sent_at"]) == ("dead", None)
    (task,) = _tasks(empty_database)
    assert task["kind"] == "undelivered_message"
    assert "SIN-2026-000001" in task["title"]
    assert "claire" not in str(dict(task))
    assert _send(empty_database, SmtpSender(receiver.url), NOW + timedelta(days=1)) == 0


def test_one_refusal_does_not_hold_the_others_back(empty_database: Database, receiver: Receiver) -> None:
    _write(empty_database, 3)
    receiver.answers = ["250 OK", "550 5.7.1 refusé"]
    assert _send(empty_database, SmtpSender(receiver.url)) == 2


def test_a_server_away_ends_the_round_and_condemns_nothing_before_its_limit(
    empty_database: Database, receiver: Receiver
) -> None:
    _write(empty_database, 3)
    nobody = SmtpSender("smtp://127.0.0.1:1")
    assert _send(empty_database, nobody) == 0
    with empty_database.reading() as session:
        states = rows(session, "SELECT state, attempts FROM outbox_message ORDER BY attempts")
    assert [tuple(row.values()) for row in states] == [("pending", 0), ("pending", 0), ("pending", 1)]
    for _ in range(3):
        _send(empty_database, nobody, NOW + timedelta(days=6))
    assert len(_tasks(empty_database)) == 3


def test_a_wrong_password_condemns_nothing(empty_database: Database, receiver: Receiver) -> None:
    _write(empty_database)
    _send(empty_database, SmtpSender(receiver.url.replace("smtp://", "smtp://egide:faux@")))
    assert _row(empty_database)["state"] == "pending"


@pytest.mark.parametrize(
    "recipient",
    ["pas une adresse", "", "a@b\r\nBcc: c@example.org", "hélène@example.org"],
)
def test_an_address_that_cannot_be_used_becomes_a_task(
    empty_database: Database, receiver: Receiver, recipient: str
) -> None:
    _write(empty_database, recipient=recipient)
    _send(empty_database, SmtpSender(receiver.url))
    assert _row(empty_database)["state"] == "dead"
    assert not receiver.recipients
    assert len(_tasks(empty_database)) == 1


def test_the_mailbox_folder_keeps_one_file_for_a_message_sent_twice(empty_database: Database, tmp_path: Path) -> None:
    _write(empty_database)
    sender = MailboxSender(tmp_path / "mailbox")
    assert _send(empty_database, sender) == 1
    row = _row(empty_database)
    sender.deliver(service.compose(dict(row), row["message_id"], FROM))
    (file,) = (tmp_path / "mailbox").iterdir()
    assert file.name == f"{row['id']}.eml"
    mail = message_from_bytes(file.read_bytes(), policy=policy.default)
    assert (mail["To"], mail["Message-ID"]) == ("claire@example.org", row["message_id"])


def test_a_folder_that_cannot_be_written_is_tried_again(empty_database: Database, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    _write(empty_database)
    assert _send(empty_database, MailboxSender(tmp_path / "file")) == 0
    assert _row(empty_database)["state"] == "pending"
