"""A house on fire: real workers killed without warning, PostgreSQL too, and a mail server at its worst.

Used by the test, with few rounds, and by `scripts/bench/crash.py`, with as many as one likes.
"""

import asyncio
import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from itertools import cycle
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from sqlalchemy import text

from backend.core import clock, embedded, schema
from backend.core.db import Database, rows
from backend.core.embedded_install import locate
from backend.core.settings import Settings
from backend.deadlines.watch import count, stored_faults
from tests.deadlines.stored import store_claim, store_deadline, store_reminder

WORKERS = 3
LONGER_THAN_THE_CLIENT_WAITS = 12
FAULTS = ("hang", "451 later", "hang up", "550 no such person", "451 later", "hang up", "550 no such person")
PENDING = """SELECT count(*) FROM reminder r LEFT JOIN outbox_message m ON m.dedup_key = 'reminder:' || r.id
              WHERE r.state = 'pending' OR m.state = 'pending'"""
# The half minute that a failed message waits is proved elsewhere.
NO_PAUSE = "UPDATE outbox_message SET next_attempt_at = :now WHERE state = 'pending' AND next_attempt_at > :now"
LETTERS = """SELECT r.state AS reminder, m.state, m.message_id, t.id IS NOT NULL AS has_task
               FROM reminder r LEFT JOIN outbox_message m ON m.dedup_key = 'reminder:' || r.id
               LEFT JOIN task t ON t.dedup_key = 'undelivered:' || m.id"""


class BadReceiver:
    """Accepts slowly, so that kills fall in the middle; a message may first meet one of FAULTS. Counts what it took."""

    def __init__(self, chance: random.Random) -> None:
        self.taken: Counter[str] = Counter()
        self.ids_by_subject: dict[str, set[str]] = {}
        self.answers: Counter[str] = Counter()
        self.calm = False
        self.in_flight = 0
        self._chance = chance
        self._faults = cycle(FAULTS)
        self._fault_of: dict[str, str] = {}
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:
        """Accept, or not, as chance decides for this message."""
        message = message_from_bytes(envelope.content or b"", policy=policy.default)
        answer = self._answer(message["Message-ID"])
        self.answers[answer] += 1
        self.in_flight += answer != "hang"
        await asyncio.sleep(LONGER_THAN_THE_CLIENT_WAITS if answer == "hang" else 0.05)
        self.in_flight -= answer != "hang"
        if answer.startswith("hang"):
            server.transport.close()
        elif answer.startswith("250"):
            self.taken[message["Message-ID"]] += 1
            self.ids_by_subject.setdefault(message["Subject"], set()).add(message["Message-ID"])
            await asyncio.sleep(0.02)
        return answer

    def _answer(self, message_id: str) -> str:
        fault = self._fault_of.get(message_id)
        raging = len(self._fault_of) < len(FAULTS) or (not self.calm and self._chance.random() < 0.3)
        if fault is None and raging:
            self._fault_of[message_id] = fault = next(self._faults)
            return fault
        self._fault_of.setdefault(message_id, "")
        return fault if fault and fault.startswith("550") else "250 OK"

    def listen(self) -> None:
        """Answer; before and after, connections are refused."""
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self._controller.start()

    def hang_up(self) -> None:
        """Close the door."""
        self._controller.stop()


@dataclass
class Outcome:
    """What became of every reminder."""

    reminders: int = 0
    sent: int = 0
    dead: int = 0
    lost: int = 0
    sent_without_delivery: int = 0
    dead_without_task: int = 0
    duplicates: int = 0
    unrecognisable: int = 0
    workers_killed: int = 0
    servers_killed: int = 0
    answers: dict[str, int] = field(default_factory=dict)
    faults: dict[str, int] = field(default_factory=dict)


