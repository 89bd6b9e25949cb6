"""What lists and sheets of money tell: who proposed, what is drawn, the newest first, payees by name."""

import pytest

from backend.core.ids import new_id
from tests.conftest import Headers
from tests.payments.bank import CARRIER_IBAN, Bank
from tests.providers.story import API, Story


def test_a_payment_says_who_submitted_it_and_what_it_draws_on(story: Story) -> None:
    claim = story.claim()
    reference = story.invoiced(claim, "1800.00", "1700.00")["reference"]
    payment = story.get(f"/payments/{reference}")
    assert payment["submitted_by"]["name"] == "handler"
    (draw,) = payment["draws"]
    event = story.event(claim)
    assert (draw["amount"], draw["claim_reference"], draw["benefit"]) == ("1700.00", claim, "cleaning")
    assert (draw["event_id"], draw["event_on"], draw["outside_limit"]) == (event["id"], event["attached_on"], None)
    (listed,) = story.get(f"/payments?claim={claim}")["items"]
    assert (listed["submitted_by"], listed["draws"]) == (payment["submitted_by"], None)


def test_payments_are_listed_from_the_newest_on(story: Story) -> None:
    claim = story.claim()
    made = [story.invoiced(claim, "100.00", "100.00")["reference"] for _ in range(3)]
    path = f"/payments?claim={claim}"
    assert [one["reference"] for one in story.get(path)["items"]] == made
    first = story.get(f"{path}&sort=-proposed_at&limit=2")
    rest = story.get(f"{path}&sort=-proposed_at&limit=2&cursor={first['next']}")
    assert [one["reference"] for one in first["items"] + rest["items"]] == made[::-1]
    assert rest["next"] is None


@pytest.mark.parametrize("typed", ["{word}", "maître éloïse {word}", "MAITRE ELOISE {word}", "loïse {word}"])
def test_a_payee_is_found_by_a_part_of_the_name(story: Story, typed: str) -> None:
    word = new_id().hex[-8:]
    payee = story.done("/payees", {"kind": "lawyer", "name": f"Maître Éloïse {word}"})["id"]
    found = story.get(f"/payees?q={typed.format(word=word)}")["items"]
    assert [one["id"] for one in found] == [payee]
    assert not story.get(f"/payees?kind=heirs&q={word}")["items"]


def test_whoever_may_not_set_a_carriers_account_sees_it_masked(bank: Bank, admin: Headers) -> None:
    path = f"{API}/risk-carriers/{bank.carrier}/account"
    assert bank.story.get(f"/risk-carriers/{bank.carrier}/account")["iban"] == "FR76 •••• 0143"
    assert bank.story.client.get(path, headers=admin).json()["iban"] == CARRIER_IBAN
    missing = bank.story.client.get(f"{API}/risk-carriers/nobody/account", headers=admin)
    assert (missing.status_code, missing.json()["code"]) == (404, "risk_carrier_not_found")
