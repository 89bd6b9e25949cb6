"""Payees and their accounts: four eyes, the old account until then, the old address told, IBANs masked."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from backend.core.db import Database, rows, violated_constraint
from backend.core.ids import new_id
from tests.conftest import Headers, key
from tests.payments.bank import IBANS, Bank, at_once
from tests.providers.story import API, Json, Story


def lawyer(story: Story, **more: object) -> Json:
    """A lawyer's payee."""
    body = {"kind": "lawyer", "name": f"Maître {new_id().hex[-8:]}", "email": "ancienne@example.org", **more}
    return story.done("/payees", body)


def proposed(story: Story, payee: str, iban: str = IBANS[0]) -> Json:
    """Bank details that wait."""
    return story.done(f"/payees/{payee}/bank-details", {"iban": iban, "holder": "Titulaire", "source": "RIB reçu."})


def test_new_details_wait_for_a_second_person(bank: Bank) -> None:
    story = bank.story
    payee = lawyer(story)["id"]
    bank.account(payee, IBANS[0])
    second = proposed(story, payee, "FR76 3000 6000 0112 3456 7890 189")
    assert (second["state"], second["iban"], second["allowed_actions"]) == ("pending", IBANS[1], [])
    shown = story.get(f"/payees/{payee}")
    assert (shown["account"]["iban"], shown["awaits_approval"]) == (IBANS[0], True)
    story.done(f"/bank-details/{second['id']}/approval", by=story.supervisor)
    assert story.get(f"/payees/{payee}")["account"]["iban"] == IBANS[1]
    again = story.refused(
        "bank_details_already_decided", f"/bank-details/{second['id']}/rejection", {"reason": "Non."}, story.supervisor
    )
    assert again["state"] == "approved"


def test_rejected_details_change_nothing(bank: Bank) -> None:
    payee = lawyer(bank.story)["id"]
    details = proposed(bank.story, payee)["id"]
    body = {"reason": "Le titulaire est un autre."}
    rejected = bank.story.done(f"/bank-details/{details}/rejection", body, by=bank.story.supervisor)
    assert (rejected["state"], rejected["reason"]) == ("rejected", body["reason"])
    assert bank.story.get(f"/payees/{payee}")["account"] is None


def test_who_proposed_does_not_decide(story: Story, owner: Database) -> None:
    payee = lawyer(story)["id"]
    body = {"iban": IBANS[0], "holder": "Titulaire", "source": "RIB reçu."}
    details = story.done(f"/payees/{payee}/bank-details", body, by=story.supervisor)["id"]
    story.refused("four_eyes", f"/bank-details/{details}/approval", by=story.supervisor, status=403)
    story.refused("permission_missing", f"/bank-details/{details}/approval", status=403)
    with pytest.raises(IntegrityError) as refusal, owner.transaction() as session:
        session.execute(
            text(
                """INSERT INTO bank_details_decision (details_id, proposed_by, decision, decided_at, decided_by,
                       decided_by_name) SELECT id, proposed_by, 'approved', now(), proposed_by, 'x' FROM bank_details
                    WHERE id = :id"""
            ),
            {"id": details},
        )
    assert violated_constraint(refusal.value) == "ck_bank_details_decision_four_eyes"


def test_approval_and_rejection_at_once(story: Story) -> None:
    details = proposed(story, lawyer(story)["id"])["id"]
    path = f"{API}/bank-details/{details}"
    answers = at_once(
        [
            lambda: story.client.post(f"{path}/approval", headers=key(story.supervisor)),
            lambda: story.client.post(f"{path}/rejection", json={"reason": "Doute."}, headers=key(story.supervisor)),
        ]
    )
    assert sorted(answer.status_code for answer in answers) == [200, 409]


def test_the_present_address_is_told(story: Story, database: Database) -> None:
    payee = lawyer(story)
    details = proposed(story, payee["id"])
    etag = story.client.get(f"{API}/payees/{payee['id']}", headers=story.handler).headers["ETag"]
    changed = story.client.patch(
        f"{API}/payees/{payee['id']}",
        json={"email": "nouvelle@example.org"},
        headers={**story.handler, "If-Match": etag},
    )
    assert changed.json()["email"] == "nouvelle@example.org"
    with database.reading() as session:
        sql = "SELECT recipient, body FROM outbox_message WHERE dedup_key = ANY(:keys) ORDER BY dedup_key"
        keys = [f"bank_details:{details['id']}", f"payee_email:{payee['id']}:1"]
        mails = rows(session, sql, keys=keys)
    assert [mail["recipient"] for mail in mails] == ["ancienne@example.org"] * 2
    assert IBANS[0][-4:] in mails[0]["body"]
    assert IBANS[0] not in mails[0]["body"]


def test_an_iban_is_masked_for_readers(bank: Bank, auditor: Headers) -> None:
    payee = lawyer(bank.story)["id"]
    bank.account(payee)
    seen = bank.story.client.get(f"{API}/payees/{payee}", headers=auditor)
    assert IBANS[0] not in seen.text
    assert seen.json()["account"]["iban"] == "FR14 •••• 2606"
    assert seen.json()["allowed_actions"] == []


@pytest.mark.parametrize("iban", ["FR1420041010050500013M02607", "FR14 2004 1010", "ZZ0020041010050500013M026"])
def test_a_wrong_iban_is_refused_and_not_repeated(story: Story, iban: str) -> None:
    body = {"iban": iban, "holder": "Titulaire", "source": "RIB reçu."}
    refused = story.refused("iban_invalid", f"/payees/{lawyer(story)['id']}/bank-details", body, status=422)
    assert iban not in str(refused)


def test_each_payee_once(story: Story) -> None:
    name = f"Régie du tribunal {new_id().hex}"
    first = lawyer(story, kind="court_registry", name=name)
    story.refused("payee_exists", "/payees", {"kind": "court_registry", "name": name.upper()})
    found = story.get("/payees?kind=court_registry&limit=200")["items"]
    assert first["id"] in {one["id"] for one in found}
    story.refused("payee_not_found", "/payees", {"kind": "provider", "provider_id": str(new_id())}, status=404)
    assert story.client.get(f"{API}/payees/x", headers=story.handler).json()["code"] == "payee_not_found"
