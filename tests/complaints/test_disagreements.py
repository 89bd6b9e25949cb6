"""Disagreements on the measures to take (L. 127-4): told at once, followed to their end, paid outside the limit."""

from collections.abc import Callable

from backend.core.db import Database
from tests.claims.story import read
from tests.factories import Caller, StoredPolicy
from tests.factories.bodies import days_ago
from tests.factories.calls import Json, done, refused

NewPolicy = Callable[..., StoredPolicy]
BODY = {
    "measure": "Assigner l’auteur",
    "insurer_position": "Le retrait suffit.",
    "insured_position": "Je veux une condamnation.",
}


def move(calls: Caller, told: Json, step: str, **body: object) -> Json:
    """The disagreement after a step."""
    return done(calls.post(f"/disagreements/{told['reference']}/{step}", body, version=told["version"]))


def test_the_insured_is_told_at_once_and_the_cost_stays_outside_the_limit(
    handler_calls: Caller, new_policy: NewPolicy, database: Database
) -> None:
    claim = handler_calls.qualified(new_policy().number)
    path = f"/claims/{claim['reference']}/disagreements"
    told = done(handler_calls.post(path, {**BODY, "raised_on": days_ago(5).isoformat()}))
    assert (told["state"], told["informed_by"], told["claim"]) == ("raised", "email", claim["reference"])
    assert "suspendu" in told["delays"]
    sql = """SELECT m.body FROM outbox_message m JOIN claim c ON c.id = m.claim_id
              WHERE c.reference = :reference AND m.dedup_key LIKE 'disagreement:%'"""
    (letter,) = read(database, sql, reference=claim["reference"])
    assert "L. 127-4" in letter["body"]
    assert "tierce personne" in letter["body"]
    assert "disagreement" in handler_calls.page(claim["reference"])["flags"]
    early = {"opinion": "…", "favours": "insured"}
    answer = handler_calls.post(f"/disagreements/{told['reference']}/opinion", early, version=told["version"])
    refused(answer, 409, "step_not_possible")
    named = move(handler_calls, told, "third-person", name="Me Exemple", appointed_by="court")
    held = move(handler_calls, named, "opinion", opinion="L’assurée a raison.", favours="insured")
    assert "terminée" in held["delays"]
    settled = move(handler_calls, held, "outcome", outcome="Assignation prise en charge.", cost="480.00")
    assert (settled["state"], settled["cost"], settled["allowed_actions"]) == ("settled", "480.00", [])
    tasks = "SELECT facts FROM task WHERE facts ->> 'disagreement' = :reference"
    (task,) = read(database, tasks, reference=told["reference"])
    assert (task["facts"]["amount"], task["facts"]["outside_limit"]) == ("480.00", "third_person")
    assert [one["reference"] for one in done(handler_calls.get(path))] == [told["reference"]]


def test_days_in_order_and_claims_that_exist(handler_calls: Caller, new_policy: NewPolicy) -> None:
    claim = handler_calls.qualified(new_policy().number)
    path = f"/claims/{claim['reference']}/disagreements"
    refused(handler_calls.post(path, {**BODY, "raised_on": days_ago(-1).isoformat()}), 422, "date_in_future")
    told = done(handler_calls.post(path, BODY))
    body = {"name": "Me Exemple", "appointed_on": days_ago(2).isoformat()}
    answer = handler_calls.post(f"/disagreements/{told['reference']}/third-person", body, version=told["version"])
    refused(answer, 422, "days_reversed")
    refused(handler_calls.post("/claims/SIN-1999-000001/disagreements", BODY), 404, "claim_not_found")
    refused(handler_calls.get("/disagreements/DES-1999-000001"), 404, "disagreement_not_found")
