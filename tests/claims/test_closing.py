"""Closing clocks on proof, what expired on arrival, and the clocks of closed claims."""

from datetime import date, datetime, time, timedelta

import pytest
from httpx2 import Response
from sqlalchemy.orm import Session

from backend.claims import service
from backend.core import clock
from backend.core.clock import PARIS
from backend.core.db import Database, rows
from backend.core.ids import new_id
from tests.claims.story import declared, live, pending, post, read
from tests.conftest import key
from tests.factories import Caller
from tests.factories.bodies import days_ago
from tests.factories.calls import API, Json, done, refused


def resolution(calls: Caller, clock_: Json, **body: object) -> Response:
    """Somebody wants to close a clock."""
    return calls.post(f"/deadlines/{clock_['id']}/resolution", body)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"reason": "content_removed"}, "validation_failed"),
        ({"reason": "duty_done", "proof": "pièce 4"}, "closure_reason_not_accepted"),
        ({"reason": "insured_waiver"}, "closure_proof_missing"),
        ({"reason": "act_served", "note": "sans pièce"}, "closure_proof_missing"),
        ({"reason": "expiry_acknowledged"}, "deadline_not_expired"),
        ({"reason": "act_served", "act_id": str(new_id())}, "closure_act_unknown"),
    ],
)
def test_a_fatal_clock_is_not_closed_without_its_proof(handler_calls: Caller, body: Json, code: str) -> None:
    claim = declared(handler_calls)
    refused(resolution(handler_calls, claim["deadlines"][0], **body), 422, code)
    assert live(handler_calls, claim) == claim["deadlines"]


def test_an_act_without_effect_closes_nothing(handler_calls: Caller) -> None:
    claim = declared(handler_calls)
    act = post(handler_calls, claim, "acts", code="mise_en_demeure", date=days_ago(1).isoformat(), proof="LRAR")
    body = {"reason": "act_served", "act_id": act["id"]}
    told = refused(resolution(handler_calls, act["deadlines"][0], **body), 422, "closure_act_without_effect")
    assert "mise en demeure" in told["detail"]


def test_a_served_act_closes_the_clock_until_a_fact_moves_it(handler_calls: Caller, database: Database) -> None:
    claim = declared(handler_calls)
    act = post(handler_calls, claim, "acts", code="assignation", date=days_ago(3).isoformat(), proof="acte n° 12")
    (clock_,) = act["deadlines"]
    closed = done(resolution(handler_calls, clock_, reason="act_served", act_id=act["id"]))
    assert (closed["state"], closed["closed_reason"]) == ("closed", "act_served")
    assert pending(database, claim) == {}
    (row,) = read(database, "SELECT * FROM deadline_closure WHERE deadline_id = CAST(:id AS uuid)", id=clock_["id"])
    assert (row["reason"], row["proof"], row["closed_by"]) == ("act_served", "acte n° 12", "handler")
    page = handler_calls.page(claim["reference"])
    assert (page["earliest_deadline"], page["deadlines"], page["version"]) == (None, [], claim["version"])
    refused(resolution(handler_calls, clock_, reason="act_served", proof="encore"), 409, "deadline_not_live")
    # Nothing of what follows moves its dates: it stays closed.
    handler_calls.qualify(claim, "injure_publique")
    post(handler_calls, claim, "acts", code="mise_en_demeure", date=days_ago(1).isoformat())
    assert live(handler_calls, claim) == []
    # A further act starts three months again: they are watched.
    further = post(handler_calls, claim, "acts", code="conclusions_demandeur", date=days_ago(1).isoformat())
    (again,) = further["deadlines"]
    assert again["last_day"] > clock_["last_day"]
    assert pending(database, claim)


def test_an_expiry_is_acknowledged_by_a_supervisor(handler_calls: Caller, supervisor_calls: Caller) -> None:
    claim = declared(handler_calls, ago=120)
    (clock_,) = claim["deadlines"]
    refused(resolution(handler_calls, clock_, reason="expiry_acknowledged"), 403, "supervisor_needed")
    assert done(resolution(supervisor_calls, clock_, reason="expiry_acknowledged"))["state"] == "closed"


def test_a_duty_is_closed_by_saying_it_is_done_and_a_replay_changes_nothing(handler_calls: Caller) -> None:
    claim = declared(handler_calls)
    opened = post(handler_calls, claim, "clocks", rule="ACPR_10JO", start_on=days_ago(1).isoformat())["opened"]
    path, sent = f"{API}/deadlines/{opened['id']}/resolution", key(handler_calls.headers)
    answers = [handler_calls.client.post(path, json={"reason": "duty_done"}, headers=sent) for _ in range(2)]
    assert [one.status_code for one in answers] == [201, 201]
    assert answers[0].json() == answers[1].json()
    assert [one["rule"] for one in live(handler_calls, claim)] == ["PRESS_3M"]
    refused(handler_calls.post(f"/deadlines/{new_id()}/resolution", {"reason": "duty_done"}), 404, "deadline_not_found")


