"""Routes of notes, promises and tasks written by hand: what they add never moves the claim's version."""

from uuid import UUID

from fastapi import APIRouter

from backend.claims.endpoints import locate_claim
from backend.claims.note_commands import HandTaskIn, NoteCorrectionIn, NoteIn
from backend.claims.note_schemas import NoteOut
from backend.claims.service import notes
from backend.core.access import Permission
from backend.core.clock import paris_date
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, Now, require
from backend.core.pagination import DEFAULT_LIMIT, Cursor, Limit, Page, encode_cursor, read_cursor
from backend.tasks import service as tasks
from backend.tasks.schemas import TaskOut

router = APIRouter(tags=["claims"], route_class=EdgeRoute)
_ADDS = [require(Permission.CLAIMS_EDIT, of=locate_claim, idempotent=True)]


@router.get("/claims/{reference}/notes", dependencies=[require(Permission.CLAIMS_READ, of=locate_claim)])
def list_notes(
    reference: str,
    session: DbSession,
    actor: CurrentActor,
    now: Now,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Page[NoteOut]:
    """Calls, meetings and notes, the newest first."""
    after = read_cursor(cursor, UUID)
    before = UUID(str(after[0])) if after else None
    found = notes.list_notes(session, reference, actor, before=before, limit=limit + 1)
    items = [NoteOut.of(dict(row), paris_date(now)) for row in found[:limit]]
    return Page(items=items, next=encode_cursor(found[limit - 1]["root_id"]) if len(found) > limit else None)


@router.post("/claims/{reference}/notes", status_code=201, dependencies=_ADDS)
def add_note(reference: str, body: NoteIn, session: DbSession, actor: CurrentActor, now: Now) -> NoteOut:
    """Note a call, a meeting or a thought; a promise becomes a task due that day."""
    return NoteOut.of(dict(notes.add_note(session, reference, body, actor, now=now)), paris_date(now))


@router.post("/claims/{reference}/notes/{note_id}/correction", status_code=201, dependencies=_ADDS)
def correct_note(
    reference: str, note_id: UUID, body: NoteCorrectionIn, session: DbSession, actor: CurrentActor, now: Now
) -> NoteOut:
    """Add a corrected version; the earlier one stays readable."""
    return NoteOut.of(dict(notes.correct_note(session, reference, note_id, body, actor, now=now)), paris_date(now))


@router.post("/claims/{reference}/tasks", status_code=201, dependencies=_ADDS)
def add_task(reference: str, body: HandTaskIn, session: DbSession, actor: CurrentActor, now: Now) -> TaskOut:
    """Write down a thing to do by a day."""
    task_id = notes.add_task(session, reference, body, actor, now=now)
    return TaskOut.of(tasks.get_task(session, actor, task_id), paris_date(now))
