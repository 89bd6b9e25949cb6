"""Ranked providers for a claim, and whether one of them may serve it at all."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.claims import service as claims
from backend.core.access import Actor
from backend.core.clock import paris_date
from backend.core.errors import Conflict
from backend.core.money import Cents
from backend.coverage import service as coverage
from backend.providers import errors
from backend.providers.queries import matching as queries
from backend.providers.rules import refusals, specialities
from backend.providers.rules.matching import Candidate, Exclusion, Ranking, Tie, Wanted, bar_of, rank
from backend.providers.rules.papers import Paper, PaperKind
from backend.providers.rules.specialities import Speciality
from backend.providers.service.directory import version_of


def matches(session: Session, actor: Actor, reference: str, speciality: Speciality, *, now: datetime) -> Ranking:
    """Providers of a speciality for a claim, best first. Raises NotFound, Conflict `lawyer_outside_ordering`."""
    claim = claims.for_provider(session, reference, actor, lock=False)
    return ranking(session, claim, speciality, now=now)


def ranking(
    session: Session,
    claim: claims.ClaimForProvider,
    speciality: Speciality,
    *,
    sharing: Sequence[claims.ClaimForProvider] = (),
    excluding: Collection[UUID] = (),
    now: datetime,
) -> Ranking:
    """Who suits this claim best, leaving out `excluding` (who declined) and whoever is tied with a claim of `sharing`.

    Raises `lawyer_outside_ordering`.
    """
    specialities.orderable(speciality)
    today = paris_date(now)
    left = _left(session, claim, speciality)
    wanted = _wanted(session, claim, speciality, today, sharing=sharing, left=left, excluding=excluding)
    return rank((_candidate(row) for row in queries.candidates(session, speciality, today)), wanted)


def check_may_serve(
    session: Session,
    served: Sequence[claims.ClaimForProvider],
    provider_id: UUID,
    speciality: Speciality,
    *,
    now: datetime,
) -> None:
    """Raise when this provider may have no mission that serves these claims, whoever chooses them.

    Conflict `provider_conflict_of_interest` (a party, or tied with one: insured, target, author),
    `provider_suspended`, `provider_document_missing`, `provider_document_expired`, `speciality_not_offered`.
    """
    today = paris_date(now)
    row = next(iter(queries.candidates(session, speciality, today, only=provider_id)), None)
    if row is None:
        raise errors.speciality_not_offered(specialities.LABELS[speciality])
    wanted = _wanted(session, served[0], speciality, today, sharing=served[1:])
    bar = bar_of(_candidate(row), wanted)
    if bar is not None:
        raise _refusal(bar)


def not_barred(
    session: Session, claim: claims.ClaimForProvider, speciality: Speciality, *, now: datetime
) -> Sequence[UUID]:
    """Providers of a speciality whom nothing forbids on this claim, unranked."""
    today = paris_date(now)
    wanted = _wanted(session, claim, speciality, today)
    found = (_candidate(row) for row in queries.candidates(session, speciality, today))
    return [one.id for one in found if bar_of(one, wanted) is None]


def _refusal(bar: Exclusion) -> Conflict:
    if bar.code == "suspended":
        return errors.provider_suspended(bar.candidate.suspended_reason)
    if bar.code == "document_missing":
        return refusals.provider_document_missing(bar.reason)
    if bar.code == "document_expired":
        return refusals.provider_document_expired(bar.reason)
    return refusals.provider_tied(bar.reason)


def _wanted(
    session: Session,
    claim: claims.ClaimForProvider,
    speciality: Speciality,
    today: date,
    *,
    sharing: Sequence[claims.ClaimForProvider] = (),
    left: Cents | None = None,
    excluding: Collection[UUID] = (),
) -> Wanted:
    parties = queries.parties(session, claim.id)
    others = [(one.insured_name, queries.parties(session, one.id)) for one in sharing]
    return Wanted(
        speciality=speciality,
        platforms=tuple(claim.platforms),
        postcode=claim.insured_postcode,
        insured_name=claim.insured_name,
        author_names=tuple(parties["authors"]),
        left=left,
        today=today,
        target_names=tuple(parties["targets"]),
        other_names=tuple(name for insured, of in others for name in (insured, *of["targets"], *of["authors"])),
        person_ids=frozenset({parties["insured_id"], *(of["insured_id"] for _, of in others)} - {None}),
        excluding=frozenset(excluding),
    )


def _left(session: Session, claim: claims.ClaimForProvider, speciality: Speciality) -> Cents | None:
    if claim.event_id is None or not specialities.is_charged_to_event(speciality):
        return None
    return coverage.funds(session, claim.event_id).left_for(speciality)


def _candidate(row: RowMapping) -> Candidate:
    lists = {name: tuple(row[name]) for name in ("platforms", "territories")}
    papers = tuple(_paper(one) for one in row["papers"])
    return Candidate(**{**row, **lists, "papers": papers, "ties": tuple(_tie(one) for one in row["ties"])})


def _paper(row: Mapping[str, Any]) -> Paper:
    last = row["valid_until"]
    return Paper(PaperKind(row["kind"]), row["recorded"], date.fromisoformat(last) if last else None, row["required"])


def _tie(row: Mapping[str, Any]) -> Tie:
    return Tie(row["name"], row["reason"], UUID(row["person_id"]) if row["person_id"] else None)


def figures(session: Session, provider_id: UUID) -> Sequence[RowMapping]:
    """What a provider's missions show, by speciality then altogether. Raises NotFound `provider_not_found`."""
    version_of(session, provider_id)
    return queries.figures(session, provider_id)


def figures_of(session: Session, provider_ids: Sequence[UUID]) -> Mapping[UUID, RowMapping]:
    """What all the missions of each provider show; nobody without a mission is in it."""
    return queries.figures_of(session, provider_ids)