class Fire:
    """One run in a folder of its own."""

    def __init__(self, folder: Path, *, seed: int = 1) -> None:
        self.chance = random.Random(seed)  # noise, no secret
        self.receiver = BadReceiver(self.chance)
        self.settings = Settings(data_dir=folder, database_url=None)
        self.outcome = Outcome()
        self._workers: list[subprocess.Popen[bytes]] = []

    def run(self, *, kills: int, servers: int, each: int, patience: float) -> Outcome:
        """Add `each` due reminders before each of `kills` kills, then wait at most `patience` seconds for the rest."""
        with embedded.database(self.settings) as url:
            schema.upgrade(url)
            database = Database(url)
            try:
                self.receiver.listen()
                self._burn(database, kills, servers, each)
                self.receiver.calm = True
                self._drain(database, patience)
            finally:
                self.receiver.hang_up()
                for worker in self._workers:
                    worker.kill()
                    worker.wait()
            self._judge(database)
            database.dispose()
        return self.outcome

    def _burn(self, database: Database, kills: int, servers: int, each: int) -> None:
        falls = {(number + 1) * kills // (servers + 1) for number in range(servers)}
        for number in range(kills):
            if number == kills // 3:
                self.receiver.hang_up()
            if number == kills // 3 + 2:
                self.receiver.listen()
            self._keep_workers()
            self._add(database, each)
            time.sleep(self.chance.uniform(0.5, 0.9))
            self._await_delivery()
            # The oldest: one just born has done nothing yet.
            victim = self._workers.pop(0)
            victim.kill()
            victim.wait()
            self.outcome.workers_killed += 1
            if number in falls:
                self._kill_server(database)

    def _await_delivery(self) -> None:
        """The worst moment: a message is on the wire. Where none is, any moment will do."""
        for _ in range(100):
            if self.receiver.in_flight:
                return
            time.sleep(0.01)

    def _kill_server(self, database: Database) -> None:
        """Kill PostgreSQL itself; whoever comes next brings it back."""
        pid = int((locate(self.settings.data_dir).cluster / "postmaster.pid").read_text().splitlines()[0])
        os.kill(pid, signal.SIGKILL)
        self.outcome.servers_killed += 1
        database.dispose()
        with embedded.database(self.settings):
            pass

    def _keep_workers(self) -> None:
        self._workers = [worker for worker in self._workers if worker.poll() is None]
        while len(self._workers) < WORKERS:
            self._workers.append(self._start())

    def _start(self) -> subprocess.Popen[bytes]:
        env = {name: value for name, value in os.environ.items() if name != "EGIDE_DATABASE_URL"}
        env |= {
            "EGIDE_DATA_DIR": str(self.settings.data_dir),
            "EGIDE_SMTP_URL": f"smtp://127.0.0.1:{self.receiver.port}",
        }
        command = [str(Path(sys.executable).with_name("egide")), "worker"]
        with (self.settings.data_dir / "workers.log").open("ab") as log:
            return subprocess.Popen(command, env=env, stdout=log, stderr=log)

    def _add(self, database: Database, each: int) -> None:
        """Reminders of clocks that end today, so that none waits for the morning."""
        now = clock.now()
        days = {"last_day": clock.paris_date(now), "prudent_day": clock.paris_date(now)}
        with database.transaction() as session:
            for _ in range(each):
                claim = store_claim(session, now)
                deadline_id = store_deadline(session, claim, now, **days)
                store_reminder(session, claim, deadline_id, now, rung="prudent_day", **days)
        self.outcome.reminders += each

    def _drain(self, database: Database, patience: float) -> None:
        until = time.monotonic() + patience
        while time.monotonic() < until:
            self._keep_workers()
            with database.transaction() as session:
                session.execute(text(NO_PAUSE), {"now": clock.now()})
                if not rows(session, PENDING)[0]["count"]:
                    return
            time.sleep(1)

    def _judge(self, database: Database) -> None:
        with database.reading() as session:
            letters = rows(session, LETTERS)
            self.outcome.faults = count(stored_faults(session, clock.now()))
        taken = self.receiver.taken
        states = Counter(row["state"] for row in letters)
        sent = [row["message_id"] for row in letters if row["state"] == "sent"]
        self.outcome.sent, self.outcome.dead = states["sent"], states["dead"]
        self.outcome.lost = sum(row["reminder"] != "fired" or row["state"] not in ("sent", "dead") for row in letters)
        self.outcome.lost += self.outcome.reminders - len(letters)
        self.outcome.sent_without_delivery = sum(not taken[one] for one in sent)
        self.outcome.dead_without_task = sum(row["state"] == "dead" and not row["has_task"] for row in letters)
        self.outcome.duplicates = sum(taken.values()) - len(taken)
        self.outcome.unrecognisable = sum(len(ids) > 1 for ids in self.receiver.ids_by_subject.values())
        self.outcome.answers = dict(self.receiver.answers)
