"""Slots given back and taken again, missions whose claim changed its mind, contents that come back late."""

from collections.abc import Callable

from httpx2 import Response

from backend.core.db import Database
from tests.claims.story import read
from tests.claims.test_events import accepted, event_id, standing
from tests.factories import Caller, StoredPolicy
from tests.factories.bodies import days_ago
from tests.factories.calls import Json, done, refused
from tests.providers.story import siret

NewPolicy = Callable[..., StoredPolicy]


def provider(calls: Caller, speciality: str = "cleaning") -> str:
    """A provider of one speciality."""
    body = {"name": "Nettoyage Exemple", "siret": siret(), "email": "c@example.org", "specialities": [speciality]}
    return str(done(calls.post("/providers", body))["id"])


def quoted(calls: Caller, claim: Json, amount: str, speciality: str = "cleaning") -> str:
    """A mission of a claim with its quote."""
    asked = {"provider_id": provider(calls, speciality), "speciality": speciality}
    reference: str = done(calls.post(f"/claims/{claim['reference']}/service-requests", asked))["reference"]
    answer = calls.post(
        f"/service-requests/{reference}/quote", {"amount_ttc": amount}, version=version(calls, reference)
    )
    done(answer)
    return reference


def version(calls: Caller, request: str) -> int:
    """The version of a mission now."""
    return int(done(calls.get(f"/service-requests/{request}"))["version"])


def order(calls: Caller, request: str) -> Response:
    """An order at its quote, whatever it answers."""
    return calls.post(f"/service-requests/{request}/order", {}, version=version(calls, request))


def test_the_closing_letter_says_that_the_slot_is_given_back(
    handler_calls: Caller, new_policy: NewPolicy, database: Database
) -> None:
    number = new_policy().number
    claim, spent = accepted(handler_calls, number), accepted(handler_calls, number)
    done(order(handler_calls, quoted(handler_calls, spent, "100.00")))
    for one in (claim, spent):
        done(handler_calls.change(one, "closure", {"reason": "Terminé."}))
    sql = """SELECT m.body FROM outbox_message m JOIN claim c ON c.id = m.claim_id
              WHERE c.reference = :r AND m.dedup_key LIKE 'closure:%'"""
    said = "cet événement n’est pas décompté de votre garantie"
    told = [said in read(database, sql, r=one["reference"])[0]["body"] for one in (claim, spent)]
    assert told == [True, False]
    assert standing(handler_calls, number)["events_used"] == 1


def test_a_claim_reopened_without_a_slot_orders_nothing_until_there_is_one(
    handler_calls: Caller, new_policy: NewPolicy
) -> None:
    number = new_policy().number
    claim = accepted(handler_calls, number)
    done(handler_calls.change(claim, "closure", {"reason": "Sans suite."}))
    others = [accepted(handler_calls, number) for _ in range(2)]
    back = done(handler_calls.change(claim, "reopening", {"reason": "Reprise."}))
    assert back["coverage_decision"]["event_id"] == event_id(claim)
    assert standing(handler_calls, number)["events_used"] == 2
    asked = {"provider_id": provider(handler_calls), "speciality": "cleaning"}
    path = f"/claims/{claim['reference']}/service-requests"
    told = refused(handler_calls.post(path, asked), 409, "event_limit_reached")
    assert told["standing"]["events_used"] == 2
    done(handler_calls.change(others[0], "closure", {"reason": "Sans suite."}))
    done(order(handler_calls, quoted(handler_calls, claim, "100.00")))
    shown = {one["id"]: one["counted"] for one in standing(handler_calls, number)["events"]}
    assert (shown[event_id(claim)], shown[event_id(others[0])]) == (True, False)


def test_a_quote_follows_its_claim_to_the_event_of_a_later_decision(
    handler_calls: Caller, new_policy: NewPolicy
) -> None:
    number = new_policy().number
    claim = accepted(handler_calls, number)
    request = quoted(handler_calls, claim, "300.00")
    done(handler_calls.decide(claim, "not_covered", reason_code="excluded"))
    again = done(handler_calls.decide(claim))
    done(order(handler_calls, request))
    shown = {one["id"]: (one["reserved"], one["committed"]) for one in standing(handler_calls, number)["events"]}
    assert shown == {event_id(claim): ("0.00", "0.00"), event_id(again): ("0.00", "300.00")}


def test_a_content_back_past_the_anniversary_is_the_same_event(handler_calls: Caller, new_policy: NewPolicy) -> None:
    number = new_policy().number
    claim = accepted(handler_calls, number, ago=400)
    path = f"/claims/{claim['reference']}/contents/{claim['contents'][0]['id']}/state"
    done(handler_calls.post(path, {"still_online": False}))
    done(handler_calls.change(claim, "closure", {"reason": "Retiré."}))
    back = done(handler_calls.post(path, {"still_online": True}))
    assert (back["status"], back["coverage_decision"]["event_id"]) == ("reopened", event_id(claim))
    done(order(handler_calls, quoted(handler_calls, claim, "100.00")))
    then = done(handler_calls.get(f"/policies/{number}/standing", on=days_ago(400).isoformat()))
    assert (then["events_used"], [one["committed"] for one in then["events"]]) == (1, ["100.00"])
    assert standing(handler_calls, number)["events_used"] == 0


def test_euros_of_a_psychologist_and_sessions_held_are_told_apart(handler_calls: Caller, new_policy: NewPolicy) -> None:
    number = new_policy("EREP-PLUS").number
    claim = accepted(handler_calls, number)
    done(order(handler_calls, quoted(handler_calls, claim, "70.00", "psychologist")))
    asked = done(handler_calls.post("/assistance-requests", {"policy_number": number, "trigger": "assault"}))
    done(handler_calls.post(f"/assistance-requests/{asked['reference']}/sessions", {"sessions": 2}))
    told = standing(handler_calls, number)
    (assistance,) = [one for one in told["guarantees"] if one["code"] == "psychological_assistance"]
    assert told["outside_limit"] == [{"reason": "psychological_assistance", "committed": "70.00", "paid": "0.00"}]
    assert (assistance["sessions_used"], [one["committed"] for one in told["events"]]) == (2, ["0.00"])
