"""Reads of clocks and of the facts that make them; what takes clocks and reminders in and out of service."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import RowMapping, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from backend.core.db import one_row, rows
from backend.deadlines.acts import Act
from backend.deadlines.clocks import History, Opening, Republication
from backend.deadlines.models import Reminder


def live_clocks(session: Session, claim_id: UUID) -> Sequence[RowMapping]:
    """The live clocks of a claim."""
    return rows(session, "SELECT * FROM deadline WHERE claim_id = :claim_id AND state = 'live'", claim_id=claim_id)


def standing_clocks(session: Session, claim_id: UUID) -> Sequence[RowMapping]:
    """The clocks of a claim that no recomputation has replaced: live, or closed for a reason."""
    sql = "SELECT * FROM deadline WHERE claim_id = :claim_id AND state <> 'superseded'"
    return rows(session, sql, claim_id=claim_id)


def clocks_of(session: Session, claim_id: UUID) -> Sequence[RowMapping]:
    """Every clock of a claim, the live ones first, then the history."""
    return rows(
        session,
        """SELECT * FROM deadline WHERE claim_id = :claim_id
            ORDER BY state <> 'live', prudent_day NULLS FIRST, computed_at, id""",
        claim_id=claim_id,
    )


def history(session: Session, claim_id: UUID, content_ids: Sequence[UUID]) -> History:
    """The facts recorded after the declaration that no later fact corrects."""
    found = one_row(session, _HISTORY, claim_id=claim_id, content_ids=list(content_ids))
    assert found is not None
    return History(
        acts=[_act(row) for row in found["acts"]],
        events=[
            Republication(origin, UUID(row["content_id"]), row["code"], date.fromisoformat(row["happened_on"]))
            for origin, row in _standing(found["events"])
        ],
        openings=[_opening(origin, row) for origin, row in _standing(found["openings"])],
    )


_HISTORY = """
SELECT (SELECT coalesce(jsonb_agg(to_jsonb(a) ORDER BY a.performed_on, a.recorded_at), '[]') FROM procedural_act a
         WHERE a.claim_id = :claim_id AND NOT EXISTS (SELECT 1 FROM procedural_act c WHERE c.corrects = a.id)) AS acts,
       (SELECT coalesce(jsonb_agg(to_jsonb(e) ORDER BY e.recorded_at, e.id), '[]') FROM publication_event e
         WHERE e.content_id = ANY(:content_ids)) AS events,
       (SELECT coalesce(jsonb_agg(to_jsonb(o) ORDER BY o.recorded_at, o.id), '[]') FROM clock_opening o
         WHERE o.claim_id = :claim_id) AS openings
"""


def _act(row: Mapping[str, Any]) -> tuple[Act, list[UUID]]:
    act = Act(row["code"], date.fromisoformat(row["performed_on"]), _day(row["dispatched_on"]))
    return act, [UUID(one) for one in row["content_ids"]]


def _opening(origin: UUID, row: Mapping[str, Any]) -> Opening:
    return Opening(
        id=origin,
        content_id=UUID(row["content_id"]) if row["content_id"] else None,
        rule_id=row["rule"],
        start_on=date.fromisoformat(row["start_on"]),
        extension_told_on=_day(row["extension_told_on"]),
    )


def _day(given: str | None) -> date | None:
    return date.fromisoformat(given) if given else None


def _standing(facts: Sequence[Mapping[str, Any]]) -> list[tuple[UUID, Mapping[str, Any]]]:
    """The facts that nothing corrects, each with the id of the first fact of its chain: a clock keeps its origin."""
    told_first = {row["id"]: row["corrects"] for row in facts}

    def origin(fact_id: str) -> UUID:
        while told_first[fact_id]:
            fact_id = told_first[fact_id]
        return UUID(fact_id)

    return [(origin(row["id"]), row) for row in facts if row["id"] not in told_first.values()]


def act_named(session: Session, claim_id: UUID, act_id: UUID) -> RowMapping | None:
    """A standing act of a claim: nobody corrects an act twice, or one of a file that is not in front of them."""
    return one_row(
        session,
        """SELECT a.* FROM procedural_act a WHERE a.id = :act_id AND a.claim_id = :claim_id
              AND NOT EXISTS (SELECT 1 FROM procedural_act c WHERE c.corrects = a.id)""",
        act_id=act_id,
        claim_id=claim_id,
    )


def origin_of_opening(session: Session, opening_id: UUID) -> UUID:
    """The first fact of the chain of corrections that ends with this opening."""
    sql = """WITH RECURSIVE told AS (
                 SELECT id, corrects FROM clock_opening WHERE id = :id
                  UNION ALL SELECT o.id, o.corrects FROM clock_opening o JOIN told ON o.id = told.corrects)
             SELECT id FROM told WHERE corrects IS NULL"""
    row = one_row(session, sql, id=opening_id)
    assert row is not None
    return UUID(str(row["id"]))


def may_correct_opening(session: Session, claim_id: UUID, opening_id: UUID) -> bool:
    """Whether this opening is one of the claim's and not corrected yet."""
    sql = """SELECT 1 FROM clock_opening o WHERE o.id = :id AND o.claim_id = :claim_id
                AND NOT EXISTS (SELECT 1 FROM clock_opening c WHERE c.corrects = o.id)"""
    return one_row(session, sql, id=opening_id, claim_id=claim_id) is not None


