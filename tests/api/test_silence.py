"""What must not be said: in logs, in the audit, in downloads; and who must say their password again."""

from typing import Any

import pytest
from structlog.testing import capture_logs

from backend.core.db import Database, rows
from tests.api.world import SECRET_IBAN, World, signed_in
from tests.conftest import Headers, key
from tests.factories.bodies import days_ago
from tests.factories.calls import refused
from tests.providers.story import API

IBAN = "FR7630006000011234567890189"
WORDS = ("Zéphyrin Introuvable", "Balthazar Mystère", "zephyrin@example.org", IBAN, IBAN[4:], "Sornettes infamantes")


def test_logs_and_audit_hold_nothing_that_somebody_typed(world: World, own_database: Database) -> None:
    story = world.bank.story
    with capture_logs() as logged:
        claim = story.claim(author={"name": WORDS[0]}, excerpt=WORDS[5])
        who = {"role": "witness", "name": WORDS[1], "contact": {"email": WORDS[2]}}
        story.post(f"/claims/{claim}/parties", who)
        payee = story.done("/payees", {"kind": "heirs", "name": WORDS[1], "claim": claim, "email": WORDS[2]})["id"]
        details = {"iban": IBAN, "holder": WORDS[1], "source": WORDS[5]}
        story.done(f"/payees/{payee}/bank-details", details)
        wrong = story.post(f"/payees/{payee}/bank-details", {**details, "iban": IBAN[:-1] + "8"})
        assert wrong.status_code == 422
        assert IBAN[:-1] not in wrong.text, "a refusal quotes no account"
        story.post("/payees", {"kind": "heirs", "name": WORDS[1], "claim": claim, "iban": IBAN})
        story.client.get(f"{API}/persons?name={WORDS[0]}", headers=story.handler)
    assert logged
    assert not [word for word in WORDS if word in str(logged)]
    with own_database.reading() as session:
        facts = str([row["facts"] for row in rows(session, "SELECT facts::text FROM audit_entry")])
    assert not [word for word in (*WORDS[:5], SECRET_IBAN) if word in facts]


@pytest.mark.parametrize(
    "path", ["/payments.csv", "/complaints/register.csv", "/accounting-periods/{month}/entries.csv"]
)
def test_tables_are_files_and_run_no_formula(world: World, path: str) -> None:
    story, names = world.bank.story, ("=1+1", "+33", "-2", "@SUM(A1)", "\t=2")
    for name in names:
        payee = story.done("/payees", {"kind": "court_registry", "name": f"{name}{path}", "claim": world.claim})
        body = {"registry": {"payee_id": payee["id"]}, "amount": "1.00"}
        story.post(f"/claims/{world.claim}/court-deposits", body)
        told = {"channel": "oral", "subject": f"{name}x", "complainant_name": f"{name}y"}
        story.done("/complaints", told)
    answer = story.client.get(API + path.format(month=days_ago(0).isoformat()[:7]), headers=story.supervisor)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-disposition"].startswith("attachment; filename=")
    assert answer.headers["x-content-type-options"] == "nosniff"
    cells = [cell.strip('"') for line in answer.text.splitlines() for cell in line.split(";")]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "\t")) or cell[:2] == "-2"]
    assert SECRET_IBAN not in answer.text


def _batch(world: World, headers: Headers) -> Any:
    body = {"carrier": world.bank.carrier, "execution_on": days_ago(-2).isoformat()}
    return world.bank.story.client.post(f"{API}/payment-batches", json=body, headers=key(headers))


def test_a_confirmation_is_of_one_session_and_guessing_is_slowed_down(world: World, own_database: Database) -> None:
    client, admin = world.bank.story.client, world.roles["admin"]
    email, password = "claire.batch@example.org", "un long mot de passe"
    body = {"email": email, "name": "Claire Exemple", "role": "supervisor", "password": password}
    assert client.post(f"{API}/users", json=body, headers=key(admin)).status_code == 201

    def sign_in() -> Headers:
        found = client.post(f"{API}/auth/login", json={"email": email, "password": password})
        cookie = found.headers["set-cookie"].split(";")[0]
        client.cookies.clear()
        return {"Cookie": cookie}

    first, second = sign_in(), sign_in()
    refused(_batch(world, first), 403, "reauthentication_required")
    told = client.post(f"{API}/auth/confirmation", json={"password": password}, headers=first)
    assert told.status_code == 200
    assert _batch(world, first).json().get("code") != "reauthentication_required"
    refused(_batch(world, second), 403, "reauthentication_required")
    _, other = signed_in(own_database, "supervisor")
    both = {"Cookie": f"{other['Cookie']}; __Host-egide={first['Cookie'].partition('=')[2]}"}
    assert _batch(world, both).status_code != 500, "two cookies are one caller"
    for _ in range(10):
        wrong = client.post(f"{API}/auth/confirmation", json={"password": "devinette"}, headers=second)
        assert wrong.status_code == 401
    right = client.post(f"{API}/auth/confirmation", json={"password": password}, headers=second)
    assert right.status_code in {401, 429}, "guessing is slowed down here as at the front door"
    refused(_batch(world, second), 403, "reauthentication_required")
