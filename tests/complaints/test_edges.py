"""What goes wrong around complaints: people who change, levels above ours, days out of reach, closed claims."""

from collections.abc import Callable
from datetime import date

import pytest

from backend.accounts.models import UserAccount
from backend.complaints import rules
from backend.core.db import Database, rows
from tests.claims.story import read
from tests.complaints.conftest import Person
from tests.complaints.story import ANSWER, clocks, complained, take
from tests.factories import Caller, StoredPolicy, store_user
from tests.factories.bodies import days_ago
from tests.factories.calls import Json, done, refused

NewPolicy = Callable[..., StoredPolicy]
Staff = Callable[..., Person]
_TASKS = """SELECT kind, assignee_id, due_on FROM task WHERE facts ->> 'complaint' = :reference AND done_at IS NULL
             ORDER BY kind"""


def _tasks(database: Database, complaint: Json) -> dict[str, object]:
    """Who has each open task of a complaint."""
    return {row["kind"]: row["assignee_id"] for row in read(database, _TASKS, reference=complaint["reference"])}


def test_tasks_follow_the_complaint_and_come_back_at_the_second_level(
    handler_calls: Caller, new_policy: NewPolicy, staff: Staff, database: Database
) -> None:
    first, second = staff(), staff()
    claim = handler_calls.qualified(new_policy().number)
    told = complained(handler_calls, claim)
    given = done(take(handler_calls, told, "assignment", handler_id=str(first.id)))
    assert _tasks(database, given) == {"complaint_acknowledgement": first.id, "complaint_answer": first.id}
    answered = done(take(first.calls, given, "answer", **ANSWER))
    assert _tasks(database, answered) == {}
    above = done(take(handler_calls, answered, "escalation", level="second"))
    assert list(_tasks(database, above)) == ["complaint_answer"]
    again = done(take(handler_calls, above, "assignment", handler_id=str(second.id)))
    assert _tasks(database, again) == {"complaint_answer": second.id}
    done(take(second.calls, again, "answer", **ANSWER))
    assert _tasks(database, again) == {}


def test_whoever_handled_it_before_does_not_judge_either(
    handler_calls: Caller, new_policy: NewPolicy, staff: Staff
) -> None:
    former, present = staff(), staff()
    claim = handler_calls.qualified(new_policy().number)
    for person in (former, present):
        done(handler_calls.change(claim, "assignment", {"handler_id": str(person.id)}))
    told = complained(handler_calls, claim)
    body = {"handler_id": str(former.id)}
    refused(take(handler_calls, told, "assignment", **body), 409, "handler_not_independent")


def test_a_handler_who_took_the_claim_since_answers_by_no_road(
    handler_calls: Caller, new_policy: NewPolicy, staff: Staff
) -> None:
    judge = staff()
    claim = handler_calls.qualified(new_policy().number)
    given = done(take(handler_calls, complained(handler_calls, claim), "assignment", handler_id=str(judge.id)))
    done(handler_calls.change(claim, "assignment", {"handler_id": str(judge.id)}))
    refused(take(handler_calls, given, "answer", **ANSWER), 409, "handler_not_independent")


def test_who_is_away_is_not_proposed_but_may_be_named(
    handler_calls: Caller, new_policy: NewPolicy, staff: Staff, database: Database
) -> None:
    away = staff()
    with database.transaction() as session:
        rows(
            session,
            """INSERT INTO absence (id, user_id, starts_on, ends_on, recorded_at, recorded_by)
               VALUES (gen_random_uuid(), :id, :day, :day, now(), 'essai') RETURNING id""",
            id=away.id,
            day=days_ago(0),
        )
        # First by name among those who have none.
        session.get_one(UserAccount, away.id).name = " Aaron"
    claim = handler_calls.qualified(new_policy().number)
    told = complained(handler_calls, claim)
    assert told["handler"] is None or told["handler"]["id"] != str(away.id)
    named = done(take(handler_calls, told, "assignment", handler_id=str(away.id)))
    assert named["handler"]["id"] == str(away.id)


