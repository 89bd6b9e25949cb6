"""Complaints through the API (rule 34): any channel, clocks from the sending, an independent eye, an answer."""

from collections.abc import Callable

import pytest
from sqlalchemy.exc import DBAPIError

from backend.core.db import Database, rows
from tests.claims.story import read
from tests.complaints.conftest import Person
from tests.complaints.story import ANSWER, clocks, complained, take
from tests.factories import Caller, StoredPolicy
from tests.factories.bodies import days_ago
from tests.factories.calls import done, refused

NewPolicy = Callable[..., StoredPolicy]
Staff = Callable[..., Person]


def test_a_complaint_opens_its_clocks_from_the_sending_and_flags_the_claim(
    handler_calls: Caller, new_policy: NewPolicy, staff: Staff
) -> None:
    staff()
    claim = handler_calls.qualified(new_policy().number)
    told = complained(handler_calls, claim, ago=30)
    assert told["reference"].startswith("REC-")
    assert told["handler"] is not None, "somebody independent is proposed"
    assert (told["complainant_name"], told["state"]) == (claim["insured"]["name"], "received")
    assert clocks(handler_calls, claim) == dict.fromkeys(("ACPR_10JO", "ACPR_2M", "MEDIATION_1Y"), "live")
    live = {one["rule"]: one for one in done(handler_calls.get(f"/claims/{claim['reference']}/deadlines"))}
    assert live["ACPR_2M"]["start_on"] == days_ago(30).isoformat(), "sent, not received"
    assert (told["answer_by"], told["acknowledge_by"]) == (live["ACPR_2M"]["last_day"], live["ACPR_10JO"]["last_day"])
    assert "complaint" in handler_calls.page(claim["reference"])["flags"]
    assert told["overdue"] == ["acknowledgement"]


def test_said_and_not_written_it_is_a_complaint_too(handler_calls: Caller) -> None:
    body = {"channel": "oral", "subject": "Trop long", "complainant_name": "Dr Camille Fictive"}
    told = done(handler_calls.post("/complaints", body))
    assert (told["claim"], told["sent_on"], told["cause"]) == (None, days_ago(0).isoformat(), "other")
    assert told["answer_by"] > told["acknowledge_by"] > told["sent_on"]
    refused(handler_calls.post("/complaints", {**body, "complainant_name": None}), 422, "complainant_missing")
    ahead = {**body, "sent_on": days_ago(-1).isoformat()}
    refused(handler_calls.post("/complaints", ahead), 422, "date_in_future")
    reversed_ = {**body, "sent_on": days_ago(1).isoformat(), "received_on": days_ago(2).isoformat()}
    refused(handler_calls.post("/complaints", reversed_), 422, "days_reversed")


def test_acknowledged_then_answered_with_the_mediator_and_money(
    handler_calls: Caller, supervisor_calls: Caller, new_policy: NewPolicy, database: Database
) -> None:
    claim = handler_calls.qualified(new_policy().number)
    told = complained(handler_calls, claim)
    known = done(take(handler_calls, told, "acknowledgement"))
    assert (known["state"], known["acknowledged_on"]) == ("acknowledged", days_ago(0).isoformat())
    assert clocks(handler_calls, claim)["ACPR_10JO"] == "closed"
    refused(take(handler_calls, known, "acknowledgement"), 409, "step_not_possible")
    refused(take(handler_calls, known, "answer", **ANSWER, mediator_mentioned=False), 422, "mediator_not_mentioned")
    answered = done(take(supervisor_calls, known, "answer", **ANSWER, money_granted="150.00"))
    assert (answered["state"], answered["outcome"], answered["money_granted"]) == ("answered", "upheld", "150.00")
    assert clocks(handler_calls, claim)["ACPR_2M"] == "closed"
    assert clocks(handler_calls, claim)["MEDIATION_1Y"] == "live", "the insured's own delay goes on"
    sql = """SELECT m.body FROM outbox_message m JOIN claim c ON c.id = m.claim_id
              WHERE c.reference = :reference AND m.dedup_key LIKE 'complaint_answered:%'"""
    (letter,) = read(database, sql, reference=claim["reference"])
    assert answered["mediation"] in letter["body"]
    tasks = "SELECT kind, facts, done_at FROM task WHERE facts ->> 'complaint' = :reference"
    found = {row["kind"]: row for row in read(database, tasks, reference=told["reference"])}
    assert found["propose_ex_gratia"]["facts"]["amount"] == "150.00"
    assert found["complaint_acknowledgement"]["done_at"]
    assert found["complaint_answer"]["done_at"]


