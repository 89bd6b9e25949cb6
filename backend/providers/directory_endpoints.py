"""Routes of the directory of providers and of matching."""

from collections.abc import Mapping
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Response
from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.claims.endpoints import locate_claim
from backend.core.access import Actor, Permission
from backend.core.clock import paris_date
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
from backend.providers.schemas.sheets import DirectoryRow, FiguresOut
from backend.providers.service import directory, matching

router = APIRouter(tags=["providers"], route_class=EdgeRoute)


def locate_provider(session: Session, _actor: Actor, path: Mapping[str, Any]) -> int:
    """Version of the provider in the path. Raises NotFound `provider_not_found`."""
    try:
        provider_id = UUID(path["provider_id"])
    except ValueError:
        raise errors.provider_not_found() from None
    return directory.version_of(session, provider_id)


def answer(row: RowMapping, response: Response) -> ProviderOut:
    """A provider's sheet as it is now, with its ETag."""
    tag(response, row["version"])
    return ProviderOut.model_validate(dict(row))


@router.get("/providers", dependencies=[require(Permission.PROVIDERS_READ)])
def list_providers(
    session: DbSession,
    now: Now,
    speciality: Speciality | None = None,
    platform: str | None = None,
    q: Annotated[str | None, Query(max_length=200, description="Part of the name")] = None,
    figures: Annotated[bool, Query(description="With what all the missions of each show")] = False,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Page[DirectoryRow]:
    """Providers by name."""
    page, following = directory.list_providers(
        session,
        speciality=speciality,
        platform=platform,
        q=q,
        cursor=cursor,
        limit=limit,
        today=paris_date(now),
    )
    shown = matching.figures_of(session, [row["id"] for row in page]) if figures else {}
    items = [{**row, "figures": FiguresOut.of(dict(shown[row["id"]])) if row["id"] in shown else None} for row in page]
    return Page(items=[DirectoryRow.model_validate(one) for one in items], next=following)


@router.get("/providers/{provider_id}", dependencies=[require(Permission.PROVIDERS_READ, of=locate_provider)])
def get_provider(provider_id: UUID, response: Response, session: DbSession, now: Now) -> ProviderOut:
    """One provider."""
    return answer(directory.get_provider(session, provider_id, paris_date(now)), response)


@router.post("/providers", status_code=201, dependencies=[require(Permission.PROVIDERS_EDIT, idempotent=True)])
def add_provider(
    body: ProviderIn, response: Response, session: DbSession, actor: CurrentActor, now: Now
) -> ProviderOut:
    """Add a provider to the directory."""
    row = directory.add_provider(session, actor, body.columns(), now=now)
    response.headers["Location"] = f"/api/v1/providers/{row['id']}"
    return answer(row, response)


@router.patch(
    "/providers/{provider_id}",
    dependencies=[require(Permission.PROVIDERS_EDIT, of=locate_provider, versioned=True)],
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
    return answer(row, response)


@router.get("/claims/{reference}/provider-matches", dependencies=[require(Permission.PROVIDERS_READ, of=locate_claim)])
def provider_matches(
    reference: str, speciality: Speciality, session: DbSession, actor: CurrentActor, now: Now
) -> MatchesOut:
    """Providers for a claim, best first, each point explained, and who was left out."""
    ranking = matching.matches(session, actor, reference, speciality, now=now)
    return MatchesOut(
        speciality=speciality,
        items=[MatchOut.of(match) for match in ranking.matches],
        excluded=[ExclusionOut.of(exclusion) for exclusion in ranking.excluded],
    )
