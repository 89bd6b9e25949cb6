"""Controls before approval: frozen assets, the bank's answer, duplicates, one's own claim, the password again."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text

from backend.accounts import service as accounts
from backend.core import clock
from backend.core.access import Role
from backend.core.db import Database
from backend.core.ids import new_id
from backend.core.settings import Settings
from backend.main import create_app
from tests.conftest import Headers, key
from tests.payments.bank import Bank, at_once
from tests.providers.story import API, Json, Story


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory, database: Database) -> Iterator[Callable[[str], TestClient]]:
    """Gives the application with a freeze list that holds one name."""
    folder = tmp_path_factory.mktemp("freeze")
    path = folder / f"gels-{clock.today().isoformat()}.csv"
    path.write_text("name;aliases;date_of_birth;id\n", encoding="utf-8")
    settings = Settings(data_dir=folder, freeze_list=path)
    with TestClient(create_app(settings, database), base_url="http://127.0.0.1:8000") as client:

        def listing(name: str) -> TestClient:
            _write(path, name)
            return client

        yield listing


def _write(path: Path, name: str) -> None:
    path.write_text(f"name;aliases;date_of_birth;id\nAutre Personne;{name};1970-01-01;G-{new_id().hex}\n", "utf-8")


def approve(client: TestClient, payment: Json, who: Headers, **body: str) -> Json:
    """Ask to approve; the answer with its status."""
    headers = {**key(who), "If-Match": f'"{payment["version"]}"'}
    answer = client.post(f"{API}/payments/{payment['reference']}/approval", json=body, headers=headers)
    return {"status": answer.status_code, **answer.json()}


def test_a_frozen_name_blocks_until_compliance_clears_it(
    story: Story, frozen: Callable[[str], TestClient], compliance: Headers
) -> None:
    payment = story.invoiced(story.claim(), "40.00", "40.00")
    client = frozen(payment["payee_name"].upper())
    refused = approve(client, payment, story.supervisor)
    assert (refused["status"], refused["code"]) == (409, "asset_freeze_hit")
    controls = story.get(f"/payments/{payment['reference']}/controls")
    assert [(one["kind"], one["result"]) for one in controls] == [("screening", "hit")]
    assert controls[0]["facts"]["list_date"] == clock.today().isoformat()
    assert any(payment["reference"] in task["title"] for task in story.tasks())
    path = f"/payments/{payment['reference']}/screening-decision"
    body = {"decision": "false_positive", "reason": "Date de naissance différente."}
    story.refused("permission_missing", path, body, by=story.supervisor, status=403)
    story.done(path, body, by=compliance)
    assert approve(client, payment, story.supervisor)["state"] == "paid"
    story.refused("no_hit_to_decide", path, body, by=compliance)


def test_a_confirmed_hit_stays(story: Story, frozen: Callable[[str], TestClient], compliance: Headers) -> None:
    payment = story.invoiced(story.claim(), "41.00", "41.00")
    client = frozen(payment["payee_name"])
    assert approve(client, payment, story.supervisor)["code"] == "asset_freeze_hit"
    body = {"decision": "confirmed", "reason": "C’est bien cette personne."}
    story.done(f"/payments/{payment['reference']}/screening-decision", body, by=compliance)
    assert approve(client, payment, story.supervisor)["code"] == "asset_freeze_hit"


def test_without_a_list_the_control_says_so(story: Story) -> None:
    payment = story.invoiced(story.claim(), "42.00", "42.00")
    assert approve(story.client, payment, story.supervisor)["state"] == "paid"
    controls = story.get(f"/payments/{payment['reference']}/controls")
    assert [(one["kind"], one["result"]) for one in controls] == [("screening", "list_absent")]


def test_the_bank_does_not_know_the_payee(story: Story) -> None:
    payment = story.invoiced(story.claim(), "43.00", "43.00")
    for result in ("match", "no_match"):
        story.done(f"/payments/{payment['reference']}/payee-check", {"result": result})
    assert approve(story.client, payment, story.supervisor)["code"] == "payee_not_matched"
    paid = approve(story.client, payment, story.supervisor, payee_check_reason="Nom d’usage, vérifié par téléphone.")
    assert paid["state"] == "paid"


def test_a_resembling_payment_asks_why(bank: Bank) -> None:
    story = bank.story
    first = story.invoiced(story.claim(), "44.00", "44.00")
    request = story.done(
        f"/claims/{story.claim()}/service-requests", {"provider_id": first["provider_id"], "speciality": "cleaning"}
    )["reference"]
    story.done(f"/service-requests/{request}/quote", {"amount_ttc": "44.00"})
    story.done(f"/service-requests/{request}/order")
    story.done(f"/service-requests/{request}/invoice", {"number": new_id().hex, "amount_ttc": "44.00"})
    second = story.payment_of(request)
    refused = approve(story.client, second, story.supervisor)
    assert (refused["code"], refused["payments"]) == ("possible_duplicate", [first["reference"]])
    assert (
        approve(story.client, second, story.supervisor, duplicate_reason="Deux missions distinctes.")["state"] == "paid"
    )


def test_two_approvals_at_once_pay_once(story: Story) -> None:
    claim = story.claim()
    payment = story.invoiced(claim, "45.00", "45.00")
    answers = at_once(
        [
            lambda: story.client.post(
                f"{API}/payments/{payment['reference']}/approval",
                headers={**key(story.supervisor), "If-Match": f'"{payment["version"]}"'},
            )
        ]
        * 4
    )
    assert sorted(answer.status_code for answer in answers) == [200, 412, 412, 412]
    assert story.event(claim)["paid"] == "45.00"


def test_approval_against_rejection(story: Story) -> None:
    claim = story.claim()
    payment = story.invoiced(claim, "46.00", "46.00")
    path = f"{API}/payments/{payment['reference']}"
    headers = {"If-Match": f'"{payment["version"]}"'}
    answers = at_once(
        [
            lambda: story.client.post(f"{path}/approval", headers={**key(story.supervisor), **headers}),
            lambda: story.client.post(
                f"{path}/rejection", json={"reason": "Non dû."}, headers={**story.supervisor, **headers}
            ),
        ]
    )
    assert sorted(answer.status_code for answer in answers) == [200, 412]
    state = story.get(f"/payments/{payment['reference']}")["state"]
    assert story.event(claim)["paid"] == ("46.00" if state == "paid" else "0.00")


@pytest.fixture
def person(database: Database) -> str:
    """A supervisor with a password; their address."""
    email = f"{new_id().hex}@example.org"
    with database.transaction() as session:
        accounts.create_user(
            session,
            None,
            email=email,
            name="Sophie",
            role=Role.SUPERVISOR,
            password="une phrase assez longue",
            now=clock.now(),
        )
    return email


def signed_in(story: Story, email: str) -> Headers:
    """The cookie of a session."""
    body = {"email": email, "password": "une phrase assez longue"}
    answer = story.client.post(f"{API}/auth/login", json=body)
    name, value = next(iter(answer.cookies.items()))
    story.client.cookies.clear()
    return {"Cookie": f"{name}={value}"}


def test_a_person_confirms_their_password_before_money_leaves(story: Story, person: str) -> None:
    who = signed_in(story, person)
    payment = story.invoiced(story.claim(), "47.00", "47.00")
    assert approve(story.client, payment, who)["code"] == "reauthentication_required"
    wrong = story.client.post(f"{API}/auth/confirmation", json={"password": "autre chose"}, headers=who)
    assert wrong.status_code == 401
    right = story.client.post(f"{API}/auth/confirmation", json={"password": "une phrase assez longue"}, headers=who)
    assert right.status_code == 200, right.text
    assert approve(story.client, payment, who)["state"] == "paid"
    token = story.client.post(f"{API}/auth/confirmation", json={"password": "x"}, headers=story.supervisor)
    assert (token.status_code, token.json()["code"]) == (409, "session_needed")


def test_a_confirmation_lasts_ten_minutes(story: Story, person: str, database: Database) -> None:
    who = signed_in(story, person)
    story.client.post(f"{API}/auth/confirmation", json={"password": "une phrase assez longue"}, headers=who)
    with database.transaction() as session:
        session.execute(
            text(
                """UPDATE login_session SET confirmed_at = confirmed_at - interval '10 minutes 1 second'
                    WHERE user_id = (SELECT id FROM user_account WHERE email = :email)"""
            ),
            {"email": person},
        )
    payment = story.invoiced(story.claim(), "48.00", "48.00")
    assert approve(story.client, payment, who)["code"] == "reauthentication_required"


def test_nobody_approves_on_a_claim_of_their_own(story: Story, person: str, database: Database) -> None:
    claim = story.claim()
    payment = story.invoiced(claim, "49.00", "49.00")
    with database.transaction() as session:
        session.execute(
            text("UPDATE person SET email = :email WHERE id = (SELECT insured_id FROM claim WHERE reference = :r)"),
            {"email": person.upper(), "r": claim},
        )
    who = signed_in(story, person)
    story.client.post(f"{API}/auth/confirmation", json={"password": "une phrase assez longue"}, headers=who)
    assert approve(story.client, payment, who)["code"] == "own_claim"
    body = {"amount": "10.00", "reason": "Geste."}
    gift = story.client.post(f"{API}/claims/{claim}/ex-gratia-payments", json=body, headers={**key({}), **who})
    assert (gift.status_code, gift.json()["code"]) == (403, "own_claim")


def test_an_authority_of_ones_own(story: Story, person: str, admin: Headers) -> None:
    user = next(one for one in story.client.get(f"{API}/users", headers=admin).json() if one["email"] == person)
    changed = story.client.patch(
        f"{API}/users/{user['id']}", json={"authority": "10.00"}, headers={**admin, "If-Match": f'"{user["version"]}"'}
    )
    assert changed.json()["authority"] == "10.00"
    who = signed_in(story, person)
    story.client.post(f"{API}/auth/confirmation", json={"password": "une phrase assez longue"}, headers=who)
    payment = story.invoiced(story.claim(), "50.00", "50.00")
    assert approve(story.client, payment, who)["code"] == "approval_required"
