"""A claim hidden from somebody (rule 16) does not exist for them: on no route, in no list, in no file."""

from collections.abc import Iterator

import pytest
from fastapi.routing import APIRoute
from httpx2 import Response
from sqlalchemy import text

from backend.core.db import Database
from backend.core.edge import guard_of
from tests.api.test_doors import GUARDED, _name
from tests.api.world import SECRET_IBAN, SECRET_NAMES, World, signed_in
from tests.conftest import Headers
from tests.factories.bodies import days_ago
from tests.factories.calls import refused
from tests.providers.story import API, Json

# Collections whose members belong to a claim.
OF_CLAIMS = {
    "claims",
    "service-requests",
    "payments",
    "complaints",
    "disagreements",
    "recoveries",
    "agreements-to-pay",
    "bank-details",
}
OF_CLAIMS_BY_ID = {"/payees/{payee_id}", "/deadlines/{deadline_id}", "/tasks/{task_id}"}
SECRETS = (
    "claims.reference",
    "service-requests.reference",
    "payments.reference",
    "complaints.reference",
    "disagreements.reference",
    "recoveries.reference",
    "agreements-to-pay.reference",
    "batched",
    "payee_id",
    "deadline_id",
)


@pytest.fixture(scope="module")
def hidden(world: World, own_database: Database) -> Iterator[dict[str, Headers]]:
    """People of each role from whom the claim is hidden, while this module runs."""
    people = {role: signed_in(own_database, role) for role in world.roles}
    sql = text("UPDATE claim SET hidden_from = CAST(:people AS uuid[]) WHERE reference = :claim")
    given = {"people": [str(one) for one, _ in people.values()], "claim": world.claim}
    with own_database.transaction() as session:
        session.execute(sql, given)
    yield {role: headers for role, (_, headers) in people.items()}
    with own_database.transaction() as session:
        session.execute(sql, {**given, "people": []})


def _of_the_claim(route: APIRoute) -> bool:
    collection, *rest = route.path.strip("/").split("/")
    if collection in OF_CLAIMS:
        return bool(rest) and rest[0].startswith("{")
    return route.path.startswith(tuple(OF_CLAIMS_BY_ID))


@pytest.mark.parametrize("route", [one for one in GUARDED if _of_the_claim(one)], ids=_name)
def test_no_route_knows_it(world: World, hidden: dict[str, Headers], route: APIRoute) -> None:
    for role, headers in hidden.items():
        for body in ({}, {"json": {}}):
            answer = world.send(route, {**headers, "If-Match": '"1"'}, **body)
            assert answer.status_code == 404, (role, answer.text)
            assert_silent(world, answer.text.replace(world.path(route), ""))


def next_page(answer: Response) -> str | None:
    """The cursor of the page that follows, if any."""
    told = answer.json() if answer.headers["content-type"] == "application/json" else None
    return told.get("next") if isinstance(told, dict) else None


def assert_silent(world: World, shown: str) -> None:
    """Nothing of the hidden claim stands in what was answered."""
    secrets = {name: world.places.get(name, world.claim) for name in SECRETS}
    told = {name for name, value in secrets.items() if value in shown}
    told |= {name for name in (*SECRET_NAMES, SECRET_IBAN) if name in shown}
    assert not told


@pytest.mark.parametrize(
    "route", [one for one in GUARDED if one.methods == {"GET"} and not _of_the_claim(one)], ids=_name
)
def test_no_list_shows_it(world: World, hidden: dict[str, Headers], route: APIRoute) -> None:
    headers = hidden["supervisor"]
    cursor, asked = "", f"{world.path(route)}?"
    for _ in range(50):
        answer = world.bank.story.client.get(asked + cursor, headers=headers)
        assert answer.status_code in {200, 403, 404, 409, 422}, answer.text
        if answer.status_code != 200:
            return
        assert_silent(world, answer.text)
        if (following := next_page(answer)) is None:
            return
        cursor = f"cursor={following}"


def test_those_who_see_it_do(world: World) -> None:
    """The control: the same answers name the claim for others, so that the silence above says something."""
    story = world.bank.story
    for path in ("/claims", "/payments", "/payees", "/complaints", "/tasks", "/deadlines"):
        answer = story.client.get(f"{API}{path}?limit=200", headers=story.supervisor)
        with pytest.raises(AssertionError):
            assert_silent(world, answer.text)


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/campaigns", {"name": "Vague", "claims": ["{claim}"]}),
        ("/campaigns/{campaign_id}/claims", {"reference": "{claim}"}),
        ("/complaints", {"claim": "{claim}", "channel": "letter", "subject": "Trop long"}),
        ("/payees", {"kind": "heirs", "name": "Hoirie", "claim": "{claim}"}),
    ],
)
def test_no_body_reaches_it(world: World, hidden: dict[str, Headers], path: str, body: Json) -> None:
    def filled(value: object) -> object:
        if isinstance(value, list):
            return [filled(one) for one in value]
        return value.replace("{claim}", world.claim) if isinstance(value, str) else value

    story = world.bank.story
    address = API + path.replace("{campaign_id}", world.places["campaign_id"])
    sent = {**hidden["supervisor"], "Idempotency-Key": f"caché {path}".encode().hex()}
    answer = story.client.post(address, json={name: filled(value) for name, value in body.items()}, headers=sent)
    assert answer.status_code in {404, 422}, answer.text
    assert answer.json()["code"].endswith(("not_found", "unknown")), answer.text


def test_guards_of_what_belongs_to_a_claim_say_where_it_is() -> None:
    blind = [_name(route) for route in GUARDED if _of_the_claim(route) and guard_of(route).locate is None]
    assert set(blind) <= {"GET /claims/{reference}", "GET /deadlines/{deadline_id}/explanation"}


def test_entries_of_a_month_balance_without_naming_it(world: World, hidden: dict[str, Headers]) -> None:
    month = days_ago(0).isoformat()[:7]
    story, path = world.bank.story, f"{API}/accounting-periods/{month}/entries"
    shown = story.client.get(path, headers=hidden["supervisor"])
    assert_silent(world, shown.text)
    whole = story.client.get(path, headers=story.supervisor).json()
    assert world.claim in str(whole), "the control"
    assert (shown.json()["debit"], shown.json()["sha256"]) == (whole["debit"], whole["sha256"])
    assert [entry["lines"] for entry in shown.json()["entries"]] == [entry["lines"] for entry in whole["entries"]]
    file = story.client.get(f"{path}.csv", headers=hidden["supervisor"])
    assert_silent(world, file.text)
    assert len(file.content.splitlines()) == 1 + sum(len(entry["lines"]) for entry in whole["entries"])


def test_the_file_of_a_batch_that_holds_it_is_for_somebody_else(world: World, hidden: dict[str, Headers]) -> None:
    path = f"{API}/payment-batches/{world.places['payment-batches.reference']}"
    client = world.bank.story.client
    assert client.get(path, headers=hidden["supervisor"]).json()["items"] == []
    refused(client.get(f"{path}/pain.001.xml", headers=hidden["supervisor"]), 403, "batch_partly_hidden")