def test_whoever_handled_or_decided_does_not_judge(handler_calls: Caller, new_policy: NewPolicy, staff: Staff) -> None:
    holder, decider, other = staff(), staff("supervisor"), staff("supervisor")
    claim = handler_calls.qualified(new_policy().number)
    done(decider.calls.decide(claim, "not_covered", reason_code="excluded"))
    done(handler_calls.change(claim, "assignment", {"handler_id": str(holder.id)}))
    told = complained(handler_calls, claim)
    assert told["handler"]["id"] not in {str(holder.id), str(decider.id)}
    for person in (holder, decider):
        body = {"handler_id": str(person.id)}
        refused(take(handler_calls, told, "assignment", **body), 409, "handler_not_independent")
        refused(take(person.calls, told, "answer", **ANSWER), 409, "handler_not_independent")
    refused(take(handler_calls, told, "assignment", handler_id=str(holder.id)[:-4] + "0000"), 422, "handler_unknown")
    given = done(take(handler_calls, told, "assignment", handler_id=str(other.id)))
    assert given["handler"]["id"] == str(other.id)
    answered = done(take(other.calls, given, "answer", **ANSWER))
    staff()
    second = done(take(handler_calls, answered, "escalation", level="second", text="Je maintiens."))
    assert second["handler"]["id"] != str(other.id), "the second level is somebody else"
    assert (second["level"], second["state"]) == ("second", "acknowledged")
    assert clocks(handler_calls, claim)["ACPR_2M"] == "live", "two months from the first sending"


def test_a_complaint_only_goes_up_and_the_mediator_ends_the_insureds_delay(
    handler_calls: Caller, new_policy: NewPolicy
) -> None:
    claim = handler_calls.qualified(new_policy().number)
    told = complained(handler_calls, claim)
    refused(take(handler_calls, told, "escalation", level="first"), 409, "level_not_higher")
    answered = done(take(handler_calls, told, "answer", outcome="rejected", text="Nous maintenons."))
    above = done(take(handler_calls, answered, "escalation", level="mediator"))
    assert (above["level"], above["answer_by"], above["overdue"]) == ("mediator", None, [])
    assert clocks(handler_calls, claim)["MEDIATION_1Y"] == "closed"
    assert [one["kind"] for one in above["steps"]] == ["recorded", "answered", "escalated"]
    refused(take(handler_calls, above, "escalation", level="second"), 409, "level_not_higher")
    assert "acknowledge" not in above["allowed_actions"]


def test_a_summons_restricts_the_file_and_freezes_its_deletion(
    handler_calls: Caller, new_policy: NewPolicy, staff: Staff, owner: Database
) -> None:
    holder, curious, boss = staff(), staff(), staff("supervisor")
    claim = handler_calls.qualified(new_policy().number)
    done(handler_calls.change(claim, "assignment", {"handler_id": str(holder.id)}))
    told = complained(handler_calls, claim, level="court", subject="Assignation")
    shown = done(holder.calls.get(f"/claims/{claim['reference']}"))
    assert {"complaint", "litigation"} <= {*shown["flags"]}
    kept = {str(holder.id), told["handler"]["id"] if told["handler"] else None}
    if str(curious.id) not in kept:
        refused(curious.calls.get(f"/claims/{claim['reference']}"), 404, "claim_not_found")
        refused(curious.calls.get(f"/complaints/{told['reference']}"), 404, "complaint_not_found")
    done(boss.calls.get(f"/complaints/{told['reference']}"))
    delete = "DELETE FROM claim WHERE reference = :reference RETURNING id"
    with pytest.raises(DBAPIError, match="legal hold"), owner.transaction() as session:
        rows(session, delete, reference=claim["reference"])


def test_the_list_the_filters_and_the_register(handler_calls: Caller, new_policy: NewPolicy) -> None:
    claim = handler_calls.qualified(new_policy().number)
    late = complained(handler_calls, claim, ago=90, subject="=HYPERLINK(1)")
    fresh = complained(handler_calls, claim, ago=0)
    page = done(handler_calls.get("/complaints", claim=claim["reference"]))["items"]
    assert [one["reference"] for one in page] == [fresh["reference"], late["reference"]]
    found = done(handler_calls.get("/complaints", claim=claim["reference"], overdue=True))["items"]
    assert [one["overdue"] for one in found] == [["acknowledgement", "answer"]]
    first = done(handler_calls.get("/complaints", claim=claim["reference"], limit=1))
    rest = done(handler_calls.get("/complaints", claim=claim["reference"], limit=1, cursor=first["next"]))
    assert [one["reference"] for one in rest["items"]] == [late["reference"]]
    register = handler_calls.get("/complaints/register.csv")
    lines = [line for line in register.text.splitlines() if claim["reference"] in line]
    assert len(lines) == 2
    assert "'=HYPERLINK(1)" in lines[0]
    assert lines[0].endswith("acknowledgement answer")


def test_stale_versions_strangers_and_auditors(handler_calls: Caller, auditor: dict[str, str]) -> None:
    told = complained(handler_calls)
    done(take(handler_calls, told, "acknowledgement"))
    assert take(handler_calls, told, "answer", **ANSWER).status_code == 412
    refused(handler_calls.get("/complaints/REC-1999-000001"), 404, "complaint_not_found")
    watching = Caller(handler_calls.client, auditor)
    done(watching.get(f"/complaints/{told['reference']}"))
    refused(take(watching, told, "answer", **ANSWER), 403, "permission_missing")
