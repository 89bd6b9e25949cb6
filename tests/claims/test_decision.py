"""The decision of cover through the API: what is accepted, refused, joined, reversed, and by which terms."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from backend.core import clock
from backend.core.db import Database, rows
from tests.factories import Caller, StoredPolicy, amend, new_terms, status_fact, store_policy
from tests.factories.bodies import days_ago
from tests.factories.calls import Json, done, refused
from tests.factories.rows import terms_of

NewPolicy = Callable[..., StoredPolicy]


def standing(calls: Caller, policy: StoredPolicy, **parameters: Any) -> Json:
    """The standing of a policy."""
    return done(calls.get(f"/policies/{policy.number}/standing", **parameters))


def test_accepting_opens_an_event_and_keeps_why(handler_calls: Caller, new_policy: NewPolicy) -> None:
    policy = new_policy()
    claim = handler_calls.covered(policy.number)
    decision, shown = claim["coverage_decision"], standing(handler_calls, policy)
    assert (claim["status"], decision["outcome"], decision["decided_by"]) == ("decided", "covered", "handler")
    assert (shown["events_used"], [event["claims"] for event in shown["events"]]) == (1, [[claim["reference"]]])
    assert (shown["events"][0]["id"], shown["events"][0]["remaining"]) == (decision["event_id"], "4000.00")
    told = decision["explanation"]
    assert told["inputs"]["kinds"] == ["diffamation_publique"]
    assert told["binding"] | {"terms_id": None} == {
        "policy_number": policy.number,
        "product": "LM-INTERNE",
        "terms_id": None,
        "terms_version": 1,
        "guarantee": "e_reputation",
        "period": {"start": shown["period"]["start"], "end": shown["period"]["end"]},
        "amendments": [],
        "backdated_amendments": [],
    }
    assert told["result"]["proposed"] == told["result"]["decided"] == "covered"


def test_the_third_event_is_refused_with_the_standing_and_the_claim_stays(
    handler_calls: Caller, new_policy: NewPolicy
) -> None:
    policy = new_policy()
    for _ in range(2):
        handler_calls.covered(policy.number)
    third = handler_calls.qualified(policy.number)
    refusal = refused(handler_calls.decide(third), 409, "event_limit_reached")
    assert refusal["type"] == "/problems/coverage-limit-exceeded"
    assert (refusal["standing"]["events_limit"], refusal["standing"]["events_used"]) == (2, 2)
    after = handler_calls.page(third["reference"])
    assert (after["status"], after["version"], after["coverage_decision"]) == ("qualified", third["version"], None)
    decided = done(handler_calls.decide(third, "not_covered", reason_code="limit_reached"))
    decision = decided["coverage_decision"]
    assert (decided["status"], decision["reason_code"]) == ("decided", "limit_reached")
    again = done(handler_calls.decide(decided, "not_covered"))["coverage_decision"]
    assert (again["reason_code"], again["fact"]) == ("limit_reached", decision["fact"]), "found without being told"
    assert again["clause"] == decision["clause"]
    assert decision["clause"].startswith("Article 5.1")
    assert standing(handler_calls, policy)["events_used"] == 2


def test_joining_spares_a_slot_and_a_reversal_gives_it_back(handler_calls: Caller, new_policy: NewPolicy) -> None:
    policy = new_policy()
    first = handler_calls.covered(policy.number)
    event = first["coverage_decision"]["event_id"]
    second = handler_calls.qualified(policy.number)
    joined = done(handler_calls.decide(second, event=event))
    assert joined["coverage_decision"]["event_id"] == event
    shown = standing(handler_calls, policy)
    assert (shown["events_used"], len(shown["events"][0]["claims"])) == (1, 2)
    done(handler_calls.decide(second, "not_covered", reason_code="excluded"))
    assert standing(handler_calls, policy)["events_used"] == 1
    done(handler_calls.decide(first, "advice_only"))
    assert standing(handler_calls, policy)["events_used"] == 0
    # The event that gave its slot back takes it again when somebody joins it.
    done(handler_calls.decide(second, event=event))
    assert standing(handler_calls, policy)["events_used"] == 1


def test_an_event_without_its_slot_is_joined_only_while_one_is_left(
    handler_calls: Caller, new_policy: NewPolicy
) -> None:
    policy = new_policy()
    first = handler_calls.covered(policy.number)
    event = first["coverage_decision"]["event_id"]
    done(handler_calls.decide(first, "advice_only"))
    for _ in range(2):
        handler_calls.covered(policy.number)
    refused(handler_calls.decide(handler_calls.qualified(policy.number), event=event), 409, "event_limit_reached")


def test_a_claim_that_joins_follows_its_event_past_the_end_of_the_policy(
    handler_calls: Caller, new_policy: NewPolicy
) -> None:
    policy = new_policy(end_on=days_ago(5))
    first = handler_calls.covered(policy.number)
    later = handler_calls.qualified(policy.number, on=days_ago(1))
    refused(handler_calls.decide(later), 409, "not_in_force")
    joined = done(handler_calls.decide(later, event=first["coverage_decision"]["event_id"]))
    assert joined["coverage_decision"]["explanation"]["inputs"]["attaching_on"] == days_ago(10).isoformat()


def test_the_event_of_another_policy_is_not_found(handler_calls: Caller, new_policy: NewPolicy) -> None:
    other = handler_calls.covered(new_policy().number)
    claim = handler_calls.qualified(new_policy().number)
    refused(handler_calls.decide(claim, event=other["coverage_decision"]["event_id"]), 404, "event_not_found")


@pytest.mark.parametrize(
    ("product", "facts", "published", "kind", "code"),
    [
        ("LM-INTERNE", {"end_on": days_ago(11)}, days_ago(10), "injure_publique", "not_in_force"),
        ("LM-INTERNE", {"inception_on": days_ago(6)}, days_ago(5), "injure_publique", "known_before_inception"),
        ("LM-INTERNE", {"inception_on": days_ago(7)}, days_ago(10), "injure_publique", "published_before_inception"),
        ("EREP-BASE", {"inception_on": days_ago(20)}, days_ago(10), "injure_publique", "waiting_period"),
        ("LM-INTERNE", {}, days_ago(10), "vie_privee", "kind_not_covered"),
        ("LM-INTERNE", {}, days_ago(10), "critique_licite", "lawful_content"),
    ],
)
def test_what_excludes_cover_is_a_conflict_with_its_clause(
    handler_calls: Caller,
    new_policy: NewPolicy,
    product: str,
    facts: dict[str, Any],
    published: date,
    kind: str,
    code: str,
) -> None:
    policy = new_policy(product, **facts)
    claim = handler_calls.qualified(policy.number, kind=kind, on=published)
    refusal = refused(handler_calls.decide(claim), 409, code)
    assert "Article" in refusal["detail"]
    assert refusal["standing"]["policy_number"] == policy.number
    outcome = "advice_only" if code == "lawful_content" else "not_covered"
    decided = done(handler_calls.decide(claim, outcome))
    assert decided["coverage_decision"]["reason_code"] == code
    assert decided["coverage_decision"]["clause"].startswith("Article")


def test_a_suspension_at_the_attaching_instant_refuses_also_after_payment(
    handler_calls: Caller, new_policy: NewPolicy, database: Database
) -> None:
    policy, now = new_policy(), clock.now()
    with database.transaction() as session:
        status_fact(session, policy, "suspended", now - timedelta(days=15))
        status_fact(session, policy, "resumed", now - timedelta(days=3))
    refused(handler_calls.decide(handler_calls.qualified(policy.number)), 409, "suspended")
    assert done(handler_calls.decide(handler_calls.qualified(policy.number, on=days_ago(1))))["status"] == "decided"


def test_waiting_ran_under_the_policy_before(handler_calls: Caller, new_policy: NewPolicy, database: Database) -> None:
    before = new_policy("EREP-BASE", inception_on=days_ago(400), end_on=days_ago(21))
    with database.transaction() as session:
        policy = store_policy(session, "EREP-BASE", insured=before.insured, inception_on=days_ago(20))
    assert handler_calls.covered(policy.number)["status"] == "decided"


def test_a_newer_version_of_the_product_changes_nothing_and_an_amendment_does(
    handler_calls: Caller, new_policy: NewPolicy, database: Database
) -> None:
    policy, amended = new_policy(), new_policy()
    with database.transaction() as session:
        better = new_terms(session, "LM-INTERNE", days_ago(300), main={"events_limit": 1, "event_limit_cents": 90_000})
        amend(session, amended, days_ago(200), terms_id=better)
    assert standing(handler_calls, policy)["terms_version"] == 1
    shown = standing(handler_calls, amended)
    assert (shown["events_limit"], shown["event_limit"]) == (1, "900.00")
    assert shown["terms_version"] > 1  # other tests publish versions too
    assert standing(handler_calls, amended, on=days_ago(201))["terms_version"] == 1
    handler_calls.covered(amended.number)
    refused(handler_calls.decide(handler_calls.qualified(amended.number)), 409, "event_limit_reached")


def test_a_formula_changed_inside_the_period_keeps_what_was_used(
    handler_calls: Caller, new_policy: NewPolicy, database: Database
) -> None:
    policy = new_policy("LM-LIBERAL")
    for _ in range(2):
        handler_calls.covered(policy.number)
    refused(handler_calls.decide(handler_calls.qualified(policy.number)), 409, "event_limit_reached")
    with database.transaction() as session:
        amend(session, policy, days_ago(3), terms_id=terms_of(session, "EREP-PLUS")["terms_id"])
    shown = standing(handler_calls, policy)
    assert (shown["product"], shown["events_limit"], shown["events_used"]) == ("EREP-PLUS", 3, 2)
    third = handler_calls.qualified(policy.number, on=days_ago(2))
    done(handler_calls.decide(third))
    shown = standing(handler_calls, policy)
    assert (shown["events_limit"], shown["events_used"]) == (3, 3)
    assert {event["limit"] for event in shown["events"]} == {"4000.00", "6000.00"}
    # An event before the change is judged by the limit of its day.
    refused(handler_calls.decide(handler_calls.qualified(policy.number)), 409, "event_limit_reached")


def test_an_amendment_issued_after_knowledge_needs_a_supervisors_reason(
    handler_calls: Caller, supervisor_calls: Caller, new_policy: NewPolicy, database: Database
) -> None:
    policy = new_policy()
    with database.transaction() as session:
        terms = terms_of(session, "LM-LIBERAL")["terms_id"]
        amend(session, policy, days_ago(20), issued_on=days_ago(2), terms_id=terms)
    claim = handler_calls.qualified(policy.number, kind="vie_privee")
    refused(handler_calls.decide(claim, reasons="L’avenant couvre."), 409, "kind_not_covered")
    refused(supervisor_calls.decide(claim), 409, "kind_not_covered")
    decided = done(supervisor_calls.decide(claim, reasons="Avenant demandé avant les faits, courriel joint."))
    told = decided["coverage_decision"]["explanation"]
    assert told["binding"]["product"] == "LM-LIBERAL"
    assert "amendment_after_knowledge" in {one["code"] for one in told["result"]["warnings"]}


def test_the_body_is_judged_before_the_state(handler_calls: Caller, new_policy: NewPolicy) -> None:
    claim = handler_calls.declare(new_policy().number)
    refused(handler_calls.decide(claim, event=None), 422, "event_required")
    refused(handler_calls.decide(claim), 409, "qualification_missing")
    refused(handler_calls.decide(claim, "not_covered"), 422, "reason_code_required")
    refused(handler_calls.decide(claim, refused_on=days_ago(-3).isoformat()), 422, "date_in_future")
    refused(handler_calls.decide(handler_calls.declare()), 409, "policy_to_identify")
    assert done(handler_calls.decide(claim, "not_covered", reason_code="excluded", fact="Exclusion 6.3."))


def test_a_rehearsal_shows_the_standing_afterwards_and_writes_nothing(
    handler_calls: Caller, new_policy: NewPolicy, database: Database
) -> None:
    policy = new_policy()
    claim = handler_calls.qualified(policy.number)
    path = f"/claims/{claim['reference']}/coverage-decision"
    body = {"outcome": "covered", "event": "new"}
    seen = done(handler_calls.post(f"{path}?dry_run=true", body, version=claim["version"]))
    assert (seen["status"], seen["standing"]["events_used"]) == ("decided", 1)
    assert handler_calls.page(claim["reference"]) == claim
    with database.reading() as session:
        assert not rows(session, "SELECT 1 FROM coverage_period WHERE policy_id = :id", id=policy.id)
    refused(handler_calls.post(f"{path}?dry_run=true", body, version=1), 412, "version_stale")


def test_the_period_of_a_policy_born_on_29_february(handler_calls: Caller, new_policy: NewPolicy) -> None:
    policy = new_policy(inception_on=date(2024, 2, 29), anniversary_month=2, anniversary_day=29)
    periods = {
        day: standing(handler_calls, policy, on=day)["period"]
        for day in ("2025-02-27", "2025-02-28", "2028-02-28", "2028-02-29")
    }
    assert periods["2025-02-27"] == {"start": "2024-02-29", "end": "2025-02-28"}
    assert periods["2025-02-28"] == {"start": "2025-02-28", "end": "2026-02-28"}
    assert periods["2028-02-28"] == {"start": "2027-02-28", "end": "2028-02-29"}
    assert periods["2028-02-29"] == {"start": "2028-02-29", "end": "2029-02-28"}
    assert standing(handler_calls, policy, on="2024-02-28")["period"] is None
    assert standing(handler_calls, policy, on="2024-02-28")["in_force"] is False


def test_the_standing_as_it_was_known(handler_calls: Caller, new_policy: NewPolicy) -> None:
    policy = new_policy()
    before = clock.now()
    first = handler_calls.covered(policy.number)
    between = clock.now()
    done(handler_calls.decide(first, "advice_only"))
    handler_calls.covered(policy.number)
    assert standing(handler_calls, policy, as_of=before.isoformat())["events"] == []
    known = standing(handler_calls, policy, as_of=between.isoformat())
    assert (known["events_used"], [event["claims"] for event in known["events"]]) == (1, [[first["reference"]]])
    now = standing(handler_calls, policy)
    assert (now["events_used"], len(now["events"])) == (1, 2)
    refused(handler_calls.get("/policies/NEXISTE-PAS/standing"), 404, "policy_not_found")
