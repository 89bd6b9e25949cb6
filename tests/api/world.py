"""One of everything, told through the API once: what the paths of every route name."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from fastapi.routing import APIRoute

from backend.accounts import service as accounts
from backend.accounts.cookies import PLAIN_COOKIE
from backend.accounts.models import UserAccount
from backend.core import clock
from backend.core.db import Database, rows
from tests.conftest import Headers, data_file, key
from tests.factories import committed_policy, store_user
from tests.factories.bodies import days_ago
from tests.payments.bank import Bank
from tests.providers.story import API, Json

TODAY = days_ago(0).isoformat()
LAWYER = {"name": "Maître Ada Lovelace", "bar": "Paris", "email": "ada@example.org"}
SECRET_IBAN = "DE89370400440532013000"
# Names that no other row bears: a list that shows one shows what it must not.
SECRET_NAMES = ("Quasimodo Secretissime", "Esmeralda Discretissime")
_PARAMETER = re.compile(r"\{(\w+)(?::\w+)?\}")


@dataclass
class World:
    """Where everything is: `places` by the collection and parameter that a path names."""

    bank: Bank
    roles: dict[str, Headers]
    places: dict[str, str] = field(default_factory=dict)
    claim: str = ""

    def path(self, route: APIRoute, **instead: str) -> str:
        """The address of a route on real things."""
        collection = route.path.split("/")[1]

        def value(found: re.Match[str]) -> str:
            name = found[1]
            return instead.get(name) or self.places.get(f"{collection}.{name}") or self.places[name]

        return API + _PARAMETER.sub(value, route.path)

    def send(self, route: APIRoute, headers: Mapping[str, str], query: str = "", **more: Any) -> Any:
        """A request to a route, with a key of its own."""
        (method,) = route.methods
        sent = {"Idempotency-Key": key({})["Idempotency-Key"], **headers}
        sent = {name: value for name, value in sent.items() if value}
        return self.bank.story.client.request(method, self.path(route) + query, headers=sent, **more)


def signed_in(database: Database, role: str) -> tuple[UUID, Headers]:
    """A member of staff and the cookie of their session."""
    with database.transaction() as session:
        user_id = store_user(session, role=role)
    with database.transaction() as session:
        user = session.get(UserAccount, user_id)
        assert user is not None
        secret = accounts.open_session(session, user, now=clock.now())
    return user_id, {"Cookie": f"{PLAIN_COOKIE}={secret}"}


def build(bank: Bank, roles: dict[str, Headers]) -> World:
    """Everything, made once."""
    world = World(bank, roles)
    _claim(world)
    _mission(world)
    _money(world)
    _quarrels(world)
    _house(world)
    return world


def _claim(world: World) -> None:
    story, place = world.bank.story, world.places
    policy = place["number"] = story.policy("EREP-PLUS")
    world.claim = place["reference"] = claim = story.claim(
        policy=policy, author={"name": SECRET_NAMES[0]}, excerpt=f"Propos de {SECRET_NAMES[0]}."
    )
    page = story.get(f"/claims/{claim}")
    place["content_id"] = page["contents"][0]["id"]
    place["deadline_id"] = story.get(f"/claims/{claim}/deadlines")[0]["id"]
    place["event_id"] = page["coverage_decision"]["event_id"]
    other = committed_policy(story.database)
    place["person_id"] = str(other.insured["id"])
    story.done(f"/claims/{claim}/parties", {"role": "author", "name": other.insured_name})
    place["conflict_id"] = story.get(f"/claims/{claim}/conflicts")[0]["id"]
    story.done(f"/claims/{claim}/vat-positions", {"position": "none", "since": TODAY, "proof": "Attestation"})
    view = {"name": "Urgences", "query": {"tab": "expiring"}, "shared": True}
    place["view_id"] = story.done("/views", view, by=world.roles["admin"])["id"]
    said = {"kind": "call", "text": f"Appel de {SECRET_NAMES[0]}."}
    place["note_id"] = story.done(f"/claims/{claim}/notes", said)["id"]
    body = {"name": "Vague d’avis", "claims": [claim], "analysis": "Une seule cause."}
    place["campaign_id"] = story.done("/campaigns", body)["id"]


def _mission(world: World) -> None:
    story, place = world.bank.story, world.places
    request = place["service-requests.reference"] = story.ordered(world.claim, "900.00")
    story.done(f"/service-requests/{request}/delivery", {"delivered_on": days_ago(2).isoformat()})
    with story.database.reading() as session:
        sql = "SELECT k.id FROM post_check k JOIN service_request r ON r.id = k.request_id WHERE r.reference = :request"
        place["check_id"] = str(rows(session, sql, request=request)[0]["id"])
    invoice = {"number": "F-1", "amount_ttc": "900.00"}
    story.done(f"/service-requests/{request}/invoice", invoice)
    payment = story.payment_of(request)
    place["payments.reference"] = str(payment["reference"])
    provider = place["provider_id"] = str(story.get(f"/service-requests/{request}")["provider_id"])
    link = {"name": "Mme Untel", "reason": "Conjointe"}
    place["link_id"] = story.done(f"/providers/{provider}/links", link)["items"][0]["id"]
    story.done(f"/claims/{world.claim}/lawyer-choice", LAWYER)
    agreed = story.done(f"/claims/{world.claim}/agreements-to-pay", {"step": "notice"}, by=story.supervisor)
    place["agreements-to-pay.reference"] = agreed["reference"]


def _money(world: World) -> None:
    story, place, bank = world.bank.story, world.places, world.bank
    named = {"kind": "court_registry", "name": SECRET_NAMES[1], "claim": world.claim}
    payee = place["payee_id"] = story.done("/payees", named)["id"]
    details = {"iban": SECRET_IBAN, "holder": SECRET_NAMES[1], "source": "RIB reçu par courrier."}
    place["details_id"] = story.done(f"/payees/{payee}/bank-details", details)["id"]
    paid = bank.approved("300.00", claim=world.claim)["reference"]
    place["batched"] = paid
    place["payment-batches.reference"] = bank.batch(paid)["reference"]
    money = {"kind": "damages", "amount": "80.00", "received_on": TODAY, "from": "CARPA", "reference": "VIR 12"}
    place["recoveries.reference"] = story.done(f"/claims/{world.claim}/recoveries", money)["reference"]
    body = {"event_id": place["event_id"], "extra_amount": "1500.00", "reason": "Récidive grave."}
    asked = story.done(f"/policies/{place['number']}/limit-exceptions", body, by=story.supervisor)
    place["exception_id"] = asked["id"]


def _quarrels(world: World) -> None:
    story, place = world.bank.story, world.places
    body: Json = {"claim": world.claim, "channel": "letter", "subject": "Trop long", "sent_on": days_ago(3).isoformat()}
    place["complaints.reference"] = story.done("/complaints", {**body, "received_on": TODAY})["reference"]
    positions = {"measure": "Assigner", "insurer_position": "Non.", "insured_position": "Oui."}
    told = story.done(f"/claims/{world.claim}/disagreements", positions)
    place["disagreements.reference"] = told["reference"]


def _house(world: World) -> None:
    story, place = world.bank.story, world.places
    helped = story.done("/assistance-requests", {"policy_number": story.policy("LM-INTERNE"), "trigger": "assault"})
    place["assistance-requests.reference"] = helped["reference"]
    user, _ = signed_in(story.database, "handler")
    place["user_id"] = str(user)
    away = {"starts_on": TODAY, "ends_on": (clock.today() + timedelta(days=3)).isoformat()}
    place["absence_id"] = story.done(f"/users/{user}/absences", away, by=world.roles["admin"])["id"]
    feed = story.client.post(f"{API}/calendar-feeds", json={"scope": "team"}, headers=story.handler)
    place["feed_id"] = feed.json()["id"]
    admin = world.roles["admin"]
    made = {"name": "Un autre système", "role": "auditor"}
    assert story.client.post(f"{API}/api-tokens", json=made, headers=admin).status_code == 201
    place["token_id"] = story.client.get(f"{API}/api-tokens", headers=admin).json()["items"][0]["id"]
    place["task_id"] = story.get("/tasks")["items"][0]["id"]
    place["code"], place["risk-carriers.code"] = "EREP-PLUS", world.bank.carrier
    place["month"] = (days_ago(0).replace(day=1) - timedelta(days=1)).isoformat()[:7]
    for kind, content in (("policy", data_file("portefeuille.csv")), ("claim", data_file("open-claims.csv"))):
        sent = story.client.post(
            f"{API}/{kind}-imports", files={"file": content.read_bytes()}, headers=world.roles["admin"]
        )
        place[f"{kind}-imports.import_id"] = sent.json()["id"]
    place["mail_id"] = place["run_id"] = "00000000-0000-4000-8000-000000000000"
