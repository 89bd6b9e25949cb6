"""Procedural acts on a claim: recorded with their effect, or the reason why they have none."""

from datetime import datetime

from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.claims.commands import ActIn
from backend.claims.models import Claim
from backend.claims.service.changes import clock_columns
from backend.claims.service.file import for_change
from backend.claims.workflow import Action
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.deadlines import service as deadlines
from backend.deadlines.acts import Act
from backend.deadlines.service import ActFact, RecordedAct


def record_act(session: Session, reference: str, body: ActIn, actor: Actor, *, now: datetime) -> RecordedAct:
    """Record an act and recompute the clocks. The claim's version stays: only what is derived moved.

    Raises Refused `act_unknown`, `act_in_future`, `act_before_start`, NotFound `content_not_found`.
    """
    file = for_change(session, reference, actor, None)
    file.allowed(Action.RECORD_ACT)
    for content_id in body.content_ids:
        file.content(content_id)
    batch = Batch()
    act = Act(body.code, body.date, body.dispatched_on)
    fact = ActFact(act, body.content_ids, body.proof, body.note, body.corrects)
    recorded, done = deadlines.record_act(
        session, batch, file.owner(), file.content_facts(), fact, actor=actor, now=now
    )
    batch.update(Claim, file.id, **clock_columns(done.earliest))
    audit.record(batch, actor, "act.recorded", "claim", file.id, now, code=body.code, on=body.date)
    batch.send(session)
    return recorded
