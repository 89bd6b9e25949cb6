"""The clocks and tasks of a complaint: opened when it comes, closed when its duty is done."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from backend.claims import service as claims
from backend.claims.commands import OpeningIn, ResolutionIn
from backend.complaints import queries, rules
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.deadlines.rules import Closure
from backend.tasks import service as tasks
from backend.tasks.models import Task
from backend.tasks.service import task_row

_DUTIES = {
    rules.ACKNOWLEDGE: ("complaint_acknowledgement", "accuser réception"),
    rules.ANSWER: ("complaint_answer", "répondre"),
}


def open_clocks(
    session: Session, claim_reference: str, reference: str, sent_on: date, actor: Actor, now: datetime
) -> dict[str, str]:
    """Open the three clocks of a complaint on its claim; the openings by rule."""
    return {rule: open_clock(session, claim_reference, reference, rule, sent_on, actor, now) for rule in rules.RULES}


def open_clock(
    session: Session, claim_reference: str, reference: str, rule: str, sent_on: date, actor: Actor, now: datetime
) -> str:
    """Open one clock, counted from the sending."""
    told = OpeningIn(rule=rule, start_on=sent_on, note=f"Réclamation {reference}")
    return str(claims.open_clock(session, claim_reference, told, actor, now=now))


def done(
    session: Session, complaint_id: UUID, clocks: dict[str, str], rule: str, proof: str, actor: Actor, now: datetime
) -> None:
    """A duty is done: its clock is closed on its proof, and its task with it."""
    opening = clocks.get(rule)
    deadline_id = queries.live_clock(session, UUID(opening)) if opening else None
    if deadline_id is not None:
        told = ResolutionIn(reason=Closure.DUTY_DONE, proof=proof)
        claims.resolve(session, deadline_id, told, actor, now=now)
    task_id = queries.open_task(session, _key(rule, complaint_id)) if rule in _DUTIES else None
    if task_id is not None:
        tasks.complete(session, actor, task_id, now=now)


def add_tasks(
    batch: Batch,
    complaint_id: UUID,
    reference: str,
    days: rules.Days,
    claim_id: UUID | None,
    assignee_id: UUID | None,
    now: datetime,
) -> None:
    """Acknowledge and answer, each by its prudent day."""
    due = {rules.ACKNOWLEDGE: days.acknowledge_prudent, rules.ANSWER: days.answer_prudent}
    lasts = {rules.ACKNOWLEDGE: days.acknowledge_by, rules.ANSWER: days.answer_by}
    for rule, (kind, verb) in _DUTIES.items():
        day, last = due[rule], lasts[rule]
        if day is None or last is None:
            continue
        row = task_row(
            dedup_key=_key(rule, complaint_id),
            kind=kind,
            title=f"{reference} : {verb} au plus tard le {last:%d/%m/%Y}.",
            due_on=day,
            now=now,
            claim_id=claim_id,
            assignee_id=assignee_id,
            facts={"complaint": reference},
        )
        batch.insert(Task, row)


def _key(rule: str, complaint_id: UUID) -> str:
    return f"{_DUTIES[rule][0]}:{complaint_id}"
