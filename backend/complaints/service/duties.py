"""The clocks and tasks of a complaint: opened when it comes, closed when its duty is done."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from backend.claims import service as claims
from backend.claims.commands import OpeningIn, ResolutionIn
from backend.complaints import queries, rules
from backend.complaints.workflow import Level
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
    for task_id in queries.open_tasks(session, _keys(complaint_id, rule)):
        tasks.complete(session, actor, task_id, now=now)


def add_tasks(
    batch: Batch,
    complaint_id: UUID,
    reference: str,
    days: rules.Days,
    claim_id: UUID | None,
    assignee_id: UUID | None,
    now: datetime,
    *,
    level: Level = Level.FIRST,
) -> None:
    """Acknowledge and answer, each by its prudent day; at the second level, answer again."""
    due = {rules.ACKNOWLEDGE: days.acknowledge_prudent, rules.ANSWER: days.answer_prudent}
    lasts = {rules.ACKNOWLEDGE: days.acknowledge_by, rules.ANSWER: days.answer_by}
    for rule, (kind, verb) in _DUTIES.items():
        day, last = due[rule], lasts[rule]
        if day is None or last is None or (level is Level.SECOND and rule != rules.ANSWER):
            continue
        row = task_row(
            dedup_key=_key(rule, complaint_id, level),
            kind=kind,
            title=f"{reference} : {verb} au plus tard le {last:%d/%m/%Y}.",
            due_on=day,
            now=now,
            claim_id=claim_id,
            assignee_id=assignee_id,
            facts={"complaint": reference},
        )
        batch.insert(Task, row)


def hand_over(
    session: Session, batch: Batch, complaint_id: UUID, assignee_id: UUID, actor: Actor, now: datetime
) -> None:
    """The open tasks follow the complaint; that of finding somebody is done."""
    for rule in _DUTIES:
        for task_id in queries.open_tasks(session, _keys(complaint_id, rule)):
            batch.update(Task, task_id, assignee_id=assignee_id)
    for level in Level:
        tasks.complete_by_key(session, nobody_key(complaint_id, level), actor, now=now)


def nobody_key(complaint_id: UUID, level: Level) -> str:
    """Of the task that asks for somebody independent."""
    return f"complaint_handler:{complaint_id}:{level.value}"


def _keys(complaint_id: UUID, rule: str) -> list[str]:
    return [_key(rule, complaint_id, level) for level in (Level.FIRST, Level.SECOND)] if rule in _DUTIES else []


def _key(rule: str, complaint_id: UUID, level: Level) -> str:
    again = ":second" if level is Level.SECOND else ""
    return f"{_DUTIES[rule][0]}:{complaint_id}{again}"
