"""Reads of clocks and acts."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import RowMapping, text
from sqlalchemy.orm import Session

from backend.core.db import rows
from backend.deadlines.acts import Act


def live_clocks(session: Session, claim_id: UUID) -> Sequence[RowMapping]:
    """The live clocks of a claim."""
    return rows(session, "SELECT * FROM deadline WHERE claim_id = :claim_id AND state = 'live'", claim_id=claim_id)


def clocks_of(session: Session, claim_id: UUID) -> Sequence[RowMapping]:
    """Every clock of a claim, the live ones first, then the history."""
    return rows(
        session,
        """SELECT * FROM deadline WHERE claim_id = :claim_id
            ORDER BY state <> 'live', prudent_day NULLS FIRST, computed_at, id""",
        claim_id=claim_id,
    )


def acts_of(session: Session, claim_id: UUID) -> list[tuple[Act, list[UUID]]]:
    """The acts that count: those that no later fact corrects. An empty list of contents means all of them."""
    found = rows(
        session,
        """SELECT a.code, a.performed_on, a.dispatched_on, a.content_ids FROM procedural_act a
            WHERE a.claim_id = :claim_id AND NOT EXISTS (SELECT 1 FROM procedural_act c WHERE c.corrects = a.id)
            ORDER BY a.performed_on, a.recorded_at""",
        claim_id=claim_id,
    )
    return [(Act(row["code"], row["performed_on"], row["dispatched_on"]), [UUID(one) for one in row["content_ids"]]) for row in found]


def has_act(session: Session, claim_id: UUID, act_id: UUID) -> bool:
    """Whether this act is one of the claim's: nobody corrects an act of a file that is not in front of them."""
    found = rows(
        session,
        "SELECT 1 FROM procedural_act WHERE id = :act_id AND claim_id = :claim_id",
        act_id=act_id,
        claim_id=claim_id,
    )
    return bool(found)


def supersede(session: Session, deadline_ids: Sequence[UUID], reason: str, now: datetime) -> None:
    """Take clocks out of service, with the reminders that they had not yet fired."""
    if not deadline_ids:
        return
    session.execute(
        text(
            """WITH gone AS (UPDATE deadline SET state = 'superseded', closed_at = :now, closed_reason = :reason
                              WHERE id = ANY(:ids) AND state = 'live' RETURNING id)
               UPDATE reminder SET state = 'cancelled', cancelled_reason = :reason
                 FROM gone WHERE reminder.deadline_id = gone.id AND reminder.state = 'pending'"""
        ),
        {"ids": list(deadline_ids), "reason": reason, "now": now},
    )


def hand_over(session: Session, claim_id: UUID, handler_id: UUID | None) -> None:
    """Send the reminders still to come to the claim's new handler."""
    session.execute(
        text("UPDATE reminder SET handler_id = :handler_id WHERE claim_id = :claim_id AND state = 'pending'"),
        {"handler_id": handler_id, "claim_id": claim_id},
    )


# The rungs that a closed claim keeps: somebody still watches the end of its clock.
_WATCH_RUNGS = ("act_ready", "before_14", "prudent_day")


def quieten(session: Session, claim_id: UUID, reason: str) -> None:
    """Cancel the pending reminders of a claim, but for the last warnings."""
    session.execute(
        text(
            """UPDATE reminder SET state = 'cancelled', cancelled_reason = :reason
                WHERE claim_id = :claim_id AND state = 'pending' AND rung <> ALL(:kept)"""
        ),
        {"claim_id": claim_id, "reason": reason, "kept": list(_WATCH_RUNGS)},
    )


def wake(session: Session, claim_id: UUID, now: datetime) -> None:
    """Pending again: the cancelled reminders of live clocks that are still to come."""
    session.execute(
        text(
            """UPDATE reminder SET state = 'pending', cancelled_reason = NULL FROM deadline
                WHERE deadline.id = reminder.deadline_id AND deadline.state = 'live' AND reminder.claim_id = :claim_id
                  AND reminder.state = 'cancelled' AND reminder.due_at > :now"""
        ),
        {"claim_id": claim_id, "now": now},
    )
