"""One claim taken over (rule 35): declared, qualified, decided and charged through the same services as any other."""

from dataclasses import replace
from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.claims import service as claims
from backend.claims.commands import (
    ActIn,
    ClaimIn,
    ContentIn,
    DecisionIn,
    PublishedIn,
    QualificationIn,
)
from backend.claims.queries import claim_version
from backend.core.access import Actor, Role
from backend.core.batch import Batch
from backend.core.clock import PARIS
from backend.policies.rules import normalise_number
from backend.takeover import errors, queries
from backend.takeover.models import TakenOverClaim, TakenOverEvent
from backend.takeover.rules.claims import OldClaim
from backend.takeover.rules.rows import OldContent
from backend.takeover.service import money
from backend.takeover.service.faults import among, at

UNBOUNDED = 10**15  # what was decided elsewhere was within somebody's authority there


def take_over(session: Session, old: OldClaim, actor: Actor, *, import_id: UUID | None, now: datetime) -> bool:
    """Rebuild a claim with its counters, ledger and clocks; False when this very claim was taken over before.

    Raises Faulty or DomainError for whatever the services refuse, `policy_unknown`, `handler_unknown`,
    `taken_over_differently`.
    """
    queries.hold(session, old.reference)
    before = queries.known(session, old.reference)
    if before is not None:
        if before.fingerprint != old.fingerprint:
            raise errors.changed_since()
        return False
    number = normalise_number(old.policy_number)
    if not queries.policy_exists(session, number):
        raise errors.policy_unknown(old.policy_number)
    # Two files at once number the events of a policy one after the other.
    queries.hold(session, f"policy:{number}")
    trusted = replace(actor, role=Role.SUPERVISOR, authority_cents=UNBOUNDED)
    told = _declaration(old)
    with among(old.contents, old.line):
        reference = claims.declare(session, told, trusted, now=now, taken_over_from=_noon(old.declared_on))
    _qualify(session, reference, old, trusted, now)
    _assign(session, reference, old, trusted, now)
    for act in old.acts:
        with at(act.line):
            told_act = ActIn(code=act.code, date=act.on, note="Repris du système précédent.")
            claims.record_act(session, reference, told_act, trusted, now=now)
    with at(old.line):
        _decide(session, reference, old, trusted, now)
    claim = claims.for_provider(session, reference, trusted)
    reserve = money.take_over(session, claim, old, trusted, now)
    batch = Batch()
    row = {
        "old_reference": old.reference,
        "claim_id": claim.id,
        "import_id": import_id,
        "fingerprint": old.fingerprint,
        "contents": len(queries.content_ids(session, claim.id)),
        "reserve_cents": reserve,
        "recorded_at": now,
        "recorded_by": actor.name,
    }
    batch.insert(TakenOverClaim, row)
    audit.record(batch, actor, "claim.taken_over", "claim", claim.id, now, old_reference=old.reference)
    batch.send(session)
    return True


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), PARIS)


def _declaration(old: OldClaim) -> ClaimIn:
    contents = [_content(one) for one in old.contents]
    with at(old.line):
        return ClaimIn(policy_number=old.policy_number, discovered_on=old.known_on, channel="api", contents=contents)


def _content(one: OldContent) -> ContentIn:
    with at(one.line):
        return ContentIn.model_validate(_content_body(one))


def _content_body(one: OldContent) -> dict[str, object]:
    published = PublishedIn(
        earliest=one.earliest,
        latest=one.latest or one.earliest,
        certainty="exact" if one.earliest and one.latest in {None, one.earliest} else "about",
    )
    return {
        "url": one.url,
        "form": one.form,
        "platform": one.platform,
        "excerpt": one.excerpt,
        "author": {"name": one.author} if one.author else None,
        "published": published if one.earliest or one.latest else None,
    }


def _version(session: Session, reference: str, actor: Actor) -> int:
    version = claim_version(session, reference, actor)
    assert version is not None, "the claim has just been declared"
    return version


def _qualify(session: Session, reference: str, old: OldClaim, actor: Actor, now: datetime) -> None:
    claim = claims.for_provider(session, reference, actor)
    for content_id, content in zip(queries.content_ids(session, claim.id), old.contents, strict=True):
        if content.kind is not None:
            with at(content.line):
                body = QualificationIn(kind=content.kind, reasons="Qualification reprise du système précédent.")
                version = _version(session, reference, actor)
                claims.qualify(session, reference, content_id, body, actor, expected_version=version, now=now)


def _assign(session: Session, reference: str, old: OldClaim, actor: Actor, now: datetime) -> None:
    if old.handler is None:
        return
    handler_id = queries.handler(session, old.handler)
    if handler_id is None:
        raise errors.handler_unknown(old.handler)
    version = _version(session, reference, actor)
    claims.assign(session, reference, handler_id, actor, expected_version=version, now=now)


def _decide(session: Session, reference: str, old: OldClaim, actor: Actor, now: datetime) -> None:
    if old.outcome is None or old.decided_on is None:
        return
    claim = claims.for_provider(session, reference, actor)
    place = _event_place(claim, old)
    event = queries.event_of(session, *place) if place else None
    if place and event is None:
        _check_new_event(claim, place)
    body = DecisionIn.model_validate(
        {
            "outcome": old.outcome,
            "event": (event or "new") if old.outcome == "covered" else None,
            "reason_code": old.reason_code,
            "fact": old.fact,
            "reasons": f"Décision du {old.decided_on:%d/%m/%Y}, reprise du système précédent.",
            "letter": False,
        }
    )
    claims.decide(
        session,
        reference,
        body,
        actor,
        expected_version=_version(session, reference, actor),
        now=now,
        decided_at=_noon(old.decided_on),
    )
    if place and event is None:
        opened = claims.for_provider(session, reference, actor).event_id
        names = ("policy_id", "period_starts_on", "number")
        batch = Batch()
        batch.insert(TakenOverEvent, {**dict(zip(names, place, strict=True)), "event_id": opened})
        batch.send(session)


def _event_place(claim: claims.ClaimForProvider, old: OldClaim) -> tuple[UUID, date, int] | None:
    """Policy, period and number of the event: the period told, else that of the claim's own attaching date."""
    attached = claim.file.attaching()
    if old.outcome != "covered" or old.event_number is None or attached is None:
        return None
    position = attached[0]
    starts = old.event_period or (position.period.starts_on if position.period else position.inception_on)
    return position.policy_id, starts, old.event_number


def _check_new_event(claim: claims.ClaimForProvider, place: tuple[UUID, date, int]) -> None:
    """An event opens in its claim's own period, under a number that the period has."""
    attached = claim.file.attaching()
    assert attached is not None, "the claim has a place for its event"
    position, number = attached[0], place[2]
    if position.period and place[1] != position.period.starts_on:
        raise errors.event_unknown()
    if number > position.events_limit:
        raise errors.event_number_too_high(number, position.events_limit)
