"""Routes of a provider's sheet: papers, dated prices, ties, suspensions, and what the house asks."""

from uuid import UUID

from fastapi import APIRouter, Response

from backend.core.access import Permission
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, ExpectedVersion, Now, require
from backend.core.pagination import Page
from backend.providers.directory_endpoints import answer, locate_provider
from backend.providers.schemas.directory import ProviderOut
from backend.providers.schemas.sheets import (
    DocumentIn,
    DocumentOut,
    FiguresOut,
    LinkIn,
    LinkOut,
    ReasonIn,
    RequirementIn,
    RequirementOut,
    StatusFactOut,
    TariffIn,
    TariffOut,
)
from backend.providers.service import directory, matching, sheets

router = APIRouter(tags=["providers"], route_class=EdgeRoute)

_READ = [require(Permission.PROVIDERS_READ, of=locate_provider)]
_ADD = [require(Permission.PROVIDERS_EDIT, of=locate_provider, idempotent=True)]
_CHANGE = [require(Permission.PROVIDERS_EDIT, of=locate_provider, versioned=True)]


@router.get("/providers/{provider_id}/documents", dependencies=_READ)
def list_documents(provider_id: UUID, session: DbSession) -> Page[DocumentOut]:
    """The papers of a provider, the one that counts first of its kind."""
    found = sheets.list_documents(session, provider_id)
    return Page(items=[DocumentOut.model_validate(dict(row)) for row in found])


@router.post("/providers/{provider_id}/documents", status_code=201, dependencies=_ADD)
def add_document(
    provider_id: UUID, body: DocumentIn, session: DbSession, actor: CurrentActor, now: Now
) -> Page[DocumentOut]:
    """Record a paper, which takes the place of the one before of its kind."""
    sheets.add_document(session, actor, provider_id, **body.model_dump(), now=now)
    return list_documents(provider_id, session)


@router.get("/document-requirements", dependencies=[require(Permission.PROVIDERS_READ)])
def list_requirements(session: DbSession) -> Page[RequirementOut]:
    """What the house asks of each speciality."""
    return Page(items=[RequirementOut.model_validate(dict(row)) for row in sheets.list_requirements(session)])


@router.post(
    "/document-requirements",
    status_code=201,
    dependencies=[require(Permission.PRODUCTS_EDIT, idempotent=True)],
)
def require_document(body: RequirementIn, session: DbSession, actor: CurrentActor, now: Now) -> Page[RequirementOut]:
    """Say whether a paper is asked of whoever does a speciality, from a day on."""
    sheets.require_document(session, actor, **body.model_dump(), now=now)
    return list_requirements(session)


@router.get("/providers/{provider_id}/tariffs", dependencies=_READ)
def list_tariffs(provider_id: UUID, session: DbSession) -> Page[TariffOut]:
    """The dated prices of a provider, the latest first."""
    return Page(items=[TariffOut.of(dict(row)) for row in sheets.list_tariffs(session, provider_id)])


@router.post("/providers/{provider_id}/tariffs", status_code=201, dependencies=_ADD)
def add_tariff(provider_id: UUID, body: TariffIn, session: DbSession, actor: CurrentActor, now: Now) -> Page[TariffOut]:
    """Record the price of a speciality from a day on."""
    sheets.add_tariff(
        session,
        actor,
        provider_id,
        speciality=body.speciality,
        price=body.price(),
        valid_from=body.valid_from,
        now=now,
    )
    return list_tariffs(provider_id, session)


@router.get("/providers/{provider_id}/links", dependencies=_READ)
def list_links(provider_id: UUID, session: DbSession) -> Page[LinkOut]:
    """The ties of a provider, those that ended included."""
    return Page(items=[LinkOut.model_validate(dict(row)) for row in sheets.list_links(session, provider_id)])


@router.post("/providers/{provider_id}/links", status_code=201, dependencies=_ADD)
def add_link(provider_id: UUID, body: LinkIn, session: DbSession, actor: CurrentActor, now: Now) -> Page[LinkOut]:
    """Record a tie: the provider is kept away from claims where that somebody is a party."""
    sheets.add_link(session, actor, provider_id, **body.model_dump(), now=now)
    return list_links(provider_id, session)


@router.post("/providers/{provider_id}/links/{link_id}/end", dependencies=_ADD)
def end_link(
    provider_id: UUID, link_id: UUID, body: ReasonIn, session: DbSession, actor: CurrentActor, now: Now
) -> Page[LinkOut]:
    """Say that a tie is over."""
    sheets.end_link(session, actor, provider_id, link_id, reason=body.reason, now=now)
    return list_links(provider_id, session)


@router.get("/providers/{provider_id}/status-facts", dependencies=_READ)
def list_status_facts(provider_id: UUID, session: DbSession) -> Page[StatusFactOut]:
    """Suspensions and resumptions, oldest first."""
    found = sheets.list_status_facts(session, provider_id)
    return Page(items=[StatusFactOut.model_validate(dict(row)) for row in found])


@router.post("/providers/{provider_id}/suspension", dependencies=_CHANGE)
def suspend(
    provider_id: UUID,
    body: ReasonIn,
    response: Response,
    session: DbSession,
    actor: CurrentActor,
    version: ExpectedVersion,
    now: Now,
) -> ProviderOut:
    """No new mission for this provider, and why."""
    row = directory.suspend(session, actor, provider_id, reason=body.reason, expected_version=version, now=now)
    return answer(row, response)


@router.post("/providers/{provider_id}/resumption", dependencies=_CHANGE)
def resume(
    provider_id: UUID,
    body: ReasonIn,
    response: Response,
    session: DbSession,
    actor: CurrentActor,
    version: ExpectedVersion,
    now: Now,
) -> ProviderOut:
    """End a suspension, and why."""
    row = directory.resume(session, actor, provider_id, reason=body.reason, expected_version=version, now=now)
    return answer(row, response)


@router.get("/providers/{provider_id}/figures", dependencies=_READ)
def provider_figures(provider_id: UUID, session: DbSession) -> Page[FiguresOut]:
    """What a provider's missions show, by speciality then altogether."""
    return Page(items=[FiguresOut.of(dict(row)) for row in matching.figures(session, provider_id)])
