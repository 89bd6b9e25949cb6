"""Facts that come after the declaration: acts, later publication events, openings. Appended, never edited."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.core.ids import new_id
from backend.deadlines import queries, rules
from backend.deadlines.acts import Act, act_type
from backend.deadlines.catalogue import Family, rule_codes, rule_version
from backend.deadlines.clocks import ERASURE_RULES, NON_PUBLIC_FORMS, ContentFacts, History, plan, start_of
from backend.deadlines.computation import Computation
from backend.deadlines.errors import (
    ActInFuture,
    ActToCorrectUnknown,
    ContentNeeded,
    EventBeforePublication,
    ExtensionNotExpected,
    ExtensionNoticeMissing,
    FactToCorrectUnknown,
    ReplyNotAvailable,
    RuleOpenedByKind,
    UnknownCode,
)
from backend.deadlines.explanation import sentence
from backend.deadlines.kinds import kinds, publication_event
from backend.deadlines.models import ClockOpening, ProceduralAct, PublicationEvent
from backend.deadlines.service.recompute import ClockOwner, Recomputed, recompute
from backend.deadlines.start import Start

_OF_KINDS = {clock.rule_id for kind in kinds().values() for clock in kind.clocks}
OPENED_BY_HAND = tuple(code for code in rule_codes() if code not in _OF_KINDS)
"""The rules that an act opens and no kind."""

_REPLY_RULES = {code for code in rule_codes() if rule_version(code, 1).family is Family.REPLY}
# Where everybody may post an answer on the page itself (décret 2007-1527, art. 1, al. 2).
_ANSWERED_ON_PAGE = frozenset({"review", "rating", "post", "group"})


@dataclass(frozen=True, slots=True)
class ActFact:
    """An act as told; without contents it counts for all of them."""

    act: Act
    content_ids: Sequence[UUID] = ()
    proof: str | None = None
    note: str | None = None
    corrects: UUID | None = None


@dataclass(frozen=True, slots=True)
class EventFact:
    """Something that happened to a content after its first publication."""

    content_id: UUID
    code: str
    on: date
    url: str | None = None
    note: str | None = None
    corrects: UUID | None = None


@dataclass(frozen=True, slots=True)
class OpeningFact:
    """A fact that opens a clock; `form` is that of the content that it answers."""

    rule: str
    start_on: date
    content_id: UUID | None = None
    form: str | None = None
    extension_told_on: date | None = None
    proof: str | None = None
    note: str | None = None
    corrects: UUID | None = None


@dataclass(frozen=True, slots=True)
class ClockEffect:
    """What an act did to one clock, in one French sentence."""

    deadline_id: UUID
    rule: str
    sentence: str


@dataclass(frozen=True, slots=True)
class RecordedAct:
    """An act with its effect: on each open clock, and as the sentences to read once."""

    id: UUID
    act: Act
    by_clock: tuple[ClockEffect, ...]
    effects: tuple[str, ...]


def record_act(
    session: Session,
    batch: Batch,
    owner: ClockOwner,
    contents: Sequence[ContentFacts],
    fact: ActFact,
    *,
    actor: Actor,
    now: datetime,
) -> tuple[RecordedAct, Recomputed]:
    """Record a procedural act and recompute the clocks that it touches.

    Raises ActInFuture, ActBeforeStart (legal.md 2.1), UnknownCode and ActToCorrectUnknown.
    """
    act, act_id = fact.act, new_id()
    if fact.corrects is not None and queries.act_named(session, owner.claim_id, fact.corrects) is None:
        raise ActToCorrectUnknown
    if act.on > paris_date(now):
        raise ActInFuture(act.on, paris_date(now))
    touched = [one for one in contents if not fact.content_ids or one.content_id in fact.content_ids]
    for clock in plan(touched, History(), owner.place):
        rules.check_act(act, clock.rule, clock.computation.start, today=paris_date(now))
    _insert(session, ProceduralAct, act_id, _act_columns(owner, fact), actor, now)
    done = recompute(session, batch, owner, contents, now=now)
    told: set[UUID | None] = {one.content_id for one in touched}
    if not fact.content_ids:
        told.add(None)
    effects = tuple(
        ClockEffect(key, clock.rule.id, text)
        for key, clock in done.clocks
        if clock.content_id in told and (text := _effect(act, clock.computation))
    )
    once = {act_type(act.code).sentence_for(clock.rule) for _, clock in done.clocks if clock.content_id in told}
    return RecordedAct(act_id, act, effects, tuple(sorted(once) or (act_type(act.code).sentence,))), done


def _effect(act: Act, computation: Computation) -> str | None:
    return next((sentence(step, computation) for step in computation.steps if step.act == act), None)


def _act_columns(owner: ClockOwner, fact: ActFact) -> dict[str, object]:
    return {
        "claim_id": owner.claim_id,
        "content_ids": [str(one) for one in fact.content_ids],
        "code": fact.act.code,
        "performed_on": fact.act.on,
        "dispatched_on": fact.act.dispatched_on,
        "proof": fact.proof,
        "note": fact.note,
        "corrects": fact.corrects,
    }


def record_event(
    session: Session,
    batch: Batch,
    owner: ClockOwner,
    contents: Sequence[ContentFacts],
    fact: EventFact,
    *,
    actor: Actor,
    now: datetime,
) -> tuple[UUID, Recomputed]:
    """Record what happened to a content after its first publication: a new one opens its own press term.

    Raises UnknownCode, EventBeforePublication, FactToCorrectUnknown.
    """
    publication_event(fact.code)
    content = next(one for one in contents if one.content_id == fact.content_id)
    first = start_of(content, owner.place.zone).earliest
    if first and fact.on < first:
        raise EventBeforePublication(fact.on, first)
    if fact.corrects is not None and not queries.may_correct_event(session, fact.content_id, fact.corrects):
        raise FactToCorrectUnknown
    event_id = new_id()
    columns = {
        "content_id": fact.content_id,
        "code": fact.code,
        "happened_on": fact.on,
        "url": fact.url,
        "note": fact.note,
        "corrects": fact.corrects,
    }
    _insert(session, PublicationEvent, event_id, columns, actor, now)
    return event_id, recompute(session, batch, owner, contents, now=now)


def open_clock(
    session: Session,
    batch: Batch,
    owner: ClockOwner,
    contents: Sequence[ContentFacts],
    fact: OpeningFact,
    *,
    actor: Actor,
    now: datetime,
) -> tuple[UUID, Recomputed]:
    """Open a clock that no kind opens. The id is that of the opening.

    Raises UnknownCode, RuleOpenedByKind, ReplyNotAvailable, ContentNeeded, Extension…, FactToCorrectUnknown.
    """
    _check_opening(fact)
    if fact.corrects is not None and not queries.may_correct_opening(session, owner.claim_id, fact.corrects):
        raise FactToCorrectUnknown
    opening_id = new_id()
    columns = {
        "claim_id": owner.claim_id,
        "content_id": fact.content_id,
        "rule": fact.rule,
        "start_on": fact.start_on,
        "extension_told_on": fact.extension_told_on,
        "proof": fact.proof,
        "note": fact.note,
        "corrects": fact.corrects,
    }
    _insert(session, ClockOpening, opening_id, columns, actor, now)
    return opening_id, recompute(session, batch, owner, contents, now=now)


def _check_opening(fact: OpeningFact) -> None:
    if fact.rule not in rule_codes():
        raise UnknownCode("rule", fact.rule)
    if fact.rule not in OPENED_BY_HAND:
        raise RuleOpenedByKind(fact.rule)
    Start.on(fact.start_on)
    if fact.extension_told_on is not None and fact.rule not in ERASURE_RULES:
        raise ExtensionNotExpected(fact.rule)
    if fact.extension_told_on is None and fact.rule == "RGPD_3M":
        raise ExtensionNoticeMissing
    if fact.rule in _REPLY_RULES:
        _check_reply(fact.form)


def _check_reply(form: str | None) -> None:
    if form is None:
        raise ContentNeeded
    if form in _ANSWERED_ON_PAGE or form in NON_PUBLIC_FORMS:
        raise ReplyNotAvailable(form, public=form not in NON_PUBLIC_FORMS)


def _insert(
    session: Session,
    model: type[ProceduralAct] | type[PublicationEvent] | type[ClockOpening],
    fact_id: UUID,
    columns: Mapping[str, object],
    actor: Actor,
    now: datetime,
) -> None:
    """Written at once: the recomputation that follows reads it."""
    own = Batch()
    own.insert(model, {"id": fact_id, **columns, "recorded_at": now, "recorded_by": actor.name})
    own.send(session)
