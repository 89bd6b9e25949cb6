"""The main job once, for real: every part a process of its own, mails received over SMTP, files on the disk."""

import csv
import json
from collections.abc import Iterator
from datetime import date, datetime
from email.message import EmailMessage
from typing import Any
from zoneinfo import ZoneInfo

import httpx2
import pypdfium2
import pytest

from tests.conftest import data_file
from tests.correspondence.receiver import Receiver, receiving
from tests.end_to_end.house import PATIENCE_SECONDS, House, eventually, house
from tests.factories import Caller, ContentBody, PublishedBody
from tests.factories.bodies import days_ago
from tests.factories.calls import done, refused
from tests.providers.story import Story, siret

TEAM = "equipe@example.org"
ACCEPTED, REJECTED = 4952, 48


@pytest.fixture
def smtp() -> Iterator[Receiver]:
    """Where every mail of the story arrives."""
    with receiving() as receiver:
        yield receiver


@pytest.fixture
def home() -> Iterator[House]:
    """A data folder and a port that nobody else has."""
    with house() as made:
        yield made


def test_the_main_job_from_the_portfolio_to_the_report(home: House, smtp: Receiver) -> None:
    assert home.told("migrate")["schema"]
    _portfolio(home)
    settings = {"EGIDE_SMTP_URL": smtp.url, "EGIDE_TEAM_EMAIL": TEAM, "EGIDE_LOG_LEVEL": "WARNING"}
    running = [home.serve(**settings)]
    with httpx2.Client(base_url=home.url, timeout=PATIENCE_SECONDS) as client:
        handler, supervisor = (_token(home, role) for role in ("handler", "supervisor"))
        story, caller = Story(client, None, handler, supervisor), Caller(client, handler)
        row = _policy()
        references = _cover(caller, row["numero_contrat"])
        _mission(story, references[0])
        # Two workers at once find everything due.
        running += [home.start("worker", env=settings) for _ in range(2)]
        _reminded(smtp, references, row["email"], home)
        _filed_by_a_worker(story)
    assert [home.stop(process) for process in running] == [0, 0, 0], home.logs()
    assert not home.postgres_runs
    _nothing_twice(home, smtp, settings)
    _report(home, row["numero_contrat"], references)
    promises = home.told("verify")
    assert promises["ok"]
    assert not any(promises["broken"].values())
    assert not home.postgres_runs


def _portfolio(home: House) -> None:
    expected = json.loads(data_file("portefeuille.expected.json").read_text())
    found = home.told("import-policies", str(data_file("portefeuille.csv")), "--as-of", "2026-11-01")
    assert (found["rows"], found["created"], found["rejected"]) == (5000, ACCEPTED, REJECTED)
    assert {str(reject["line"]): reject["code"] for reject in found["rejects"]} == expected["rejected_lines"]


def _policy() -> dict[str, str]:
    """An LM-INTERNE policy in force whose insurance year began long enough ago to hold the whole story."""
    expected = json.loads(data_file("portefeuille.expected.json").read_text())
    with data_file("portefeuille.csv").open(encoding="utf-8-sig") as file:
        for line, row in enumerate(csv.DictReader(file, delimiter=";"), start=2):
            sound = str(line) not in expected["rejected_lines"] and row["email"] and not row["date_fin"]
            if sound and row["formule"] == "LM-INTERNE" and _is_old_enough(row):
                return row
    raise AssertionError("no such policy in the file")


def _is_old_enough(row: dict[str, str]) -> bool:
    inception = date.fromisoformat("-".join(reversed(row["date_effet"].split("/"))))
    return inception < days_ago(400) and 100 < _days_since(row["echeance"]) < 300


def _days_since(anniversary: str) -> int:
    day, month = (int(part) for part in anniversary.split("/"))
    today = days_ago(0)
    if (month, day) == (2, 29):
        return 0  # another policy will do
    year = today.year - ((month, day) > (today.month, today.day))
    return (today - date(year, month, day)).days


def _token(home: House, role: str) -> dict[str, str]:
    made = home.told("api-token", "histoire", "--role", role)
    assert made["role"] == role
    return {"Authorization": f"Bearer {made['token']}"}


def _cover(caller: Caller, number: str) -> list[str]:
    """Three claims of one policy: two take its two events, the third is refused them and told so in writing."""
    claims = [_declared(caller, number) for _ in range(3)]
    for used, claim in enumerate(claims[:2], start=1):
        covered = done(caller.decide(claim))
        assert covered["coverage_decision"]["outcome"] == "covered"
        assert (covered["standing"]["events_used"], covered["standing"]["events_limit"]) == (used, 2)
    refusal = refused(caller.decide(claims[2]), 409, "event_limit_reached")
    assert refusal["type"].endswith("/coverage-limit-exceeded")
    assert (refusal["standing"]["events_used"], refusal["standing"]["policy_number"]) == (2, number)
    assert caller.page(claims[2]["reference"])["status"] == "qualified"
    settled = done(caller.decide(claims[2], "not_covered", reason_code="limit_reached"))
    assert settled["coverage_decision"]["reason_code"] == "limit_reached"
    assert settled["status"] == "decided"
    return [claim["reference"] for claim in claims]


