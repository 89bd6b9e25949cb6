"""Answers about a claim's clocks: what was recorded, what it changes and why, the clocks afterwards."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.claims import errors, queries
from backend.claims.commands import OpeningIn, PublicationEventIn
from backend.claims.schemas import ActOut, ClockEffectOut, DeadlineOut, EventOut, OpeningOut
from backend.claims.views.page import deadline_out
from backend.core.access import Actor
from backend.core.clock import paris_date
from backend.deadlines import queries as clocks
from backend.deadlines.kinds import NewClock, publication_event
from backend.deadlines.service import RecordedAct

_TOLD = {
    NewClock.YES: "Nouvelle publication : un délai propre à cet acte court depuis le {on:%d/%m/%Y}.",
    NewClock.NO: "Cet événement n’ouvre aucun nouveau délai : le premier continue de courir.",
    NewClock.CONFLICTING: (
        "La jurisprudence est divisée : l’événement est consigné, mais aucun délai ne s’appuie sur lui. "
        "À confirmer par un juriste."
    ),
}


def deadlines_of(session: Session, reference: str, actor: Actor, *, now: datetime) -> list[DeadlineOut]:
    """Every clock of a visible claim, the live ones first. Raises NotFound `claim_not_found`."""
    today = paris_date(now)
    return [deadline_out(row, today) for row in _rows(session, reference, actor)]


def deadline(session: Session, actor: Actor, deadline_id: UUID, *, now: datetime) -> DeadlineOut:
    """One clock of a visible claim. Raises NotFound `deadline_not_found`."""
    return deadline_out(_one(session, actor, deadline_id), paris_date(now))


def explanation(session: Session, actor: Actor, deadline_id: UUID, *, now: datetime) -> dict[str, object]:
    """A clock told step by step, and as a paragraph. Raises NotFound `deadline_not_found`."""
    row = _one(session, actor, deadline_id)
    shown = deadline_out(row, paris_date(now)).model_dump()
    return {**shown, "claim": row["reference"], "rule_version": row["rule_version"], **row["steps"]}


def act_out(session: Session, reference: str, recorded: RecordedAct, actor: Actor, *, now: datetime) -> ActOut:
    """A recorded act, its effect on each clock, and the live clocks after it."""
    return ActOut(
        id=recorded.id,
        code=recorded.act.code,
        date=recorded.act.on,
        effects=list(recorded.effects),
        by_clock=[
            ClockEffectOut(deadline_id=one.deadline_id, rule=one.rule, sentence=one.sentence)
            for one in recorded.by_clock
        ],
        deadlines=_live(deadlines_of(session, reference, actor, now=now)),
    )


def event_out(
    session: Session, reference: str, event_id: UUID, body: PublicationEventIn, actor: Actor, *, now: datetime
) -> EventOut:
    """A recorded event, whether it opens a clock, by which decision, and the live clocks after it."""
    event = publication_event(body.code)
    return EventOut(
        id=event_id,
        code=event.code,
        on=body.on,
        new_clock=event.new_clock.value,
        told=_TOLD[event.new_clock].format(on=body.on),
        source=event.source,
        deadlines=_live(deadlines_of(session, reference, actor, now=now)),
    )


def opening_out(
    session: Session, reference: str, opening_id: UUID, body: OpeningIn, actor: Actor, *, now: datetime
) -> OpeningOut:
    """A recorded opening, the clock that it opened, and the live clocks after it."""
    today, origin = paris_date(now), clocks.origin_of_opening(session, opening_id)
    live = [row for row in _rows(session, reference, actor) if row["state"] == "live"]
    opened = next((row for row in live if row["origin_id"] == origin), None)
    return OpeningOut(
        id=opening_id,
        rule=opened["rule"] if opened else body.rule,
        opened=deadline_out(opened, today) if opened else None,
        deadlines=[deadline_out(row, today) for row in live],
    )


def _rows(session: Session, reference: str, actor: Actor) -> Sequence[RowMapping]:
    claim_id = queries.claim_id(session, reference, actor)
    if claim_id is None:
        raise errors.claim_not_found()
    return clocks.clocks_of(session, claim_id)


def _one(session: Session, actor: Actor, deadline_id: UUID) -> RowMapping:
    row = queries.deadline_of(session, deadline_id, actor)
    if row is None:
        raise errors.deadline_not_found()
    return row


def _live(found: list[DeadlineOut]) -> list[DeadlineOut]:
    return [one for one in found if one.state == "live"]