def may_correct_event(session: Session, content_id: UUID, event_id: UUID) -> bool:
    """Whether this event is one of the content's and not corrected yet."""
    sql = """SELECT 1 FROM publication_event e WHERE e.id = :id AND e.content_id = :content_id
                AND NOT EXISTS (SELECT 1 FROM publication_event c WHERE c.corrects = e.id)"""
    return one_row(session, sql, id=event_id, content_id=content_id) is not None


def supersede(session: Session, deadline_ids: Sequence[UUID], reason: str, now: datetime) -> None:
    """Take clocks that other facts replaced out of service, with their reminders and tasks."""
    _take_out(session, deadline_ids, "superseded", reason, now, None)


def close(session: Session, deadline_id: UUID, reason: str, now: datetime, actor_id: UUID) -> None:
    """Take a clock closed by a person out of service, with its reminders and tasks."""
    _take_out(session, [deadline_id], "closed", reason, now, actor_id)


def _take_out(
    session: Session, deadline_ids: Sequence[UUID], state: str, reason: str, now: datetime, actor_id: UUID | None
) -> None:
    if not deadline_ids:
        return
    session.execute(
        text(
            """WITH gone AS (UPDATE deadline SET state = :state, closed_at = :now, closed_reason = :reason
                              WHERE id = ANY(:ids) AND state = 'live' RETURNING id, claim_id),
               done AS (UPDATE task SET done_at = :now, done_by = CAST(:actor_id AS uuid) FROM gone
                         WHERE task.claim_id = gone.claim_id AND task.kind = 'reminder' AND task.done_at IS NULL
                           AND task.facts ->> 'deadline_id' = gone.id::text)
               UPDATE reminder SET state = 'cancelled', cancelled_reason = :reason
                 FROM gone WHERE reminder.deadline_id = gone.id AND reminder.state = 'pending'"""
        ),
        {"ids": list(deadline_ids), "state": state, "reason": reason, "now": now, "actor_id": actor_id},
    )


def hand_over(session: Session, claim_id: UUID, handler_id: UUID | None) -> None:
    """Send the reminders still to come to the claim's new handler."""
    session.execute(
        text("UPDATE reminder SET handler_id = :handler_id WHERE claim_id = :claim_id AND state = 'pending'"),
        {"handler_id": handler_id, "claim_id": claim_id},
    )


def silence(session: Session, claim_id: UUID, reason: str, *, actor_name: str, actor_id: UUID, now: datetime) -> None:
    """A claim leaves the work-list: what was to come is cancelled, what was told is taken as read and done."""
    session.execute(
        text(
            """WITH done AS (UPDATE task SET done_at = :now, done_by = :actor_id
                              WHERE claim_id = :claim_id AND kind = 'reminder' AND done_at IS NULL)
               UPDATE reminder
                  SET state = CASE WHEN state = 'pending' THEN 'cancelled' ELSE state END,
                      cancelled_reason = CASE WHEN state = 'pending' THEN CAST(:reason AS text) END,
                      acknowledged_at = CASE WHEN state = 'fired' THEN CAST(:now AS timestamptz) END,
                      acknowledged_by = CASE WHEN state = 'fired' THEN CAST(:actor_name AS text) END
                WHERE claim_id = :claim_id
                  AND (state = 'pending' OR (state = 'fired' AND acknowledged_at IS NULL))"""
        ),
        {"claim_id": claim_id, "reason": reason, "actor_name": actor_name, "actor_id": actor_id, "now": now},
    )


def write_reminders(session: Session, reminders: Sequence[Mapping[str, object]]) -> None:
    """Write rungs; one that a former closing had written and a reopening cancelled is to come again."""
    if not reminders:
        return
    statement = insert(Reminder).values([dict(row) for row in reminders])
    session.execute(
        statement.on_conflict_do_update(
            index_elements=["deadline_id", "rung", "due_at"],
            set_={"state": "pending", "cancelled_reason": None},
            where=Reminder.state == "cancelled",
        )
    )


def wake(session: Session, claim_id: UUID, *, closing: str, reopening: str, watch: str, now: datetime) -> None:
    """The rungs that a closing cancelled are to come again, the past ones at once; its own watch is over."""
    session.execute(
        text(
            """UPDATE reminder
                  SET state = CASE WHEN reminder.rung = :watch THEN 'cancelled' ELSE 'pending' END,
                      cancelled_reason = CASE WHEN reminder.rung = :watch THEN CAST(:reopening AS text) END,
                      due_at = CASE WHEN reminder.rung = :watch THEN reminder.due_at
                                    ELSE greatest(reminder.due_at, :now) END
                 FROM deadline
                WHERE deadline.id = reminder.deadline_id AND deadline.state = 'live' AND reminder.claim_id = :claim_id
                  AND CASE WHEN reminder.rung = :watch THEN reminder.state = 'pending'
                           ELSE reminder.state = 'cancelled' AND reminder.cancelled_reason = :closing END"""
        ),
        {"claim_id": claim_id, "closing": closing, "reopening": reopening, "watch": watch, "now": now},
    )
