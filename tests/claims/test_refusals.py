"""Refusals that help: a closed list of reasons, a letter with clause, fact, proof and roads, sent with the decision."""

import re
from collections.abc import Callable, Sequence

import pytest
from sqlalchemy import RowMapping

from backend.claims.reasons import REASONS
from backend.claims.refusal_letter import Refusal, Routes
from backend.claims.service.refusal_letters import text_of
from backend.core.db import Database
from backend.policies.rules.terms import CLAUSES
from tests.claims.story import read
from tests.factories import Caller, StoredPolicy
from tests.factories.calls import Json, done, refused

NewPolicy = Callable[..., StoredPolicy]


def letters(database: Database, claim: Json) -> Sequence[RowMapping]:
    """The refusals that were posted for a claim."""
    sql = """SELECT m.body, m.recipient FROM outbox_message m JOIN claim c ON c.id = m.claim_id
              WHERE c.reference = :reference AND m.dedup_key LIKE 'refusal:%'"""
    return read(database, sql, reference=claim["reference"])


def test_the_reasons_are_a_list_that_says_what_helps(handler_calls: Caller) -> None:
    told = {one["code"]: one for one in done(handler_calls.get("/refusal-reasons"))}
    assert {*CLAUSES} <= {*told}, "each clause of the terms can be named"
    assert {one["clause_key"] for one in told.values()} <= {*CLAUSES, None}
    assert told["press_editor"]["clause_key"] == "excluded"
    assert all(one["label"] and one["helps"] for one in told.values())


def test_a_reason_outside_the_list_is_refused(handler_calls: Caller, new_policy: NewPolicy) -> None:
    claim = handler_calls.qualified(new_policy().number)
    told = refused(handler_calls.decide(claim, "not_covered", reason_code="trop_cher"), 422, "reason_code_unknown")
    assert set(told["known"]) == set(REASONS)
    path = f"/claims/{claim['reference']}/refusal-draft"
    refused(handler_calls.get(path, reason_code="trop_cher"), 422, "reason_code_unknown")


def test_the_draft_holds_what_the_rules_found_and_decides_nothing(handler_calls: Caller, new_policy: NewPolicy) -> None:
    claim = handler_calls.qualified(new_policy().number, kind="vie_privee")
    found = done(handler_calls.get(f"/claims/{claim['reference']}/refusal-draft", proof="Capture du 3 mars."))
    assert (found["reason_code"], found["decided"], found["missing"]) == ("kind_not_covered", False, [])
    text = found["text"]
    assert found["clause"] in text
    assert found["fact"] in text
    assert "Capture du 3 mars." in text
    for words in ("service réclamations", "10 jours ouvrables", "2 mois", "dans l’année", "déréférencement"):
        assert words in text
    assert found["routes"]["complaint"]["address"] in text
    assert found["routes"]["mediation"]["mediator"] in text
    assert handler_calls.page(claim["reference"])["version"] == claim["version"]


def test_nothing_is_drafted_against_a_covered_claim_unless_a_reason_is_named(
    handler_calls: Caller, new_policy: NewPolicy
) -> None:
    claim = handler_calls.covered(new_policy().number)
    path = f"/claims/{claim['reference']}/refusal-draft"
    refused(handler_calls.get(path), 409, "nothing_refused")
    found = done(handler_calls.get(path, reason_code="press_editor", fact="Article du journal local."))
    assert found["clause"].startswith("Article"), "the clause of exclusions"
    assert found["missing"] == ["proof"]


def test_a_refusal_leaves_with_the_decision_and_the_page_shows_the_roads(
    handler_calls: Caller, new_policy: NewPolicy, database: Database
) -> None:
    claim = handler_calls.qualified(new_policy().number)
    body = {"reason_code": "self_published", "fact": "Compte de l’assurée.", "proof": "Constat du 2 mars."}
    decided = done(handler_calls.decide(claim, "not_covered", **body))
    decision = decided["coverage_decision"]
    assert decision["reason_label"] == "Contenu publié par l’assuré lui-même"
    assert decision["clause"].startswith("Article"), "an exclusion stands on the clause of exclusions"
    (letter,) = letters(database, claim)
    for words in (decision["clause"], *body.values()):
        assert words in letter["body"] or words == "self_published"
    last_day = decided["earliest_deadline"]["last_day"]
    assert "/".join(reversed(last_day.split("-"))) in letter["body"]
    assert decision["routes"]["complaint"]["address"] in letter["body"]
    again = done(handler_calls.get(f"/claims/{claim['reference']}/refusal-draft"))
    assert (again["decided"], again["text"] in letter["body"]) == (True, True)


def test_the_letter_may_be_kept_back_and_a_covered_claim_gets_none(
    handler_calls: Caller, new_policy: NewPolicy, database: Database
) -> None:
    kept = handler_calls.qualified(new_policy().number)
    done(handler_calls.decide(kept, "not_covered", reason_code="excluded", letter=False))
    covered = handler_calls.covered(new_policy().number)
    assert [*letters(database, kept), *letters(database, covered)] == []


def test_without_an_address_somebody_posts_the_letter(handler_calls: Caller, database: Database) -> None:
    claim = handler_calls.qualified()
    decided = done(handler_calls.decide(claim, "not_covered"))
    assert decided["coverage_decision"]["reason_code"] == "policy_to_identify"
    assert letters(database, claim) == []
    sql = "SELECT t.kind FROM task t JOIN claim c ON c.id = t.claim_id WHERE c.reference = :reference"
    kinds = [row["kind"] for row in read(database, sql, reference=claim["reference"])]
    assert "tell_by_post" in kinds


@pytest.mark.parametrize("code", list(REASONS))
def test_each_letter_reads_well(code: str) -> None:
    outcome = "advice_only" if code == "lawful_content" else "not_covered"
    routes = Routes("Porteur", "12 rue de l’Essai, 75001 Paris", "La Médiation de l’Assurance")
    refusal = Refusal("SIN-2026-000001", outcome, code, "Article 4.", "Un fait.", None, None, True, routes)
    text = text_of(refusal)
    assert not re.search(r"'|  | ,|\.\.| \.|None|: [^\n.]+ : ", text), text
    helps = next(line for line in text.splitlines() if line.startswith("Ce qui peut changer"))
    assert helps.count(" : ") == 2, "what helps, then what we shall do"
    assert ("notification à la plateforme" in text) is (code != "lawful_content")
