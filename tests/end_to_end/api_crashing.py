"""A server killed without warning, PostgreSQL too, under clients who send again what was not answered.

Used by the test, with few kills, and by `scripts/bench/crash_api.py`, with as many as one likes.
"""

import os
import random
import signal
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Any

import httpx2

from backend.accounts import service as accounts
from backend.core import clock, embedded, schema
from backend.core.access import Role
from backend.core.db import Database, rows
from backend.core.embedded_install import locate
from backend.core.ids import new_id
from backend.core.invariants import broken
from backend.core.settings import Settings
from backend.coverage.invariants import INVARIANTS
from tests.conftest import Headers
from tests.end_to_end.house import House
from tests.factories import ClaimBody, committed_policy
from tests.providers.story import siret

API = "/api/v1"
POLICIES = 400
PATIENCE_SECONDS = 60
Json = dict[str, Any]
COUNTED = {
    "declare": "SELECT count(*) FROM claim",
    "decide": "SELECT count(*) FROM covered_event",
    "request": "SELECT count(*) FROM service_request",
    "quote": "SELECT count(*) FROM quote",
    "order": "SELECT count(*) FROM purchase_order",
    "invoice": "SELECT count(*) FROM invoice",
    "approve": "SELECT count(*) FROM payment WHERE state = 'paid'",
}
LEDGER = {
    "quote": "SELECT coalesce(sum(amount_cents), 0) FROM ledger_entry WHERE kind = 'reserve'",
    "order": "SELECT coalesce(sum(amount_cents), 0) FROM ledger_entry WHERE kind = 'commit'",
    "approve": "SELECT coalesce(sum(amount_cents), 0) FROM ledger_entry WHERE kind = 'pay'",
}


@dataclass
class Outcome:
    """What was acknowledged, what the database holds, and how the fire went."""

    acknowledged: dict[str, int] = field(default_factory=dict)
    stored: dict[str, int] = field(default_factory=dict)
    acknowledged_cents: dict[str, int] = field(default_factory=dict)
    ledger_cents: dict[str, int] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    broken: dict[str, list[str]] = field(default_factory=dict)
    unanswered: int = 0
    replayed: int = 0
    servers_killed: int = 0
    databases_killed: int = 0
    surprises: list[str] = field(default_factory=list)

    @property
    def lost(self) -> int:
        """Acknowledged writes that the database does not hold."""
        gone = sum(max(0, count - self.stored[verb]) for verb, count in self.acknowledged.items())
        return gone + len(self.missing)

    @property
    def doubled(self) -> int:
        """Writes that it holds twice: by rows, and by the euros of the ledger."""
        rows_twice = sum(max(0, self.stored[verb] - count) for verb, count in self.acknowledged.items())
        wrong = (cents != self.acknowledged_cents[verb] for verb, cents in self.ledger_cents.items())
        return rows_twice + sum(wrong)