def _declared(caller: Caller, number: str) -> dict[str, Any]:
    content = ContentBody(published=PublishedBody(on=days_ago(61)))
    claim = caller.declare(number, contents=[content], discovered_on=days_ago(60).isoformat())
    assert claim["earliest_deadline"]["rule"] == "PRESS_3M"
    return caller.qualify(claim)


def _mission(story: Story, claim: str) -> None:
    """Quote, order, delivery, invoice, approval: the event says at each step what is left."""
    provider = story.done(
        "/providers",
        {"name": "Net et Clair", "siret": siret(), "email": "net@example.org", "specialities": ["cleaning"]},
    )
    matches = story.get(f"/claims/{claim}/provider-matches?speciality=cleaning")["items"]
    assert [(match["provider_id"], bool(match["reasons"])) for match in matches] == [(provider["id"], True)]
    mission = _quoted(story, claim, provider["id"], "1800.00")
    assert _money(story, claim) == ("0.00", "0.00", "4000.00")
    assert story.done(f"/service-requests/{mission}/order")["state"] == "ordered"
    assert _money(story, claim) == ("1800.00", "0.00", "2200.00")
    assert story.done(f"/service-requests/{mission}/delivery", {"result": "Avis retiré."})["state"] == "delivered"
    story.done(f"/service-requests/{mission}/invoice", {"number": "F-1", "amount_ttc": "1500.00"})
    assert _money(story, claim) == ("1500.00", "0.00", "2500.00")
    payment = story.payment_of(mission)
    story.refused("permission_missing", f"/payments/{payment['reference']}/approval", status=403)
    approved = story.done(f"/payments/{payment['reference']}/approval", by=story.supervisor)
    assert (approved["state"], approved["amount"]) == ("paid", "1500.00")
    assert _money(story, claim) == ("0.00", "1500.00", "2500.00")
    second = _quoted(story, claim, provider["id"], "2500.01")
    refusal = story.refused("amount_limit_exceeded", f"/service-requests/{second}/order")
    assert next(event["remaining"] for event in refusal["standing"]["events"]) == "2500.00"
    assert _money(story, claim) == ("0.00", "1500.00", "2500.00")


def _quoted(story: Story, claim: str, provider: str, amount: str) -> str:
    body = {"provider_id": provider, "speciality": "cleaning"}
    mission = str(story.done(f"/claims/{claim}/service-requests", body)["reference"])
    story.done(f"/service-requests/{mission}/quote", {"amount_ttc": amount, "delivery_days": 15})
    return mission


def _money(story: Story, claim: str) -> tuple[str, str, str]:
    event = story.event(claim)
    return event["committed"], event["paid"], event["remaining"]


def _reminders(smtp: Receiver) -> list[EmailMessage]:
    """Those of claims: after seven in the morning the watchdog's daily word goes to the team too."""
    return [mail for mail in smtp.received if mail["To"] == TEAM and mail["Subject"].startswith("SIN-")]


def _reminded(smtp: Receiver, references: list[str], insured: str, home: House) -> None:
    """One reminder a claim to the team, one acknowledgement to the insured, however many workers send."""
    eventually(lambda: len(_reminders(smtp)) >= 3 and len(smtp.received) >= 6)
    assert sorted(reference for mail in _reminders(smtp) for reference in references if reference in mail["Subject"])
    assert {mail["To"] for mail in smtp.received} == {TEAM, insured}
    eventually(lambda: httpx2.get(f"{home.url}/health/deadlines").json()["ok"])


def _filed_by_a_worker(story: Story) -> None:
    path = f"/reports/monthly-coverage/{_month()}/runs"
    answer = story.post(path)
    assert answer.status_code == 202, answer.text
    run = answer.json()["id"]
    eventually(lambda: story.get(f"{path}/{run}")["state"] == "done")


def _nothing_twice(home: House, smtp: Receiver, settings: dict[str, str]) -> None:
    """A worker that comes back finds nothing to send: each message had left once."""
    before = len(smtp.received)
    worker = home.start("worker", env={**settings, "EGIDE_LOG_LEVEL": "INFO"})
    eventually(lambda: "worker_started" in home.logs())
    assert home.stop(worker) == 0
    assert len(smtp.received) == before
    assert len({mail["Message-ID"] for mail in smtp.received}) == before
    subjects = [mail["Subject"] for mail in _reminders(smtp)]
    assert len(subjects) == len(set(subjects)) == 3


def _month() -> str:
    return f"{datetime.now(ZoneInfo('Europe/Paris')):%Y-%m}"


def _report(home: House, number: str, references: list[str]) -> None:
    told = home.told("report", _month(), "--output", "rapport")
    assert told["pdf"] == str(home.folder / "rapport" / f"couverture-{_month()}.pdf")
    document = pypdfium2.PdfDocument(told["pdf"])
    text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    for words in (number, references[0], "2 / 2", "limite atteinte"):
        assert words in text
    with open(told["csv"], encoding="utf-8-sig") as file:
        row = next(row for row in csv.DictReader(file, delimiter=";") if row["Contrat"] == number)
    assert (row["Événements utilisés"], row["Payé (€)"], row["Engagé (€)"]) == ("2", "1500,00", "0,00")