def test_expired_on_arrival_goes_to_the_other_remedies_and_the_insured_is_told_once(
    handler_calls: Caller, database: Database
) -> None:
    claim = declared(handler_calls, ago=120)
    handler_calls.qualify(claim, "denigrement")
    about = {"reference": claim["reference"]}
    owed = """SELECT k.facts FROM task k JOIN claim c ON c.id = k.claim_id
               WHERE c.reference = :reference AND k.kind = 'other_remedies'"""
    (task,) = read(database, owed, **about)
    assert set(task["facts"]["remedies"]) == {"dsa_notice", "platform_rules", "rgpd_erasure", "dereferencing"}
    mails = """SELECT m.recipient, m.body FROM outbox_message m JOIN claim c ON c.id = m.claim_id
                WHERE c.reference = :reference AND m.dedup_key LIKE 'expired:%'"""
    (mail,) = read(database, mails, **about)
    assert mail["recipient"] == "camille@example.org"
    assert "déréférencement" in mail["body"]
    fresh = declared(handler_calls)
    assert not read(database, owed, reference=fresh["reference"])


def test_a_closed_claim_keeps_one_watch_and_gets_its_ladder_back(handler_calls: Caller, database: Database) -> None:
    claim = declared(handler_calls)
    before = pending(database, claim)
    watched = date.fromisoformat(claim["deadlines"][0]["prudent_day"]) - timedelta(10)
    done(handler_calls.change(claim, "closure", {"reason": "Sans suite."}))
    assert pending(database, claim) == {"closed_watch": watched}
    done(handler_calls.change(claim, "reopening", {"reason": "L’assuré veut agir."}))
    assert pending(database, claim) == before
    done(handler_calls.change(claim, "closure", {"reason": "Sans suite."}))
    assert pending(database, claim) == {"closed_watch": watched}
    # An act recorded on a closed claim moves the clock, and its watch.
    act = post(handler_calls, claim, "acts", code="assignation", date=days_ago(1).isoformat())
    moved = date.fromisoformat(act["deadlines"][0]["prudent_day"]) - timedelta(10)
    assert pending(database, claim) == {"closed_watch": moved}
    done(handler_calls.change(claim, "reopening", {"reason": "L’assuré veut agir."}))
    assert "closed_watch" not in pending(database, claim)
    assert "prudent_day" in pending(database, claim)


def test_the_closing_letter_tells_the_last_day_to_sue_and_no_other(handler_calls: Caller, database: Database) -> None:
    told = []
    for ago in (30, 120):
        claim = declared(handler_calls, ago=ago)
        post(handler_calls, claim, "clocks", rule="ACPR_10JO", start_on=days_ago(1).isoformat())
        done(handler_calls.change(claim, "closure", {"reason": "Sans suite."}))
        sql = """SELECT m.body FROM outbox_message m JOIN claim c ON c.id = m.claim_id
                  WHERE c.reference = :reference AND m.dedup_key LIKE 'closure:%'"""
        (mail,) = read(database, sql, reference=claim["reference"])
        last = date.fromisoformat(claim["deadlines"][0]["last_day"])
        told.append((f"dernier jour est le {last:%d/%m/%Y}" in mail["body"], "dernier jour" in mail["body"]))
    assert told == [(True, True), (False, False)]


def test_lawful_criticism_opens_no_rung(handler_calls: Caller, database: Database) -> None:
    claim = declared(handler_calls)
    assert pending(database, claim)
    handler_calls.qualify(claim, "critique_licite")
    assert (pending(database, claim), live(handler_calls, claim)) == ({}, [])


def still_running(session: Session, claim: Json) -> list[str]:
    """What the insured of a closed claim was told of its clock."""
    sql = """SELECT m.subject FROM outbox_message m JOIN claim c ON c.id = m.claim_id
              WHERE c.reference = :reference AND m.dedup_key LIKE 'still_running:%'"""
    return [row["subject"] for row in rows(session, sql, reference=claim["reference"])]


def test_the_insured_of_a_closed_claim_is_told_once_at_sixty_days(handler_calls: Caller, session: Session) -> None:
    claim, late, reopened = (declared(handler_calls, ago=ago) for ago in (50, 61, 50))
    for one in (claim, late, reopened):
        done(handler_calls.change(one, "closure", {"reason": "Sans suite."}))
    done(handler_calls.change(reopened, "reopening", {"reason": "L’assuré veut agir."}))

    def on(day: int) -> datetime:
        return datetime.combine(clock.today() + timedelta(day), time(9), tzinfo=PARIS)

    service.watch_closed(session, on(9))
    assert still_running(session, claim) == []
    for _ in range(2):
        service.watch_closed(session, on(10))
    assert len(still_running(session, claim)) == 1
    assert still_running(session, late) == still_running(session, reopened) == []
