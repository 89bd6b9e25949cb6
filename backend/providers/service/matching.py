"""Ranked providers for a claim."""

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.claims import service as claims
from backend.core.access import Actor
from backend.core.money import Cents
from backend.coverage import service as coverage
from backend.providers import queries
from backend.providers.rules import specialities
from backend.providers.rules.matching import Candidate, Ranking, Wanted, rank
from backend.providers.rules.specialities import Speciality


def matches(session: Session, actor: Actor, reference: str, speciality: Speciality) -> Ranking:
    """Providers of a speciality for a claim, best first. Raises NotFound, Conflict `lawyer_outside_ordering`."""
    claim = claims.for_provider(session, reference, actor, lock=False)
    specialities.orderable(speciality)
    wanted = Wanted(
        speciality=speciality,
        platforms=tuple(claim.platforms),
        postcode=claim.insured_postcode,
        insured_name=claim.insured_name,
        author_names=tuple(claim.author_names),
        left=_left(session, claim, speciality),
    )
    return rank((_candidate(row) for row in queries.candidates(session, speciality)), wanted)


def _left(session: Session, claim: claims.ClaimForProvider, speciality: Speciality) -> Cents | None:
    if claim.event_id is None or not specialities.is_charged_to_event(speciality):
        return None
    return coverage.funds(session, claim.event_id).left_for(speciality)


def _candidate(row: RowMapping) -> Candidate:
    return Candidate(**{**row, "platforms": tuple(row["platforms"]), "territories": tuple(row["territories"])})
