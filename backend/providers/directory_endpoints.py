"""Routes of the directory of providers and of matching."""

from collections.abc import Mapping
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Response
from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.claims.endpoints import locate_claim
from backend.core.access import Actor, Permission
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, ExpectedVersion, Now, require, tag
from backend.core.pagination import DEFAULT_LIMIT, Cursor, Limit, Page
from backend.providers import errors
from backend.providers.rules.specialities import Speciality
from backend.providers.schemas.directory import (
    ExclusionOut,
    MatchesOut,
    MatchOut,
    ProviderIn,
    ProviderOut,
    ProviderPatch,
)
from backend.providers.service import directory, matching

router = APIRouter(tags=["providers"], route_class=EdgeRoute)


def _locate_provider(session: Session, _actor: Actor, path: Mapping[str, Any]) -> int:
    try:
        provider_id = UUID(path["provider_id"])
    except ValueError:
        raise errors.provider_not_found() from None
    return int(directory.get_provider(session, provider_id)["version"])


def _provider(row: RowMapping, response: Response) -> ProviderOut:
    tag(response, row["version"])
    return ProviderOut.model_validate(dict(row))


@router.get("/providers", dependencies=[require(Permission.PROVIDERS_READ)])
def list_providers(
    session: DbSession,
    speciality: Speciality | None = None,
    platform: str | None = None,
    q: Annotated[str | None, Query(max_length=200, description="Part of the name")] = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Page[ProviderOut]:
    """Providers by name."""
    page, following = directory.list_providers(
        session, speciality=speciality, platform=platform, q=q, cursor=cursor, limit=limit
    )
    return Page(items=[ProviderOut.model_validate(dict(row)) for row in page], next=following)


@router.get("/providers/{provider_id}", dependencies=[require(Permission.PROVIDERS_READ, of=_locate_provider)])
def get_provider(provider_id: UUID, response: Response, session: DbSession) -> ProviderOut:
    """One provider."""
    return _provider(directory.get_provider(session, provider_id), response)


@router.post("/providers", status_code=201, dependencies=[require(Permission.PROVIDERS_EDIT, idempotent=True)])
def add_provider(
    body: ProviderIn, response: Response, session: DbSession, actor: CurrentActor, now: Now
) -> ProviderOut:
    """Add a provider to the directory."""
    row = directory.add_provider(session, actor, body.columns(), now=now)
    response.headers["Location"] = f"/api/v1/providers/{row['id']}"
    return _provider(row, response)


@router.patch(
    "/providers/{provider_id}",
    dependencies=[require(Permission.PROVIDERS_EDIT, of=_locate_provider, versioned=True)],
)
def change_provider(
    provider_id: UUID,
    body: ProviderPatch,
    response: Response,
    session: DbSession,
    actor: CurrentActor,
    version: ExpectedVersion,
    now: Now,
) -> ProviderOut:
    """Change, suspend or resume a provider."""
    row = directory.change_provider(session, actor, provider_id, body.columns(), expected_version=version, now=now)
    return _provider(row, response)


@router.get("/claims/{reference}/provider-matches", dependencies=[require(Permission.PROVIDERS_READ, of=locate_claim)])
def provider_matches(reference: str, speciality: Speciality, session: DbSession, actor: CurrentActor) -> MatchesOut:
    """Providers for a claim, best first, each point explained, and who was left out."""
    ranking = matching.matches(session, actor, reference, speciality)
    return MatchesOut(
        speciality=speciality,
        items=[MatchOut.of(match) for match in ranking.matches],
        excluded=[ExclusionOut.of(exclusion) for exclusion in ranking.excluded],
    )