class Client:
    """Somebody who takes one claim after the other from its declaration to its payment, whatever happens."""

    def __init__(self, fire: "ApiFire", http: httpx2.Client) -> None:
        self.fire, self.http = fire, http

    def send(
        self, verb: str, path: str, body: object, headers: Headers, version: int | None = None, cents: int = 0
    ) -> Json:
        """Send until it is answered, each time with the same key."""
        sent = {**headers, "Idempotency-Key": str(new_id())}
        if version is not None:
            sent["If-Match"] = f'"{version}"'
        for attempt in range(PATIENCE_SECONDS * 10):
            answer = self._once("POST", path, sent, body)
            if answer is not None and answer.status_code < 300:
                self.fire.acknowledge(verb, answer.json(), cents, again=attempt > 0)
                return dict(answer.json())
            if answer is not None and not _worth_another_try(answer):
                raise AssertionError(f"{verb}: {answer.status_code} {answer.text}")
            time.sleep(0.1)
        raise AssertionError(f"{verb} was never answered")

    def get(self, path: str, headers: Headers) -> Json:
        """Read until it is answered."""
        for _ in range(PATIENCE_SECONDS * 10):
            answer = self._once("GET", path, headers, None)
            if answer is not None and answer.status_code == 200:
                return dict(answer.json())
            time.sleep(0.1)
        raise AssertionError(f"{path} was never answered")

    def _once(self, method: str, path: str, headers: Headers, body: object) -> httpx2.Response | None:
        try:
            return self.http.request(method, API + path, headers=headers, json=body)
        except httpx2.TransportError:
            self.fire.unanswered()
            return None

    def whole_life(self, policy: str) -> None:
        """From the declaration to the payment."""
        handler, supervisor = self.fire.handler, self.fire.supervisor
        claim = self.send("declare", "/claims", ClaimBody(policy_number=policy), handler)
        path = f"/claims/{claim['reference']}"
        self._qualified(path, claim, handler)
        decision = {"outcome": "covered", "event": "new"}
        self.send("decide", f"{path}/coverage-decision", decision, handler, self.get(path, handler)["version"])
        wanted = {"provider_id": self.fire.provider, "speciality": "cleaning"}
        request = self.send("request", f"{path}/service-requests", wanted, handler)
        path = f"/service-requests/{request['reference']}"
        # No two alike: the same amount to the same payee is asked about.
        cents = 10_000 + int(request["reference"].rpartition("-")[2])
        amount = f"{cents // 100}.{cents % 100:02}"
        self.send("quote", f"{path}/quote", {"amount_ttc": amount}, handler, cents=cents)
        self.send("order", f"{path}/order", {}, handler, self.get(path, handler)["version"], cents)
        invoice = {"number": f"F-{request['reference']}", "amount_ttc": amount}
        self.send("invoice", f"{path}/invoice", invoice, handler)
        proposed = self.get("/payments?state=proposed&limit=200", supervisor)["items"]
        (found,) = (one for one in proposed if one["service_request"] == request["reference"])
        payment = f"/payments/{found['reference']}"
        self.send("approve", f"{payment}/approval", {}, supervisor, self.get(payment, supervisor)["version"], cents)

    def _qualified(self, path: str, claim: Json, handler: Headers) -> None:
        """A version, and no key, keeps a qualification from being written twice: look before sending again."""
        target = f"{path}/contents/{claim['contents'][0]['id']}/qualification"
        told = {"kind": "diffamation_publique", "reasons": "Exemple."}
        for _ in range(PATIENCE_SECONDS * 10):
            page = self.get(path, handler)
            if page["contents"][0]["qualification"] is not None:
                return
            self._once("POST", target, {**handler, "If-Match": f'"{page["version"]}"'}, told)
        raise AssertionError("never qualified")


def _worth_another_try(answer: httpx2.Response) -> bool:
    code = answer.json().get("code") if "json" in answer.headers.get("content-type", "") else None
    return answer.status_code >= 500 or code == "idempotency_in_progress"


