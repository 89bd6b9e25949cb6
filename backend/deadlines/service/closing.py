"""Closing a clock for a reason that the law accepts; the clocks of claims that close and reopen (rule 33)."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.core.access import Actor, Role
from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.core.ids import new_id
from backend.deadlines import queries, rules
from backend.deadlines.acts import act_type
from backend.deadlines.catalogue import Rule, rule_version
from backend.deadlines.clocks import watch_day, watch_rung
from backend.deadlines.errors import ClosureActUnknown, ClosureActWithoutEffect, NotLive
from backend.deadlines.ladder import due_at
from backend.deadlines.models import DeadlineClosure
from backend.deadlines.service.facts import OPENED_BY_HAND
from backend.deadlines.service.recompute import CLOSED_REASON, ClockOwner, reminder_row

REOPENED_REASON = "dossier rouvert"
_WATCH = "closed_watch"


@dataclass(frozen=True, slots=True)
class Resolution:
    """Why a clock stops being watched, and what proves it; `act_id` is an act recorded on the claim."""

    reason: rules.Closure
    proof: str | None = None
    note: str | None = None
    act_id: UUID | None = None


def resolve(
    session: Session, batch: Batch, stored: RowMapping, told: Resolution, *, actor: Actor, now: datetime
) -> None:
    """Close a clock: its reminders to come are cancelled. The content's removal is no reason: damages may be claimed.

    `stored` is the clock as read under the lock of its claim. Raises NotLive, ClosureActUnknown,
    ClosureActWithoutEffect and what `rules.check_closure` raises.
    """
    if stored["state"] != "live":
        raise NotLive(stored["state"])
    rule = rule_version(stored["rule"], stored["rule_version"])
    proof = told.proof
    if told.act_id is not None:
        proof = proof or _act(session, stored, rule, told.act_id)["proof"]
    rules.check_closure(
        told.reason,
        rule,
        last_day=stored["last_day"],
        today=paris_date(now),
        has_proof=bool(proof),
        is_supervisor=actor.role is Role.SUPERVISOR,
    )
    queries.close(session, stored["id"], told.reason.value, now, actor.id)
    closure = {
        "id": new_id(),
        "deadline_id": stored["id"],
        "reason": told.reason.value,
        "proof": proof,
        "note": told.note,
        "closed_at": now,
        "closed_by": actor.name,
    }
    batch.insert(DeadlineClosure, closure)


def _act(session: Session, stored: RowMapping, rule: Rule, act_id: UUID) -> RowMapping:
    """The act that closes a clock: on this content, in time, and of those that count for this term."""
    act = queries.act_named(session, stored["claim_id"], act_id)
    if act is None or (act["content_ids"] and str(stored["content_id"]) not in act["content_ids"]):
        raise ClosureActUnknown
    known, on = act_type(act["code"]), act["performed_on"]
    if not known.effect_on(rule).interrupts:
        raise ClosureActWithoutEffect(known.sentence_for(rule))
    start, last = stored["start_on"], stored["last_day"]
    if (start and on < start) or (last and on > last):
        raise ClosureActWithoutEffect(f"Il est daté du {on:%d/%m/%Y}, hors du délai.")
    return act


@dataclass(frozen=True, slots=True)
class StillOpen:
    """What the insured of a closed claim must know: the first last day to sue, and whether some clock has none."""

    last_day: date | None
    undated: bool


def quieten(session: Session, owner: ClockOwner, *, actor: Actor, now: datetime) -> StillOpen:
    """The claim closes: its clocks go on without rungs, each looked at once, ten days before its prudent day."""
    queries.silence(session, owner.claim_id, CLOSED_REASON, actor_name=actor.name, actor_id=actor.id, now=now)
    today, calendar = paris_date(now), owner.place.calendar
    live, watched = queries.live_clocks(session, owner.claim_id), []
    for row in live:
        day = watch_day(row["owner"], row["prudent_day"], row["not_later_than"], row["last_day"], today)
        if day:
            moment = due_at(day, now=now, calendar=calendar)
            watched.append(reminder_row(row, owner, watch_rung(day), moment, now))
    queries.write_reminders(session, watched)
    to_sue = [row["last_day"] for row in live if row["rule"] not in OPENED_BY_HAND]
    ahead = (day for day in to_sue if day is not None and day >= today)
    return StillOpen(min(ahead, default=None), None in to_sue)


def wake(session: Session, claim_id: UUID, now: datetime) -> None:
    """The claim reopens: the rungs that its closing had cancelled come again, those of these days at once."""
    queries.wake(session, claim_id, closing=CLOSED_REASON, reopening=REOPENED_REASON, watch=_WATCH, now=now)
