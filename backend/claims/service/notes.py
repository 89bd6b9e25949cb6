"""Calls, meetings and notes, the promises made there, and tasks that a person writes."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.claims import errors, queries, rules
from backend.claims.models import ClaimNote, Promise
from backend.claims.note_commands import HandTaskIn, NoteCorrectionIn, NoteIn, NoteVersionIn, PromiseIn
from backend.claims.queries import notes as statements
from backend.claims.service.file import visible_id
from backend.core.access import Actor
from backend.core.batch import Batch, Row
from backend.core.clock import paris_date
from backend.core.ids import new_id
from backend.core.money import wire
from backend.tasks import service as tasks
from backend.tasks.models import Task

PROMISE = "promise"
"""Kind of the task that looks after a promise; done, it keeps the promise."""

_TITLES = {
    "us": "{claim} : tenir notre promesse. {text}",
    "insured": "{claim} : l’assuré a promis. {text}",
    "provider": "{claim} : le prestataire a promis. {text}",
    "other": "{claim} : à attendre d’un tiers. {text}",
}


def add_note(session: Session, reference: str, body: NoteIn, actor: Actor, *, now: datetime) -> RowMapping:
    """Record what was said; a promise becomes a task due that day. The claim's version does not move.

    Raises NotFound `claim_not_found`, Refused `date_in_future`, `promise_before_note`, `handler_unknown`,
    Conflict `handler_in_conflict`.
    """
    claim_id = visible_id(session, reference, actor)
    batch, note_id = Batch(), new_id()
    row = _row(claim_id, note_id, body, body.happened_at or now, actor, now)
    batch.insert(ClaimNote, {"id": note_id, "corrects": None, **row})
    if body.promise is not None:
        _promise(session, batch, claim_id, note_id, body.promise, body.happened_at or now, actor, now)
    facts = {"note": note_id, "kind": body.kind, "direction": body.direction}
    audit.record(batch, actor, "note.added", "claim", claim_id, now, **facts)
    batch.send(session)
    return _found(session, claim_id, note_id)


def correct_note(
    session: Session, reference: str, note_id: UUID, body: NoteCorrectionIn, actor: Actor, *, now: datetime
) -> RowMapping:
    """Add a corrected version of a note; the earlier ones stay readable and the promise stays.

    Raises NotFound `claim_not_found`, `note_not_found`, Conflict `note_corrected_since` when `note_id` is no longer
    its last version, Refused `date_in_future`.
    """
    claim_id = visible_id(session, reference, actor)
    root_id = UUID(str(_found(session, claim_id, note_id)["root_id"]))
    statements.lock_note(session, root_id)
    last = _found(session, claim_id, root_id)["versions"][-1]
    if last["id"] != str(note_id):
        raise errors.note_corrected_since(last["id"])
    happened_at = body.happened_at or datetime.fromisoformat(last["happened_at"])
    batch, version_id = Batch(), new_id()
    row = _row(claim_id, root_id, body, happened_at, actor, now)
    batch.insert(ClaimNote, {"id": version_id, "corrects": note_id, **row})
    audit.record(batch, actor, "note.corrected", "claim", claim_id, now, note=version_id, corrects=note_id)
    batch.send(session)
    return _found(session, claim_id, version_id)


def list_notes(session: Session, reference: str, actor: Actor, *, before: UUID | None, limit: int) -> list[RowMapping]:
    """The notes of a claim, the newest first. Raises NotFound `claim_not_found`."""
    return list(statements.notes(session, visible_id(session, reference, actor), before=before, limit=limit))


def add_task(session: Session, reference: str, body: HandTaskIn, actor: Actor, *, now: datetime) -> UUID:
    """Write down a thing to do on a claim; the handler, else the author, is charged with it unless somebody is named.

    Raises NotFound `claim_not_found`, Refused `handler_unknown`, Conflict `handler_in_conflict`.
    """
    claim_id = visible_id(session, reference, actor)
    batch = Batch()
    row = tasks.task_row(
        dedup_key=f"manual:{new_id()}",
        kind="manual",
        title=body.title,
        due_on=body.due_on,
        now=now,
        claim_id=claim_id,
        assignee_id=_assignee(session, claim_id, body.assignee_id, actor),
        facts={"by": actor.name},
    )
    batch.insert(Task, row)
    audit.record(batch, actor, "task.added", "claim", claim_id, now, task=row["id"], due_on=body.due_on)
    batch.send(session)
    return UUID(str(row["id"]))


def timeline(session: Session, reference: str, actor: Actor) -> list[dict[str, object]]:
    """Who did what on a claim, when, what was noted, which sum. Raises NotFound `claim_not_found`."""
    found = statements.timeline(session, visible_id(session, reference, actor))
    return [{**one, "amount": None if one["amount_cents"] is None else wire(one["amount_cents"])} for one in found]


def _row(
    claim_id: UUID, root_id: UUID, body: NoteVersionIn, happened_at: datetime, actor: Actor, now: datetime
) -> dict[str, object]:
    rules.not_after(happened_at, now, "/happened_at")
    return {
        "claim_id": claim_id,
        "root_id": root_id,
        "kind": body.kind,
        "direction": body.direction,
        "with_kind": body.with_.kind if body.with_ else None,
        "with_name": body.with_.name if body.with_ else None,
        "text": body.text,
        "happened_at": happened_at,
        "recorded_at": now,
        "recorded_by": actor.id,
        "recorded_by_name": actor.name,
    }


def _promise(
    session: Session,
    batch: Batch,
    claim_id: UUID,
    note_id: UUID,
    told: PromiseIn,
    happened_at: datetime,
    actor: Actor,
    now: datetime,
) -> None:
    if told.due_on < paris_date(happened_at):
        raise errors.promise_before_note()
    promise_id = new_id()
    task = _promise_task(session, claim_id, promise_id, told, actor, now)
    row = {
        "id": promise_id,
        "claim_id": claim_id,
        "note_id": note_id,
        "text": told.text,
        "due_on": told.due_on,
        "by": told.by,
        "task_id": task["id"],
        "recorded_at": now,
        "recorded_by": actor.id,
        "recorded_by_name": actor.name,
    }
    batch.insert(Task, task)
    batch.insert(Promise, row)


def _promise_task(
    session: Session, claim_id: UUID, promise_id: UUID, told: PromiseIn, actor: Actor, now: datetime
) -> Row:
    held = statements.handling(session, claim_id)
    assert held is not None, "the claim was found just before"
    return tasks.task_row(
        dedup_key=f"promise:{promise_id}",
        kind=PROMISE,
        title=_TITLES[told.by].format(claim=held["reference"], text=told.text),
        due_on=told.due_on,
        now=now,
        claim_id=claim_id,
        assignee_id=_assignee(session, claim_id, told.assignee_id, actor),
        facts={"promise_id": str(promise_id), "by": told.by},
    )


def _assignee(session: Session, claim_id: UUID, named: UUID | None, actor: Actor) -> UUID | None:
    held = statements.handling(session, claim_id)
    assert held is not None, "the claim was found just before"
    if named is None:
        return held["handler_id"] or actor.user_id
    if not queries.is_active_handler(session, named):
        raise errors.handler_unknown()
    if named in held["hidden_from"]:
        raise errors.handler_in_conflict()
    return named


def _found(session: Session, claim_id: UUID, note_id: UUID) -> RowMapping:
    found = statements.note(session, claim_id, note_id)
    if found is None:
        raise errors.note_not_found()
    return found