class ApiFire:
    """One run in a folder of its own."""

    def __init__(self, folder: Path, *, seed: int = 1) -> None:
        self.chance = random.Random(seed)
        self.settings = Settings(data_dir=folder / "var", database_url=None)
        self.house = House(folder, EGIDE_LOG_LEVEL="WARNING")
        self.outcome = Outcome()
        self.handler: Headers = {}
        self.supervisor: Headers = {}
        self.provider = ""
        self._acknowledged: Counter[str] = Counter()
        self._cents: Counter[str] = Counter()
        self._references: list[str] = []
        self._policies: list[str] = []
        self._lock, self._over = Lock(), Event()

    def run(self, *, kills: int, clients: int) -> Outcome:
        """Kill `kills` times, the server and its database in turn, while `clients` clients work; then judge."""
        with embedded.database(self.settings) as url:
            schema.upgrade(url)
            database = Database(url)
            self._prepare(database)
            try:
                with self._working(clients):
                    for number in range(kills):
                        self._await_progress()
                        time.sleep(self.chance.uniform(0.05, 0.4))
                        self._kill_database(database) if number % 2 else self._kill_server()
            finally:
                self.house.close()
            self._judge(database)
            database.dispose()
        return self.outcome

    def _prepare(self, database: Database) -> None:
        self.server = self.house.serve()
        with database.transaction() as session:
            for role in (Role.HANDLER, Role.SUPERVISOR, Role.ADMIN):
                made = accounts.create_api_token(session, None, name=role.value, role=role, now=clock.now())
                setattr(self, role.value, {"Authorization": f"Bearer {made.token}"})
        self._policies = [committed_policy(database).number for _ in range(POLICIES)]
        body = {"name": "Nettoyage Exemple", "siret": siret(), "email": "n@example.org", "specialities": ["cleaning"]}
        headers = {**self.__dict__["admin"], "Idempotency-Key": str(new_id())}
        answer = httpx2.post(f"{self.house.url}{API}/providers", json=body, headers=headers)
        assert answer.status_code == 201, answer.text
        self.provider = answer.json()["id"]

    @contextmanager
    def _working(self, clients: int) -> Iterator[None]:
        threads = [Thread(target=self._work) for _ in range(clients)]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self._over.set()
            for thread in threads:
                thread.join()

    def _work(self) -> None:
        try:
            with httpx2.Client(base_url=self.house.url, timeout=PATIENCE_SECONDS) as http:
                while not self._over.is_set() and self._policies:
                    Client(self, http).whole_life(self._policies.pop())
        except (AssertionError, LookupError, ValueError) as surprise:
            self.outcome.surprises.append(f"{type(surprise).__name__}: {surprise}"[:300])

    def acknowledge(self, verb: str, answer: Json, cents: int, *, again: bool) -> None:
        """A write was answered as done."""
        with self._lock:
            self._acknowledged[verb] += 1
            self._cents[verb] += cents
            self.outcome.replayed += again
            if verb in ("declare", "request", "approve"):
                self._references.append(answer["reference"])

    def unanswered(self) -> None:
        """A connection broke: nobody knows whether it was done."""
        with self._lock:
            self.outcome.unanswered += 1

    def _await_progress(self) -> None:
        """Something must have been acknowledged since the last kill, so that each falls under load."""
        before = self._acknowledged.total()
        for _ in range(PATIENCE_SECONDS * 20):
            if self._acknowledged.total() > before + 3 or self.outcome.surprises:
                return
            time.sleep(0.05)

    def _kill_server(self) -> None:
        os.kill(self.server.pid, signal.SIGKILL)
        self.server.wait()
        self.outcome.servers_killed += 1
        self.server = self.house.serve()

    def _kill_database(self, database: Database) -> None:
        pid = int((locate(self.settings.data_dir).cluster / "postmaster.pid").read_text().splitlines()[0])
        os.kill(pid, signal.SIGKILL)
        self.outcome.databases_killed += 1
        database.dispose()
        with embedded.database(self.settings):  # whoever comes next brings it back
            pass

    def _judge(self, database: Database) -> None:
        outcome = self.outcome
        outcome.acknowledged = {verb: self._acknowledged[verb] for verb in COUNTED}
        outcome.acknowledged_cents = {verb: self._cents[verb] for verb in LEDGER}
        with database.reading() as session:
            outcome.stored = {verb: rows(session, sql)[0]["count"] for verb, sql in COUNTED.items()}
            outcome.ledger_cents = {
                verb: int(next(iter(rows(session, sql)[0].values()))) for verb, sql in LEDGER.items()
            }
            known = """SELECT reference FROM claim UNION ALL SELECT reference FROM service_request
                       UNION ALL SELECT reference FROM payment WHERE state = 'paid'"""
            held = {row["reference"] for row in rows(session, known)}
            outcome.missing = [one for one in self._references if one not in held]
            found = {one.code: list(broken(session, one)) for one in INVARIANTS}
        outcome.broken = {code: keys for code, keys in found.items() if keys}
