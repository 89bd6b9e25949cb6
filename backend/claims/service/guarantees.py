"""A claim's event on a further guarantee of the terms (legal protection): its own period, its own limit."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from backend.claims import errors
from backend.claims.service.file import ClaimFile
from backend.claims.service.missions import ClaimForProvider
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.coverage import queries
from backend.coverage import service as coverage
from backend.coverage.errors import benefit_not_covered, event_limit_reached
from backend.coverage.position import Position


def guarantee_event(session: Session, claim: ClaimForProvider, guarantee: str, actor: Actor, *, now: datetime) -> UUID:
    """The event that a covered claim stands on for a guarantee; opened, and written at once, when there is none.

    Claims that share their event share this one too (rule 18). Raises Conflict `claim_not_covered`,
    `benefit_not_covered` when the terms have no such guarantee, `event_limit_reached` with its standing.
    """
    if not claim.covered or claim.event_id is None:
        raise errors.claim_not_covered()
    found = queries.event_of(session, claim.id, guarantee)
    if found is not None:
        return found
    # Two claims of one event that ask at once: the second finds what the first opened.
    shared = queries.fellow_event(session, claim.id, guarantee)
    beside = (shared,) if shared else _position(claim.file, guarantee).neighbours[:1]
    queries.lock_periods(session, [claim.event_id, *beside])
    batch = Batch()
    shared = queries.fellow_event(session, claim.id, guarantee)
    if shared is not None:
        if not coverage.retake_slot(session, batch, shared, actor=actor, now=now):
            raise event_limit_reached(coverage.funds(session, shared).standing)
        coverage.join_event(
            batch, shared, claim_id=claim.id, claim_reference=claim.reference, guarantee=guarantee, now=now
        )
        batch.send(session)
        return shared
    position = _position(claim.file, guarantee)
    if position.events_used >= position.events_limit:
        raise event_limit_reached(position.standing())
    opened = coverage.open_event(
        batch, position, claim_id=claim.id, claim_reference=claim.reference, attached_on=position.on, now=now
    )
    batch.send(session)
    return opened


def _position(file: ClaimFile, guarantee: str) -> Position:
    main = file.attaching()
    assert main is not None, "a covered claim has a policy"
    terms = main[0].terms
    if terms.guarantee(guarantee) is None:
        covered = sorted({benefit for one in terms.guarantees for benefit in one.benefits})
        raise benefit_not_covered(guarantee, terms.main.clauses.get("benefit_not_covered", ""), covered)
    attached = file.attaching(guarantee=guarantee)
    assert attached is not None
    return attached[0]
