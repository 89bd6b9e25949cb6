"""What is learnt of a content: its qualification, its publication date, whether it is online; and new contents."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from backend.claims.commands import ContentIn, PublishedIn, QualificationIn, StateIn
from backend.claims.models import ContentState, PublicationFact, Qualification
from backend.claims.service import conflicts, elsewhere
from backend.claims.service.changes import change, clock_columns
from backend.claims.service.contents import check_publication, insert_contents, prepare_one, publication_row, state_row
from backend.claims.service.file import ClaimFile, Row, facts_of, for_change
from backend.claims.service.manage import wake
from backend.claims.workflow import Action, Status
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.core.ids import new_id
from backend.deadlines import service as deadlines
from backend.deadlines.kinds import kind
from backend.tasks.models import Task
from backend.tasks.service import task_row


def qualify(
    session: Session,
    reference: str,
    content_id: UUID,
    body: QualificationIn,
    actor: Actor,
    *,
    expected_version: int,
    now: datetime,
) -> None:
    """A named person holds a kind for one content; its clocks are recomputed and the old ones kept as history.

    Raises NotFound, Stale, Refused `kind_unknown`, Conflict `action_not_possible`.
    """
    file = for_change(session, reference, actor, expected_version)
    content = file.content(content_id)
    kind(body.kind)
    status = file.allowed(Action.QUALIFY)
    professional = body.author_is_professional
    if professional is None:
        professional = bool((content["author"] or {}).get("is_professional"))
    qualification = {
        "id": new_id(),
        "content_id": content_id,
        "kind": body.kind,
        "reasons": body.reasons,
        "author_is_professional": professional,
        "decided_at": now,
        "decided_by": actor.id,
        "decided_by_name": actor.name,
    }
    batch = Batch()
    batch.insert(Qualification, qualification)
    changed = {content["id"]: facts_of({**content, "qualification": qualification})}
    done = deadlines.recompute(session, batch, file.owner(), file.content_facts(**changed), now=now)
    elsewhere.route_later(session, batch, file, done.expired_on_arrival(), now)
    facts: dict[str, object] = {"content": content["position"], "kind": body.kind}
    change(
        batch,
        file,
        "content.qualified",
        actor=actor,
        now=now,
        status=status,
        facts=facts,
        values=clock_columns(done.earliest),
    )
    batch.send(session)


def date_publication(
    session: Session,
    reference: str,
    content_id: UUID,
    body: PublishedIn,
    actor: Actor,
    *,
    expected_version: int,
    now: datetime,
) -> None:
    """A better knowledge of when a content was first published: a new fact, and its clocks recomputed."""
    file = for_change(session, reference, actor, expected_version)
    content = file.content(content_id)
    fact = check_publication(body, "", file.claim["insured_postcode"], now)
    status = file.allowed(Action.DATE_PUBLICATION)
    row = publication_row(content_id, fact, actor, now)
    batch = Batch()
    batch.insert(PublicationFact, row)
    told = {**row, "at": fact.at.isoformat() if fact.at else None}
    told |= {name: day.isoformat() if (day := getattr(fact, name)) else None for name in ("earliest", "latest")}
    changed = {content["id"]: facts_of(content, published=told)}
    done = deadlines.recompute(session, batch, file.owner(), file.content_facts(**changed), now=now)
    elsewhere.route_later(session, batch, file, done.expired_on_arrival(), now)
    facts: dict[str, object] = {"content": content["position"], "earliest": fact.earliest, "source": fact.source}
    change(
        batch,
        file,
        "publication.dated",
        actor=actor,
        now=now,
        status=status,
        facts=facts,
        values=clock_columns(done.earliest),
    )
    batch.send(session)


def add_content(session: Session, reference: str, body: ContentIn, actor: Actor, *, now: datetime) -> UUID:
    """A further passage of the same claim, with its own clock; a named author is searched among the insured."""
    file = for_change(session, reference, actor, None)
    content = prepare_one(body, "", file.claim["insured_postcode"], now)
    status = file.allowed(Action.ADD_CONTENT)
    batch = Batch()
    insert_contents(batch, file.id, [content], len(file.contents) + 1, actor, now)
    facts = [*file.content_facts(), content.facts]
    done = deadlines.recompute(session, batch, file.owner(), facts, now=now)
    elsewhere.route_later(session, batch, file, done.expired_on_arrival(), now)
    told: dict[str, object] = {"content": len(file.contents) + 1}
    values = clock_columns(done.earliest)
    values |= conflicts.open_new(session, batch, file, conflicts.author_names([body.author]), actor, now)
    change(batch, file, "content.added", actor=actor, now=now, status=status, facts=told, values=values)
    batch.send(session)
    return content.id


def check_state(
    session: Session, reference: str, content_id: UUID, body: StateIn, actor: Actor, *, now: datetime
) -> None:
    """Somebody looked whether a content is online. It closes no clock: damages may still be claimed.

    A content that is back online reopens its closed claim, on the same event (rules 11 and 17), and a task asks for
    the date of the new publication, which opens a clock of its own.
    """
    file = for_change(session, reference, actor, None)
    content = file.content(content_id)
    batch = Batch()
    batch.insert(ContentState, state_row(content_id, body.still_online, body.note, actor, now))
    facts: dict[str, object] = {"content": content["position"], "still_online": body.still_online}
    seen = content["online"]
    if not (body.still_online and seen and not seen["still_online"]):
        change(batch, file, "content.checked", actor=actor, now=now, facts=facts)
    else:
        _reappeared(session, batch, file, content, facts, actor, now)
    batch.send(session)


def _reappeared(
    session: Session,
    batch: Batch,
    file: ClaimFile,
    content: Row,
    facts: dict[str, object],
    actor: Actor,
    now: datetime,
) -> None:
    status, values = None, {}
    if file.status is Status.CLOSED:
        status, values = file.allowed(Action.REOPEN), wake(session, batch, file, actor, now)
    reason = "contenu de nouveau en ligne"
    change(
        batch,
        file,
        "content.reappeared",
        actor=actor,
        now=now,
        status=status,
        reason=reason,
        facts=facts,
        values=values,
    )
    title = (
        f"{file.reference} : le contenu n° {content['position']} est de nouveau en ligne. Constater, dater la remise "
        "en ligne (elle ouvre son propre délai), reprendre la mission."
    )
    key = f"reappeared:{content['id']}:{now.isoformat()}"
    batch.insert(
        Task,
        task_row(
            dedup_key=key,
            kind="content_reappeared",
            title=title,
            due_on=paris_date(now),
            now=now,
            claim_id=file.id,
            assignee_id=file.handler_id,
        ),
    )
