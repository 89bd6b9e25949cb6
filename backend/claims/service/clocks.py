"""The life of a claim's clocks: later publications, clocks opened by a fact, closings, and the watch of closed claims.

None of them needs the claim's version: they add facts, and only what is derived moves.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.claims import errors, queries, rules
from backend.claims.commands import OpeningIn, PublicationEventIn, ResolutionIn
from backend.claims.models import Claim
from backend.claims.service import letters
from backend.claims.service.changes import change, clock_columns
from backend.claims.service.file import ClaimFile, for_change
from backend.claims.workflow import Action
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.correspondence.models import OutboxMessage
from backend.deadlines import service as deadlines
from backend.deadlines.kinds import NewClock, publication_event
from backend.deadlines.service import EventFact, OpeningFact, Resolution
from backend.tasks.models import Task
from backend.tasks.service import task_row

IN_DISPUTE = "publication_in_dispute"
"""Flag of a claim one of whose events divides the courts: recorded, shown, never relied upon."""

# The only rule whose date is set by a judge, hence in the future.
_FIXED_AHEAD = "CONSIGNATION"


def record_event(
    session: Session, reference: str, content_id: UUID, body: PublicationEventIn, actor: Actor, *, now: datetime
) -> UUID:
    """Record what happened to a content after its first publication; a new publication opens its own press term.

    Raises Refused `publication_event_unknown`, `event_before_publication`, `date_in_future`, `url_invalid`,
    `fact_to_correct_unknown`, NotFound `content_not_found`.
    """
    file = for_change(session, reference, actor, None)
    file.allowed(Action.RECORD_ACT)
    content = file.content(content_id)
    rules.possible_day(body.on, "/on", file.claim["insured_postcode"], now)
    rules.url_key(body.url, "/url")
    batch = Batch()
    fact = EventFact(content_id, body.code, body.on, body.url, body.note, body.corrects)
    event_id, done = deadlines.record_event(
        session, batch, file.owner(), file.content_facts(), fact, actor=actor, now=now
    )
    values = clock_columns(done.earliest)
    if publication_event(body.code).new_clock is NewClock.CONFLICTING:
        values["flags"] = sorted({*file.claim["flags"], IN_DISPUTE})
    facts: dict[str, object] = {"content": content["position"], "code": body.code, "on": body.on}
    change(batch, file, "publication.event_recorded", actor=actor, now=now, facts=facts, values=values)
    batch.send(session)
    return event_id


def open_clock(session: Session, reference: str, body: OpeningIn, actor: Actor, *, now: datetime) -> UUID:
    """Open a clock that no kind opens; returns the fact that opened it, the first one when this corrects it.

    Raises Refused `rule_unknown`, `rule_opened_by_kind`, `reply_not_available`, `content_needed`,
    `extension_notice_missing`, `extension_not_expected`, `date_in_future`, `fact_to_correct_unknown`.
    """
    file = for_change(session, reference, actor, None)
    file.allowed(Action.RECORD_ACT)
    content = file.content(body.content_id) if body.content_id else None
    _check_days(file, body, now)
    fact = OpeningFact(
        rule=body.rule,
        start_on=body.start_on,
        content_id=body.content_id,
        form=content["form"] if content else None,
        extension_told_on=body.extension_told_on,
        proof=body.proof,
        note=body.note,
        corrects=body.corrects,
    )
    batch = Batch()
    opening_id, done = deadlines.open_clock(
        session, batch, file.owner(), file.content_facts(), fact, actor=actor, now=now
    )
    batch.update(Claim, file.id, **clock_columns(done.earliest))
    audit.record(batch, actor, "clock.opened", "claim", file.id, now, rule=body.rule, on=body.start_on)
    batch.send(session)
    return opening_id


def _check_days(file: ClaimFile, body: OpeningIn, now: datetime) -> None:
    postcode = file.claim["insured_postcode"]
    if body.rule != _FIXED_AHEAD:
        rules.possible_day(body.start_on, "/start_on", postcode, now)
    rules.possible_day(body.extension_told_on, "/extension_told_on", postcode, now)


def resolve(session: Session, deadline_id: UUID, body: ResolutionIn, actor: Actor, *, now: datetime) -> None:
    """Close a clock for a reason that the law accepts, never because the content is gone.

    Raises NotFound `deadline_not_found`, Conflict `deadline_not_live`, and what `deadlines.resolve` raises.
    """
    found = _visible(session, deadline_id, actor)
    file = for_change(session, found["reference"], actor, None)
    batch = Batch()
    told = Resolution(body.reason, body.proof, body.note, body.act_id)
    # Read again under the claim's lock: another person may have closed it meanwhile.
    deadlines.resolve(session, batch, _visible(session, deadline_id, actor), told, actor=actor, now=now)
    done = deadlines.recompute(session, batch, file.owner(), file.content_facts(), now=now)
    batch.update(Claim, file.id, **clock_columns(done.earliest))
    facts = {"rule": found["rule"], "reason": body.reason.value, "deadline": deadline_id}
    audit.record(batch, actor, "deadline.closed", "claim", file.id, now, **facts)
    batch.send(session)


def _visible(session: Session, deadline_id: UUID, actor: Actor) -> RowMapping:
    row = queries.deadline_of(session, deadline_id, actor)
    if row is None:
        raise errors.deadline_not_found()
    return row


def watch_closed(session: Session, now: datetime, *, batch_size: int = 200) -> int:
    """Tell the insured of closed claims, once, 60 days after publication, that the clock runs (rule 33); how many.

    Without an address, a task asks somebody to write by post.
    """
    found = queries.closed_still_running(session, today=paris_date(now), limit=batch_size)
    batch = Batch()
    for row in found:
        if row["email"] and "@" in row["email"]:
            batch.insert(OutboxMessage, letters.still_running(row, now))
        else:
            batch.insert(Task, _by_post(row, now))
    batch.send(session)
    return len(found)


def _by_post(row: Mapping[str, Any] | RowMapping, now: datetime) -> dict[str, object]:
    return task_row(
        dedup_key=row["key"],
        kind="tell_by_post",
        title=(
            f"{row['reference']} : écrire à l’assuré, sans adresse électronique, que le délai court encore jusqu’au "
            f"{row['last_day']:%d/%m/%Y}."
        ),
        due_on=paris_date(now),
        now=now,
        claim_id=row["id"],
    )
