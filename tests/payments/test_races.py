"""Two people at one payment at once: one of them is heard, the other is told, the money moves once."""

import pytest
from httpx2 import Response

from tests.conftest import Headers, key
from tests.payments.bank import Bank, at_once
from tests.providers.story import API, Json, Story


def call(story: Story, payment: Json, verb: str, body: Json) -> Response:
    headers: Headers = {**key(story.supervisor), "If-Match": f'"{payment["version"]}"'}
    return story.client.post(f"{API}/payments/{payment['reference']}/{verb}", json=body, headers=headers)


@pytest.mark.parametrize("verbs", [("approval", "approval", "approval"), ("approval", "rejection", "approval")])
def test_one_decision_counts(story: Story, verbs: tuple[str, ...]) -> None:
    claim = story.claim()
    payment = story.invoiced(claim, "70.00", "70.00")
    bodies: dict[str, Json] = {"approval": {}, "rejection": {"reason": "À revoir."}}
    answers = at_once([lambda verb=verb: call(story, payment, verb, bodies[verb]) for verb in verbs])
    assert sorted(answer.status_code for answer in answers) == [200, 412, 412], [answer.text for answer in answers]
    state = story.get(f"/payments/{payment['reference']}")["state"]
    event = story.event(claim)
    assert (event["committed"], event["paid"]) == {"paid": ("0.00", "70.00"), "rejected": ("70.00", "0.00")}[state]


@pytest.mark.parametrize("amount", ["71.00", "72.00", "73.00"])
def test_a_batch_and_a_withdrawal_at_once(bank: Bank, amount: str) -> None:
    payment, body = bank.approved(amount), {"kind": "undue", "reason": "Erreur."}
    made, withdrawn = at_once(
        [lambda: bank.make(payment["reference"]), lambda: call(bank.story, payment, "return", body)]
    )
    assert withdrawn.status_code == 200, withdrawn.text
    state = bank.story.get(f"/payments/{payment['reference']}")["transfer"]["state"]
    assert (made.status_code, state) in {(201, "sent"), (409, "returned")}, made.text