def test_above_us_the_answer_is_not_sent_to_the_insured(
    handler_calls: Caller, supervisor_calls: Caller, new_policy: NewPolicy, database: Database
) -> None:
    claim = handler_calls.qualified(new_policy().number)
    above = done(take(handler_calls, complained(handler_calls, claim), "escalation", level="mediator"))
    done(take(supervisor_calls, above, "answer", outcome="rejected", text="Nos observations au médiateur."))
    sql = """SELECT 1 FROM outbox_message m JOIN claim c ON c.id = m.claim_id
              WHERE c.reference = :reference AND m.dedup_key LIKE 'complaint_answered:%'"""
    assert read(database, sql, reference=claim["reference"]) == []


def test_a_closed_claim_is_complained_about_like_any_other(handler_calls: Caller, new_policy: NewPolicy) -> None:
    claim = handler_calls.qualified(new_policy().number)
    done(handler_calls.decide(claim, "not_covered", reason_code="excluded", fact="Article de presse."))
    done(handler_calls.change(claim, "closure", {"reason": "refused"}))
    told = complained(handler_calls, claim)
    assert clocks(handler_calls, claim) == dict.fromkeys(rules.RULES, "live")
    assert done(take(handler_calls, told, "acknowledgement"))["state"] == "acknowledged"


def test_days_out_of_reach_are_refused_in_words(handler_calls: Caller, new_policy: NewPolicy) -> None:
    claim = handler_calls.qualified(new_policy().number)
    for about in ({"claim": claim["reference"]}, {"complainant_name": "Dr Camille Fictive"}):
        body = {"channel": "oral", "subject": "Trop long", "sent_on": "0001-01-01", **about}
        refused(handler_calls.post("/complaints", body), 422, "date_out_of_range")


def test_the_register_of_any_days(handler_calls: Caller) -> None:
    assert handler_calls.get("/complaints/register.csv", until="0001-01-01").status_code == 200
    assert handler_calls.get("/complaints/register.csv", since="0001-01-01", until="9999-12-31").status_code == 200


@pytest.mark.parametrize(
    ("sent", "acknowledge_by", "answer_by"),
    [
        (date(2026, 9, 4), date(2026, 9, 16), date(2026, 11, 4)),  # a Friday: Saturdays count, Sundays do not
        (date(2028, 2, 29), date(2028, 3, 11), date(2028, 4, 29)),
        (date(2026, 12, 31), date(2027, 1, 13), date(2027, 2, 28)),  # New Year's day, then the last day of February
        (date(2026, 5, 7), date(2026, 5, 21), date(2026, 7, 7)),  # the 8th and Ascension
    ],
)
def test_days_of_a_complaint(sent: date, acknowledge_by: date, answer_by: date) -> None:
    days = rules.days_of(sent, "67000")
    assert (days.acknowledge_by, days.answer_by) == (acknowledge_by, answer_by)


def test_an_account_made_after_a_summons_does_not_see_the_file(
    handler_calls: Caller, new_policy: NewPolicy, staff: Staff, database: Database
) -> None:
    with database.transaction() as session:
        sleeping = store_user(session)
        session.get_one(UserAccount, sleeping).active = False
    claim = handler_calls.qualified(new_policy().number)
    told = complained(handler_calls, claim, level="court", subject="Assignation")
    later, boss = staff(), staff("supervisor")
    refused(later.calls.get(f"/claims/{claim['reference']}"), 404, "claim_not_found")
    refused(later.calls.get(f"/complaints/{told['reference']}"), 404, "complaint_not_found")
    done(boss.calls.get(f"/claims/{claim['reference']}"))
    with database.transaction() as session:
        session.get_one(UserAccount, sleeping).active = True
    (row,) = read(database, "SELECT hidden_from FROM claim WHERE reference = :r", r=claim["reference"])
    assert {sleeping, later.id} <= {*row["hidden_from"]}
    assert boss.id not in row["hidden_from"]
    with database.transaction() as session:
        session.get_one(UserAccount, boss.id).role = "handler"
    refused(boss.calls.get(f"/claims/{claim['reference']}"), 404, "claim_not_found")
